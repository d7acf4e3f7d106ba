import { inEnglish } from '../messages';
import fc from 'fast-check';
import { NOW, before, pluggedDatabase } from '../__fixtures__/plugged';
import { clusterAnnotations } from '../annotations';
import { DatabaseObjects } from '../model/database';
import { evaluatePolicies } from './evaluatePolicies';
import { Exposure, PolicyRules } from './governance';
import { policyRuleIds } from './rules';
import { PolicySubject, subjectOfDatabase } from './subject';

const ref = {
  target: 'aks-primary',
  namespace: 'team-orders',
  name: 'orders-db',
};
const context = {
  now: NOW,
  endOfLife: { 14: '2026-11-12', 16: '2028-11-09', 17: '2029-11-08' },
};

function subject(change?: (objects: DatabaseObjects) => void): PolicySubject {
  return subjectOfDatabase(
    ref,
    pluggedDatabase(objects => {
      const { metadata, spec } = objects.cluster;
      metadata.annotations = {
        [clusterAnnotations.owner]: 'group:default/orders',
        [clusterAnnotations.environment]: 'prod',
      };
      spec!.storage = { size: '32Gi', storageClass: 'managed-csi-premium' };
      change?.(objects);
    }),
    undefined,
    NOW,
  );
}

function report(rules: PolicyRules, judged: PolicySubject = subject()) {
  return evaluatePolicies(
    judged,
    { policies: [{ name: 'p', title: 'P', rules, weights: {} }] },
    context,
  );
}

const messages = (rules: PolicyRules, judged?: PolicySubject) =>
  report(rules, judged).findings.map(({ message }) => message);

describe('policy rules', () => {
  const spreadOverZones = (objects: DatabaseObjects) => {
    objects.cluster.spec!.topologySpreadConstraints = [
      {
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
      },
    ];
  };
  const balancer =
    (annotations: Record<string, string>, ranges?: string[]) =>
    (objects: DatabaseObjects) => {
      objects.services.push({
        metadata: { name: 'orders-db-public', annotations },
        spec: { type: 'LoadBalancer', loadBalancerSourceRanges: ranges },
      });
    };
  const internal = {
    'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
  };
  const withoutStandbys = (objects: DatabaseObjects) => {
    objects.cluster.spec!.instances = 1;
    delete objects.cluster.spec!.postgresql!.synchronous;
  };
  const suspended = (objects: DatabaseObjects) =>
    objects.scheduledBackups.forEach(({ spec }) => {
      spec!.suspend = true;
    });
  const protectedOne = (objects: DatabaseObjects) => {
    objects.cluster.metadata.annotations![
      clusterAnnotations.deletionProtection
    ] = 'on';
  };

  it.each<
    [
      keyof PolicyRules,
      PolicyRules,
      ((objects: DatabaseObjects) => void) | undefined,
      RegExp | undefined,
    ]
  >([
    ['majors', { majors: [16, 17] }, undefined, undefined],
    [
      'majors',
      { majors: [18] },
      undefined,
      /^PostgreSQL 17 is not among.*18\.$/,
    ],
    ['endOfLifeDays', { endOfLifeDays: 180 }, undefined, undefined],
    [
      'endOfLifeDays',
      { endOfLifeDays: 2000 },
      undefined,
      /ends on Nov 8, 2029/,
    ],
    [
      'endOfLifeDays',
      { endOfLifeDays: 180 },
      ({ cluster }) => {
        cluster.spec!.imageCatalogRef!.major = 14;
        delete cluster.status!.pgDataImageInfo;
        delete cluster.status!.image;
      },
      /^Support of PostgreSQL 14 ended on Nov 12, 2026/,
    ],
    ['minInstances', { minInstances: 3 }, undefined, undefined],
    ['minInstances', { minInstances: 3 }, withoutStandbys, /has 1 instance;/],
    ['synchronous', { synchronous: true }, withoutStandbys, /do not wait/],
    ['zones', { zones: 3 }, spreadOverZones, undefined],
    ['zones', { zones: 3 }, undefined, /need not run in different zones/],
    ['backups', { backups: true }, undefined, undefined],
    ['backups', { backups: true }, suspended, /no backups/],
    [
      'maxBackupAgeMs',
      { maxBackupAgeMs: 26 * 3_600_000 },
      undefined,
      undefined,
    ],
    ['maxBackupAgeMs', { maxBackupAgeMs: 3_600_000 }, undefined, /every 24 h/],
    [
      'maxBackupAgeMs',
      { maxBackupAgeMs: 26 * 3_600_000 },
      objects => {
        objects.backups = [];
        objects.objectStores.forEach(store => delete store.status);
      },
      /last base backup is 19 days old/,
    ],
    ['minRetentionDays', { minRetentionDays: 400 }, undefined, /are kept for/],
    [
      'minRetentionDays',
      { minRetentionDays: 400 },
      ({ objectStores }) => delete objectStores[0].spec!.retentionPolicy,
      undefined,
    ],
    ['exposure', { exposure: 'none' }, undefined, undefined],
    ['exposure', { exposure: 'none' }, balancer(internal), /private network/],
    ['exposure', { exposure: 'internal' }, balancer(internal), undefined],
    ['exposure', { exposure: 'internal' }, balancer({}), /from the internet/],
    [
      'sourceRanges',
      { sourceRanges: ['10.0.0.0/8'] },
      balancer(internal, ['10.1.0.0/16']),
      undefined,
    ],
    [
      'sourceRanges',
      { sourceRanges: ['10.0.0.0/8'] },
      balancer(internal),
      /from 0\.0\.0\.0\/0, ::\/0; allowed is 10/,
    ],
    ['parameters', { parameters: [] }, undefined, undefined],
    [
      'parameters',
      { parameters: ['work_mem'] },
      ({ cluster }) => {
        cluster.spec!.postgresql!.parameters = {
          work_mem: '8MB',
          fsync: 'off',
        };
      },
      /not allowed: fsync\.$/,
    ],
    [
      'storageClasses',
      { storageClasses: ['managed-csi-premium'] },
      undefined,
      undefined,
    ],
    [
      'storageClasses',
      { storageClasses: ['fast'] },
      undefined,
      /managed-csi-premium is not/,
    ],
    ['namePattern', { namePattern: '[a-z]+-db' }, undefined, undefined],
    ['namePattern', { namePattern: 'orders' }, undefined, /pattern orders/],
    [
      'deletionProtection',
      { deletionProtection: true },
      protectedOne,
      undefined,
    ],
    [
      'deletionProtection',
      { deletionProtection: true },
      undefined,
      /not protected/,
    ],
  ])('%s %j', (rule, rules, change, expected) => {
    const found = messages(rules, subject(change));
    expect(found).toHaveLength(expected ? 1 : 0);
    for (const finding of report(rules, subject(change)).findings) {
      expect(inEnglish(finding.messages!.message!)).toBe(finding.message);
    }
    expect(found.join('')).toMatch(expected ?? /^$/);
    expect(report(rules, subject(change)).notEvaluated).toEqual([]);
    expect(policyRuleIds).toContain(rule);
  });

  it('breaks no rule with what is not known', () => {
    const judged = subject(({ cluster, objectStores }) => {
      delete cluster.spec!.storage!.storageClass;
      delete cluster.spec!.imageCatalogRef;
      delete cluster.status!.pgDataImageInfo;
      delete cluster.status!.image;
      objectStores.length = 0;
    });
    expect(
      report(
        {
          storageClasses: ['fast'],
          majors: [18],
          endOfLifeDays: 1,
          minRetentionDays: 1,
        },
        judged,
      ),
    ).toMatchObject({
      findings: [],
      judged: 0,
      notEvaluated: [
        'majors',
        'endOfLifeDays',
        'minRetentionDays',
        'storageClasses',
      ],
    });
  });
});

