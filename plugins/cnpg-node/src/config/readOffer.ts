import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Environment,
  Offer,
  Plan,
  PostgresVersion,
  TargetDefinition,
} from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import {
  DEFAULT_BACKUP_SCHEDULE,
  DEFAULT_ENVIRONMENTS,
  DEFAULT_INSTANCES,
  DEFAULT_PLANS,
  DEFAULT_RETENTION,
  DEFAULT_VERSIONS,
} from './defaults';
import {
  dnsLabel,
  flag,
  parseConfig,
  quantity,
  text,
  uniqueNames,
  wholeNumber,
} from './parse';

const plans = z
  .array(
    z
      .strictObject({
        name: dnsLabel,
        title: text.optional(),
        description: text.optional(),
        instances: wholeNumber(1, 9).default(DEFAULT_INSTANCES),
        cpu: quantity,
        memory: quantity,
        storage: quantity,
        walStorage: quantity.optional(),
        retention: z
          .string()
          .regex(
            /^[1-9][0-9]*[dwm]$/,
            'must be a number and d, w or m, such as 30d',
          )
          .default(DEFAULT_RETENTION),
        backupSchedule: z
          .string()
          .regex(
            /^\S+( \S+){5}$/,
            'must have six fields, seconds first, such as "0 0 2 * * *"',
          )
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
        plans: z
          .array(z.string())
          .min(1, 'must name at least one plan')
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
    environments:
      parseConfig(config, 'environments', environments) ?? DEFAULT_ENVIRONMENTS,
    versions: parseConfig(config, 'versions', versions) ?? DEFAULT_VERSIONS,
    targets,
  };
  const names = offer.plans.map(({ name }) => name);
  offer.environments.forEach((environment, index) => {
    const unknown = environment.plans?.filter(plan => !names.includes(plan));
    if (unknown?.length) {
      throw new InputError(
        `cnpg.environments[${index}].plans names ${unknown.join(
          ', ',
        )}; there is ${names.join(', ')}.`,
      );
    }
  });
  return offer;
}
