import { asUser, DATABASE_INPUT, REASON_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createSwitchOverAction({
  actionsRegistry,
  auth,
  operations,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'switch-over',
    title: 'Switch a PostgreSQL database over to a standby',
    description: `
Makes a standby of one PostgreSQL database its primary. Writes stop for about 10 to 30 seconds and connections to the old primary end; no committed transaction is lost. It needs the permission \`cnpg.database.operate\` and leaves an entry in the database's trail.

## When to use

Use this action only when somebody has asked for it, for example to free a node. Name the standby as \`get-database-health\` shows it. It is refused when the standby is not ready, fenced, does not stream, or is far behind. Do not use it to repair a primary that does not answer: CloudNativePG fails over by itself.
    `,
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          database: z.string().describe(DATABASE_INPUT),
          instance: z
            .string()
            .describe('Name of the standby, for example `orders-db-2`.'),
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
        title: 'To another instance',
        input: {
          database: 'aks-primary/team-orders/orders-db',
          instance: 'orders-db-2',
          reason: 'CHG0012345',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { title, effect } = await operations.run(
        toRef(input.database),
        'switchover',
        { input: { instance: input.instance }, reason: input.reason },
        { credentials: asUser(auth, credentials), via: 'action' },
      );
      return { output: { title, effect } };
    },
  });
}
