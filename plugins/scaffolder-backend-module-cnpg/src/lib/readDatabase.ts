import { NotFoundError } from '@backstage/errors';
import {
  Backup,
  Cluster,
  Database,
  DatabaseObjects,
  DatabaseRef,
  Event,
  Kind,
  KubernetesObject,
  ObjectStore,
  PersistentVolumeClaim,
  Pod,
  Pooler,
  Service,
  SourceKind,
  archiverContainer,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { ActionDependencies } from './dependencies';

const LOG_LINES = 200;

/**
 * Reads what the progress of a creation is judged by; undefined when there is
 * no Cluster. Kinds that may not be read are noted, and cost only what would
 * follow from them.
 */
export async function readDatabase(
  kubernetes: KubernetesApi,
  { namespace, name }: DatabaseRef,
  signal?: AbortSignal,
): Promise<DatabaseObjects | undefined> {
  const cluster = await kubernetes.get<Cluster>(
    kinds.Cluster,
    namespace,
    name,
    { signal },
  );
  if (!cluster) return undefined;

  const unavailable: DatabaseObjects['unavailable'] = {};
  const list = async <T extends KubernetesObject>(
    kind: Kind,
    source: SourceKind,
    selectors?: { labelSelector?: string; fieldSelector?: string },
  ): Promise<T[]> => {
    try {
      return (
        await kubernetes.list<T>(kind, { namespace, ...selectors, signal })
      ).items;
    } catch (error) {
      if (!isDenied(error)) throw error;
      unavailable[source] = error.message;
      return [];
    }
  };
  const ofCluster = { labelSelector: `cnpg.io/cluster=${name}` };
  const [
    pods,
    volumes,
    services,
    events,
    backups,
    objectStores,
    databases,
    poolers,
  ] = await Promise.all([
    list<Pod>(kinds.Pod, 'Pod', ofCluster),
    list<PersistentVolumeClaim>(
      kinds.PersistentVolumeClaim,
      'PersistentVolumeClaim',
      ofCluster,
    ),
    list<Service>(kinds.Service, 'Service', ofCluster),
    list<Event>(kinds.Event, 'Event', { fieldSelector: 'type=Warning' }),
    list<Backup>(kinds.Backup, 'Backup'),
    list<ObjectStore>(kinds.ObjectStore, 'ObjectStore'),
    list<Database>(kinds.Database, 'Database'),
    list<Pooler>(kinds.Pooler, 'Pooler'),
  ]);
  const isOurs = ({ spec }: { spec?: { cluster?: { name?: string } } }) =>
    spec?.cluster?.name === name;
  const stores = cluster.spec?.plugins?.map(
    plugin => plugin.parameters?.barmanObjectName,
  );
  return {
    cluster,
    pods,
    volumes,
    services,
    events,
    backups: backups.filter(isOurs),
    databases: databases.filter(isOurs),
    poolers: poolers.filter(isOurs),
    scheduledBackups: [],
    objectStores: objectStores.filter(({ metadata }) =>
      stores?.includes(metadata.name),
    ),
    nodes: [],
    unavailable,
    archiverLog: await readArchiverLog(kubernetes, cluster, signal),
  };
}

/** For a database that has to be there. */
export function noSuchDatabase(
  { namespace, name }: DatabaseRef,
  targetTitle: string,
): NotFoundError {
  return new NotFoundError(
    `database: there is no ${name} in namespace ${namespace} on ${targetTitle}.`,
  );
}

/**
 * The Cluster of a database that has to be there.
 *
 * Throws `NotFoundError`.
 */
export async function readCluster(
  { targets }: Pick<ActionDependencies, 'targets'>,
  ref: DatabaseRef,
  signal?: AbortSignal,
): Promise<Cluster> {
  const { kubernetes, definition } = targets.get(ref.target);
  const cluster = await kubernetes.get<Cluster>(
    kinds.Cluster,
    ref.namespace,
    ref.name,
    { signal },
  );
  if (!cluster) throw noSuchDatabase(ref, definition.title);
  return cluster;
}

/** Only while archiving fails: the log alone names the cause. */
async function readArchiverLog(
  kubernetes: KubernetesApi,
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<string[] | undefined> {
  const failing = cluster.status?.conditions?.some(
    ({ type, status }) => type === 'ContinuousArchiving' && status === 'False',
  );
  const primary = cluster.status?.currentPrimary;
  if (!failing || !primary || !cluster.metadata.namespace) return undefined;
  return readPluginLog(
    kubernetes,
    cluster.metadata.namespace,
    primary,
    signal,
    archiverContainer(cluster),
  );
}

/** Last lines of the Barman Cloud plugin in a pod; undefined where they may not be read. */
export async function readPluginLog(
  kubernetes: KubernetesApi,
  namespace: string,
  pod: string,
  signal?: AbortSignal,
  container = 'plugin-barman-cloud',
): Promise<string[] | undefined> {
  try {
    const log = await kubernetes.podLog(namespace, pod, {
      container,
      tailLines: LOG_LINES,
      signal,
    });
    return log?.split('\n');
  } catch (error) {
    if (!isDenied(error)) throw error;
    return undefined;
  }
}

function isDenied(error: unknown): error is KubernetesApiError {
  return (
    error instanceof KubernetesApiError &&
    (error.statusCode === 403 || error.statusCode === 404)
  );
}
