import { z } from 'zod';
import { Message, inEnglish, say } from '../messages';
import { isReplicaCluster } from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import {
  Cluster,
  Database,
  DatabaseRole,
  KubernetesObject,
} from '../model/objects';
import {
  cnpgDatabaseCredentialsPermission,
  cnpgDatabaseDeletePermission,
  cnpgDatabaseScalePermission,
} from '../permissions';
import { lock, nameOf, newObject, notRunning, declaredName } from './common';
import { OperationContext, OperationWrite } from './operation';
import { OperationDefinition, Refusal } from './spoken';

/** A name inside PostgreSQL that needs no quotes. */
const sqlName = z
  .string()
  .regex(/^[a-z]([a-z0-9_]{0,61}[a-z0-9])?$/, inEnglish(say('input.sqlName')));

/** CloudNativePG and PostgreSQL keep these for themselves. */
const RESERVED_DATABASES = /^(postgres|template[01])$/;
const RESERVED_ROLES =
  /^(postgres|streaming_replica|public|none|pg_.*|cnpg_.*)$/;

const createDatabase = z.strictObject({
  name: sqlName,
  owner: sqlName.optional(),
  extensions: z
    .array(z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/))
    .max(20)
    .optional(),
});

/** Adds a database to the cluster. @public */
export const databaseCreate: OperationDefinition<
  z.infer<typeof createDatabase>
> = {
  id: 'database-create',
  title: 'Add a database',
  group: 'objects',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input: createDatabase,
  outlook: objects => ({
    refused:
      notRunning(objects) ?? elsewhere(objects) ?? objects.unavailable.Database,
    effect: say('operation.undisturbed'),
    facts: { databases: databaseFacts(objects) },
  }),
  plan(objects, { name, owner, extensions = [] }, { offer }) {
    const { cluster, databases = [] } = objects;
    // The operator creates them as superuser, and some can run any program.
    const foreign = extensions.find(
      extension => !offer.extensions?.includes(extension),
    );
    if (foreign) {
      return {
        refused: offer.extensions?.length
          ? say('operation.database-create.extension', {
              extension: foreign,
              offered: offer.extensions.join(', '),
            })
          : say('operation.database-create.noExtension', {
              extension: foreign,
            }),
        field: 'extensions',
      };
    }
    if (RESERVED_DATABASES.test(name)) {
      return {
        refused: say('operation.declared.reserved', { name }),
        field: 'name',
      };
    }
    const role = owner ?? applicationRole(objects);
    if (!role || RESERVED_ROLES.test(role)) {
      return {
        refused: role
          ? say('operation.database-create.reservedOwner', { role })
          : say('operation.database-create.noOwner'),
        field: 'owner',
      };
    }
    const object = declaredName(cluster, name);
    const taken =
      databases.some(
        ({ metadata, spec }) => metadata.name === object || spec?.name === name,
      ) || applicationDatabase(objects) === name;
    if (taken) {
      return {
        refused: say('operation.database-create.taken', { name }),
        field: 'name',
      };
    }
    return {
      title: say('operation.database-create.title', { name }),
      effect: say('operation.undisturbed'),
      writes: [
        newObject(kinds.Database, cluster, object, {
          cluster: { name: cluster.metadata.name },
          name,
          owner: role,
          ensure: 'present',
          databaseReclaimPolicy: 'retain',
          ...(extensions.length && {
            extensions: extensions.map(extension => ({
              name: extension,
              ensure: 'present',
            })),
          }),
        }),
      ],
    };
  },
};

const removal = z.strictObject({
  name: z.string().min(1).max(253),
  /** Whether it goes in PostgreSQL as well, with all that is in it. */
  drop: z.boolean(),
});

