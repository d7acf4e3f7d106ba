import {
  Scenario,
  momentsOf,
  objectsAt,
  scenarios,
  timeAt,
} from '../__fixtures__/recordings';
import recordedStatus from '../__fixtures__/pgStatus.json';
import { DatabaseObjects } from '../model/database';
import { parsePgStatus } from '../model/pgStatus';
import { evaluateHealth } from './evaluateHealth';
import { evaluateRules } from './evaluateRules';
import { RULES } from './rules';

/** What is true of the recorded clusters all the time, and no part of what happens to them. */
const TRUE_THROUGHOUT: Record<string, string> = {
  BK10: 'they have no schedule, or a suspended one',
  BK16: 'they use in-tree backup: the plugin was not available',
  LC01: 'they name an image, not a catalog',
  AV11: 'the restored one has a single instance',
};

const TOLD = RULES.filter(({ id }) => !(id in TRUE_THROUGHOUT));

type Pods = keyof typeof recordedStatus;

/** With what the instances said of themselves at the end of the recording, where that was recorded. */
function judgeEnd(scenario: Scenario) {
  const end = momentsOf(scenario).slice(-1)[0];
  const objects = objectsAt(scenario, end);
  const bodies = recordedStatus[scenario as Pods] as
    | Record<string, unknown>
    | undefined;
  if (bodies) {
    objects.pgStatus = Object.fromEntries(
      Object.entries(bodies).map(([pod, body]) => [pod, parsePgStatus(body)!]),
    );
  }
  return evaluateHealth(objects, timeAt(scenario, end));
}

/**
 * What was said over the whole of a recording: `<state> <rules that fired>`,
 * once per change. Each moment is judged when it comes and just before the
 * next, for time alone may make a rule speak.
 */
function story(
  scenario: Scenario,
  change: (objects: DatabaseObjects) => void = () => {},
): string[] {
  const told: string[] = [];
  const moments = momentsOf(scenario);
  moments.forEach((ms, index) => {
    const objects = objectsAt(scenario, ms);
    change(objects);
    for (const at of [ms, (moments[index + 1] ?? ms + 1) - 1]) {
      const { state, findings } = evaluateRules(
        TOLD,
        objects,
        timeAt(scenario, at),
      );
      const line = [state, ...findings.map(({ id }) => id)].join(' ');
      if (told[told.length - 1] !== line) told.push(line);
    }
  });
  return told;
}

function judge(scenario: Scenario, ms: number, laterMs = 0) {
  return evaluateRules(
    TOLD,
    objectsAt(scenario, ms),
    timeAt(scenario, ms + laterMs),
  );
}

