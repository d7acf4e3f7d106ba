import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './kubernetes/types.ts';

/**
 * Makes the clock of a sandbox.
 *
 * @param speed - how many times faster than the wall clock waits pass; above 0
 * @throws RangeError when the speed is not a number above 0
 * @public
 */
export function createClock(speed: number): Clock {
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new RangeError(`The speed must be a number above 0, not ${speed}.`);
  }
  return {
    speed,
    now: () => new Date(),
    sleep: (ms, signal) =>
      wait(Math.max(0, ms / speed), undefined, signal ? { signal } : {}),
  };
}
