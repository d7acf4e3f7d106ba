import { LoggerService } from '@backstage/backend-plugin-api';
import {
  archiveLocation,
  clusterAnnotations,
  DatabaseDetail,
  DatabaseLive,
  DatabaseObjects,
  DatabaseRef,
  DatabaseSummary,
  describeLive,
  DocumentContext,
  Environment,
  LiveHistory,
  PgStatus,
  Plan,
  rememberFigures,
  stringifyDatabaseRef,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { Target } from '@pgportal/plugin-cnpg-node';
import { ArchiveLocations } from './ArchiveLocations';
import { ArchiverLogFollower } from './ArchiverLogFollower';
import { DatabaseDocuments } from './DatabaseDocuments';
import { FleetStore } from './FleetStore';
import {
  FollowedKind,
  followedKindNames,
  FollowedObjects,
} from './followedKinds';
import { inSlices } from './inSlices';
import { Figures, LiveFigures, LiveTimes } from './LiveFigures';
import { Reflector, ReflectorStatus, ReflectorTimes } from './Reflector';
import { sleep } from './sleep';
import { targetStatus } from './targetStatus';

export interface FleetIndexOptions {
  targets: Target[];
  environments: Environment[];
  plans?: Plan[];
  /** What policies say of a database and what it costs. */
  govern?: DocumentContext['govern'];
  logger: LoggerService;
  times?: Partial<ReflectorTimes> &
    Partial<LiveTimes> & {
      archiverLogMs?: number;
      /** How often what depends on time alone is judged again. */
      reevaluateMs?: number;
    };
}

/** One kind on one target, for whoever keeps watch over the index. */
export interface KindReport {
  target: string;
  kind: FollowedKind;
  status: ReflectorStatus;
  objects: number;
  restarts: number;
  listedAt?: Date;
}

const NOT_READ_YET = 'It has not been read yet.';
const REEVALUATE_MS = 60_000;
/** Kinds come and go together; their databases are told once. */
const TELL_MS = 100;

/**
 * Every database of every target, in memory, kept up to date by watches. Who
 * reads it causes no request to any API server, live figures apart.
 */
export class FleetIndex {
  readonly store: FleetStore;
  readonly #options: FleetIndexOptions;
  readonly #targets: Map<string, Target>;
  readonly #production: Set<string>;
  readonly #reflectors = new Map<
    string,
    Map<FollowedKind, Reflector<FollowedKind>>
  >();
  readonly #onSynced = new Set<(target: string) => void>();
  readonly #documents: DatabaseDocuments;
  readonly #figures: LiveFigures;
  readonly #archives = new ArchiveLocations();
  readonly #histories = new Map<
    string,
    { uid?: string; history: LiveHistory }
  >();

  constructor(options: FleetIndexOptions) {
    this.#options = options;
    this.#targets = new Map(
      options.targets.map(target => [target.definition.name, target]),
    );
    this.#production = new Set(
      options.environments.flatMap(({ name, production }) =>
        production ? [name] : [],
      ),
    );
    this.store = new FleetStore(error =>
      options.logger.error('A change could not be passed on', error as Error),
    );
    for (const name of this.#targets.keys()) {
      this.#reflectors.set(name, new Map());
    }
    this.#documents = new DatabaseDocuments({
      objects: ref => this.#objects(ref),
      context: target => this.#context(target),
      onError: (ref, error) =>
        options.logger.error(
          `The database ${stringifyDatabaseRef(ref)} could not be judged`,
          error as Error,
        ),
    });
    this.#figures = new LiveFigures({
      source: ref => this.#figureSource(ref),
      onChange: ref => this.#onFigures(ref),
      times: options.times,
    });
    this.store.subscribe(({ ref, type }) => {
      if (type === 'upserted') {
        this.#documents.changed(ref);
        return;
      }
      this.#documents.deleted(ref);
      this.#histories.delete(stringifyDatabaseRef(ref));
      this.#archivesTo(ref, undefined);
    });
    this.store.subscribeTargets(target =>
      this.#documents.targetChanged(target),
    );
  }

  /** Calls back whenever the Clusters of a target have been listed completely. */
  onSynced(listener: (target: string) => void): void {
    this.#onSynced.add(listener);
  }

  /** Follows the targets until the signal is aborted. Resolves when all has ended. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, times } = this.#options;
    await Promise.all([
      this.#reevaluate(signal),
      this.#tellOfTargets(signal),
      ...[...this.#targets].flatMap(([name, target]) => [
        ...followedKindNames.map(kind => this.#follow(target, kind, signal)),
        new ArchiverLogFollower({
          target: name,
          api: target.kubernetes,
          store: this.store,
          logger,
          intervalMs: times?.archiverLogMs,
        }).run(signal),
      ]),
    ]);
    this.#figures.stop();
  }

  targets(): TargetStatus[] {
    return [...this.#targets.keys()].flatMap(name => this.target(name) ?? []);
  }

  /** Undefined when no target has this name. */
  target(name: string): TargetStatus | undefined {
    const target = this.#targets.get(name);
    const reflectors = this.#reflectors.get(name);
    if (!target || !reflectors) return undefined;
    return targetStatus(
      target.definition,
      new Map([...reflectors].map(([kind, { status }]) => [kind, status])),
    );
  }

  kinds(): KindReport[] {
    return [...this.#reflectors].flatMap(([target, reflectors]) =>
      [...reflectors].map(([kind, { status, restarts, listedAt }]) => ({
        target,
        kind,
        status,
        objects: this.store.count(target, kind),
        restarts,
        listedAt,
      })),
    );
  }

  /**
   * All databases, as of when each last changed, and the same objects until
   * they do; {@link upToDate} says how fresh they are. After a change of
   * thousands at once, some are as of before it for some seconds.
   */
  async summaries(): Promise<DatabaseSummary[]> {
    return this.#documents.summaries();
  }

  /** Like {@link summaries}; undefined when there is no such database. */
  summary(ref: DatabaseRef): DatabaseSummary | undefined {
    return this.#documents.summary(ref);
  }

  upToDate(summaries: DatabaseSummary[]): DatabaseSummary[] {
    return summaries.map(summary => this.#documents.upToDate(summary));
  }

  /** Undefined when there is no such database. */
  detail(ref: DatabaseRef): DatabaseDetail | undefined {
    return this.#documents.detail(ref);
  }

  /** Everything that is known of one; undefined when there is no such database. */
  objects(ref: DatabaseRef): DatabaseObjects | undefined {
    return this.#objects(ref);
  }

  /** Asks the instances, unless somebody just has. Undefined when there is no such database. */
  async live(ref: DatabaseRef): Promise<DatabaseLive | undefined> {
    const figures = await this.#figures.look(ref);
    if (!figures) return undefined;
    const { statuses, asOf, metrics, problem } = figures;
    return {
      ...describeLive(stringifyDatabaseRef(ref), statuses, asOf, metrics),
      ...(problem && { problem }),
    };
  }

  #objects(ref: DatabaseRef): DatabaseObjects | undefined {
    const objects = this.store.objects(ref);
    if (!objects) return undefined;
    this.#archivesTo(ref, archiveLocation(objects));
    const { annotations, uid } = objects.cluster.metadata;
    const environment = annotations?.[clusterAnnotations.environment];
    const figures = this.#figures.latest(ref, uid);
    const pgStatus = answered(figures);
    const remembered = this.#histories.get(stringifyDatabaseRef(ref));
    const { retention } =
      this.#options.plans?.find(
        ({ name }) => name === annotations?.[clusterAnnotations.plan],
      ) ?? {};
    const definition = this.#targets.get(ref.target)?.definition;
    const targetCatalog = this.store.clusterImageCatalog(
      ref.target,
      definition?.imageCatalog,
    );
    return {
      ...objects,
      ...(targetCatalog && { targetCatalog }),
      ...(remembered?.uid === uid && { liveHistory: remembered?.history }),
      ...(retention && { expectedRetention: retention }),
      ...(Object.keys(pgStatus).length
        ? { pgStatus }
        : // Without a problem, nobody has looked.
          figures?.problem && {
            unavailable: {
              ...objects.unavailable,
              PgStatus: figures.problem,
            },
          }),
      archiveSharedWith: this.#archives.sharedWith(ref).length,
      expectsBackups: definition?.backups !== 'none',
      production:
        environment !== undefined && this.#production.has(environment),
    };
  }

  /** Two that archive to the same place concern each other. */
  #archivesTo(ref: DatabaseRef, location: string | undefined) {
    for (const other of this.#archives.set(ref, location)) {
      this.store.announce(other);
    }
  }

  #context(target: string) {
    const status = this.target(target);
    const now = new Date();
    return {
      target,
      targetTitle: status?.title ?? target,
      now,
      asOf: status?.asOf ? new Date(status.asOf) : now,
      live: status?.state === 'live',
      govern: this.#options.govern,
    };
  }

  #figureSource(ref: DatabaseRef) {
    const target = this.#targets.get(ref.target);
    const objects = this.store.objects(ref);
    if (!target || !objects) return undefined;
    return {
      kubernetes: target.kubernetes,
      targetTitle: target.definition.title,
      uid: objects.cluster.metadata.uid,
      metricsPort: objects.cluster.spec?.monitoring?.tls?.enabled
        ? ('https:9187' as const)
        : ('http:9187' as const),
      pods: objects.pods.filter(
        ({ metadata }) => metadata.labels?.['cnpg.io/podRole'] === 'instance',
      ),
    };
  }

  /** Pages are told when the figures change the verdict; the figures they fetch themselves. */
  #onFigures(ref: DatabaseRef) {
    const id = stringifyDatabaseRef(ref);
    const uid = this.store.cluster(ref)?.metadata.uid;
    const figures = this.#figures.latest(ref, uid);
    if (figures) {
      const known = this.#histories.get(id);
      const history = rememberFigures(
        known?.uid === uid ? known?.history : undefined,
        answered(figures),
        figures.asOf,
      );
      this.#histories.set(id, { uid, history });
    }
    if (this.#documents.reevaluate(ref)) this.store.announce(ref);
  }

  /** A backup becomes overdue and a grace period ends without any change of an object. */
  async #reevaluate(signal: AbortSignal) {
    const pause = this.#options.times?.reevaluateMs ?? REEVALUATE_MS;
    while (!signal.aborted) {
      await sleep(pause, signal);
      await inSlices(
        this.store.list(),
        ref => {
          if (this.#documents.reevaluate(ref)) this.store.announce(ref);
        },
        { signal, background: true },
      );
    }
  }

  /** Whether what is shown is live is part of every database of a target. */
  async #tellOfTargets(signal: AbortSignal) {
    const told = new Map<string, string>();
    let wake = new AbortController();
    const unsubscribe = this.store.subscribeTargets(() => wake.abort());
    while (!signal.aborted) {
      await sleep(REEVALUATE_MS, AbortSignal.any([signal, wake.signal]));
      await sleep(TELL_MS, signal);
      wake = new AbortController();
      for (const { name, asOf: _, ...status } of this.targets()) {
        const text = JSON.stringify(status);
        if (told.get(name) === text) continue;
        told.set(name, text);
        await inSlices(this.store.list(name), ref => this.store.announce(ref), {
          signal,
        });
      }
    }
    unsubscribe();
  }

  async #follow<K extends FollowedKind>(
    target: Target,
    kind: K,
    signal: AbortSignal,
  ): Promise<void> {
    const { name } = target.definition;
    const { store } = this;
    const { logger, times } = this.#options;
    store.setUnavailable(name, kind, NOT_READ_YET);
    let wasInTrouble = false;
    const reflector = new Reflector<K>({
      api: target.kubernetes,
      kind,
      times,
      onList: (objects: FollowedObjects[K][]) => {
        store.replace(name, kind, objects);
        if (kind === 'Cluster') {
          for (const listener of this.#onSynced) listener(name);
        }
      },
      onEvent: (type, object) => store.apply(name, kind, type, object),
      onStatus: status => {
        store.setUnavailable(
          name,
          kind,
          unavailability(status),
          !status.notServed,
        );
        store.touch(name);
        const message = `Target ${name}: ${kind} is ${status.state}`;
        if (status.state !== 'live') {
          logger.warn(message, { problem: status.problem ?? '' });
        } else if (wasInTrouble) {
          logger.info(message);
        }
        wasInTrouble = status.state !== 'live';
      },
    });
    this.#reflectors
      .get(name)
      ?.set(kind, reflector as unknown as Reflector<FollowedKind>);
    await reflector.run(signal);
  }
}

function answered(figures: Figures | undefined): Record<string, PgStatus> {
  return Object.fromEntries(
    Object.entries(figures?.statuses ?? {}).filter(
      (entry): entry is [string, PgStatus] => !('problem' in entry[1]),
    ),
  );
}

function unavailability(status: ReflectorStatus): string | undefined {
  switch (status.state) {
    case 'unavailable':
      return status.problem;
    case 'connecting':
      return status.problem ?? NOT_READ_YET;
    default:
      return undefined;
  }
}
