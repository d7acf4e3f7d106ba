import { phases } from './english/phases';
import { Message } from './message';

const IDS = new Map<string, string>(
  Object.entries(phases).map(([id, phase]) => [phase, id]),
);

/**
 * Which message the phase of a Cluster is; undefined for healthy, and for a
 * phase that only another version of the operator knows.
 */
export function phaseMessage(phase: string | undefined): Message | undefined {
  const id = IDS.get(phase ?? '');
  return id === undefined ? undefined : { id };
}
