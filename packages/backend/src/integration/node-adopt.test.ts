import {
  Cluster,
  KubernetesObject,
  clusterAnnotations,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { NodePortal, startNodePortal } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

const COMPLETED = 'Run completed with status: completed';
const NAMESPACE = 'legacy';
const answers = {
  database: `aks-primary/${NAMESPACE}/legacy-db`,
  service: 'component:default/orders',
  environment: 'prod',
};

describe('the template that adopts a database', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '50']);
    portal = await startNodePortal(sandbox, ['postgres-adopt']);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  it('writes on the Cluster whose it is, while the operator works on it', async () => {
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes } = targets.get('aks-primary');
    await kubernetes.create<KubernetesObject>(
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: NAMESPACE },
      },
      kinds.Namespace,
    );
    await kubernetes.create<Cluster>(
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'legacy-db', namespace: NAMESPACE },
        spec: { instances: 2, storage: { size: '1Gi' } },
      },
      kinds.Cluster,
    );
    const read = async () =>
      (await kubernetes.get<Cluster>(kinds.Cluster, NAMESPACE, 'legacy-db'))!;
    const before = await read();

    const { status, log } = await portal.run('postgres-adopt', answers);
    expect({ status, log }).toMatchObject({ status: COMPLETED });
    const after = await read();
    expect(after.metadata.annotations).toMatchObject({
      [clusterAnnotations.owner]: 'group:default/team-orders',
      [clusterAnnotations.dependencyOf]: 'component:default/orders',
      [clusterAnnotations.environment]: 'prod',
      [clusterAnnotations.entityRef]:
        'resource:default/legacy-db.legacy.aks-primary',
    });
    expect(after.spec).toEqual(before.spec);

    const again = await portal.run('postgres-adopt', answers);
    expect(again.log).toContain('belongs to group:default/team-orders already');
    const others = await portal.run('postgres-adopt', {
      ...answers,
      service: 'component:default/payments',
    });
    expect(others.status).not.toBe(COMPLETED);
    expect(others.log).toContain('belongs to group:default/team-orders, and');
  });
});
