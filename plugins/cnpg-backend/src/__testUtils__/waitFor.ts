import { setTimeout } from 'node:timers/promises';

/** Tries until the assertion holds; fails with its last error after five seconds. */
export async function waitFor(
  assertion: () => void | Promise<void>,
): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(10);
    }
  }
}