describe('over a recording of the real operator', () => {
  it.each<[Scenario, string[]]>([
    ['create', ['progressing', 'healthy']],
    ['parameters-reload', ['healthy']],
    ['backup', ['healthy', 'healthy BK07', 'healthy']],
    ['scheduled-backup', ['healthy', 'healthy BK07', 'healthy']],
    ['switchover', ['healthy', 'progressing AV03', 'healthy']],
    [
      'failover',
      ['healthy', 'progressing', 'unhealthy AV02', 'progressing', 'healthy'],
    ],
    [
      // The pod is gone some moments before the operator notices.
      'failover-force',
      [
        'healthy',
        'progressing',
        'unhealthy AV01',
        'unhealthy AV02',
        'progressing',
        'healthy',
      ],
    ],
    ['fence', ['healthy', 'degraded AV10']],
    ['unfence', ['degraded AV10', 'progressing', 'healthy']],
    [
      'restart',
      [
        'healthy',
        'progressing LC05',
        'progressing',
        'progressing LC05',
        'progressing',
        'healthy',
      ],
    ],
    ['scale', ['healthy', 'progressing', 'healthy', 'progressing', 'healthy']],
    ['hibernate', ['healthy', 'progressing', 'hibernated LC08']],
    ['wake', ['hibernated LC08', 'progressing', 'healthy']],
    ['archiving-failure', ['healthy', 'unhealthy BK02']],
    [
      'backup-failure',
      ['unhealthy BK02', 'unhealthy BK02 BK07', 'healthy BK07', 'healthy'],
    ],
    [
      'unschedulable',
      ['healthy', 'progressing', 'healthy', 'progressing', 'healthy'],
    ],
    [
      'unschedulable-rollout',
      ['healthy', 'progressing LC05', 'progressing', 'healthy'],
    ],
    [
      'backup-failed',
      [
        'healthy',
        'degraded BK06',
        'degraded BK06 BK07',
        'progressing BK07',
        'progressing',
        'healthy',
      ],
    ],
    [
      'wrong-credentials',
      [
        'healthy',
        'healthy BK07',
        'degraded BK06 BK07',
        'degraded BK06',
        'unhealthy BK02 BK06',
        'unhealthy BK02 BK06 BK20',
        'degraded BK06 BK20',
      ],
    ],
    ['restore', ['progressing BK01 BK18', 'degraded BK01 BK18']],
    ['delete', ['degraded BK06']],
  ])('%s is told as it was', (scenario, expected) => {
    expect(story(scenario)).toEqual(expected);
  });

  it.each<[Scenario, string[]]>([
    ['create', []],
    ['backup', []],
    ['scheduled-backup', []],
    ['switchover', []],
    // The file that a promotion fails to archive once stays in /pg/status.
    ['failover', []],
    ['failover-force', []],
    ['parameters-reload', []],
    ['restart', []],
    ['scale', []],
    ['unfence', []],
    ['wake', []],
    ['hibernate', []],
    ['fence', ['AV10']],
    ['archiving-failure', ['BK02']],
    ['restore', ['BK01', 'BK18']],
  ])('nothing false is said at the end of %s', (scenario, expected) => {
    const { findings } = judgeEnd(scenario);
    expect(
      findings
        .filter(
          ({ id, severity }) => severity !== 'info' && !(id in TRUE_THROUGHOUT),
        )
        .map(({ id }) => id),
    ).toEqual(expected);
  });

  it.each<[Scenario]>([['create'], ['failover'], ['fence'], ['restore']])(
    'every rule is decided with all sources: %s',
    scenario => {
      expect(judgeEnd(scenario).notEvaluated).toEqual([]);
    },
  );

  it('covers every recording', () => {
    expect(scenarios).toHaveLength(21);
  });

  it('says in a failover that nobody is primary', () => {
    const [finding] = judge('failover', 5000).findings;
    expect(finding).toMatchObject({
      id: 'AV02',
      severity: 'critical',
      title: 'Failing over from orders-db-2 to orders-db-1',
      impact: expect.stringContaining('Nobody is primary'),
      params: { from: 'orders-db-2', to: 'orders-db-1' },
    });
  });

  it('sees the archive fail while the phase and Ready say that all is well', () => {
    const { cluster } = objectsAt('archiving-failure', 90_000);
    expect(cluster.status?.phase).toBe('Cluster in healthy state');
    expect(cluster.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    );
    expect(judge('archiving-failure', 90_000).findings).toEqual([
      expect.objectContaining({
        id: 'BK02',
        severity: 'critical',
        since: expect.stringMatching(/^2026-11-20T18:27:3\dZ$/),
      }),
    ]);
  });

  it('takes a waiting backup for stuck after two hours, not after four minutes', () => {
    const ids = (laterMs: number) =>
      judge('backup-failure', 220_000, laterMs).findings.map(({ id }) => id);
    expect(ids(0)).toEqual(['BK02', 'BK07']);
    expect(ids(2 * 3_600_000)).toEqual(['BK02', 'BK08', 'BK07']);
  });

  it("quotes the scheduler's message after half a minute", () => {
    expect(judge('unschedulable', 20_000, 12_000).findings).toEqual([
      expect.objectContaining({
        id: 'AV08',
        title: expect.stringMatching(
          /^No node takes the pod orders-db-4-join-/,
        ),
        cause: expect.stringContaining('1 node(s) had untolerated taint(s)'),
      }),
    ]);
    expect(judge('unschedulable-rollout', 25_000, 12_000).findings).toEqual([
      expect.objectContaining({
        id: 'AV08',
        cause: expect.stringContaining('1 Insufficient cpu'),
      }),
    ]);
  });

  it('misses the instance that no node takes after two minutes', () => {
    const { findings } = judge('unschedulable-rollout', 25_000, 120_000);
    expect(findings.map(({ id }) => id)).toEqual(['AV06', 'AV08']);
  });

  it('sees that there are no backups although archiving is said to work', () => {
    const { cluster } = objectsAt('restore', 63_000);
    expect(cluster.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'ContinuousArchiving', status: 'True' }),
    );
    expect(judge('restore', 63_000).findings).toEqual([
      expect.objectContaining({ id: 'BK01' }),
      expect.objectContaining({ id: 'BK18' }),
    ]);
  });

  it('never fires twice for one rule, and always says what to do', () => {
    for (const scenario of scenarios) {
      for (const ms of momentsOf(scenario)) {
        const { findings } = judge(scenario, ms, 3_600_000);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(
          findings.length,
        );
        for (const { title, impact, remedy, evidence } of findings) {
          expect([title, impact, remedy].every(Boolean)).toBe(true);
          expect(title).not.toMatch(/\.$|undefined/);
          expect(evidence.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('is silent about what it cannot read', () => {
    expect(
      story('restart', objects => {
        objects.pods = [];
        objects.unavailable.Pod = 'pods may not be listed';
      }),
    ).toEqual([
      'healthy',
      'progressing LC05',
      'progressing',
      'progressing LC05',
      'progressing',
      'healthy',
    ]);
  });
});
