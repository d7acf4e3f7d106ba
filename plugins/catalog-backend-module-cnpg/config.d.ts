import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Databases of the targets in `cnpg.targets` as Resources.
       */
      cnpg?: {
        /**
         * Owner of databases that were not created through the portal: reference of a group or user.
         * Default: the group with the name of the database's namespace, `group:default/<namespace>`.
         */
        defaultOwner?: string;
        /**
         * When all databases are compared with the catalog. Changes do not wait for it; it heals what
         * was missed. Default: every 10 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
