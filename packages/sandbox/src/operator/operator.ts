import type { WorkloadAzure } from '../azure/types.ts';
import type { Clock, KubeObject, Store } from '../kubernetes/types.ts';
import { Archives } from './archives.ts';
import { PodLogs } from './podlog.ts';
import type { ClusterRuntime } from './runtime.ts';

/** The object that a routine works on has gone; the routine ends. */
export class Gone extends Error {}

/** What every part of the operator shares. */
export class Operator {
  readonly store: Store;
  readonly clock: Clock;
  readonly azure: WorkloadAzure;
  readonly issuer: string;
  readonly tenantId: string;
  readonly logs = new PodLogs();
  readonly archives = new Archives();
  /** By the uid of the Cluster. */
  readonly runtimes = new Map<string, ClusterRuntime>();
  /** Zone of a bound volume, by the uid of its PVC. */
  readonly volumeZones = new Map<string, string>();
  readonly #stopped = new AbortController();
  #lastAddress = 2;

  constructor(options: {
    store: Store;
    clock: Clock;
    azure: WorkloadAzure;
    issuer: string;
    tenantId: string;
  }) {
    this.store = options.store;
    this.clock = options.clock;
    this.azure = options.azure;
    this.issuer = options.issuer;
    this.tenantId = options.tenantId;
  }

  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  stop(): void {
    this.#stopped.abort();
  }

  sleep(ms: number, signal: AbortSignal = this.signal): Promise<void> {
    return this.clock.sleep(ms, signal);
  }

  /** Runs a routine in the background until it ends, its object goes or the operator stops. */
  spawn(routine: () => Promise<void>, signal: AbortSignal = this.signal): void {
    routine().catch(error => {
      if (!signal.aborted && !this.signal.aborted && !(error instanceof Gone)) {
        this.complain(error);
      }
    });
  }

  /** Tells whoever runs the sandbox of a fault of its own. */
  complain(error: any): void {
    process.stderr.write(
      `The sandbox's operator failed: ${error?.stack ?? error}\n`,
    );
  }

  /** Addresses of pods, all in one network of 65,000. */
  nextPodAddress(): string {
    this.#lastAddress += 1;
    return `10.244.${(this.#lastAddress >> 8) & 255}.${
      this.#lastAddress & 255
    }`;
  }

  /** The object as it stands now, if it is still the same one. */
  current(kind: string, object: KubeObject): KubeObject | undefined {
    const { namespace, name, uid } = object.metadata;
    const now = this.store.get(kind, namespace, name);
    return now?.metadata.uid === uid ? now : undefined;
  }

  /** Changes an object; throws {@link Gone} when it no longer exists. */
  update(
    kind: string,
    object: KubeObject,
    change: (draft: KubeObject) => void,
  ): KubeObject {
    if (!this.current(kind, object)) {
      throw new Gone();
    }
    const { namespace, name } = object.metadata;
    const stored = this.store.update(kind, namespace, name, change);
    if (!stored) {
      throw new Gone();
    }
    return stored;
  }

  event(
    about: KubeObject,
    component: string,
    reason: string,
    message: string,
    type: 'Normal' | 'Warning' = 'Normal',
  ): void {
    this.store.recordEvent(about, { type, reason, message, component });
  }
}
