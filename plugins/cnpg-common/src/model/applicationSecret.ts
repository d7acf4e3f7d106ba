import { Cluster } from './objects';

/**
 * Secret with the application's password: the one that the cluster was made
 * with, or CloudNativePG's own.
 *
 * @public
 */
export function applicationSecret({ metadata, spec }: Cluster): string {
  const { initdb, recovery, pg_basebackup: clone } = spec?.bootstrap ?? {};
  const named = (initdb ?? recovery ?? clone)?.secret?.name;
  return named || `${metadata.name}-app`;
}
