import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { InFlight } from './InFlight';

jest.setTimeout(120_000);

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };
const other = { ...ref, name: 'other-db' };
const restart = { title: 'Restart', by: 'user:default/olga' };

describe.each(eachDatabase)('one operation at a time, on %s', (_, open) => {
  let knex: Knex;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ knex, close } = await open());
  });
  afterAll(() => close?.());

  it('lets one of many through, across replicas', async () => {
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        new InFlight(knex).run(ref, restart, async () => {
          running += 1;
          most = Math.max(most, running);
          await knex('operations_in_flight').select();
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    for (const result of results) {
      expect(
        result.status === 'fulfilled' || result.reason instanceof ConflictError,
      ).toBe(true);
    }
    expect(await knex('operations_in_flight').select()).toEqual([]);
  });

  it('names the one that is under way, and minds no other database', async () => {
    const inFlight = new InFlight(knex);
    await inFlight.run(ref, restart, async () => {
      expect(await inFlight.list('a')).toEqual(['a/team-orders/orders-db']);
      expect(await inFlight.list('b')).toEqual([]);
      await expect(
        inFlight.run(
          ref,
          { title: 'Reload', by: 'user:default/pia' },
          jest.fn(),
        ),
      ).rejects.toThrow(
        '"Restart" is being started on a/team-orders/orders-db by user:default/olga at this moment: wait until it has ended.',
      );
      expect(await inFlight.run(other, restart, async () => 'done')).toBe(
        'done',
      );
    });
    expect(await inFlight.list('a')).toEqual([]);
  });

  it('ends when the operation fails', async () => {
    const inFlight = new InFlight(knex);
    await expect(
      inFlight.run(ref, restart, async () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await inFlight.run(ref, restart, async () => 1)).toBe(1);
  });

  it('does not wait for a backend that has died', async () => {
    await knex('operations_in_flight').insert({
      database_ref: 'a/team-orders/orders-db',
      target: 'a',
      token: 'of the dead',
      title: 'Restart',
      by: 'user:default/olga',
      expires_at: new Date(Date.now() - 1).toISOString(),
    });
    const inFlight = new InFlight(knex);
    expect(await inFlight.list('a')).toEqual([]);
    expect(await inFlight.run(ref, restart, async () => 1)).toBe(1);
  });
});
