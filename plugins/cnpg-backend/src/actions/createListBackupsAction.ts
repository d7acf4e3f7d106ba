import { asUser, DATABASE_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createListBackupsAction({
  actionsRegistry,
  auth,
  databases,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'list-backups',
    title: 'List the backups of a PostgreSQL database',
    description: `
Lists the backups of one PostgreSQL database, the newest first, and the time back to which it can be restored.

## When to use

Use this action to find out whether a database can be restored to a certain time, or how its last backups ended. Use \`create-backup\` to take one.
    `,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          database: z.string().describe(DATABASE_INPUT),
          limit: z
            .number()
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe('At most so many. Default: 20'),
        }),
      output: z =>
        z.object({
          firstRecoverabilityPoint: z
            .string()
            .optional()
            .describe('The earliest time that can be restored, RFC 3339.'),
          archiving: z
            .string()
            .describe('`working`, `failing`, `starting` or `none`.'),
          items: z.array(
            z.object({
              name: z.string(),
              phase: z
                .string()
                .describe(
                  'As CloudNativePG words it, for example `completed`.',
                ),
              startedAt: z.string().optional(),
              stoppedAt: z.string().optional(),
              error: z.string().optional(),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'The last backup',
        input: { database: 'aks-primary/team-orders/orders-db', limit: 1 },
        output: {
          firstRecoverabilityPoint: '2026-11-13T02:00:12Z',
          archiving: 'working',
          items: [
            {
              name: 'orders-db-20261120020000',
              phase: 'completed',
              startedAt: '2026-11-20T02:00:00Z',
              stoppedAt: '2026-11-20T02:04:10Z',
            },
          ],
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { backupList, backups } = await databases.get(
        toRef(input.database),
        { credentials: asUser(auth, credentials) },
      );
      return {
        output: {
          firstRecoverabilityPoint: backups.firstRecoverabilityPoint,
          archiving: backups.archiving,
          items: backupList
            .slice(0, input.limit ?? 20)
            .map(({ name, phase, startedAt, stoppedAt, error }) => ({
              name,
              phase,
              startedAt,
              stoppedAt,
              error,
            })),
        },
      };
    },
  });
}
