import {
  archivingFails,
  archivingFailsLive,
  beingCreated,
  healthy,
  liveTarget,
} from '../../__fixtures__';
import { cursorRange, moveCursor, recoveryTimeline } from './recoveryTimeline';

const ms = (text: string) => Date.parse(text);
const now = new Date('2026-11-20T19:00:00Z');

describe('recoveryTimeline', () => {
  it('reaches from the first point of recoverability to now', () => {
    const { restorable, marks, gaps } = recoveryTimeline(
      healthy,
      undefined,
      now,
    );
    expect(restorable).toEqual({
      from: ms('2026-11-20T18:17:01Z'),
      to: now.getTime(),
    });
    expect(marks.map(mark => mark.state)).toEqual(['completed', 'completed']);
    expect(gaps).toEqual([]);
  });

  it('ends where archiving did, and without figures where it began to fail', () => {
    const end = (live?: typeof archivingFailsLive) =>
      recoveryTimeline(archivingFails, live, now);
    expect(end(archivingFailsLive).restorable!.to).toBe(
      ms('2026-11-20T18:26:11Z'),
    );
    expect(end().restorable!.to).toBe(ms('2026-11-20T18:27:34Z'));
    expect(end().gaps).toEqual([
      {
        from: ms('2026-11-20T18:27:34Z'),
        to: now.getTime(),
        reason: 'notArchived',
      },
    ]);
  });

  it('promises nothing before the first backup', () => {
    const { restorable, gaps, from, to } = recoveryTimeline(
      beingCreated,
      undefined,
      now,
    );
    expect(restorable).toBeUndefined();
    expect(gaps).toEqual([{ from, to, reason: 'beforeFirst' }]);
  });

  it.each([
    ['plugin', 'unknown'],
    ['inTree', 'beforeFirst'],
  ] as const)(
    'does not take for missing what stands where nobody may read: %s',
    (via, reason) => {
      const { gaps, from, to } = recoveryTimeline(
        { ...beingCreated, backups: { ...beingCreated.backups, via } },
        undefined,
        now,
        { ...liveTarget, unavailable: { ObjectStore: 'Not allowed.' } },
      );
      expect(gaps).toEqual([{ from, to, reason }]);
    },
  );

  it('promises no moment between base backups where no WAL is archived', () => {
    const { restorable, gaps, marks } = recoveryTimeline(
      { ...healthy, backups: { ...healthy.backups, archiving: 'none' } },
      undefined,
      now,
    );
    expect(restorable).toBeUndefined();
    expect(gaps).toEqual([
      {
        from: ms('2026-11-20T18:17:01Z'),
        to: now.getTime(),
        reason: 'notArchived',
      },
    ]);
    expect(marks).toHaveLength(2);
  });

  it('knows how each phase of a backup ends', () => {
    const phases = {
      completed: 'completed',
      failed: 'failed',
      walArchivingFailing: 'failed',
      'invalid backup definition': 'failed',
      running: 'running',
      finalizing: 'running',
    };
    const { marks } = recoveryTimeline(
      {
        ...healthy,
        backupList: Object.keys(phases).map(phase => ({
          name: phase,
          phase,
          startedAt: '2026-11-20T18:30:00Z',
        })),
      },
      undefined,
      now,
    );
    expect(
      Object.fromEntries(marks.map(({ name, state }) => [name, state])),
    ).toEqual(phases);
  });

  it('shows what failed before there was anything to restore to', () => {
    const { from, gaps, marks } = recoveryTimeline(
      {
        ...healthy,
        backupList: [
          {
            name: 'early',
            phase: 'failed',
            startedAt: '2026-11-20T17:00:00Z',
            stoppedAt: '2026-11-20T17:01:00Z',
          },
          ...healthy.backupList,
        ],
      },
      undefined,
      now,
    );
    expect(from).toBe(ms('2026-11-20T17:01:00Z'));
    expect(marks[0]).toMatchObject({ name: 'early', state: 'failed' });
    expect(gaps).toMatchObject([{ reason: 'beforeFirst' }]);
  });

  it('covers the whole line, without overlaps', () => {
    for (const database of [healthy, archivingFails, beingCreated]) {
      const { from, to, gaps, restorable } = recoveryTimeline(
        database,
        undefined,
        now,
      );
      const parts = [...gaps, ...(restorable ? [restorable] : [])].sort(
        (a, b) => a.from - b.from,
      );
      expect(parts[0].from).toBe(from);
      expect(parts[parts.length - 1].to).toBe(to);
      parts.slice(1).forEach((part, index) => {
        expect(part.from).toBe(parts[index].to);
      });
    }
  });
});

describe('moveCursor', () => {
  it('begins after the second in which the first backup ended', () => {
    expect(cursorRange({ from: 5_000, to: 9_000 }).from).toBe(6_000);
    expect(cursorRange({ from: 5_000, to: 5_400 }).from).toBe(5_400);
  });

  const range = { from: 0, to: 10 * 3_600_000 };
  const at = 5 * 3_600_000;
  it.each([
    ['ArrowRight', false, at + 60_000],
    ['ArrowLeft', false, at - 60_000],
    ['ArrowRight', true, at + 1_000],
    ['ArrowLeft', true, at - 1_000],
    ['PageUp', false, at + 3_600_000],
    ['PageDown', false, at - 3_600_000],
    ['PageUp', true, range.to],
    ['PageDown', true, range.from],
    ['Home', false, range.from],
    ['End', false, range.to],
    ['a', false, undefined],
  ])('%s, shift %s', (key, shift, expected) => {
    expect(moveCursor(at, key, shift, range)).toBe(expected);
  });

  it('moves by a day over a long window', () => {
    const year = { from: 0, to: 365 * 24 * 3_600_000 };
    expect(moveCursor(year.to, 'PageDown', true, year)).toBe(
      year.to - 24 * 3_600_000,
    );
  });

  it('stays inside', () => {
    expect(moveCursor(range.to, 'ArrowRight', false, range)).toBe(range.to);
    expect(moveCursor(range.from, 'PageDown', false, range)).toBe(range.from);
  });
});
