import { z } from 'zod';
import { say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { ScheduledBackup } from '../model/objects';
import { cnpgDatabaseBackupPermission } from '../permissions';
import { checkSchedule } from '../schedule/checkSchedule';
import { backupMethod, backupRefusal, NO_BACKUPS } from './backup';
import { compact, gone, label, lock, nameOf, newObject } from './common';
import { OperationDefinition, Refusal } from './spoken';

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
export const scheduleCreate: OperationDefinition<z.infer<typeof create>> = {
  ...base,
  id: 'schedule-create',
  title: 'Add a backup schedule',
  input: create,
  outlook: objects => ({
    refused:
      gone(objects) ?? (backupMethod(objects.cluster) ? undefined : NO_BACKUPS),
    effect: say('operation.schedule.utc'),
    facts: { schedules: scheduleFacts(objects) },
  }),
  plan(objects, input, { now }) {
    const { cluster, scheduledBackups } = objects;
    const method = backupMethod(cluster);
    if (!method) return { refused: NO_BACKUPS };
    const checked = checkSchedule(input.schedule, now);
    if ('problem' in checked) {
      return { refused: checked.messages.problem, field: 'schedule' };
    }
    const object = input.name ?? freeName(objects);
    if (scheduledBackups.some(({ metadata }) => metadata.name === object)) {
      return {
        refused: say('operation.schedule-create.taken', { name: object }),
        field: 'name',
      };
    }
    return {
      title: say('operation.schedule-create.title', { name: object }),
      effect: input.immediate
        ? say('operation.schedule-create.effect.now')
        : say('operation.schedule-create.effect.later'),
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
export const scheduleEdit: OperationDefinition<z.infer<typeof edit>> = {
  ...base,
  id: 'schedule-edit',
  title: 'Change a backup schedule',
  input: edit,
  outlook: objects => ({
    ...existing(objects),
    effect: say('operation.schedule.utc'),
  }),
  plan(objects, input, { now }) {
    const found = find(objects, input.name);
    if ('refused' in found) return found;
    const checked = checkSchedule(input.schedule, now);
    if ('problem' in checked) {
      return { refused: checked.messages.problem, field: 'schedule' };
    }
    if (found.spec?.schedule === checked.schedule) {
      return {
        refused: say('operation.schedule-edit.same'),
        field: 'schedule',
      };
    }
    return {
      title: say('operation.schedule-edit.title', { name: input.name }),
      effect: say('operation.undisturbed'),
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

function suspension(
  suspend: boolean,
): OperationDefinition<z.infer<typeof named>> {
  const id = suspend ? 'schedule-suspend' : 'schedule-resume';
  const effect = say(`operation.${id}.effect`);
  return {
    ...base,
    id,
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
          refused ?? (possible ? undefined : say(`operation.${id}.none`)),
        effect,
      };
    },
    plan(objects, input) {
      const found = find(objects, input.name);
      if ('refused' in found) return found;
      if ((found.spec?.suspend === true) === suspend) {
        return {
          refused: say(`operation.${id}.same`, { name: input.name }),
          field: 'name',
        };
      }
      return {
        title: say(`operation.${id}.title`, { name: input.name }),
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
export const scheduleRun: OperationDefinition<z.infer<typeof named>> = {
  ...base,
  id: 'schedule-run',
  title: 'Run a backup schedule now',
  input: named,
  outlook: (objects, { now }) => ({
    ...existing(objects),
    refused: existing(objects).refused ?? backupRefusal(objects, now),
    effect: say('operation.schedule-run.effect'),
  }),
  plan(objects, input, { now }) {
    const found = find(objects, input.name);
    if ('refused' in found) return found;
    const refused = backupRefusal(objects, now);
    if (refused) return { refused };
    return {
      title: say('operation.schedule-run.title', { name: input.name }),
      effect: say('operation.schedule-run.effect'),
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
export const scheduleRemove: OperationDefinition<z.infer<typeof named>> = {
  ...base,
  id: 'schedule-remove',
  title: 'Remove a backup schedule',
  input: named,
  outlook: objects => ({
    ...existing(objects),
    effect: say('operation.schedule-remove.effect'),
  }),
  plan(objects, input) {
    const found = find(objects, input.name);
    if ('refused' in found) return found;
    return {
      title: say('operation.schedule-remove.title', { name: input.name }),
      effect: say('operation.schedule-remove.effect'),
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
      (schedules.length ? undefined : say('operation.schedule.none')),
    seen: schedules.map(entry => ({
      name: say('operation.schedule.fact', { name: entry.name }),
      value: entry.schedule,
    })),
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
): ScheduledBackup | Refusal {
  return (
    scheduledBackups.find(({ metadata }) => metadata.name === wanted) ?? {
      refused: say('operation.schedule.unknown', { name: wanted }),
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
