import { Node } from '@pgportal/plugin-cnpg-common';
import {
  aBackup,
  aCluster,
  anObjectStore,
  aPod,
} from '../__testUtils__/objects';
import { compareVersions, DatabaseChange, FleetStore } from './FleetStore';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

function setUp() {
  const store = new FleetStore();
  const changes: string[] = [];
  store.subscribe(
    ({ ref: { target, namespace, name }, type }: DatabaseChange) =>
      changes.push(`${type} ${target}/${namespace}/${name}`),
  );
  return { store, changes };
}

const podNames = (store: FleetStore) =>
  store.objects(ref)?.pods.map(({ metadata }) => metadata.uid);

describe('FleetStore', () => {
  it('joins the objects of a database, whatever the order of their arrival', () => {
    const { store } = setUp();
    store.apply('a', 'Pod', 'ADDED', aPod());
    store.apply('a', 'Backup', 'ADDED', aBackup('nightly'));
    store.apply('a', 'ObjectStore', 'ADDED', anObjectStore('orders-store'));
    const node: Node = {
      metadata: {
        name: 'node1',
        uid: 'uid-node1',
        labels: { 'topology.kubernetes.io/zone': 'swedencentral-1' },
      },
    };
    store.apply('a', 'Node', 'ADDED', node);
    expect(store.objects(ref)).toBeUndefined();

    const cluster = aCluster({
      spec: {
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            parameters: { barmanObjectName: 'orders-store' },
          },
        ],
      },
    });
    store.apply('a', 'Cluster', 'ADDED', cluster);
    store.apply(
      'a',
      'Pod',
      'ADDED',
      aPod({ name: 'other-1', cluster: 'other' }),
    );

    expect(store.objects(ref)).toMatchObject({
      cluster: { metadata: { name: 'orders-db' } },
      pods: [{ metadata: { name: 'orders-db-1' } }],
      backups: [{ metadata: { name: 'nightly' } }],
      objectStores: [{ metadata: { name: 'orders-store' } }],
      nodes: [{ metadata: { name: 'node1' } }],
      services: [],
      volumes: [],
    });
    expect(store.list()).toEqual([ref]);
  });

  it('keeps targets with the same namespace and name apart', () => {
    const { store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('b', 'Cluster', 'ADDED', aCluster());
    store.apply('b', 'Pod', 'ADDED', aPod());
    expect(podNames(store)).toEqual([]);
    expect(store.objects({ ...ref, target: 'b' })?.pods).toHaveLength(1);
  });

  it('shows the newest of two pods that carry the same name', () => {
    const { store } = setUp();
    const first = aPod({ uid: 'first' });
    const second = aPod({ uid: 'second', createdAt: '2026-11-20T18:30:00Z' });
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('a', 'Pod', 'ADDED', second);
    store.apply('a', 'Pod', 'ADDED', first);
    expect(podNames(store)).toEqual(['second']);

    // The end of the first must not take the second with it.
    store.apply('a', 'Pod', 'DELETED', first);
    expect(podNames(store)).toEqual(['second']);
    store.apply('a', 'Pod', 'DELETED', second);
    expect(podNames(store)).toEqual([]);
  });

  it('tells two pods of the same second apart by their version', () => {
    const { store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply(
      'a',
      'Pod',
      'ADDED',
      aPod({ uid: 'new', resourceVersion: '20' }),
    );
    store.apply(
      'a',
      'Pod',
      'ADDED',
      aPod({ uid: 'old', resourceVersion: '9' }),
    );
    expect(podNames(store)).toEqual(['new']);
  });

  it('leaves out what belongs to an earlier Cluster of the same name', () => {
    const { store, changes } = setUp();
    const before = aCluster({ uid: 'before' });
    store.apply('a', 'Cluster', 'ADDED', before);
    store.apply('a', 'Pod', 'ADDED', aPod({ ownerUid: 'before' }));
    store.apply('a', 'Cluster', 'DELETED', before);
    store.apply(
      'a',
      'Cluster',
      'ADDED',
      aCluster({ uid: 'after', createdAt: '2026-11-20T19:00:00Z' }),
    );
    expect(podNames(store)).toEqual([]);
    expect(changes).toEqual([
      'upserted a/team-orders/orders-db',
      'upserted a/team-orders/orders-db',
      'deleted a/team-orders/orders-db',
      'upserted a/team-orders/orders-db',
    ]);
  });

  it('ignores a version that is older than what it has', () => {
    const { store, changes } = setUp();
    const version = (resourceVersion: string, phase: string) =>
      aCluster({ resourceVersion, status: { phase } });
    store.apply('a', 'Cluster', 'ADDED', version('1000', 'new'));
    store.apply('a', 'Cluster', 'MODIFIED', version('999', 'old'));
    expect(store.cluster(ref)?.status?.phase).toBe('new');
    expect(changes).toHaveLength(1);
  });

  it('takes a list for the truth, even one of smaller versions', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster({ resourceVersion: '1000' }));
    store.apply('a', 'Cluster', 'ADDED', aCluster({ name: 'gone-db' }));
    store.apply('a', 'Pod', 'ADDED', aPod());
    changes.length = 0;

    const restored = aCluster({ resourceVersion: '5', status: { phase: 'x' } });
    store.replace('a', 'Cluster', [restored]);
    expect(store.list()).toEqual([ref]);
    expect(store.cluster(ref)?.status?.phase).toBe('x');
    expect(changes.sort()).toEqual([
      'deleted a/team-orders/gone-db',
      'upserted a/team-orders/orders-db',
    ]);
  });

  it('announces nothing when only the version of an object is new', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    const revision = store.revision(ref);
    store.apply(
      'a',
      'Cluster',
      'MODIFIED',
      aCluster({ resourceVersion: '101' }),
    );
    store.replace('a', 'Cluster', [aCluster({ resourceVersion: '102' })]);
    expect(changes).toHaveLength(1);
    expect(store.revision(ref)).toBe(revision);
    expect(store.cluster(ref)?.metadata.resourceVersion).toBe('102');
  });

  it('announces a database when its pod, store or node changes, and no other', () => {
    const { store, changes } = setUp();
    store.apply(
      'a',
      'Cluster',
      'ADDED',
      aCluster({
        spec: {
          plugins: [{ name: 'p', parameters: { barmanObjectName: 'store' } }],
        },
      }),
    );
    store.apply('a', 'Cluster', 'ADDED', aCluster({ name: 'other-db' }));
    changes.length = 0;
    const revision = store.revision(ref);

    store.apply('a', 'Pod', 'ADDED', aPod());
    store.apply('a', 'ObjectStore', 'ADDED', anObjectStore('store'));
    store.apply('a', 'ObjectStore', 'ADDED', anObjectStore('foreign'));
    store.apply('a', 'Node', 'ADDED', {
      metadata: { name: 'node1', uid: 'n' },
    });
    store.apply('a', 'Node', 'ADDED', {
      metadata: { name: 'node2', uid: 'm' },
    });
    store.apply('a', 'Pod', 'DELETED', aPod());
    expect(changes).toEqual(Array(4).fill('upserted a/team-orders/orders-db'));
    expect(store.revision(ref)).toBeGreaterThan(revision);
  });

  it('says nothing about objects without a Cluster', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Pod', 'ADDED', aPod());
    store.apply('a', 'Pod', 'DELETED', aPod());
    store.apply('a', 'Cluster', 'DELETED', aCluster());
    expect(changes).toEqual([]);
  });

  it('finds databases by what depends on them', () => {
    const { store } = setUp();
    const with_ = (dependents: string) =>
      aCluster({ annotations: { 'pgportal.dev/dependency-of': dependents } });
    store.apply(
      'a',
      'Cluster',
      'ADDED',
      with_('Component:default/Orders, ::,billing'),
    );
    expect(store.dependenciesOf('component:default/orders')).toEqual([ref]);
    expect(store.dependenciesOf('component:default/billing')).toEqual([ref]);

    store.apply('a', 'Cluster', 'MODIFIED', with_('component:default/shop'));
    expect(store.dependenciesOf('component:default/orders')).toEqual([]);
    expect(store.dependenciesOf('component:default/shop')).toEqual([ref]);
    store.apply('a', 'Cluster', 'DELETED', with_('component:default/shop'));
    expect(store.dependenciesOf('component:default/shop')).toEqual([]);
  });

  it('goes on when a listener fails', () => {
    const errors: unknown[] = [];
    const store = new FleetStore(error => errors.push(error));
    store.subscribe(() => {
      throw new Error('No');
    });
    const listener = jest.fn();
    store.subscribe(listener);
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    expect(errors).toEqual([new Error('No')]);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('forgets the objects of a kind that is refused, but no Clusters', () => {
    const { store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('a', 'Pod', 'ADDED', aPod());
    store.setUnavailable('a', 'Pod', 'RBAC refuses it.');
    store.setUnavailable('a', 'Cluster', 'RBAC refuses it.');
    expect(store.objects(ref)).toMatchObject({
      pods: [],
      unavailable: { Pod: 'RBAC refuses it.' },
    });
    store.setUnavailable('a', 'Pod', undefined);
    expect(store.objects(ref)?.unavailable).not.toHaveProperty('Pod');
  });

  it('tells a kind that is not served from one that is refused', () => {
    const { store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.setUnavailable('a', 'PodMonitor', 'There is none.', false);
    store.setUnavailable('a', 'Publication', 'RBAC refuses it.');
    expect(store.objects(ref)?.notServed).toEqual(['PodMonitor']);
    store.setUnavailable('a', 'PodMonitor', undefined);
    expect(store.objects(ref)?.notServed).toEqual([]);
  });

  it('finds services that people made, by what they lead to', () => {
    const { store, changes } = setUp();
    const service = (
      name: string,
      selector: Record<string, string>,
      namespace = 'team-orders',
    ) => ({ metadata: { name, namespace, uid: name }, spec: { selector } });
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('a', 'Cluster', 'ADDED', aCluster({ name: 'other' }));
    changes.splice(0);
    for (const entry of [
      service('mine', { 'cnpg.io/cluster': 'orders-db' }),
      service('anyones', { 'cnpg.io/instanceRole': 'primary' }),
      service('elsewhere', { 'cnpg.io/instanceRole': 'primary' }, 'team-b'),
      service('pooled', { 'cnpg.io/poolerName': 'orders-pooler' }),
      service('pooled-otherwise', { 'cnpg.io/poolerName': 'other-pooler' }),
    ]) {
      store.apply('a', 'Service', 'ADDED', entry);
    }
    store.apply('a', 'Pooler', 'ADDED', {
      metadata: { name: 'orders-pooler', namespace: 'team-orders', uid: 'p' },
      spec: { cluster: { name: 'orders-db' } },
    });
    const names = (name: string) =>
      store.objects({ ...ref, name })?.services.map(e => e.metadata.name);
    expect(names('orders-db')).toEqual(['mine', 'anyones', 'pooled']);
    expect(names('other')).toEqual(['anyones']);
    expect(changes).toContain('upserted a/team-orders/other');
  });

  it('finds the PodMonitors that may concern a database', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    changes.splice(0);
    const monitor = (name: string, namespace: string, spec: object) => ({
      metadata: { name, namespace, uid: name },
      spec,
    });
    const selector = { matchLabels: { 'cnpg.io/cluster': 'orders-db' } };
    store.replace('a', 'PodMonitor', [
      monitor('own', 'team-orders', { selector }),
      monitor('neighbour', 'team-orders', {
        selector: { matchLabels: { 'cnpg.io/cluster': 'other' } },
      }),
      monitor('elsewhere', 'team-b', { selector }),
    ]);
    store.replace('a', 'AzurePodMonitor', [
      monitor('namespace', 'team-orders', { selector: {} }),
      monitor('all', 'monitoring', { namespaceSelector: { any: true } }),
    ]);
    expect(store.objects(ref)?.podMonitors?.map(e => e.metadata.name)).toEqual([
      'own',
      'namespace',
      'all',
    ]);
    expect(changes).toEqual([
      'upserted a/team-orders/orders-db',
      'upserted a/team-orders/orders-db',
    ]);
  });

  it('joins the namespace, and tells the databases in it alone', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply(
      'a',
      'Cluster',
      'ADDED',
      aCluster({ name: 'x', namespace: 'other' }),
    );
    changes.splice(0);
    const namespace = { metadata: { name: 'team-orders', uid: 'n' } };
    store.apply('a', 'Namespace', 'ADDED', namespace);
    expect(store.objects(ref)?.namespace).toEqual(namespace);
    expect(changes).toEqual(['upserted a/team-orders/orders-db']);
    store.setUnavailable('a', 'Namespace', 'Not allowed');
    expect(store.objects(ref)).not.toHaveProperty('namespace');
  });

  it('joins the storage classes of its volumes', () => {
    const { store, changes } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('a', 'PersistentVolumeClaim', 'ADDED', {
      metadata: {
        name: 'orders-db-1',
        namespace: 'team-orders',
        uid: 'v',
        labels: { 'cnpg.io/cluster': 'orders-db' },
      },
      spec: { storageClassName: 'fixed' },
    });
    changes.splice(0);
    const fixed = { metadata: { name: 'fixed' }, allowVolumeExpansion: false };
    store.apply('a', 'StorageClass', 'ADDED', fixed);
    store.apply('a', 'StorageClass', 'ADDED', { metadata: { name: 'other' } });
    expect(store.objects(ref)?.storageClasses).toEqual([fixed]);
    expect(changes).toEqual(['upserted a/team-orders/orders-db']);
  });

  it('keeps the archiver log of the Cluster it was read for only', () => {
    const { store } = setUp();
    const before = aCluster({ uid: 'before' });
    store.apply('a', 'Cluster', 'ADDED', before);
    store.setArchiverLog(ref, ['AADSTS70021']);
    expect(store.objects(ref)?.archiverLog).toEqual(['AADSTS70021']);

    store.apply('a', 'Cluster', 'DELETED', before);
    store.apply('a', 'Cluster', 'ADDED', aCluster({ uid: 'after' }));
    expect(store.objects(ref)).not.toHaveProperty('archiverLog');
  });
});

describe('compareVersions', () => {
  it.each([
    ['9', '10', -1],
    ['10', '9', 1],
    ['10', '10', 0],
    ['123456789012345678901', '123456789012345678902', -1],
    ['a', '10', undefined],
    [undefined, '10', undefined],
  ])('compares %s and %s', (a, b, expected) => {
    expect(compareVersions(a, b)).toBe(expected);
  });
});
