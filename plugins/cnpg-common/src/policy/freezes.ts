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
