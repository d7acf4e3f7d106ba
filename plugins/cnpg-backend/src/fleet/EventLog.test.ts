import { Event } from '@pgportal/plugin-cnpg-common';
import { aCluster, aPod } from '../__testUtils__/objects';
import { eventSubject } from './eventSubject';
import { FleetStore } from './FleetStore';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

function anEvent(
  name: string,
  involvedObject: Event['involvedObject'],
  given: { namespace?: string; resourceVersion?: string } = {},
): Event {
  return {
    metadata: {
      name,
      namespace: given.namespace ?? 'team-orders',
      uid: `uid-${name}`,
      resourceVersion: given.resourceVersion ?? '1',
    },
    involvedObject,
    type: 'Normal',
    reason: 'Something',
    message: 'happened',
    lastTimestamp: '2026-11-20T18:00:00Z',
  };
}

function setUp() {
  const store = new FleetStore();
  const changes: string[] = [];
  store.subscribe(change => changes.push(change.ref.name));
  const names = () => store.events(ref).map(({ metadata }) => metadata.name);
  return { store, changes, names };
}

describe('the events of databases', () => {
  it.each([
    ['Cluster', 'orders-db', true],
    ['Pod', 'orders-db-3', true],
    ['Pod', 'orders-db-1-initdb-48ctm', true],
    ['Job', 'orders-db-2-join', true],
    ['PersistentVolumeClaim', 'orders-db-1-wal', true],
    ['PodDisruptionBudget', 'orders-db-primary', true],
    ['Service', 'orders-db-rw', true],
    // Pods of a Deployment that is called like the database.
    ['Pod', 'orders-db-6d8f7b9c4-abcde', false],
    ['Pod', 'orders-db', false],
    ['Cluster', 'orders-db-1', false],
    ['Deployment', 'orders-db', false],
    ['Pod', 'other-1', false],
  ])('%s %s: %s', (kind, name, belongs) => {
    const { store, changes, names } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    changes.length = 0;
    store.apply('a', 'Event', 'ADDED', anEvent('e', { kind, name }));
    expect(names()).toEqual(belongs ? ['e'] : []);
    expect(changes).toEqual(belongs ? ['orders-db'] : []);
  });

  it('prefers the longer of two names that fit', () => {
    expect(eventSubject(anEvent('e', { kind: 'Pod', name: 'db-2-1' }))).toEqual(
      ['db-2', 'db'],
    );
    const { store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster({ name: 'db' }));
    store.apply('a', 'Cluster', 'ADDED', aCluster({ name: 'db-2' }));
    store.apply(
      'a',
      'Event',
      'ADDED',
      anEvent('e', { kind: 'Pod', name: 'db-2-1' }),
    );
    expect(store.events({ ...ref, name: 'db-2' })).toHaveLength(1);
    expect(store.events({ ...ref, name: 'db' })).toHaveLength(0);
  });

  it('are found by the object they name, whatever its name', () => {
    const { store, names } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    store.apply('a', 'Pod', 'ADDED', aPod({ name: 'pool-6d8-x', uid: 'p' }));
    store.apply(
      'a',
      'Event',
      'ADDED',
      anEvent('e', { kind: 'Pod', name: 'pool-6d8-x', uid: 'p' }),
    );
    expect(names()).toEqual(['e']);
  });

  it('wait for a database whose watch is behind', () => {
    const { store, names } = setUp();
    const involved = { kind: 'Cluster', name: 'orders-db' };
    store.apply('a', 'Event', 'ADDED', anEvent('first', involved));
    store.replace('a', 'Event', [anEvent('second', involved)]);
    expect(names()).toEqual([]);
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    expect(names()).toEqual(['second']);
  });

  it('are no more than the last 200, and go with the database', () => {
    const { store, names } = setUp();
    const cluster = aCluster();
    store.apply('a', 'Cluster', 'ADDED', cluster);
    for (let number = 1; number <= 250; number += 1) {
      const involved = { kind: 'Cluster', name: 'orders-db' };
      store.apply('a', 'Event', 'ADDED', anEvent(`e${number}`, involved));
    }
    expect(names()).toHaveLength(200);
    expect(names()[0]).toBe('e51');
    expect(store.count('a', 'Event')).toBe(200);
    store.apply('a', 'Cluster', 'DELETED', cluster);
    expect(store.count('a', 'Event')).toBe(0);
    expect(names()).toEqual([]);
  });

  it('are what the list says, and announced only when one is new', () => {
    const { store, changes, names } = setUp();
    store.apply('a', 'Cluster', 'ADDED', aCluster());
    const involved = { kind: 'Cluster', name: 'orders-db' };
    const events = ['a', 'b'].map(name => anEvent(name, involved));
    store.replace('a', 'Event', events);
    changes.length = 0;
    store.replace('a', 'Event', events);
    store.apply('a', 'Event', 'DELETED', events[0]);
    store.replace('a', 'Event', []);
    expect(changes).toEqual([]);
    expect(names()).toEqual([]);
    store.replace('a', 'Event', events);
    expect(changes).toEqual(['orders-db']);
    store.setUnavailable('a', 'Event', 'Forbidden.');
    expect(names()).toEqual([]);
  });
});
