import { z } from 'zod';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { ScheduledBackup } from '../model/objects';
import { cnpgDatabaseBackupPermission } from '../permissions';
import { checkSchedule } from '../schedule/checkSchedule';
import { backupMethod, backupRefusal, NO_BACKUPS } from './backup';
import { compact, gone, label, lock, nameOf, newObject } from './common';
import { isRefusal, Operation, OperationRefusal } from './operation';

const name = z.string().min(1).max(253);
const schedule = z.string().min(1).max(200);
const named = z.strictObject({ name });

const base = {
  group: 'backup',
  permission: cnpgDatabaseBackupPermission,
  destructive: false,
} as const;

const create = z.strictObject({
  name: label.optional(),
  schedule,
  immediate: z.boolean().optional(),
});

/** Starts a schedule of base backups. @public */
export const scheduleCreate: Operation<z.infer<typeof create>> = {
  ...base,
  id: 'schedule-create',
  title: 'Add a backup schedule',
  input: create,
  outlook: objects => ({
    refused:
      gone(objects) ?? (backupMethod(objects.cluster) ? undefined : NO_BACKUPS),
    effect: 'Nothing is interrupted. Times are in UTC.',
    facts: { schedules: scheduleFacts(objects) },
  }),
  plan(objects, input, { now }) {
    const { cluster, scheduledBackups } = objects;
    const method = backupMethod(cluster);
    if (!method) return { refused: NO_BACKUPS };
    const checked = checkSchedule(input.schedule, now);
    if ('problem' in checked) {
      return { refused: checked.problem, field: 'schedule' };
    }
    const object = input.name ?? freeName(objects);
    if (scheduledBackups.some(({ metadata }) => metadata.name === object)) {
      return {
        refused: `There is a schedule ${object} already.`,
        field: 'name',
      };
    }
    return {
      title: `Backup schedule ${object}`,
      effect: input.immediate
        ? 'Nothing is interrupted. A first backup starts at once.'
        : 'Nothing is interrupted. The first backup starts at the next time of the schedule.',
      writes: [
        newObject(kinds.ScheduledBackup, cluster, object, {
          schedule: checked.schedule,
          ...(input.immediate && { immediate: true }),
          // The records of its backups go with it; the backups themselves stay in the store.
          backupOwnerReference: 'self',
          cluster: { name: cluster.metadata.name },
          ...method,
        }),
      ],
    };
  },
};

const edit = z.strictObject({ name, schedule });

/** Changes the times of a schedule. @public */
export const scheduleEdit: Operation<z.infer<typeof edit>> = {
  ...base,
  id: 'schedule-edit',
  title: 'Change a backup schedule',
  input: edit,
  outlook: objects => ({
    ...existing(objects),
    effect: 'Nothing is interrupted. Times are in UTC.',
  }),
  plan(objects, input, { now }) {
    const found = find(objects, input.name);
    if (isRefusal(found)) return found;
    const checked = checkSchedule(input.schedule, now);
    if ('problem' in checked) {
      return { refused: checked.problem, field: 'schedule' };
    }
    if (found.spec?.schedule === checked.schedule) {
      return { refused: 'That is its schedule already.', field: 'schedule' };
    }
    return {
      title: `Change of the backup schedule ${input.name}`,
      effect: 'Nothing is interrupted.',
      writes: [
        {
          ...patchOf(found),
          patch: {
            metadata: lock(found),
            spec: { schedule: checked.schedule },
          },
        },
      ],
    };
  },
};

/** Keeps a schedule from making backups. @public */
export const scheduleSuspend = suspension(true);

/** Lets a schedule make backups again. @public */
export const scheduleResume = suspension(false);

function suspension(suspend: boolean): Operation<z.infer<typeof named>> {
  const effect = suspend
    ? 'Nothing is interrupted. No base backups are made by the schedule until it is resumed; WAL is archived as before.'
    : 'Nothing is interrupted. The next backup starts at the next time of the schedule.';
  return {
    ...base,
    id: suspend ? 'schedule-suspend' : 'schedule-resume',
    title: suspend ? 'Suspend a backup schedule' : 'Resume a backup schedule',
    input: named,
    outlook(objects) {
      const all = objects.scheduledBackups;
      const possible = all.some(
        ({ spec }) => (spec?.suspend === true) !== suspend,
      );
      const { refused, ...rest } = existing(objects);
      return {
        ...rest,
        refused:
          refused ??
          (possible
            ? undefined
            : `Every schedule is ${suspend ? 'suspended' : 'active'} already.`),
        effect,
      };
    },
    plan(objects, input) {
      const found = find(objects, input.name);
      if (isRefusal(found)) return found;
      if ((found.spec?.suspend === true) === suspend) {
        return {
          refused: `The schedule ${input.name} is ${
            suspend ? 'suspended' : 'active'
          } already.`,
          field: 'name',
        };
      }
      return {
        title: `${
          suspend ? 'Suspension' : 'Resumption'
        } of the backup schedule ${input.name}`,
        effect,
        writes: [{ ...patchOf(found), patch: { spec: { suspend } } }],
      };
    },
  };
}

