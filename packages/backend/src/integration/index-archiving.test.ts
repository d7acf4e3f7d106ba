import {
  buildDatabaseManifests,
  databaseEntityRef,
  DatabaseRequest,
} from '@pgportal/plugin-cnpg-common';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

describe('a database whose WAL cannot be archived', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    portal = await startPortal(cnpgConfig(sandbox));
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  it('says that the federated credential is for another service account', async () => {
    const { targets, provisioner } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes, definition } = targets.get('aks-primary');
    const owner = 'group:default/team-orders';
    const ensure = (name: string) =>
      provisioner.ensureIdentity({
        ref: { target: 'aks-primary', namespace: 'team-orders', name },
        owner,
        onProgress: () => {},
        checkpoint: (_, fn) => fn(),
      });
    const request: DatabaseRequest = {
      service: 'component:default/orders',
      name: 'orders-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      owner,
      namespace: 'team-orders',
    };
    await ensure('orders-db');
    const { clientId } = await ensure('billing-db');
    const manifests = buildDatabaseManifests(
      targets.offer.plans.find(({ name }) => name === 'small')!,
      definition,
      { ...request, clientId, production: true },
    );
    for (const { kind, object, optional } of manifests) {
      if (!optional || (await kubernetes.serves(kind))) {
        await kubernetes.apply(object, kind);
      }
    }

    await waitFor(async () => {
      const { body } = await portal.get(
        '/cnpg/v1/databases/aks-primary/team-orders/orders-db',
      );
      expect(body).toMatchObject({
        entityRef: databaseEntityRef({
          target: 'aks-primary',
          namespace: 'team-orders',
          name: 'orders-db',
        }),
        backups: { configured: true, archiving: 'failing' },
      });
      expect(JSON.stringify(body.report.findings)).toContain('AADSTS70021');
      expect(body.report.findings).toContainEqual(
        expect.objectContaining({
          area: 'backup',
          cause: expect.stringContaining(
            'subject does not match the service account',
          ),
        }),
      );
    });
  });
});
