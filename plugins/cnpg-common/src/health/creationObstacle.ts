import { Sentence, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { eventTime } from '../model/eventTime';
import { Event } from '../model/objects';
import { ageMs, hasBeenReady } from './clusterFacts';

/** CloudNativePG begins within a second. */
const BEGIN_MS = 60_000;
/** Controllers try again, and say so again, ever more rarely. */
const RECENT_MS = 15 * 60_000;

/**
 * What keeps a cluster from coming up although none of its pods says so: the
 * pod or the volume could not even be made. Only Events tell of it, and of what
 * CloudNativePG itself is refused, only its log.
 */
export function findObstacle(
  objects: DatabaseObjects,
  now: Date,
): Sentence | undefined {
  const { cluster, pods, events = [], unavailable } = objects;
  const told = events
    .filter(event => ageMs(eventTime(event), now) < RECENT_MS)
    .sort(
      (a, b) => Date.parse(eventTime(b) ?? '') - Date.parse(eventTime(a) ?? ''),
    );
  for (const event of told) {
    const sentence = describe(event, objects);
    if (sentence) return sentence;
  }
  if (
    hasBeenReady(objects) ||
    ageMs(cluster.metadata.creationTimestamp, now) < BEGIN_MS
  ) {
    return undefined;
  }
  if (!Object.keys(cluster.status ?? {}).length) return say('creation.unseen');
  return pods.length || unavailable.Pod ? undefined : say('creation.noPods');
}

/** Undefined for what is of no importance, or over. */
function describe(
  { involvedObject, reason, message = '', count = 1 }: Event,
  { cluster, pods, volumes }: DatabaseObjects,
): Sentence | undefined {
  const { kind, name = '' } = involvedObject ?? {};
  const instance = new RegExp(
    `^(${cluster.metadata.name}-\\d+)(-[a-z][a-z0-9-]*)?$`,
  ).exec(name)?.[1];
  if (!instance) return undefined;
  switch (`${kind} ${reason}`) {
    case 'Job FailedCreate': {
      const isMade = pods.some(
        ({ metadata }) =>
          metadata.name === instance || metadata.name.startsWith(`${name}-`),
      );
      return isMade ? undefined : say('creation.podRefused', { message });
    }
    case 'PersistentVolumeClaim ProvisioningFailed': {
      const volume = volumes.find(({ metadata }) => metadata.name === name);
      return volume?.status?.phase === 'Bound'
        ? undefined
        : say('creation.volumeRefused', { volume: name, message });
    }
    case 'Pod FailedAttachVolume':
    case 'Pod FailedMount': {
      const pod = pods.find(({ metadata }) => metadata.name === name);
      // The first time is often just too early.
      return pod?.status?.phase === 'Pending' && count > 1
        ? say('creation.volumeMissing', { pod: name, message })
        : undefined;
    }
    default:
      return undefined;
  }
}
