import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  Cluster,
  KubernetesObject,
  databaseEntityRef,
  DatabaseRef,
  DatabaseSummary,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { ChangeCoalescer } from '../fleet/ChangeCoalescer';
import { FleetIndex } from '../fleet/FleetIndex';
import { DatabaseChange } from '../fleet/FleetStore';
import { inSlices } from '../fleet/inSlices';
import { LookedAt } from './LookedAt';

/** Topic on the events service that tells what becomes of databases. */
export const DATABASE_TOPIC = 'cnpg.database';

/** At most four signals per second and channel. */
const SIGNAL_INTERVAL_MS = 250;

/** Stands for all databases where the reference of one does otherwise. */
const ALL = '*';

/** What the catalog shows of a database. */
export type DatabaseFacts = Pick<
  DatabaseSummary,
  | 'ref'
  | 'target'
  | 'targetTitle'
  | 'namespace'
  | 'name'
  | 'entityRef'
  | 'owner'
  | 'dependencyOf'
  | 'environment'
  | 'plan'
  | 'postgresVersion'
  | 'storage'
  | 'unmanaged'
> & { instances: Pick<DatabaseSummary['instances'], 'desired'> };

/**
 * Tells the world about changes: open pages by signals without content, and
 * other backends by events when a database comes, goes, or changes in what the
 * catalog shows of it. Each of both is a request to the event bus, so none is
 * sent that nobody needs: what a target has when it is read for the first time
 * is told by one event.
 */
export class ChangePublisher {
  readonly #fleet: FleetIndex;
  readonly #lookedAt: LookedAt;
  readonly #signals: SignalsService;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #coalescer: ChangeCoalescer;
  /** What was published last, by database, and what it was read from. */
  readonly #published = new Map<
    string,
    { cluster: Cluster; namespace?: KubernetesObject; text: string }
  >();
  /** Changes that nobody has been told of yet; the last of each database. */
  readonly #changed = new Map<string, DatabaseChange>();
  /** Targets that have been read, of which nobody has been told yet. */
  readonly #read = new Set<string>();
  /** Targets of which it has been told that they are read. */
  readonly #synced = new Set<string>();
  #draining: Promise<void> | undefined;
  /** Events are published one after the other, so that none overtakes another. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: {
    fleet: FleetIndex;
    lookedAt: LookedAt;
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#lookedAt = options.lookedAt;
    this.#signals = options.signals;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#coalescer = new ChangeCoalescer({
      intervalMs: SIGNAL_INTERVAL_MS,
      notify: subject => this.#signal(subject),
    });
  }

  /** Publishes until the signal is aborted. */
  start(signal: AbortSignal): void {
    const unsubscribe = this.#fleet.store.subscribe(({ ref, type }) => {
      const id = stringifyDatabaseRef(ref);
      if (this.#lookedAt.has(id)) this.#coalescer.changed(id);
      // To its end: what comes last counts.
      this.#changed.delete(id);
      this.#changed.set(id, { ref, type });
      this.#drain(signal);
    });
    this.#fleet.onSynced(target => {
      this.#read.add(target);
      this.#drain(signal);
    });
    signal.addEventListener('abort', () => {
      unsubscribe();
      this.#coalescer.stop();
    });
  }

  /** Away from the watch that it came by, and in turns: there may be thousands. */
  #drain(signal: AbortSignal) {
    if (this.#draining) return;
    this.#draining = setImmediate()
      .then(async () => {
        while ((this.#changed.size || this.#read.size) && !signal.aborted) {
          const targets = [...this.#read];
          this.#read.clear();
          const changes = [...this.#changed.values()];
          this.#changed.clear();
          await inSlices(changes, change => this.#publishChange(change), {
            signal,
          });
          // Whoever reads all of them then has what was there until now.
          for (const target of targets) {
            this.#synced.add(target);
            this.#publish({ type: 'synced', target });
          }
        }
      })
      .finally(() => {
        this.#draining = undefined;
      });
  }

  #publishChange({ ref, type }: DatabaseChange) {
    if (type === 'deleted') this.#publishDeleted(ref);
    else this.#publishUpserted(ref);
  }

  #publishUpserted(ref: DatabaseRef) {
    const id = stringifyDatabaseRef(ref);
    const before = this.#published.get(id);
    const cluster = this.#fleet.store.cluster(ref);
    const namespace = this.#fleet.store.namespace(ref);
    // All facts stem from these two; most changes are of its pods.
    if (
      !cluster ||
      (before?.cluster === cluster && before.namespace === namespace)
    ) {
      return;
    }
    const summary = this.#fleet.summary(ref);
    if (!summary) return;
    const facts = factsOf(summary);
    const text = JSON.stringify(facts);
    this.#published.set(id, { cluster, namespace, text });
    if (before?.text === text) return;
    if (this.#synced.has(ref.target)) {
      this.#publish({ type: 'upserted', summary: facts });
    }
    if (!before) this.#coalescer.changed(ALL);
  }

  #publishDeleted(ref: DatabaseRef) {
    const id = stringifyDatabaseRef(ref);
    this.#published.delete(id);
    this.#publish({
      type: 'deleted',
      summary: { ...ref, ref: id, entityRef: databaseEntityRef(ref) },
    });
    this.#coalescer.changed(ALL);
  }

  #signal(subject: string) {
    if (subject === ALL) {
      // Everybody may listen to any channel: what has come or gone is not for everybody.
      this.#broadcast('cnpg:databases', {});
      return;
    }
    const [target, namespace, name] = subject.split('/');
    const revision = this.#fleet.store.revision({ target, namespace, name });
    this.#broadcast(`cnpg:database:${subject}`, { ref: subject, revision });
  }

  #broadcast(channel: string, message: { ref?: string; revision?: number }) {
    this.#signals
      .publish({ channel, message, recipients: { type: 'broadcast' } })
      .catch(error =>
        this.#logger.warn(`A signal could not be sent on ${channel}`, error),
      );
  }

  #publish(eventPayload: object) {
    this.#queue = this.#queue
      .then(() => this.#events.publish({ topic: DATABASE_TOPIC, eventPayload }))
      .catch(error =>
        this.#logger.warn('A database event could not be published', error),
      );
  }
}

function factsOf(summary: DatabaseSummary): DatabaseFacts {
  const {
    ref,
    target,
    targetTitle,
    namespace,
    name,
    entityRef,
    owner,
    dependencyOf,
    environment,
    plan,
    postgresVersion,
    instances: { desired },
    storage,
    unmanaged,
  } = summary;
  return {
    ref,
    target,
    targetTitle,
    namespace,
    name,
    entityRef,
    owner,
    dependencyOf,
    environment,
    plan,
    postgresVersion,
    instances: { desired },
    storage,
    ...(unmanaged && { unmanaged }),
  };
}
