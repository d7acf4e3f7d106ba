import { BARMAN_PLUGIN } from '../barmanPlugin';
import { KubernetesObject } from '../model/objects';
import { DatabaseRequest, Recovery, RecoveryChoice } from '../model/request';

/** Name of the source among the external clusters. */
const SOURCE = 'source';

/**
 * What makes a cluster a restored one. The object store is a second one, to
 * read from alone: without a retention policy, so that nothing of the source's
 * backups is ever removed.
 *
 * @public
 */
export function recoveryBootstrap(
  recovery: Recovery,
  { name, namespace }: Pick<DatabaseRequest, 'name' | 'namespace'>,
): {
  bootstrap: object;
  externalClusters: object[];
  objectStore: KubernetesObject & { spec: object };
} {
  const { targetTime, backupId, database, owner } = recovery;
  const store = sourceStoreName(name);
  return {
    bootstrap: {
      recovery: {
        source: SOURCE,
        database,
        owner,
        ...((targetTime || backupId) && {
          recoveryTarget: {
            ...(backupId && { backupID: backupId }),
            ...(targetTime ? { targetTime } : { targetImmediate: true }),
          },
        }),
      },
    },
    externalClusters: [
      {
        name: SOURCE,
        plugin: {
          name: BARMAN_PLUGIN,
          parameters: {
            barmanObjectName: store,
            serverName: recovery.serverName,
          },
        },
      },
    ],
    objectStore: {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: {
        name: store,
        namespace,
        labels: { 'app.kubernetes.io/part-of': name },
      },
      spec: {
        configuration: {
          destinationPath: recovery.destinationPath,
          azureCredentials: { inheritFromAzureAD: true },
          wal: { maxParallel: 8 },
        },
      },
    },
  };
}

/**
 * Name of the ObjectStore through which a restored database reads its source.
 *
 * @public
 */
export function sourceStoreName(name: string): string {
  return `${name}-source`;
}

/**
 * A choice as one text, equal for equal choices: the value of the annotation
 * `pgportal.dev/restored-from`.
 *
 * @public
 */
export function describeRecovery({
  source,
  targetTime,
  backupId,
}: RecoveryChoice): string {
  if (backupId) return `${source} backup ${backupId}`;
  return `${source} ${targetTime ?? 'latest'}`;
}
