import { ConfigReader } from '@backstage/config';
import { readModuleConfig } from './config';

const read = (data: object) =>
  readModuleConfig(new ConfigReader(data as never));

describe('readModuleConfig', () => {
  it('needs no configuration of its own', () => {
    expect(
      read({ cnpg: { targets: [{ name: 'a' }, { name: 'b' }] } }),
    ).toMatchObject({
      targets: ['a', 'b'],
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 2 },
        initialDelay: { minutes: 1 },
      },
    });
    expect(read({}).targets).toEqual([]);
  });

  it('reads owner and schedule', () => {
    const cnpg = {
      defaultOwner: 'platform',
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
    };
    expect(read({ catalog: { providers: { cnpg } } })).toMatchObject({
      resource: { defaultOwner: 'group:default/platform' },
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
    });
  });

  it('names the key that is wrong', () => {
    const cnpg = { defaultOwner: 'component:default/orders' };
    expect(() => read({ catalog: { providers: { cnpg } } })).toThrow(
      'catalog.providers.cnpg.defaultOwner: "component:default/orders" is no reference of a group or user, such as group:default/platform.',
    );
  });
});
