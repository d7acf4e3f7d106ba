import { KubernetesObject, kinds } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(60_000);

const namespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, annotations: { 'pgportal.dev/owner': 'group:default/x' } },
});

describe('the Kubernetes client', () => {
  let sandbox: Sandbox;
  let kubernetes: KubernetesApi;
  beforeAll(async () => {
    sandbox = await startSandbox(['--without-crds', 'monitoring.coreos.com']);
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    ({ kubernetes } = targets.get('aks-primary'));
  });
  afterEach(() => sandbox.clearFaults());
  afterAll(() => sandbox.stop());

  it('applies, reads, changes and deletes an object', async () => {
    const created = await kubernetes.apply<KubernetesObject>(
      namespace('one'),
      kinds.Namespace,
    );
    const again = await kubernetes.apply<KubernetesObject>(
      namespace('one'),
      kinds.Namespace,
    );
    expect(again.metadata.resourceVersion).toBe(
      created.metadata.resourceVersion,
    );

    const patched = await kubernetes.mergePatch(
      kinds.Namespace,
      undefined,
      'one',
      {
        metadata: { labels: { a: 'b' } },
      },
    );
    expect(patched.metadata.labels).toMatchObject({ a: 'b' });

    await expect(
      kubernetes.delete(kinds.Namespace, undefined, 'one', {
        uid: '00000000-0000-0000-0000-000000000000',
      }),
    ).rejects.toMatchObject({ statusCode: 409 });
    await kubernetes.delete(kinds.Namespace, undefined, 'one', {
      uid: created.metadata.uid,
    });
    expect(
      await kubernetes.get(kinds.Namespace, undefined, 'no-such'),
    ).toBeUndefined();
  });

  it('lists in pages', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) {
      await kubernetes.create(namespace(name), kinds.Namespace);
    }
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await kubernetes.list(kinds.Namespace, {
        limit: 2,
        continue: token,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      names.push(...page.items.map(({ metadata }) => metadata.name));
      token = page.continue;
    } while (token);
    expect(names).toEqual(
      expect.arrayContaining(['page-1', 'page-2', 'page-3']),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('watches from where the list ended', async () => {
    const { resourceVersion } = await kubernetes.list(kinds.Namespace);
    const abort = new AbortController();
    const events: string[] = [];
    const watching = (async () => {
      for await (const event of kubernetes.watch(kinds.Namespace, {
        resourceVersion,
        signal: abort.signal,
      })) {
        if (event.type === 'BOOKMARK') continue;
        events.push(`${event.type} ${event.object.metadata.name}`);
        if (event.type === 'DELETED') abort.abort();
      }
    })().catch(error => {
      if (!abort.signal.aborted) throw error;
    });
    const { metadata } = await kubernetes.apply(
      namespace('watched'),
      kinds.Namespace,
    );
    await kubernetes.delete(kinds.Namespace, undefined, metadata.name);
    await watching;
    expect(events[0]).toBe('ADDED watched');
    expect(events[events.length - 1]).toBe('DELETED watched');
  });

  it('knows what is installed', async () => {
    expect(await kubernetes.serves(kinds.Cluster)).toBe(true);
    expect(await kubernetes.serves(kinds.PodMonitor)).toBe(false);
    expect(await kubernetes.serves(kinds.Pod)).toBe(true);
  });

  it('says what a webhook or a schema refuses', async () => {
    await kubernetes.apply(namespace('two'), kinds.Namespace);
    const cluster = {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'orders-db', namespace: 'two' },
      spec: { instances: 0, storage: { size: '1Gi' } },
    };
    await expect(
      kubernetes.apply(cluster, kinds.Cluster),
    ).rejects.toMatchObject({
      statusCode: 422,
      message: expect.stringMatching(
        /refused Cluster two\/orders-db: spec\.instances: /,
      ),
    });
    const nowhere = {
      ...cluster,
      metadata: { name: 'x', namespace: 'nowhere' },
    };
    await expect(
      kubernetes.create(nowhere, kinds.Cluster),
    ).rejects.toMatchObject({
      statusCode: 404,
      message: 'There is no namespace nowhere on AKS primary.',
    });
  });

  it('says that credentials are refused, and recovers', async () => {
    await sandbox.fault('kubernetes', {
      match: { pathPrefix: '/api/v1/namespaces' },
      action: {
        type: 'status',
        status: 401,
        body: { kind: 'Status', reason: 'Unauthorized', code: 401 },
      },
      times: 1,
    });
    await expect(kubernetes.list(kinds.Namespace)).rejects.toMatchObject({
      statusCode: 401,
      message: expect.stringContaining(
        "does not accept the portal's credentials",
      ),
    });
    await kubernetes.list(kinds.Namespace);
  });

  it('says that a connection was cut', async () => {
    await sandbox.fault('kubernetes', {
      match: {},
      action: { type: 'reset' },
      times: 1,
    });
    await expect(kubernetes.list(kinds.Namespace)).rejects.toMatchObject({
      statusCode: 0,
      message: expect.stringMatching(/^AKS primary cannot be reached: /),
    });
  });

  it('lets a backend start whose targets are away or wrongly described', async () => {
    const { targets } = await nodeServices({
      targets: [
        { name: 'gone', kubernetes: { kubeconfig: '/no/such/kubeconfig' } },
        {
          name: 'context',
          kubernetes: { kubeconfig: sandbox.kubeconfig, context: 'other' },
        },
        {
          name: 'closed',
          kubernetes: { url: 'https://127.0.0.1:1', token: 'hush' },
        },
        {
          name: 'untrusted',
          kubernetes: { url: sandbox.azureUrl, token: 'hush' },
        },
      ],
    });
    const problem = (name: string) =>
      targets
        .get(name)
        .kubernetes.list(kinds.Namespace)
        .then(
          () => 'none',
          (error: Error) => error.message,
        );
    expect(await problem('gone')).toMatch(/^gone cannot be reached: ENOENT/);
    expect(await problem('context')).toMatch(/has no context other/);
    expect(await problem('closed')).toMatch(
      /the connection was refused \(ECONNREFUSED\)/,
    );
    expect(await problem('untrusted')).toMatch(
      /its TLS certificate is not trusted/,
    );
    expect(() => targets.get('nowhere')).toThrow(
      'There is no target "nowhere"; there is gone, context, closed, untrusted.',
    );
  });
});
