import { parsePath } from './requestInfo';

it.each([
  ['/version', {}],
  ['/api/v1', { group: '', version: 'v1' }],
  ['/apis/apps', { group: 'apps' }],
  ['/api/v1/nodes/n', { plural: 'nodes', name: 'n' }],
  ['/api/v1/namespaces', { plural: 'namespaces' }],
  ['/api/v1/namespaces/a', { plural: 'namespaces', name: 'a' }],
  [
    '/api/v1/namespaces/a/status',
    { plural: 'namespaces', name: 'a', subresource: 'status' },
  ],
  ['/api/v1/namespaces/a/pods', { namespace: 'a', plural: 'pods' }],
  [
    '/apis/postgresql.cnpg.io/v1/namespaces/a/clusters/b/scale',
    {
      group: 'postgresql.cnpg.io',
      namespace: 'a',
      plural: 'clusters',
      name: 'b',
      subresource: 'scale',
    },
  ],
  [
    '/api/v1/namespaces/a/pods/https%3Ab%3A8000/proxy/pg%2Fstatus',
    {
      namespace: 'a',
      plural: 'pods',
      name: 'https:b:8000',
      subresource: 'proxy',
      rest: '/pg/status',
    },
  ],
  ['/api/v1/namespaces/a/pods/b/proxy/', { subresource: 'proxy', rest: '/' }],
])('reads %s', (path, expected) => {
  expect(parsePath(path)).toMatchObject(expected);
});

it('refuses malformed encoding', () => {
  expect(() => parsePath('/api/v1/namespaces/%zz/pods')).toThrow(URIError);
});
