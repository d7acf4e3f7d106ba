// @ts-check
/**
 * Starts the demo: `npm run demo`. See `--help`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  SetupError,
  installDependencies,
  prepareToolchain,
  root,
  run,
  runMain,
  step,
} from './toolchain.mjs';

const HELP = `Usage: npm run demo -- [options]

  --port N            port of the portal (7007)
  --speed N           how much faster than real the sandbox runs (2.6: a database in about 20 s)
  --kubeconfig FILE   use this Kubernetes, with CloudNativePG 1.29 or newer, instead of the sandbox's
  --context NAME      context in that file (its current one)
  --storage-class X   storage class there (its default)
  --image 17=IMAGE    PostgreSQL image for a major version there; may be repeated
  --config FILE       further Backstage configuration, applied last; may be repeated
`;

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '7007' },
    speed: { type: 'string', default: '2.6' },
    kubeconfig: { type: 'string' },
    context: { type: 'string' },
    'storage-class': { type: 'string' },
    image: { type: 'string', multiple: true, default: [] },
    config: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const state = join(root, '.demo');

/** @type {{ name: string, child: import('node:child_process').ChildProcess }[]} */
const children = [];
let stopping = false;

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} settings
 */
function start(name, command, args, { cwd, env }) {
  const log = join(state, `${name}.log`);
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stream = createWriteStream(log);
  child.stdout?.pipe(stream);
  child.stderr?.pipe(stream);
  child.on('exit', code => {
    if (stopping) return;
    console.error(
      `\nThe ${name} ended with code ${code}. Its last lines (all are in ${log}):\n`,
    );
    console.error(readFileSync(log, 'utf8').split('\n').slice(-25).join('\n'));
    void stop(1);
  });
  children.push({ name, child });
}

/** Ends what was started, each by its own pid, and then this process. */
async function stop(/** @type {number} */ code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(
    children.map(
      ({ child }) =>
        new Promise(done => {
          if (child.exitCode !== null || child.signalCode !== null) {
            done(undefined);
            return;
          }
          const kill = setTimeout(() => child.kill('SIGKILL'), 5000);
          child.once('exit', () => {
            clearTimeout(kill);
            done(undefined);
          });
          child.kill('SIGTERM');
        }),
    ),
  );
  process.exit(code);
}

/** @param {number} port */
function assertPortIsFree(port) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', error =>
      fail(
        /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE'
          ? new SetupError(
              `Port ${port} is taken by another program. End that, or choose another port: npm run demo -- --port ${
                port + 1
              }`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(done));
  });
}

/**
 * @param {() => Promise<boolean> | boolean} probe
 * @param {string} what
 */
async function until(probe, what, seconds = 120) {
  const end = Date.now() + seconds * 1000;
  while (!(await probe())) {
    if (stopping) throw new SetupError(`${what} did not start.`);
    if (Date.now() > end)
      throw new SetupError(`${what} did not answer within ${seconds} s.`);
    await new Promise(done => setTimeout(done, 150));
  }
}

/** Files that the browser's bundle is made of. */
function appFingerprint() {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    hash.update(path);
    hash.update(readFileSync(join(root, path)));
  };
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), {
      withFileTypes: true,
    })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  add('yarn.lock');
  for (const folder of [
    'packages/app',
    'plugins/cnpg',
    'plugins/cnpg-common',
  ]) {
    add(`${folder}/package.json`);
    walk(`${folder}/src`);
  }
  walk('packages/app/public');
  return hash.digest('hex');
}

/** @param {import('./toolchain.mjs').Toolchain} tools */
async function buildApp(tools) {
  const stamp = join(root, 'packages/app/dist/.pgportal-build');
  const fingerprint = appFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  await step('Building the frontend', async () => {
    if ((await tools.yarn(['workspace', 'app', 'build'])) !== 0) {
      throw new SetupError(
        'The frontend could not be built; see the lines above.',
      );
    }
    writeFileSync(stamp, fingerprint);
  });
}

