import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const END_MS = 5000;

/** Ends a process by its own pid, by force when it does not end by itself. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const force = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

/** Fails when the process ends; for racing with what is waited for. */
export function untilItEnds(
  child: ChildProcess,
  what: string,
  log: () => string,
): Promise<never> {
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`${what} ended with ${code}: ${log().slice(-3000)}`)),
    );
  });
}

/** What a process has written so far. */
export function outputOf(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-100_000);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

/** Things that were started, ended in the opposite order. */
export class Started {
  readonly #ends: (() => Promise<void>)[] = [];

  add<T extends { stop(): Promise<void> }>(started: T): T {
    this.#ends.push(() => started.stop());
    return started;
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }
}

/** Asks again until the answer is true; fails with a sentence that names what was waited for. */
export async function until(
  what: string,
  probe: () => Promise<boolean>,
  options: { seconds?: number; everyMs?: number } = {},
): Promise<void> {
  const { seconds = 60, everyMs = 50 } = options;
  const deadline = performance.now() + seconds * 1000;
  while (!(await probe())) {
    if (performance.now() > deadline) {
      throw new Error(`${what} did not happen within ${seconds} s.`);
    }
    await new Promise(done => setTimeout(done, everyMs));
  }
}
