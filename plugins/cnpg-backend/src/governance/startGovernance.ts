import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { isError } from '@backstage/errors';
import {
  DatabaseRef,
  DatabaseSummary,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { Knex } from 'knex';
import { FleetIndex } from '../fleet/FleetIndex';
import { NotifiedStates } from './NotifiedStates';
import { Notifier, NotifierFleet } from './Notifier';
import { PolicyHistory } from './PolicyHistory';

const DAY = 24 * 60 * 60_000;
const HISTORY_DAYS = 400;

/**
 * What goes on by itself: owners are told, and every day is written down. The
 * scheduler has one replica at a time do each.
 */
export async function startGovernance(options: {
  fleet: FleetIndex;
  knex: Knex;
  scheduler: SchedulerService;
  notifications: NotificationService;
  history: PolicyHistory;
  logger: LoggerService;
}): Promise<void> {
  const { fleet, knex, scheduler, notifications, history, logger } = options;
  const followed = notifierFleet(fleet);
  const notifier = new Notifier({
    fleet: followed,
    states: new NotifiedStates(knex),
    notifications,
    logger,
  });
  await scheduler.scheduleTask({
    id: 'notify-owners',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 30 },
    timeout: { minutes: 5 },
    fn: () => notifier.run(new Date()),
  });
  await scheduler.scheduleTask({
    id: 'record-policy-history',
    frequency: { hours: 1 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: () => recordToday(history, followed, new Date()),
  });
}

/** The last word of a day stays. */
async function recordToday(
  history: PolicyHistory,
  fleet: Pick<NotifierFleet, 'summaries'>,
  now: Date,
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const summaries = await fleet.summaries();
  await history.record(
    summaries.map(({ ref, owner, policy, monthlyCost, health }) => ({
      day,
      ref,
      owner,
      score: policy?.score,
      findings: policy?.broken.length ?? 0,
      monthlyCost: monthlyCost ?? 0,
      health: health.state,
    })),
  );
  const first = new Date(now.getTime() - HISTORY_DAYS * DAY);
  await history.prune(first.toISOString().slice(0, 10));
}

/** The index as the notifier sees it. */
export function notifierFleet(fleet: FleetIndex): NotifierFleet {
  const isLive = (target: string) => fleet.target(target)?.state === 'live';
  return {
    async summaries(): Promise<DatabaseSummary[]> {
      const summaries = await fleet.summaries();
      return summaries.filter(({ target }) => isLive(target));
    },
    subject({ ref: text }) {
      const ref = parseDatabaseRef(text);
      const objects = ref && fleet.objects(ref);
      const detail = ref && detailOf(fleet, ref);
      if (!objects || !detail) return undefined;
      return {
        uid: objects.cluster.metadata.uid ?? '',
        name: detail.name,
        objects,
        report: detail.report,
        complete: !detail.progress,
        ...(detail.primary && { primary: detail.primary.name }),
        ...(detail.policyReport && { policy: detail.policyReport }),
      };
    },
    isGone(text) {
      const ref = parseDatabaseRef(text);
      return !ref || (isLive(ref.target) && !fleet.store.cluster(ref));
    },
  };
}

/** One that cannot be judged, which the index has logged, must not cost the others. */
function detailOf(fleet: FleetIndex, ref: DatabaseRef) {
  try {
    return fleet.detail(ref);
  } catch (error) {
    if (isError(error) && error.name === 'ServiceUnavailableError') {
      return undefined;
    }
    throw error;
  }
}
