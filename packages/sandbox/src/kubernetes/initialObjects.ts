import { qualifiedName } from './status.ts';
import type { NewObject, ResourceKind, Store } from './types.ts';

const REGION = 'swedencentral';

/** API groups that are not installed unless they are asked for. */
const EXTRA_GROUPS = ['azmonitoring.coreos.com'];

/** Puts into a new store what stands in a fresh AKS with CloudNativePG installed. */
export function createInitialObjects(
  store: Store,
  kinds: ResourceKind[],
  options: {
    withGroups?: string[];
    withoutGroups?: string[];
    now: () => Date;
  },
): void {
  const now = options
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const put = (kind: string, object: NewObject) => store.create(kind, object);
  for (const name of ['default', 'kube-system', 'cnpg-system']) {
    put('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  }
  for (const zone of [1, 2, 3]) {
    put('nodes', node(zone, now));
  }
  put(
    'storageclasses.storage.k8s.io',
    storageClass('default', 'StandardSSD_LRS', true),
  );
  put(
    'storageclasses.storage.k8s.io',
    storageClass('managed-csi-premium', 'Premium_LRS', false),
  );
  const isInstalled = ({ group }: ResourceKind) =>
    EXTRA_GROUPS.includes(group)
      ? options.withGroups?.includes(group)
      : !options.withoutGroups?.includes(group);
  for (const kind of kinds) {
    if (kind.custom && isInstalled(kind)) {
      put(
        'customresourcedefinitions.apiextensions.k8s.io',
        definition(kind, now),
      );
    }
  }
  put(
    'deployments.apps',
    deployment(
      'cnpg-controller-manager',
      { 'app.kubernetes.io/name': 'cloudnative-pg' },
      'manager',
      'ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0',
      now,
    ),
  );
  if (!options.withoutGroups?.includes('barmancloud.cnpg.io')) {
    put(
      'deployments.apps',
      deployment(
        'barman-cloud',
        { app: 'barman-cloud' },
        'barman-cloud',
        'ghcr.io/cloudnative-pg/plugin-barman-cloud:v0.14.0',
        now,
      ),
    );
  }
  put('clusterimagecatalogs.postgresql.cnpg.io', {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ClusterImageCatalog',
    metadata: { name: 'postgresql' },
    spec: {
      images: [
        [15, '15.18'],
        [16, '16.14'],
        [17, '17.10'],
        [18, '18.4'],
      ].map(([major, version]) => ({
        major,
        image: `ghcr.io/cloudnative-pg/postgresql:${version}-system-trixie`,
      })),
    },
  });
}

function node(zone: number, now: string): NewObject {
  const name = `aks-postgres-${String(zone).padStart(8, '0')}-vmss00000${
    zone - 1
  }`;
  const resources = { cpu: '16', memory: '64Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'Standard_D16ds_v5',
        'topology.kubernetes.io/region': REGION,
        'topology.kubernetes.io/zone': `${REGION}-${zone}`,
        workload: 'postgres',
      },
    },
    spec: { podCIDR: `10.244.${zone}.0/24` },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address: `10.224.0.${zone + 3}` },
        { type: 'Hostname', address: name },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastHeartbeatTime: now,
          lastTransitionTime: now,
        },
      ],
      nodeInfo: {
        architecture: 'amd64',
        kubeletVersion: 'v1.36.2',
        operatingSystem: 'linux',
        osImage: 'Ubuntu 24.04.4 LTS',
        containerRuntimeVersion: 'containerd://2.1.9',
      },
    },
  };
}

function storageClass(
  name: string,
  skuName: string,
  isDefault: boolean,
): NewObject {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name,
      annotations: isDefault
        ? { 'storageclass.kubernetes.io/is-default-class': 'true' }
        : {},
    },
    provisioner: 'disk.csi.azure.com',
    parameters: { skuName },
    reclaimPolicy: 'Delete',
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}

/** A definition without its schema: clients look at what is installed, by name and version. */
function definition(kind: ResourceKind, now: string): NewObject {
  const singular = kind.kind.toLowerCase();
  const names = {
    plural: kind.plural,
    singular,
    kind: kind.kind,
    listKind: `${kind.kind}List`,
  };
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    lastTransitionTime: now,
    reason,
    message,
  });
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: qualifiedName(kind) },
    spec: {
      group: kind.group,
      names,
      scope: kind.namespaced ? 'Namespaced' : 'Cluster',
      versions: [
        {
          name: kind.version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object' } },
          ...(kind.hasStatus && { subresources: { status: {} } }),
        },
      ],
      conversion: { strategy: 'None' },
    },
    status: {
      acceptedNames: names,
      conditions: [
        condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
        condition(
          'Established',
          'InitialNamesAccepted',
          'the initial names have been accepted',
        ),
      ],
      storedVersions: [kind.version],
    },
  };
}

function deployment(
  name: string,
  labels: Record<string, string>,
  container: string,
  image: string,
  now: string,
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'cnpg-system', labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: container, image }] },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
          lastTransitionTime: now,
          lastUpdateTime: now,
        },
      ],
    },
  };
}
