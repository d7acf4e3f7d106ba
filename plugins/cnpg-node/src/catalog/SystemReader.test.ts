import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SystemReader, commonSystem } from './SystemReader';

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

  it('asks for no more at once than the catalog takes', async () => {
    const { catalog, reader } = setUp();
    const refs = Array.from(
      { length: 1200 },
      (_, i) => `component:default/${i}`,
    );
    await reader.of([...refs, 'component:default/orders']);
    const sizes = catalog.getEntitiesByRefs.mock.calls.map(
      ([{ entityRefs }]) => entityRefs.length,
    );
    expect(sizes).toEqual([500, 500, 201]);
    expect((await reader.of(['component:default/orders'])).size).toBe(1);
  });

  it('asks nothing for nobody', async () => {
    const { catalog, reader } = setUp();
    expect((await reader.of([])).size).toBe(0);
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });
});

describe('commonSystem', () => {
  const systems = new Map([
    ['component:default/orders', 'system:default/shop'],
    ['component:default/carts', 'system:default/shop'],
    ['component:default/ledger', 'system:default/money'],
  ]);
  it.each<[string[], string | undefined]>([
    [[], undefined],
    [['orders'], 'system:default/shop'],
    [['component:default/orders', 'carts'], 'system:default/shop'],
    [['orders', 'ledger'], undefined],
    [['orders', 'alone'], undefined],
    [['a:b:c', 'orders'], 'system:default/shop'],
  ])('%j: %s', (dependencyOf, expected) => {
    expect(commonSystem(dependencyOf, systems)).toBe(expected);
  });
});
