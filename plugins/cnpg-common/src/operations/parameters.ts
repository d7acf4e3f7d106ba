import { z } from 'zod';
import { Message, MessageId, inEnglish, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { majorVersion } from '../model/version';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { notRunning, patchSpec } from './common';
import { OperationContext } from './operation';
import { beyondRange, hasUnit } from './parameterRange';
import { isReservedParameter, parameterTable } from './parameterTable';
import { unusualRollout, whenReady } from './rollout';
import { OperationDefinition, SeenFact } from './spoken';

const input = z.strictObject({
  /** By name; null goes back to the default. */
  set: z
    .record(z.string().min(1).max(100), z.string().max(100).nullable())
    .refine(
      set => Object.keys(set).length > 0,
      inEnglish(say('operation.parameters.missing')),
    )
    .refine(
      set => Object.keys(set).length <= 100,
      inEnglish(say('operation.parameters.tooMany')),
    ),
});

type ParameterId = Extract<MessageId, `parameter.${string}`>;

const MIB = 1024 ** 2;

/**
 * Changes parameters of PostgreSQL: `kubectl patch` of
 * `spec.postgresql.parameters`.
 *
 * @public
 */
export const parameters: OperationDefinition<z.infer<typeof input>> = {
  id: 'parameters',
  title: 'Change parameters',
  group: 'configuration',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook: (objects, context) => ({
    refused:
      notRunning(objects) ??
      (context.parameters.length
        ? undefined
        : say('operation.parameters.none')),
    effect: say('operation.parameters.effect'),
    seen: seen(objects, context),
    facts: { parameters: facts(objects, context) },
  }),
  plan(objects, { set }, context) {
    const { cluster } = objects;
    const current = cluster.spec?.postgresql?.parameters ?? {};
    const changes = Object.entries(set);
    for (const [name, value] of changes) {
      const problem =
        whyNot(name, value, context) ?? unknownTo(cluster, name, value);
      if (problem) return { refused: problem, field: 'set' };
      if ((current[name] ?? null) === value) {
        return {
          refused: say('operation.parameters.same', { name }),
          field: 'set',
        };
      }
    }
    const problem = whyNotTogether(cluster, set);
    if (problem) return { refused: problem, field: 'set' };
    const restarts = changes
      .map(([name]) => name)
      .filter(name => parameterTable[name].restart);
    return {
      title: say('operation.parameters.title', {
        names: changes.map(([name]) => name).join(', '),
      }),
      effect: restarts.length
        ? whenReady(objects, restartEffect(objects, restarts))
        : say('operation.parameters.effect.reload'),
      writes: [patchSpec(cluster, { postgresql: { parameters: set } })],
    };
  },
};

function restartEffect(objects: DatabaseObjects, names: string[]): Message {
  const of = { names: names.join(', '), count: names.length };
  const effect = unusualRollout(objects, true);
  return effect
    ? say('operation.parameters.restart.other', { ...of, effect })
    : say('operation.parameters.effect.restart', of);
}

function facts({ cluster }: DatabaseObjects, context: OperationContext) {
  const current = cluster.spec?.postgresql?.parameters ?? {};
  return context.parameters.map(name => ({
    name,
    ...(current[name] !== undefined && { value: current[name] }),
    ...parameterTable[name],
    description: say(`parameter.${name}` as ParameterId),
  }));
}

function seen(objects: DatabaseObjects, context: OperationContext): SeenFact[] {
  return facts(objects, context).map(({ name, value }) => ({
    name: say('operation.parameters.fact', { name }),
    value: value ?? '',
  }));
}

function whyNot(
  name: string,
  value: string | null,
  context: OperationContext,
): Message | undefined {
  if (isReservedParameter(name)) {
    return say('operation.parameters.reserved', { name });
  }
  if (!context.parameters.includes(name)) {
    return say('operation.parameters.notOffered', { name });
  }
  return value === null ? undefined : wrongValue(name, value);
}

const UNITS = {
  memory: /^-?\d+\s?(B|kB|MB|GB|TB)?$/,
  time: /^-?\d+(\.\d+)?\s?(us|ms|s|min|h|d)?$/,
};

function wrongValue(name: string, value: string): Message | undefined {
  const parameter = parameterTable[name];
  switch (parameter.type) {
    case 'memory':
    case 'time': {
      if (!UNITS[parameter.type].test(value) || !hasUnit(name, value)) {
        return parameter.type === 'memory'
          ? say('operation.parameters.wrong.memory', { name, value })
          : say('operation.parameters.wrong.time', { name, value });
      }
      const range = beyondRange(name, value);
      return (
        range &&
        say('operation.parameters.wrong.range', { name, value, ...range })
      );
    }
    case 'boolean':
      return value === 'on' || value === 'off'
        ? undefined
        : say('operation.parameters.wrong.boolean', { name, value });
    case 'enum':
      return parameter.values?.includes(value)
        ? undefined
        : say('operation.parameters.wrong.enum', {
            name,
            value,
            values: parameter.values?.join(', ') ?? '',
          });
    default: {
      const { min = -Infinity, max = Infinity, type } = parameter;
      const form = type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
      const number = Number(value);
      return form.test(value) && number >= min && number <= max
        ? undefined
        : say(
            type === 'integer'
              ? 'operation.parameters.wrong.integer'
              : 'operation.parameters.wrong.real',
            { name, value, min: String(min), max: String(max) },
          );
    }
  }
}

/** Other methods came with PostgreSQL 15, and an older one does not start with them. */
function unknownTo(
  cluster: Cluster,
  name: string,
  value: string | null,
): Message | undefined {
  const old = (majorVersion(cluster) ?? 15) < 15;
  return name === 'wal_compression' && old && value && !/^o/.test(value)
    ? say('operation.parameters.wrong.enum', { name, value, values: 'off, on' })
    : undefined;
}

/** CloudNativePG's webhook compares some of them with each other and with what the cluster has. */
export function whyNotTogether(
  cluster: Cluster,
  set: Record<string, string | null>,
): Message | undefined {
  const { postgresql, resources, walStorage } = cluster.spec ?? {};
  const value = (name: string) =>
    (name in set ? set[name] : postgresql?.parameters?.[name]) ?? undefined;
  const buffers = bytes(value('shared_buffers'));
  const memory = parseQuantity(resources?.requests?.memory);
  const hugePages = Object.keys({
    ...resources?.requests,
    ...resources?.limits,
  }).some(name => name.startsWith('hugepages-'));
  if (
    buffers !== undefined &&
    memory !== undefined &&
    buffers > memory &&
    !hugePages
  ) {
    return say('operation.parameters.buffers', { memory: { bytes: memory } });
  }
  const most = bytes(value('max_wal_size'));
  const fewest = bytes(value('min_wal_size'));
  if ((fewest ?? 80 * MIB) >= (most ?? 1024 * MIB)) {
    return say('operation.parameters.walSizes');
  }
  const volume = parseQuantity(walStorage?.size);
  for (const [name, size] of [
    ['max_wal_size', most],
    ['min_wal_size', fewest],
  ] as const) {
    if (volume !== undefined && size !== undefined && size >= volume) {
      return say('operation.parameters.walVolume', {
        name,
        size: { bytes: volume },
      });
    }
  }
  return undefined;
}

const FACTORS = { B: 1, kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** As the webhook reads it: in megabytes without a unit, which for shared_buffers PostgreSQL does not. */
function bytes(value: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB)?$/.exec(
    value?.trim() ?? '',
  );
  if (!match) return undefined;
  const factor = match[2] ? FACTORS[match[2] as keyof typeof FACTORS] : MIB;
  return Number(match[1]) * factor;
}
