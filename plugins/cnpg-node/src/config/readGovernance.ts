import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Freeze,
  Governance,
  Offer,
  Policy,
  PolicyRules,
  Quota,
  isWithin,
  parseQuantity,
  parseRetentionDays,
  policyRuleIds,
} from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import {
  dnsLabel,
  entityRef,
  parseConfig,
  quantity,
  text,
  uniqueNames,
  unknownNames,
  wholeNumber,
} from './parse';

const names = z.array(text).min(1, 'must name at least one').optional();

const DURATION = { h: 3_600_000, d: 24 * 3_600_000 } as const;

const duration = z
  .string()
  .regex(/^[1-9]\d*[hd]$/, 'must be a number and h or d, such as 26h')
  .transform(
    value =>
      Number.parseInt(value, 10) *
      DURATION[value.slice(-1) as keyof typeof DURATION],
  );

/** Only `true` makes sense: a rule that is not asked is left out. */
const asked = z.preprocess(
  value => (value === 'true' ? true : value),
  z.literal(true, 'must be true, or left out'),
);

const pattern = text.refine(value => {
  try {
    return Boolean(new RegExp(`^(?:${value})$`));
  } catch {
    return false;
  }
}, 'must be a regular expression');

const cidr = text.refine(
  value => isWithin(value, [value]),
  'must be a CIDR block, such as 10.0.0.0/8',
);

const rules = z
  .strictObject({
    majors: z
      .array(wholeNumber(13, 99))
      .min(1, 'must name at least one version')
      .optional(),
    endOfLifeDays: wholeNumber(0, 3650).optional(),
    minInstances: wholeNumber(1, 9).optional(),
    synchronous: asked.optional(),
    zones: wholeNumber(1, 9).optional(),
    backups: asked.optional(),
    maxBackupAge: duration.optional(),
    minRetention: z
      .string()
      .regex(
        /^[1-9][0-9]*[dwm]$/,
        'must be a number and d, w or m, such as 14d',
      )
      .optional(),
    exposure: z.enum(['none', 'internal', 'public']).optional(),
    sourceRanges: z.array(cidr).optional(),
    parameters: z.array(text).optional(),
    storageClasses: z
      .array(text)
      .min(1, 'must name at least one storage class')
      .optional(),
    namePattern: pattern.optional(),
    deletionProtection: asked.optional(),
  })
  .transform(
    ({ maxBackupAge, minRetention, ...rest }): PolicyRules => ({
      ...rest,
      ...(maxBackupAge !== undefined && { maxBackupAgeMs: maxBackupAge }),
      ...(minRetention !== undefined && {
        minRetentionDays: parseRetentionDays(minRetention),
      }),
    }),
  );

/** As people write them; inside, two of them carry their unit in the name. */
const RULE_KEYS = policyRuleIds.map(id => id.replace(/(Ms|Days)$/, ''));
const ruleOf = (key: string) =>
  policyRuleIds.find(id => id === key || id.replace(/(Ms|Days)$/, '') === key);

const weights = z
  .record(
    z.string().refine(key => ruleOf(key) !== undefined, {
      error: `must be a rule: ${RULE_KEYS.join(', ')}`,
    }),
    wholeNumber(0, 100),
  )
  .transform((given): Policy['weights'] =>
    Object.fromEntries(
      Object.entries(given).map(([key, value]) => [ruleOf(key), value]),
    ),
  );

const policies = z
  .array(
    z
      .strictObject({
        name: dnsLabel,
        title: text.optional(),
        environments: names,
        teams: z.array(entityRef).min(1, 'must name at least one').optional(),
        targets: names,
        rules,
        weights: weights.default({}),
      })
      .transform(
        (policy): Policy => ({ ...policy, title: policy.title ?? policy.name }),
      ),
  )
  .superRefine(uniqueNames);

const amount = quantity.transform(value => parseQuantity(value)!);

const quota = z.strictObject({
  databases: wholeNumber(0, 100_000).optional(),
  cpu: amount.optional(),
  memory: amount.optional(),
  storage: amount.optional(),
  monthlyCost: z
    .preprocess(
      value =>
        typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
          ? Number(value)
          : value,
      z.number().min(0, 'must be at least 0'),
    )
    .optional(),
}) satisfies z.ZodType<Quota>;

const quotas = z.strictObject({
  default: quota.default({}),
  teams: z.record(entityRef, quota).default({}),
});

const moment = z.iso.datetime({
  offset: true,
  error: 'must be a time with its zone, such as 2026-12-20T00:00:00+01:00',
});

const freezes = z
  .array(
    z
      .strictObject({
        name: dnsLabel,
        title: text.optional(),
        environments: names,
        from: moment,
        to: moment,
      })
      .superRefine(({ from, to }, context) => {
        if (Date.parse(from) >= Date.parse(to)) {
          context.addIssue({
            code: 'custom',
            path: ['to'],
            message: 'must be later than from',
          });
        }
      })
      .transform(
        (freeze): Freeze => ({ ...freeze, title: freeze.title ?? freeze.name }),
      ),
  )
  .superRefine(uniqueNames);

/**
 * Reads what the platform team asks of databases from `cnpg` in app-config:
 * `policies`, `quotas` and `freezes`. What is not configured asks for nothing.
 *
 * Throws `InputError` with one sentence per mistake, each of which names the
 * path in the configuration.
 */
export function readGovernance(
  config: Config,
  { environments, targets }: Pick<Offer, 'environments' | 'targets'>,
): Governance {
  const governance: Governance = {
    policies: parseConfig(config, 'policies', policies) ?? [],
    quotas: parseConfig(config, 'quotas', quotas) ?? { default: {}, teams: {} },
    freezes: parseConfig(config, 'freezes', freezes) ?? [],
  };
  const mistakes = [
    ...governance.policies.flatMap((policy, index) => [
      ...unknownNames(
        ['policies', index, 'environments'],
        policy.environments,
        environments,
      ),
      ...unknownNames(['policies', index, 'targets'], policy.targets, targets),
    ]),
    ...governance.freezes.flatMap((freeze, index) =>
      unknownNames(
        ['freezes', index, 'environments'],
        freeze.environments,
        environments,
      ),
    ),
  ];
  if (mistakes.length) throw new InputError(mistakes.join(' '));
  return governance;
}
