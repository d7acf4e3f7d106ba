import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DatabaseNotification,
  DatabaseSummary,
  NotificationSubject,
  NotifiedState,
  planNotifications,
} from '@pgportal/plugin-cnpg-common';
import { readEntityRef } from '@pgportal/plugin-cnpg-node';
import { inSlices } from '../fleet/inSlices';
import { Notified, NotifiedStates } from './NotifiedStates';

export interface NotifierFleet {
  /** Of targets that are followed at this moment: what is stale says nothing. The same object until something changes. */
  summaries(): Promise<DatabaseSummary[]>;
  /** Undefined when it is gone meanwhile; `uid` is the Cluster's. */
  subject(
    summary: DatabaseSummary,
  ): (NotificationSubject & { uid: string }) | undefined;
  /** Its target is followed, and it is not there. */
  isGone(ref: string): boolean;
}

/** What depends on time alone, such as the end of a waiver, is looked at that often. */
const LOOK_ANYWAY_MS = 60 * 60_000;

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
  /** What was seen at the last look, to leave out what has not changed. */
  readonly #looked = new Map<
    string,
    { summary: DatabaseSummary; at: number }
  >();

  #saidThatNobodyIsTold = false;

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
    const due = (await this.#fleet.summaries()).filter(summary =>
      this.#isDue(summary, known.get(summary.ref)?.state, now),
    );
    const planned: {
      summary: DatabaseSummary;
      notifications: DatabaseNotification[];
      notified: Notified;
    }[] = [];
    await inSlices(due, summary => {
      const subject = this.#fleet.subject(summary);
      if (!subject) return;
      const { uid } = subject;
      const before = known.get(summary.ref);
      const { notifications, state } = planNotifications(
        subject,
        before?.uid === uid ? before.state : undefined,
        now,
      );
      planned.push({ summary, notifications, notified: { uid, state } });
    });

    const changed = new Map<string, Notified>();
    for (const { summary, notifications, notified } of planned) {
      // What could not be sent is said at the next look.
      if (await this.#send(summary, notifications)) {
        changed.set(summary.ref, notified);
        this.#looked.set(summary.ref, { summary, at: now.getTime() });
      }
    }
    await this.#states.write(changed);

    const gone = [...known.keys()].filter(ref => this.#fleet.isGone(ref));
    await this.#states.remove(gone);
    gone.forEach(ref => this.#looked.delete(ref));
  }

  #sayOnceThatNobodyIsTold() {
    if (this.#saidThatNobodyIsTold) return;
    this.#saidThatNobodyIsTold = true;
    this.#logger.info(
      'Owners of databases are not told what happens to them: this portal has no notifications backend (@backstage/plugin-notifications-backend).',
    );
  }

  #isDue(
    summary: DatabaseSummary,
    state: NotifiedState | undefined,
    now: Date,
  ): boolean {
    const last = this.#looked.get(summary.ref);
    return (
      !state?.announced ||
      Object.keys(state.open).length > 0 ||
      last?.summary !== summary ||
      now.getTime() - last.at > LOOK_ANYWAY_MS
    );
  }

  async #send(
    { ref, owner: text, entityRef }: DatabaseSummary,
    notifications: DatabaseNotification[],
  ): Promise<boolean> {
    // As the catalog reads it: people write it short, or what is no owner at all.
    const owner = text && readEntityRef(text, 'group');
    if (!owner) return true;
    const { kind, namespace, name } = parseEntityRef(entityRef);
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
            scope: `${ref}/${scope}`,
            link,
          },
        });
      }
      return true;
    } catch (error) {
      if (isNobodyThere(error)) {
        this.#sayOnceThatNobodyIsTold();
        return true;
      }
      this.#logger.warn(
        `${owner} could not be told about ${ref}; trying again`,
        error as Error,
      );
      return false;
    }
  }
}

/** The service makes one sentence of all failures; the status in it is what there is to go by. */
function isNobodyThere(error: unknown): boolean {
  return error instanceof Error && /\bstatus 404\b/.test(error.message);
}
