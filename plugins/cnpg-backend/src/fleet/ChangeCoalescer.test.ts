import { ChangeCoalescer } from './ChangeCoalescer';

describe('ChangeCoalescer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp() {
    const notified: string[] = [];
    const coalescer = new ChangeCoalescer({
      intervalMs: 250,
      notify: id => notified.push(id),
    });
    return { coalescer, notified };
  }

  it('passes the first change on at once', () => {
    const { coalescer, notified } = setUp();
    coalescer.changed('a');
    coalescer.changed('b');
    expect(notified).toEqual(['a', 'b']);
  });

  it('makes four calls a second of a burst, the last after the last change', () => {
    const { coalescer, notified } = setUp();
    for (let ms = 0; ms < 1_000; ms += 1) {
      coalescer.changed('a');
      jest.advanceTimersByTime(1);
    }
    expect(notified.length).toBeLessThanOrEqual(5);
    const before = notified.length;
    coalescer.changed('a');
    jest.advanceTimersByTime(250);
    expect(notified).toHaveLength(before + 1);
    jest.advanceTimersByTime(10_000);
    expect(notified).toHaveLength(before + 1);
  });

  it('says nothing any more once stopped', () => {
    const { coalescer, notified } = setUp();
    coalescer.changed('a');
    coalescer.changed('a');
    coalescer.stop();
    jest.advanceTimersByTime(1_000);
    expect(notified).toEqual(['a']);
  });
});
