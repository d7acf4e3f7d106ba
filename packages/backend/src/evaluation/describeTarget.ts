import {
  Cluster,
  ImageCatalog,
  Kind,
  KubernetesObject,
  Node,
  StorageClass,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import {
  KubernetesApi,
  KubernetesApiError,
  readVersions,
} from '@pgportal/plugin-cnpg-node';

const OLDEST_OPERATOR = '1.29';
const WELL_KNOWN_IMAGES: Record<string, string> = {
  17: 'ghcr.io/cloudnative-pg/postgresql:17-system-trixie',
  18: 'ghcr.io/cloudnative-pg/postgresql:18-system-trixie',
};
const PLAN = {
  cpu: '250m',
  memory: '512Mi',
  storage: '1Gi',
  retention: '7d',
};
const WAL_STORAGE = '1Gi';
const INSTANCES = 3;

const coreKind = (kind: string, namespaced: boolean): Kind => ({
  group: '',
  version: 'v1',
  kind,
  plural: `${kind.toLowerCase()}s`,
  namespaced,
});
const CONFIG_MAP = coreKind('ConfigMap', true);
const PERSISTENT_VOLUME = coreKind('PersistentVolume', false);

/** The operator reads its settings from it, in its own namespace. */
const OPERATOR_CONFIG = 'cnpg-controller-manager-config';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const STATIC = 'kubernetes.io/no-provisioner';

/** Why databases cannot be made there, as a sentence. */
export class Unusable extends Error {}

export interface Description {
  versions: { major: number }[];
  plans: object[];
  /** Of the target, besides how it is reached. */
  target: object;
  /** What whoever evaluates should know, one sentence each. */
  notices: string[];
}

/**
 * Looks at a Kubernetes cluster: what storage, images and zones it has decides
 * how databases are made there. For evaluation: no backups, small plans.
 *
 * Throws `Unusable`, and `KubernetesApiError` when the API server refuses.
 */
export async function describeTarget(
  kubernetes: KubernetesApi,
  chosen: { storageClass?: string; images: Record<string, string> },
): Promise<Description> {
  if (!(await kubernetes.serves(kinds.Cluster))) {
    throw new Unusable(
      `CloudNativePG is not installed there: the API server does not know its Clusters. Install ${OLDEST_OPERATOR} or newer.`,
    );
  }
  const { operator } = await readVersions(kubernetes);
  if (operator && isOlder(operator, OLDEST_OPERATOR)) {
    throw new Unusable(
      `CloudNativePG ${operator} is installed there; ${OLDEST_OPERATOR} or newer is needed.`,
    );
  }
  const nodes = (await listed<NodeWithImages>(kubernetes, kinds.Node)) ?? [];
  const { majors, ...images } = await findImages(
    kubernetes,
    nodes,
    chosen.images,
  );
  const storage = await findStorage(kubernetes, chosen.storageClass);
  const { storageClass, free } = storage;
  const walStorage =
    free === undefined || free >= 2 * INSTANCES ? WAL_STORAGE : undefined;
  const plan = { ...PLAN, ...(walStorage && { walStorage }) };
  return {
    versions: majors.map(major => ({ major })),
    plans: [
      {
        name: 'small',
        title: 'Small',
        description: 'Three small instances',
        instances: INSTANCES,
        ...plan,
      },
      {
        name: 'single',
        title: 'Single',
        description: 'One small instance, no standby',
        instances: 1,
        ...plan,
      },
    ],
    target: {
      backups: 'none',
      spread: findSpread(nodes),
      ...(storageClass && { storageClass }),
      ...images,
    },
    notices: [...(await operatorNotices(kubernetes)), ...storage.notices],
  };
}

function isOlder(version: string, than: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = than.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** Undefined where they may not be read, or are not served. */
async function listed<T extends KubernetesObject>(
  kubernetes: KubernetesApi,
  kind: Kind,
  options?: { labelSelector?: string; limit?: number },
): Promise<T[] | undefined> {
  try {
    return (await kubernetes.list<T>(kind, options)).items;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return undefined;
  }
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    (error.statusCode === 403 || error.statusCode === 404)
  );
}

interface Deployment extends KubernetesObject {
  spec?: {
    template?: {
      spec?: {
        containers?: {
          env?: {
            name: string;
            value?: string;
            valueFrom?: { fieldRef?: { fieldPath?: string } };
          }[];
        }[];
      };
    };
  };
  status?: { readyReplicas?: number };
}

async function operatorNotices(kubernetes: KubernetesApi): Promise<string[]> {
  const [deployment] =
    (await listed<Deployment>(kubernetes, kinds.Deployment, {
      labelSelector: 'app.kubernetes.io/name=cloudnative-pg',
    })) ?? [];
  if (!deployment) {
    return [
      'No Deployment of CloudNativePG was found. Unless it runs otherwise, no database comes up.',
    ];
  }
  const { name, namespace } = deployment.metadata;
  const notices: string[] = [];
  if (!deployment.status?.readyReplicas) {
    notices.push(
      `CloudNativePG does not run at the moment (Deployment ${name} in ${namespace} has no pod that is ready). Databases cannot be made, or do not come up, until it does.`,
    );
  }
  const followed = await followedNamespaces(kubernetes, deployment);
  if (followed) {
    notices.push(
      `CloudNativePG follows the namespaces ${followed} only: no database comes up in others. The demo uses one per team; give its groups another with the annotation pgportal.dev/namespace in examples/catalog/org.yaml.`,
    );
  }
  return notices;
}

/** `WATCH_NAMESPACE` of the operator; undefined where it follows all. */
async function followedNamespaces(
  kubernetes: KubernetesApi,
  { metadata: { namespace }, spec }: Deployment,
): Promise<string | undefined> {
  const variable = spec?.template?.spec?.containers
    ?.flatMap(({ env = [] }) => env)
    .find(({ name }) => name === 'WATCH_NAMESPACE');
  if (variable?.value) return variable.value;
  if (variable?.valueFrom?.fieldRef) return namespace;
  try {
    const config = await kubernetes.get<
      KubernetesObject & { data?: Record<string, string> }
    >(CONFIG_MAP, namespace, OPERATOR_CONFIG);
    return config?.data?.WATCH_NAMESPACE || undefined;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return undefined;
  }
}

interface NodeWithImages extends Node {
  status?: Node['status'] & { images?: { names?: string[] }[] };
}

/** Those that CloudNativePG can run are called so; others lack what it needs in them. */
const OPERAND_IMAGE = /(?:^|\/)postgresql:(\d+)(?=\D|$)/;

/** Images by major version: named, from a catalog, or whatever is in use or on the nodes already. */
async function findImages(
  kubernetes: KubernetesApi,
  nodes: NodeWithImages[],
  named: Record<string, string>,
): Promise<{
  images?: Record<string, string>;
  imageCatalog?: string;
  majors: number[];
}> {
  const newestFirst = (majors: number[]) =>
    [...new Set(majors)].sort((a, b) => b - a);
  const majorsOf = (images: Record<string, string>) =>
    newestFirst(Object.keys(images).map(Number));
  if (Object.keys(named).length) {
    return { images: named, majors: majorsOf(named) };
  }
  const catalogs = await listed<ImageCatalog>(
    kubernetes,
    kinds.ClusterImageCatalog,
  );
  for (const { metadata, spec } of catalogs ?? []) {
    const majors = newestFirst(
      (spec?.images ?? []).flatMap(({ major }) => major ?? []),
    );
    if (majors.length) return { imageCatalog: metadata.name, majors };
  }
  const clusters = await listed<Cluster>(kubernetes, kinds.Cluster);
  const found: Record<string, string> = {};
  for (const image of [
    ...(clusters ?? []).map(({ status }) => status?.image ?? ''),
    ...nodes.flatMap(({ status }) =>
      (status?.images ?? []).flatMap(({ names }) => names ?? []),
    ),
  ]) {
    const major = OPERAND_IMAGE.exec(image)?.[1];
    // Bitnami's have the same name, and another inside.
    if (major && !/@|\bbitnami/.test(image)) found[major] ??= image;
  }
  const images = Object.keys(found).length ? found : WELL_KNOWN_IMAGES;
  return { images, majors: majorsOf(images) };
}

/** @returns `free`: how many volumes there are, where none is made on demand */
async function findStorage(
  kubernetes: KubernetesApi,
  wanted: string | undefined,
): Promise<{ storageClass?: string; free?: number; notices: string[] }> {
  const classes = await listed<StorageClass>(kubernetes, kinds.StorageClass);
  if (!classes) return { storageClass: wanted, notices: [] };
  const names = classes.map(({ metadata }) => metadata.name);
  if (!names.length) throw new Unusable('The cluster has no storage class.');
  if (wanted && !names.includes(wanted)) {
    throw new Unusable(
      `There is no storage class "${wanted}"; there is ${names.join(', ')}.`,
    );
  }
  const isDefault = ({ metadata }: StorageClass) =>
    metadata.annotations?.[DEFAULT_CLASS] === 'true';
  const used =
    classes.find(({ metadata }) => metadata.name === wanted) ??
    classes.find(isDefault) ??
    classes.find(({ provisioner }) => provisioner !== STATIC) ??
    classes[0];
  const { name } = used.metadata;
  const storageClass = !wanted && isDefault(used) ? undefined : name;
  const volumes =
    used.provisioner === STATIC
      ? await listed<
          KubernetesObject & {
            spec?: { storageClassName?: string };
            status?: { phase?: string };
          }
        >(kubernetes, PERSISTENT_VOLUME)
      : undefined;
  if (!volumes) return { storageClass, notices: [] };
  const free = volumes.filter(
    ({ spec, status }) =>
      spec?.storageClassName === name && status?.phase === 'Available',
  ).length;
  return {
    storageClass,
    free,
    notices: [
      free < 2 * INSTANCES
        ? `The storage class ${name} makes no volumes, and ${free} of those that there are are free: an instance takes one, so a database of the plan Small takes ${INSTANCES}. Databases get no volume of their own for WAL.`
        : `The storage class ${name} makes no volumes, and ${free} of those that there are are free: an instance takes two.`,
    ],
  };
}

function findSpread(nodes: Node[]): 'zones' | 'nodes' | 'prefer' {
  const usable = nodes.filter(
    ({ spec }) =>
      !spec?.unschedulable &&
      !spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule'),
  );
  const zones = new Set(
    usable.flatMap(
      ({ metadata }) => metadata.labels?.['topology.kubernetes.io/zone'] ?? [],
    ),
  );
  if (zones.size >= INSTANCES) return 'zones';
  return usable.length >= INSTANCES ? 'nodes' : 'prefer';
}
