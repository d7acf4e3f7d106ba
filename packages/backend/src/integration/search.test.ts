import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import searchPlugin from '@backstage/plugin-search-backend';
import searchCatalogModule from '@backstage/plugin-search-backend-module-catalog';
import { Cluster, kinds } from '@pgportal/plugin-cnpg-common';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

const ENTITY = 'orders-db.team-orders.aks-primary';

describe('the search of the portal', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  const scheduler = mockServices.scheduler();
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    portal = await startPortal(cnpgConfig(sandbox), [
      searchPlugin,
      searchCatalogModule,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ]);
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes } = targets.get('aks-primary');
    await kubernetes.create(
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'team-orders' },
      },
      kinds.Namespace,
    );
    await kubernetes.create<Cluster>(
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: {
          name: 'orders-db',
          namespace: 'team-orders',
          annotations: {
            'pgportal.dev/owner': 'group:default/warehouse',
            'pgportal.dev/environment': 'prod',
          },
        },
        spec: {
          instances: 2,
          imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
          storage: { size: '1Gi' },
        },
      },
      kinds.Cluster,
    );
    await waitFor(async () => {
      const { status } = await portal.get(
        `/catalog/entities/by-name/resource/default/${ENTITY}`,
      );
      if (status !== 200) throw new Error(`The catalog says ${status}`);
    });
    // Backstage does this every ten minutes.
    await scheduler.triggerTask('search_index_software_catalog');
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const find = async (term: string): Promise<string[]> => {
    const { status, body } = await portal.get(
      `/search/query?term=${encodeURIComponent(term)}`,
    );
    expect(status).toBe(200);
    return body.results.map(
      ({ document }: { document: { location: string } }) => document.location,
    );
  };

  it.each([
    ['its name', 'orders-db'],
    ['its version', 'PostgreSQL 17.5'],
    ['its environment', 'environment prod'],
    ['its owner', 'warehouse'],
    ['its target', 'AKS primary'],
    ['what it is not', 'managed'],
  ])('finds a database by %s', async (_, term) => {
    expect(await find(term)).toContain(`/catalog/default/resource/${ENTITY}`);
  });

  it('does not find it by anything', async () => {
    expect(await find('zebra')).toEqual([]);
  });
});
