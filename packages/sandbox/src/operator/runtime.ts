import { randomInt, randomUUID } from 'node:crypto';
import type { KubeObject } from '../kubernetes/types.ts';
import { isJobComplete, isTerminating, setPhase } from './status.ts';
import type { Resources } from './status.ts';
import { configurationOf } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { kinds } from './constants.ts';
import { initialContents } from './contents.ts';
import type { Contents } from './contents.ts';
import { Gone } from './operator.ts';
import type { Operator } from './operator.ts';

/** pg_stat_archiver of one instance; it outlives the pod, as it stands on the volume. */
export interface ArchiverStatistics {
  archived: number;
  failed: number;
  lastArchivedWal?: string;
  lastArchivedAt?: string;
  lastFailedWal?: string;
  lastFailedAt?: string;
  /** WAL files that wait to be archived. */
  ready: number;
}

/** PostgreSQL and the instance manager inside a running pod. */
export interface Instance {
  name: string;
  podUid: string;
  sessionId: string;
  /** PostgreSQL accepts connections and the status page says so. */
  reporting: boolean;
  primary: boolean;
  /** Timeline as the status page gives it; a new standby does not know it at once. */
  timeline?: number;
  startedAt: Date;
  /** What PostgreSQL has been started with. */
  configuration: Configuration;
}

/** Bytes of WAL that an idle database writes per second. */
const WAL_BYTES_PER_SECOND = 300;
const SEGMENT = 16 * 1024 * 1024;

/** Position in the WAL of a cluster, moving on with the sandbox's time. */
export class WalPosition {
  timeline = 1;
  #lsn = 5 * SEGMENT + 0x61398;
  #since: number;
  readonly #operator: Operator;

  constructor(operator: Operator) {
    this.#operator = operator;
    this.#since = operator.clock.now().getTime();
  }

  get lsn(): number {
    const { clock } = this.#operator;
    const elapsed = (clock.now().getTime() - this.#since) * clock.speed;
    // LSNs are aligned to 8 bytes.
    return (
      this.#lsn + Math.floor(((elapsed / 1000) * WAL_BYTES_PER_SECOND) / 8) * 8
    );
  }

  #moveTo(lsn: number): void {
    this.#lsn = lsn;
    this.#since = this.#operator.clock.now().getTime();
  }

  /** Ends the current segment, as pg_switch_wal or archive_timeout do; returns its name. */
  switchSegment(): string {
    const name = this.segment();
    this.#moveTo((Math.floor(this.lsn / SEGMENT) + 1) * SEGMENT + 0x60);
    return name;
  }

  /** A recovered cluster goes on where its archive ended, on a new timeline. */
  continueFrom(lsn: number, timeline: number): void {
    this.#moveTo(lsn + 0x148);
    this.timeline = timeline;
  }

  /** Promotion begins a new timeline. */
  promote(): void {
    this.#moveTo(this.lsn + 0x148);
    this.timeline += 1;
  }

  segment(lsn = this.lsn): string {
    const hex = (value: number) =>
      value.toString(16).toUpperCase().padStart(8, '0');
    const number = Math.floor(lsn / SEGMENT);
    return (
      hex(this.timeline) + hex(Math.floor(number / 256)) + hex(number % 256)
    );
  }
}

/** `0/6061398` */
export function formatLsn(lsn: number): string {
  const high = Math.floor(lsn / 2 ** 32);
  return `${high.toString(16).toUpperCase()}/${(lsn % 2 ** 32)
    .toString(16)
    .toUpperCase()}`;
}

/** Everything that the operator and the instances of one Cluster remember. */
export class ClusterRuntime {
  readonly operator: Operator;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  systemId: string;
  readonly wal: WalPosition;
  readonly instances = new Map<string, Instance>();
  readonly archivers = new Map<string, ArchiverStatistics>();
  /** While the primary moves, the ordinary reconciliation only follows the pods. */
  transition: 'failover' | 'switchover' | 'restart' | undefined;
  /** Instances whose PostgreSQL is stopped while their pod runs. */
  readonly fenced = new Set<string>();
  /** Instances that come back from fencing and are not ready yet. */
  readonly unfenced = new Set<string>();
  /** The primary whose pod is restarted without a switchover. */
  restarting: string | undefined;
  prepared = false;
  contents: Contents = initialContents();
  /** The primary is about to change the roles that the Cluster manages. */
  applyingRoles = false;
  /** It has archived its first WAL file: what is in the store is its own. */
  archives = false;
  /** Its data directory comes from the archive of another cluster. */
  recovered = false;
  readonly #abort = new AbortController();
  #wake: (() => void) | undefined;
  #dirty = true;
  readonly #watchers = new Set<() => void>();

