import {
  failingOver,
  failingOverLive,
  healthy,
  healthyLive,
  hibernated,
  laggingLive,
} from '../../__fixtures__';
import { describeTopology } from './describeTopology';

describe('describeTopology', () => {
  it('joins place, role, services and lag', () => {
    const { nodes, zones, situation } = describeTopology(healthy, laggingLive);
    expect(situation).toBe('normal');
    expect(zones).toEqual([
      'swedencentral-1',
      'swedencentral-2',
      'swedencentral-3',
    ]);
    expect(nodes).toMatchObject([
      { role: 'primary', services: ['rw', 'r'], disconnected: false },
      {
        role: 'standby',
        services: ['ro', 'r'],
        syncState: 'async',
        lagBytes: 2097152,
        lagMs: 4200,
      },
      { role: 'standby', disconnected: true },
    ]);
  });

  it('claims no connection to be lost while nobody knows', () => {
    for (const live of [undefined, failingOverLive]) {
      const { nodes } = describeTopology(healthy, live);
      expect(nodes.map(node => node.disconnected)).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('tells a pod that is ready from PostgreSQL that does not answer', () => {
    const problem = 'PostgreSQL does not answer.';
    const [first, second, third] = healthyLive.instances;
    const { nodes } = describeTopology(healthy, {
      ...healthyLive,
      // The last one is not asked at all, as where pods/proxy is refused.
      instances: [{ ...first, problem }, second, { name: third.name, problem }],
    });
    expect(nodes.map(({ silent }) => silent)).toEqual([true, false, false]);
  });

  it('says since when nobody is primary, and who is to be', () => {
    const topology = describeTopology(failingOver, failingOverLive);
    expect(topology).toMatchObject({
      situation: 'withoutPrimary',
      since: '2026-11-20T18:18:00Z',
      target: 'orders-db-1',
    });
  });

  it('sees a switchover while the old primary still serves', () => {
    const topology = describeTopology(
      {
        ...healthy,
        phase: 'Switchover in progress',
        phaseReason: 'Switching over to orders-db-2',
      },
      healthyLive,
    );
    expect(topology).toMatchObject({
      situation: 'switchover',
      target: 'orders-db-2',
    });
    expect(topology.nodes[1].target).toBe(true);
  });

  it('lets no service lead to a fenced or a starting instance', () => {
    const [first, second, third] = healthy.instanceList;
    const { nodes } = describeTopology(
      {
        ...healthy,
        instanceList: [
          first,
          { ...second, status: 'Fenced' },
          { ...third, ready: false, status: 'Starting' },
        ],
      },
      healthyLive,
    );
    expect(nodes[1]).toMatchObject({ fenced: true, services: [] });
    expect(nodes[2].services).toEqual([]);
  });

  it('takes the primary of a cluster that follows another one for no real one', () => {
    const designated = (database: typeof healthy) =>
      describeTopology(database, undefined).nodes.map(it => it.designated);
    expect(designated(healthy)).toEqual([false, false, false]);
    expect(
      designated({ ...healthy, replicaCluster: { switching: false } }),
    ).toEqual([true, false, false]);
  });

  it('misses nobody in hibernation', () => {
    expect(describeTopology(hibernated, undefined)).toEqual({
      nodes: [],
      zones: [],
      situation: 'normal',
    });
  });

  it('has a column for instances without a known zone', () => {
    const { zones } = describeTopology(
      {
        ...healthy,
        instanceList: [
          healthy.instanceList[0],
          { ...healthy.instanceList[1], zone: undefined },
        ],
      },
      undefined,
    );
    expect(zones).toEqual(['swedencentral-1', undefined]);
  });
});
