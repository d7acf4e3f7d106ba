import { TargetDefinition, TargetStatus } from '@pgportal/plugin-cnpg-common';
import { FollowedKind } from './followedKinds';
import { ReflectorStatus } from './Reflector';

/**
 * Sums up a target from the kinds that are followed on it. `asOf` is present
 * from the moment when its Clusters have been read for the first time.
 */
export function targetStatus(
  { name, title }: Pick<TargetDefinition, 'name' | 'title'>,
  kinds: ReadonlyMap<FollowedKind, ReflectorStatus>,
): TargetStatus {
  const clusters: ReflectorStatus = kinds.get('Cluster') ?? {
    state: 'connecting',
  };
  const followed = [...kinds].filter(
    ([kind, { state }]) => kind === 'Cluster' || state !== 'unavailable',
  );

  const unavailable: TargetStatus['unavailable'] = {};
  for (const [kind, { state, problem }] of kinds) {
    if (state === 'unavailable') {
      unavailable[kind] = problem ?? 'It cannot be read.';
    }
  }

  const confirmed = followed.flatMap(([, status]) =>
    status.confirmedAt ? status.confirmedAt.getTime() : [],
  );
  const asOf =
    clusters.confirmedAt && new Date(Math.min(...confirmed)).toISOString();
  const problem =
    clusters.problem ??
    followed.flatMap(([kind, status]) =>
      status.problem ? `${kind}: ${status.problem}` : [],
    )[0];
  return {
    name,
    title,
    state: overallState(clusters, followed),
    ...(asOf && { asOf }),
    ...(problem && { problem }),
    unavailable,
  };
}

function overallState(
  clusters: ReflectorStatus,
  followed: [FollowedKind, ReflectorStatus][],
): TargetStatus['state'] {
  const some = (wanted: ReflectorStatus['state']) =>
    followed.some(([, status]) => status.state === wanted);
  if (!clusters.confirmedAt) return 'connecting';
  if (some('stale') || some('unavailable')) return 'stale';
  return some('connecting') ? 'connecting' : 'live';
}
