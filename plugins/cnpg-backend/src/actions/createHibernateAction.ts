import { asUser, DATABASE_INPUT, REASON_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createHibernateAction({
  actionsRegistry,
  auth,
  operations,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'hibernate',
    title: 'Hibernate a PostgreSQL database',
    description: `
Stops all instances of one PostgreSQL database and keeps its volumes and backups. Nobody can read or write until it is woken up on its page. It needs the permission \`cnpg.database.operate\` and leaves an entry in the database's trail.

## When to use

Use this action only when somebody has asked for it, to save the cost of a database that is not used for a while. Never for a database that serves an application.
    `,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          database: z.string().describe(DATABASE_INPUT),
          reason: z.string().max(500).optional().describe(REASON_INPUT),
        }),
      output: z =>
        z.object({
          title: z.string(),
          effect: z.string().describe('What is interrupted, and how long.'),
        }),
    },
    examples: [
      {
        title: 'A database for development, over the weekend',
        input: { database: 'aks-primary/team-orders/orders-dev-db' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { title, effect } = await operations.run(
        toRef(input.database),
        'hibernate',
        { reason: input.reason },
        { credentials: asUser(auth, credentials), via: 'action' },
      );
      return { output: { title, effect } };
    },
  });
}
