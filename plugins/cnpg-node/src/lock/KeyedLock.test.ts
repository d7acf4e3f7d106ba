import { setImmediate } from 'node:timers/promises';
import { KeyedLock } from './KeyedLock';

function setUp() {
  const lock = new KeyedLock();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await setImmediate();
    log.push(`${name} ends`);
    return name;
  };
  return { lock, log, work };
}

describe('KeyedLock', () => {
  it('lets the same key happen in turn, and others at the same time', async () => {
    const { lock, log, work } = setUp();
    expect(
      await Promise.all([
        lock.run('a', work('1')),
        lock.run('a', work('2')),
        lock.run('b', work('3')),
        lock.run('a', work('4')),
      ]),
    ).toEqual(['1', '2', '3', '4']);
    expect(log.filter(line => !line.startsWith('3'))).toEqual([
      '1 begins',
      '1 ends',
      '2 begins',
      '2 ends',
      '4 begins',
      '4 ends',
    ]);
    expect(log.indexOf('3 begins')).toBeLessThan(log.indexOf('1 ends'));
  });

  it('goes on after a failure', async () => {
    const { lock, work } = setUp();
    const failing = lock.run('a', async () => {
      throw new Error('no');
    });
    const next = lock.run('a', work('next'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  it('lets nobody overtake when one who waits gives up', async () => {
    const { lock, log, work } = setUp();
    const abort = new AbortController();
    const first = lock.run('a', work('first'));
    const second = lock.run('a', work('second'), abort.signal);
    const third = lock.run('a', work('third'));
    abort.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    await Promise.all([first, third]);
    expect(log).toEqual([
      'first begins',
      'first ends',
      'third begins',
      'third ends',
    ]);
    await expect(lock.run('a', work('late'), abort.signal)).rejects.toThrow(
      'cancelled',
    );
  });
});
