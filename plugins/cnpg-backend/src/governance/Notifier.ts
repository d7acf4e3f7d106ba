import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DatabaseNotification,
  DatabaseRef,
  NotificationSubject,
  databaseEntityRef,
  planNotifications,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { Notified, NotifiedStates } from './NotifiedStates';

/** A database that is followed at this moment. */
export interface WatchedDatabase {
  ref: DatabaseRef;
  /** Of the Cluster. */
  uid: string;
  /** Entity reference; nobody is told without one. */
  owner?: string;
  subject: NotificationSubject;
}

export interface NotifierFleet {
  /** Those whose target is followed at this moment: what is stale says nothing. */
  watched(): Iterable<WatchedDatabase>;
  /** Of all targets that have been read since the start, the others left out. */
  isGone(ref: string): boolean;
}

/**
 * Tells the owners of databases what has happened. One replica of the backend
 * at a time does it, by the scheduler; what has been said is remembered in the
 * plugin's database, so that another one can go on.
 */
export class Notifier {
  readonly #fleet: NotifierFleet;
  readonly #states: NotifiedStates;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;

  constructor(options: {
    fleet: NotifierFleet;
    states: NotifiedStates;
    notifications: NotificationService;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#states = options.states;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
  }

  async run(now: Date): Promise<void> {
    const known = await this.#states.readAll();
    const changed = new Map<string, Notified>();
    for (const { ref, uid, owner, subject } of this.#fleet.watched()) {
      const id = stringifyDatabaseRef(ref);
      const before = known.get(id);
      const { notifications, state } = planNotifications(
        subject,
        before?.uid === uid ? before.state : undefined,
        now,
      );
      if (!owner) continue;
      const sent = await this.#send(ref, owner, notifications);
      // What could not be sent is said at the next look.
      if (sent) changed.set(id, { uid, state });
    }
    await this.#states.write(changed);
    await this.#states.remove(
      [...known.keys()].filter(ref => this.#fleet.isGone(ref)),
    );
  }

  async #send(
    ref: DatabaseRef,
    owner: string,
    notifications: DatabaseNotification[],
  ): Promise<boolean> {
    const { kind, namespace, name } = parseEntityRef(databaseEntityRef(ref));
    const link = `/catalog/${[namespace, kind, name]
      .map(encodeURIComponent)
      .join('/')}`;
    try {
      for (const notification of notifications) {
        const { topic, scope, severity, title, description } = notification;
        await this.#notifications.send({
          recipients: { type: 'entity', entityRef: owner },
          payload: {
            title,
            description,
            severity,
            topic: `cnpg.${topic}`,
            // Of this database: the same cause elsewhere is another message.
            scope: `${stringifyDatabaseRef(ref)}/${scope}`,
            link,
          },
        });
      }
      return true;
    } catch (error) {
      this.#logger.warn(
        `${owner} could not be told about ${stringifyDatabaseRef(
          ref,
        )}; trying again`,
        error as Error,
      );
      return false;
    }
  }
}
