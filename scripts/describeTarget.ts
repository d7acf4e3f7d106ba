/**
 * Looks at a Kubernetes cluster and writes the configuration of a target for
 * it: what storage, images and zones it has decides how databases are made
 * there. For evaluation: no backups, small plans.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  AppsV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  StorageV1Api,
  VersionApi,
} from '@kubernetes/client-node';
import { stringify } from 'yaml';

const { values: options } = parseArgs({
  options: {
    kubeconfig: { type: 'string' },
    context: { type: 'string' },
    'storage-class': { type: 'string' },
    image: { type: 'string', multiple: true, default: [] },
    output: { type: 'string' },
  },
});

const OLDEST_OPERATOR = [1, 29];
const WELL_KNOWN_IMAGES: Record<string, string> = {
  17: 'ghcr.io/cloudnative-pg/postgresql:17-system-trixie',
  18: 'ghcr.io/cloudnative-pg/postgresql:18-system-trixie',
};

class Unusable extends Error {}

function loadKubeConfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(options.kubeconfig!);
  if (options.context) {
    const names = config.getContexts().map(({ name }) => name);
    if (!names.includes(options.context)) {
      throw new Unusable(
        `${options.kubeconfig} has no context "${
          options.context
        }"; it has ${names.join(', ')}.`,
      );
    }
    config.setCurrentContext(options.context);
  }
  return config;
}

/** The answer, or undefined where it is not there or may not be read. */
async function optional<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch {
    return undefined;
  }
}

async function operatorVersion(
  config: KubeConfig,
): Promise<string | undefined> {
  const deployments = await optional(
    config.makeApiClient(AppsV1Api).listDeploymentForAllNamespaces({
      labelSelector: 'app.kubernetes.io/name=cloudnative-pg',
    }),
  );
  for (const { spec } of deployments?.items ?? []) {
    for (const { image } of spec?.template.spec?.containers ?? []) {
      const version = /:v?(\d+\.\d+\.\d+)/.exec(image ?? '')?.[1];
      if (version) return version;
    }
  }
  return undefined;
}

/** Images by major version: named, from a catalog, or whatever the nodes already have. */
async function postgresImages(config: KubeConfig): Promise<{
  images?: Record<string, string>;
  imageCatalog?: string;
  majors: number[];
}> {
  const named = Object.fromEntries(
    options.image.map(entry => {
      const [, major, image] = /^(\d+)=(.+)$/.exec(entry) ?? [];
      if (!major)
        throw new Unusable(`--image takes MAJOR=IMAGE, not "${entry}".`);
      return [major, image];
    }),
  );
  const majorsOf = (images: Record<string, string>) =>
    Object.keys(images)
      .map(Number)
      .sort((a, b) => b - a);
  if (Object.keys(named).length)
    return { images: named, majors: majorsOf(named) };

  const catalogs = await optional(
    config.makeApiClient(CustomObjectsApi).listClusterCustomObject({
      group: 'postgresql.cnpg.io',
      version: 'v1',
      plural: 'clusterimagecatalogs',
    }),
  );
  const catalog = (
    catalogs as
      | {
          items: {
            metadata: { name: string };
            spec: { images: { major: number }[] };
          }[];
        }
      | undefined
  )?.items[0];
  if (catalog) {
    return {
      imageCatalog: catalog.metadata.name,
      majors: catalog.spec.images
        .map(({ major }) => major)
        .sort((a, b) => b - a),
    };
  }

  const nodes = await optional(config.makeApiClient(CoreV1Api).listNode());
  const present: Record<string, string> = {};
  for (const node of nodes?.items ?? []) {
    for (const { names } of node.status?.images ?? []) {
      for (const name of names ?? []) {
        const major = /postgres(?:ql)?:(\d+)/.exec(name)?.[1];
        if (major && !name.includes('@')) present[major] ??= name;
      }
    }
  }
  const images = Object.keys(present).length ? present : WELL_KNOWN_IMAGES;
  return { images, majors: majorsOf(images) };
}