describe('evaluatePolicies', () => {
  it('asks only the policies that apply, and weighs', () => {
    const strict: PolicyRules = { minInstances: 5, backups: true };
    const one = {
      name: 'p',
      title: 'P',
      rules: strict,
      weights: { backups: 3 },
    };
    const score = (
      policies: Parameters<typeof evaluatePolicies>[1]['policies'],
    ) => evaluatePolicies(subject(), { policies }, context);
    expect(score([one])).toMatchObject({ score: 75, judged: 2 });
    expect(score([{ ...one, environments: ['dev'] }])).toMatchObject({
      findings: [],
      judged: 0,
    });
    expect(score([{ ...one, teams: ['group:default/orders'] }]).score).toBe(75);
    expect(score([{ ...one, targets: ['elsewhere'] }]).judged).toBe(0);
    expect(score([{ ...one, targets: ['elsewhere'] }])).not.toHaveProperty(
      'score',
    );
  });

  it('lets a waiver count until its day is over', () => {
    const waive = (until: string) =>
      subject(({ cluster }) => {
        cluster.metadata.annotations![clusterAnnotations.waive] =
          JSON.stringify([
            {
              rule: 'minInstances',
              until,
              reason: 'moves to a larger plan',
              by: 'user:default/platform-engineer',
            },
            { rule: 'zones' },
          ]);
      });
    const today = '2026-11-20';
    expect(report({ minInstances: 5 }, waive(today))).toMatchObject({
      findings: [{ rule: 'minInstances', waived: { until: today } }],
      judged: 0,
      malformedWaivers: 1,
    });
    const over = report({ minInstances: 5 }, waive('2026-11-19'));
    expect(over.findings[0]).not.toHaveProperty('waived');
    expect(over.score).toBe(0);
  });

  it('asks what a team added', () => {
    const custom = {
      id: 'acme.costCenter',
      title: 'A cost center is known',
      evaluate: ({ owner }: PolicySubject) =>
        owner === 'group:default/orders'
          ? 'There is no cost center.'
          : undefined,
    };
    expect(
      evaluatePolicies(subject(), { policies: [] }, context, [custom]),
    ).toMatchObject({
      findings: [
        { rule: 'acme.costCenter', message: 'There is no cost center.' },
      ],
      score: 0,
    });
  });

  const rules = fc.record(
    {
      majors: fc.uniqueArray(fc.integer({ min: 14, max: 18 })),
      endOfLifeDays: fc.integer({ min: 0, max: 2000 }),
      minInstances: fc.integer({ min: 1, max: 9 }),
      synchronous: fc.constant(true as const),
      zones: fc.integer({ min: 1, max: 3 }),
      backups: fc.constant(true as const),
      maxBackupAgeMs: fc.integer({ min: 1, max: 10 * 86_400_000 }),
      minRetentionDays: fc.integer({ min: 1, max: 90 }),
      exposure: fc.constantFrom<Exposure>('none', 'internal', 'public'),
      sourceRanges: fc.subarray(['10.0.0.0/8', '192.168.0.0/16', '::/0']),
      parameters: fc.subarray(['work_mem', 'fsync']),
      storageClasses: fc.subarray(['fast', 'slow']),
      deletionProtection: fc.constant(true as const),
    },
    { requiredKeys: [] },
  );
  const subjects = fc.record<PolicySubject>({
    ref: fc.constant('aks/team-orders/orders-db'),
    name: fc.constant('orders-db'),
    target: fc.constant('aks'),
    owner: fc.constant('group:default/orders'),
    environment: fc.constant('prod'),
    major: fc.option(fc.integer({ min: 14, max: 18 }), { nil: undefined }),
    instances: fc.integer({ min: 1, max: 9 }),
    synchronous: fc.boolean(),
    zones: fc.integer({ min: 0, max: 3 }),
    backups: fc.boolean(),
    backupIntervalMs: fc.option(fc.integer({ min: 1, max: 10 * 86_400_000 }), {
      nil: undefined,
    }),
    backupAgeMs: fc.option(fc.integer({ min: 1, max: 10 * 86_400_000 }), {
      nil: undefined,
    }),
    retentionDays: fc.option(fc.integer({ min: 1, max: 90 }), {
      nil: undefined,
    }),
    exposure: fc.constantFrom<Exposure>('none', 'internal', 'public'),
    sourceRanges: fc.subarray(['10.1.0.0/16', '0.0.0.0/0']),
    parameters: fc.subarray(['work_mem', 'fsync', 'jit']),
    storageClass: fc.option(fc.constantFrom('fast', 'slow'), {
      nil: undefined,
    }),
    deletionProtection: fc.boolean(),
    usage: fc.constant({ databases: 1, cpu: 1, memory: 1, storage: 1 }),
    waivers: fc.constant([]),
    malformedWaivers: fc.constant(0),
  });

  /** One step looser, rule by rule. */
  function loosen(given: PolicyRules, rule: keyof PolicyRules): PolicyRules {
    const looser = { ...given };
    switch (rule) {
      case 'majors':
        looser.majors = [...(given.majors ?? []), 17];
        break;
      case 'endOfLifeDays':
      case 'minRetentionDays':
      case 'minInstances':
      case 'zones':
        looser[rule] = (given[rule] ?? 0) - 1;
        break;
      case 'maxBackupAgeMs':
        looser.maxBackupAgeMs = (given.maxBackupAgeMs ?? 0) + 3_600_000;
        break;
      case 'exposure':
        looser.exposure = given.exposure === 'none' ? 'internal' : 'public';
        break;
      case 'sourceRanges':
        looser.sourceRanges = [...(given.sourceRanges ?? []), '10.1.0.0/16'];
        break;
      case 'parameters':
      case 'storageClasses':
        looser[rule] = [...(given[rule] ?? []), 'fsync', 'fast'];
        break;
      default:
        delete looser[rule];
    }
    return looser;
  }

  it('finds no more when a rule is loosened or left out', () => {
    fc.assert(
      fc.property(subjects, rules, (judged, given) => {
        const found = new Set(messageRules(given, judged));
        for (const rule of Object.keys(given) as (keyof PolicyRules)[]) {
          const { [rule]: _, ...without } = given as PolicyRules;
          for (const looser of [loosen(given, rule), without]) {
            for (const id of messageRules(looser, judged)) {
              expect(found).toContain(id);
            }
          }
        }
      }),
    );
  });

  it('gives a score from 0 to 100, and 100 exactly when nothing is found', () => {
    fc.assert(
      fc.property(subjects, rules, (judged, given) => {
        const { score, findings } = report(given, judged);
        if (score === undefined) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(score === 100).toBe(findings.length === 0);
      }),
    );
  });

  function messageRules(given: PolicyRules, judged: PolicySubject): string[] {
    return report(given, judged).findings.map(({ rule }) => rule);
  }
});

test('a backup of a moment ago is young enough', () => {
  const judged = subject(({ objectStores }) => {
    const [window] = Object.values(
      objectStores[0].status!.serverRecoveryWindow!,
    );
    window.lastSuccessfulBackupTime = before({ minutes: 5 });
  });
  expect(judged.backupAgeMs).toBeLessThanOrEqual(5 * 60_000);
});
