import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { readDefaultOwner } from '@pgportal/plugin-cnpg-node';

const DEFAULT_FREQUENCY = { minutes: 10 };

export interface ModuleConfig {
  targets: string[];
  defaultOwner?: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/** Throws `InputError` that names the key that is wrong. */
export function readModuleConfig(config: Config): ModuleConfig {
  const targets = (config.getOptionalConfigArray('cnpg.targets') ?? []).map(
    target => target.getString('name'),
  );
  const own = config.getOptionalConfig('catalog.providers.cnpg');
  const defaultOwner = readDefaultOwner(config);
  const schedule = own?.getOptionalConfig('schedule');
  return {
    targets,
    ...(defaultOwner !== undefined && { defaultOwner }),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: DEFAULT_FREQUENCY,
          timeout: { minutes: 2 },
          // The first read does not wait for the schedule.
          initialDelay: DEFAULT_FREQUENCY,
        },
  };
}
