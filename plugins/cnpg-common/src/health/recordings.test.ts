import {
  Scenario,
  momentsOf,
  objectsAt,
  scenarios,
  timeAt,
} from '../__fixtures__/recordings';
import { DatabaseObjects } from '../model/database';
import { evaluateHealth } from './evaluateHealth';

/** What was said over the whole of a recording: `<state> <rules that fired>`, once per change. */
function story(
  scenario: Scenario,
  change: (objects: DatabaseObjects) => void = () => {},
): string[] {
  const told: string[] = [];
  for (const ms of momentsOf(scenario)) {
    const objects = objectsAt(scenario, ms);
    change(objects);
    const { state, findings } = evaluateHealth(objects, timeAt(scenario, ms));
    const line = [state, ...findings.map(({ id }) => id)].join(' ');
    if (told[told.length - 1] !== line) told.push(line);
  }
  return told;
}

function judge(scenario: Scenario, ms: number, laterMs = 0) {
  return evaluateHealth(
    objectsAt(scenario, ms),
    timeAt(scenario, ms + laterMs),
  );
}

describe('over a recording of the real operator', () => {
  it.each<[Scenario, string[]]>([
    ['create', ['progressing', 'healthy']],
    ['parameters-reload', ['healthy']],
    ['backup', ['healthy']],
    ['scheduled-backup', ['healthy']],
    ['switchover', ['healthy', 'progressing', 'healthy']],
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
    ['restart', ['healthy', 'progressing', 'healthy']],
    ['scale', ['healthy', 'progressing', 'healthy', 'progressing', 'healthy']],
    ['hibernate', ['healthy', 'progressing', 'hibernated LC08']],
    ['wake', ['hibernated LC08', 'progressing', 'healthy']],
    ['archiving-failure', ['healthy', 'unhealthy BK02']],
    ['backup-failure', ['unhealthy BK02', 'healthy']],
    [
      'unschedulable',
      ['healthy', 'progressing', 'healthy', 'progressing', 'healthy'],
    ],
    ['unschedulable-rollout', ['healthy', 'progressing', 'healthy']],
    ['backup-failed', ['healthy', 'degraded BK06', 'progressing', 'healthy']],
    [
      'wrong-credentials',
      ['healthy', 'degraded BK06', 'unhealthy BK02 BK06', 'degraded BK06'],
    ],
    ['restore', ['progressing BK01', 'degraded BK01']],
    ['delete', ['degraded BK06']],
  ])('%s is told as it was', (scenario, expected) => {
    expect(story(scenario)).toEqual(expected);
  });

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
    expect(ids(0)).toEqual(['BK02']);
    expect(ids(2 * 3_600_000)).toEqual(['BK02', 'BK08']);
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
    ).toEqual(['healthy', 'progressing', 'healthy']);
  });
});
