import { z } from 'zod';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { formatBytes, notRunning, patchSpec } from './common';
import { Operation, OperationContext, ParameterFacts } from './operation';
import { isReservedParameter, parameterTable } from './parameterTable';

const input = z.strictObject({
  /** By name; null goes back to the default. */
  set: z
    .record(z.string().min(1).max(100), z.string().max(100).nullable())
    .refine(set => Object.keys(set).length > 0, 'must name a parameter')
    .refine(
      set => Object.keys(set).length <= 100,
      'must name at most 100 parameters',
    ),
});

const MIB = 1024 ** 2;

/**
 * Changes parameters of PostgreSQL: `kubectl patch` of
 * `spec.postgresql.parameters`.
 *
 * @public
 */
export const parameters: Operation<z.infer<typeof input>> = {
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
        : 'The platform team lets no parameter be changed here (cnpg.operations.parameters).'),
    effect:
      'Most parameters are taken over at once, without an interruption. Those that need a restart restart the standbys, and then PostgreSQL on the primary in place, which stops writes for about 5 seconds.',
    seen: seen(objects, context),
    facts: { parameters: facts(objects, context) },
  }),
  plan(objects, { set }, context) {
    const { cluster } = objects;
    const current = cluster.spec?.postgresql?.parameters ?? {};
    const changes = Object.entries(set);
    for (const [name, value] of changes) {
      const problem = whyNot(name, value, context);
      if (problem) return { refused: problem, field: 'set' };
      if ((current[name] ?? null) === value) {
        return { refused: `${name} is so already.`, field: 'set' };
      }
    }
    const problem = whyNotTogether(cluster, set);
    if (problem) return { refused: problem, field: 'set' };
    const restarts = changes
      .map(([name]) => name)
      .filter(name => parameterTable[name].restart);
    return {
      title: `Change of ${changes.map(([name]) => name).join(', ')}`,
      effect: restarts.length
        ? `${restarts.join(', ')} ${
            restarts.length === 1 ? 'needs' : 'need'
          } a restart: the standbys restart one after the other, and then PostgreSQL on the primary in place, which stops writes for about 5 seconds.`
        : 'Nothing is interrupted: PostgreSQL takes it over at once.',
      writes: [patchSpec(cluster, { postgresql: { parameters: set } })],
    };
  },
};

function facts(
  { cluster }: DatabaseObjects,
  context: OperationContext,
): ParameterFacts[] {
  const current = cluster.spec?.postgresql?.parameters ?? {};
  return context.parameters.map(name => ({
    name,
    ...(current[name] !== undefined && { value: current[name] }),
    ...parameterTable[name],
  }));
}

function seen(objects: DatabaseObjects, context: OperationContext) {
  return Object.fromEntries(
    facts(objects, context).map(({ name, value }) => [
      `parameter ${name}`,
      value ?? '',
    ]),
  );
}

function whyNot(
  name: string,
  value: string | null,
  context: OperationContext,
): string | undefined {
  if (isReservedParameter(name)) {
    return `${name} is set by CloudNativePG itself and cannot be changed.`;
  }
  if (!context.parameters.includes(name)) {
    return `${name} is not among the parameters that may be changed here; the platform team lists them (cnpg.operations.parameters).`;
  }
  if (value === null) return undefined;
  const wrong = wrongValue(parameterTable[name], value);
  return wrong && `${name} ${wrong}, and "${value}" is not.`;
}

const UNITS = {
  memory: /^-?\d+\s?(B|kB|MB|GB|TB)?$/,
  time: /^-?\d+(\.\d+)?\s?(us|ms|s|min|h|d)?$/,
};

function wrongValue(
  parameter: (typeof parameterTable)[string],
  value: string,
): string | undefined {
  switch (parameter.type) {
    case 'memory':
      return UNITS.memory.test(value)
        ? undefined
        : 'must be a whole number with a unit: B, kB, MB, GB or TB';
    case 'time':
      return UNITS.time.test(value)
        ? undefined
        : 'must be a number with a unit: us, ms, s, min, h or d';
    case 'boolean':
      return value === 'on' || value === 'off'
        ? undefined
        : 'must be on or off';
    case 'enum':
      return parameter.values?.includes(value)
        ? undefined
        : `must be one of ${parameter.values?.join(', ')}`;
    default: {
      const { min = -Infinity, max = Infinity, type } = parameter;
      const form = type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
      const number = Number(value);
      return form.test(value) && number >= min && number <= max
        ? undefined
        : `must be a ${
            type === 'integer' ? 'whole number' : 'number'
          } from ${min} to ${max}`;
    }
  }
}

/** CloudNativePG's webhook compares some of them with each other and with what the cluster has. */
export function whyNotTogether(
  cluster: Cluster,
  set: Record<string, string | null>,
): string | undefined {
  const { postgresql, resources, walStorage } = cluster.spec ?? {};
  const value = (name: string) =>
    (name in set ? set[name] : postgresql?.parameters?.[name]) ?? undefined;
  const buffers = bytes(value('shared_buffers'), 8192);
  const memory = parseQuantity(resources?.requests?.memory);
  if (buffers !== undefined && memory !== undefined && buffers > memory) {
    return `shared_buffers must fit into the memory of an instance, ${formatBytes(
      memory,
    )}.`;
  }
  const most = bytes(value('max_wal_size'), MIB);
  const fewest = bytes(value('min_wal_size'), MIB);
  if ((fewest ?? 80 * MIB) >= (most ?? 1024 * MIB)) {
    return 'min_wal_size (80MB by default) must be less than max_wal_size (1GB by default).';
  }
  const volume = parseQuantity(walStorage?.size);
  for (const [name, size] of [
    ['max_wal_size', most],
    ['min_wal_size', fewest],
  ] as const) {
    if (volume !== undefined && size !== undefined && size >= volume) {
      return `${name} must be less than the volume for WAL, ${formatBytes(
        volume,
      )}.`;
    }
  }
  return undefined;
}

const FACTORS = { B: 1, kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** Of a value of PostgreSQL, whose number counts `unit` bytes when it has no unit. */
function bytes(value: string | undefined, unit: number): number | undefined {
  const match = /^(\d+)\s*(B|kB|MB|GB|TB)?$/.exec(value?.trim() ?? '');
  if (!match) return undefined;
  const factor = match[2] ? FACTORS[match[2] as keyof typeof FACTORS] : unit;
  return Number(match[1]) * factor;
}
