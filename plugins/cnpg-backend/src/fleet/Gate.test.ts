import { Gate } from './Gate';

const never = new AbortController().signal;

describe('Gate', () => {
  it('lets so many pass at a time, and the next when one is done', async () => {
    const gate = new Gate(2);
    let running = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const all = [1, 2, 3, 4, 5].map(number =>
      gate.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>(resolve => release.push(resolve));
        running -= 1;
        if (number === 1) throw new Error('failed');
        return number;
      }, never),
    );
    const settled = Promise.allSettled(all);
    for (let done = 0; done < 5; done += 1) {
      while (!release.length) await new Promise(setImmediate);
      release.shift()!();
    }
    expect((await settled).map(({ status }) => status)).toEqual([
      'rejected',
      ...Array(4).fill('fulfilled'),
    ]);
    expect(most).toBe(2);
  });

  it('does not keep waiting who gives up, and loses no turn by it', async () => {
    const gate = new Gate(1);
    let release = () => {};
    const first = gate.run(
      () => new Promise<void>(resolve => (release = resolve)),
      never,
    );
    const stop = new AbortController();
    const second = gate.run(async () => 'never', stop.signal);
    stop.abort(new Error('given up'));
    await expect(second).rejects.toThrow('given up');
    await expect(gate.run(async () => 'x', stop.signal)).rejects.toThrow(
      'given up',
    );
    release();
    await first;
    expect(await gate.run(async () => 'third', never)).toBe('third');
  });
});
