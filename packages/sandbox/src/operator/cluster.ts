import type { KubeObject, OwnerReference, Store } from '../kubernetes/types.ts';
import { BARMAN_PLUGIN, kinds, STATIC_ANNOTATION } from './constants.ts';

/** Where and how a cluster stores its WAL and base backups. */
export interface BackupDestination {
  by: 'plugin' | 'in-tree';
  /** Undefined when the ObjectStore that the plugin names does not exist. */
  destinationPath: string | undefined;
  serverName: string;
  azureCredentials: Record<string, any> | undefined;
  objectStore?: string;
  /** Options that barman-cloud-wal-archive and barman-cloud-backup get. */
  walCompression?: string;
  dataCompression?: string;
}

export function isStatic(object: KubeObject): boolean {
  return object.metadata.annotations?.[STATIC_ANNOTATION] === 'true';
}

export function ownerReference(
  cluster: KubeObject,
  blocking = false,
): OwnerReference {
  return {
    apiVersion: cluster.apiVersion,
    kind: cluster.kind,
    name: cluster.metadata.name,
    uid: cluster.metadata.uid,
    controller: true,
    ...(blocking && { blockOwnerDeletion: true }),
  };
}

export function serviceAccountName(cluster: KubeObject): string {
  return cluster.spec.serviceAccountName ?? cluster.metadata.name;
}

export function barmanPlugin(
  cluster: KubeObject,
):
  | { parameters?: Record<string, string>; isWALArchiver?: boolean }
  | undefined {
  return cluster.spec.plugins?.find(
    (plugin: any) => plugin.name === BARMAN_PLUGIN && plugin.enabled !== false,
  );
}

function byPlugin(
  store: Store,
  namespace: string | undefined,
  plugin: { parameters?: Record<string, string> },
  defaultServerName: string,
): BackupDestination {
  const objectStore = plugin.parameters?.barmanObjectName ?? '';
  const configuration = objectStore
    ? store.get(kinds.objectStore, namespace, objectStore)?.spec?.configuration
    : undefined;
  return {
    by: 'plugin',
    objectStore,
    serverName: plugin.parameters?.serverName || defaultServerName,
    destinationPath: configuration?.destinationPath,
    azureCredentials: configuration?.azureCredentials,
    walCompression: configuration?.wal?.compression,
    dataCompression: configuration?.data?.compression,
  };
}

function inTree(
  barman: Record<string, any>,
  defaultServerName: string,
): BackupDestination {
  return {
    by: 'in-tree',
    serverName: barman.serverName || defaultServerName,
    destinationPath: barman.destinationPath,
    azureCredentials: barman.azureCredentials,
    walCompression: barman.wal?.compression,
    dataCompression: barman.data?.compression,
  };
}

/** The destination of WAL and backups; undefined for a cluster without any. */
export function backupDestination(
  store: Store,
  cluster: KubeObject,
): BackupDestination | undefined {
  const plugin = barmanPlugin(cluster);
  const { name, namespace } = cluster.metadata;
  if (plugin) {
    return byPlugin(store, namespace, plugin, name);
  }
  const barman = cluster.spec.backup?.barmanObjectStore;
  return barman && inTree(barman, name);
}

function recoverySource(cluster: KubeObject): any {
  const source = cluster.spec.bootstrap?.recovery?.source;
  return cluster.spec.externalClusters?.find(
    (each: any) => each.name === source,
  );
}

/** The Barman Cloud plugin's part in the recovery source, where there is one. */
export function recoveryPlugin(
  cluster: KubeObject,
): { parameters?: Record<string, string> } | undefined {
  const plugin = recoverySource(cluster)?.plugin;
  return plugin?.name === BARMAN_PLUGIN ? plugin : undefined;
}

/**
 * Where a cluster that is bootstrapped by recovery comes from, and the base
 * backup if a Backup object names it; undefined when neither is to be had.
 */
export function recoveryOrigin(
  store: Store,
  cluster: KubeObject,
): { destination: BackupDestination; backupId?: string } | undefined {
  const { recovery } = cluster.spec.bootstrap ?? {};
  const { namespace } = cluster.metadata;
  if (recovery?.backup) {
    const status = store.get(
      kinds.backup,
      namespace,
      recovery.backup.name,
    )?.status;
    return status?.destinationPath
      ? {
          destination: inTree(status, status.serverName),
          backupId: status.backupId,
        }
      : undefined;
  }
  const plugin = recoveryPlugin(cluster);
  if (plugin) {
    return {
      // Without a serverName the plugin looks for the new cluster's own.
      destination: byPlugin(store, namespace, plugin, cluster.metadata.name),
    };
  }
  const barman = recoverySource(cluster)?.barmanObjectStore;
  return barman && { destination: inTree(barman, recovery.source) };
}

/** Major version of a PostgreSQL image reference, from its tag. */
export function majorVersion(image: string): number | undefined {
  const match = /:(\d+)[^/]*$/.exec(image.split('@')[0]);
  return match ? Number(match[1]) : undefined;
}

/** The image that the cluster asks for, or why it cannot be found. */
export function wantedImage(
  store: Store,
  cluster: KubeObject,
): { image: string; major: number } | { problem: string } {
  const reference = cluster.spec.imageCatalogRef;
  if (!reference) {
    const image: string =
      cluster.spec.imageName ??
      'ghcr.io/cloudnative-pg/postgresql:18.1-system-trixie';
    return { image, major: majorVersion(image) ?? 18 };
  }
  const catalog =
    reference.kind === 'ClusterImageCatalog'
      ? store.get(kinds.clusterImageCatalog, undefined, reference.name)
      : store.get(
          kinds.imageCatalog,
          cluster.metadata.namespace,
          reference.name,
        );
  if (!catalog) {
    const kind = String(reference.kind).toLowerCase();
    return {
      problem: `Error getting ${reference.kind}/${reference.name}: ${kind}s.postgresql.cnpg.io "${reference.name}" not found`,
    };
  }
  const entry = catalog.spec?.images?.find(
    (each: any) => each.major === reference.major,
  );
  return entry
    ? { image: entry.image, major: reference.major }
    : {
        problem: `Error getting image from catalog ${reference.kind}/${reference.name}: selected major version is not available in the catalog`,
      };
}

/** Number at the end of an instance's name. */
export function serialOf(instance: string): number {
  return Number(/-(\d+)$/.exec(instance)?.[1] ?? NaN);
}

/** Instance names in the order of their serial numbers. */
export function bySerial(a: string, b: string): number {
  return serialOf(a) - serialOf(b);
}
