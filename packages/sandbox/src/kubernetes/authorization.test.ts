import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxProcess } from '../__testUtils__/sandboxProcess';
import type { SandboxProcess } from '../__testUtils__/sandboxProcess';
import { RbacAuthorizer, ruleAllows } from './authorization.ts';

const rule = (change: object = {}) => ({
  verbs: ['get', 'list'],
  apiGroups: [''],
  resources: ['pods'],
  ...change,
});

const pods = (change: object = {}) => ({
  verb: 'get',
  group: '',
  resource: 'pods',
  namespace: 'team-orders',
  name: 'orders-db-1',
  ...change,
});

describe('ruleAllows', () => {
  it.each([
    ['its verb', rule(), pods(), true],
    ['another verb', rule(), pods({ verb: 'watch' }), false],
    ['every verb', rule({ verbs: ['*'] }), pods({ verb: 'delete' }), true],
    ['another group', rule(), pods({ group: 'apps' }), false],
    [
      'a subresource by the resource alone',
      rule(),
      pods({ subresource: 'proxy' }),
      false,
    ],
    [
      'a subresource by its name',
      rule({ resources: ['pods/proxy'] }),
      pods({ subresource: 'proxy' }),
      true,
    ],
    [
      'the resource by its subresource',
      rule({ resources: ['pods/proxy'] }),
      pods(),
      false,
    ],
    [
      'a subresource of everything',
      rule({ resources: ['*/proxy'] }),
      pods({ subresource: 'proxy' }),
      true,
    ],
    ['a named object', rule({ resourceNames: ['orders-db-1'] }), pods(), true],
    ['another object', rule({ resourceNames: ['other'] }), pods(), false],
    [
      'a list by the name of an object',
      rule({ resourceNames: ['orders-db-1'] }),
      pods({ verb: 'list', name: undefined }),
      false,
    ],
  ])('for %s', (_, policy, wanted, expected) => {
    expect(ruleAllows(policy, wanted)).toBe(expected);
  });
});

const account = { kind: 'ServiceAccount', name: 'portal', namespace: 'portal' };
const roleRef = (kind: string, name: string) => ({
  apiGroup: 'rbac.authorization.k8s.io',
  kind,
  name,
});
const clusterRole = (name: string, rules: object[], labels = {}) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name, labels },
  rules,
});

describe('RbacAuthorizer', () => {
  it('keeps a RoleBinding of a ClusterRole in its namespace', () => {
    const authorizer = new RbacAuthorizer([
      clusterRole('reader', [rule()]),
      {
        kind: 'RoleBinding',
        metadata: { name: 'portal', namespace: 'team-orders' },
        subjects: [account],
        roleRef: roleRef('ClusterRole', 'reader'),
      },
    ]);
    const { user } = authorizer;
    expect(user.name).toBe('system:serviceaccount:portal:portal');
    expect(authorizer.authorize(user, pods())).toEqual({
      allowed: true,
      role: 'ClusterRole reader',
      reason:
        'RBAC: allowed by RoleBinding "portal/team-orders" of ClusterRole "reader" to ServiceAccount "portal/portal"',
    });
    expect(
      authorizer.authorize(user, pods({ namespace: 'team-shop' })).allowed,
    ).toBe(false);
    expect(
      authorizer.authorize(user, pods({ namespace: undefined })).allowed,
    ).toBe(false);
    expect(
      authorizer.authorize({ name: 'jane', groups: [] }, pods()).allowed,
    ).toBe(false);
  });

  it('collects what an aggregated role selects', () => {
    const authorizer = new RbacAuthorizer([
      {
        ...clusterRole('all', []),
        aggregationRule: {
          clusterRoleSelectors: [{ matchLabels: { to: 'all' } }],
        },
      },
      clusterRole('pods', [rule()], { to: 'all' }),
      {
        kind: 'ClusterRoleBinding',
        metadata: { name: 'portal' },
        subjects: [{ kind: 'Group', name: 'portals' }],
        roleRef: roleRef('ClusterRole', 'all'),
      },
    ]);
    expect(authorizer.authorize(authorizer.user, pods()).allowed).toBe(true);
  });

  it('refuses a binding without its role, and rules without a subject', () => {
    const binding = {
      kind: 'ClusterRoleBinding',
      metadata: { name: 'portal' },
      subjects: [account],
      roleRef: roleRef('ClusterRole', 'absent'),
    };
    expect(() => new RbacAuthorizer([binding])).toThrow(
      'The binding portal names the ClusterRole absent, which is not among the rules.',
    );
    expect(() => new RbacAuthorizer([]).user).toThrow(/hold no binding/);
  });
});

const rules = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: portal-read
rules:
  - apiGroups: [postgresql.cnpg.io]
    resources: [clusters]
    verbs: [get, list, watch]
  - apiGroups: ['']
    resources: [pods/proxy]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: portal-read
subjects:
  - kind: ServiceAccount
    name: portal
    namespace: portal
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: portal-read
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: portal-write
  namespace: default
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [patch]
  - apiGroups: ['']
    resources: [secrets]
    verbs: [get]
    resourceNames: [orders-db-app]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: portal-write
  namespace: default
