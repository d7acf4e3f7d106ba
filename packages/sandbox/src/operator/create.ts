import { createHash } from 'node:crypto';
import { setBuiltInDefaults } from '../kubernetes/builtIns.ts';
import type { KubeObject, NewObject } from '../kubernetes/types.ts';
import { barmanPlugin, recoveryPlugin, wantedImage } from './cluster.ts';
import { certificateSecrets, serverNames } from './certificates.ts';
import {
  BARMAN_PLUGIN,
  BARMAN_PLUGIN_VERSION,
  kinds,
  OPERATOR_COMMIT,
  OPERATOR_HASH,
  phases,
} from './constants.ts';
import { syncBudget } from './disruption.ts';
import { syncImage } from './image.ts';
import {
  additionalServices,
  lease,
  loginSecrets,
  pluginAccess,
  podDisruptionBudgets,
  role,
  roleBinding,
  serviceAccount,
  services,
} from './objects.ts';
import type { ClusterRuntime } from './runtime.ts';
import { setCondition, setPhase } from './status.ts';
import { goTime } from './time.ts';

/** The plugin asks again after this time when its ObjectStore is missing. */
const PLUGIN_RETRY_MS = 5_000;

const DEFAULT_QUERIES = `backends:
  query: |
    SELECT sa.datname, sa.usename, sa.application_name, states.state,
      COALESCE(sa.count, 0) AS total
    FROM ( VALUES ('active'), ('idle'), ('idle in transaction') ) AS states(state)
    LEFT JOIN (
      SELECT datname, state, usename, application_name, COUNT(*)
      FROM pg_catalog.pg_stat_activity
      GROUP BY datname, state, usename, application_name
    ) sa ON states.state = sa.state
    WHERE sa.usename IS NOT NULL
  metrics:
    - datname: {usage: "LABEL", description: "Name of the database"}
    - total: {usage: "GAUGE", description: "Number of backends"}
`;

const fingerprint = createHash('sha256').update(OPERATOR_HASH).digest('hex');

function createMissing(
  runtime: ClusterRuntime,
  kind: string,
  object: NewObject,
): KubeObject {
  const { store } = runtime.operator;
  return (
    store.get(kind, runtime.namespace, object.metadata.name ?? '') ??
    store.create(kind, object)
  );
}

/**
 * Everything that has to stand before the first instance: image, certificates,
 * services, access, the Lease, and the fields of the status that describe them.
 * Returns after how many milliseconds to try again when something is missing.
 */
export async function prepare(
  runtime: ClusterRuntime,
): Promise<number | undefined> {
  const { operator } = runtime;
  const { store } = operator;
  const cluster = runtime.cluster();
  const unknown = [
    ...(cluster.spec.plugins ?? []).filter(
      (plugin: any) => plugin.enabled !== false,
    ),
    ...(cluster.spec.externalClusters ?? []).flatMap((external: any) =>
      external.plugin ? [external.plugin] : [],
    ),
  ].find(plugin => plugin.name !== BARMAN_PLUGIN);
  if (unknown) {
    runtime.update(draft =>
      setPhase(
        draft,
        phases.unknownPlugin,
        `requested plugin is not available: ${unknown.name}`,
        runtime.now,
      ),
    );
    return PLUGIN_RETRY_MS;
  }
  const wanted = wantedImage(store, cluster);
  if ('problem' in wanted) {
    runtime.update(draft =>
      setPhase(draft, phases.imageCatalogError, wanted.problem, runtime.now),
    );
    return PLUGIN_RETRY_MS;
  }
  const { image, major } = wanted;
  if (!runtime.prepared) {
    await createObjects(runtime, image, major);
    runtime.prepared = true;
  } else {
    syncImage(runtime, image, major);
    syncServices(runtime, major);
  }
  return pluginWaits(runtime) ? PLUGIN_RETRY_MS : undefined;
}

/**
 * Services that somebody has deleted come back, those that the cluster no
 * longer asks for go, and additional ones follow their template.
 */
