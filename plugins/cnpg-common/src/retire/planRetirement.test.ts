import { Kind, kinds } from '../model/kinds';
import { KubernetesObject } from '../model/objects';
import { ListedObject, planRetirement } from './planRetirement';

const ref = { target: 'aks1', namespace: 'team-orders', name: 'orders-db' };

const listed = (
  kind: Kind,
  name: string,
  more: {
    spec?: object;
    metadata?: Partial<KubernetesObject['metadata']>;
  } = {},
): ListedObject => ({
  kind,
  object: {
    metadata: { name, namespace: 'team-orders', ...more.metadata },
    spec: more.spec,
  },
});
const ours = { labels: { 'app.kubernetes.io/part-of': 'orders-db' } };
const cluster = (name: string, store: string, origin?: string) =>
  listed(kinds.Cluster, name, {
    spec: {
      plugins: [{ name: 'p', parameters: { barmanObjectName: store } }],
      ...(origin && {
        externalClusters: [
          {
            name: 'source',
            plugin: { parameters: { barmanObjectName: origin } },
          },
        ],
      }),
    },
  });
const of = (name: string) => ({ spec: { cluster: { name } } });

const everything = [
  listed(kinds.PodMonitor, 'orders-db', { metadata: ours }),
  listed(kinds.AzurePodMonitor, 'orders-db', { metadata: ours }),
  listed(kinds.ObjectStore, 'orders-db', { metadata: ours }),
  listed(kinds.ObjectStore, 'orders-db-source', { metadata: ours }),
  listed(kinds.Backup, 'b1', of('orders-db')),
  cluster('orders-db', 'orders-db', 'orders-db-source'),
  listed(kinds.ScheduledBackup, 'nightly', of('orders-db')),
  listed(kinds.Database, 'reports', of('orders-db')),
  listed(kinds.Pooler, 'orders-db-pooler', of('orders-db')),
];

const names = (entries: ListedObject[]) =>
  entries.map(({ kind, object }) => `${kind.kind} ${object.metadata.name}`);

describe('planRetirement', () => {
  it('removes what reaches into PostgreSQL first and the object stores after the Cluster', () => {
    const { remove, keep, refused } = planRetirement(ref, everything);
    expect(names(remove)).toEqual([
      'Pooler orders-db-pooler',
      'Database reports',
      'ScheduledBackup nightly',
      'Cluster orders-db',
      'Backup b1',
      'ObjectStore orders-db',
      'ObjectStore orders-db-source',
      'PodMonitor orders-db',
      'PodMonitor orders-db',
    ]);
    expect(keep).toEqual([
      expect.objectContaining({ type: 'Namespace', name: 'team-orders' }),
    ]);
    expect(refused).toBeUndefined();
  });

  it('touches nothing of another database', () => {
    const others = [
      cluster('orders-archive', 'orders-archive'),
      listed(kinds.Backup, 'b2', of('orders-archive')),
      listed(kinds.Pooler, 'p2', of('orders-archive')),
      listed(kinds.ObjectStore, 'orders-archive', {
        metadata: {
          labels: { 'app.kubernetes.io/part-of': 'orders-archive' },
        },
      }),
      listed(kinds.PodMonitor, 'orders-archive', {
        metadata: {
          labels: { 'app.kubernetes.io/part-of': 'orders-archive' },
        },
      }),
    ];
    const { remove } = planRetirement(ref, [...everything, ...others]);
    expect(remove).toHaveLength(everything.length);
    for (const entry of others) expect(remove).not.toContain(entry);
  });

  it('keeps an object store that another database uses, or that the portal did not make', () => {
    const shared = planRetirement(ref, [
      ...everything,
      cluster('orders-copy', 'orders-copy', 'orders-db'),
    ]);
    expect(names(shared.remove)).not.toContain('ObjectStore orders-db');
    expect(shared.keep).toContainEqual(
      expect.objectContaining({
        type: 'ObjectStore',
        name: 'orders-db',
        why: 'orders-copy uses it too',
      }),
    );
    const foreign = planRetirement(ref, [
      cluster('orders-db', 'theirs'),
      listed(kinds.ObjectStore, 'theirs'),
    ]);
    expect(names(foreign.remove)).toEqual(['Cluster orders-db']);
    expect(foreign.keep).toContainEqual(
      expect.objectContaining({ name: 'theirs' }),
    );
  });

  it('finds what an earlier run left, by the names that the portal gives', () => {
    const left = everything.filter(({ kind }) => kind !== kinds.Cluster);
    const retirement = planRetirement(ref, left);
    expect(retirement.cluster).toBeUndefined();
    expect(retirement.remove).toHaveLength(left.length);
    expect(
      planRetirement(ref, [listed(kinds.ObjectStore, 'orders-db')]).remove,
    ).toEqual([]);
  });

  it('is refused while deletion protection is on', () => {
    const protectedCluster = listed(kinds.Cluster, 'orders-db', {
      metadata: { annotations: { 'pgportal.dev/deletion-protection': 'on' } },
    });
    expect(planRetirement(ref, [protectedCluster]).refused).toMatch(
      /^Deletion protection of orders-db is on/,
    );
    protectedCluster.object.metadata.annotations = {
      'pgportal.dev/deletion-protection': 'off',
    };
    expect(planRetirement(ref, [protectedCluster]).refused).toBeUndefined();
  });
});
