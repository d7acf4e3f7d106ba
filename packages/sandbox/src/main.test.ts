import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import {
  outcome,
  readyLine,
  spawnMain,
  startSandboxProcess,
} from './__testUtils__/sandboxProcess';

// Each test starts a process, which takes seconds where others work as well.
jest.setTimeout(60_000);

describe('the sandbox as a process', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pgportal-sandbox-'));
  });

  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('says in one sentence that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    for (const name of ['kubernetes', 'azure', 'control']) {
      const { code, stdout, stderr } = await outcome(
        spawnMain(['--dir', dir, `--${name}-port`, String(port)]),
      );
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toBe(
        `Port ${port} of 127.0.0.1 is taken: end what listens there, or choose another with --${name}-port.\n`,
      );
    }
    server.close();
  });

  it('refuses options that it does not know', async () => {
    const { code, stderr } = await outcome(spawnMain(['--speed', 'fast']));
    expect(code).toBe(2);
    expect(stderr).toContain('--speed must be a number above 0, not fast.');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s, also while it is watched',
    async signal => {
      const sandbox = await startSandboxProcess();
      const watch = await sandbox.watch('/api/v1/pods?watch=1');
      sandbox.child.kill(signal);
      const [code] = await once(sandbox.child, 'close');
      expect(code).toBe(0);
      await watch.ended;
      await sandbox.stop();
    },
  );

  it('ends with its standard input', async () => {
    const child = spawnMain(['--dir', dir, '--exit-with-stdin']);
    await readyLine(child);
    child.stdin?.end();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('ends with the process that it was told of', async () => {
    const parent = spawn(process.execPath, [
      '-e',
      'setInterval(() => {}, 1000)',
    ]);
    const child = spawnMain(['--dir', dir, '--parent-pid', String(parent.pid)]);
    await readyLine(child);
    parent.kill('SIGKILL');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('cuts connections when it is told to, and goes on answering', async () => {
    const sandbox = await startSandboxProcess();
    const watch = await sandbox.watch('/api/v1/pods?watch=1');
    await sandbox.control('DELETE', '/connections');
    await watch.ended;
    const { status } = await sandbox.request('GET', '/api/v1/pods');
    expect(status).toBe(200);
    await sandbox.stop();
  });

  it('keeps its credentials to the user who runs it', async () => {
    const sandbox = await startSandboxProcess();
    for (const file of ['kubeconfig', 'sandbox.json']) {
      // eslint-disable-next-line no-bitwise
      expect((await stat(join(sandbox.dir, file))).mode & 0o077).toBe(0);
    }
    expect(sandbox.info).toMatchObject({
      pid: sandbox.child.pid,
      kubernetesUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      azure: { aksResourceId: expect.stringContaining('/managedClusters/') },
    });
    await sandbox.stop();
  });

  it('leaves out the CRDs that it is told to leave out', async () => {
    const sandbox = await startSandboxProcess([
      '--without-crds',
      'barmancloud.cnpg.io',
    ]);
    const answer = await sandbox.request(
      'GET',
      '/apis/barmancloud.cnpg.io/v1/objectstores',
    );
    expect(answer.status).toBe(404);
    await sandbox.stop();
  });
});