function syncServices(runtime: ClusterRuntime, major: number): void {
  const { operator, namespace, name } = runtime;
  const cluster = runtime.cluster();
  for (const service of services(cluster, major)) {
    createMissing(runtime, kinds.service, service);
  }
  const additional = additionalServices(cluster, major);
  for (const wanted of additional) {
    const known = operator.store.get(
      kinds.service,
      namespace,
      wanted.metadata.name ?? '',
    );
    if (!known) {
      const service = structuredClone(wanted) as KubeObject;
      setBuiltInDefaults(service);
      operator.store.create(kinds.service, service);
    } else if (known.metadata.labels?.['cnpg.io/cluster'] === name) {
      operator.update(kinds.service, known, draft => {
        draft.metadata.labels = {
          ...draft.metadata.labels,
          ...wanted.metadata.labels,
        };
        const applied = draft.metadata.annotations?.['cnpg.io/lastAppliedSpec'];
        draft.metadata.annotations = {
          ...draft.metadata.annotations,
          ...wanted.metadata.annotations,
        };
        if (
          applied !== wanted.metadata.annotations?.['cnpg.io/lastAppliedSpec']
        ) {
          Object.assign(draft.spec, structuredClone(wanted.spec));
        }
      });
    }
  }
  const disabled: string[] =
    cluster.spec.managed?.services?.disabledDefaultServices ?? [];
  const names = new Set(additional.map(service => service.metadata.name));
  for (const service of operator.store.list(kinds.service, {
    namespace,
    labels: { 'cnpg.io/cluster': name },
  })) {
    const isManaged = service.metadata.labels?.['cnpg.io/isManaged'] === 'true';
    const isDisabled = disabled.some(
      type => service.metadata.name === `${name}-${type}`,
    );
    if (
      !service.metadata.deletionTimestamp &&
      (isManaged ? !names.has(service.metadata.name) : isDisabled)
    ) {
      operator.store.delete(kinds.service, namespace, service.metadata.name);
    }
  }
}

/** ObjectStores to which the cluster archives and from which it is recovered. */
function objectStores(cluster: KubeObject): string[] {
  return [barmanPlugin(cluster), recoveryPlugin(cluster)].flatMap(plugin =>
    plugin?.parameters?.barmanObjectName
      ? [plugin.parameters.barmanObjectName]
      : [],
  );
}

/** The plugin holds the reconciliation back until its ObjectStores exist. */
function pluginWaits(runtime: ClusterRuntime): boolean {
  return objectStores(runtime.cluster()).some(
    name =>
      !runtime.operator.store.get(kinds.objectStore, runtime.namespace, name),
  );
}

