import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_PRICES,
  Environment,
  Offer,
  Plan,
  PostgresVersion,
  PriceTable,
  TargetDefinition,
  checkSchedule,
} from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import {
  DEFAULT_BACKUP_SCHEDULE,
  DEFAULT_ENVIRONMENTS,
  DEFAULT_EXTENSIONS,
  DEFAULT_INSTANCES,
  DEFAULT_PLANS,
  DEFAULT_RETENTION,
  DEFAULT_VERSIONS,
} from './defaults';
import {
  atLeast,
  dnsLabel,
  flag,
  parseConfig,
  quantity,
  text,
  uniqueNames,
  unknownNames,
  wholeNumber,
} from './parse';
import { placement } from './placement';

const plans = z
  .array(
    z
      .strictObject({
        name: dnsLabel,
        title: text.optional(),
        description: text.optional(),
        instances: wholeNumber(1, 9).default(DEFAULT_INSTANCES),
        cpu: quantity,
        memory: atLeast(
          '256Mi',
          'PostgreSQL and its instance manager do not start with less',
        ),
        storage: atLeast(
          '1Gi',
          'an empty cluster with its WAL takes half of it',
        ),
        walStorage: atLeast(
          '1Gi',
          'CloudNativePG keeps 512 MB of WAL for standbys',
        ).optional(),
        retention: z
          .string()
          .regex(
            /^[1-9][0-9]*[dwm]$/,
            'must be a number and d, w or m, such as 30d',
          )
          .default(DEFAULT_RETENTION),
        backupSchedule: z
          .string()
          .superRefine((schedule, context) => {
            const checked = checkSchedule(schedule, new Date());
            if ('problem' in checked) {
              context.addIssue({
                code: 'custom',
                message: `must be a schedule. ${checked.problem.replace(
                  /\.$/,
                  '',
                )}`,
              });
            }
          })
          .default(DEFAULT_BACKUP_SCHEDULE),
      })
      .transform((plan): Plan => ({ ...plan, title: plan.title ?? plan.name })),
  )
  .min(1, 'must hold at least one plan')
  .superRefine(uniqueNames);

const environments = z
  .array(
    z
      .strictObject({
        name: dnsLabel,
        title: text.optional(),
        production: flag.default(false),
        ...placement,
        exposure: z.enum(['none', 'internal', 'public']).optional(),
        plans: z
          .array(z.string())
          .min(1, 'must name at least one plan')
          .optional(),
        targets: z
          .array(z.string())
          .min(1, 'must name at least one target')
          .optional(),
      })
      .transform(
        (environment): Environment => ({
          ...environment,
          title: environment.title ?? environment.name,
        }),
      ),
  )
  .min(1, 'must hold at least one environment')
  .superRefine(uniqueNames);

const versions = z
  .array(
    z
      .strictObject({
        major: wholeNumber(13, 99),
        endOfLife: z.iso.date('must be a date such as 2029-11-08').optional(),
      })
      .transform(
        ({ major, endOfLife }): PostgresVersion => ({
          major,
          endOfLife:
            endOfLife ??
            DEFAULT_VERSIONS.find(known => known.major === major)?.endOfLife,
        }),
      ),
  )
  .min(1, 'must hold at least one version');

const extensions = z.array(
  z
    .string()
    .regex(
      /^[a-z_][a-z0-9_-]{0,62}$/,
      'must be the name of an extension, such as pg_trgm',
    ),
);

const price = z.number().min(0, 'must not be negative');

const prices = z
  .strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency by its three letters'),
    asOf: z.iso.date('must be a date such as 2026-11-01'),
    region: text.optional(),
    cpu: price,
    memory: price,
    disks: z
      .array(z.strictObject({ size: z.number().positive(), price }))
      .min(1, 'must hold at least one disk'),
    backup: price,
  })
  .transform(
    (table): PriceTable => ({
      ...table,
      disks: [...table.disks].sort((a, b) => a.size - b.size),
    }),
  );

/** What databases are for and how old they may grow: what says something about each that is there. */
export function readClassification(
  config: Config,
): Pick<Offer, 'environments' | 'versions'> {
  return {
    environments:
      parseConfig(config, 'environments', environments) ?? DEFAULT_ENVIRONMENTS,
    versions: parseConfig(config, 'versions', versions) ?? DEFAULT_VERSIONS,
  };
}

/**
 * Reads what the platform team offers from `cnpg` in app-config. What is not
 * configured has built-in defaults.
 *
 * Throws `InputError` with one sentence per mistake, each of which names the
 * path in the configuration.
 */
export function readOffer(config: Config, targets: TargetDefinition[]): Offer {
  const offer: Offer = {
    plans: parseConfig(config, 'plans', plans) ?? DEFAULT_PLANS,
    ...readClassification(config),
    targets,
    extensions:
      parseConfig(config, 'extensions', extensions) ?? DEFAULT_EXTENSIONS,
    prices: parseConfig(config, 'prices', prices) ?? DEFAULT_PRICES,
  };
  const mistakes = offer.environments.flatMap((environment, index) => [
    ...unknownNames(
      ['environments', index, 'plans'],
      environment.plans,
      offer.plans,
    ),
    ...unknownNames(
      ['environments', index, 'targets'],
      environment.targets,
      targets,
    ),
  ]);
  if (mistakes.length) throw new InputError(mistakes.join(' '));
  return offer;
}
