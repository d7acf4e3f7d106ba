import { randomBytes, randomInt } from 'node:crypto';
import type { KubeObject, NewObject, Store } from '../kubernetes/types.ts';
import { backupDestination, serviceAccountName } from './cluster.ts';
import { databaseLabels, ownedMetadata } from './metadata.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const accessLabels = (cluster: KubeObject) => ({
  'app.kubernetes.io/managed-by': 'cloudnative-pg',
  'cnpg.io/cluster': cluster.metadata.name,
});

export function services(cluster: KubeObject, major: number): NewObject[] {
  const { name } = cluster.metadata;
  const selectors = {
    r: { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' },
    ro: { 'cnpg.io/cluster': name, 'cnpg.io/instanceRole': 'replica' },
    rw: { 'cnpg.io/cluster': name, 'cnpg.io/instanceRole': 'primary' },
  };
  const disabled: string[] =
    cluster.spec.managed?.services?.disabledDefaultServices ?? [];
  return Object.entries(selectors)
    .filter(([type]) => !disabled.includes(type))
    .map(([type, selector]) => {
      const wanted = {
        ports: [
          { name: 'postgres', protocol: 'TCP', port: 5432, targetPort: 5432 },
        ],
        selector,
        type: 'ClusterIP',
      };
      const clusterIP = `10.96.${randomInt(1, 255)}.${randomInt(1, 255)}`;
      return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: ownedMetadata(cluster, `${name}-${type}`, {
          labels: databaseLabels(cluster, major),
          annotations: { 'cnpg.io/lastAppliedSpec': JSON.stringify(wanted) },
        }),
        spec: {
          ...wanted,
          clusterIP,
          clusterIPs: [clusterIP],
          sessionAffinity: 'None',
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          internalTrafficPolicy: 'Cluster',
        },
        status: { loadBalancer: {} },
      };
    });
}

/**
 * The services of `managed.services.additional`. The operator sets the
 * selector, and adds PostgreSQL's port unless there is one of its name or
 * number.
 */
export function additionalServices(
  cluster: KubeObject,
  major: number,
): NewObject[] {
  const { name } = cluster.metadata;
  const selectors: Record<string, Record<string, string>> = {
    r: { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' },
    ro: { 'cnpg.io/cluster': name, 'cnpg.io/instanceRole': 'replica' },
    rw: { 'cnpg.io/cluster': name, 'cnpg.io/instanceRole': 'primary' },
  };
  const additional: any[] = cluster.spec.managed?.services?.additional ?? [];
  return additional.map(
    ({ selectorType, serviceTemplate = {}, updateStrategy = 'patch' }) => {
      const { metadata = {}, spec = {} } = serviceTemplate;
      const ports: any[] = spec.ports ?? [];
      const hasPort = ports.some(
        port => port.name === 'postgres' || port.port === 5432,
      );
      const wanted = {
        type: 'ClusterIP',
        ...spec,
        ports: [
          ...ports.map(port => ({
            protocol: 'TCP',
            targetPort: port.port,
            ...port,
          })),
          ...(hasPort
            ? []
            : [
                {
                  name: 'postgres',
                  protocol: 'TCP',
                  port: 5432,
                  targetPort: 5432,
                },
              ]),
        ],
        selector: selectors[selectorType],
      };
      return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: ownedMetadata(cluster, metadata.name, {
          labels: {
            ...metadata.labels,
            ...databaseLabels(cluster, major),
            'cnpg.io/isManaged': 'true',
          },
          annotations: {
            ...metadata.annotations,
            'cnpg.io/updateStrategy': updateStrategy,
            'cnpg.io/lastAppliedSpec': JSON.stringify(wanted),
          },
        }),
        spec: wanted,
      };
    },
  );
}

/** The budgets that the cluster wants: replicas have one from three instances on. */
export function podDisruptionBudgets(
  cluster: KubeObject,
  major: number,
): NewObject[] {
  if (cluster.spec.enablePDB === false) {
    return [];
  }
  const { name } = cluster.metadata;
  const budget = (suffix: string, counted: string, minAvailable: number) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: ownedMetadata(cluster, `${name}${suffix}`, {
      labels: databaseLabels(cluster, major),
    }),
    spec: {
      minAvailable,
      selector: {
        matchLabels: {
          'cnpg.io/cluster': name,
          'cnpg.io/instanceRole': counted,
        },
      },
    },
    status: {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
    },
  });
  return [
    budget('-primary', 'primary', 1),
    ...(cluster.spec.instances >= 3
      ? [budget('', 'replica', cluster.spec.instances - 2)]
      : []),
  ];
}

