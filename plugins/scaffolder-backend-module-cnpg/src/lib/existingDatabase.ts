import { ConflictError, NotFoundError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import {
  CLIENT_ID_ANNOTATION,
  Cluster,
  DatabaseRef,
  TargetDefinition,
  clusterAnnotations,
  cnpgDatabaseOperatePermission,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { authorizeDatabase, readReference } from './authorizeDatabase';
import { ActionDependencies } from './dependencies';

/** A database of the portal that is there. */
export interface ExistingDatabase {
  ref: DatabaseRef;
  target: TargetDefinition;
  owner: string;
  requestedBy?: string;
}

type ClusterWithAccount = Cluster & {
  spec?: {
    serviceAccountTemplate?: {
      metadata?: { annotations?: Record<string, string> };
    };
  };
};

/**
 * Reads a database that the portal made, for whoever may operate it.
 *
 * Throws `NotAllowedError`, `NotFoundError`, and `ConflictError` for one whose
 * service account is not its own: the identity would be that of others as well.
 */
export async function readExistingDatabase(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials' | 'signal'>,
  reference: string,
  dependencies: ActionDependencies,
): Promise<ExistingDatabase> {
  const ref = readReference(reference);
  await authorizeDatabase(
    ctx,
    ref,
    cnpgDatabaseOperatePermission,
    dependencies,
  );
  const { definition, kubernetes } = dependencies.targets.get(ref.target);
  const cluster = await kubernetes.get<Cluster>(
    kinds.Cluster,
    ref.namespace,
    ref.name,
    { signal: ctx.signal },
  );
  const name = stringifyDatabaseRef(ref);
  if (!cluster) {
    throw new NotFoundError(`database: there is no ${name}.`);
  }
  const annotations = cluster.metadata.annotations ?? {};
  const owner = annotations[clusterAnnotations.owner];
  if (
    !owner ||
    !annotations[clusterAnnotations.plan] ||
    annotations[clusterAnnotations.adopted]
  ) {
    throw new ConflictError(
      `database: the portal did not make ${name}, and leaves its identity alone.`,
    );
  }
  const account = cluster.spec?.serviceAccountName;
  if (account && account !== ref.name) {
    throw new ConflictError(
      `database: ${name} runs as the service account ${account}, which others may share. The platform team must repair its identity.`,
    );
  }
  return {
    ref,
    target: definition,
    owner,
    requestedBy: annotations[clusterAnnotations.requestedBy],
  };
}

/**
 * Lets the Cluster of a database name the client id, which is another one when
 * the identity had to be made anew.
 */
export async function nameClientId(
  { ref }: ExistingDatabase,
  clientId: string,
  { lock, targets }: ActionDependencies,
  options: { log(message: string): void; signal?: AbortSignal },
): Promise<void> {
  const { kubernetes } = targets.get(ref.target);
  await lock.run(
    `namespace:${ref.target}/${ref.namespace}`,
    async signal => {
      const cluster = await kubernetes.get<Cluster>(
        kinds.Cluster,
        ref.namespace,
        ref.name,
        { signal },
      );
      if (!cluster) return;
      await writeClientId(kubernetes, cluster, clientId, {
        log: options.log,
        signal,
      });
    },
    options.signal,
  );
}

/**
 * Writes the client id into a Cluster that names another one, for whoever holds
 * the lock of its namespace. Pods get it when they are made: it says so, and
 * leaves the restart to people.
 */
export async function writeClientId(
  kubernetes: KubernetesApi,
  cluster: Cluster,
  clientId: string,
  options: { log(message: string): void; signal?: AbortSignal },
): Promise<void> {
  const { metadata, spec } = cluster as ClusterWithAccount;
  const { annotations } = spec?.serviceAccountTemplate?.metadata ?? {};
  if (annotations?.[CLIENT_ID_ANNOTATION] === clientId) return;
  await kubernetes.mergePatch(
    kinds.Cluster,
    metadata.namespace,
    metadata.name,
    {
      spec: {
        serviceAccountTemplate: {
          metadata: { annotations: { [CLIENT_ID_ANNOTATION]: clientId } },
        },
      },
    },
    { signal: options.signal },
  );
  options.log(
    `The Cluster names client id ${clientId} now. Restart the database, so that its pods get it`,
  );
}
