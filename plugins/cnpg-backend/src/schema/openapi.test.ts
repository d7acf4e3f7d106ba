import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

describe('openapi.generated.ts', () => {
  it('is what openapi.yaml generates', async () => {
    const script = resolve(__dirname, '../../scripts/generateOpenApi.mjs');
    await expect(
      promisify(execFile)(process.execPath, [script, '--check']),
    ).resolves.toMatchObject({ stderr: '' });
  }, 30_000);
});
