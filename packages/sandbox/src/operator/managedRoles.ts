import { randomInt } from 'node:crypto';
import { kinds } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';

/** From the moment when the primary sees a change to the end of its ALTER ROLE. */
const APPLY_MS = 500;

const isReserved = (name: string) =>
  ['postgres', 'streaming_replica'].includes(name) || /^(cnpg|pg)_/.test(name);

/** Why a role cannot be made as it is asked for, as CNPG and PostgreSQL word it. */
function problemOf(runtime: ClusterRuntime, role: any): string | undefined {
  const { operator, namespace, contents } = runtime;
  const secretName = role.passwordSecret?.name;
  if (secretName) {
    const secret = operator.store.get(kinds.secret, namespace, secretName);
    if (!secret) {
      return `failed to get password secret ${secretName}: Secret "${secretName}" not found`;
    }
    const username = Buffer.from(
      secret.data?.username ?? '',
      'base64',
    ).toString();
    if (username !== role.name) {
      return `the username in secret "${secretName}" does not match role "${role.name}"`;
    }
  }
  const missing = (role.inRoles ?? []).find(
    (name: string) => !contents.roles.has(name) && !/^pg_/.test(name),
  );
  return missing === undefined
    ? undefined
    : `could not perform UPDATE_MEMBERSHIPS on role ${role.name}: role "${missing}" does not exist`;
}

function versionOf(runtime: ClusterRuntime, role: any): string | undefined {
  const name = role.passwordSecret?.name;
  return (
    name &&
    runtime.operator.store.get(kinds.secret, runtime.namespace, name)?.metadata
      .resourceVersion
  );
}

/** Whether the role in the database is what the Cluster and its secret say. */
function isApplied(
  runtime: ClusterRuntime,
  role: any,
  passwordStatus: Record<string, any>,
): boolean {
  const exists = runtime.contents.roles.has(role.name);
  return role.ensure === 'absent'
    ? !exists
    : exists &&
        passwordStatus[role.name] !== undefined &&
        passwordStatus[role.name].resourceVersion === versionOf(runtime, role);
}

const managedRoles = (runtime: ClusterRuntime): any[] =>
  runtime.cluster().spec.managed?.roles ?? [];

/**
 * What the status says of the roles that the Cluster itself manages. A change
 * reads as pending first, and is applied a moment later.
 */
export function syncManagedRoles(runtime: ClusterRuntime): void {
  const cluster = runtime.cluster();
  const roles = managedRoles(runtime);
  const { currentPrimary, targetPrimary } = cluster.status;
  const primary = runtime.running(currentPrimary);
  if (
    roles.length === 0 ||
    !primary?.primary ||
    currentPrimary !== targetPrimary
  ) {
    return;
  }
  const { passwordStatus = {} } = cluster.status.managedRolesStatus ?? {};
  const pending = roles
    .filter(role => !isApplied(runtime, role, passwordStatus))
    .map(role => role.name as string);
  const names = roles.map(role => role.name as string);
  const others = [...runtime.contents.roles].filter(
    name => !names.includes(name),
  );
  const byStatus = Object.fromEntries(
    Object.entries({
      'not-managed': others.filter(name => !isReserved(name)),
      'pending-reconciliation': pending,
      reconciled: names.filter(name => !pending.includes(name)),
      reserved: others.filter(isReserved),
    })
      .filter(([, list]) => list.length > 0)
      .map(([key, list]) => [key, list.sort()]),
  );
  runtime.update(draft => {
    draft.status.managedRolesStatus = {
      ...draft.status.managedRolesStatus,
      byStatus,
    };
  });
  // What cannot be applied, and says so, waits for the next change.
  const known = cluster.status.managedRolesStatus?.cannotReconcile ?? {};
  const isNew = roles.some(
    role =>
      pending.includes(role.name) &&
      (known[role.name] === undefined ||
        known[role.name][0] !== problemOf(runtime, role)),
  );
  if (isNew && !runtime.applyingRoles) {
    runtime.applyingRoles = true;
    runtime.spawn(async () => {
      await runtime.sleep(APPLY_MS);
      runtime.applyingRoles = false;
      applyRoles(runtime);
    });
  }
}

function applyRoles(runtime: ClusterRuntime): void {
  const { contents } = runtime;
  const before =
    runtime.cluster().status.managedRolesStatus?.passwordStatus ?? {};
  const passwordStatus: Record<string, any> = {};
  const cannotReconcile: Record<string, string[]> = {};
  for (const role of managedRoles(runtime)) {
    const problem = problemOf(runtime, role);
    if (role.ensure === 'absent') {
      contents.roles.delete(role.name);
    } else if (problem) {
      cannotReconcile[role.name] = [problem];
    } else if (isApplied(runtime, role, before)) {
      passwordStatus[role.name] = before[role.name];
    } else {
      contents.roles.add(role.name);
      const resourceVersion = versionOf(runtime, role);
      passwordStatus[role.name] = {
        transactionID: randomInt(750, 100_000),
        ...(resourceVersion && { resourceVersion }),
      };
    }
  }
  runtime.update(draft => {
    const { byStatus } = draft.status.managedRolesStatus ?? {};
    draft.status.managedRolesStatus = {
      ...(byStatus && { byStatus }),
      ...(Object.keys(cannotReconcile).length > 0 && { cannotReconcile }),
      passwordStatus,
    };
  });
  runtime.trigger();
}

/** Versions of the secrets that the instances have taken over. */
export function syncSecretVersions(runtime: ClusterRuntime): void {
  const { operator, namespace, name } = runtime;
  const cluster = runtime.cluster();
  const bootstrap = Object.values(cluster.spec.bootstrap ?? {})[0] as any;
  const names: Record<string, string> = {
    applicationSecretVersion: bootstrap?.secret?.name ?? `${name}-app`,
    clientCaSecretVersion: `${name}-ca`,
    replicationSecretVersion: `${name}-replication`,
    serverCaSecretVersion: `${name}-ca`,
    serverSecretVersion: `${name}-server`,
    superuserSecretVersion:
      cluster.spec.superuserSecret?.name ?? `${name}-superuser`,
  };
  const managed = Object.fromEntries(
    ((cluster.spec.managed?.roles ?? []) as any[]).flatMap(role => {
      const secretName = role.passwordSecret?.name;
      const secret =
        secretName && operator.store.get(kinds.secret, namespace, secretName);
      return secret ? [[secretName, secret.metadata.resourceVersion]] : [];
    }),
  );
  const versions = Object.fromEntries(
    Object.entries(names).flatMap(([key, secretName]) => {
      const secret = operator.store.get(kinds.secret, namespace, secretName);
      return secret ? [[key, secret.metadata.resourceVersion]] : [];
    }),
  );
  runtime.update(draft => {
    draft.status.secretsResourceVersion = {
      ...versions,
      ...(Object.keys(managed).length > 0 && {
        managedRoleSecretVersion: managed,
      }),
    };
  });
}