/** What CloudNativePG takes over from a ScheduledBackup into its Backups. */
const BACKUP_FIELDS = [
  'target',
  'method',
  'online',
  'onlineConfiguration',
  'pluginConfiguration',
];

/** Takes the backup of a schedule now. @public */
export const scheduleRun: Operation<z.infer<typeof named>> = {
  ...base,
  id: 'schedule-run',
  title: 'Run a backup schedule now',
  input: named,
  outlook: (objects, { now }) => ({
    ...existing(objects),
    refused: existing(objects).refused ?? backupRefusal(objects, now),
    effect: 'Nothing is interrupted. The schedule keeps its times.',
  }),
  plan(objects, input, { now }) {
    const found = find(objects, input.name);
    if (isRefusal(found)) return found;
    const refused = backupRefusal(objects, now);
    if (refused) return { refused };
    return {
      title: `Backup by the schedule ${input.name}`,
      effect: 'Nothing is interrupted. The schedule keeps its times.',
      writes: [
        // Without the label of the schedule: its next run must not wait for this one.
        newObject(
          kinds.Backup,
          objects.cluster,
          `${input.name}-${compact(now)}`,
          {
            cluster: { name: objects.cluster.metadata.name },
            ...Object.fromEntries(
              BACKUP_FIELDS.flatMap(field => {
                const value = (found.spec as Record<string, unknown>)?.[field];
                return value === undefined ? [] : [[field, value]];
              }),
            ),
          },
        ),
      ],
    };
  },
};

/** Ends a schedule. @public */
export const scheduleRemove: Operation<z.infer<typeof named>> = {
  ...base,
  id: 'schedule-remove',
  title: 'Remove a backup schedule',
  input: named,
  outlook: objects => ({
    ...existing(objects),
    effect:
      'Nothing is interrupted. No more base backups are made by the schedule; those in the store stay until their retention ends.',
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if (isRefusal(found)) return found;
    return {
      title: `Removal of the backup schedule ${input.name}`,
      effect:
        'No more base backups are made by the schedule; those in the store stay until their retention ends.',
      writes: [
        {
          verb: 'delete',
          kind: kinds.ScheduledBackup,
          ...nameOf(found),
          ...(found.metadata.uid && { uid: found.metadata.uid }),
        },
      ],
    };
  },
};

function existing(objects: DatabaseObjects) {
  const schedules = scheduleFacts(objects);
  const unknown = objects.unavailable.ScheduledBackup;
  return {
    refused:
      gone(objects) ??
      unknown ??
      (schedules.length ? undefined : 'The database has no backup schedule.'),
    seen: Object.fromEntries(
      schedules.map(entry => [`schedule ${entry.name}`, entry.schedule]),
    ),
    facts: { schedules },
  };
}

function scheduleFacts({ scheduledBackups }: DatabaseObjects) {
  return scheduledBackups.map(({ metadata, spec }) => ({
    name: metadata.name,
    schedule: spec?.schedule ?? '',
    suspended: spec?.suspend === true,
  }));
}

function find(
  { scheduledBackups }: DatabaseObjects,
  wanted: string,
): ScheduledBackup | OperationRefusal {
  return (
    scheduledBackups.find(({ metadata }) => metadata.name === wanted) ?? {
      refused: `The database has no backup schedule ${wanted}.`,
      field: 'name',
    }
  );
}

function patchOf(object: ScheduledBackup) {
  return {
    verb: 'patch' as const,
    kind: kinds.ScheduledBackup,
    ...nameOf(object),
  };
}

function freeName({ cluster, scheduledBackups }: DatabaseObjects): string {
  const taken = new Set(scheduledBackups.map(({ metadata }) => metadata.name));
  const first = cluster.metadata.name;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? first : `${first}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