async function main() {
  if (options.help) {
    console.log(HELP);
    return;
  }
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(
      `--port takes a number from 1 to 65535, not "${options.port}".`,
    );
  }
  if (options.kubeconfig && !existsSync(options.kubeconfig)) {
    throw new SetupError(
      `There is no file ${options.kubeconfig}; --kubeconfig names one.`,
    );
  }
  const given =
    (options.context && '--context') ||
    (options['storage-class'] && '--storage-class') ||
    (options.image.length && '--image');
  if (given && !options.kubeconfig) {
    throw new SetupError(
      `${given} is about the Kubernetes that --kubeconfig names; it needs both.`,
    );
  }
  for (const file of options.config) {
    if (!existsSync(file))
      throw new SetupError(`There is no file ${file}; --config names one.`);
  }
  await assertPortIsFree(port);

  const tools = await prepareToolchain();
  await installDependencies(tools);
  await buildApp(tools);

  const sandboxDir = join(state, 'sandbox');
  rmSync(sandboxDir, { recursive: true, force: true });
  mkdirSync(sandboxDir, { recursive: true });
  const sandboxFile = join(sandboxDir, 'sandbox.json');
  await step(
    options.kubeconfig
      ? 'Starting the sandbox (its Azure; Kubernetes is yours)'
      : 'Starting the sandbox (a local AKS and a local Azure)',
    async () => {
      start(
        'sandbox',
        tools.node,
        [
          '--disable-warning=ExperimentalWarning',
          join(root, 'packages/sandbox/src/main.ts'),
          '--dir',
          sandboxDir,
          '--speed',
          options.speed,
          '--parent-pid',
          String(process.pid),
        ],
        { cwd: root, env: tools.env },
      );
      await until(() => existsSync(sandboxFile), 'The sandbox');
    },
  );
  const sandbox = JSON.parse(readFileSync(sandboxFile, 'utf8'));

  const require = createRequire(join(root, 'packages/backend/package.json'));
  // Runs the sources of the workspace as they are.
  const nodeTransform = [
    '--disable-warning=DEP0040',
    '--require',
    require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
  ];
  const configs = [
    join(root, 'app-config.yaml'),
    ...options.config.map(file => resolve(file)),
  ];
  if (options.kubeconfig) {
    const generated = join(state, 'app-config.target.yaml');
    await step(
      `Looking at ${options.context ?? 'the current context'}`,
      async () => {
        const code = await run(
          tools.node,
          [
            ...nodeTransform,
            'src/evaluation/main.ts',
            '--kubeconfig',
            resolve(/** @type {string} */ (options.kubeconfig)),
            ...(options.context ? ['--context', options.context] : []),
            ...(options['storage-class']
              ? ['--storage-class', options['storage-class']]
              : []),
            ...options.image.flatMap(image => ['--image', image]),
            '--output',
            generated,
          ],
          {
            cwd: join(root, 'packages/backend'),
            env: tools.env,
            inherit: true,
          },
        );
        if (code !== 0)
          throw new SetupError('This Kubernetes cannot be used; see above.');
      },
    );
    configs.splice(1, 0, generated);
  }

  const url = `http://localhost:${port}`;
  await step('Starting the backend', async () => {
    start(
      'backend',
      tools.node,
      [
        '--enable-source-maps',
        ...nodeTransform,
        '--require',
        join(root, 'scripts/exitWithParent.cjs'),
        'src/index.ts',
        ...configs.flatMap(file => ['--config', file]),
      ],
      {
        cwd: join(root, 'packages/backend'),
        env: {
          ...tools.env,
          NODE_ENV: 'development',
          // Halves the start from the second time on.
          NODE_COMPILE_CACHE: join(state, 'compile-cache'),
          PGPORTAL_KUBECONFIG: join(sandboxDir, 'kubeconfig'),
          PGPORTAL_CA_FILE: join(sandboxDir, 'ca.crt'),
          PGPORTAL_AZURE_URL: sandbox.azureUrl,
          PGPORTAL_AZURE_SUBSCRIPTION: sandbox.azure.subscriptionId,
          PGPORTAL_AZURE_TENANT: sandbox.azure.tenantId,
          PGPORTAL_AZURE_CLIENT_ID: sandbox.azure.clientId,
          PGPORTAL_AZURE_CLIENT_SECRET: sandbox.azure.clientSecret,
          PGPORTAL_AKS_RESOURCE_ID: sandbox.azure.aksResourceId,
          APP_CONFIG_app_baseUrl: JSON.stringify(url),
          APP_CONFIG_backend_baseUrl: JSON.stringify(url),
          APP_CONFIG_backend_listen_port: String(port),
        },
      },
    );
    const ready = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
    await until(
      async () => (await fetch(ready).catch(() => undefined))?.ok ?? false,
      'The backend',
    );
  });

  console.log(
    `\nThe portal is at ${url}\nCtrl-C ends it. Logs are in ${state}.`,
  );
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('SIGHUP', () => void stop(0));
runMain(() =>
  main().catch(async error => {
    if (error instanceof SetupError) console.error(`\n${error.message}`);
    else console.error(error);
    await stop(1);
  }),
);