/** Removes a declared database, and with `drop` what is in it. @public */
export const databaseRemove: OperationDefinition<z.infer<typeof removal>> = {
  id: 'database-remove',
  title: 'Remove a database',
  group: 'objects',
  permission: cnpgDatabaseDeletePermission,
  destructive: true,
  input: removal,
  outlook: objects => ({
    refused:
      notRunning(objects) ??
      objects.unavailable.Database ??
      (objects.databases?.length
        ? undefined
        : say('operation.database-remove.none')),
    effect: say('operation.database-remove.effect'),
    facts: { databases: databaseFacts(objects) },
  }),
  plan(objects, { name, drop }) {
    const found = find(
      objects.databases,
      name,
      say('operation.database-remove.unknown', { name }),
    );
    if ('refused' in found) return found;
    return {
      title: say('operation.database-remove.title', {
        name: found.spec?.name ?? name,
      }),
      effect: drop
        ? say('operation.database-remove.inUse', {
            effect: say('operation.database-remove.effect.drop'),
          })
        : say('operation.database-remove.effect.keep'),
      writes: removalWrites(kinds.Database, found, {
        databaseReclaimPolicy: drop ? 'delete' : 'retain',
      }),
    };
  },
};

/** Roles of PostgreSQL that give no way to become more than they are. */
const MEMBERSHIPS = ['pg_read_all_data', 'pg_write_all_data', 'pg_monitor'];

const createRole = z.strictObject({
  name: sqlName,
  login: z.boolean().optional(),
  inRoles: z.array(sqlName).max(10).optional(),
  connectionLimit: z.number().int().min(-1).max(10_000).optional(),
});

/** Adds a role with a password of its own. @public */
export const roleCreate: OperationDefinition<z.infer<typeof createRole>> = {
  id: 'role-create',
  title: 'Add a role',
  group: 'objects',
  permission: cnpgDatabaseCredentialsPermission,
  destructive: false,
  input: createRole,
  secret: ({ cluster }, { name, login = true }) =>
    login ? roleSecret(declaredName(cluster, name)) : undefined,
  outlook: objects => ({
    refused:
      notRunning(objects) ??
      elsewhere(objects) ??
      objects.unavailable.DatabaseRole,
    effect: say('operation.role-create.effect'),
    facts: { roles: roleFacts(objects) },
  }),
  plan(objects, { name, login = true, inRoles, connectionLimit }, context) {
    const { cluster, databaseRoles = [] } = objects;
    if (RESERVED_ROLES.test(name)) {
      return {
        refused: say('operation.declared.reserved', { name }),
        field: 'name',
      };
    }
    const own = applicationRole(objects);
    const forbidden = inRoles?.find(
      role => role !== own && !MEMBERSHIPS.includes(role),
    );
    if (forbidden) {
      return {
        refused: say('operation.role-create.member', {
          roles: [own, ...MEMBERSHIPS].filter(Boolean).join(', '),
          role: forbidden,
        }),
        field: 'inRoles',
      };
    }
    const object = declaredName(cluster, name);
    const taken =
      databaseRoles.some(
        ({ metadata, spec }) => metadata.name === object || spec?.name === name,
      ) || cluster.spec?.managed?.roles?.some(role => role.name === name);
    if (taken || own === name) {
      return {
        refused: say('operation.role-create.taken', { name }),
        field: 'name',
      };
    }
    const secret = roleSecret(object);
    const writes: OperationWrite[] = [];
    if (login) {
      const { metadata } = context.secret ?? {};
      if (
        metadata &&
        metadata.labels?.['cnpg.io/cluster'] !== cluster.metadata.name
      ) {
        return {
          refused: say('operation.role-create.secretTaken', { secret }),
          field: 'name',
        };
      }
      writes.push(credentialsWrite(cluster, secret, name, context));
    }
    writes.push(
      newObject(kinds.DatabaseRole, cluster, object, {
        cluster: { name: cluster.metadata.name },
        name,
        ensure: 'present',
        login,
        ...(connectionLimit !== undefined && { connectionLimit }),
        ...(inRoles?.length && { inRoles }),
        ...(login && { passwordSecret: { name: secret } }),
        databaseRoleReclaimPolicy: 'retain',
      }),
    );
    return {
      title: say('operation.role-create.title', { name }),
      effect: login
        ? say('operation.role-create.started', { secret })
        : say('operation.undisturbed'),
      writes,
    };
  },
};

