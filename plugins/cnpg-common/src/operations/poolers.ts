import { z } from 'zod';
import { poolerSpec } from '../manifests/buildPooler';
import { say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Pooler } from '../model/objects';
import { poolerName } from '../names/databaseName';
import { cnpgDatabaseScalePermission } from '../permissions';
import { gone, label, lock, nameOf, newObject } from './common';
import { OperationDefinition, Refusal, SeenFact } from './spoken';

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
export const poolerCreate: OperationDefinition<z.infer<typeof create>> = {
  ...base,
  id: 'pooler-create',
  title: 'Add a connection pooler',
  input: create,
  outlook: objects => ({
    refused: gone(objects) ?? objects.unavailable.Pooler,
    effect: say('operation.pooler-create.effect'),
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
        refused: say('operation.pooler-create.taken', { name }),
        field: 'name',
      };
    }
    return {
      title: say('operation.pooler-create.title', { name }),
      effect: say('operation.pooler-create.started', { name }),
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
export const poolerEdit: OperationDefinition<z.infer<typeof edit>> = {
  ...base,
  id: 'pooler-edit',
  title: 'Change a connection pooler',
  input: edit,
  outlook: objects => ({
    ...existing(objects),
    effect: say('operation.pooler-edit.effect'),
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if ('refused' in found) return found;
    const { poolMode: mode, instances: count } = input;
    const same =
      (mode ?? modeOf(found)) === modeOf(found) &&
      (count ?? countOf(found)) === countOf(found);
    if (same) {
      return { refused: say('operation.pooler-edit.same'), field: 'name' };
    }
    return {
      title: say('operation.pooler-edit.title', { name: input.name }),
      effect: say('operation.pooler-edit.effect'),
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
export const poolerRemove: OperationDefinition<z.infer<typeof remove>> = {
  ...base,
  id: 'pooler-remove',
  title: 'Remove a connection pooler',
  input: remove,
  outlook: objects => ({
    ...existing(objects),
    effect: say('operation.pooler-remove.effect'),
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if ('refused' in found) return found;
    return {
      title: say('operation.pooler-remove.title', { name: input.name }),
      effect: say('operation.pooler-remove.effect'),
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
      (poolers.length ? undefined : say('operation.pooler.none')),
    seen: poolers.flatMap(
      ({ name, instances: count, poolMode: mode }): SeenFact[] => [
        {
          name: say('operation.pooler.fact.instances', { name }),
          value: String(count),
        },
        { name: say('operation.pooler.fact.mode', { name }), value: mode },
      ],
    ),
    facts: { poolers },
  };
}

function find(
  { poolers = [] }: DatabaseObjects,
  name: string,
): Pooler | Refusal {
  return (
    poolers.find(({ metadata }) => metadata.name === name) ?? {
      refused: say('operation.pooler.unknown', { name }),
      field: 'name',
    }
  );
}
