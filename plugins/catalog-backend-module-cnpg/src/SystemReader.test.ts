import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SystemReader } from './SystemReader';

const component = (name: string, system?: string, namespace = 'default') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace },
  spec: system === undefined ? {} : { system },
});

function setUp() {
  const stored = catalogServiceMock({
    entities: [
      component('orders', 'shop'),
      component('billing', 'shop', 'finance'),
      component('alone'),
      component('strange', 'a:b:c'),
    ],
  });
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: (request, options) =>
      stored.getEntitiesByRefs(request, options),
  });
  return {
    catalog,
    reader: new SystemReader({ auth: mockServices.auth(), catalog }),
  };
}

describe('SystemReader', () => {
  it('reads the system of each, in full', async () => {
    const { reader } = setUp();
    const systems = await reader.of([
      'component:default/orders',
      'component:finance/billing',
      'component:default/alone',
      'component:default/strange',
      'component:default/missing',
    ]);
    expect([...systems]).toEqual([
      ['component:default/orders', 'system:default/shop'],
      ['component:finance/billing', 'system:finance/shop'],
    ]);
  });

  it('asks again only for what was not there, and after five minutes', async () => {
    const { catalog, reader } = setUp();
    const asked = () =>
      catalog.getEntitiesByRefs.mock.calls.map(
        ([{ entityRefs }]) => entityRefs,
      );
    const refs = ['component:default/orders', 'component:default/missing'];
    await reader.of(refs);
    await reader.of(refs);
    expect(asked()).toEqual([refs, ['component:default/missing']]);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 6 * 60_000);
    await reader.of(['component:default/orders']);
    expect(asked()).toHaveLength(3);
    jest.restoreAllMocks();
  });

  it('asks nothing for nobody', async () => {
    const { catalog, reader } = setUp();
    expect((await reader.of([])).size).toBe(0);
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });
});
