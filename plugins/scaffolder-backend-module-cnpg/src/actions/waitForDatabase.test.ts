import { Cluster, Pod, kinds } from '@pgportal/plugin-cnpg-common';
import { answers, createContext, setUp } from '../__testUtils__/setUp';
import { FakeKubernetes, refusal } from '../__testUtils__/FakeKubernetes';
import { createWaitForDatabaseAction } from './waitForDatabase';

const input = { database: { ...answers, target: 'kind' } };

/** A database in the given phase, with so many instances that are ready. */
function put(kubernetes: FakeKubernetes, ready: number, phase: string): void {
  const namespace = 'team-orders';
  kubernetes.put(kinds.Cluster, {
    metadata: {
      name: 'orders-db',
      namespace,
      annotations: {
        'pgportal.dev/dependency-of': answers.service,
        'pgportal.dev/plan': answers.plan,
        'pgportal.dev/environment': answers.environment,
      },
    },
    spec: { instances: 3, imageName: 'registry/postgresql:17' },
    status: { phase, readyInstances: ready, currentPrimary: 'orders-db-1' },
  } as Cluster);
  for (let serial = 1; serial <= ready; serial++) {
    kubernetes.put(kinds.Pod, {
      metadata: {
        name: `orders-db-${serial}`,
        namespace,
        labels: {
          'cnpg.io/podRole': 'instance',
          'cnpg.io/instanceRole': serial === 1 ? 'primary' : 'replica',
        },
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    } as Pod);
  }
}

describe('cnpg:database:wait', () => {
  it('ends when the database is ready', async () => {
    const { dependencies, kubernetes } = setUp();
    put(kubernetes, 3, 'Cluster in healthy state');
    const { context, log, output } = createContext(input);
    await createWaitForDatabaseAction(dependencies).handler(context);
    expect(output).toEqual({
      reference: 'kind/team-orders/orders-db',
      entityRef: 'resource:default/orders-db.team-orders.kind',
      endpoint: 'orders-db-rw.team-orders.svc:5432',
      phase: 'Cluster in healthy state',
    });
    expect(log[log.length - 1]).toBe('orders-db is ready');
  });

  it.each([
    [{ 'pgportal.dev/plan': 'large' }, /^name: .* with plan large; choose/],
    [
      { 'pgportal.dev/dependency-of': 'component:default/other' },
      /^name: There is a database orders-db .* already; choose another name/,
    ],
  ])(
    'does not wait for a database that another run made: %j',
    async (annotations, sentence) => {
      const { dependencies, kubernetes } = setUp();
      put(kubernetes, 3, 'Cluster in healthy state');
      const [cluster] = kubernetes.objects.values();
      Object.assign(cluster.metadata.annotations!, annotations);
      const { context } = createContext(input);
      await expect(
        createWaitForDatabaseAction(dependencies).handler(context),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(sentence),
      });
    },
  );

  it('goes on when the target is away for a moment', async () => {
    const { dependencies, kubernetes } = setUp();
    put(kubernetes, 3, 'Cluster in healthy state');
    let calls = 0;
    kubernetes.before = () => {
      calls += 1;
      if (calls === 1) throw refusal('Kind cannot be reached.', 0);
    };
    const { context, log } = createContext(input);
    await createWaitForDatabaseAction(dependencies).handler(context);
    expect(log.slice(0, 2)).toEqual([
      'Kind cannot be reached. Trying again.',
      'Kind can be reached again',
    ]);
  });

  it('ends at once when it is not allowed to look, or the database is gone', async () => {
    const { dependencies, kubernetes } = setUp();
    const run = () =>
      createWaitForDatabaseAction(dependencies).handler(
        createContext(input).context,
      );
    await expect(run()).rejects.toThrow(
      /is gone: somebody deleted its Cluster/,
    );
    kubernetes.before = () => {
      throw refusal('RBAC of Kind does not allow it.', 403);
    };
    await expect(run()).rejects.toThrow('RBAC of Kind does not allow it.');
  });

  it('ends when it is cancelled', async () => {
    const { dependencies, kubernetes } = setUp();
    put(kubernetes, 0, 'Setting up primary');
    const abort = new AbortController();
    const { context } = createContext(input, { signal: abort.signal });
    const waiting = createWaitForDatabaseAction(dependencies).handler(context);
    setImmediate(() => abort.abort());
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says what is missing when the time is over', async () => {
    const { dependencies, kubernetes } = setUp();
    put(kubernetes, 0, 'Setting up primary');
    const { context } = createContext({ ...input, timeoutMinutes: 0.001 });
    await expect(
      createWaitForDatabaseAction(dependencies).handler(context),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'kind/team-orders/orders-db is not ready after 0.001 min. Still missing: "Primary is ready". It exists and goes on by itself; run this again to wait for it.',
    });
  });

  it('does not wait in a dry run', async () => {
    const { dependencies } = setUp();
    const { context, log } = createContext(input, { isDryRun: true });
    await createWaitForDatabaseAction(dependencies).handler(context);
    expect(log).toEqual(['Would wait for kind/team-orders/orders-db']);
  });
});
