import {
  BARMAN_PLUGIN,
  Cluster,
  KubernetesObject,
  TargetVersions,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '../types';
import { KubernetesApiError } from './KubernetesApiError';

/** Of the operator's own manifest and of its Helm chart. */
const OPERATOR = {
  labels: ['app.kubernetes.io/name=cloudnative-pg'],
  image: /(?:^|\/)cloudnative-pg(?:-[a-z]+)?:v?(\d+\.\d+[^@]*)/,
};
const PLUGIN = {
  labels: ['app=barman-cloud', 'app.kubernetes.io/name=plugin-barman-cloud'],
  image: /(?:^|\/)plugin-barman-cloud(?:-[a-z]+)?:v?(\d+\.\d+[^@]*)/,
};
/** Where both are installed by default, for rights in this namespace alone. */
const NAMESPACE = 'cnpg-system';
/** Objects that are looked at where the Deployments may not be read. */
const SAMPLE = 50;

interface Deployment extends KubernetesObject {
  spec?: {
    template?: { spec?: { containers?: { image?: string }[] } };
  };
}

interface Looked {
  version?: string;
  problem?: string;
}

/**
 * Finds out which CloudNativePG and which Barman Cloud plugin run on a target:
 * from their Deployments, or, where those may not be read, from what they leave
 * on pods and Clusters. What the target refuses to say is not known, with the
 * reason, and no error.
 *
 * @public
 */
export async function readVersions(
  kubernetes: KubernetesApi,
  options: { signal?: AbortSignal } = {},
): Promise<TargetVersions> {
  const [operator, plugin] = await Promise.all([
    look(kubernetes, OPERATOR, options),
    look(kubernetes, PLUGIN, options),
  ]);
  const versions = {
    operator: operator.version ?? (await fromPods(kubernetes, options)),
    plugin: plugin.version ?? (await fromClusters(kubernetes, options)),
  };
  const unknown = [
    ...(versions.operator
      ? []
      : [operator.problem ?? 'No Deployment of CloudNativePG was found.']),
    ...(versions.plugin
      ? []
      : [
          plugin.problem ??
            'No Deployment of the Barman Cloud plugin was found.',
        ]),
  ];
  return {
    ...(versions.operator && { operator: versions.operator }),
    ...(versions.plugin && { plugin: versions.plugin }),
    ...(unknown.length && { unknown: [...new Set(unknown)].join(' ') }),
  };
}

async function look(
  kubernetes: KubernetesApi,
  { labels, image }: typeof OPERATOR,
  { signal }: { signal?: AbortSignal },
): Promise<Looked> {
  let problem: string | undefined;
  for (const namespace of [undefined, NAMESPACE]) {
    for (const labelSelector of labels) {
      const found = await listed<Deployment>(() =>
        kubernetes.list(kinds.Deployment, { namespace, labelSelector, signal }),
      );
      problem ??= found.problem;
      for (const deployment of found.items) {
        const version = versionOf(deployment, image);
        if (version) return { version };
      }
    }
    if (!problem) break;
  }
  return { problem };
}

function versionOf(
  { metadata, spec }: Deployment,
  pattern: RegExp,
): string | undefined {
  const images = (spec?.template?.spec?.containers ?? []).map(
    ({ image }) => pattern.exec(image ?? '')?.[1],
  );
  // An image that is named by its digest alone; Helm's label has the version.
  return (
    images.find(Boolean) ??
    /^v?(\d+\.\d+\S*)/.exec(
      metadata.labels?.['app.kubernetes.io/version'] ?? '',
    )?.[1]
  );
}

/** The operator writes its version on every pod that it makes. */
async function fromPods(
  kubernetes: KubernetesApi,
  { signal }: { signal?: AbortSignal },
): Promise<string | undefined> {
  const { items } = await listed(() =>
    kubernetes.list(kinds.Pod, {
      labelSelector: 'cnpg.io/cluster',
      limit: SAMPLE,
      signal,
    }),
  );
  return newest(
    items.map(
      ({ metadata }) => metadata.annotations?.['cnpg.io/operatorVersion'],
    ),
  );
}

/** The operator writes into each Cluster's status which plugins it has loaded. */
async function fromClusters(
  kubernetes: KubernetesApi,
  { signal }: { signal?: AbortSignal },
): Promise<string | undefined> {
  const { items } = await listed<Cluster>(() =>
    kubernetes.list(kinds.Cluster, { limit: SAMPLE, signal }),
  );
  return newest(
    items.map(
      ({ status }) =>
        status?.pluginStatus?.find(({ name }) => name === BARMAN_PLUGIN)
          ?.version,
    ),
  );
}

async function listed<T extends KubernetesObject>(
  list: () => Promise<{ items: T[] }>,
): Promise<{ items: T[]; problem?: string }> {
  try {
    return { items: (await list()).items };
  } catch (error) {
    if (!(error instanceof KubernetesApiError)) throw error;
    return { items: [], problem: error.message };
  }
}

function newest(versions: (string | undefined)[]): string | undefined {
  return versions
    .filter((version): version is string => /^\d+\.\d+/.test(version ?? ''))
    .sort((a, b) =>
      b.localeCompare(a, 'en', { numeric: true, sensitivity: 'base' }),
    )[0];
}
