import { ActionOptions } from './index';
import { asUser } from './asUser';

const HEALTH = [
  'healthy',
  'progressing',
  'degraded',
  'unhealthy',
  'hibernated',
  'unknown',
] as const;

export function createListDatabasesAction({
  actionsRegistry,
  auth,
  databases,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-databases',
    title: 'List PostgreSQL databases',
    description: `
Lists the PostgreSQL databases (CloudNativePG clusters) that the user may see, the worst health first. Answered from memory: it asks no Kubernetes API.

Each item has a reference \`<target>/<namespace>/<name>\`, which the other database actions take.

## When to use

Use this action to find a database by name, owner, environment or health, and before any other database action when the reference is not known. Use \`get-database-health\` for what is wrong with one of them.
    `,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .max(200)
            .optional()
            .describe('Part of the name, namespace, target or owner.'),
          owner: z
            .string()
            .max(200)
            .optional()
            .describe('Reference of the owning group or user.'),
          environment: z
            .string()
            .max(63)
            .optional()
            .describe('Name of an environment, for example `prod`.'),
          health: z
            .array(z.enum(HEALTH))
            .max(6)
            .optional()
            .describe('Only databases in one of these states.'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe('At most so many. Default: 25'),
        }),
      output: z =>
        z.object({
          total: z.number().describe('How many there are in all.'),
          items: z.array(
            z.object({
              ref: z.string().describe('`<target>/<namespace>/<name>`'),
              health: z.enum(HEALTH),
              finding: z
                .string()
                .optional()
                .describe('The worst finding, in a sentence.'),
              owner: z.string().optional(),
              environment: z.string().optional(),
              postgresVersion: z.string().optional(),
              instances: z.string().describe('Ready and wanted: `2 of 3`.'),
              asOf: z.string().describe('When this was true, RFC 3339.'),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'What is not well in production',
        input: { environment: 'prod', health: ['unhealthy', 'degraded'] },
        output: {
          total: 1,
          items: [
            {
              ref: 'aks-primary/team-orders/orders-db',
              health: 'unhealthy',
              finding: 'WAL archiving fails',
              owner: 'group:default/team-orders',
              environment: 'prod',
              postgresVersion: '17.5',
              instances: '3 of 3',
              asOf: '2026-11-20T18:16:40Z',
            },
          ],
        },
      },
      { title: 'A database by its name', input: { text: 'orders-db' } },
    ],
    action: async ({ input, credentials }) => {
      const user = asUser(auth, credentials);
      const { items, total } = await databases.list(
        {
          text: input.text,
          owner: input.owner ? [input.owner] : undefined,
          environment: input.environment ? [input.environment] : undefined,
          health: input.health,
          sort: 'health',
          limit: input.limit ?? 25,
        },
        { credentials: user },
      );
      return {
        output: {
          total,
          items: items.map(database => ({
            ref: database.ref,
            health: database.health.state,
            finding: database.health.worst?.title,
            owner: database.owner,
            environment: database.environment,
            postgresVersion: database.postgresVersion,
            instances: `${database.instances.ready} of ${database.instances.desired}`,
            asOf: database.asOf,
          })),
        },
      };
    },
  });
}
