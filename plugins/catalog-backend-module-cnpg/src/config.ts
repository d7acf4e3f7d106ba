import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  ResourceOptions,
  readResourceOptions,
} from '@pgportal/plugin-cnpg-node';

const DEFAULT_FREQUENCY = { minutes: 10 };

export interface ModuleConfig {
  targets: string[];
  resource: ResourceOptions;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/** Throws `InputError` that names the key that is wrong. */
export function readModuleConfig(config: Config): ModuleConfig {
  const targets = (config.getOptionalConfigArray('cnpg.targets') ?? []).map(
    target => target.getString('name'),
  );
  const own = config.getOptionalConfig('catalog.providers.cnpg');
  const schedule = own?.getOptionalConfig('schedule');
  return {
    targets,
    resource: readResourceOptions(config),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: DEFAULT_FREQUENCY,
          timeout: { minutes: 2 },
          // The first read does not wait for the schedule; this one finds the
          // systems of services that came into the catalog after it.
          initialDelay: { minutes: 1 },
        },
  };
}
