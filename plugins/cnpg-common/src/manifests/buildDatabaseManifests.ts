import { stringify } from 'yaml';
import { clusterAnnotations } from '../annotations';
import { BARMAN_PLUGIN } from '../barmanPlugin';
import { databaseEntityRef } from '../databaseRef';
import { Kind, kinds } from '../model/kinds';
import { KubernetesObject } from '../model/objects';
import { Plan, TargetDefinition } from '../model/offer';
import { DatabaseRequest } from '../model/request';
import { applicationDatabase } from '../names/applicationDatabase';
import { azureNames, containerUrl } from '../names/azureNames';
import { poolerName } from '../names/databaseName';
import { describeOptions } from '../plan/databaseOptions';
import { describeRecovery, recoveryBootstrap } from '../restore/recovery';
import { poolerSpec } from './buildPooler';
import { catalogReference } from './catalogReference';
import { postgresParameters } from './postgresParameters';

/**
 * An object to apply, with the kind that its REST path needs.
 *
 * @public
 */
export interface KubernetesManifest {
  kind: Kind;
  object: KubernetesObject & { spec?: object };
  /** Left out where the API server does not serve the kind. */
  optional: boolean;
}

/**
 * The objects of a database, in the order in which they are applied:
 * Namespace, ObjectStore, Cluster, Databases, Pooler, ScheduledBackup,
 * PodMonitors. The same input gives the same bytes. On a target without
 * backups there is neither ObjectStore nor ScheduledBackup; with the profile
 * `inTree` the Cluster itself says where backups go.
 *
 * Only fields that the portal decides are set, so that server-side apply owns
 * nothing else; everything that comes from a person is a name or a reference
 * that was checked before.
 *
 * @public
 */
export function buildDatabaseManifests(
  plan: Plan,
  target: TargetDefinition,
  request: DatabaseRequest & {
    production: boolean;
    /** Whether it cannot be deleted before somebody has switched that off. */
    deletionProtection?: boolean;
  },
): KubernetesManifest[] {
  const { name, namespace } = request;
  const destinationPath =
    target.backups === 'azure' && target.azure
      ? containerUrl(
          target.azure.storage,
          azureNames(
            { target: target.name, namespace, name },
            target.azure.aksName,
          ).container,
        )
      : undefined;
  const labels = { 'app.kubernetes.io/part-of': name };
  const recovered =
    request.recovery && recoveryBootstrap(request.recovery, request);

  const inTree = request.options?.profile === 'inTree';

  const manifests: KubernetesManifest[] = [
    required(kinds.Namespace, {
      metadata: {
        name: namespace,
        annotations: { [clusterAnnotations.owner]: request.owner },
      },
    }),
  ];
  if (destinationPath && !inTree) {
    manifests.push(
      required(kinds.ObjectStore, {
        metadata: { name, namespace, labels },
        spec: {
          retentionPolicy: plan.retention,
          configuration: archive(destinationPath),
          instanceSidecarConfiguration: {
            resources: {
              requests: { cpu: '50m', memory: '128Mi' },
              limits: { memory: '512Mi' },
            },
          },
        },
      }),
    );
  }
  if (recovered) {
    const { metadata, spec } = recovered.objectStore;
    manifests.push(required(kinds.ObjectStore, { metadata, spec }));
  }
  manifests.push(
    required(kinds.Cluster, {
      metadata: { name, namespace, labels, annotations: annotations(request) },
      spec: {
        ...clusterSpec(plan, target, request),
        ...(destinationPath && backupSpec(name, plan, destinationPath, inTree)),
        ...(recovered && {
          bootstrap: recovered.bootstrap,
          externalClusters: recovered.externalClusters,
        }),
      },
    }),
  );
  const databases = declaredDatabases(request);
  for (const database of databases) {
    manifests.push(
      required(kinds.Database, {
        metadata: {
          // No cluster and no database has a dot in its name, so that no two of a namespace meet.
          name: `${name}.${database.name.replace(/_/g, '-')}`,
          namespace,
          labels,
        },
        spec: {
          cluster: { name },
          name: database.name,
          owner: application(request).owner,
          ensure: 'present',
          databaseReclaimPolicy: 'retain',
          ...(database.extensions.length && {
            extensions: database.extensions.map(extension => ({
              name: extension,
              ensure: 'present',
            })),
          }),
        },
      }),
    );
  }
  if (request.options?.pooler) {
    manifests.push(
      required(kinds.Pooler, {
        metadata: { name: poolerName(name), namespace, labels },
        spec: poolerSpec(request.options.pooler, {
          cluster: name,
          target,
          databases: 1 + (request.options.databases?.length ?? 0),
        }),
      }),
    );
  }
  if (destinationPath) {
    manifests.push(
      required(kinds.ScheduledBackup, {
        metadata: { name, namespace, labels },
        spec: {
          schedule: plan.backupSchedule,
          immediate: true,
          backupOwnerReference: 'self',
          cluster: { name },
          ...(inTree
            ? { method: 'barmanObjectStore' }
            : {
                method: 'plugin',
                pluginConfiguration: { name: BARMAN_PLUGIN },
              }),
        },
      }),
    );
  }
  for (const kind of [kinds.PodMonitor, kinds.AzurePodMonitor]) {
    manifests.push({
      ...required(kind, {
        metadata: { name, namespace, labels },
        spec: {
          selector: {
            matchLabels: {
              'cnpg.io/cluster': name,
              'cnpg.io/podRole': 'instance',
            },
          },
          podMetricsEndpoints: [{ port: 'metrics' }],
        },
      }),
      optional: true,
    });
  }
  return manifests;
}

