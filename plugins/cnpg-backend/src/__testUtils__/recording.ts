import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FollowedKind } from '../fleet/followedKinds';

export interface RecordedEvent {
  /** Milliseconds since the start of the recording. */
  ms: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: { kind: FollowedKind; metadata: { uid: string; name: string } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The events of a recording in __fixtures__, with complete objects. */
export function readRecording(name: 'create' | 'failover'): RecordedEvent[] {
  const file = join(__dirname, '..', '__fixtures__', `${name}.jsonl`);
  const objects = new Map<string, unknown>();
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => {
      const event: RecordedEvent = JSON.parse(line);
      const { uid } = event.object.metadata;
      const object = mergePatch(objects.get(uid), event.object);
      objects.set(uid, object);
      return { ...event, object: object as RecordedEvent['object'] };
    });
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}
