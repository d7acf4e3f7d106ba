import { Cluster, DatabaseObjects, Pod } from '@pgportal/plugin-cnpg-common';
import { CreationReporter } from './CreationReporter';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);

const runningPods = (count: number): Pod[] =>
  Array.from({ length: count }, (_, index) => ({
    metadata: {
      name: `orders-db-${index + 1}`,
      labels: {
        'cnpg.io/podRole': 'instance',
        'cnpg.io/instanceRole': index ? 'replica' : 'primary',
      },
    },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  }));

const NOT_READY = {
  type: 'Ready',
  status: 'False',
  lastTransitionTime: at(1).toISOString(),
};

function objects(
  status: Cluster['status'],
  more: Partial<DatabaseObjects> & {
    backups?: DatabaseObjects['backups'];
  } = {},
): DatabaseObjects {
  return {
    cluster: {
      metadata: {
        name: 'orders-db',
        namespace: 'team-orders',
        creationTimestamp: at(0).toISOString(),
      },
      spec: {
        instances: 3,
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            isWALArchiver: true,
            parameters: { barmanObjectName: 'orders-db' },
          },
        ],
      },
      status: { conditions: [NOT_READY], ...status },
    },
    pods: runningPods(status?.readyInstances ?? 0),
    volumes: [],
    services: [],
    backups: [],
    scheduledBackups: [],
    objectStores: [
      { metadata: { name: 'orders-db', namespace: 'team-orders' } },
    ],
    nodes: [],
    unavailable: {},
    ...more,
  };
}

const archiving = (status: 'True' | 'False') => [
  NOT_READY,
  {
    type: 'ContinuousArchiving',
    status,
    lastTransitionTime: at(1).toISOString(),
  },
];
const HEALTHY = 'Cluster in healthy state';