/**
 * The manifests as one YAML stream.
 *
 * @public
 */
export function manifestsToYaml(manifests: KubernetesManifest[]): string {
  return manifests
    .map(({ object }) =>
      stringify(object, {
        aliasDuplicateObjects: false,
        lineWidth: 0,
        // kubectl reads YAML 1.1, where a plain `off` or `no` is a boolean.
        version: '1.1',
      }),
    )
    .join('---\n');
}

function required(
  kind: Kind,
  rest: Omit<KubernetesObject, 'apiVersion' | 'kind'> & { spec?: object },
): KubernetesManifest {
  const apiVersion = kind.group
    ? `${kind.group}/${kind.version}`
    : kind.version;
  return {
    kind,
    object: { apiVersion, kind: kind.kind, ...rest },
    optional: false,
  };
}

function annotations(
  request: DatabaseRequest & { deletionProtection?: boolean },
): Record<string, string> {
  return {
    [clusterAnnotations.owner]: request.owner,
    [clusterAnnotations.entityRef]: databaseEntityRef(request),
    [clusterAnnotations.dependencyOf]: request.service,
    [clusterAnnotations.plan]: request.plan,
    [clusterAnnotations.environment]: request.environment,
    ...(request.options && {
      [clusterAnnotations.options]: describeOptions(request.options),
    }),
    ...(request.deletionProtection && {
      [clusterAnnotations.deletionProtection]: 'on',
    }),
    ...(request.requestedBy && {
      [clusterAnnotations.requestedBy]: request.requestedBy,
    }),
    ...(request.recovery && {
      [clusterAnnotations.restoredFrom]: describeRecovery(request.recovery),
    }),
  };
}

function clusterSpec(
  plan: Plan,
  target: TargetDefinition,
  request: DatabaseRequest & { production: boolean },
): object {
  const { name, recovery } = request;
  const walStorage = recovery?.walStorage ?? plan.walStorage;
  const { database, owner } = application(request);
  const volume = (size: string) => ({
    size,
    ...(target.storageClass && { storageClass: target.storageClass }),
  });
  const resources = { cpu: plan.cpu, memory: plan.memory };
  return {
    instances: plan.instances,
    ...(recovery?.image ?? imageOf(target, request.version)),
    // With the disruption budget, no node with a single instance can be drained.
    ...(plan.instances === 1 && !request.production && { enablePDB: false }),
    // The workload identity webhook looks for this label on the pod, not on the service account.
    ...(target.azure && {
      inheritedMetadata: { labels: { 'azure.workload.identity/use': 'true' } },
    }),
    ...(request.clientId && {
      serviceAccountTemplate: {
        metadata: {
          annotations: {
            'azure.workload.identity/client-id': request.clientId,
          },
        },
      },
    }),
    bootstrap: {
      initdb: { database, owner, dataChecksums: true },
    },
    storage: volume(recovery?.storage ?? plan.storage),
    ...(walStorage && { walStorage: volume(walStorage) }),
    resources: { requests: resources, limits: resources },
    ...placement(plan, target, name),
    postgresql: {
      ...(plan.instances > 1 && {
        synchronous: synchronous(request.production && plan.instances > 2),
      }),
      parameters: parametersOf(plan, recovery),
      ...(recovery?.preloadLibraries && {
        shared_preload_libraries: recovery.preloadLibraries,
      }),
    },
  };
}

