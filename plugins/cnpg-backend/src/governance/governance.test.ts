import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { clusterAnnotations, kinds } from '@pgportal/plugin-cnpg-common';
import request from 'supertest';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  DATABASE,
  healthyDatabase,
  startOperations,
} from '../__testUtils__/operationsBackend';
import { expectToFitSpec } from '../__testUtils__/validateResponses';

jest.setTimeout(60_000);

const policies = [
  {
    name: 'baseline',
    title: 'Baseline',
    rules: { majors: [17], synchronous: true, deletionProtection: true },
    weights: { majors: 2 },
  },
];

const WAIVER = `${DATABASE}/waivers/synchronous`;
const WAIVER_SPEC = '/v1/databases/{target}/{namespace}/{name}/waivers/{rule}';
const me = mockCredentials.user.header('user:default/olga');

const start = (options: Parameters<typeof startOperations>[0] = {}) =>
  startOperations({ cnpg: { policies }, ...options });

describe('governance over REST', () => {
  it('judges every database by the policies, and counts over all of them', async () => {
    const { get } = await start();
    const detail = await get(DATABASE);
    expect(detail.body).toMatchObject({
      policy: { score: 50, broken: ['synchronous', 'deletionProtection'] },
      monthlyCost: expect.any(Number),
      unmanaged: true,
      policyReport: {
        judged: 3,
        findings: [
          { rule: 'synchronous', policyTitle: 'Baseline', field: 'plan' },
          { rule: 'deletionProtection' },
        ],
      },
    });
    expectToFitSpec('get /v1/databases/{target}/{namespace}/{name}', detail);

    const summary = await get('/v1/fleet/summary');
    expectToFitSpec('get /v1/fleet/summary', summary);
    expect(summary.body).toMatchObject({
      databases: 1,
      score: 50,
      policies: [
        { rule: 'deletionProtection', databases: 1 },
        { rule: 'synchronous', databases: 1 },
      ],
    });
    const others = await get('/v1/fleet/summary?policy=zones');
    expect(others.body.databases).toBe(0);
    const list = await get('/v1/databases?policy=synchronous&sort=score');
    expect(list.body.total).toBe(1);
    const managed = await get('/v1/databases?unmanaged=false');
    expect(managed.body.total).toBe(0);
  });

  it('judges in the form what would be created, and says what the team has left', async () => {
    const owner = 'group:default/team-orders';
    const { post } = await start({
      cnpg: {
        policies: [
          { name: 'sync', rules: { minInstances: 5 } },
          { name: 'names', rules: { namePattern: '[a-z]+-db' } },
        ],
        quotas: { teams: { [owner]: { databases: 2, cpu: 3 } } },
      },
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'orders' },
          relations: [{ type: 'ownedBy', targetRef: owner }],
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'team-orders' },
        },
      ],
    });
    const service = 'component:default/orders';
    const early = await post('/v1/plans', { service });
    expectToFitSpec('post /v1/plans', early);
    expect(early.body).toMatchObject({
      problems: [],
      policy: [],
      quota: {
        owner,
        limits: { databases: 2, cpu: 3 },
        left: { databases: 1, cpu: 3 },
      },
    });
    // The first step of the form: the name is wrong, however it goes on.
    const named = await post('/v1/plans', { service, name: 'new2' });
    expect(named.body.problems).toMatchObject([
      {
        field: 'name',
        message:
          'The name new2 does not follow the pattern [a-z]+-db. The policy "names" asks for it.',
      },
    ]);
    const { status, body } = await post('/v1/plans', {
      service,
      name: 'new-db',
      environment: 'dev',
      plan: 'small',
      version: 17,
      target: 'a',
    });
    expectToFitSpec('post /v1/plans', { status, body });
    expect(body.problems).toMatchObject([
      {
        field: 'plan',
        message:
          'It has 3 instances; at least 5 are asked for. The policy "sync" asks for it.',
      },
    ]);
    expect(body.policy).toMatchObject([
      { policy: 'sync', rule: 'minInstances' },
    ]);
  });

  it('shows what is asked for', async () => {
    const { get } = await start();
    const { status, body } = await get('/v1/governance');
    expectToFitSpec('get /v1/governance', { status, body });
    expect(body).toMatchObject({ policies, customRules: {} });
  });

  it('exports, and makes formulas of people harmless', async () => {
    const api = healthyDatabase();
    const { items } = await api.list(kinds.Cluster);
    const [cluster] = items;
    cluster.metadata.annotations![clusterAnnotations.environment] =
      '=HYPERLINK("https://example.org")';
    api.put(kinds.Cluster, cluster);
    const { get } = await start({ api });
    const csv = await get('/v1/fleet/export?format=csv');
    expect(csv.headers['content-disposition']).toContain('databases.csv');
    const [header, row] = csv.text.split('\r\n');
    expect(header).toMatch(/^database,owner,services,system,environment,/);
    expect(row).toMatch(
      /^a\/team-orders\/orders-db,group:default\/team-orders,/,
    );
    expect(row).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    const json = await get('/v1/fleet/export?format=json');
    expectToFitSpec('get /v1/fleet/export', json);
    expect(json.body).toHaveLength(1);
    expect((await get('/v1/fleet/export?format=xls')).status).toBe(400);
  });

  it('gives the history of the databases that may be seen', async () => {
    const { get } = await start();
    const { status, body } = await get('/v1/fleet/history?days=7');
    expectToFitSpec('get /v1/fleet/history', { status, body });
    expect(body).toEqual({ items: [] });
  });

  it('waives a rule until a day, leaves a trail, and ends it again', async () => {
    const { api, get, server, events } = await start();
    const put = (path: string, body: object) =>
      request(server)
        .put(`/api/cnpg${path}`)
        .set('Authorization', me)
        .send(body);
    const granted = await put(WAIVER, {
      until: '2999-12-31',
      reason: 'The larger plan comes in January',
    });
    expectToFitSpec(`put ${WAIVER_SPEC}`, granted);
    expect(granted.body.items).toEqual([
      {
        rule: 'synchronous',
        until: '2999-12-31',
        reason: 'The larger plan comes in January',
        by: 'user:default/olga',
      },
    ]);
    expect(api.writes).toMatchObject([
      {
        verb: 'patch',
        body: { metadata: { resourceVersion: expect.any(String) } },
      },
    ]);
    expect((await get(DATABASE)).body).toMatchObject({
      policy: { score: 66, broken: ['deletionProtection'] },
      policyReport: {
        findings: [
          { rule: 'synchronous', waived: { until: '2999-12-31' } },
          {},
        ],
      },
    });
    expect(events[0].options).toMatchObject({ eventId: 'policy-waiver' });
    expect(events[0].success).toHaveBeenCalledTimes(1);
    const trail = await get(`${DATABASE}/trail`);
    expect(trail.body.items).toMatchObject([
      {
        operation: 'waive',
        title: 'Waive "Synchronous replication" until 2999-12-31',
        by: 'user:default/olga',
        result: 'accepted',
      },
    ]);

    for (const [path, body, sentence] of [
      [`${DATABASE}/waivers/speed`, {}, /no policy rule "speed"/],
      [WAIVER, { until: '2020-01-01' }, /^until: it must not be in the past/],
      [WAIVER, { until: 'for ever' }, /until/],
      [WAIVER, { reason: '' }, /reason/],
    ] as const) {
      const refused = await put(path, {
        until: '2999-12-31',
        reason: 'Because',
        ...body,
      });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toMatch(sentence);
    }

    const end = () =>
      request(server).delete(`/api/cnpg${WAIVER}`).set('Authorization', me);
    const ended = await end();
    expectToFitSpec(`delete ${WAIVER_SPEC}`, ended);
    expect(ended.body).toEqual({ items: [] });
    expect((await get(DATABASE)).body.policy.score).toBe(50);
    expect((await end()).status).toBe(404);
  });

  it('lets nobody operate during a freeze, backups and the ways out apart', async () => {
    const { api, get, post } = await start({
      cnpg: {
        freezes: [
          {
            name: 'year-end',
            title: 'Year end',
            from: '2020-01-01T00:00:00Z',
            to: '2999-01-04T00:00:00+01:00',
          },
        ],
      },
    });
    const { body } = await get(`${DATABASE}/operations`);
    const offer = (id: string) =>
      body.operations.find((entry: { id: string }) => entry.id === id);
    expect(offer('restart').refused).toMatch(
      /^Year end: until 2999-01-04T00:00:00\+01:00 nothing is changed/,
    );
    expect(offer('backup')).toMatchObject({ allowed: true });
    const refused = await post(`${DATABASE}/operations/restart`);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/^Year end/);
    expect(api.writes).toEqual([]);
    expect((await post(`${DATABASE}/operations/backup`)).status).toBe(202);
  });

  it('refuses changes that break a policy or take more than the quota has left', async () => {
    const owner = 'group:default/team-orders';
    const cnpg = {
      policies: [
        { name: 'three', title: 'Three', rules: { minInstances: 3 } },
        // Broken already, and so in nobody's way.
        { name: 'sync', rules: { synchronous: true } },
        {
          name: 'values',
          title: 'Values',
          rules: { parameters: ['work_mem'] },
        },
      ],
      quotas: { default: { databases: 0, storage: '40Gi' } },
    };
    const { api, get, post } = await start({ cnpg });
    const run = (id: string, input: object, dryRun = false) =>
      post(`${DATABASE}/operations/${id}`, { input, dryRun });
    const detail = await get(DATABASE);
    expect(detail.body).toMatchObject({
      owner,
      policy: { broken: ['synchronous'] },
    });

    const fewer = await run('scale', { instances: 2 });
    expect(fewer.status).toBe(403);
    expect(fewer.body.error.message).toBe(
      'It has 2 instances; at least 3 are asked for. The policy "Three" asks for it.',
    );
    const other = await run('parameters', {
      set: { max_connections: '300' },
    });
    expect(other.body.error.message).toMatch(
      /parameters that are not allowed: max_connections\. The policy "Values"/,
    );
    const more = await run('scale', { instances: 5 });
    expect(more.status).toBe(403);
    expect(more.body.error.message).toMatch(
      /^The quota of group:default\/team-orders for storage is 40 GiB; 30 GiB are in use, and this takes 20 GiB\./,
    );
    expect(api.writes).toEqual([]);
    const allowed = await run('scale', { instances: 4 });
    expect([allowed.status, allowed.body.error?.message]).toEqual([
      202,
      undefined,
    ]);
  });

  it('refuses the fleet and waivers to those without the permissions', async () => {
    const { get, server, api } = await start({
      permissions: {
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: ['cnpg.fleet.read', 'cnpg.policy.waive'].includes(
              permission.name,
            )
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      },
    });
    for (const path of ['summary', 'history', 'export?format=csv']) {
      const { status, body } = await get(`/v1/fleet/${path}`);
      expect(status).toBe(403);
      expect(body.error.message).toMatch(/permission cnpg\.fleet\.read/);
    }
    const waiver = await request(server)
      .put(`/api/cnpg${WAIVER}`)
      .set('Authorization', me)
      .send({ until: '2999-12-31', reason: 'Because' });
    expect(waiver.status).toBe(403);
    expect(waiver.body.error.message).toMatch(/cnpg\.policy\.waive/);
    expect(api.writes).toEqual([]);
  });
});
