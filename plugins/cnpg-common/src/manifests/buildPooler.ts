import { TargetDefinition } from '../model/offer';
import { DatabaseOptions } from '../model/request';
import { poolerName } from '../names/databaseName';

/** Of each PgBouncer, which does all its work on one thread. */
export const POOLER_RESOURCES = { cpu: '100m', memory: '128Mi' };

/** What a client may open; PgBouncer's own default is 100. */
const MAX_CLIENTS = 1000;
/** Of PostgreSQL's default of 100, less what administration and replication keep. */
const SERVER_CONNECTIONS = 80;

/**
 * Spec of a Pooler in front of a cluster. Its pools together open
 * no more connections than PostgreSQL takes.
 */
export function poolerSpec(
  pooler: NonNullable<DatabaseOptions['pooler']>,
  context: {
    cluster: string;
    /** Default: the one that every database may have. */
    name?: string;
    /** `ro`: in front of the standbys. Default: rw */
    type?: 'rw' | 'ro';
    target: TargetDefinition;
    /** Databases that are reached through it, each with a pool of its own. */
    databases: number;
  },
): object {
  const {
    cluster,
    name = poolerName(cluster),
    type = 'rw',
    target,
    databases,
  } = context;
  const poolSize = Math.max(
    2,
    Math.floor(SERVER_CONNECTIONS / (pooler.instances * databases)),
  );
  return {
    cluster: { name: cluster },
    instances: pooler.instances,
    type,
    pgbouncer: {
      poolMode: pooler.poolMode,
      parameters: {
        max_client_conn: String(MAX_CLIENTS),
        default_pool_size: String(poolSize),
      },
    },
    template: {
      metadata: { labels: { 'app.kubernetes.io/part-of': cluster } },
      spec: {
        containers: [
          {
            name: 'pgbouncer',
            resources: {
              requests: POOLER_RESOURCES,
              limits: { memory: POOLER_RESOURCES.memory },
            },
          },
        ],
        ...(pooler.instances > 1 && {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: {
                matchLabels: { 'cnpg.io/poolerName': name },
              },
            },
          ],
        }),
        ...(target.nodeSelector && { nodeSelector: target.nodeSelector }),
        ...(target.tolerations && { tolerations: target.tolerations }),
      },
    },
  };
}
