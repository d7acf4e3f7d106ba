import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseLock } from './DatabaseLock';

jest.setTimeout(60_000);

type Client = Awaited<ReturnType<TestDatabases['init']>>;

describe('DatabaseLock', () => {
  // PostgreSQL where one is given; packages/backend has a test that brings its own.
  const databases = TestDatabases.create({
    ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'],
  });

  describe.each(databases.eachSupportedId())('on %p', id => {
    let client: Client;
    beforeAll(async () => {
      client = await databases.init(id);
    });

    const replica = (expiryMs?: number) =>
      DatabaseLock.create({ getClient: async () => client }, { expiryMs });

    it('can be made by several replicas that start at the same time', async () => {
      await client.schema.dropTableIfExists('cnpg_locks');
      await Promise.all([replica(), replica(), replica()]);
      await expect(replica()).resolves.toBeDefined();
    });

    it('lets one replica after the other work on a key, and none wait for ever', async () => {
      const replicas = await Promise.all([replica(), replica()]);
      const order: number[] = [];
      let working = 0;
      await Promise.all(
        replicas.flatMap((lock, number) =>
          Array.from({ length: 12 }, () =>
            lock.run('namespace:aks/team', async () => {
              working += 1;
              expect(working).toBe(1);
              await delay(5);
              working -= 1;
              order.push(number);
            }),
          ),
        ),
      );
      expect(order).toHaveLength(24);
      // Neither had to wait until the other one's queue was empty.
      expect(new Set(order.slice(0, 12)).size).toBe(2);
      expect(await client('cnpg_locks')).toEqual([]);
    });

    it('lets different keys be worked on at the same time', async () => {
      const lock = await replica();
      const both = await lock.run('a', () => lock.run('b', async () => 'both'));
      expect(both).toBe('both');
    });

    it('frees the key after a failure', async () => {
      const [one, two] = await Promise.all([replica(), replica()]);
      await expect(
        one.run('a', async () => {
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await two.run('a', async () => 'next')).toBe('next');
    });

    it('is renewed for as long as the work takes', async () => {
      const [one, two] = await Promise.all([replica(300), replica(300)]);
      const order: string[] = [];
      await Promise.all([
        one.run('long', async signal => {
          await delay(900);
          expect(signal.aborted).toBe(false);
          order.push('long');
        }),
        delay(50).then(() => two.run('long', async () => order.push('next'))),
      ]);
      expect(order).toEqual(['long', 'next']);
    });

    it('survives a holder that died', async () => {
      const lock = await replica(300);
      await client('cnpg_locks').insert({
        key: 'orphan',
        owner: 'dead',
        expires_at: Date.now() + 500,
      });
      expect(await lock.run('orphan', async () => 'mine')).toBe('mine');
    });

    it('tells the holder that it was lost, and leaves the next one alone', async () => {
      const lock = await replica(300);
      await expect(
        lock.run('stolen', async signal => {
          await client('cnpg_locks')
            .where({ key: 'stolen' })
            .update({ owner: 'another', expires_at: Date.now() + 60_000 });
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
          throw signal.reason;
        }),
      ).rejects.toThrow(/^The lock on stolen was lost/);
      expect(await client('cnpg_locks').where({ key: 'stolen' })).toEqual([
        expect.objectContaining({ owner: 'another' }),
      ]);
      await client('cnpg_locks').delete();
    });

    it('is not waited for once the signal is aborted', async () => {
      const [one, two] = await Promise.all([replica(), replica()]);
      const abort = new AbortController();
      await one.run('busy', async () => {
        const waiting = two.run('busy', async () => 'never', abort.signal);
        abort.abort(new Error('cancelled'));
        await expect(waiting).rejects.toThrow('cancelled');
      });
      expect(await two.run('busy', async () => 'free')).toBe('free');
    });

    it('passes the cancellation of the caller on', async () => {
      const lock = await replica();
      const abort = new AbortController();
      await lock.run(
        'a',
        async signal => {
          abort.abort(new Error('cancelled'));
          expect(signal.aborted).toBe(true);
        },
        abort.signal,
      );
    });
  });

  it('refuses a kind of database that it does not know', async () => {
    const client = { client: { driverName: 'mysql2' } } as unknown as Client;
    await expect(
      DatabaseLock.create({ getClient: async () => client }),
    ).rejects.toThrow(/mysql2; use PostgreSQL or SQLite/);
  });
});
