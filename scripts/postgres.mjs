// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, step } from './toolchain.mjs';

const isRoot = process.getuid?.() === 0;
const DEBIAN = '/usr/lib/postgresql';
const START_MS = 30_000;

/** @returns {string | undefined} folder of the server's programs */
function findPrograms() {
  const found = spawnSync('which', ['postgres'], { encoding: 'utf8' });
  if (found.status === 0) return dirname(realpathSync(found.stdout.trim()));
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(DEBIAN, version, 'bin'))
    .find(folder => existsSync(join(folder, 'postgres')));
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}

/**
 * Starts a PostgreSQL for the tests that want one beside SQLite, on loopback,
 * with data of its own. Debian's package is installed when this is root on
 * Debian. Undefined where there is no server: these tests then run on SQLite.
 *
 * @returns {Promise<{ url: string, stop: () => void } | undefined>}
 */
export async function startPostgres() {
  if (!findPrograms() && isRoot && existsSync('/etc/debian_version')) {
    await step('Installing PostgreSQL', async () => {
      await run('apt-get', ['update', '-q']);
      await run('apt-get', [
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        'postgresql',
      ]);
    });
  }
  const programs = findPrograms();
  if (!programs) return undefined;

  const folder = mkdtempSync(join(tmpdir(), 'pgportal-postgres-'));
  // The server refuses to run as root.
  const user = isRoot ? { uid: 65534, gid: 65534 } : {};
  if (isRoot) chownSync(folder, 65534, 65534);
  const data = join(folder, 'data');
  const initialized = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'],
    { ...user, encoding: 'utf8', cwd: folder, env: { PATH: process.env.PATH } },
  );
  if (initialized.status !== 0) {
    process.stderr.write(initialized.stderr ?? '');
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-k', folder],
      ...['-h', '127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'],
    ],
    {
      ...user,
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const stop = () => {
    server.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);

  /** @type {boolean} */
  const ready = await new Promise(resolve => {
    const timeout = setTimeout(() => resolve(false), START_MS);
    const end = (/** @type {boolean} */ result) => {
      clearTimeout(timeout);
      resolve(result);
    };
    server.once('error', () => end(false));
    server.once('exit', () => end(false));
    server.stderr.on('data', text => {
      if (/ready to accept connections/.test(String(text))) end(true);
    });
  });
  if (!ready) {
    stop();
    return undefined;
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop };
}
