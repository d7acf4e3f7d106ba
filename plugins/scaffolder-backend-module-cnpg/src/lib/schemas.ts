import type { z as zod } from 'zod/v3';

type Z = typeof zod;

const extensions = (z: Z) =>
  z.array(z.string(), { description: 'Extensions, of cnpg.extensions' });

/** What may be chosen beyond the six answers. */
export const options = (z: Z) =>
  z
    .object(
      {
        profile: z
          .enum(['current', 'inTree'], {
            description:
              'Archiving through the Barman Cloud plugin, or through what CloudNativePG had built in before 1.31; current when absent',
          })
          .optional(),
        extensions: extensions(z).optional(),
        databases: z
          .array(
            z
              .object({
                name: z.string({ description: 'Name of the database' }),
                extensions: extensions(z).optional(),
              })
              .strict(),
            { description: 'Further databases in the same cluster' },
          )
          .optional(),
        pooler: z
          .object(
            {
              poolMode: z.enum(['session', 'transaction']),
              instances: z.number().int(),
            },
            { description: 'A PgBouncer in front of the primary' },
          )
          .strict()
          .optional(),
      },
      { description: 'Extensions, further databases, a pooler, the profile' },
    )
    .strict();

/** The six answers and the options; the form sends the version as a text, YAML may as a number. */
export const answers = {
  service: (z: Z) =>
    z.string({
      description:
        'Entity reference of the component the database is for, such as component:default/orders',
    }),
  name: (z: Z) =>
    z.string({
      description:
        'Name of the database: lower-case letters, digits and hyphens, at most 50, starting with a letter',
    }),
  environment: (z: Z) =>
    z.string({ description: 'Name of an environment of cnpg.environments' }),
  plan: (z: Z) => z.string({ description: 'Name of a plan of cnpg.plans' }),
  version: (z: Z) =>
    z.union([z.number().int(), z.string().regex(/^\d+$/)], {
      description: 'Major version of PostgreSQL, such as 17',
    }),
  target: (z: Z) =>
    z.string({ description: 'Name of a target of cnpg.targets' }),
  options: (z: Z) => options(z).optional(),
};

/** What to restore; everything that follows from it is read from the source by each action. */
export const recoveryChoice = (z: Z) =>
  z.object(
    {
      source: z.string({
        description: 'Reference of the source: <target>/<namespace>/<name>',
      }),
      targetTime: z
        .string({
          description:
            'Point in time with seconds and zone, such as 2026-11-19T10:30:00Z',
        })
        .optional(),
      backupId: z
        .string({
          description:
            'Id of a base backup (status.backupId of its Backup), instead of a point in time',
        })
        .optional(),
    },
    {
      description:
        'What to restore; everything that is in the archive without targetTime and backupId',
    },
  );

/**
 * The output `database` of `cnpg:database:plan`. Owner and namespace are in it
 * for other steps of a template to read; the actions derive them anew.
 */
export const database = (z: Z) =>
  z.object(
    {
      service: answers.service(z),
      name: answers.name(z),
      environment: answers.environment(z),
      plan: answers.plan(z),
      version: answers.version(z),
      target: answers.target(z),
      options: answers.options(z),
      owner: z.string().optional(),
      namespace: z.string().optional(),
      requestedBy: z.string().optional(),
      recovery: recoveryChoice(z).optional(),
    },
    {
      description:
        'The output `database` of cnpg:database:plan or cnpg:database:planRestore',
    },
  );

export const reference = (z: Z) =>
  z.string({
    description: 'Reference of the database: <target>/<namespace>/<name>',
  });

export const entityRef = (z: Z) =>
  z.string({
    description: 'Entity reference of the database in the catalog',
  });

/** For a retirement that was cut short: the entity of the database is gone then. */
export const service = (z: Z) =>
  z
    .string({
      description:
        'Entity reference of the component that the database was made for. Needed to end a retirement that has removed the Cluster already',
    })
    .optional();

/** Something that exists, existed or will exist. */
export const planned = (z: Z) =>
  z.object({
    where: z.enum(['azure', 'kubernetes']),
    type: z.string(),
    name: z.string(),
    scope: z.string().optional(),
    why: z.string().optional(),
  });