/** The same for the plugin and for what CloudNativePG has built in. */
function archive(destinationPath: string): object {
  return {
    destinationPath,
    azureCredentials: { inheritFromAzureAD: true },
    wal: { compression: 'gzip', maxParallel: 8 },
    data: { compression: 'gzip', jobs: 2 },
  };
}

function backupSpec(
  name: string,
  plan: Plan,
  destinationPath: string,
  inTree: boolean,
): object {
  if (inTree) {
    return {
      backup: {
        barmanObjectStore: archive(destinationPath),
        retentionPolicy: plan.retention,
      },
    };
  }
  return {
    plugins: [
      {
        name: BARMAN_PLUGIN,
        isWALArchiver: true,
        parameters: { barmanObjectName: name },
      },
    ],
  };
}

/** Database and role of the application. */
function application({ name, recovery }: DatabaseRequest): {
  database: string;
  owner: string;
} {
  const database = applicationDatabase(name);
  return recovery ?? { database, owner: database };
}

/** Those that need an object: the application's own one only for its extensions. */
function declaredDatabases(
  request: DatabaseRequest,
): { name: string; extensions: string[] }[] {
  const { extensions = [], databases = [] } = request.options ?? {};
  return [
    ...(extensions.length
      ? [{ name: application(request).database, extensions }]
      : []),
    ...databases.map(database => ({
      name: database.name,
      extensions: database.extensions ?? [],
    })),
  ];
}

/** What the source sets wins; of the sizes of WAL, which must fit each other, all or none. */
function parametersOf(
  plan: Plan,
  recovery: DatabaseRequest['recovery'],
): Record<string, string> {
  const derived = postgresParameters({
    ...plan,
    ...(recovery?.storage && { storage: recovery.storage }),
    ...(recovery?.walStorage && { walStorage: recovery.walStorage }),
  });
  const given = recovery?.parameters ?? {};
  const isWalSize = (name: string) => /_wal_size$/.test(name);
  return {
    ...(Object.keys(given).some(isWalSize)
      ? Object.fromEntries(
          Object.entries(derived).filter(([name]) => !isWalSize(name)),
        )
      : derived),
    ...given,
  };
}

/**
 * `required` keeps every acknowledged commit, and stops writes while no standby
 * answers; the quorum keeps a failover from losing one. Who can do without
 * either gets the sooner failover.
 */
function synchronous(durable: boolean): object {
  return {
    method: 'any',
    number: 1,
    dataDurability: durable ? 'required' : 'preferred',
    failoverQuorum: durable,
  };
}

function placement(plan: Plan, target: TargetDefinition, name: string): object {
  const hard = target.spread !== 'prefer' && plan.instances > 1;
  return {
    affinity: {
      enablePodAntiAffinity: true,
      topologyKey: 'kubernetes.io/hostname',
      podAntiAffinityType: hard ? 'required' : 'preferred',
      ...(target.nodeSelector && { nodeSelector: target.nodeSelector }),
      ...(target.tolerations && { tolerations: target.tolerations }),
    },
    ...(plan.instances > 1 && {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable:
            target.spread === 'zones' ? 'DoNotSchedule' : 'ScheduleAnyway',
          // The jobs that fill volumes count, as they decide on the zone. Poolers
          // do not: beside them, an instance could not come back to its volume.
          labelSelector: {
            matchLabels: { 'cnpg.io/cluster': name },
            matchExpressions: [
              {
                key: 'cnpg.io/podRole',
                operator: 'NotIn',
                values: ['pooler'],
              },
            ],
          },
        },
      ],
    }),
  };
}

function imageOf(target: TargetDefinition, version: number): object {
  const image = target.images?.[String(version)];
  return image
    ? { imageName: image }
    : // Without either, the plan has been refused.
      { imageCatalogRef: catalogReference(target.imageCatalog!, version) };
}
