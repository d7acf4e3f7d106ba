import { inEnglish, say } from '../messages';
import { OperationRefusal } from '../operations/operation';
import { sayRefusal } from '../operations/spoken';
import { Freeze } from './governance';

/**
 * The freeze in which an environment is at a moment; the one that ends last
 * when there are several.
 *
 * @public
 */
export function freezeOf(
  environment: string | undefined,
  freezes: Freeze[],
  now: Date,
): Freeze | undefined {
  return freezes
    .filter(
      ({ environments, from, to }) =>
        (!environments ||
          (environment !== undefined && environments.includes(environment))) &&
        Date.parse(from) <= now.getTime() &&
        now.getTime() < Date.parse(to),
    )
    .sort((a, b) => Date.parse(b.to) - Date.parse(a.to))[0];
}

/**
 * What a freeze means for whoever wants to change something.
 *
 * @public
 */
export function describeFreeze({ title, to }: Freeze): string {
  return inEnglish(say('operation.frozen', { title, to }));
}

/**
 * The same, with which sentence it is.
 *
 * @public
 */
export function freezeRefusal({ title, to }: Freeze): OperationRefusal {
  return sayRefusal({ refused: say('operation.frozen', { title, to }) });
}

/**
 * What `cnpg.readOnly` in the configuration means for whoever wants to change
 * something.
 *
 * @public
 */
export const READ_ONLY = inEnglish(say('operation.readOnly'));
