import {
  Cluster,
  DatabaseRef,
  Quota,
  clusterAnnotations,
  kinds,
  sumUsage,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '../kubernetes/KubernetesApiError';
import { TargetsService } from '../types';
import { GovernanceService } from './GovernanceService';

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
        return items
          .filter(
            cluster =>
              cluster.metadata.annotations?.[clusterAnnotations.owner] ===
                owner && !isExcept(cluster),
          )
          .map(
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
                  scheduledBackups: [],
                  objectStores: [],
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
