import { NOW } from '../__fixtures__/plugged';
import { Offer, Plan } from '../model/offer';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { buildDatabaseManifests } from '../manifests/buildDatabaseManifests';
import { DatabasePlan, planDatabase } from '../plan/planDatabase';
import { subjectOfDatabase, subjectOfPlan } from './subject';

const medium: Plan = {
  name: 'medium',
  title: 'Medium',
  instances: 3,
  cpu: '2',
  memory: '8Gi',
  storage: '32Gi',
  walStorage: '8Gi',
  retention: '14d',
  backupSchedule: '0 0 2 * * *',
};

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
      azure: {
        subscriptionId: 'sub',
        location: 'swedencentral',
        identityResourceGroup: 'rg-pg-identities',
        aksName: 'aks1',
        storage: {
          account: 'pgbackups',
          resourceGroup: 'rg-pg-backups',
          subscriptionId: 'sub',
        },
      },
    },
  ],
};

function planned(): DatabasePlan {
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
    },
    offer,
  );
  expect(problems).toEqual([]);
  return plan!;
}

/** What is on the target right after the plan has been applied. */
function applied({ plan, target, request }: DatabasePlan): DatabaseObjects {
  const manifests = buildDatabaseManifests(plan, target, {
    ...request,
    production: true,
  });
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
