import { randomInt } from 'node:crypto';
import { kinds } from './constants.ts';
import type { ClusterRuntime } from './runtime.ts';

const RESERVED = ['postgres', 'streaming_replica'];

/** What the status says of the roles that the Cluster itself manages. */
export function syncManagedRoles(runtime: ClusterRuntime): void {
  const { operator, namespace, contents } = runtime;
  const cluster = runtime.cluster();
  const roles: any[] = cluster.spec.managed?.roles ?? [];
  const { currentPrimary, targetPrimary } = cluster.status;
  const primary = runtime.running(currentPrimary);
  if (
    roles.length === 0 ||
    !primary?.primary ||
    currentPrimary !== targetPrimary
  ) {
    return;
  }
  const before = cluster.status.managedRolesStatus?.passwordStatus ?? {};
  const passwordStatus: Record<string, any> = {};
  const cannotReconcile: Record<string, string[]> = {};
  for (const role of roles) {
    const secretName = role.passwordSecret?.name;
    const secret =
      secretName && operator.store.get(kinds.secret, namespace, secretName);
    const missing = (role.inRoles ?? []).find(
      (name: string) => !contents.roles.has(name) && !/^pg_/.test(name),
    );
    if (secretName && !secret) {
      cannotReconcile[role.name] = [
        `failed to get password secret ${secretName}: secrets "${secretName}" not found`,
      ];
      continue;
    }
    if (missing) {
      cannotReconcile[role.name] = [
        `could not perform UPDATE_MEMBERSHIPS on role ${role.name}: role "${missing}" does not exist`,
      ];
      continue;
    }
    if (role.ensure === 'absent') {
      contents.roles.delete(role.name);
      continue;
    }
    contents.roles.add(role.name);
    const resourceVersion = secret?.metadata.resourceVersion;
    passwordStatus[role.name] =
      before[role.name]?.resourceVersion === resourceVersion &&
      before[role.name]
        ? before[role.name]
        : {
            transactionID: randomInt(750, 100_000),
            ...(resourceVersion && { resourceVersion }),
          };
  }
  const names = roles.map(role => role.name as string);
  const pending = names.filter(name => cannotReconcile[name]);
  const notManaged = [...contents.roles].filter(
    name => !names.includes(name) && !RESERVED.includes(name),
  );
  const byStatus = Object.fromEntries(
    Object.entries({
      'not-managed': notManaged,
      'pending-reconciliation': pending,
      reconciled: names.filter(name => !cannotReconcile[name]),
      reserved: RESERVED,
    }).filter(([, list]) => list.length > 0),
  );
  runtime.update(draft => {
    draft.status.managedRolesStatus = {
      byStatus,
      ...(pending.length > 0 && { cannotReconcile }),
      passwordStatus,
    };
  });
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
