import {
  DatabaseDetail,
  describeDatabase,
  SourceKind,
} from '@pgportal/plugin-cnpg-common';
import { readRecording, RecordedEvent } from '../__testUtils__/recording';
import { FleetStore } from './FleetStore';
import { projectObject } from './projectObject';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

/** Replays a recording and describes the database after each event. */
function replay(name: 'create' | 'failover', startedAt: string) {
  const store = new FleetStore();
  // One node, which nobody watched while recording.
  store.setUnavailable('a', 'Node', 'Not recorded.');
  store.setUnavailable('a', 'ObjectStore', 'Not recorded.');
  const start = Date.parse(startedAt);
  const documents: { ms: number; detail: DatabaseDetail }[] = [];
  const alive = new Map<string, RecordedEvent>();
  let changes = 0;
  store.subscribe(() => {
    changes += 1;
  });
  for (const event of readRecording(name)) {
    const { kind, metadata } = event.object;
    if (event.type === 'DELETED') alive.delete(metadata.uid);
    else alive.set(metadata.uid, event);
    store.apply('a', kind, event.type, projectObject(kind, event.object)!);
    const objects = store.objects(ref);
    if (!objects) continue;
    const now = new Date(start + event.ms);
    const detail = describeDatabase(objects, {
      target: 'a',
      targetTitle: 'AKS a',
      now,
      asOf: now,
      live: true,
    });
    documents.push({ ms: event.ms, detail });
  }
  const at = (ms: number) => {
    const before = documents.filter(document => document.ms <= ms);
    return before[before.length - 1].detail;
  };
  return { at, alive, store, changes: () => changes };
}

const names = (alive: Map<string, RecordedEvent>, kind: SourceKind) =>
  [...alive.values()]
    .filter(({ object }) => object.kind === kind)
    .map(({ object }) => object.metadata.name)
    .sort();

const roles = (detail: DatabaseDetail) =>
  Object.fromEntries(detail.instanceList.map(({ name, role }) => [name, role]));

describe('a recorded creation', () => {
  const { at, alive, store } = replay('create', '2026-11-20T18:15:23.500Z');

  it('shows the database from its first moment', () => {
    const detail = at(1_000);
    expect(detail.instances).toEqual({ desired: 3, ready: 0 });
    expect(detail.primary).toBeUndefined();
    expect(detail.health.state).toBe('progressing');
    expect(detail.progress?.find(({ id }) => id === 'primary')?.state).not.toBe(
      'done',
    );
  });

  it('has a primary once its pod says so, and takes no job for an instance', () => {
    const detail = at(12_000);
    expect(detail.primary?.name).toBe('orders-db-1');
    expect(roles(detail)).toEqual({ 'orders-db-1': 'primary' });
  });

  it('raises no alarm on the way', () => {
    for (const ms of [5_000, 12_000, 18_100, 30_000, 40_000, 50_000]) {
      const critical = at(ms).report.findings.filter(
        ({ severity }) => severity === 'critical',
      );
      expect([ms, critical]).toEqual([ms, []]);
    }
  });

  it('ends healthy, with everything that exists and nothing else', () => {
    const detail = at(62_000);
    expect(detail.instances).toEqual({ desired: 3, ready: 3 });
    expect(roles(detail)).toEqual({
      'orders-db-1': 'primary',
      'orders-db-2': 'standby',
      'orders-db-3': 'standby',
    });
    expect(detail.volumes.map(({ name }) => name).sort()).toEqual(
      names(alive, 'PersistentVolumeClaim'),
    );
    expect(
      store.objects(ref)!.pods.map(({ metadata }) => metadata.name),
    ).toEqual(names(alive, 'Pod'));
    expect(detail.endpoints.map(({ type }) => type).sort()).toEqual([
      'r',
      'ro',
      'rw',
    ]);
  });

  it('keeps nothing that is not used', () => {
    const text = JSON.stringify(store.objects(ref));
    expect(text).not.toMatch(
      /managedFields|last-applied|podSpec|azureCredentials|destinationPath.{0,5}conn/,
    );
  });
});

describe('a recorded failover', () => {
  const { at, alive, store } = replay('failover', '2026-11-20T18:20:00.000Z');

  it('has a primary before', () => {
    expect(at(0).primary?.name).toBe('orders-db-2');
  });

  it('has none for a while, and does not name the old one or "pending"', () => {
    for (const ms of [900, 1_000, 1_200, 5_000, 10_700]) {
      const detail = at(ms);
      expect([ms, detail.primary]).toEqual([ms, undefined]);
      expect(Object.values(roles(detail))).not.toContain('primary');
    }
  });

  it('has the new one after', () => {
    const detail = at(30_000);
    expect(detail.primary?.name).toBe('orders-db-1');
    expect(detail.instances).toEqual({ desired: 3, ready: 3 });
    expect(roles(detail)).toEqual({
      'orders-db-1': 'primary',
      'orders-db-2': 'standby',
      'orders-db-3': 'standby',
    });
  });

  it('shows the new pod of the name that was used before', () => {
    const pod = store
      .objects(ref)!
      .pods.find(({ metadata }) => metadata.name === 'orders-db-2')!;
    expect(alive.has(pod.metadata.uid!)).toBe(true);
  });
});
