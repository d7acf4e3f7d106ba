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

/** Topic on the events service that tells what becomes of databases. */
export const DATABASE_TOPIC = 'cnpg.database';

/** At most four signals per second and database. */
const SIGNAL_INTERVAL_MS = 250;

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
 * catalog shows of it.
 */
export class ChangePublisher {
  readonly #fleet: FleetIndex;
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
  #draining: Promise<void> | undefined;
  /** Events are published one after the other, so that none overtakes another. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: {
    fleet: FleetIndex;
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#signals = options.signals;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#coalescer = new ChangeCoalescer({
      intervalMs: SIGNAL_INTERVAL_MS,
      notify: id => this.#signalDatabase(id),
    });
  }

  /** Publishes until the signal is aborted. */
  start(signal: AbortSignal): void {
    const unsubscribe = this.#fleet.store.subscribe(({ ref, type }) => {
      const id = stringifyDatabaseRef(ref);
      this.#coalescer.changed(id);
      // To its end: what comes last counts.
      this.#changed.delete(id);
      this.#changed.set(id, { ref, type });
      this.#drain(signal);
    });
    this.#fleet.onSynced(target => this.#publish({ type: 'synced', target }));
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
        while (this.#changed.size && !signal.aborted) {
          const changes = [...this.#changed.values()];
          this.#changed.clear();
          await inSlices(changes, change => this.#publishChange(change), {
            signal,
          });
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
    this.#publish({ type: 'upserted', summary: facts });
    if (!before) this.#signal('cnpg:databases');
  }

  #publishDeleted(ref: DatabaseRef) {
    const id = stringifyDatabaseRef(ref);
    this.#published.delete(id);
    this.#publish({
      type: 'deleted',
      summary: { ...ref, ref: id, entityRef: databaseEntityRef(ref) },
    });
    this.#signal('cnpg:databases');
  }

  #signalDatabase(id: string) {
    const [target, namespace, name] = id.split('/');
    const revision = this.#fleet.store.revision({ target, namespace, name });
    this.#signal(`cnpg:database:${id}`, { ref: id, revision });
  }

  /** Everybody may listen to any channel: what has come or gone is not for everybody. */
  #signal(channel: string, message: { ref?: string; revision?: number } = {}) {
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
