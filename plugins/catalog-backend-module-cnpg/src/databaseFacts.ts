import { parseDatabaseRef } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';

/** Topic on which the cnpg plugin tells what becomes of databases. */
export const DATABASE_TOPIC = 'cnpg.database';

const reference = z.string().refine(text => parseDatabaseRef(text), {
  message: 'It is no <target>/<namespace>/<name>',
});

/** What the catalog shows of a database, as the cnpg plugin tells it. */
export const databaseFactsSchema = z.object({
  ref: reference,
  targetTitle: z.string().optional(),
  owner: z.string().optional(),
  dependencyOf: z.array(z.string()).default([]),
  environment: z.string().optional(),
  plan: z.string().optional(),
  postgresVersion: z.string().optional(),
  instances: z.object({ desired: z.number() }).optional(),
  storage: z.object({ sizeBytes: z.number().optional() }).optional(),
  unmanaged: z.boolean().optional(),
});

export type DatabaseFacts = z.output<typeof databaseFactsSchema>;

export const databaseEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('upserted'), summary: databaseFactsSchema }),
  z.object({
    type: z.literal('deleted'),
    summary: z.object({ ref: reference }),
  }),
  z.object({ type: z.literal('synced'), target: z.string() }),
]);

export type DatabaseEvent = z.output<typeof databaseEventSchema>;
