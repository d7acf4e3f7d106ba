import fc from 'fast-check';
import { azure, medium } from '../__fixtures__/offer';
import { NOW } from '../__fixtures__/plugged';
import { Offer } from '../model/offer';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { DatabaseRequest } from '../model/request';
import {
  DatabasePlan,
  manifestsOfPlan,
  planDatabase,
} from '../plan/planDatabase';
import { asksForProtection, evaluatePolicies } from './evaluatePolicies';
import { Policy, PolicyRules } from './governance';
import { policyRuleIds } from './rules';
import { PolicySubject, subjectOfDatabase, subjectOfPlan } from './subject';

const offer: Offer = {
  plans: [medium],
  environments: [{ name: 'prod', title: 'Production', production: true }],
  versions: [{ major: 17 }],
  targets: [
    {
      name: 'aks-primary',
      title: 'AKS primary',
      backups: 'azure',
      imageCatalog: 'postgresql',
      storageClass: 'managed-csi-premium',
      spread: 'zones',
      azure,
    },
  ],
};

function planned(
  answers: Partial<DatabaseRequest> = {},
  from = offer,
): DatabasePlan {
  const { plan, problems } = planDatabase(
    {
      service: 'component:default/orders',
      name: 'orders-db',
      environment: 'prod',
      plan: 'medium',
      version: 17,
      target: 'aks-primary',
      owner: 'group:default/orders',
      namespace: 'team-orders',
      ...answers,
    },
    from,
  );
  expect(problems).toEqual([]);
  return plan!;
}

/** What is on the target right after the plan has been applied. */
function applied(plan: DatabasePlan): DatabaseObjects {
  const manifests = manifestsOfPlan(plan);
  const of = (kind: { kind: string }) =>
    manifests
      .filter(({ object }) => object.kind === kind.kind)
      .map(({ object }) => object as any);
  const [cluster] = of(kinds.Cluster);
  return {
    cluster: {
      ...cluster,
      metadata: {
        ...cluster.metadata,
        creationTimestamp: NOW.toISOString(),
      },
    },
    scheduledBackups: of(kinds.ScheduledBackup),
    objectStores: of(kinds.ObjectStore),
    pods: [],
    volumes: [],
    services: [],
    backups: [],
    nodes: [],
    unavailable: {},
  };
}

describe('the subject of policies', () => {
  it('is what the plan says', () => {
    expect(subjectOfPlan(planned(), NOW)).toEqual({
      ref: 'aks-primary/team-orders/orders-db',
      name: 'orders-db',
      target: 'aks-primary',
      owner: 'group:default/orders',
      environment: 'prod',
      major: 17,
      instances: 3,
      synchronous: true,
      zones: 3,
      backups: true,
      backupIntervalMs: 24 * 3_600_000,
      retentionDays: 14,
      exposure: 'none',
      sourceRanges: [],
      parameters: [],
      storageClass: 'managed-csi-premium',
      deletionProtection: expect.any(Boolean),
      usage: {
        databases: 1,
        cpu: 6,
        memory: 24 * 2 ** 30,
        storage: 120 * 2 ** 30,
      },
      waivers: [],
      malformedWaivers: 0,
    });
  });

  it('is the same for the database that the plan becomes, so that what is accepted once is accepted later', () => {
    const plan = planned();
    expect(subjectOfDatabase(plan.ref, applied(plan), plan.plan, NOW)).toEqual({
      ...subjectOfPlan(plan, NOW),
      backupAgeMs: 0,
    });
  });
});

describe('a plan that the policies accept', () => {
  const anyOffer = fc
    .record({
      instances: fc.integer({ min: 1, max: 5 }),
      retention: fc.constantFrom('3d', '2w', '1m'),
      backupSchedule: fc.constantFrom('0 0 2 * * *', '0 0 */6 * * *'),
      backups: fc.constantFrom('azure' as const, 'none' as const),
      spread: fc.constantFrom('zones' as const, 'nodes' as const),
      storageClass: fc.constantFrom(undefined, 'managed-csi-premium', 'slow'),
      production: fc.boolean(),
      imageCatalog: fc.boolean(),
    })
    .map((it): Offer => {
      const { instances, retention, backupSchedule, production } = it;
      const [target] = offer.targets;
      return {
        ...offer,
        plans: [{ ...medium, instances, retention, backupSchedule }],
        environments: [{ ...offer.environments[0], production }],
        versions: [{ major: 16 }, { major: 17 }],
        targets: [
          {
            ...target,
            backups: it.backups,
            spread: it.spread,
            storageClass: it.storageClass,
            ...(!it.imageCatalog && {
              imageCatalog: undefined,
              images: { 16: 'registry/pg:16.9', 17: 'registry/pg:17.5' },
            }),
          },
        ],
      };
    });
  const everyRule = fc.record({
    majors: fc.subarray([16, 17, 18], { minLength: 1 }),
    endOfLifeDays: fc.integer({ min: 0, max: 2000 }),
    minInstances: fc.integer({ min: 1, max: 5 }),
    synchronous: fc.constant(true as const),
    zones: fc.integer({ min: 1, max: 4 }),
    backups: fc.constant(true as const),
    maxBackupAgeMs: fc.constantFrom(3, 12, 26, 50).map(h => h * 3_600_000),
    minRetentionDays: fc.integer({ min: 1, max: 40 }),
    exposure: fc.constantFrom('none' as const, 'internal' as const),
    sourceRanges: fc.constant(['10.0.0.0/8']),
    parameters: fc.constantFrom([], ['work_mem']),
    storageClasses: fc.constant(['managed-csi-premium']),
    namePattern: fc.constantFrom('[a-z]+-db', 'a.*'),
    deletionProtection: fc.constant(true as const),
  });
  const anyRules = fc
    .tuple(everyRule, fc.subarray([...policyRuleIds], { maxLength: 3 }))
    .map(
      ([all, ids]): PolicyRules =>
        Object.fromEntries(ids.map(id => [id, all[id]])),
    );
  const context = {
    now: NOW,
    endOfLife: { 16: '2028-11-09', 17: '2029-11-08' },
  };

  it('is a database that they accept, in the form, in the actions and over the fleet', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        anyOffer,
        anyRules,
        fc.constantFrom(16, 17),
        (offered, rules, version) => {
          const policies: Policy[] = [
            { name: 'p', title: 'P', rules, weights: {} },
          ];
          const plan = planned({ version }, offered);
          // The form and the actions judge this very plan, completed.
          plan.deletionProtection = asksForProtection(
            { ...plan.request },
            policies,
          );
          const judge = (subject: PolicySubject) =>
            evaluatePolicies(subject, { policies }, context);
          const inPlan = judge(subjectOfPlan(plan, NOW));
          const inFleet = judge(
            subjectOfDatabase(plan.ref, applied(plan), plan.plan, NOW),
          );
          if (inPlan.findings.length) refused += 1;
          else accepted += 1;
          expect(inFleet.findings).toEqual(inPlan.findings);
          expect(inFleet.score).toBe(inPlan.score);
          expect(inPlan.findings.map(({ rule }) => rule)).not.toContain(
            'deletionProtection',
          );
        },
      ),
      { numRuns: 300 },
    );
    // Otherwise it would prove nothing.
    expect(accepted).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(10);
  });
});
