import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Databases of the targets in `cnpg.targets` as Resources.
       */
      cnpg?: {
        /**
         * Owner of databases of which neither the Cluster nor its namespace says whose they are
         * (annotation `pgportal.dev/owner`): reference of a group or user. Default: the group with the
         * name of the namespace, `group:default/<namespace>`.
         */
        defaultOwner?: string;
        /**
         * Links on the entity of every database, such as its dashboard in Grafana.
         */
        links?: Array<{
          /**
           * What people read.
           */
          title: string;
          /**
           * `{{target}}`, `{{namespace}}` and `{{name}}` stand for those of the database, for example
           * `https://grafana.example.org/d/cloudnative-pg?var-namespace={{namespace}}&var-cluster={{name}}`.
           */
          url: string;
          /**
           * Name of an icon of the app, such as `dashboard`.
           */
          icon?: string;
        }>;
        /**
         * When all databases are compared with the catalog. Changes do not wait for it; it heals what
         * was missed. Default: every 10 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
