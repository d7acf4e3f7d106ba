import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from './constants.ts';
import { masked } from './testing/mask.ts';
import { TestSandbox } from './testing/sandbox.ts';
import { normalForm } from './testing/trace.ts';
import type { Trace } from './testing/trace.ts';

const fixture = (name: string) =>
  JSON.parse(
    readFileSync(join(__dirname, '__fixtures__', `${name}.json`), 'utf8'),
  );

const manifest = fixture('manifest');

/**
 * Lines of two different writers that come in either order in the recordings
 * themselves.
 */
const races: [RegExp, RegExp][] = [
  // The job controller and the operator create pod and claims of a replica at the same time.
  [
    /^Pod \S+-join-\*: (ADDED|scheduled=False)/,
    /^PersistentVolumeClaim \S+: ADDED/,
  ],
  // The garbage collector works on several jobs at once, while the operator goes on.
  [
    /^(Pod|Job) orders-db-1-initdb\S*: (deleting|DELETED)/,
    /^(Pod|Job) orders-db-[23]-join\S*: (deleting|DELETED)/,
  ],
  [
    /^(Pod|Job) orders-db-2-join\S*: (deleting|DELETED)/,
    /^(Pod|Job) orders-db-3-join\S*: (deleting|DELETED)/,
  ],
  [
    /^Pod \S+-(join|full-recovery)-\*: (deleting|DELETED)/,
    /^Cluster .*phase=Cluster in healthy state/,
  ],
  // The volume controller binds while the operator goes on.
  [
    /^PersistentVolumeClaim \S+: phase=Bound/,
    /^(Cluster \S+: initializingPVC=|PersistentVolumeClaim \S+: role=)/,
  ],
  // The new primary archives while the old one's pod starts.
  [
    /^Cluster \S+: ContinuousArchiving=True/,
    /^(Pod \S+: (address|phase)|Cluster \S+: failed=-, replicating)/,
  ],
];

type MaySwap = (a: string, b: string) => boolean;

const anyRace: MaySwap = (a, b) =>
  races.some(([first, second]) => first.test(a) && second.test(b));

/**
 * The garbage collector deletes what the Cluster owned in no order. What stays:
 * the Cluster first, a claim after its pod, the primary's pod last.
 */
const collected: MaySwap = (a, b) => {
  const [kindA, nameA] = a.split(/[ :]+/);
  const [kindB, nameB] = b.split(/[ :]+/);
  const pair = new Set([kindA, kindB]);
  if (pair.has('Cluster') || (kindA === kindB && nameA === nameB)) {
    return false;
  }
  const ends = / (phase=Succeeded|DELETED)/;
  const primary = /^Pod orders-db-2:/;
  if (kindA === 'Pod' && kindB === 'Pod') {
    return (
      !(ends.test(a) && ends.test(b)) || primary.test(a) === primary.test(b)
    );
  }
  const claimOfPod =
    pair.has('Pod') &&
    nameA.replace(/-wal$/, '') === nameB.replace(/-wal$/, '');
  return !(claimOfPod && ends.test(a) && ends.test(b));
};

/** Trace and recording in the form in which they must be equal. */
function compare(
  trace: Trace,
  scenario: string,
  options: { maySwap?: MaySwap; without?: RegExp; withoutEvent?: RegExp } = {},
) {
  const { maySwap = anyRace, without, withoutEvent } = options;
  const recorded = fixture(scenario);
  const form = (lines: string[]) =>
    normalForm(
      lines.filter(line => !without?.test(line)),
      maySwap,
    );
  // A Backup of an earlier, unrelated recording goes on complaining.
  const events: string[] = recorded.events.filter(
    (line: string) => !line.includes('backup-no-such-cluster'),
  );
  const happened = trace.events.filter(line => !withoutEvent?.test(line));
  const ordered = maySwap === anyRace;
  return {
    actual: {
      lines: form(trace.lines),
      events: ordered ? happened : [...happened].sort(),
    },
    expected: {
      lines: form(recorded.lines),
      events: ordered ? events : events.sort(),
    },
  };
}

