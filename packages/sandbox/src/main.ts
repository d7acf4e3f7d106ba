import { parseOptions, usage, UsageError } from './options.ts';
import type { SandboxOptions } from './options.ts';
import { startSandbox } from './sandbox.ts';

/** How often the parent process is looked for. */
const PARENT_CHECK_MS = 1000;

async function main(): Promise<void> {
  let options: SandboxOptions | 'help';
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${usage}\n`);
      process.exitCode = 2;
      return;
    }
    throw error;
  }
  if (options === 'help') {
    process.stdout.write(`${usage}\n`);
    return;
  }
  // Before anything starts: a parent may give up while it does.
  let isEnding = false;
  let stop: (() => Promise<void>) | undefined;
  const end = () => {
    if (!isEnding) {
      isEnding = true;
      Promise.resolve(stop?.()).finally(() => process.exit(0));
    }
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  watchParent(options, end);

  try {
    const sandbox = await startSandbox(options);
    if (isEnding) {
      await sandbox.stop();
      return;
    }
    stop = sandbox.stop;
    const { kubernetesUrl, azureUrl, controlUrl, kubeconfig } = sandbox.info;
    process.stdout.write(
      `Sandbox ready: Kubernetes ${kubernetesUrl} (kubeconfig ${kubeconfig}), Azure ${azureUrl}, control ${controlUrl}\n`,
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

function watchParent(
  { parentPid, exitWithStdin }: SandboxOptions,
  end: () => void,
): void {
  if (parentPid !== undefined) {
    setInterval(() => {
      try {
        process.kill(parentPid, 0);
      } catch (error) {
        // EPERM: it exists, but is another user's.
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
          end();
        }
      }
    }, PARENT_CHECK_MS).unref();
  }
  if (exitWithStdin) {
    process.stdin.on('end', end);
    process.stdin.on('close', end);
    process.stdin.resume();
  }
}

main();
