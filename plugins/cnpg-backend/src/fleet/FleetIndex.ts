import { LoggerService } from '@backstage/backend-plugin-api';
import {
  clusterAnnotations,
  DatabaseDetail,
  DatabaseObjects,
  DatabaseRef,
  DatabaseSummary,
  describeDatabase,
  Environment,
  SourceKind,
  summarizeDatabase,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { Target } from '@pgportal/plugin-cnpg-node';
import { ArchiverLogFollower } from './ArchiverLogFollower';
import { FleetStore } from './FleetStore';
import { FollowedObjects, sourceKinds } from './followedKinds';
import { Reflector, ReflectorStatus, ReflectorTimes } from './Reflector';
import { targetStatus } from './targetStatus';

export interface FleetIndexOptions {
  targets: Target[];
  environments: Environment[];
  logger: LoggerService;
  times?: Partial<ReflectorTimes> & { archiverLogMs?: number };
}

const NOT_READ_YET = 'It has not been read yet.';

/**
 * Every database of every target, in memory, kept up to date by watches. Who
 * reads it causes no request to any API server.
 */
export class FleetIndex {
  readonly store: FleetStore;
  readonly #options: FleetIndexOptions;
  readonly #statuses = new Map<
    string,
    Map<SourceKind, () => ReflectorStatus>
  >();
  readonly #onSynced = new Set<(target: string) => void>();

  constructor(options: FleetIndexOptions) {
    this.#options = options;
    this.store = new FleetStore(error =>
      options.logger.error('A change could not be passed on', error as Error),
    );
    for (const { definition } of options.targets) {
      this.#statuses.set(definition.name, new Map());
    }
  }

  /** Calls back whenever the Clusters of a target have been listed completely. */
  onSynced(listener: (target: string) => void): void {
    this.#onSynced.add(listener);
  }

  /** Follows the targets until the signal is aborted. Resolves when all has ended. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#options.targets.flatMap(target => [
        ...sourceKinds.map(kind => this.#follow(target, kind, signal)),
        new ArchiverLogFollower({
          target: target.definition.name,
          api: target.kubernetes,
          store: this.store,
          logger: this.#options.logger,
          intervalMs: this.#options.times?.archiverLogMs,
        }).run(signal),
      ]),
    );
  }

  targets(): TargetStatus[] {
    return this.#options.targets.flatMap(
      ({ definition }) => this.target(definition.name) ?? [],
    );
  }

  /** Undefined when no target has this name. */
  target(name: string): TargetStatus | undefined {
    const target = this.#options.targets.find(
      ({ definition }) => definition.name === name,
    );
    const statuses = this.#statuses.get(name);
    if (!target || !statuses) return undefined;
    return targetStatus(
      target.definition,
      new Map([...statuses].map(([kind, status]) => [kind, status()])),
    );
  }

  list(): DatabaseRef[] {
    return this.store.list();
  }

  /** Undefined when there is no such database. */
  summary(ref: DatabaseRef): DatabaseSummary | undefined {
    const objects = this.#objects(ref);
    return objects && summarizeDatabase(objects, this.#context(ref));
  }

  /** Undefined when there is no such database. */
  detail(ref: DatabaseRef): DatabaseDetail | undefined {
    const objects = this.#objects(ref);
    return objects && describeDatabase(objects, this.#context(ref));
  }

  #objects(ref: DatabaseRef): DatabaseObjects | undefined {
    const objects = this.store.objects(ref);
    const environment =
      objects?.cluster.metadata.annotations?.[clusterAnnotations.environment];
    const target = this.#options.targets.find(
      ({ definition }) => definition.name === ref.target,
    );
    return (
      objects && {
        ...objects,
        expectsBackups: target?.definition.backups !== 'none',
        production: this.#options.environments.some(
          ({ name, production }) => name === environment && production,
        ),
      }
    );
  }

  #context(ref: DatabaseRef) {
    const status = this.target(ref.target);
    const now = new Date();
    return {
      target: ref.target,
      targetTitle: status?.title ?? ref.target,
      now,
      asOf: status?.asOf ? new Date(status.asOf) : now,
      live: status?.state === 'live',
    };
  }

  async #follow<K extends SourceKind>(
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
        store.setUnavailable(name, kind, unavailability(status));
        // Whether what is shown is live is part of every database there.
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
    this.#statuses.get(name)?.set(kind, () => reflector.status);
    await reflector.run(signal);
  }
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
