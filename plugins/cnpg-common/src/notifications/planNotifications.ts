import { isHibernating } from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { eventTime } from '../model/eventTime';
import { Finding, HealthReport, Severity } from '../model/health';
import { runningOperations } from '../operations/running';
import { PolicyReport } from '../policy/evaluatePolicies';

/**
 * What a notification is about; people choose by it what they want to hear.
 *
 * @public
 */
export type NotificationTopic =
  | 'created'
  | 'availability'
  | 'failover'
  | 'archiving'
  | 'backup'
  | 'storage'
  | 'certificate'
  | 'version'
  | 'policy'
  | 'waiver';

/**
 * A message to the owners of a database.
 *
 * @public
 */
export interface DatabaseNotification {
  topic: NotificationTopic;
  /** One per cause: a later message with the same scope takes the place of the earlier. */
  scope: string;
  /** As Backstage's notifications have it. */
  severity: 'critical' | 'high' | 'normal' | 'low';
  title: string;
  description: string;
}

/**
 * What has been said about a database, so that nothing is said twice. Plain
 * JSON.
 *
 * @public
 */
export interface NotifiedState {
  /** RFC 3339: when the database was looked at last. */
  at: string;
  /** It was seen working once, or is older than the portal's first look. */
  announced: boolean;
  /** The last that was seen, and when. */
  primary?: { name: string; at: string };
  /** By cause. */
  open: Record<
    string,
    {
      severity: Severity;
      title: string;
      /** The rule of health that saw it; none where it is a policy's. */
      rule?: string;
      /** RFC 3339: gone since then, and not yet said. */
      goneSince?: string;
    }
  >;
  /** Waivers whose end has been told, by rule and day. */
  waivers: string[];
}

/**
 * What is looked at.
 *
 * @public
 */
export interface NotificationSubject {
  /** Name of the database, for titles. */
  name: string;
  objects: DatabaseObjects;
  report: HealthReport;
  /** Whether creation has come to its end. */
  complete: boolean;
  /** The primary of this moment; absent while there is none. */
  primary?: string;
  policy?: PolicyReport;
}

/** A cause is over when it has not been seen for so long: what flaps is one message. */
const SETTLED_MS = 5 * 60_000;
/** Longer than any operation takes that goes well: from then on, silence would hide a fault. */
const QUIET_MS = 30 * 60_000;
/** What is wrong with a new database that is not complete by then has kept it from it. */
const CREATION_MS = 10 * 60_000;
/** Older databases are known to their owners when the portal sees them for the first time. */
const NEW_MS = 60 * 60_000;
const WAIVER_WARNING_DAYS = 7;
const DAY = 24 * 60 * 60_000;

/** Several rules can see one cause; the worst of them speaks. */
const CAUSES: { cause: string; topic: NotificationTopic; rules: string[] }[] = [
  { cause: 'down', topic: 'availability', rules: ['AV01', 'AV04', 'RP13'] },
  {
    cause: 'instances',
    topic: 'availability',
    rules: ['AV06', 'AV07', 'AV09'],
  },
  {
    cause: 'archiving',
    topic: 'archiving',
    rules: ['BK02', 'BK03', 'BK04', 'BK17'],
  },
  { cause: 'backup', topic: 'backup', rules: ['BK06', 'BK08', 'BK09', 'BK11'] },
  { cause: 'storage', topic: 'storage', rules: ['ST01', 'ST02', 'ST04'] },
  { cause: 'certificate', topic: 'certificate', rules: ['SC01'] },
  { cause: 'version', topic: 'version', rules: ['LC02', 'LC03'] },
];

/** What goes wrong because of another cause is not said on its own. */
const FOLLOWS: Record<string, string[]> = {
  backup: ['archiving', 'down', 'storage'],
  archiving: ['down', 'storage'],
  instances: ['down'],
  down: ['storage'],
};

const RANK: Record<Severity, number> = { info: 0, warning: 1, critical: 2 };
const SEVERITIES = {
  critical: 'critical',
  warning: 'high',
  info: 'normal',
} as const;

interface Cause {
  id: string;
  topic: NotificationTopic;
  severity: Severity;
  title: string;
  description: string;
  rule?: string;
}

/**
 * Decides what the owners of a database are told now: one message per cause,
 * one when it is over, none while an operation is under way that explains it.
 *
 * @param before - what the same function returned the last time
 *
 * @public
 */
