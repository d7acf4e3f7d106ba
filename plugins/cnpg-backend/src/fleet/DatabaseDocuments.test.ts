import { DatabaseObjects, DatabaseRef } from '@pgportal/plugin-cnpg-common';
import { aCluster } from '../__testUtils__/objects';
import { DatabaseDocuments } from './DatabaseDocuments';

const aRef = (name: string): DatabaseRef => ({
  target: 'a',
  namespace: 'team-orders',
  name,
});

function objectsOf(name: string, phase: string): DatabaseObjects {
  return {
    cluster: aCluster({ name, status: { phase } }),
    pods: [],
    volumes: [],
    services: [],
    backups: [],
    scheduledBackups: [],
    objectStores: [],
    nodes: [],
    unavailable: {},
  };
}

function setUp(names: string[]) {
  const phases = new Map(names.map(name => [name, 'Setting up primary']));
  const freshness = { live: true, asOf: new Date('2026-11-20T18:00:00Z') };
  const objects = jest.fn((ref: DatabaseRef) => {
    const phase = phases.get(ref.name);
    return phase === undefined ? undefined : objectsOf(ref.name, phase);
  });
  const onError = jest.fn();
  const documents = new DatabaseDocuments({
    objects,
    context: target => ({
      target,
      targetTitle: 'AKS a',
      now: new Date('2026-11-20T18:00:00Z'),
      ...freshness,
    }),
    onError,
  });
  for (const name of names) documents.changed(aRef(name));
  return { documents, objects, phases, freshness, onError };
}

describe('DatabaseDocuments', () => {
  it('computes each once per change, however often they are read', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `db-${index}`);
    const { documents, objects, phases } = setUp(names);
    const first = await documents.summaries();
    expect(first).toHaveLength(500);
    for (let read = 0; read < 20; read += 1) await documents.summaries();
    expect(objects).toHaveBeenCalledTimes(500);

    phases.set('db-7', 'Failing over');
    documents.changed(aRef('db-7'));
    documents.changed(aRef('db-7'));
    const second = await documents.summaries();
    expect(objects).toHaveBeenCalledTimes(501);
    expect(second.filter((summary, i) => summary !== first[i])).toMatchObject([
      { name: 'db-7', phase: 'Failing over' },
    ]);
  });

  it('keeps what has not changed the same object when it is computed again', async () => {
    const { documents } = setUp(['orders-db']);
    const [before] = await documents.summaries();
    documents.targetChanged('a');
    documents.reevaluate(aRef('orders-db'));
    expect((await documents.summaries())[0]).toBe(before);
  });

  it('says of each how fresh it is at this moment', () => {
    const { documents, freshness, objects } = setUp(['orders-db']);
    const ref = aRef('orders-db');
    expect(documents.detail(ref)).toMatchObject({ live: true });
    const calls = objects.mock.calls.length;
    freshness.live = false;
    freshness.asOf = new Date('2026-11-20T17:00:00Z');
    expect(documents.detail(ref)).toMatchObject({
      live: false,
      asOf: '2026-11-20T17:00:00.000Z',
    });
    expect(objects).toHaveBeenCalledTimes(calls);
  });

  it('forgets what is gone', async () => {
    const { documents, phases } = setUp(['orders-db', 'gone-db']);
    await documents.summaries();
    phases.delete('gone-db');
    documents.deleted(aRef('gone-db'));
    expect(await documents.summaries()).toHaveLength(1);
    expect(documents.summary(aRef('gone-db'))).toBeUndefined();
    expect(documents.detail(aRef('gone-db'))).toBeUndefined();
    expect(documents.reevaluate(aRef('gone-db'))).toBe(false);
  });

  it('shows the last document of one that cannot be judged, and the others', async () => {
    const { documents, objects, onError } = setUp(['orders-db', 'odd-db']);
    await documents.summaries();
    objects.mockImplementation(ref => {
      if (ref.name === 'odd-db') throw new TypeError('x is not iterable');
      return objectsOf(ref.name, 'Failing over');
    });
    documents.targetChanged('a');
    expect(
      (await documents.summaries()).map(({ name, phase }) => [name, phase]),
    ).toEqual([
      ['orders-db', 'Failing over'],
      ['odd-db', 'Setting up primary'],
    ]);
    expect(() => documents.detail(aRef('odd-db'))).toThrow(
      'a/team-orders/odd-db holds something that the portal cannot read',
    );
    expect(onError).toHaveBeenCalledWith(aRef('odd-db'), expect.any(TypeError));
  });
});
