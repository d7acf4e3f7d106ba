import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { DatabaseList } from '@pgportal/plugin-cnpg-node';
import { DatabaseIngestion } from './DatabaseIngestion';

const facts = (ref: string, more: object = {}) => ({
  ref,
  dependencyOf: [],
  health: { state: 'healthy' },
  ...more,
});
const synced = (name: string) => ({ name, asOf: '2026-11-20T18:00:00Z' });

/** What the catalog holds of each provider, by the mutations it was given. */
class Catalog {
  readonly entities = new Map<string, Set<string>>();
  readonly mutations: EntityProviderMutation[] = [];
  refuse = false;

  connection(provider: string): EntityProviderConnection {
    this.entities.set(provider, new Set());
    return {
      refresh: async () => {},
      applyMutation: async mutation => {
        if (this.refuse) throw new Error('The catalog is away');
        this.mutations.push(mutation);
        const held = this.entities.get(provider)!;
        if (mutation.type === 'full') {
          held.clear();
          for (const { entity } of mutation.entities) {
            held.add(entity.metadata.name);
          }
          return;
        }
        for (const { entity } of mutation.added) held.add(entity.metadata.name);
        for (const removed of mutation.removed) {
          const ref = 'entityRef' in removed ? removed.entityRef : '';
          held.delete(ref.replace('resource:default/', ''));
        }
      },
    };
  }

  names(provider: string) {
    return [...this.entities.get(provider)!].sort();
  }
}

async function setUp(
  read: () => Promise<DatabaseList>,
  targets = ['a', 'b'],
  systems: Record<string, string> = {},
) {
  const catalog = new Catalog();
  const logger = mockServices.logger.mock();
  const ingestion = new DatabaseIngestion({
    targets,
    reader: { read },
    systems: {
      of: async refs =>
        new Map(
          refs.flatMap(ref => (systems[ref] ? [[ref, systems[ref]]] : [])),
        ),
    },
    logger: logger as LoggerService,
    retry: { initialMs: 1, maximumMs: 1 },
  });
  const connect = async () => {
    for (const provider of ingestion.providers) {
      const name = provider.getProviderName();
      await provider.connect(catalog.connection(name));
    }
  };
  return { catalog, connect, ingestion, logger };
}

async function until(condition: () => boolean) {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It never happened');
    await setImmediate();
  }
}

