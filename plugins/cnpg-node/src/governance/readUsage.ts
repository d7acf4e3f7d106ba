import {
  Cluster,
  DatabaseObjects,
  DatabaseRef,
  Kind,
  KubernetesObject,
  ObjectStore,
  Pooler,
  Quota,
  ScheduledBackup,
  clusterAnnotations,
  kinds,
  sumUsage,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '../kubernetes/KubernetesApiError';
import { KubernetesApi, TargetsService } from '../types';
import { GovernanceService } from './GovernanceService';

type Costs = Pick<
  Required<DatabaseObjects>,
  'objectStores' | 'scheduledBackups' | 'poolers'
>;

const NO_COSTS: Costs = { objectStores: [], scheduledBackups: [], poolers: [] };

/**
 * What a team has in its namespace on all targets at this moment, asked of the
 * targets themselves: right before a database is created, what was known a
 * moment ago is not enough. A target that does not answer is left out and
 * named: one target that is down must not stop creations on the others.
 *
 * @param options - without the database `except`, so that creating it again
 * takes nothing more
 *
 * @public
 */
export async function readUsage(options: {
  targets: TargetsService;
  governance: GovernanceService;
  owner: string;
  namespace: string;
  except: DatabaseRef;
  signal?: AbortSignal;
}): Promise<{
  used: Required<Quota>;
  /** Whether the database that is left out is there. */
  exists: boolean;
  /** Titles of the targets that did not answer. */
  unanswered: string[];
}> {
  const { targets, governance, owner, namespace, except, signal } = options;
  const unanswered: string[] = [];
  let exists = false;
  const usages = await Promise.all(
    targets.list().map(async ({ definition, kubernetes }) => {
      try {
        const { items } = await kubernetes.list<Cluster>(kinds.Cluster, {
          namespace,
          signal,
        });
        const isExcept = ({ metadata }: Cluster) =>
          definition.name === except.target && metadata.name === except.name;
        exists ||= items.some(isExcept);
        const counted = items.filter(
          cluster =>
            cluster.metadata.annotations?.[clusterAnnotations.owner] ===
              owner && !isExcept(cluster),
        );
        const costs =
          counted.length > 0 && governance.hasQuota(owner, 'monthlyCost')
            ? await readCosts(kubernetes, { namespace, signal })
            : NO_COSTS;
        return counted.map(
          cluster =>
            governance.judgeDatabase(
              {
                target: definition.name,
                namespace,
                name: cluster.metadata.name,
              },
              {
                cluster,
                pods: [],
                volumes: [],
                services: [],
                backups: [],
                objectStores: costs.objectStores,
                scheduledBackups: costs.scheduledBackups.filter(
                  ofCluster(cluster),
                ),
                poolers: costs.poolers.filter(ofCluster(cluster)),
                nodes: [],
                unavailable: {},
              },
              new Date(),
            ).usage,
        );
      } catch (error) {
        if (!(error instanceof KubernetesApiError)) throw error;
        unanswered.push(definition.title);
        return [];
      }
    }),
  );
  return { used: sumUsage(usages.flat()), exists, unanswered };
}

/** What a database costs beside its instances. */
async function readCosts(
  kubernetes: KubernetesApi,
  options: { namespace: string; signal?: AbortSignal },
): Promise<Costs> {
  const list = async <T extends KubernetesObject>(kind: Kind) => {
    if (!(await kubernetes.serves(kind, options))) return [];
    return (await kubernetes.list<T>(kind, options)).items;
  };
  const [objectStores, scheduledBackups, poolers] = await Promise.all([
    list<ObjectStore>(kinds.ObjectStore),
    list<ScheduledBackup>(kinds.ScheduledBackup),
    list<Pooler>(kinds.Pooler),
  ]);
  return { objectStores, scheduledBackups, poolers };
}

function ofCluster({ metadata }: Cluster) {
  return ({ spec }: ScheduledBackup | Pooler) =>
    spec?.cluster?.name === metadata.name;
}
