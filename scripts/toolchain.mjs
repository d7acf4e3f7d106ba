// @ts-check
/**
 * Finds, or installs into the git-ignored `.toolchain/`, the Node.js and Yarn
 * that the repository needs. Runs on Node 20, before any dependency is there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const toolchain = join(root, '.toolchain');
const nodeRange = '24';
const yarnVersion = '4.13.0';

/** 22.18 is the first 22 that runs TypeScript without a flag, which the sandbox uses. */
const nodeFits = (/** @type {string} */ version) => {
  const [major, minor] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 18);
};

/** A failure that is told to the user in one sentence, without a stack trace. */
export class SetupError extends Error {}

/**
 * Prints one line per step, with the time it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} fn
 * @returns {Promise<T>}
 */
export async function step(title, fn) {
  const started = Date.now();
  const result = await fn();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${title.padEnd(58, ' ')} ${seconds.padStart(6)} s`);
  return result;
}

/**
 * Runs a command to its end; its output is shown only when it fails, unless `inherit`.
 * When this process is told to end, so is the command with all that it started.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, inherit?: boolean, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ['ignore', ...Array(2).fill(options.inherit ? 'inherit' : 'pipe')],
      // A process group of its own, to be ended as one.
      detached: true,
    });
    /** @param {NodeJS.Signals} signal */
    const end = signal => {
      if (child.pid) process.kill(-child.pid, signal);
      process.exit(1);
    };
    const signals = /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM']);
    for (const signal of signals) process.on(signal, end);
    let output = '';
    child.stdout?.on('data', chunk => (output += chunk));
    child.stderr?.on('data', chunk => (output += chunk));
    child.on('error', reject);
    child.on('close', code => {
      for (const signal of signals) process.off(signal, end);
      if (code !== 0 && !options.inherit) {
        process.stderr.write(output.slice(-20_000));
      }
      resolve(code ?? 1);
    });
  });
}

async function npmInstall(/** @type {string[]} */ packages) {
  mkdirSync(toolchain, { recursive: true });
  const manifest = join(toolchain, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(manifest, '{ "private": true }\n');
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return run(npm, [
    'install',
    '--prefix',
    toolchain,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
    ...packages,
  ]);
}

async function findNode() {
  if (nodeFits(process.versions.node)) {
    return process.execPath;
  }
  // The `node` package on npm is a script that picks one of these; they carry the binary itself.
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const binary = (/** @type {string} */ name) =>
    join(toolchain, 'node_modules', name, 'bin', 'node');
  const installed = () => names.map(binary).find(existsSync);
  if (!installed()) {
    await step(
      `Installing Node.js ${nodeRange} (this is Node.js ${process.versions.node})`,
      async () => {
        for (const name of names) {
          if ((await npmInstall([`${name}@${nodeRange}`])) === 0) return;
        }
        throw new SetupError(
          `Node.js 22.18 or newer, or 24, is needed; this is ${process.versions.node}, and npm has no Node.js ${nodeRange} for ${process.platform}-${process.arch}. Install one and run again.`,
        );
      },
    );
  }
  return /** @type {string} */ (installed());
}

/** What `npm` itself is configured to use, so that a mirror needs to be named only once. */
function npmRegistry() {
  const result = spawnSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
  });
  return result.status === 0 ? result.stdout.trim() : '';
}

/**
 * @typedef {object} Toolchain
 * @property {string} node path of the Node.js binary
 * @property {NodeJS.ProcessEnv} env environment with that binary first on the PATH
 * @property {(args: string[], options?: { inherit?: boolean, env?: NodeJS.ProcessEnv }) => Promise<number>} yarn runs Yarn
 */

/**
 * @returns {Promise<Toolchain>}
 */
export async function prepareToolchain() {
  const node = await findNode();
  const yarnScript = join(
    toolchain,
    'node_modules',
    '@yarnpkg',
    'cli-dist',
    'bin',
    'yarn.js',
  );
  if (!existsSync(yarnScript)) {
    await step(`Installing Yarn ${yarnVersion}`, async () => {
      if ((await npmInstall([`@yarnpkg/cli-dist@${yarnVersion}`])) !== 0) {
        throw new SetupError(
          'Yarn could not be installed from npm; see the lines above.',
        );
      }
    });
  }
  // `yarn` on the PATH of child processes is ours as well: the Backstage CLI calls it by name.
  const shims = join(toolchain, 'bin');
  mkdirSync(shims, { recursive: true });
  const shim = join(shims, 'yarn');
  writeFileSync(shim, `#!/bin/sh\nexec "${node}" "${yarnScript}" "$@"\n`, {
    mode: 0o755,
  });

  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    PATH: [shims, dirname(node), process.env.PATH].join(delimiter),
  };
  // npm's own settings leak into scripts it runs and confuse the tools below.
  for (const key of Object.keys(env)) {
    if (/^npm_(config|package|lifecycle)_/i.test(key)) delete env[key];
  }
  const registry = npmRegistry();
  if (registry && !env.YARN_NPM_REGISTRY_SERVER) {
    env.YARN_NPM_REGISTRY_SERVER = registry;
  }
  return {
    node,
    env,
    yarn: (args, options = {}) =>
      run(node, [yarnScript, ...args], {
        inherit: options.inherit,
        env: { ...env, ...options.env },
      }),
  };
}

/** Hash of everything that decides what an install produces. */
function installFingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'yarn.lock')));
  hash.update(readFileSync(join(root, '.yarnrc.yml')));
  return hash.digest('hex');
}

/**
 * Installs the dependencies, unless they are those of the present lock file.
 * @param {Toolchain} tools
 */
export async function installDependencies(tools) {
  const stamp = join(root, 'node_modules', '.pgportal-install');
  const fingerprint = installFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
    return;
  }
  await step('Installing dependencies', async () => {
    if ((await tools.yarn(['install', '--immutable'])) !== 0) {
      throw new SetupError(
        'The dependencies could not be installed; see the lines above.',
      );
    }
    writeFileSync(stamp, installFingerprint());
  });
}

/**
 * Runs a script's main function; a {@link SetupError} ends it with its sentence alone.
 * @param {() => Promise<number | void>} main
 */
export function runMain(main) {
  main().then(
    code => {
      process.exitCode = code ?? 0;
    },
    error => {
      console.error(error instanceof SetupError ? `\n${error.message}` : error);
      process.exitCode = 1;
    },
  );
}
