import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { outcome, startSandboxProcess } from '../__testUtils__/sandboxProcess';
import type { SandboxProcess } from '../__testUtils__/sandboxProcess';

jest.setTimeout(60_000);

describe('the official Kubernetes client', () => {
  let sandbox: SandboxProcess;

  beforeAll(async () => {
    sandbox = await startSandboxProcess();
  });

  afterAll(() => sandbox?.stop());

  it('lists, watches, creates, applies and deletes with the kubeconfig', async () => {
    const { code, stdout, stderr } = await outcome(
      spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(__dirname, '..', '__testUtils__', 'clientScenario.ts'),
          sandbox.info.kubeconfig,
        ],
        { env: { ...process.env, NODE_OPTIONS: '' } },
      ),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      nodes: 3,
      watched: [
        ['ADDED', 'applied'],
        ['DELETED', 'applied'],
      ],
      data: { a: 'Yg==' },
      sameVersion: true,
      generation: 1,
      listed: ['orders'],
      refused: { code: 422, reason: 'Invalid' },
    });
  });
});