export function serviceAccount(cluster: KubeObject): NewObject {
  const template = cluster.spec.serviceAccountTemplate?.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: ownedMetadata(cluster, serviceAccountName(cluster), {
      labels: {
        ...template.labels,
        'app.kubernetes.io/managed-by': 'cloudnative-pg',
        'cnpg.io/cluster': cluster.metadata.name,
      },
      annotations: {
        ...template.annotations,
        'cnpg.io/managedSecrets': '[]',
      },
    }),
  };
}

/** Secrets that the instances may read. */
function secretNames(store: Store, cluster: KubeObject): string[] {
  const { name } = cluster.metadata;
  const credentials =
    backupDestination(store, cluster)?.by === 'in-tree'
      ? Object.values(
          cluster.spec.backup.barmanObjectStore.azureCredentials ?? {},
        ).flatMap((each: any) => (each?.name ? [each.name as string] : []))
      : [];
  return [
    ...new Set([
      cluster.spec.bootstrap?.initdb?.secret?.name ?? `${name}-app`,
      ...credentials,
      `${name}-ca`,
      `${name}-replication`,
      `${name}-server`,
      `${name}-superuser`,
    ]),
  ].sort();
}

function rule(
  verbs: string[],
  group: string,
  resource: string,
  names?: string[],
) {
  return {
    verbs,
    apiGroups: [group],
    resources: [resource],
    ...(names && { resourceNames: names }),
  };
}

export function role(store: Store, cluster: KubeObject): NewObject {
  const { name } = cluster.metadata;
  const cnpg = 'postgresql.cnpg.io';
  const declared = (resource: string) => [
    rule(['get', 'update', 'list', 'watch'], cnpg, resource),
    rule(['get', 'patch', 'update'], cnpg, `${resource}/status`),
  ];
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: ownedMetadata(cluster, name, { labels: accessLabels(cluster) }),
    rules: [
      rule(['get', 'watch'], '', 'configmaps', [
        'cnpg-default-monitoring',
        name,
      ]),
      rule(['get', 'watch'], '', 'secrets', secretNames(store, cluster)),
      rule(['get', 'list', 'watch'], cnpg, 'clusters', [name]),
      rule(['get', 'patch', 'update', 'watch'], cnpg, 'clusters/status', [
        name,
      ]),
      rule(['list', 'get', 'delete'], cnpg, 'backups'),
      rule(['get', 'patch', 'update'], cnpg, 'backups/status'),
      rule(['create', 'patch'], '', 'events'),
      ...declared('databases'),
      ...declared('publications'),
      ...declared('subscriptions'),
      rule(['get', 'update'], 'coordination.k8s.io', 'leases', [name]),
      rule(['get', 'list', 'watch'], cnpg, 'failoverquorums', [name]),
      rule(
        ['get', 'patch', 'update', 'watch'],
        cnpg,
        'failoverquorums/status',
        [name],
      ),
      ...declared('databaseroles'),
    ],
  };
}

export function roleBinding(cluster: KubeObject): NewObject {
  return binding(cluster, cluster.metadata.name, serviceAccountName(cluster));
}

/** The plugin's own access; its subject is the cluster's name whatever the service account is called. */
export function pluginAccess(
  cluster: KubeObject,
  objectStores: string[],
): { role: NewObject; roleBinding: NewObject } {
  const name = `${cluster.metadata.name}-barman-cloud`;
  const names = [...new Set(objectStores)].sort();
  return {
    role: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: ownedMetadata(cluster, name, {
        labels: accessLabels(cluster),
      }),
      rules: [
        rule(
          ['get', 'list', 'watch'],
          'barmancloud.cnpg.io',
          'objectstores',
          names,
        ),
        rule(['update'], 'barmancloud.cnpg.io', 'objectstores/status', names),
        rule(['get', 'list', 'watch'], '', 'secrets', []),
      ],
    },
    roleBinding: binding(cluster, name, cluster.metadata.name),
  };
}

function binding(cluster: KubeObject, name: string, subject: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: ownedMetadata(cluster, name, { labels: accessLabels(cluster) }),
    subjects: [
      {
        kind: 'ServiceAccount',
        name: subject,
        namespace: cluster.metadata.namespace,
      },
    ],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
  };
}