async function storageClass(config: KubeConfig): Promise<string | undefined> {
  const classes = (
    await optional(config.makeApiClient(StorageV1Api).listStorageClass())
  )?.items;
  const names = (classes ?? []).map(({ metadata }) => metadata?.name);
  if (options['storage-class']) {
    if (classes && !names.includes(options['storage-class'])) {
      throw new Unusable(
        `There is no storage class "${
          options['storage-class']
        }"; there is ${names.join(', ')}.`,
      );
    }
    return options['storage-class'];
  }
  const isDefault = 'storageclass.kubernetes.io/is-default-class';
  if (
    classes?.some(
      ({ metadata }) => metadata?.annotations?.[isDefault] === 'true',
    )
  ) {
    return undefined;
  }
  if (classes?.length === 0)
    throw new Unusable('The cluster has no storage class.');
  return names[0];
}

async function spread(
  config: KubeConfig,
): Promise<'zones' | 'nodes' | 'prefer'> {
  const nodes =
    (await optional(config.makeApiClient(CoreV1Api).listNode()))?.items ?? [];
  const usable = nodes.filter(
    node =>
      !node.spec?.unschedulable &&
      !node.spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule'),
  );
  const zones = new Set(
    usable
      .map(node => node.metadata?.labels?.['topology.kubernetes.io/zone'])
      .filter(zone => zone !== undefined),
  );
  if (zones.size >= 3) return 'zones';
  return usable.length >= 3 ? 'nodes' : 'prefer';
}

async function main() {
  const config = loadKubeConfig();
  const { gitVersion } = await config.makeApiClient(VersionApi).getCode();
  const clusters = await optional(
    config.makeApiClient(CustomObjectsApi).getAPIResources({
      group: 'postgresql.cnpg.io',
      version: 'v1',
    }),
  );
  if (!clusters?.resources.some(({ name }) => name === 'clusters')) {
    throw new Unusable(
      `CloudNativePG is not installed there (Kubernetes ${gitVersion}). Install ${OLDEST_OPERATOR.join(
        '.',
      )} or newer.`,
    );
  }
  const operator = await operatorVersion(config);
  if (operator) {
    const [major, minor] = operator.split('.').map(Number);
    if (major === OLDEST_OPERATOR[0] && minor < OLDEST_OPERATOR[1]) {
      throw new Unusable(
        `CloudNativePG ${operator} is installed there; ${OLDEST_OPERATOR.join(
          '.',
        )} or newer is needed.`,
      );
    }
  }
  const { majors, ...images } = await postgresImages(config);
  const chosenClass = await storageClass(config);
  const plan = {
    cpu: '250m',
    memory: '512Mi',
    storage: '1Gi',
    walStorage: '1Gi',
    retention: '7d',
  };
  writeFileSync(
    options.output!,
    stringify({
      cnpg: {
        versions: majors.map(major => ({ major })),
        // The demo's ask for zones, backups and disks that only its sandbox is sure to have.
        policies: [],
        plans: [
          {
            name: 'small',
            title: 'Small',
            description: 'Three small instances',
            instances: 3,
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
        targets: [
          {
            name: 'evaluation',
            title: `Evaluation (${
              options.context ?? config.getCurrentContext()
            })`,
            kubernetes: {
              kubeconfig: options.kubeconfig,
              context: options.context ?? config.getCurrentContext(),
            },
            backups: 'none',
            spread: await spread(config),
            ...(chosenClass && { storageClass: chosenClass }),
            ...images,
            azure: {
              subscriptionId: '${PGPORTAL_AZURE_SUBSCRIPTION}',
              location: 'swedencentral',
              identityResourceGroup: 'rg-pg-identities',
              aks: { resourceId: '${PGPORTAL_AKS_RESOURCE_ID}' },
              backupStorage: {
                account: 'pgportalbackups',
                resourceGroup: 'rg-pg-backups',
              },
              credential: {
                type: 'clientSecret',
                tenantId: '${PGPORTAL_AZURE_TENANT}',
                clientId: '${PGPORTAL_AZURE_CLIENT_ID}',
                clientSecret: '${PGPORTAL_AZURE_CLIENT_SECRET}',
              },
              resourceManagerUrl: '${PGPORTAL_AZURE_URL}',
              authorityHost: '${PGPORTAL_AZURE_URL}',
              caFile: '${PGPORTAL_CA_FILE}',
            },
          },
        ],
      },
    }),
  );
}

main().catch(error => {
  console.error(
    error instanceof Unusable
      ? error.message
      : `The Kubernetes API server could not be used: ${error.message}`,
  );
  process.exitCode = 1;
});
