import { DatabaseLive, kinds } from '@pgportal/plugin-cnpg-common';
import { clearJournal, kubernetesRequests } from './__testUtils__/indexJournal';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

const NAMESPACE = 'team-orders';

describe('live figures over a Kubernetes API', () => {
  let sandbox: Sandbox;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes } = targets.get('aks-primary');
    await kubernetes.create(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
      kinds.Namespace,
    );
    // One for each test: figures are asked for every ten seconds only.
    for (const name of ['seen-db', 'slow-db', 'shy-db']) {
      const cluster = {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name, namespace: NAMESPACE },
        spec: {
          instances: 2,
          imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
          storage: { size: '1Gi' },
        },
      };
      await kubernetes.create(cluster, kinds.Cluster);
    }
    portal = await startPortal(cnpgConfig(sandbox));
    await waitFor(async () => {
      const { body } = await portal.get('/cnpg/v1/databases');
      const ready = body.items.filter(
        (item: { instances: { ready: number } }) => item.instances.ready === 2,
      );
      if (ready.length < 3) throw new Error(`Only ${ready.length} are ready`);
    });
  });
  afterEach(() => sandbox.clearFaults());
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const path = (name: string) =>
    `/cnpg/v1/databases/aks-primary/${NAMESPACE}/${name}`;
  const look = async (name: string): Promise<DatabaseLive> => {
    const { status, body } = await portal.get(`${path(name)}/instances`);
    expect(status).toBe(200);
    return body;
  };
  const asked = async () =>
    (await kubernetesRequests(sandbox)).filter(request =>
      request.path.includes('/proxy/'),
    );

  it('are asked for once, for all who look', async () => {
    await clearJournal(sandbox);
    const looks = await Promise.all(
      Array.from({ length: 20 }, () => look('seen-db')),
    );
    expect(looks[0].problem).toBeUndefined();
    expect(looks[0].instances).toMatchObject([
      { name: 'seen-db-1', isPrimary: true, currentLsn: expect.any(String) },
      { name: 'seen-db-2', isPrimary: false, replayLsn: expect.any(String) },
    ]);
    expect(looks[0].replication).toMatchObject([
      { standby: 'seen-db-2', state: 'streaming', replayLagBytes: 0 },
    ]);
    expect(new Set(looks.map(({ asOf }) => asOf)).size).toBe(1);
    expect(looks[0].size).toMatchObject({
      totalBytes: expect.any(Number),
      databases: expect.arrayContaining([
        { name: 'app', bytes: expect.any(Number) },
      ]),
    });
    expect((await asked()).map(request => request.path).sort()).toEqual([
      `/api/v1/namespaces/${NAMESPACE}/pods/http:seen-db-1:9187/proxy/metrics`,
      `/api/v1/namespaces/${NAMESPACE}/pods/https:seen-db-1:8000/proxy/pg/status`,
      `/api/v1/namespaces/${NAMESPACE}/pods/https:seen-db-2:8000/proxy/pg/status`,
    ]);
  });

  it('come from the instances that answer, while others do not', async () => {
    await sandbox.fault('kubernetes', {
      match: { pathRegex: 'https:slow-db-2:8000|http:slow-db-1:9187' },
      action: { type: 'hang' },
    });
    const { instances, problem, size, sizeProblem } = await look('slow-db');
    expect(size).toBeUndefined();
    expect(sizeProblem).toBe('The instance did not answer within 3 s.');
    expect(problem).toBeUndefined();
    expect(instances).toMatchObject([
      { name: 'slow-db-1', isPrimary: true },
      {
        name: 'slow-db-2',
        problem: 'The instance did not answer within 3 s.',
      },
    ]);
  });

  it('are said to be forbidden in one sentence, wherever they are missed', async () => {
    await sandbox.fault('kubernetes', {
      match: { pathRegex: '/proxy/' },
      action: { type: 'status', status: 403 },
    });
    const { problem } = await look('shy-db');
    expect(problem).toBe(
      'The portal may not read live figures on AKS primary: its role there lacks "get" on pods/proxy, which the platform team can add.',
    );
    const { body } = await portal.get(path('shy-db'));
    expect(
      body.report.notEvaluated.map(({ reason }: { reason: string }) => reason),
    ).toContain(problem);
  });
});
