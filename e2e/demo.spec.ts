import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from './test';

test('a port that is taken is named in one sentence', ({ baseURL }) => {
  const { port } = new URL(baseURL!);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, '..', 'scripts', 'demo.mjs'), '--port', port],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr.trim()).toBe(
    `Port ${port} is taken by another program. End that, or choose another port: npm run demo -- --port ${
      Number(port) + 1
    }`,
  );
});