  constructor(operator: Operator, cluster: KubeObject) {
    this.operator = operator;
    this.namespace = cluster.metadata.namespace ?? '';
    this.name = cluster.metadata.name;
    this.uid = cluster.metadata.uid;
    this.systemId =
      cluster.status?.systemID ??
      `77${String(randomInt(10 ** 8, 10 ** 9))}${String(
        randomInt(10 ** 7, 10 ** 8),
      )}`;
    this.wal = new WalPosition(operator);
    this.wal.timeline = cluster.status?.timelineID ?? 1;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get now(): Date {
    return this.operator.clock.now();
  }

  stop(): void {
    this.#abort.abort();
    this.trigger();
  }

  async sleep(ms: number): Promise<void> {
    // It ends early when the Cluster goes.
    await this.operator.sleep(ms, this.signal).catch(() => {});
    if (this.signal.aborted || this.operator.signal.aborted) {
      throw new Gone();
    }
  }

  spawn(routine: () => Promise<void>): void {
    this.operator.spawn(routine, this.signal);
  }

  /** Something that belongs to the cluster has changed. */
  trigger(): void {
    this.#dirty = true;
    this.#wake?.();
    for (const watcher of [...this.#watchers]) {
      watcher();
    }
  }

  /** Resolves with the next change, or at once when there was one since the last call. */
  async changed(): Promise<void> {
    while (!this.#dirty) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
    this.#dirty = false;
    if (this.signal.aborted || this.operator.signal.aborted) {
      throw new Gone();
    }
  }

  /** Resolves when the predicate holds, looked at again with every change of the cluster. */
  async until(predicate: () => boolean): Promise<void> {
    while (!predicate()) {
      await new Promise<void>(resolve => {
        const watcher = () => {
          this.#watchers.delete(watcher);
          resolve();
        };
        this.#watchers.add(watcher);
      });
      if (this.signal.aborted || this.operator.signal.aborted) {
        throw new Gone();
      }
    }
  }

  /** The Cluster; throws {@link Gone} when it is deleted. */
  cluster(): KubeObject {
    const cluster = this.operator.store.get(
      kinds.cluster,
      this.namespace,
      this.name,
    );
    if (cluster?.metadata.uid !== this.uid) {
      throw new Gone();
    }
    return cluster;
  }

  update(change: (draft: KubeObject) => void): KubeObject {
    return this.operator.update(kinds.cluster, this.cluster(), draft => {
      draft.status ??= {};
      change(draft);
    });
  }

  registerPhase(phase: string, reason?: string): void {
    this.update(draft => setPhase(draft, phase, reason, this.now));
  }

  event(
    reason: string,
    message: string,
    type: 'Normal' | 'Warning' = 'Normal',
    component = 'cloudnative-pg',
  ): void {
    this.operator.event(this.cluster(), component, reason, message, type);
  }

  #owned(kind: string): KubeObject[] {
    return this.operator.store
      .list(kind, {
        namespace: this.namespace,
        labels: { 'cnpg.io/cluster': this.name },
      })
      .filter(object =>
        object.metadata.ownerReferences?.some(owner => owner.uid === this.uid),
      );
  }

  resources(): Resources {
    return {
      pods: this.#owned(kinds.pod),
      pvcs: this.#owned(kinds.pvc),
      jobs: this.#owned(kinds.job),
    };
  }

  pod(instance: string): KubeObject | undefined {
    return this.resources().pods.find(pod => pod.metadata.name === instance);
  }

  /** The instance, if its pod is the one that runs now and is not being shut down. */
  running(instance: string): Instance | undefined {
    const known = this.instances.get(instance);
    const pod = this.operator.store.get(kinds.pod, this.namespace, instance);
    return known && pod?.metadata.uid === known.podUid && !isTerminating(pod)
      ? known
      : undefined;
  }

  started(pod: KubeObject): Instance {
    const instance: Instance = {
      name: pod.metadata.name,
      podUid: pod.metadata.uid,
      sessionId: randomUUID(),
      reporting: false,
      primary: false,
      startedAt: this.now,
      configuration: configurationOf(this.cluster()),
    };
    this.instances.set(instance.name, instance);
    return instance;
  }

  archiver(instance: string): ArchiverStatistics {
    let known = this.archivers.get(instance);
    if (!known) {
      known = { archived: 0, failed: 0, ready: 0 };
      this.archivers.set(instance, known);
    }
    return known;
  }

  hasRunningJob(): boolean {
    return this.resources().jobs.some(job => !isJobComplete(job));
  }
}