subjects:
  - kind: ServiceAccount
    name: portal
    namespace: portal
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: portal-write
`;

describe('a sandbox that is told the rules of the portal', () => {
  let dir: string;
  let sandbox: SandboxProcess;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pgportal-rules-'));
    const file = join(dir, 'rules.yaml');
    await writeFile(file, rules);
    sandbox = await startSandboxProcess(['--authorize', file]);
  });

  afterAll(async () => {
    await sandbox.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const user = 'User "system:serviceaccount:portal:portal"';
  const clusters = '/apis/postgresql.cnpg.io/v1';
  const inDefault = '/api/v1/namespaces/default';

  it.each([
    ['GET', `${clusters}/clusters`],
    ['GET', `${clusters}/clusters?watch=1&timeoutSeconds=1`],
    ['GET', `${clusters}/namespaces/default/clusters`],
    ['GET', '/apis'],
    ['GET', '/version'],
  ])('lets %s %s pass', async (method, path) => {
    expect((await sandbox.request(method, path)).status).toBe(200);
  });

  it.each([
    [
      'DELETE',
      `${clusters}/namespaces/default/clusters`,
      `clusters.postgresql.cnpg.io is forbidden: ${user} cannot deletecollection resource "clusters" in API group "postgresql.cnpg.io" in the namespace "default"`,
    ],
    [
      'PATCH',
      `${clusters}/namespaces/default/clusters/orders-db/status`,
      `clusters.postgresql.cnpg.io "orders-db" is forbidden: ${user} cannot patch resource "clusters/status" in API group "postgresql.cnpg.io" in the namespace "default"`,
    ],
    [
      'GET',
      `${inDefault}/pods/https:orders-db-1:8000/log`,
      `pods "https:orders-db-1:8000" is forbidden: ${user} cannot get resource "pods/log" in API group "" in the namespace "default"`,
    ],
    [
      'GET',
      '/api/v1/nodes?watch=true',
      `nodes is forbidden: ${user} cannot watch resource "nodes" in API group "" at the cluster scope`,
    ],
    [
      'GET',
      `${inDefault}/secrets/other`,
      `secrets "other" is forbidden: ${user} cannot get resource "secrets" in API group "" in the namespace "default"`,
    ],
    [
      'GET',
      '/apis/example.com/v1/things',
      `things.example.com is forbidden: ${user} cannot list resource "things" in API group "example.com" at the cluster scope`,
    ],
  ])('answers 403 to %s %s', async (method, path, message) => {
    const answer = await sandbox.request(method, path, {
      ...(method === 'PATCH' && { body: {} }),
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ reason: 'Forbidden', message });
  });

  it('lets a named object pass, and the proxy', async () => {
    for (const path of [
      'secrets/orders-db-app',
      'pods/https:orders-db-1:8000/proxy/pg/status',
    ]) {
      const { status } = await sandbox.request('GET', `${inDefault}/${path}`);
      expect(status).toBe(404);
    }
  });

  it('asks for the right to create where an applied object does not exist', async () => {
    const apply = (asAdmin: boolean) =>
      sandbox.request(
        'PATCH',
        `${inDefault}/configmaps/settings?fieldManager=test`,
        {
          asAdmin,
          contentType: 'application/apply-patch+yaml',
          body: {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'settings' },
            data: { color: asAdmin ? 'red' : 'blue' },
          },
        },
      );
    const refused = await apply(false);
    expect(refused.status).toBe(403);
    expect(refused.body.message).toContain('cannot create resource');
    expect((await apply(true)).status).toBe(201);
    // It exists now; another manager owns the field.
    const conflicting = await sandbox.request(
      'PATCH',
      `${inDefault}/configmaps/settings?fieldManager=other`,
      {
        contentType: 'application/apply-patch+yaml',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'settings' },
          data: { size: 'large' },
        },
      },
    );
    expect(conflicting.status).toBe(200);
  });

  it('lets nobody be impersonated without that right', async () => {
    const { status, body } = await sandbox.request('GET', '/api/v1/nodes', {
      headers: { 'Impersonate-User': 'jane' },
    });
    expect(status).toBe(403);
    expect(body.message).toBe(
      `users "jane" is forbidden: ${user} cannot impersonate resource "users" in API group "" at the cluster scope`,
    );
  });

  it('answers reviews from the same rules', async () => {
    const review = async (resourceAttributes: object) => {
      const { status, body } = await sandbox.request(
        'POST',
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        { body: { spec: { resourceAttributes } } },
      );
      expect(status).toBe(201);
      return body.status;
    };
    const attributes = {
      verb: 'list',
      group: 'postgresql.cnpg.io',
      resource: 'clusters',
    };
    expect(await review(attributes)).toEqual({
      allowed: true,
      reason:
        'RBAC: allowed by ClusterRoleBinding "portal-read" of ClusterRole "portal-read" to ServiceAccount "portal/portal"',
    });
    expect(await review({ ...attributes, verb: 'delete' })).toEqual({
      allowed: false,
    });
    const { body } = await sandbox.request(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      { body: { spec: { namespace: 'default' } } },
    );
    expect(body.status).toMatchObject({
      incomplete: false,
      resourceRules: expect.arrayContaining([
        { apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['patch'] },
      ]),
    });
    const elsewhere = await sandbox.request(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
      { body: { spec: { namespace: 'team-shop' } } },
    );
    expect(elsewhere.body.status.resourceRules).toHaveLength(2);
  });

  it('tells which rights were needed and what was refused', async () => {
    const usage = await sandbox.control('GET', '/authorization');
    const right = (verb: string, resource: string) =>
      expect.objectContaining({ verb, resource });
    expect(usage.unused).not.toContainEqual(right('list', 'clusters'));
    expect(usage.unused).toContainEqual({
      role: 'ClusterRole portal-read',
      verb: 'get',
      group: 'postgresql.cnpg.io',
      resource: 'clusters',
    });
    expect(usage.denied).toContainEqual({
      user: 'system:serviceaccount:portal:portal',
      verb: 'get',
      group: '',
      resource: 'secrets',
      namespace: 'default',
      name: 'other',
    });
  });

  it('lets its own admin do everything', async () => {
    const { status } = await sandbox.request('GET', '/api/v1/nodes', {
      asAdmin: true,
    });
    expect(status).toBe(200);
  });
});
