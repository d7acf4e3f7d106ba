import { z } from 'zod';
import { poolerSpec } from '../manifests/buildPooler';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Pooler } from '../model/objects';
import { poolerName } from '../names/databaseName';
import { cnpgDatabaseScalePermission } from '../permissions';
import { gone, label, lock, nameOf, newObject } from './common';
import { isRefusal, Operation, OperationRefusal } from './operation';

const base = {
  group: 'objects',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
} as const;

const poolMode = z.enum(['session', 'transaction']);
const instances = z.number().int().min(1).max(5);

const create = z.strictObject({
  name: label.optional(),
  type: z.enum(['rw', 'ro']),
  poolMode,
  instances,
});

/** Puts PgBouncer in front of the database. @public */
export const poolerCreate: Operation<z.infer<typeof create>> = {
  ...base,
  id: 'pooler-create',
  title: 'Add a connection pooler',
  input: create,
  outlook: objects => ({
    refused: gone(objects) ?? objects.unavailable.Pooler,
    effect:
      'Nothing is interrupted. Applications use it once they connect to its name instead of the database’s.',
    facts: { poolers: facts(objects) },
  }),
  plan(objects, input, { target }) {
    const { cluster, services, poolers = [], databases = [] } = objects;
    const usual = poolerName(cluster.metadata.name);
    const name = input.name ?? (input.type === 'rw' ? usual : `${usual}-ro`);
    // CloudNativePG makes a Service of the pooler's name.
    const taken =
      name === cluster.metadata.name ||
      ['rw', 'ro', 'r'].some(
        part => name === `${cluster.metadata.name}-${part}`,
      ) ||
      [...services, ...poolers].some(({ metadata }) => metadata.name === name);
    if (taken) {
      return {
        refused: `The name ${name} is taken in the namespace.`,
        field: 'name',
      };
    }
    return {
      title: `Pooler ${name}`,
      effect: `Nothing is interrupted. Applications connect to ${name} to use it.`,
      writes: [
        newObject(
          kinds.Pooler,
          cluster,
          name,
          poolerSpec(input, {
            cluster: cluster.metadata.name,
            name,
            type: input.type,
            target,
            databases: 1 + databases.length,
          }),
        ),
      ],
    };
  },
};

const edit = z.strictObject({
  name: z.string().min(1).max(253),
  poolMode: poolMode.optional(),
  instances: instances.optional(),
});

/** Changes a pooler's mode or number of instances. @public */
export const poolerEdit: Operation<z.infer<typeof edit>> = {
  ...base,
  id: 'pooler-edit',
  title: 'Change a connection pooler',
  input: edit,
  outlook: objects => ({
    ...existing(objects),
    effect:
      'Its pods are replaced one after the other; connections through them end and have to be made again.',
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if (isRefusal(found)) return found;
    const { poolMode: mode, instances: count } = input;
    const same =
      (mode ?? modeOf(found)) === modeOf(found) &&
      (count ?? countOf(found)) === countOf(found);
    if (same) {
      return { refused: 'Nothing would change.', field: 'name' };
    }
    return {
      title: `Change of the pooler ${input.name}`,
      effect:
        'Its pods are replaced one after the other; connections through them end and have to be made again.',
      writes: [
        {
          verb: 'patch',
          kind: kinds.Pooler,
          ...nameOf(found),
          patch: {
            metadata: lock(found),
            spec: {
              ...(count && { instances: count }),
              ...(mode && { pgbouncer: { poolMode: mode } }),
            },
          },
        },
      ],
    };
  },
};

const remove = z.strictObject({ name: z.string().min(1).max(253) });

/** Removes a pooler. @public */
export const poolerRemove: Operation<z.infer<typeof remove>> = {
  ...base,
  id: 'pooler-remove',
  title: 'Remove a connection pooler',
  input: remove,
  outlook: objects => ({
    ...existing(objects),
    effect: 'Connections through it end at once. The database is not touched.',
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if (isRefusal(found)) return found;
    return {
      title: `Removal of the pooler ${input.name}`,
      effect: 'Connections through it end at once.',
      writes: [
        {
          verb: 'delete',
          kind: kinds.Pooler,
          ...nameOf(found),
          ...(found.metadata.uid && { uid: found.metadata.uid }),
        },
      ],
    };
  },
};

function modeOf({ spec }: Pooler): string {
  return spec?.pgbouncer?.poolMode ?? 'session';
}

function countOf({ spec }: Pooler): number {
  return spec?.instances ?? 1;
}

function facts({ poolers = [] }: DatabaseObjects) {
  return poolers.map(pooler => ({
    name: pooler.metadata.name,
    type: pooler.spec?.type ?? 'rw',
    poolMode: modeOf(pooler),
    instances: countOf(pooler),
  }));
}

function existing(objects: DatabaseObjects) {
  const poolers = facts(objects);
  return {
    refused:
      gone(objects) ??
      objects.unavailable.Pooler ??
      (poolers.length ? undefined : 'The database has no pooler.'),
    seen: Object.fromEntries(
      poolers.map(entry => [
        `pooler ${entry.name}`,
        `${entry.instances} instances in ${entry.poolMode} mode`,
      ]),
    ),
    facts: { poolers },
  };
}

function find(
  { poolers = [] }: DatabaseObjects,
  name: string,
): Pooler | OperationRefusal {
  return (
    poolers.find(({ metadata }) => metadata.name === name) ?? {
      refused: `The database has no pooler ${name}.`,
      field: 'name',
    }
  );
}
