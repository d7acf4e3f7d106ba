import { pluggedDatabase } from '../__fixtures__/plugged';
import { Finding, HealthReport, Severity } from '../model/health';
import { Event } from '../model/objects';
import { PolicyReport } from '../policy/evaluatePolicies';
import {
  DatabaseNotification,
  NotificationSubject,
  NotifiedState,
  planNotifications,
} from './planNotifications';

const START = Date.parse('2026-11-20T00:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const LOOK = 30 * SECOND;

interface World {
  findings: { id: string; severity: Severity }[];
  notEvaluated?: string[];
  primary?: string;
  complete?: boolean;
  createdAt?: number;
  events?: Event[];
  /** Phase of the Cluster, where it is not the healthy one. */
  phase?: string;
  policy?: Partial<PolicyReport>;
}

function subject(world: World): NotificationSubject {
  const report: HealthReport = {
    state: 'healthy',
    findings: world.findings.map(
      ({ id, severity }): Finding => ({
        id,
        severity,
        area: 'availability',
        title: `Title of ${id}`,
        impact: `Impact of ${id}.`,
        remedy: `Remedy of ${id}.`,
        evidence: [],
        params: {},
        docs: '',
      }),
    ),
    notEvaluated: (world.notEvaluated ?? []).map(id => ({ id, reason: '' })),
  };
  return {
    name: 'orders-db',
    objects: pluggedDatabase(({ cluster, ...objects }) => {
      if (world.createdAt) {
        cluster.metadata.creationTimestamp = new Date(
          world.createdAt,
        ).toISOString();
      }
      if (world.phase) {
        cluster.status!.phase = world.phase;
        cluster.status!.targetPrimary = 'orders-db-2';
        cluster.status!.targetPrimaryTimestamp = new Date(
          START + 2 * HOUR,
        ).toISOString();
      }
      (objects as { events?: Event[] }).events = [];
    }),
    report,
    complete: world.complete ?? true,
    primary: 'primary' in world ? world.primary : 'orders-db-1',
    policy: {
      findings: [],
      judged: 1,
      notEvaluated: [],
      malformedWaivers: 0,
      ...world.policy,
    },
  };
}

/** Looks every half minute, and gives what was said when, in minutes. */
function watch(
  world: (at: number) => World,
  duration: number,
): { at: number; said: DatabaseNotification }[] {
  let state: NotifiedState | undefined;
  const log: { at: number; said: DatabaseNotification }[] = [];
  for (let at = START; at <= START + duration; at += LOOK) {
    const seen = world(at);
    const look = subject(seen);
    look.objects.events = seen.events ?? [];
    const planned = planNotifications(look, state, new Date(at));
    // What is kept goes through a database as JSON.
    state = JSON.parse(JSON.stringify(planned.state));
    log.push(
      ...planned.notifications.map(said => ({
        at: (at - START) / MINUTE,
        said,
      })),
    );
  }
  return log;
}

const said = (log: ReturnType<typeof watch>) =>
  log.map(({ at, said: { topic, scope, severity, title } }) => [
    at,
    topic,
    scope,
    severity,
    title,
  ]);

const between = (at: number, from: number, to: number) =>
  at >= START + from && at < START + to;

const fault = (id: string, severity: Severity = 'warning') => ({
  id,
  severity,
});

const failover = (at: number): Event => ({
  metadata: { name: `failover-${at}` },
  reason: 'FailoverTarget',
  involvedObject: { kind: 'Cluster', name: 'orders-db' },
  lastTimestamp: new Date(at).toISOString(),
});

describe('planNotifications', () => {
  it('announces a new database once, when it is complete, and an old one never', () => {
    const created = watch(
      at => ({
        findings: [],
        createdAt: START,
        complete: at >= START + 2 * MINUTE,
      }),
      HOUR,
    );
    expect(said(created)).toEqual([
      [2, 'created', 'created', 'normal', 'orders-db: The database is ready'],
    ]);
    expect(watch(() => ({ findings: [] }), HOUR)).toEqual([]);
  });

  it('speaks of a fault that keeps a new database from being complete', () => {
    const log = watch(
      at => ({
        createdAt: START,
        // Until the first WAL is archived.
        complete: at >= START + 40 * MINUTE,
        findings:
          at >= START + MINUTE && at < START + 40 * MINUTE
            ? [fault('BK02', 'critical')]
            : [],
      }),
      2 * HOUR,
    );
    expect(said(log)).toEqual([
      [10, 'archiving', 'archiving', 'critical', 'orders-db: Title of BK02'],
      [40, 'created', 'created', 'normal', 'orders-db: The database is ready'],
      [45, 'archiving', 'archiving', 'low', 'orders-db: Over: Title of BK02'],
    ]);
  });

  it('says a fault once, again when it gets worse, and once when it is over', () => {
    const log = watch(at => {
      if (between(at, HOUR, 2 * HOUR)) return { findings: [fault('BK06')] };
      if (between(at, 2 * HOUR, 3 * HOUR))
        return { findings: [fault('BK06'), fault('BK09', 'critical')] };
      return { findings: [] };
    }, 4 * HOUR);
    expect(said(log)).toEqual([
      [60, 'backup', 'backup', 'high', 'orders-db: Title of BK06'],
      [120, 'backup', 'backup', 'critical', 'orders-db: Title of BK09'],
      [185, 'backup', 'backup', 'low', 'orders-db: Over: Title of BK09'],
    ]);
    expect(log[0].said.description).toBe('Impact of BK06. Remedy of BK06.');
    expect(log[2].said.description).toBe(
      'It has not been seen since 2026-11-20 03:00 UTC.',
    );
  });

  it('takes what flaps for one fault', () => {
    const log = watch(
      at => ({
        findings:
          between(at, HOUR, 2 * HOUR) && Math.floor(at / MINUTE) % 4 < 2
            ? [fault('AV06')]
            : [],
      }),
      3 * HOUR,
    );
    expect(log).toHaveLength(2);
  });

  it('names the cause and not what follows from it', () => {
    const log = watch(
      at => ({
        findings: [
          ...(between(at, HOUR, 4 * HOUR) ? [fault('BK02', 'critical')] : []),
          // The backups of that time fail as well, and the last is old for longer.
          ...(between(at, 2 * HOUR, 5 * HOUR) ? [fault('BK09')] : []),
        ],
      }),
      6 * HOUR,
    );
    expect(said(log).map(([, topic, , severity]) => [topic, severity])).toEqual(
      [
        ['archiving', 'critical'],
        // Its cause is over and it is there still.
        ['backup', 'high'],
        ['archiving', 'low'],
        ['backup', 'low'],
      ],
    );
  });

  it('does not call over what follows from something else now', () => {
    const log = watch(
      at => ({
        findings: [
          fault('BK06'),
          ...(at >= START + HOUR ? [fault('AV01', 'critical')] : []),
        ],
      }),
      3 * HOUR,
    );
    expect(said(log).map(([, topic]) => topic)).toEqual([
      'backup',
      'availability',
    ]);
  });

  it('does not call over what nobody can see at the moment', () => {
    const log = watch(
      at => ({
        findings: at < START + HOUR ? [fault('BK06')] : [],
        notEvaluated: at >= START + HOUR ? ['BK06'] : [],
      }),
      3 * HOUR,
    );
    expect(log).toHaveLength(1);
  });

  it('calls over what one rule saw, although another one of that cause cannot look', () => {
    const log = watch(
      at => ({
        findings: at < START + HOUR ? [fault('BK02')] : [],
        // Nobody has the page open, so nobody asks the instances.
        notEvaluated: ['BK04'],
      }),
      3 * HOUR,
    );
    expect(said(log).map(([, topic, , severity]) => [topic, severity])).toEqual(
      [
        ['archiving', 'high'],
        ['archiving', 'low'],
      ],
    );
  });

  it('is silent about a switchover right after a failover', () => {
    const log = watch(at => {
      const events = [
        {
          ...failover(START + HOUR),
          message: 'Failing over from orders-db-1 to orders-db-2',
        },
      ];
      if (at < START + HOUR) return { findings: [], primary: 'orders-db-1' };
      const primary = at < START + HOUR + LOOK ? 'orders-db-2' : 'orders-db-3';
      return { findings: [], primary, events };
    }, 2 * HOUR);
    expect(said(log).map(([at, topic]) => [at, topic])).toEqual([
      [60, 'failover'],
    ]);
  });

  it('tells of a failover once, however long nobody is primary, and never of a switchover', () => {
    const moves = (events: Event[]) =>
      watch(at => {
        if (at < START + HOUR) return { findings: [], primary: 'orders-db-1' };
        if (at < START + HOUR + 5 * MINUTE)
          return { findings: [], primary: undefined, events };
        return { findings: [], primary: 'orders-db-2', events };
      }, 3 * HOUR);
    const unplanned = moves([failover(START + HOUR)]);
    expect(unplanned).toHaveLength(1);
    expect(unplanned[0].said).toMatchObject({
      topic: 'failover',
      severity: 'high',
      title: 'orders-db: orders-db-2 is the primary now',
      description: expect.stringContaining('from orders-db-1'),
    });
    expect(moves([])).toEqual([]);
    // An earlier failover explains nothing.
    expect(moves([failover(START - HOUR)])).toEqual([]);
  });

  it('is quiet while an operation explains what is seen, and speaks when it takes too long', () => {
    const during = (end: number) =>
      watch(
        at => ({
          findings: between(at, 2 * HOUR, end) ? [fault('AV06')] : [],
          phase: between(at, 2 * HOUR, end)
            ? 'Switchover in progress'
            : undefined,
        }),
        5 * HOUR,
      );
    expect(during(2 * HOUR + 10 * MINUTE)).toEqual([]);
    expect(said(during(4 * HOUR)).map(([at, topic]) => [at, topic])).toEqual([
      [150.5, 'availability'],
      [245, 'availability'],
    ]);
  });

  it('tells of a policy that is newly broken, and of a waiver that ends within a week, once', () => {
    const broken = {
      rule: 'zones',
      title: 'Spread over zones',
      policy: 'production',
      policyTitle: 'Production',
      message: 'Its instances need not run in different zones.',
      field: 'target' as const,
    };
    const waived = {
      rule: 'zones',
      until: '2026-11-27',
      reason: 'The second zone comes in January',
      by: 'user:default/platform-engineer',
    };
    const log = watch(
      at => ({
        findings: [],
        policy: {
          findings:
            at < START + HOUR
              ? []
              : [{ ...broken, ...(at < START + 30 * HOUR && { waived }) }],
        },
      }),
      40 * HOUR,
    );
    expect(said(log)).toEqual([
      [
        24 * 60,
        'waiver',
        'waiver:zones:2026-11-27',
        'normal',
        'orders-db: The waiver of "Spread over zones" ends on 2026-11-27',
      ],
      [
        30 * 60,
        'policy',
        'policy:zones',
        'high',
        'orders-db: Policy broken: Spread over zones',
      ],
    ]);
  });

  it('misses nothing and says nothing twice over a day with everything in it', () => {
    const day: [from: number, to: number, id: string, severity: Severity][] = [
      [1, 1.5, 'AV06', 'warning'],
      [2, 4, 'BK02', 'critical'],
      [5, 6, 'ST01', 'critical'],
      [7, 24, 'SC01', 'warning'],
      [8, 24, 'LC02', 'warning'],
      [9, 9.5, 'BK08', 'warning'],
      [12, 13, 'AV01', 'critical'],
      [20, 21, 'BK06', 'warning'],
    ];
    const moves = [3, 14.25];
    const log = watch(at => {
      const moved = moves.filter(hour => at >= START + hour * HOUR);
      return {
        createdAt: START,
        complete: at >= START + 3 * MINUTE,
        findings: day
          .filter(([from, to]) => between(at, from * HOUR, to * HOUR))
          .map(([, , id, severity]) => fault(id, severity)),
        primary: `orders-db-${moved.length + 1}`,
        events: moved.map(hour => failover(START + hour * HOUR)),
      };
    }, 24 * HOUR - LOOK);
    const over = log.filter(entry => entry.said.title.includes('Over: '));
    // Two faults last beyond the day.
    expect(over).toHaveLength(day.length - 2);
    expect(log).toHaveLength(1 + moves.length + day.length + over.length);
    const keys = log.map(entry => `${entry.at} ${entry.said.scope}`);
    expect(new Set(keys).size).toBe(keys.length);
    process.stdout.write(
      `A day of events: ${log.length} notifications, none twice, none missing\n`,
    );
  });
});