describe('CreationReporter', () => {
  let log: string[];
  let reporter: CreationReporter;
  beforeEach(() => {
    log = [];
    reporter = new CreationReporter(message => log.push(message), at(0));
  });

  it('says each step once, in the words of people', () => {
    const creating = objects({
      phase: 'Creating a new replica',
      readyInstances: 1,
      currentPrimary: 'orders-db-1',
    });
    expect(reporter.look(objects(undefined), at(0)).state).toBe('waiting');
    reporter.look(creating, at(2));
    reporter.look(creating, at(4));
    reporter.look(
      objects({
        phase: 'Creating a new replica',
        readyInstances: 2,
        currentPrimary: 'orders-db-1',
      }),
      at(6),
    );
    const healthy = {
      phase: HEALTHY,
      readyInstances: 3,
      currentPrimary: 'orders-db-1',
    };
    expect(reporter.look(objects(healthy), at(8))).toMatchObject({
      state: 'waiting',
    });
    expect(
      reporter.look(
        objects({ ...healthy, conditions: archiving('True') }),
        at(10),
      ),
    ).toEqual({ state: 'ready' });
    expect(log.filter(line => line.startsWith('Instance'))).toEqual([
      'Instance 1 of 3 is running',
      'Instance 2 of 3 is streaming',
      'Instance 3 of 3 is streaming',
    ]);
    expect(log[log.length - 1]).toBe('First WAL archived');
    expect(new Set(log).size).toBe(log.length);
  });

  it('is not ready while nothing is archived, whatever the phase', () => {
    const verdict = reporter.look(
      objects({ phase: HEALTHY, readyInstances: 3 }),
      at(0),
    );
    expect(verdict).toEqual({
      state: 'waiting',
      missing: '"First WAL archived".',
      step: 'archiving',
    });
  });

  it('does not wait for an archive where there are no backups', () => {
    const without = objects({ phase: HEALTHY, readyInstances: 3 });
    without.cluster.spec!.plugins = undefined;
    expect(reporter.look(without, at(0))).toEqual({ state: 'ready' });
  });

  it('names the cause of failing archiving when it holds, and keeps waiting', () => {
    const failing = objects(
      {
        phase: HEALTHY,
        readyInstances: 3,
        currentPrimary: 'orders-db-1',
        conditions: archiving('False'),
      },
      {
        archiverLog: [
          'AADSTS70021: No matching federated identity record found',
        ],
      },
    );
    reporter.look(failing, at(30));
    expect(log.join()).not.toMatch(/AADSTS/);
    const verdict = reporter.look(failing, at(32));
    reporter.look(failing, at(34));
    expect(log.filter(line => /AADSTS70021/.test(line))).toEqual([
      expect.stringMatching(
        /^WAL archiving does not work yet: .*subject.*Azure may take some minutes/,
      ),
    ]);
    expect(verdict).toMatchObject({
      state: 'waiting',
      missing: expect.stringMatching(
        /^"First WAL archived"\. .*AADSTS70021.* Run the creation again/,
      ),
    });
  });

  it('says which pod no node takes, but not in passing', () => {
    const pod: Pod = {
      metadata: {
        name: 'orders-db-2',
        labels: { 'cnpg.io/podRole': 'instance' },
      },
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            lastTransitionTime: at(-60).toISOString(),
            message: '0/3 nodes are available: insufficient cpu.',
          },
        ],
      },
    };
    const status = {
      phase: 'Creating a new replica',
      readyInstances: 1,
      currentPrimary: 'orders-db-1',
    };
    reporter.look(objects(status, { pods: [...runningPods(1), pod] }), at(0));
    reporter.look(objects(status), at(2));
    expect(log.join()).not.toMatch(/insufficient cpu/);
    reporter.look(objects(status, { pods: [...runningPods(1), pod] }), at(4));
    reporter.look(objects(status, { pods: [...runningPods(1), pod] }), at(6));
    expect(log.join()).toMatch(
      /No node takes the pod orders-db-2: .*insufficient cpu/,
    );
  });

  it('gives up when CloudNativePG has stopped working for two minutes', () => {
    const stopped = objects({
      phase: 'Invalid cluster definition',
      phaseReason: 'no image for major 17',
    });
    expect(reporter.look(stopped, at(0)).state).toBe('waiting');
    expect(reporter.look(stopped, at(119)).state).toBe('waiting');
    expect(reporter.look(stopped, at(120))).toEqual({
      state: 'failed',
      reason: 'Invalid cluster definition: no image for major 17',
    });
  });

  describe('with databases and a pooler', () => {
    const asked = (
      database: { applied?: boolean; message?: string },
      phase?: string,
    ) => {
      const found = objects(
        { phase: HEALTHY, readyInstances: 3, currentPrimary: 'orders-db-1' },
        {
          databases: [
            {
              metadata: {
                name: 'orders-db.reports',
                creationTimestamp: at(1).toISOString(),
              },
              spec: { name: 'reports' },
              status: database,
            },
          ],
          poolers: [
            {
              metadata: {
                name: 'orders-db-pooler',
                creationTimestamp: at(1).toISOString(),
              },
              spec: { instances: 2 },
              status: { phase },
            },
          ],
        },
      );
      found.cluster.spec!.plugins = undefined;
      return found;
    };

    it('is ready when they are', () => {
      expect(reporter.look(asked({}), at(0))).toMatchObject({
        state: 'waiting',
        step: 'databases',
        missing: expect.stringMatching(/0 of 1 are there/),
      });
      expect(
        reporter.look(asked({ applied: true }, 'inactive'), at(2)),
      ).toMatchObject({
        state: 'waiting',
        step: 'pooler',
      });
      expect(reporter.look(asked({ applied: true }, 'active'), at(4))).toEqual({
        state: 'ready',
      });
      expect(log).toEqual(
        expect.arrayContaining([
          'The database that was asked for is there',
          'Pooler is ready',
        ]),
      );
    });

    it('ends when PostgreSQL goes on refusing one', () => {
      const refused = asked({
        applied: false,
        message: 'extension "vector" is not available',
      });
      expect(reporter.look(refused, at(0)).state).toBe('waiting');
      expect(reporter.look(refused, at(2)).state).toBe('waiting');
      expect(log).toContain('reports: extension "vector" is not available');
      expect(reporter.look(refused, at(120))).toEqual({
        state: 'failed',
        reason: 'the database reports: extension "vector" is not available',
      });
    });
  });

  it('says why there is not even a pod', () => {
    const refused = objects(
      { phase: 'Setting up primary' },
      {
        events: [
          {
            metadata: { name: 'e' },
            involvedObject: { kind: 'Job', name: 'orders-db-1-initdb' },
            reason: 'FailedCreate',
            message: 'pods "orders-db-1-initdb-x" is forbidden: exceeded quota',
            lastTimestamp: at(1).toISOString(),
          },
        ],
      },
    );
    reporter.look(refused, at(2));
    expect(reporter.look(refused, at(4))).toMatchObject({
      missing: expect.stringMatching(/"Primary is ready".*exceeded quota/),
    });
    expect(log).toContain(
      'Kubernetes refuses a pod of it: pods "orders-db-1-initdb-x" is forbidden: exceeded quota',
    );
  });

  it('says every minute what it waits for', () => {
    const pods = [{ metadata: { name: 'orders-db-1-initdb-x' } }];
    for (let seconds = 0; seconds <= 180; seconds += 2) {
      reporter.look(
        objects({ phase: 'Setting up primary' }, { pods }),
        at(seconds),
      );
    }
    expect(
      log.filter(line => line.startsWith('Still waiting for: ')),
    ).toHaveLength(3);
  });
});
