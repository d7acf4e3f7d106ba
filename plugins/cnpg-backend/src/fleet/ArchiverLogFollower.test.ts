import { mockServices } from '@backstage/backend-test-utils';
import { Cluster } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from '../__testUtils__/MemoryKubernetesApi';
import { aCluster } from '../__testUtils__/objects';
import { waitFor } from '../__testUtils__/waitFor';
import { ArchiverLogFollower } from './ArchiverLogFollower';
import { FleetStore } from './FleetStore';

const ref = { target: 'a', namespace: 'team-orders', name: 'orders-db' };

const inTree: Cluster['spec'] = {
  backup: { barmanObjectStore: { destinationPath: 'https://x/y' } },
};
const plugin: Cluster['spec'] = {
  plugins: [{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true }],
};

const archiving = (
  spec: Cluster['spec'],
  status: 'True' | 'False',
  message = 'unexpected failure invoking barman-cloud-wal-archive: exit status 2',
) =>
  aCluster({
    spec,
    status: {
      currentPrimary: 'orders-db-2',
      conditions: [
        {
          type: 'ContinuousArchiving',
          status,
          reason:
            status === 'True'
              ? 'ContinuousArchivingSuccess'
              : 'ContinuousArchivingFailing',
          message,
          lastTransitionTime: new Date().toISOString(),
        },
      ],
    },
  });

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ending.splice(0).map(end => end()));
});

function setUp(intervalMs = 60_000) {
  const api = new MemoryKubernetesApi();
  const store = new FleetStore();
  const stop = new AbortController();
  const follower = new ArchiverLogFollower({
    target: 'a',
    api,
    store,
    logger: mockServices.logger.mock(),
    intervalMs,
  });
  const ended = follower.run(stop.signal);
  ending.push(async () => {
    stop.abort();
    await ended;
  });
  return { api, store, log: () => store.objects(ref)?.archiverLog };
}

describe('ArchiverLogFollower', () => {
  it.each([
    ['postgres', inTree],
    ['plugin-barman-cloud', plugin],
  ])('reads the log of %s once archiving fails', async (container, spec) => {
    const { api, store, log } = setUp();
    api.logs.set(`team-orders/orders-db-2/${container}`, 'ERROR: AADSTS70021');
    store.apply('a', 'Cluster', 'ADDED', archiving(spec, 'True'));
    store.apply('a', 'Cluster', 'MODIFIED', archiving(spec, 'False'));
    await waitFor(() => expect(log()).toEqual(['ERROR: AADSTS70021']));
    expect(api.calls).toEqual(['get pods/log']);

    store.apply('a', 'Cluster', 'MODIFIED', archiving(spec, 'True'));
    expect(log()).toBeUndefined();
  });

  it('reads it again while archiving fails, and not after', async () => {
    const { api, store, log } = setUp(5);
    api.logs.set('team-orders/orders-db-2/postgres', 'error: first');
    store.apply('a', 'Cluster', 'ADDED', archiving(inTree, 'False'));
    await waitFor(() => expect(log()).toEqual(['error: first']));
    api.logs.set('team-orders/orders-db-2/postgres', 'error: second');
    await waitFor(() => expect(log()).toEqual(['error: second']));

    store.apply('a', 'Cluster', 'MODIFIED', archiving(inTree, 'True'));
    await new Promise(resolve => setTimeout(resolve, 20));
    const calls = api.calls.length;
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.calls).toHaveLength(calls);
  });

  it('leaves a promotion alone, which refuses archiving for a moment', async () => {
    const { api, store } = setUp();
    const message = 'switchover in progress, refusing archiving';
    store.apply('a', 'Cluster', 'ADDED', archiving(inTree, 'False', message));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.calls).toEqual([]);
  });

  it('reads nothing of a cluster without backups, or on other targets', async () => {
    const { api, store } = setUp();
    store.apply('a', 'Cluster', 'ADDED', archiving({}, 'False'));
    store.apply('b', 'Cluster', 'ADDED', archiving(inTree, 'False'));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.calls).toEqual([]);
  });

  it('says where the log should be that it may not be read', async () => {
    const { api, store, log } = setUp();
    api.refusals.set(
      'get pods/log',
      new KubernetesApiError('AKS a does not let the portal get pods/log.', {
        statusCode: 403,
      }),
    );
    store.apply('a', 'Cluster', 'ADDED', archiving(inTree, 'False'));
    await waitFor(() =>
      expect(log()).toEqual([
        "The archiver's log of pod orders-db-2 could not be read: AKS a does not let the portal get pods/log.",
      ]),
    );
  });
});
