import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Cluster, kinds } from '@pgportal/plugin-cnpg-common';
import { KubernetesApi } from '@pgportal/plugin-cnpg-node';
import { parseAllDocuments } from 'yaml';
import { NodePortal, startNodePortal } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

describe('the template postgres-gitops-local', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  let kubernetes: KubernetesApi;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const services = await nodeServices(cnpgConfig(sandbox));
    kubernetes = services.targets.get('aks-primary').kubernetes;
    portal = await startNodePortal(sandbox, ['postgres-gitops-local']);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  it('writes manifests that the target accepts, and applies none of them', async () => {
    const { status, output, log } = await portal.run('postgres-gitops-local', {
      service: 'component:default/orders',
      name: 'orders-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
    });
    expect(log).toMatch(/Wrote databases\/.*\/database\.yaml/);
    expect(status).toBe('Run completed with status: completed');
    expect(output.text[0].content).toContain(sandbox.dir);
    expect(
      await kubernetes.get<Cluster>(kinds.Cluster, 'team-orders', 'orders-db'),
    ).toBeUndefined();

    const text = await readFile(
      join(
        sandbox.dir,
        'databases/aks-primary/team-orders/orders-db/database.yaml',
      ),
      'utf8',
    );
    const objects = parseAllDocuments(text).map(it => it.toJS());
    for (const object of objects) {
      const kind = Object.values(kinds).find(
        it =>
          it.kind === object.kind &&
          object.apiVersion ===
            (it.group ? `${it.group}/${it.version}` : it.version),
      )!;
      await kubernetes.apply(object, kind);
    }
    expect(
      await kubernetes.get<Cluster>(kinds.Cluster, 'team-orders', 'orders-db'),
    ).toBeDefined();
  });
});
