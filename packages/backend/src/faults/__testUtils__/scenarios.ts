import { setTimeout as delay } from 'node:timers/promises';
import {
  ObjectStore,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  ActionDependencies,
  createCreateBackupAction,
  createDeleteDatabaseAction,
  createDeleteDatabaseIdentityAction,
  createPlanRestoreAction,
} from '@pgportal/plugin-scaffolder-backend-module-cnpg';
import {
  Outcome,
  TaskOptions,
  carryOutPlan,
  createDatabase,
  refOf,
  runTask,
  serviceOf,
} from './createDatabase';

/** Something that a task does, and what has to be there before. */
export interface Scenario {
  name: string;
  /** Once, before the first. Counts as the first service. */
  begin?(portal: ActionDependencies): Promise<void>;
  /** Before each. */
  prepare?(portal: ActionDependencies, service: number): Promise<void>;
  run(
    portal: ActionDependencies,
    service: number,
    options?: TaskOptions,
  ): Promise<Outcome>;
  /** What is wrong afterwards, beyond what the state tells. */
  check?(portal: ActionDependencies, service: number): Promise<string[]>;
}

export const creation: Scenario = { name: 'creation', run: createDatabase };

const SOURCE = 0;

/** The template postgres-restore: all restore the same database. */
export const restore: Scenario = {
  name: 'restore',
  async begin(portal) {
    await created(portal, SOURCE);
    const { namespace, name } = refOf(SOURCE);
    const { kubernetes } = portal.targets.get('aks-primary');
    for (;;) {
      const store = await kubernetes.get<ObjectStore>(
        kinds.ObjectStore,
        namespace,
        name,
      );
      if (store?.status?.serverRecoveryWindow?.[name]?.firstRecoverabilityPoint)
        return;
      await delay(50);
    }
  },
  run: (portal, service, options = {}) =>
    runTask(options, async step => {
      const { database } = await step('plan', createPlanRestoreAction(portal), {
        recovery: { source: stringifyDatabaseRef(refOf(SOURCE)) },
        service: serviceOf(service),
        name: refOf(service).name,
      });
      await carryOutPlan(portal, step, database);
    }),
};

/** The template postgres-retire, with a last backup. */
export const retirement: Scenario = {
  name: 'retirement',
  prepare: created,
  run: (portal, service, options = {}) =>
    runTask(options, async step => {
      const ref = refOf(service);
      const database = stringifyDatabaseRef(ref);
      await step('backup', createCreateBackupAction(portal), {
        database,
        ifExists: true,
        service: serviceOf(service),
        timeoutMinutes: 1,
      });
      await step('delete', createDeleteDatabaseAction(portal), {
        database,
        confirm: ref.name,
        service: serviceOf(service),
        timeoutMinutes: 1,
      });
      await step('identity', createDeleteDatabaseIdentityAction(portal), {
        database,
        service: serviceOf(service),
      });
    }),
  async check(portal, service) {
    const { kubernetes } = portal.targets.get('aks-primary');
    const { items } = await kubernetes.list(kinds.Backup, {
      namespace: refOf(service).namespace,
    });
    return items.map(({ metadata }) => `Left: Backup ${metadata.name}`);
  },
};

async function created(
  portal: ActionDependencies,
  service: number,
): Promise<void> {
  const { error } = await createDatabase(portal, service);
  if (error) throw error;
}
