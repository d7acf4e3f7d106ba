import { ConfigReader } from '@backstage/config';
import { readResourceOptions } from './readResourceOptions';

const read = (cnpg: object, more: object = {}) =>
  readResourceOptions(
    new ConfigReader({ catalog: { providers: { cnpg } }, ...more } as never),
  );

describe('readResourceOptions', () => {
  it('needs nothing', () => {
    const options = readResourceOptions(new ConfigReader({}));
    expect(options.environments?.map(({ name }) => name)).toContain('prod');
    expect(options.versions?.length).toBeGreaterThan(0);
    expect(options.links).toBeUndefined();
  });

  it('reads links, the portal and what the platform team offers', () => {
    const links = [
      { title: 'Grafana', url: 'https://g.example/?n={{ namespace }}' },
    ];
    expect(
      read(
        { links, defaultOwner: 'platform' },
        {
          app: { baseUrl: 'https://portal.example' },
          cnpg: { environments: [{ name: 'live', production: true }] },
        },
      ),
    ).toMatchObject({
      links,
      defaultOwner: 'group:default/platform',
      portalUrl: 'https://portal.example',
      environments: [{ name: 'live', production: true }],
    });
  });

  it.each([
    [{ title: 'x', url: 'file:///etc/passwd' }, /links\.0\.url must be a URL/],
    [{ title: 'x', url: '{{name}}' }, /links\.0\.url must be a URL/],
    [
      { title: 'x', url: 'https://g.example/{{cluster}}' },
      /links\.0\.url names cluster; there is target, namespace, name\./,
    ],
    [{ title: ' ', url: 'https://g.example' }, /links\.0\.title must not/],
    [{ url: 'https://g.example' }, /links\.0\.title/],
  ])('names what is wrong with %j', (link, sentence) => {
    expect(() => read({ links: [link] })).toThrow(sentence);
  });
});
