import {
  FactRetriever,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  PostgresVersion,
  majorOf,
  supportOf,
} from '@pgportal/plugin-cnpg-common';
import {
  DatabaseReader,
  readResourceOptions,
} from '@pgportal/plugin-cnpg-node';
import { z } from 'zod';

const HOUR = 60 * 60_000;

/** What is looked at of a database, as the cnpg plugin tells it. */
const databaseSchema = z.object({
  entityRef: z.string(),
  health: z.object({ state: z.string() }),
  postgresVersion: z.string().optional(),
  instances: z.object({ desired: z.number(), ready: z.number() }),
  backups: z.object({
    configured: z.boolean(),
    lastSuccessfulAt: z.string().optional(),
  }),
  policy: z
    .object({ score: z.number().optional(), broken: z.array(z.string()) })
    .optional(),
  unmanaged: z.boolean().optional(),
});

type Database = z.output<typeof databaseSchema>;

/**
 * Retrieves facts about every database from the cnpg plugin, for the Resource
 * that stands for it in the catalog.
 *
 * @public
 */
export function createDatabaseFactRetriever(): FactRetriever {
  return {
    id: 'cnpg',
    version: '0.1.0',
    title: 'PostgreSQL databases',
    description: 'Health, backups, version and policies of databases',
    entityFilter: [{ kind: 'resource', 'spec.type': 'postgresql-cluster' }],
    schema: {
      healthy: {
        type: 'boolean',
        description: 'All instances work, and nothing is wrong with them',
      },
      instances: { type: 'integer', description: 'Instances that are wanted' },
      readyInstances: { type: 'integer', description: 'Instances that work' },
      backups: {
        type: 'boolean',
        description: 'Whether it is backed up at all',
      },
      backupAgeHours: {
        type: 'float',
        description:
          'Hours since the last base backup; absent while there is none',
      },
      postgresMajor: {
        type: 'integer',
        description: 'Major version of PostgreSQL; absent while not known',
      },
      versionSupported: {
        type: 'boolean',
        description:
          'Whether PostgreSQL still supports the version; absent while not known',
      },
      policyScore: {
        type: 'integer',
        description:
          'Weighted share of the policy rules that it keeps, 0 to 100; absent where none applies',
      },
      policyRulesBroken: {
        type: 'integer',
        description: 'Policy rules that it breaks, waived ones not among them',
      },
      managed: {
        type: 'boolean',
        description: 'The portal created it, or it was adopted',
      },
    },
    async handler({ auth, config, discovery, logger }) {
      const { versions = [] } = readResourceOptions(config);
      const { items } = await new DatabaseReader({ auth, discovery }).read();
      return items.flatMap((item): TechInsightFact[] => {
        const { data, error } = databaseSchema.safeParse(item);
        if (!data) {
          logger.warn(`A database is ignored: ${error.issues[0]?.message}`);
          return [];
        }
        const { kind, namespace, name } = parseEntityRef(data.entityRef);
        return [
          {
            entity: { kind, namespace, name },
            facts: factsOf(data, versions, new Date()),
          },
        ];
      });
    },
  };
}

function factsOf(
  database: Database,
  versions: PostgresVersion[],
  now: Date,
): TechInsightFact['facts'] {
  const { health, instances, backups, policy } = database;
  const major = majorOf(database);
  const support = supportOf(major, versions, now);
  return {
    healthy: health.state === 'healthy',
    instances: instances.desired,
    readyInstances: instances.ready,
    backups: backups.configured,
    ...(backups.lastSuccessfulAt !== undefined && {
      backupAgeHours:
        (now.getTime() - Date.parse(backups.lastSuccessfulAt)) / HOUR,
    }),
    ...(major !== undefined && { postgresMajor: major }),
    ...(support !== 'unknown' && { versionSupported: support !== 'ended' }),
    ...(policy?.score !== undefined && {
      policyScore: Math.round(policy.score),
    }),
    policyRulesBroken: policy?.broken.length ?? 0,
    managed: database.unmanaged !== true,
  };
}
