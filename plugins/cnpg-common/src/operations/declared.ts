import { z } from 'zod';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Database, DatabaseRole, KubernetesObject } from '../model/objects';
import {
  cnpgDatabaseCredentialsPermission,
  cnpgDatabaseDeletePermission,
  cnpgDatabaseScalePermission,
} from '../permissions';
import { nameOf, newObject, notRunning, declaredName } from './common';
import {
  isRefusal,
  Operation,
  OperationRefusal,
  OperationWrite,
} from './operation';

/** A name inside PostgreSQL that needs no quotes. */
const sqlName = z
  .string()
  .regex(
    /^[a-z]([a-z0-9_]{0,61}[a-z0-9])?$/,
    'must begin with a letter, have only lower-case letters, digits and underscores, at most 63, and not end with an underscore',
  );

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
export const databaseCreate: Operation<z.infer<typeof createDatabase>> = {
  id: 'database-create',
  title: 'Add a database',
  group: 'objects',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input: createDatabase,
  outlook: objects => ({
    refused: notRunning(objects) ?? objects.unavailable.Database,
    effect: 'Nothing is interrupted.',
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
        refused: `The extension ${foreign} is not offered; there is ${
          offer.extensions?.join(', ') || 'none'
        }.`,
        field: 'extensions',
      };
    }
    if (RESERVED_DATABASES.test(name)) {
      return { refused: `The name ${name} is reserved.`, field: 'name' };
    }
    const role = owner ?? applicationRole(objects);
    if (!role || RESERVED_ROLES.test(role)) {
      return {
        refused: role
          ? `The role ${role} is reserved and cannot own a database here.`
          : 'Say which role owns the database.',
        field: 'owner',
      };
    }
    const object = declaredName(cluster, name);
    const taken =
      databases.some(
        ({ metadata, spec }) => metadata.name === object || spec?.name === name,
      ) || applicationDatabase(objects) === name;
    if (taken) {
      return { refused: `There is a database ${name} already.`, field: 'name' };
    }
    return {
      title: `Database ${name}`,
      effect: 'Nothing is interrupted.',
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
export const databaseRemove: Operation<z.infer<typeof removal>> = {
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
        : 'No database has been declared beside the application’s own.'),
    effect:
      'With its data, it is gone for good; only a restore into a new database brings it back. Without, PostgreSQL keeps it and nobody looks after it any more.',
    facts: { databases: databaseFacts(objects) },
  }),
  plan(objects, { name, drop }) {
    const found = find(objects.databases, name, 'database');
    if (isRefusal(found)) return found;
    return {
      title: `Removal of the database ${found.spec?.name ?? name}`,
      effect: drop
        ? 'The database is dropped with all that is in it.'
        : 'PostgreSQL keeps the database and all that is in it.',
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
export const roleCreate: Operation<z.infer<typeof createRole>> = {
  id: 'role-create',
  title: 'Add a role',
  group: 'objects',
  permission: cnpgDatabaseCredentialsPermission,
  destructive: false,
  input: createRole,
  outlook: objects => ({
    refused: notRunning(objects) ?? objects.unavailable.DatabaseRole,
    effect:
      'Nothing is interrupted. Its password is random, in a secret beside the database.',
    facts: { roles: roleFacts(objects) },
  }),
  plan(objects, { name, login = true, inRoles, connectionLimit }, context) {
    const { cluster, databaseRoles = [] } = objects;
    if (RESERVED_ROLES.test(name)) {
      return { refused: `The name ${name} is reserved.`, field: 'name' };
    }
    const own = applicationRole(objects);
    const forbidden = inRoles?.find(
      role => role !== own && !MEMBERSHIPS.includes(role),
    );
    if (forbidden) {
      return {
        refused: `A role may be a member of ${[own, ...MEMBERSHIPS]
          .filter(Boolean)
          .join(', ')}, and ${forbidden} is none of them.`,
        field: 'inRoles',
      };
    }
    const object = declaredName(cluster, name);
    const taken = databaseRoles.some(
      ({ metadata, spec }) => metadata.name === object || spec?.name === name,
    );
    if (taken || own === name) {
      return { refused: `There is a role ${name} already.`, field: 'name' };
    }
    const secret = roleSecret(object);
    const writes: OperationWrite[] = [];
    if (login) {
      writes.push({
        verb: 'create',
        kind: kinds.Secret,
        object: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: secret,
            namespace: nameOf(cluster).namespace,
            // The operator takes a change of the password over with this label only.
            labels: {
              'cnpg.io/cluster': cluster.metadata.name,
              'cnpg.io/reload': 'true',
            },
          },
          type: 'kubernetes.io/basic-auth',
          stringData: { username: name, password: context.password() },
        } as KubernetesObject,
      });
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
      title: `Role ${name}`,
      effect: login
        ? `Nothing is interrupted. Its password is in the secret ${secret}.`
        : 'Nothing is interrupted.',
      writes,
    };
  },
};

/** Removes a declared role. @public */
export const roleRemove: Operation<z.infer<typeof removal>> = {
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
        : 'No role has been declared beside the application’s own.'),
    effect:
      'Whoever uses the role cannot connect any more once it is dropped. PostgreSQL refuses to drop a role that owns something.',
    facts: { roles: roleFacts(objects) },
  }),
  plan(objects, { name, drop }) {
    const found = find(objects.databaseRoles, name, 'role');
    if (isRefusal(found)) return found;
    return {
      title: `Removal of the role ${found.spec?.name ?? name}`,
      effect: drop
        ? 'The role is dropped; whoever uses it cannot connect any more.'
        : 'PostgreSQL keeps the role.',
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
  what: string,
): T | OperationRefusal {
  return (
    objects?.find(({ metadata }) => metadata.name === name) ?? {
      refused: `There is no declared ${what} ${name}.`,
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
