import { asUser, DATABASE_INPUT, toRef } from './asUser';
import { ActionOptions } from './index';

export function createGetDatabaseHealthAction({
  actionsRegistry,
  auth,
  databases,
}: ActionOptions): void {
  actionsRegistry.register({
    name: 'get-database-health',
    title: 'Get the health of a PostgreSQL database',
    description: `
Says how one PostgreSQL database is: its state, its primary and standbys, backups, and the titles of the findings, the worst first.

## When to use

Use this action to answer "is the database all right?" or to check on it before and after a change. Use \`explain-database-findings\` for what a finding means and what to do about it.
    `,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ database: z.string().describe(DATABASE_INPUT) }),
      output: z =>
        z.object({
          ref: z.string(),
          health: z.string(),
          phase: z.string().optional().describe('As CloudNativePG words it.'),
          postgresVersion: z.string().optional(),
          instances: z.array(
            z.object({
              name: z.string(),
              role: z.string(),
              ready: z.boolean(),
              status: z.string(),
            }),
          ),
          backups: z.object({
            configured: z.boolean(),
            archiving: z
              .string()
              .describe('`working`, `failing`, `starting` or `none`.'),
            lastSuccessfulAt: z.string().optional(),
            firstRecoverabilityPoint: z.string().optional(),
          }),
          findings: z.array(
            z.object({
              id: z.string(),
              severity: z.string(),
              title: z.string(),
              since: z.string().optional(),
            }),
          ),
          asOf: z.string().describe('When this was true, RFC 3339.'),
        }),
    },
    examples: [
      {
        title: 'A healthy database',
        input: { database: 'aks-primary/team-orders/orders-db' },
        output: {
          ref: 'aks-primary/team-orders/orders-db',
          health: 'healthy',
          phase: 'Cluster in healthy state',
          postgresVersion: '17.5',
          instances: [
            {
              name: 'orders-db-1',
              role: 'primary',
              ready: true,
              status: 'Running',
            },
          ],
          backups: { configured: true, archiving: 'working' },
          findings: [],
          asOf: '2026-11-20T18:16:40Z',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const detail = await databases.get(toRef(input.database), {
        credentials: asUser(auth, credentials),
      });
      const { configured, archiving, lastSuccessfulAt } = detail.backups;
      return {
        output: {
          ref: detail.ref,
          health: detail.report.state,
          phase: detail.phase,
          postgresVersion: detail.postgresVersion,
          instances: detail.instanceList.map(
            ({ name, role, ready, status }) => ({ name, role, ready, status }),
          ),
          backups: {
            configured,
            archiving,
            lastSuccessfulAt,
            firstRecoverabilityPoint: detail.backups.firstRecoverabilityPoint,
          },
          findings: detail.report.findings.map(
            ({ id, severity, title, since }) => ({
              id,
              severity,
              title,
              since,
            }),
          ),
          asOf: detail.asOf,
        },
      };
    },
  });
}