async function createObjects(
  runtime: ClusterRuntime,
  image: string,
  major: number,
): Promise<void> {
  const { operator } = runtime;
  const { store } = operator;
  const cluster = runtime.cluster();
  const { name, namespace } = runtime;
  await runtime.sleep(5);
  runtime.update(draft => {
    draft.status.operatorCertificateFingerprint = fingerprint;
  });
  await runtime.sleep(5);
  runtime.update(draft => {
    draft.status.image = image;
    draft.status.pgDataImageInfo = { image, majorVersion: major };
  });
  const { secrets, expires } = await certificateSecrets(cluster, runtime.now);
  await runtime.sleep(30);
  const versions: Record<string, string> = {};
  for (const secret of [...secrets, ...loginSecrets(cluster)]) {
    const stored = createMissing(runtime, kinds.secret, secret);
    versions[stored.metadata.name] = stored.metadata.resourceVersion;
  }
  for (const service of services(cluster, major)) {
    await runtime.sleep(8);
    createMissing(runtime, kinds.service, service);
  }
  syncServices(runtime, major);
  await runtime.sleep(6);
  syncBudgets(runtime);
  await runtime.sleep(45);
  if (!cluster.spec.serviceAccountName) {
    runtime.event('CreatingServiceAccount', 'Creating ServiceAccount');
    createMissing(runtime, kinds.serviceAccount, serviceAccount(cluster));
  }
  runtime.event('CreatingRole', 'Creating Cluster Role');
  createMissing(runtime, kinds.role, role(store, cluster));
  createMissing(runtime, kinds.roleBinding, roleBinding(cluster));
  const stores = objectStores(cluster);
  if (stores.length > 0) {
    const access = pluginAccess(cluster, stores);
    createMissing(runtime, kinds.role, access.role);
    createMissing(runtime, kinds.roleBinding, access.roleBinding);
  }
  const monitoring = createMissing(runtime, kinds.configMap, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'cnpg-default-monitoring',
      namespace,
      labels: { 'cnpg.io/reload': '' },
    },
    data: { queries: DEFAULT_QUERIES },
  });
  await runtime.sleep(310);
  createMissing(runtime, kinds.lease, lease(cluster));
  await runtime.sleep(6);
  runtime.update(draft => {
    const { status } = draft;
    status.availableArchitectures = [{ goArch: 'amd64', hash: OPERATOR_HASH }];
    status.certificates = {
      clientCASecret: `${name}-ca`,
      expirations: {
        [`${name}-ca`]: goTime(expires),
        [`${name}-replication`]: goTime(expires),
        [`${name}-server`]: goTime(expires),
      },
      replicationTLSSecret: `${name}-replication`,
      serverAltDNSNames: serverNames(cluster),
      serverCASecret: `${name}-ca`,
      serverTLSSecret: `${name}-server`,
    };
    status.cloudNativePGCommitHash = OPERATOR_COMMIT;
    status.cloudNativePGOperatorHash = OPERATOR_HASH;
    setCondition(
      draft,
      {
        type: 'Initialized',
        status: 'False',
        reason: 'BootstrapPending',
        message: 'Cluster has not been bootstrapped yet',
      },
      runtime.now,
    );
    status.configMapResourceVersion = {
      metrics: {
        'cnpg-default-monitoring': monitoring.metadata.resourceVersion,
      },
    };
    status.managedRolesStatus = {};
    status.poolerIntegrations = { pgBouncerIntegration: {} };
    status.readService = `${name}-r`;
    status.secretsResourceVersion = {
      ...(versions[`${name}-app`] && {
        applicationSecretVersion: versions[`${name}-app`],
      }),
      clientCaSecretVersion: versions[`${name}-ca`],
      replicationSecretVersion: versions[`${name}-replication`],
      serverCaSecretVersion: versions[`${name}-ca`],
      serverSecretVersion: versions[`${name}-server`],
      ...(versions[`${name}-superuser`] && {
        superuserSecretVersion: versions[`${name}-superuser`],
      }),
    };
    status.selector = `cnpg.io/cluster=${name},cnpg.io/podRole=instance`;
    status.switchReplicaClusterStatus = {};
    status.topology = { successfullyExtracted: true };
    status.writeService = `${name}-rw`;
    if (barmanPlugin(cluster) || recoveryPlugin(cluster)) {
      status.pluginStatus = [
        {
          name: BARMAN_PLUGIN,
          version: BARMAN_PLUGIN_VERSION,
          capabilities: ['TYPE_RECONCILER_HOOKS', 'TYPE_LIFECYCLE_SERVICE'],
        },
      ];
    }
  });
}

/** Creates the budgets that the cluster should have now and deletes the one that it should not. */
export function syncBudgets(runtime: ClusterRuntime): void {
  const { operator, namespace, name } = runtime;
  const cluster = runtime.cluster();
  const wanted = podDisruptionBudgets(
    cluster,
    cluster.status.pgDataImageInfo.majorVersion,
  );
  for (const budget of wanted) {
    const budgetName = budget.metadata.name ?? '';
    const known = operator.store.get(kinds.pdb, namespace, budgetName);
    if (!known) {
      runtime.event(
        'CreatingPodDisruptionBudget',
        `Creating PodDisruptionBudget ${budgetName}`,
      );
      const created = operator.store.create(kinds.pdb, budget);
      syncBudget(operator, created);
    } else if (known.spec.minAvailable !== budget.spec.minAvailable) {
      operator.store.update(kinds.pdb, namespace, budgetName, draft => {
        draft.spec.minAvailable = budget.spec.minAvailable;
      });
    }
  }
  for (const budgetName of [name, `${name}-primary`]) {
    if (
      !wanted.some(each => each.metadata.name === budgetName) &&
      operator.store.get(kinds.pdb, namespace, budgetName)
    ) {
      runtime.event(
        'DeletingPodDisruptionBudget',
        `Deleting Pod Disruption Budget ${budgetName}`,
      );
      operator.store.delete(kinds.pdb, namespace, budgetName);
    }
  }
}
