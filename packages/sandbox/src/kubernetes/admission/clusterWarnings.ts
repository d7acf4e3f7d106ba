import type { KubeObject } from '../types.ts';

/** What the Cluster webhook warns of. */
export function clusterWarnings({ spec }: KubeObject): string[] {
  const warnings: string[] = [];
  const found = [
    ...(spec.backup?.barmanObjectStore
      ? ['spec.backup.barmanObjectStore']
      : []),
    ...(spec.externalClusters ?? []).flatMap((external: any, index: number) =>
      external.barmanObjectStore
        ? [`spec.externalClusters.${index}.barmanObjectStore`]
        : [],
    ),
  ];
  if (found.length > 0) {
    warnings.push(
      `Native support for Barman Cloud backups and recovery is deprecated and will be completely removed in CloudNativePG 1.31.0. Found usage in: ${found.join(
        ', ',
      )}. Please migrate existing clusters to the new Barman Cloud Plugin to ensure a smooth transition.`,
    );
  }
  if (spec.backup?.retentionPolicy && !spec.backup.barmanObjectStore) {
    warnings.push(
      'Retention policies specified in .spec.backup.retentionPolicy are only used by the in-tree backup and recovery mechanism and are ignored without it',
    );
  }
  for (const [path, storage] of [
    ['spec.storage', spec.storage],
    ['spec.walStorage', spec.walStorage],
  ]) {
    if (storage?.size && storage.pvcTemplate?.resources?.requests?.storage) {
      warnings.push(
        `${path}.size and the storage request of ${path}.pvcTemplate are both set: the size is used`,
      );
    }
  }
  if (/^\d+$/.test(spec.postgresql?.parameters?.shared_buffers ?? '')) {
    warnings.push(
      '`shared_buffers` value is missing a unit (e.g. MB, GB). While this is supported in PostgreSQL, it is not recommended',
    );
  }
  if (spec.monitoring?.enablePodMonitor === true) {
    warnings.push(
      'spec.monitoring.enablePodMonitor is deprecated and will be removed in a future release. Set this field to false and create a PodMonitor resource for your cluster as described in the documentation',
    );
  }
  if (spec.nodeMaintenanceWindow?.inProgress === true) {
    warnings.push(
      'Consider using `.spec.enablePDB` instead of the node maintenance window feature',
    );
  }
  return warnings;
}
