import { setImmediate as turn } from 'node:timers/promises';
import { resourceKinds } from './kinds';
import { MemoryStore } from './store';

function podNamed(name: string, more: Record<string, unknown> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', ...more },
    spec: { nodeName: 'node-1', terminationGracePeriodSeconds: 30 },
  };
}

const clusters = 'clusters.postgresql.cnpg.io';

function clusterNamed(name: string) {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, namespace: 'shop' },
    spec: { instances: 3 },
  };
}

function ownedBy(owner: {
  apiVersion: string;
  kind: string;
  metadata: { name: string; uid: string };
}) {
  return [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid,
      controller: true,
    },
  ];
}

async function settle() {
  for (let i = 0; i < 6; i++) {
    await turn();
  }
}

describe('MemoryStore', () => {
  let store: MemoryStore;
  let seen: string[];

  beforeEach(() => {
    store = new MemoryStore({ kinds: resourceKinds, history: 20 });
    seen = [];
    store.subscribe((kind, { type, object }) =>
      seen.push(`${type} ${kind} ${object.metadata.name}`),
    );
  });

  it('fills in the metadata of a new object', () => {
    const created = store.create(clusters, clusterNamed('orders'));
    expect(created.metadata).toMatchObject({
      name: 'orders',
      namespace: 'shop',
      generation: 1,
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: String(store.resourceVersion),
      creationTimestamp: expect.stringMatching(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      ),
    });
    expect(() => store.create(clusters, clusterNamed('orders'))).toThrow(
      'clusters.postgresql.cnpg.io "orders" already exists',
    );
  });

  it('counts the generation for the spec, not for labels or status', () => {
    store.create(clusters, clusterNamed('orders'));
    const labelled = store.update(clusters, 'shop', 'orders', draft => {
      draft.metadata.labels = { a: 'b' };
      draft.status = { phase: 'x' };
    });
    expect(labelled?.metadata.generation).toBe(1);
    const scaled = store.update(clusters, 'shop', 'orders', draft => {
      draft.spec.instances = 2;
    });
    expect(scaled?.metadata.generation).toBe(2);
  });

  it('writes nothing when nothing changed', () => {
    const created = store.create(clusters, clusterNamed('orders'));
    const same = store.update(clusters, 'shop', 'orders', draft => {
      draft.spec = { instances: 3 };
    });
    expect(same).toBe(created);
    expect(seen).toEqual([`ADDED ${clusters} orders`]);
    expect(store.update(clusters, 'shop', 'nothing', () => {})).toBeUndefined();
  });

  it('hands out objects that cannot be changed behind its back', () => {
    const created = store.create(clusters, clusterNamed('orders'));
    expect(() => {
      created.spec.instances = 1;
    }).toThrow(TypeError);
  });

  it('lets a running pod terminate before it is gone', () => {
    store.create('pods', podNamed('a'));
    store.delete('pods', 'shop', 'a');
    expect(store.get('pods', 'shop', 'a')?.metadata).toMatchObject({
      deletionGracePeriodSeconds: 30,
      deletionTimestamp: expect.any(String),
    });
    store.delete('pods', 'shop', 'a', { graceSeconds: 0 });
    expect(store.get('pods', 'shop', 'a')).toBeUndefined();
    expect(seen).toEqual([
      'ADDED pods a',
      'MODIFIED pods a',
      'MODIFIED pods a',
      'DELETED pods a',
    ]);
  });

  it('waits for finalizers, and shows their removal as the deletion', () => {
    store.create(clusters, {
      ...clusterNamed('orders'),
      metadata: {
        name: 'orders',
        namespace: 'shop',
        finalizers: ['example.com/hold'],
      },
    });
    store.delete(clusters, 'shop', 'orders');
    expect(
      store.get(clusters, 'shop', 'orders')?.metadata.deletionTimestamp,
    ).toBeDefined();
    store.update(clusters, 'shop', 'orders', draft => {
      draft.metadata.finalizers = [];
    });
    expect(store.get(clusters, 'shop', 'orders')).toBeUndefined();
    expect(seen.map(line => line.split(' ')[0])).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
  });

  it('collects what a deleted owner owned, after the owner', async () => {
    const owner = store.create(clusters, clusterNamed('orders'));
    store.create('services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'orders-rw',
        namespace: 'shop',
        ownerReferences: ownedBy(owner),
      },
    });
    store.create(
      'pods',
      podNamed('orders-1', { ownerReferences: ownedBy(owner) }),
    );
    store.delete(clusters, 'shop', 'orders');
    expect(store.get('services', 'shop', 'orders-rw')).toBeDefined();
    await settle();
    expect(store.get('services', 'shop', 'orders-rw')).toBeUndefined();
    expect(
      store.get('pods', 'shop', 'orders-1')?.metadata.deletionTimestamp,
    ).toBeDefined();
  });

  it('leaves dependents alone when asked to orphan them', async () => {
    const owner = store.create(clusters, clusterNamed('orders'));
    store.create(
      'pods',
      podNamed('orders-1', { ownerReferences: ownedBy(owner) }),
    );
    store.delete(clusters, 'shop', 'orders', { propagation: 'Orphan' });
    await settle();
    expect(store.get(clusters, 'shop', 'orders')).toBeUndefined();
    expect(store.get('pods', 'shop', 'orders-1')?.metadata).not.toHaveProperty(
      'ownerReferences',
    );
  });

  it('keeps the owner until its dependents are gone when deleting in the foreground', async () => {
    const owner = store.create(clusters, clusterNamed('orders'));
    const [reference] = ownedBy(owner);
    store.create(
      'pods',
      podNamed('orders-1', {
        ownerReferences: [{ ...reference, blockOwnerDeletion: true }],
      }),
    );
    store.delete(clusters, 'shop', 'orders', { propagation: 'Foreground' });
    await settle();
    expect(store.get(clusters, 'shop', 'orders')?.metadata.finalizers).toEqual([
      'foregroundDeletion',
    ]);
    store.update('pods', 'shop', 'orders-1', draft => {
      delete draft.metadata.finalizers;
    });
    store.delete('pods', 'shop', 'orders-1', { graceSeconds: 0 });
    await settle();
    expect(store.get(clusters, 'shop', 'orders')).toBeUndefined();
  });

  it('collects an object that is created for an owner that is already gone', async () => {
    const owner = store.create(clusters, clusterNamed('orders'));
    store.delete(clusters, 'shop', 'orders');
    store.create('secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'orders-app',
        namespace: 'shop',
        ownerReferences: ownedBy(owner),
      },
    });
    await settle();
    expect(store.get('secrets', 'shop', 'orders-app')).toBeUndefined();
  });

  it('ends a namespace once it is empty', async () => {
    store.create('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
      spec: { finalizers: ['kubernetes'] },
    });
    store.create('pods', podNamed('a'));
    store.create(clusters, clusterNamed('orders'));
    store.delete('namespaces', undefined, 'shop');
    await settle();
    expect(store.get(clusters, 'shop', 'orders')).toBeUndefined();
    expect(store.get('namespaces', undefined, 'shop')?.status.phase).toBe(
      'Terminating',
    );
    store.delete('pods', 'shop', 'a', { graceSeconds: 0 });
    await settle();
    expect(store.get('namespaces', undefined, 'shop')).toBeUndefined();
  });

  it('delivers changes in write order although listeners write', () => {
    const order: string[] = [];
    store.subscribe((kind, { type }) => {
      if (kind === clusters && type === 'ADDED') {
        store.create('pods', podNamed('orders-1'));
      }
    });
    store.subscribe(kind => order.push(kind));
    store.create(clusters, clusterNamed('orders'));
    expect(order).toEqual([clusters, 'pods']);
  });

  it('reads the state at an earlier resource version', () => {
    store.create('pods', podNamed('a'));
    store.create('pods', podNamed('b'));
    const then = store.resourceVersion;
    store.delete('pods', 'shop', 'a', { graceSeconds: 0 });
    store.update('pods', 'shop', 'b', draft => {
      draft.metadata.labels = { changed: 'yes' };
    });
    store.create('pods', podNamed('c'));
    const names = (options: { resourceVersion: number; after?: string }) =>
      [...store.snapshot('pods', { namespace: 'shop', ...options })].map(
        ({ version }) => version.object.metadata.name,
      );
    expect(names({ resourceVersion: then })).toEqual(['a', 'b']);
    expect(names({ resourceVersion: then, after: 'shop/a' })).toEqual(['b']);
    expect(names({ resourceVersion: store.resourceVersion })).toEqual([
      'b',
      'c',
    ]);
    const [{ version }] = store.snapshot('pods', {
      resourceVersion: then,
      after: 'shop/a',
    });
    expect(version.object.metadata.labels).toBeUndefined();
  });

  it('forgets old changes', () => {
    store.create('pods', podNamed('a'));
    const start = store.resourceVersion;
    for (let i = 0; i < 100; i++) {
      store.update('pods', 'shop', 'a', draft => {
        draft.metadata.labels = { i: String(i) };
      });
    }
    expect(store.changesSince('pods', start)).toBeUndefined();
    expect(store.changesSince('pods', store.resourceVersion - 3)).toHaveLength(
      3,
    );
  });

  it('counts up an event that says the same again', () => {
    const pod = store.create('pods', podNamed('a'));
    const event = {
      type: 'Warning',
      reason: 'BackOff',
      message: 'again',
      component: 'kubelet',
    } as const;
    store.recordEvent(pod, event);
    store.recordEvent(pod, event);
    store.recordEvent(pod, { ...event, message: 'other' });
    const events = store.list('events', { namespace: 'shop' });
    expect(events.map(({ message, count }) => [message, count])).toEqual([
      ['again', 2],
      ['other', 1],
    ]);
    expect(events[0].involvedObject).toMatchObject({
      kind: 'Pod',
      name: 'a',
      uid: pod.metadata.uid,
    });
  });
});
