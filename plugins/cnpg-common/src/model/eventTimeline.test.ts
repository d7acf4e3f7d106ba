import recorded from '../__fixtures__/events.json';
import { eventTimeline } from './eventTimeline';
import { Event } from './objects';

// The API server writes null where a time is missing.
const events = recorded as unknown as Record<keyof typeof recorded, Event[]>;

function event(change: Partial<Event>): Event {
  return {
    metadata: { name: 'a' },
    involvedObject: { kind: 'Pod', name: 'orders-db-1', uid: '1' },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    lastTimestamp: '2026-11-20T12:00:00Z',
    ...change,
  };
}

describe('eventTimeline', () => {
  it('tells a recorded failover, newest first', () => {
    const timeline = eventTimeline(events.failover);
    expect(
      timeline.slice(-4).map(({ object, reason }) => [object, reason]),
    ).toEqual([
      ['Pod/orders-db-2', 'Unhealthy'],
      ['Cluster/orders-db', 'FailingOver'],
      ['Cluster/orders-db', 'FailoverTarget'],
      ['Pod/orders-db-2', 'Killing'],
    ]);
    expect(timeline.find(({ reason }) => reason === 'Scheduled')).toMatchObject(
      { at: '2026-11-20T18:18:10.369219Z', count: 1, type: 'Normal' },
    );
    expect(timeline.find(({ reason }) => reason === 'FailingOver')?.count).toBe(
      2,
    );
    // The two containers that were created and started say the same.
    expect(timeline.find(({ reason }) => reason === 'Started')).toMatchObject({
      count: 2,
      at: '2026-11-20T18:18:11Z',
    });
    const times = timeline.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('keeps since when something goes on', () => {
    expect(
      eventTimeline(events['wrong-credentials']).find(
        ({ reason }) => reason === 'FindingCluster',
      ),
    ).toMatchObject({
      type: 'Warning',
      count: 9,
      at: '2026-11-20T18:37:45Z',
      firstAt: expect.stringMatching(/^2026-11-20T18:3[3-5]/),
    });
  });

  it('adds up what is said more than once, in any order', () => {
    const early = event({ lastTimestamp: '2026-11-20T11:00:00Z', count: 3 });
    const late = event({
      firstTimestamp: '2026-11-20T11:30:00Z',
      lastTimestamp: '2026-11-20T12:00:00Z',
      count: 4,
    });
    for (const list of [
      [early, late],
      [late, early],
    ]) {
      expect(eventTimeline(list)).toEqual([
        expect.objectContaining({
          at: '2026-11-20T12:00:00Z',
          firstAt: '2026-11-20T11:00:00Z',
          count: 7,
        }),
      ]);
    }
  });

  it('reads a series', () => {
    expect(
      eventTimeline([
        event({
          lastTimestamp: undefined,
          eventTime: '2026-11-20T11:00:00.000000Z',
          series: { count: 5, lastObservedTime: '2026-11-20T11:20:00.000000Z' },
        }),
      ]),
    ).toEqual([
      expect.objectContaining({
        at: '2026-11-20T11:20:00.000000Z',
        firstAt: '2026-11-20T11:00:00.000000Z',
        count: 5,
      }),
    ]);
  });

  it('does not merge two pods that had the same name', () => {
    expect(
      eventTimeline([
        event({}),
        event({
          involvedObject: { kind: 'Pod', name: 'orders-db-1', uid: '2' },
        }),
      ]),
    ).toHaveLength(2);
  });

  it('leaves out what has no time', () => {
    expect(eventTimeline([event({ lastTimestamp: undefined })])).toEqual([]);
  });
});