describe('DatabaseIngestion', () => {
  it('reads everything when the catalog connects', async () => {
    const { catalog, connect } = await setUp(async () => ({
      items: [facts('a/n/one'), facts('a/n/two'), facts('b/n/one')],
      targets: [synced('a'), synced('b')],
    }));
    await connect();
    await until(() => catalog.mutations.length === 2);
    expect(catalog.names('cnpg:a')).toEqual(['one.n.a', 'two.n.a']);
    expect(catalog.names('cnpg:b')).toEqual(['one.n.b']);
  });

  it('leaves the entities of a target alone that has not been read', async () => {
    let list: DatabaseList = {
      items: [facts('a/n/one'), facts('b/n/one')],
      targets: [synced('a'), synced('b')],
    };
    const { catalog, connect, ingestion } = await setUp(async () => list);
    await connect();
    await until(() => catalog.mutations.length === 2);

    list = { items: [], targets: [synced('a'), { name: 'b' }] };
    ingestion.handle({ type: 'synced', target: 'a' });
    await until(() => catalog.mutations.length === 3);
    expect(catalog.names('cnpg:a')).toEqual([]);
    expect(catalog.names('cnpg:b')).toEqual(['one.n.b']);
  });

  it('puts a database into the system of what depends on it, where all agree', async () => {
    const of = (name: string, ...dependencyOf: string[]) =>
      facts(`a/n/${name}`, { dependencyOf });
    const { catalog, connect } = await setUp(
      async () => ({
        items: [
          of('one', 'orders'),
          of('agreed', 'component:default/orders', 'invoices'),
          of('disputed', 'orders', 'payments'),
          of('half', 'orders', 'lonely'),
          of('strange', '%%'),
        ],
        targets: [synced('a')],
      }),
      ['a'],
      {
        'component:default/orders': 'system:default/shop',
        'component:default/invoices': 'system:default/shop',
        'component:default/payments': 'system:default/money',
      },
    );
    await connect();
    await until(() => catalog.mutations.length === 1);
    const [mutation] = catalog.mutations;
    expect(
      mutation.type === 'full' &&
        mutation.entities.map(({ entity }) => entity.spec?.system),
    ).toEqual([
      'system:default/shop',
      'system:default/shop',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('adds and removes single entities on events', async () => {
    const { catalog, connect, ingestion } = await setUp(async () => ({
      items: [],
      targets: [synced('a'), synced('b')],
    }));
    await connect();
    await until(() => catalog.mutations.length === 2);
    ingestion.handle({ type: 'upserted', summary: facts('a/n/one') });
    await until(() => catalog.names('cnpg:a').length === 1);
    ingestion.handle({ type: 'deleted', summary: { ref: 'a/n/one' } });
    await until(() => catalog.names('cnpg:a').length === 0);
    expect(catalog.mutations.slice(2).map(({ type }) => type)).toEqual([
      'delta',
      'delta',
    ]);
  });

  it('applies what happens during a read after it', async () => {
    let answer: (list: DatabaseList) => void = () => {};
    const { catalog, connect, ingestion } = await setUp(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
      ['a'],
    );
    await connect();
    await setImmediate();
    // The list was taken before the database was deleted.
    ingestion.handle({ type: 'deleted', summary: { ref: 'a/n/one' } });
    answer({ items: [facts('a/n/one')], targets: [synced('a')] });
    await until(() => catalog.mutations.length === 2);
    expect(catalog.names('cnpg:a')).toEqual([]);
  });

  it('keeps events that come before the catalog connects', async () => {
    const { catalog, connect, ingestion } = await setUp(
      async () => ({ items: [facts('a/n/one')], targets: [{ name: 'a' }] }),
      ['a'],
    );
    ingestion.handle({ type: 'upserted', summary: facts('a/n/one') });
    await connect();
    await until(() => catalog.mutations.length === 1);
    expect(catalog.names('cnpg:a')).toEqual(['one.n.a']);
  });

  it('goes on until the cnpg plugin and the catalog answer', async () => {
    let failures = 3;
    const { catalog, connect, ingestion } = await setUp(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('Not started');
      return { items: [facts('a/n/one')], targets: [synced('a')] };
    }, ['a']);
    await connect();
    await until(() => catalog.names('cnpg:a').length === 1);

    // A change that could not be applied is made up for by reading again.
    catalog.refuse = true;
    ingestion.handle({ type: 'deleted', summary: { ref: 'a/n/one' } });
    await setImmediate();
    catalog.entities.get('cnpg:a')!.clear();
    catalog.refuse = false;
    await until(() => catalog.names('cnpg:a').length === 1);
    expect(catalog.names('cnpg:a')).toEqual(['one.n.a']);
  });

  it('ignores what is no database, and keeps the rest', async () => {
    const { catalog, connect, ingestion, logger } = await setUp(
      async () => ({
        items: [{ ref: 'nonsense' }, 7, facts('a/n/one')],
        targets: [synced('a')],
      }),
      ['a'],
    );
    await connect();
    await until(() => catalog.mutations.length === 1);
    expect(catalog.names('cnpg:a')).toEqual(['one.n.a']);
    expect(logger.warn).toHaveBeenCalledTimes(2);

    for (const payload of [
      undefined,
      'text',
      { type: 'upserted' },
      { type: 'deleted', summary: { ref: '../../x' } },
    ]) {
      ingestion.handle(payload);
    }
    expect(logger.warn).toHaveBeenCalledTimes(6);
    expect(catalog.mutations).toHaveLength(1);
  });

  it('warns of a malformed annotation once', async () => {
    const bad = facts('a/n/one', { owner: 'not an owner' });
    const { catalog, connect, ingestion, logger } = await setUp(
      async () => ({ items: [bad], targets: [synced('a')] }),
      ['a'],
    );
    await connect();
    await until(() => catalog.mutations.length === 1);
    ingestion.requestRead();
    await until(() => catalog.mutations.length === 2);
    expect(catalog.names('cnpg:a')).toEqual(['one.n.a']);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('the owner "not an owner" is left out')],
    ]);
  });
});