/** Removes a declared role. @public */
export const roleRemove: OperationDefinition<z.infer<typeof removal>> = {
  id: 'role-remove',
  title: 'Remove a role',
  group: 'objects',
  permission: cnpgDatabaseCredentialsPermission,
  destructive: true,
  input: removal,
  outlook: objects => ({
    refused:
      notRunning(objects) ??
      objects.unavailable.DatabaseRole ??
      (objects.databaseRoles?.length
        ? undefined
        : say('operation.role-remove.none')),
    effect: say('operation.role-remove.effect'),
    facts: { roles: roleFacts(objects) },
  }),
  plan(objects, { name, drop }) {
    const found = find(
      objects.databaseRoles,
      name,
      say('operation.role-remove.unknown', { name }),
    );
    if ('refused' in found) return found;
    return {
      title: say('operation.role-remove.title', {
        name: found.spec?.name ?? name,
      }),
      effect: drop
        ? say('operation.role-remove.owns', {
            effect: say('operation.role-remove.effect.drop'),
          })
        : say('operation.role-remove.effect.keep'),
      writes: [
        ...removalWrites(kinds.DatabaseRole, found, {
          databaseRoleReclaimPolicy: drop ? 'delete' : 'retain',
        }),
        ...(drop
          ? [
              {
                verb: 'delete' as const,
                kind: kinds.Secret,
                namespace: nameOf(found).namespace,
                name: roleSecret(found.metadata.name),
              },
            ]
          : []),
      ],
    };
  },
};

/** One that a former role of the name has left behind, or a creation that was cut short, is taken over. */
function credentialsWrite(
  cluster: Cluster,
  secret: string,
  username: string,
  { secret: former, password }: OperationContext,
): OperationWrite {
  const { namespace, name } = nameOf(cluster);
  // The operator takes a change of the password over with the second label only.
  const labels = { 'cnpg.io/cluster': name, 'cnpg.io/reload': 'true' };
  const stringData = { username, password: password() };
  if (former) {
    return {
      verb: 'patch',
      kind: kinds.Secret,
      namespace,
      name: secret,
      patch: { metadata: { ...lock(former), labels }, stringData },
    };
  }
  return {
    verb: 'create',
    kind: kinds.Secret,
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secret, namespace, labels },
      type: 'kubernetes.io/basic-auth',
      stringData,
    } as KubernetesObject,
  };
}

/** What is declared in a cluster that follows another one is not carried out there. */
function elsewhere({ cluster }: DatabaseObjects): Message | undefined {
  return isReplicaCluster(cluster)
    ? say('operation.declared.replica')
    : undefined;
}

/** Secret with the password of a role that the portal has made. */
function roleSecret(object: string): string {
  return `${object}-credentials`;
}

/** What happens in PostgreSQL is decided by the policy at the moment of the deletion. */
function removalWrites(
  kind: typeof kinds.Database | typeof kinds.DatabaseRole,
  object: KubernetesObject,
  spec: object,
): OperationWrite[] {
  return [
    { verb: 'patch', kind, ...nameOf(object), patch: { spec } },
    {
      verb: 'delete',
      kind,
      ...nameOf(object),
      ...(object.metadata.uid && { uid: object.metadata.uid }),
    },
  ];
}

function databaseFacts({ databases = [] }: DatabaseObjects) {
  return databases.map(nameFacts);
}

function roleFacts({ databaseRoles = [] }: DatabaseObjects) {
  return databaseRoles.map(nameFacts);
}

function nameFacts({ metadata, spec }: Database | DatabaseRole) {
  return { name: metadata.name, sqlName: spec?.name ?? metadata.name };
}

function find<T extends KubernetesObject>(
  objects: T[] | undefined,
  name: string,
  unknown: Message,
): T | Refusal {
  return (
    objects?.find(({ metadata }) => metadata.name === name) ?? {
      refused: unknown,
      field: 'name',
    }
  );
}

/** Role of the application, as the cluster was bootstrapped with. */
export function applicationRole({
  cluster,
}: DatabaseObjects): string | undefined {
  const {
    initdb,
    recovery,
    pg_basebackup: copy,
  } = cluster.spec?.bootstrap ?? {};
  const { owner, database } = initdb ?? recovery ?? copy ?? {};
  return owner || database;
}

function applicationDatabase({ cluster }: DatabaseObjects): string | undefined {
  const {
    initdb,
    recovery,
    pg_basebackup: copy,
  } = cluster.spec?.bootstrap ?? {};
  return (initdb ?? recovery ?? copy)?.database;
}