export function planNotifications(
  subject: NotificationSubject,
  before: NotifiedState | undefined,
  now: Date,
): { notifications: DatabaseNotification[]; state: NotifiedState } {
  const { name, objects, primary, complete } = subject;
  const created = Date.parse(objects.cluster.metadata.creationTimestamp ?? '');
  const isOld = !(now.getTime() - created < NEW_MS);
  const isBeingCreated = now.getTime() - created < CREATION_MS;
  const notifications: DatabaseNotification[] = [];
  const state: NotifiedState = {
    at: now.toISOString(),
    announced: before?.announced ?? isOld,
    primary: primary
      ? { name: primary, at: now.toISOString() }
      : before?.primary,
    open: { ...before?.open },
    waivers: [...(before?.waivers ?? [])],
  };
  const say = (
    {
      topic,
      severity,
      title,
      description,
    }: Omit<DatabaseNotification, 'scope'>,
    scope: string,
  ) =>
    notifications.push({
      topic,
      scope,
      severity,
      title: `${name}: ${title}`,
      description,
    });

  if (!state.announced && complete) {
    state.announced = true;
    say(
      {
        topic: 'created',
        severity: 'normal',
        title: 'The database is ready',
        description:
          'It accepts connections. Its page has the endpoints and the code to connect.',
      },
      'created',
    );
  }
  const moved = unplannedMove(subject, before);
  if (moved) {
    say(
      {
        topic: 'failover',
        severity: 'high',
        title: `${moved.to} is the primary now`,
        description: `CloudNativePG failed over from ${moved.from} without anybody asking for it. Connections were interrupted; applications that reconnect go on. The events on the page of the database say why.`,
      },
      `failover:${now.toISOString()}`,
    );
  }

  const quiet =
    (!state.announced && isBeingCreated) ||
    isHibernating(objects.cluster) ||
    isExplained(objects, now);
  const causes = [
    ...healthCauses(subject.report),
    ...policyCauses(subject.policy),
  ];
  const present = new Set(causes.map(({ id }) => id));
  const follows = (id: string) =>
    FOLLOWS[id]?.some(other => present.has(other)) === true;
  for (const cause of causes) {
    const known = state.open[cause.id];
    if (known && RANK[cause.severity] <= RANK[known.severity]) {
      const { severity, title } = known;
      state.open[cause.id] = { severity, title, ...ruleOf(cause) };
    } else if (!quiet && !follows(cause.id)) {
      const { severity, title } = cause;
      state.open[cause.id] = { severity, title, ...ruleOf(cause) };
      say({ ...cause, severity: SEVERITIES[severity] }, cause.id);
    }
  }
  const unknown = new Set(subject.report.notEvaluated.map(({ id }) => id));
  for (const [id, known] of Object.entries(state.open)) {
    // Nobody can say at this moment whether it is over.
    const isUnknown = known.rule !== undefined && unknown.has(known.rule);
    if (present.has(id) || quiet || isUnknown) continue;
    const goneSince = known.goneSince ?? state.at;
    if (now.getTime() - Date.parse(goneSince) < SETTLED_MS) {
      state.open[id] = { ...known, goneSince };
      continue;
    }
    delete state.open[id];
    say(
      {
        topic: topicOf(id),
        severity: 'low',
        title: `Over: ${known.title}`,
        description: `It has not been seen since ${minuteOf(goneSince)}.`,
      },
      id,
    );
  }

  for (const { waived, title, message } of subject.policy?.findings ?? []) {
    if (!waived) continue;
    const id = `waiver:${waived.rule}:${waived.until}`;
    const left = Date.parse(waived.until) + DAY - now.getTime();
    if (left > WAIVER_WARNING_DAYS * DAY || state.waivers.includes(id))
      continue;
    state.waivers.push(id);
    say(
      {
        topic: 'waiver',
        severity: 'normal',
        title: `The waiver of "${title}" ends on ${waived.until}`,
        description: `${message} It is waived until then: ${waived.reason}`,
      },
      id,
    );
  }
  return { notifications, state };
}

/** The primary is another one than before, and a failover made it so. */
function unplannedMove(
  { objects, primary }: NotificationSubject,
  before: NotifiedState | undefined,
): { from: string; to: string } | undefined {
  const from = before?.primary;
  if (!from || !primary || primary === from.name) return undefined;
  const failedOver = objects.events?.some(
    event =>
      event.reason === 'FailoverTarget' &&
      event.involvedObject?.kind === 'Cluster' &&
      // "Failing over from orders-db-1 to orders-db-2": that one is known already.
      event.message?.split(' ').pop() !== from.name &&
      // Half a minute for a clock that is not the portal's.
      Date.parse(eventTime(event) ?? '') > Date.parse(from.at) - 30_000,
  );
  return failedOver ? { from: from.name, to: primary } : undefined;
}

/** An operation is under way that interrupts things, and not for too long. */
function isExplained(objects: DatabaseObjects, now: Date): boolean {
  return runningOperations(objects, now).some(
    ({ id, since }) =>
      !['failover', 'backup', 'creation'].includes(id) &&
      !(now.getTime() - Date.parse(since ?? '') > QUIET_MS),
  );
}

function healthCauses({ findings }: HealthReport): Cause[] {
  return CAUSES.flatMap(({ cause, topic, rules }): Cause[] => {
    const worst = findings
      .filter(({ id, severity }) => rules.includes(id) && severity !== 'info')
      .sort((a, b) => RANK[b.severity] - RANK[a.severity])[0];
    return worst ? [{ id: cause, topic, ...wordsOf(worst) }] : [];
  });
}

function wordsOf({ id, severity, title, impact, cause, remedy }: Finding) {
  return {
    rule: id,
    severity,
    title,
    description: [impact, cause, remedy].filter(Boolean).join(' '),
  };
}

function policyCauses(policy: PolicyReport | undefined): Cause[] {
  const broken = policy?.findings.filter(({ waived }) => !waived) ?? [];
  const rules = [...new Set(broken.map(({ rule }) => rule))];
  return rules.map(rule => {
    const { title, message, policyTitle } = broken.find(
      finding => finding.rule === rule,
    )!;
    return {
      id: `policy:${rule}`,
      topic: 'policy',
      severity: 'warning',
      title: `Policy broken: ${title}`,
      description: policyTitle
        ? `${message} The policy "${policyTitle}" asks for it.`
        : message,
    };
  });
}

/** For people: `2026-11-20 02:00 UTC`. */
function minuteOf(timestamp: string): string {
  return `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
}

function ruleOf({ rule }: Cause): { rule?: string } {
  return rule === undefined ? {} : { rule };
}

function topicOf(cause: string): NotificationTopic {
  return CAUSES.find(entry => entry.cause === cause)?.topic ?? 'policy';
}