/** Database and owner that applications use; undefined when no application database is asked for. */
export function applicationDatabase(
  cluster: KubeObject,
): { database: string; owner: string } | undefined {
  const {
    initdb,
    recovery,
    pg_basebackup: basebackup,
  } = cluster.spec.bootstrap ?? {};
  const section = recovery ?? basebackup;
  if (section) {
    return section.database && section.owner
      ? { database: section.database, owner: section.owner }
      : undefined;
  }
  const database = initdb?.database ?? 'app';
  return { database, owner: initdb?.owner ?? database };
}

/** Secrets with which people and programs log in. */
export function loginSecrets(cluster: KubeObject): NewObject[] {
  const { name } = cluster.metadata;
  const application = applicationDatabase(cluster);
  const bootstrap = Object.values(cluster.spec.bootstrap ?? {})[0] as
    | { secret?: { name?: string } }
    | undefined;
  return [
    ...(application && !bootstrap?.secret?.name
      ? [
          loginSecret(
            cluster,
            `${name}-app`,
            'app',
            application.owner,
            application.database,
          ),
        ]
      : []),
    ...(cluster.spec.enableSuperuserAccess &&
    !cluster.spec.superuserSecret?.name
      ? [
          loginSecret(
            cluster,
            `${name}-superuser`,
            'superuser',
            'postgres',
            '*',
          ),
        ]
      : []),
  ];
}

function loginSecret(
  cluster: KubeObject,
  name: string,
  userType: string,
  user: string,
  database: string,
): NewObject {
  const { namespace } = cluster.metadata;
  const host = `${cluster.metadata.name}-rw`;
  const password = randomBytes(48).toString('base64url');
  const at = (server: string) =>
    `postgresql://${user}:${password}@${server}:5432/${database}`;
  const jdbc = (server: string) =>
    `jdbc:postgresql://${server}:5432/${database}?password=${password}&user=${user}`;
  const short = `${host}.${namespace}`;
  const full = `${short}.svc.cluster.local`;
  const data = {
    dbname: database,
    'fqdn-jdbc-uri': jdbc(full),
    'fqdn-uri': at(full),
    host,
    'jdbc-uri': jdbc(short),
    password,
    pgpass: `${host}:5432:${database}:${user}:${password}\n`,
    port: '5432',
    uri: at(short),
    user,
    username: user,
  };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: ownedMetadata(cluster, name, {
      labels: {
        ...accessLabels(cluster),
        'cnpg.io/reload': 'true',
        'cnpg.io/userType': userType,
      },
    }),
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, base64(value)]),
    ),
    type: 'kubernetes.io/basic-auth',
  };
}

export function lease(cluster: KubeObject): NewObject {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: ownedMetadata(cluster, cluster.metadata.name, {
      labels: { 'cnpg.io/cluster': cluster.metadata.name },
    }),
    spec: {},
  };
}

export interface Claim {
  name: string;
  role: 'PG_DATA' | 'PG_WAL';
  storage: Record<string, any>;
}

/** The PVCs of an instance. */
export function claimsOf(cluster: KubeObject, instance: string): Claim[] {
  return [
    { name: instance, role: 'PG_DATA', storage: cluster.spec.storage },
    ...(cluster.spec.walStorage
      ? [
          {
            name: `${instance}-wal`,
            role: 'PG_WAL' as const,
            storage: cluster.spec.walStorage,
          },
        ]
      : []),
  ];
}

export function pvc(
  cluster: KubeObject,
  instance: string,
  serial: number,
  claim: Claim,
): NewObject {
  const template = claim.storage.pvcTemplate ?? {};
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...ownedMetadata(cluster, claim.name, {
        labels: {
          'app.kubernetes.io/component': 'database',
          'app.kubernetes.io/managed-by': 'cloudnative-pg',
          'app.kubernetes.io/name': 'postgresql',
          'cnpg.io/cluster': cluster.metadata.name,
          'cnpg.io/instanceName': instance,
          'cnpg.io/pvcRole': claim.role,
        },
        annotations: {
          'cnpg.io/nodeSerial': String(serial),
          // Only the data directory is initialized by a job.
          'cnpg.io/pvcStatus':
            claim.role === 'PG_DATA' ? 'initializing' : 'ready',
        },
      }),
      finalizers: ['kubernetes.io/pvc-protection'],
    },
    spec: {
      accessModes: template.accessModes ?? ['ReadWriteOnce'],
      resources: template.resources ?? {
        requests: { storage: claim.storage.size },
      },
      ...((claim.storage.storageClass ?? template.storageClassName) && {
        storageClassName:
          claim.storage.storageClass ?? template.storageClassName,
      }),
      volumeMode: 'Filesystem',
    },
    status: { phase: 'Pending' },
  };
}
