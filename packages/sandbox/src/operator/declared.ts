import type { KubeObject } from '../kubernetes/types.ts';
import { isExtensionAvailable, newDatabase } from './contents.ts';
import type { Contents, DatabaseContents } from './contents.ts';
import { kinds } from './constants.ts';
import type { Operator } from './operator.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isTerminating } from './status.ts';

const DATABASE_FINALIZER = 'cnpg.io/deleteDatabase';
const ROLE_FINALIZER = 'cnpg.io/deleteRole';
/** A declared object that cannot be applied is tried again after this time. */
export const DECLARED_RETRY_MS = 30_000;

/** What stands in the way, as PostgreSQL or CNPG words it. */
class Problem extends Error {}

interface Part {
  name: string;
  applied: boolean;
  message?: string;
}

/** PostgreSQL's answer to one object inside of a database. */
function applyParts(
  wanted: { name: string; ensure?: string }[] | undefined,
  existing: Set<string>,
  problem: (name: string) => string | undefined,
): Part[] | undefined {
  return wanted?.map(({ name, ensure }) => {
    if (ensure === 'absent') {
      existing.delete(name);
      return { name, applied: true };
    }
    const message = existing.has(name) ? undefined : problem(name);
    if (message !== undefined) {
      return { name, applied: false, message };
    }
    existing.add(name);
    return { name, applied: true };
  });
}

function applyDatabase(
  contents: Contents,
  spec: Record<string, any>,
  status: Record<string, any>,
): void {
  const { name, owner } = spec;
  if (spec.ensure === 'absent') {
    contents.databases.delete(name);
    return;
  }
  let database: DatabaseContents | undefined = contents.databases.get(name);
  if (!contents.roles.has(owner)) {
    throw new Problem(
      database
        ? `while altering database "${name}" owner to ${owner}: ERROR: role "${owner}" does not exist (SQLSTATE 42704)`
        : `while creating database "${name}": ERROR: role "${owner}" does not exist (SQLSTATE 42704)`,
    );
  }
  if (!database) {
    if (spec.template && !/^template[01]$/.test(spec.template)) {
      if (!contents.databases.has(spec.template)) {
        throw new Problem(
          `while creating database "${name}": ERROR: template database "${spec.template}" does not exist (SQLSTATE 3D000)`,
        );
      }
    }
    database = newDatabase(contents, name, owner);
  }
  database.owner = owner;
  const parts = {
    schemas: applyParts(spec.schemas, database.schemas, schema =>
      /^pg_/.test(schema)
        ? `ERROR: unacceptable schema name "${schema}" (SQLSTATE 42939)`
        : undefined,
    ),
    extensions: applyParts(spec.extensions, database.extensions, extension =>
      isExtensionAvailable(extension)
        ? undefined
        : `ERROR: extension "${extension}" is not available (SQLSTATE 0A000)`,
    ),
  };
  for (const [key, list] of Object.entries(parts)) {
    if (list) {
      status[key] = list;
    } else {
      delete status[key];
    }
  }
  if (Object.values(parts).some(list => list?.some(part => !part.applied))) {
    throw new Problem('database object reconciliation failed');
  }
}

function applyRole(
  runtime: ClusterRuntime,
  spec: Record<string, any>,
  status: Record<string, any>,
): void {
  const cluster = runtime.cluster();
  const inline: any[] = cluster.spec.managed?.roles ?? [];
  if (inline.some(role => role.name === spec.name)) {
    throw new Problem('database role is already managed by the CNPG cluster');
  }
  if (spec.ensure === 'absent') {
    throw new Problem(
      'ensure: absent is not supported for DatabaseRole; delete the resource with databaseRoleReclaimPolicy: delete instead',
    );
  }
  const secretName = spec.passwordSecret?.name;
  if (secretName) {
    const secret = runtime.operator.store.get(
      kinds.secret,
      runtime.namespace,
      secretName,
    );
    if (!secret) {
      throw new Problem(`Secret "${secretName}" not found`);
    }
    status.secretResourceVersion = secret.metadata.resourceVersion;
  } else {
    delete status.secretResourceVersion;
  }
  const missing = (spec.inRoles ?? []).find(
    (role: string) => !runtime.contents.roles.has(role) && !/^pg_/.test(role),
  );
  if (missing) {
    throw new Problem(
      `could not perform UPDATE_MEMBERSHIPS on role ${spec.name}: role "${missing}" does not exist`,
    );
  }
  runtime.contents.roles.add(spec.name);
}

const managedName = (object: KubeObject): string => object.spec.name;

