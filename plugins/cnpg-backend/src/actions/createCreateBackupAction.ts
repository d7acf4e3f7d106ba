import { asUser, DATABASE_INPUT, REASON_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createCreateBackupAction({
  actionsRegistry,
  auth,
  operations,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'create-backup',
    title: 'Back up a PostgreSQL database',
    description: `
Starts a base backup of one PostgreSQL database. Nothing is interrupted. It needs the permission \`cnpg.database.backup\` and leaves an entry in the database's trail.

## When to use

Use this action before a risky change. It returns at once; \`list-backups\` shows when the backup is \`completed\`. It is refused while another one runs, and while WAL archiving fails.
    `,
    attributes: { readOnly: false, destructive: false, idempotent: false },
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
        title: 'Before a migration',
        input: {
          database: 'aks-primary/team-orders/orders-db',
          reason: 'Before the migration of the orders table',
        },
        output: {
          title: 'Backup',
          effect:
            'Nothing is interrupted. The backup is done when its phase is "completed".',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { title, effect } = await operations.run(
        toRef(input.database),
        'backup',
        { reason: input.reason },
        { credentials: asUser(auth, credentials), via: 'action' },
      );
      return { output: { title, effect } };
    },
  });
}
