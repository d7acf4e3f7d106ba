import { asUser, DATABASE_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createGetConnectionInfoAction({
  actionsRegistry,
  auth,
  databases,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'get-connection-info',
    title: 'Get how to connect to a PostgreSQL database',
    description: `
Says where one PostgreSQL database is reached, and the names of its database, role and Secret. There is no password in the answer: an application takes it from the Secret, and people see it on the database's page.

## When to use

Use this action to configure an application, or to write a manifest that mounts the Secret.
    `,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ database: z.string().describe(DATABASE_INPUT) }),
      output: z =>
        z.object({
          endpoints: z.array(
            z.object({
              type: z
                .string()
                .describe(
                  '`rw`: the primary; `ro`: standbys; `r`: any instance; `external`: from outside the cluster.',
                ),
              host: z.string(),
              port: z.number(),
            }),
          ),
          poolers: z.array(
            z.object({
              name: z.string(),
              type: z.string(),
              poolMode: z.string(),
            }),
          ),
          database: z.string().optional(),
          role: z.string().optional(),
          namespace: z.string(),
          secret: z
            .string()
            .optional()
            .describe('Name of the Secret, in that namespace.'),
        }),
    },
    examples: [
      {
        title: 'Endpoints and names',
        input: { database: 'aks-primary/team-orders/orders-db' },
        output: {
          endpoints: [
            { type: 'rw', host: 'orders-db-rw.team-orders.svc', port: 5432 },
          ],
          poolers: [],
          database: 'orders_db',
          role: 'orders_db',
          namespace: 'team-orders',
          secret: 'orders-db-app',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { endpoints, poolers, application, namespace } =
        await databases.get(toRef(input.database), {
          credentials: asUser(auth, credentials),
        });
      return {
        output: {
          endpoints: endpoints.map(({ type, host, port }) => ({
            type,
            host,
            port,
          })),
          poolers: poolers.map(({ name, type, poolMode }) => ({
            name,
            type,
            poolMode,
          })),
          database: application?.database,
          role: application?.owner,
          namespace,
          secret: application?.secret,
        },
      };
    },
  });
}