/** Two objects for the same thing: the one that was applied first keeps it. */
function conflict(
  operator: Operator,
  kind: string,
  object: KubeObject,
): string | undefined {
  const other = operator.store
    .list(kind, { namespace: object.metadata.namespace })
    .find(
      each =>
        each.metadata.name !== object.metadata.name &&
        each.spec.cluster.name === object.spec.cluster.name &&
        managedName(each) === managedName(object) &&
        (each.status?.observedGeneration ?? 0) > 0,
    );
  return (
    other &&
    `"${managedName(object)}" is already managed by object "${
      other.metadata.name
    }"`
  );
}

/** Whether the object is as it was when it was applied, and so is its password. */
function isApplied(runtime: ClusterRuntime, object: KubeObject): boolean {
  const { status, spec, metadata } = object;
  if (status?.observedGeneration !== metadata.generation) {
    return false;
  }
  const secret =
    spec.passwordSecret?.name &&
    runtime.operator.store.get(
      kinds.secret,
      runtime.namespace,
      spec.passwordSecret.name,
    );
  return (
    !secret || secret.metadata.resourceVersion === status.secretResourceVersion
  );
}

/**
 * What the primary's instance manager does with one Database or DatabaseRole.
 * Returns whether to look again after {@link DECLARED_RETRY_MS}.
 */
export function reconcileDeclared(
  runtime: ClusterRuntime,
  kind: string,
  object: KubeObject,
): boolean {
  const { operator } = runtime;
  const { currentPrimary, targetPrimary } = runtime.cluster().status ?? {};
  const primary = runtime.running(currentPrimary);
  if (
    !primary?.reporting ||
    !primary.primary ||
    currentPrimary !== targetPrimary
  ) {
    return true;
  }
  const isDatabase = kind === kinds.database;
  const finalizer = isDatabase ? DATABASE_FINALIZER : ROLE_FINALIZER;
  if (isTerminating(object)) {
    remove(runtime, kind, object, finalizer);
    return false;
  }
  if (isApplied(runtime, object)) {
    return object.status.applied !== true;
  }
  const current = operator.update(kind, object, draft => {
    draft.metadata.finalizers = [
      ...new Set([...(draft.metadata.finalizers ?? []), finalizer]),
    ];
  });
  const status: Record<string, any> = { ...current.status };
  try {
    const problem = conflict(operator, kind, current);
    if (problem) {
      throw new Problem(problem);
    }
    if (isDatabase) {
      applyDatabase(runtime.contents, current.spec, status);
    } else {
      applyRole(runtime, current.spec, status);
    }
    status.applied = true;
    status.observedGeneration = current.metadata.generation;
    delete status.message;
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    status.applied = false;
    status.message = error.message;
  }
  operator.update(kind, current, draft => {
    draft.status = status;
  });
  return status.applied !== true;
}

function remove(
  runtime: ClusterRuntime,
  kind: string,
  object: KubeObject,
  finalizer: string,
): void {
  const { spec, status } = object;
  if ((status?.observedGeneration ?? 0) > 0) {
    if (kind === kinds.database && spec.databaseReclaimPolicy === 'delete') {
      runtime.contents.databases.delete(spec.name);
    }
    if (
      kind === kinds.databaseRole &&
      spec.databaseRoleReclaimPolicy === 'delete'
    ) {
      runtime.contents.roles.delete(spec.name);
    }
  }
  releaseFinalizer(runtime.operator, kind, object, finalizer);
}

function releaseFinalizer(
  operator: Operator,
  kind: string,
  object: KubeObject,
  finalizer: string,
): void {
  if (operator.current(kind, object)) {
    operator.update(kind, object, draft => {
      draft.metadata.finalizers = draft.metadata.finalizers?.filter(
        each => each !== finalizer,
      );
    });
  }
}

/** Says in what belonged to a cluster that it is no more, and lets it be deleted. */
export function abandonDeclared(operator: Operator, cluster: KubeObject): void {
  for (const kind of [kinds.database, kinds.databaseRole]) {
    const { namespace, name } = cluster.metadata;
    for (const object of operator.store.list(kind, { namespace })) {
      if (object.spec.cluster.name !== name) {
        continue;
      }
      operator.update(kind, object, draft => {
        draft.status = {
          ...draft.status,
          applied: false,
          message: 'cluster resource has been deleted, skipping reconciliation',
        };
      });
      releaseFinalizer(operator, kind, object, DATABASE_FINALIZER);
      releaseFinalizer(operator, kind, object, ROLE_FINALIZER);
    }
  }
}
