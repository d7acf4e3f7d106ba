import { FollowedKind } from './followedKinds';
import { ReflectorStatus } from './Reflector';
import { targetStatus } from './targetStatus';

const target = { name: 'a', title: 'AKS a' };
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 18, 0, second));
const live = (second = 0): ReflectorStatus => ({
  state: 'live',
  confirmedAt: at(second),
});
const status = (kinds: Partial<Record<FollowedKind, ReflectorStatus>>) =>
  targetStatus(
    target,
    new Map(Object.entries(kinds) as [FollowedKind, ReflectorStatus][]),
  );

describe('targetStatus', () => {
  it('is connecting until the Clusters have been read', () => {
    expect(status({})).toEqual({
      ...target,
      state: 'connecting',
      unavailable: {},
    });
    expect(
      status({
        Cluster: { state: 'connecting', problem: 'It is away.' },
        Pod: live(),
      }),
    ).toEqual({
      ...target,
      state: 'connecting',
      problem: 'It is away.',
      unavailable: {},
    });
  });

  it('is as old as the oldest kind that it shows', () => {
    expect(status({ Cluster: live(30), Pod: live(10) })).toMatchObject({
      state: 'live',
      asOf: '2026-11-20T18:00:10.000Z',
    });
  });

  it('is stale when one kind is, and says which', () => {
    expect(
      status({
        Cluster: live(30),
        Pod: { state: 'stale', confirmedAt: at(5), problem: 'Reset.' },
      }),
    ).toMatchObject({
      state: 'stale',
      asOf: '2026-11-20T18:00:05.000Z',
      problem: 'Pod: Reset.',
    });
  });

  it('is live without the kinds that it cannot have', () => {
    expect(
      status({
        Cluster: live(30),
        Node: { state: 'unavailable', problem: 'RBAC refuses nodes.' },
      }),
    ).toMatchObject({
      state: 'live',
      unavailable: { Node: 'RBAC refuses nodes.' },
    });
  });

  it('is not live when the Clusters are refused, before or after', () => {
    const refused = { state: 'unavailable', problem: 'Refused.' } as const;
    expect(status({ Cluster: refused })).toMatchObject({
      state: 'connecting',
      problem: 'Refused.',
    });
    expect(
      status({ Cluster: { ...refused, confirmedAt: at(1) }, Pod: live(9) }),
    ).toMatchObject({ state: 'stale', asOf: '2026-11-20T18:00:01.000Z' });
  });
});
