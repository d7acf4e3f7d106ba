import type { KubeObject, WatchEvent } from '../../kubernetes/types.ts';

/** Objects of these kinds make up the trace; Events have a list of their own. */
const traced = new Set([
  'Cluster',
  'Pod',
  'PersistentVolumeClaim',
  'Service',
  'PodDisruptionBudget',
  'Lease',
  'Job',
  'Backup',
  'ScheduledBackup',
]);

/** Of the scheduler's message, which counts nodes, the first reason. */
const firstReason = /^0\/\d+ nodes are available: ([^.,]*)[.,].*$/;

/** Pods of jobs have random names. */
export function stableName(name: string): string {
  return name
    .replace(/-(initdb|join|full-recovery)-[a-z0-9]{5}$/, '-$1-*')
    .replace(/-\d{14}$/, '-<time>');
}

const list = (values: unknown) =>
  Array.isArray(values) ? values.join(' ') : undefined;

/** What matters in one version of an object, as `field: value`. */
function facts(object: KubeObject): Record<string, unknown> {
  const { metadata, spec = {}, status = {} } = object;
  const result: Record<string, unknown> = {};
  if (metadata.deletionTimestamp) {
    result.deleting = true;
  }
  const condition = (type: string) =>
    status.conditions?.find((each: any) => each.type === type);
  const role = metadata.labels?.['cnpg.io/instanceRole'];
  switch (object.kind) {
    case 'Cluster': {
      result.instances = status.instances;
      result.wanted = spec.instances;
      result.phase =
        status.phase && `${status.phase} (${status.phaseReason ?? ''})`;
      for (const each of status.conditions ?? []) {
        result[each.type] = `${each.status} ${each.reason}: ${each.message}`;
      }
      for (const key of [
        'targetPrimary',
        'currentPrimary',
        'readyInstances',
        'timelineID',
        'jobCount',
        'pvcCount',
        'image',
      ]) {
        result[key] = status[key];
      }
      for (const key of [
        'instanceNames',
        'healthyPVC',
        'danglingPVC',
        'initializingPVC',
      ]) {
        result[key] = list(status[key]);
      }
      for (const key of ['healthy', 'replicating', 'failed']) {
        result[key] = list(status.instancesStatus?.[key]);
      }
      const reported = Object.entries(status.instancesReportedState ?? {});
      for (const [name, state] of reported as [string, any][]) {
        result[`reported ${name}`] = state.isPrimary ? 'primary' : 'standby';
      }
      for (const key of [
        'firstRecoverabilityPoint',
        'lastSuccessfulBackup',
        'lastFailedBackup',
      ]) {
        // A new time stamp is a new value; which one it is does not matter.
        result[key] = status[key];
      }
      break;
    }
    case 'Pod':
      result.role = role;
      result.phase = status.phase;
      result.ready = condition('Ready')?.status;
      result.scheduled =
        condition('PodScheduled') &&
        // Which claim the scheduler misses, and how often, is a matter of chance.
        `${condition('PodScheduled').status} ${(
          condition('PodScheduled').message ?? ''
        )
          .replace(/^.*persistentvolumeclaim "\S+" not found/, 'no claim')
          .replace(firstReason, '$1')}`;
      result.restarts = status.containerStatuses?.[0]?.restartCount;
      result.admitted = status.startTime !== undefined;
      result.address = status.podIP !== undefined;
      break;
    case 'PersistentVolumeClaim':
      result.role = role;
      result.pvcStatus = metadata.annotations?.['cnpg.io/pvcStatus'];
      result.phase = status.phase;
      break;
    case 'PodDisruptionBudget':
      result.counts = `${status.currentHealthy}/${status.expectedPods} allows ${status.disruptionsAllowed}`;
      break;
    case 'Lease':
      result.holder = spec.holderIdentity;
      break;
    case 'Job':
      result.complete = condition('Complete')?.status;
      break;
    case 'Backup':
      result.phase = status.phase;
      result.error = status.error;
      result.pod = status.instanceID?.podName;
      break;
    case 'ScheduledBackup':
      result.lastScheduleTime = status.lastScheduleTime;
      result.suspend = spec.suspend;
      break;
    default:
  }
  return result;
}

const isTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/**
 * Reduces watch events to one line per write that matters: what changed, with
 * all the changes of one write on its line.
 */
export class Trace {
  readonly lines: string[] = [];
  /** Events about CNPG's own objects, in their own order. */
  readonly events: string[] = [];
  readonly #known = new Map<string, Record<string, unknown>>();

  /** Remembers an object as it was before the trace begins. */
  initial(object: KubeObject): void {
    this.#known.set(this.#key(object), facts(object));
  }

  observe({ type, object }: WatchEvent): void {
    if (object.kind === 'Event') {
      this.#event(object);
      return;
    }
    if (!traced.has(object.kind)) {
      return;
    }
    const key = this.#key(object);
    const before = this.#known.get(key) ?? {};
    const after = facts(object);
    if (type === 'DELETED') {
      this.#known.delete(key);
      this.#add(object, ['DELETED']);
      return;
    }
    this.#known.set(key, after);
    const changes = [
      ...new Set([...Object.keys(before), ...Object.keys(after)]),
    ]
      .filter(field => before[field] !== after[field])
      .filter(field => type !== 'ADDED' || !initially(after[field]))
      .sort()
      .map(field => {
        const value = after[field];
        return `${field}=${isTime(value) ? '<time>' : value ?? '-'}`;
      });
    if (type === 'ADDED') {
      this.#add(object, ['ADDED', ...changes]);
    } else if (changes.length > 0) {
      this.#add(object, changes);
    }
  }

  #key(object: KubeObject): string {
    return `${object.kind} ${object.metadata.name}`;
  }

  #add(object: KubeObject, changes: string[]): void {
    this.lines.push(
      `${object.kind} ${stableName(object.metadata.name)}: ${changes.join(
        ', ',
      )}`,
    );
  }

  #event(event: KubeObject): void {
    const { kind, name } = event.involvedObject;
    if (
      ['Cluster', 'Backup', 'ScheduledBackup'].includes(kind) ||
      ['FailedScheduling', 'Scheduled', 'Killing'].includes(event.reason)
    ) {
      const message = event.message
        .replace(/\d{4}-\d\d-\d\d \d\d:.*$/, '<time>')
        .replace(/-(initdb|join|full-recovery)-[a-z0-9]{5}\b/g, '-$1-*')
        .replace(/ to node\S*$/, ' to <node>')
        .replace(firstReason, '$1')
        .replace(/persistentvolumeclaim "\S+"/, 'persistentvolumeclaim <name>');
      const line = `${event.type} ${event.reason} ${kind} ${stableName(
        name,
      )}: ${message}`;
      const repeated = this.events[this.events.length - 1] === line;
      // Which claim the scheduler misses, and how often, is a matter of chance.
      if (!repeated || event.reason !== 'FailedScheduling') {
        this.events.push(line);
      }
    }
  }
}

/** Values with which every new object begins. */
function initially(value: unknown): boolean {
  return value === undefined || value === false || value === 'Pending';
}

/**
 * The form that all orders of the same trace share when some neighbours may
 * change places: always the smallest line next that nothing before it holds back.
 */
export function normalForm(
  lines: string[],
  maySwap: (a: string, b: string) => boolean,
): string[] {
  const rest = [...lines];
  const result: string[] = [];
  while (rest.length > 0) {
    let best = 0;
    for (let i = 1; i < rest.length; i++) {
      const free = rest.slice(0, i).every(other => maySwapBoth(other, rest[i]));
      if (free && rest[i] < rest[best]) {
        best = i;
      }
    }
    result.push(...rest.splice(best, 1));
  }
  return result;

  function maySwapBoth(a: string, b: string): boolean {
    return maySwap(a, b) || maySwap(b, a);
  }
}