describe('the recorded scenarios, one after the other', () => {
  const sandbox = new TestSandbox();
  const { clock } = sandbox;
  afterAll(() => sandbox.operator.stop());

  it('create', async () => {
    let joinJob: unknown;
    const unsubscribe = sandbox.store.subscribe((_kind, { object }) => {
      if (object.metadata.name === 'orders-db-3-join' && object.status.active) {
        joinJob ??= masked(object);
      }
    });
    const trace = await sandbox.record(async () => {
      sandbox.createCluster(manifest);
      await sandbox.untilHealthy();
    });
    unsubscribe();
    const { actual, expected } = compare(trace, 'create');
    expect(actual).toEqual(expected);
    const recorded = JSON.stringify(fixture('objects')['jobs/join']);
    expect(joinJob).toEqual(
      JSON.parse(recorded.replaceAll('orders-db-4', 'orders-db-3')),
    );
  });

  it('leaves the objects of the recording', async () => {
    const recorded: Record<string, any> = fixture('objects');
    const stores: Record<string, string> = {
      clusters: kinds.cluster,
      pods: kinds.pod,
      persistentvolumeclaims: kinds.pvc,
      services: kinds.service,
      poddisruptionbudgets: kinds.pdb,
      leases: kinds.lease,
      roles: kinds.role,
      rolebindings: kinds.roleBinding,
      serviceaccounts: kinds.serviceAccount,
      secrets: kinds.secret,
    };
    const keys = Object.keys(recorded).filter(key => stores[key.split('/')[0]]);
    expect(keys).toHaveLength(23);
    for (const key of keys) {
      const [kind, name] = key.split('/');
      const object = masked(sandbox.get(stores[kind], name));
      expect({ [key]: object }).toEqual({ [key]: recorded[key] });
    }
    for (const pod of ['orders-db-1', 'orders-db-2']) {
      expect(masked(await sandbox.statusPage(pod))).toEqual(
        recorded[`status/${pod}`],
      );
    }
  });

  it('backup', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.create(kinds.backup, {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Backup',
        metadata: {
          name: 'orders-db-20261120',
          namespace: 'team-orders',
          labels: { 'cnpg.io/cluster': 'orders-db' },
        },
        spec: { cluster: { name: 'orders-db' }, method: 'barmanObjectStore' },
      });
      await clock.runUntil(
        () => sandbox.cluster().status.lastSuccessfulBackup !== undefined,
      );
    });
    const { actual, expected } = compare(trace, 'backup');
    expect(actual).toEqual(expected);
    expect([masked(sandbox.get(kinds.backup, 'orders-db-20261120'))]).toEqual(
      fixture('backup-backups'),
    );
  });

  it('scheduled backup', async () => {
    const before = sandbox.cluster().status.lastSuccessfulBackup;
    const trace = await sandbox.record(async () => {
      sandbox.store.create(kinds.scheduledBackup, {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'ScheduledBackup',
        metadata: { name: 'orders-db-nightly', namespace: 'team-orders' },
        spec: {
          schedule: '0 0 2 * * *',
          immediate: true,
          backupOwnerReference: 'self',
          cluster: { name: 'orders-db' },
          method: 'barmanObjectStore',
        },
      });
      await clock.runUntil(
        () => sandbox.cluster().status.lastSuccessfulBackup !== before,
      );
      expect([
        masked(sandbox.get(kinds.scheduledBackup, 'orders-db-nightly')),
      ]).toEqual(fixture('scheduled-backup-scheduledbackups'));
      sandbox.update(kinds.scheduledBackup, 'orders-db-nightly', draft => {
        draft.spec.suspend = true;
      });
    });
    const { actual, expected } = compare(trace, 'scheduled-backup');
    expect(actual).toEqual(expected);
    expect(
      sandbox.store.list(kinds.backup).map(backup => masked(backup)),
    ).toEqual(fixture('scheduled-backup-backups'));
  });

  it('switchover', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.status.targetPrimary = 'orders-db-2';
        draft.status.phase = 'Switchover in progress';
        draft.status.phaseReason = 'Switching over to orders-db-2';
        const ready = draft.status.conditions.find(
          (each: any) => each.type === 'Ready',
        );
        Object.assign(ready, {
          status: 'False',
          reason: 'ClusterIsNotReady',
          message: 'Cluster Is Not Ready',
        });
      });
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'switchover');
    expect(actual).toEqual(expected);
  });

  it('failover', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-2');
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'failover');
    expect(actual).toEqual(expected);
  });

  it('failover after a forced deletion', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-1', {
        graceSeconds: 0,
      });
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'failover-force', {
      // The store takes the pod away without marking it first.
      without: /^(Pod orders-db-1: deleting|\S+ orders-db-primary: counts=0)/,
    });
    expect(actual).toEqual(expected);
  });

  const annotate = (key: string, value: string | undefined) =>
    sandbox.update(kinds.cluster, 'orders-db', draft => {
      draft.metadata.annotations = { ...draft.metadata.annotations };
      if (value === undefined) {
        delete draft.metadata.annotations[key];
      } else {
        draft.metadata.annotations[key] = value;
      }
    });

  it('fence and unfence a replica', async () => {
    const fencing = await sandbox.record(async () => {
      annotate('cnpg.io/fencedInstances', '["orders-db-3"]');
      await clock.run(25_000);
    });
    const { actual, expected } = compare(fencing, 'fence');
    expect(actual).toEqual(expected);
    expect(await sandbox.statusPage('orders-db-3')).toMatchObject({
      mightBeUnavailable: true,
      systemID: '',
    });
    const unfencing = await sandbox.record(async () => {
      annotate('cnpg.io/fencedInstances', undefined);
      await clock.run(15_000);
    });
    const back = compare(unfencing, 'unfence');
    expect(back.actual).toEqual(back.expected);
  });

  it('restart of the primary in place', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.status.phase = 'Primary instance is being restarted in-place';
        draft.status.phaseReason = 'Requested by the user';
        Object.assign(
          draft.status.conditions.find((each: any) => each.type === 'Ready'),
          {
            status: 'False',
            reason: 'ClusterIsNotReady',
            message: 'Cluster Is Not Ready',
          },
        );
      });
      await clock.run(10_000);
    });
    const { actual, expected } = compare(trace, 'restart-instance');
    expect(actual).toEqual(expected);
  });

  it('restart of a replica', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-1');
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'restart-replica');
    expect(actual).toEqual(expected);
  });

  it('restart of the cluster', async () => {
    const trace = await sandbox.record(async () => {
      annotate('kubectl.kubernetes.io/restartedAt', '2026-11-20T18:20:51Z');
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'restart');
    expect(actual).toEqual(expected);
  });

  it('a parameter that is reloaded', async () => {
    const { loadedConfigurationHash: before } = await sandbox.statusPage(
      'orders-db-1',
    );
    const trace = await sandbox.record(async () => {
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.spec.postgresql.parameters.work_mem = '8MB';
      });
      await clock.run(10_000);
    });
    const { actual, expected } = compare(trace, 'parameters-reload');
    expect(actual).toEqual(expected);
    const page = await sandbox.statusPage('orders-db-1');
    expect(page.loadedConfigurationHash).not.toBe(before);
    expect(page.pendingRestart).toBe(false);
  });

  it('reload', async () => {
    const trace = await sandbox.record(async () => {
      annotate('cnpg.io/reloadedAt', '2026-11-20T18:16:40.500549Z');
      await clock.run(10_000);
    });
    const { actual, expected } = compare(trace, 'reload');
    expect(actual).toEqual(expected);
  });

  it('a parameter that needs a restart', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.spec.postgresql.parameters.shared_buffers = '96MB';
      });
      await clock.run(1_000);
      expect(await sandbox.statusPage('orders-db-2')).toMatchObject({
        pendingRestart: true,
      });
      await sandbox.untilHealthy();
      await clock.run(3_000);
    });
    const { actual, expected } = compare(trace, 'parameters-restart');
    expect(actual).toEqual(expected);
    expect(await sandbox.statusPage('orders-db-2')).toMatchObject({
      pendingRestart: false,
    });
  });

  it('scale down and up', async () => {
    const scale = (instances: number) =>
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.spec.instances = instances;
      });
    const trace = await sandbox.record(async () => {
      scale(2);
      await clock.run(9_000);
      scale(3);
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'scale');
    expect(actual).toEqual(expected);
  });

  it('hibernate and wake', async () => {
    const sleeping = await sandbox.record(async () => {
      annotate('cnpg.io/hibernation', 'on');
      await clock.run(15_000);
    });
    const { actual, expected } = compare(sleeping, 'hibernate');
    expect(actual).toEqual(expected);
    expect(sandbox.cluster().status).not.toHaveProperty('readyInstances');
    const waking = await sandbox.record(async () => {
      annotate('cnpg.io/hibernation', 'off');
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const awake = compare(waking, 'wake');
    expect(awake.actual).toEqual(awake.expected);
  });

  const restored = async (
    name: string,
    recovery: object,
    more: object = {},
  ) => {
    const { storage, walStorage, resources, imageName } = manifest.spec;
    sandbox.createCluster({
      name,
      spec: {
        instances: 1,
        imageName,
        bootstrap: {
          recovery: { ...recovery, database: 'orders', owner: 'orders' },
        },
        storage,
        walStorage,
        resources,
        ...more,
      },
    });
    await sandbox.untilPrepared(name);
    await sandbox.untilHealthy(name);
  };
  const remove = async (name: string) => {
    sandbox.store.delete(kinds.cluster, 'team-orders', name);
    await clock.runUntil(
      () => !sandbox.store.get(kinds.pvc, 'team-orders', `${name}-1`),
    );
  };

  it('restore from a Backup', async () => {
    const trace = await sandbox.record(() =>
      restored('orders-db-restored', {
        backup: { name: 'orders-db-20261120' },
      }),
    );
    const { actual, expected } = compare(trace, 'restore');
    expect(actual).toEqual(expected);
    const { systemID, timelineID } = sandbox.cluster().status;
    expect(sandbox.cluster('orders-db-restored').status).toMatchObject({
      systemID,
      timelineID: timelineID + 1,
    });
    await remove('orders-db-restored');
  });

  it('restore to a point in time', async () => {
    const targetTime = clock.now().toISOString();
    // The WAL with the target is archived within five minutes.
    await clock.run(300_000);
    const { barmanObjectStore } = manifest.spec.backup;
    const trace = await sandbox.record(() =>
      restored(
        'orders-db-pitr',
        { source: 'origin', recoveryTarget: { targetTime } },
        {
          externalClusters: [
            {
              name: 'origin',
              barmanObjectStore: {
                ...barmanObjectStore,
                serverName: 'orders-db',
              },
            },
          ],
        },
      ),
    );
    const { actual, expected } = compare(trace, 'restore-pitr');
    expect(actual).toEqual(expected);
    await remove('orders-db-pitr');
  });

  it('a rollout that no node can take', async () => {
    const cpu = (request: string, limit: string) =>
      sandbox.update(kinds.cluster, 'orders-db', draft => {
        draft.spec.resources.requests.cpu = request;
        draft.spec.resources.limits.cpu = limit;
      });
    const trace = await sandbox.record(async () => {
      cpu('64', '64');
      await clock.run(27_500);
      cpu('100m', '1');
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'unschedulable-rollout', {
      // The store takes the pod away without marking it first.
      without: /^Pod orders-db-3: deleting/,
    });
    expect(actual).toEqual(expected);
  });

  it('destroy a replica', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.delete(kinds.pod, 'team-orders', 'orders-db-3');
      await clock.run(380);
      for (const name of ['orders-db-3', 'orders-db-3-wal']) {
        sandbox.store.delete(kinds.pvc, 'team-orders', name);
        await clock.run(50);
      }
      await clock.run(1_000);
      await sandbox.untilHealthy();
    });
    const { actual, expected } = compare(trace, 'destroy', {
      // The recorder of the real operator had sent too many of them to send this one.
      withoutEvent: / CreatingInstance /,
    });
    expect(actual).toEqual(expected);
  });

  it('delete', async () => {
    const trace = await sandbox.record(async () => {
      sandbox.store.delete(kinds.cluster, 'team-orders', 'orders-db');
      await clock.runUntil(() => sandbox.store.list(kinds.pvc).length === 0);
    });
    const { actual, expected } = compare(trace, 'delete', {
      maySwap: collected,
      // A budget counts on until its own deletion, whenever that is.
      without: /: counts=/,
    });
    expect(actual).toEqual(expected);
    expect(sandbox.store.list(kinds.backup)).toHaveLength(2);
    expect(sandbox.store.list(kinds.scheduledBackup)).toHaveLength(1);
  });
});
