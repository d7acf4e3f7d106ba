import { kinds } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { aCluster } from '../__testUtils__/objects';
import {
  DATABASE,
  healthyDatabase,
  startOperations,
} from '../__testUtils__/operationsBackend';
import { waitFor } from '../__testUtils__/waitFor';
import { expectToFitSpec } from '../__testUtils__/validateResponses';

jest.setTimeout(60_000);

const PATH = '/v1/databases/{target}/{namespace}/{name}';
const OPERATIONS = `${DATABASE}/operations`;

describe('operations over REST', () => {
  it('lists every operation, with why those are not possible that are not', async () => {
    const { get } = await startOperations();
    const { status, body } = await get(OPERATIONS);
    expect(status).toBe(200);
    expectToFitSpec(`get ${PATH}/operations`, { status, body });
    const offer = (id: string) =>
      body.operations.find((entry: { id: string }) => entry.id === id);
    expect(body.operations).toHaveLength(31);
    expect(body.running).toEqual([]);
    expect(offer('switchover')).toMatchObject({
      allowed: true,
      permission: 'cnpg.database.operate',
      seen: { primary: 'orders-db-1' },
      facts: {
        instances: [
          { name: 'orders-db-1', role: 'primary', fit: false },
          { name: 'orders-db-2', role: 'standby', fit: true },
          { name: 'orders-db-3', role: 'standby', fit: true },
        ],
      },
    });
    expect(offer('wake')).toMatchObject({
      permitted: true,
      allowed: false,
      refused: 'The database is not hibernated.',
    });
  });

  it('switches over, leaves an audit event and a trail, and shows it to everybody', async () => {
    const { api, get, post, events } = await startOperations();
    const { status, body } = await post(`${OPERATIONS}/switchover`, {
      input: { instance: 'orders-db-2' },
      reason: 'CHG1',
      seen: { primary: 'orders-db-1' },
    });
    expect([status, body.error?.message]).toEqual([202, undefined]);
    expectToFitSpec(`post ${PATH}/operations/{operation}`, { status, body });
    expect(body).toMatchObject({
      operation: 'switchover',
      title: 'Switchover to orders-db-2',
      by: 'user:default/olga',
    });
    expect(api.writes).toMatchObject([
      {
        verb: 'patch',
        path: 'clusters/orders-db/status',
        body: { status: { targetPrimary: 'orders-db-2' } },
      },
    ]);
    const [event] = events.filter(
      ({ options }) => options.eventId === 'database-operation',
    );
    expect(event.options).toMatchObject({
      severityLevel: 'medium',
      meta: {
        queryType: 'switchover',
        database: 'a/team-orders/orders-db',
        by: 'user:default/olga',
        reason: 'CHG1',
      },
    });
    expect(event.success).toHaveBeenCalledTimes(1);

    const trail = await get(`${DATABASE}/trail`);
    expectToFitSpec(`get ${PATH}/trail`, trail);
    expect(trail.body.items).toMatchObject([
      {
        operation: 'switchover',
        title: 'Switchover to orders-db-2',
        by: 'user:default/olga',
        reason: 'CHG1',
        result: 'accepted',
        via: 'portal',
      },
    ]);

    const seen = await get(OPERATIONS);
    expect(seen.body.running).toMatchObject([
      {
        id: 'switchover',
        title: 'Switchover to orders-db-2',
        startedBy: 'user:default/olga',
      },
    ]);
    const second = await post(`${OPERATIONS}/restart`);
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({
      message:
        'This has to wait: Switchover to orders-db-2 is under way (Switching over to orders-db-2).',
      messages: {
        message: {
          id: 'operation.wait.detail',
          params: {
            title: { id: 'operation.switchover.title' },
            detail: 'Switching over to orders-db-2',
          },
        },
      },
    });
  });

  it('says what would be written, and writes nothing', async () => {
    const { api, get, post, events } = await startOperations();
    const { status, body } = await post(`${OPERATIONS}/scale`, {
      input: { instances: 5 },
      dryRun: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Scaling from 3 to 5 instances',
      writes: [
        {
          request: 'PATCH clusters/orders-db',
          body: { spec: { instances: 5 } },
        },
      ],
    });
    expect(api.writes).toEqual([]);
    expect((await get(`${DATABASE}/trail`)).body.items).toEqual([]);
    expect(events).toEqual([]);
  });

  it('answers 409 with what has changed since somebody looked', async () => {
    const { api, post } = await startOperations();
    const { status, body } = await post(`${OPERATIONS}/scale`, {
      input: { instances: 5 },
      seen: { 'number of instances': '2' },
    });
    expect([status, body.error.message]).toEqual([
      409,
      'The number of instances was 2 when you looked, and is 3 now: look again before you decide.',
    ]);
    expect(api.writes).toEqual([]);
  });

  it('judges anew when the Cluster changes between the look and the write', async () => {
    const { api, post } = await startOperations();
    let changes = 0;
    api.beforeWrite = () => {
      changes += 1;
      if (changes > 1) return;
      const cluster = aCluster({
        spec: { instances: 4 },
        status: { instances: 4, readyInstances: 4 },
      });
      api.put(kinds.Cluster, cluster);
    };
    const { status, body } = await post(`${OPERATIONS}/scale`, {
      input: { instances: 5 },
      seen: { 'number of instances': '3' },
    });
    expect([status, body.error.message]).toEqual([
      409,
      'The number of instances was 3 when you looked, and is 4 now: look again before you decide.',
    ]);
  });

  it.each<[string, string, object, number, RegExp]>([
    ['an unknown operation', 'explode', {}, 404, /no operation "explode"/],
    ['a missing answer', 'switchover', {}, 400, /^instance: /],
    [
      'an answer too many',
      'restart',
      { input: { force: true } },
      400,
      /^input: .*force/,
    ],
    [
      'an instance that is not there',
      'switchover',
      { input: { instance: 'orders-db-9' } },
      400,
      /^instance: There is no instance orders-db-9\.$/,
    ],
    [
      'the primary',
      'switchover',
      { input: { instance: 'orders-db-1' } },
      400,
      /is the primary already/,
    ],
    [
      'a smaller volume',
      'grow-storage',
      { input: { data: '5Gi' } },
      400,
      /^data: Volumes cannot shrink/,
    ],
    [
      'a reserved parameter',
      'parameters',
      { input: { set: { archive_mode: 'off' } } },
      400,
      /archive_mode is set by CloudNativePG itself/,
    ],
    [
      'the wrong name',
      'delete',
      { input: { confirm: 'x' } },
      400,
      /^confirm: /,
    ],
    ['what is so already', 'wake', {}, 409, /not hibernated/],
  ])('refuses %s', async (_, id, request, status, message) => {
    const { api, post } = await startOperations();
    const answer = await post(`${OPERATIONS}/${id}`, request);
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringMatching(message),
    ]);
    expect(api.writes).toEqual([]);
  });

  it('says in words what the API server refuses, and keeps it in the trail', async () => {
    const api = healthyDatabase();
    api.refusals.set(
      'patch clusters',
      new KubernetesApiError(
        'The portal may not patch clusters on AKS a: its role lacks it.',
        { statusCode: 403 },
      ),
    );
    const { get, post, events } = await startOperations({ api });
    const { status, body } = await post(`${OPERATIONS}/hibernate`);
    expect([status, body.error.message]).toEqual([
      503,
      'The portal may not patch clusters on AKS a: its role lacks it.',
    ]);
    expect((await get(`${DATABASE}/trail`)).body.items).toMatchObject([
      { operation: 'hibernate', result: 'failed', detail: body.error.message },
    ]);
    expect(events[0].fail).toHaveBeenCalledTimes(1);
  });

  it('is read-only when the configuration says so', async () => {
    const { api, get, post } = await startOperations({
      cnpg: { readOnly: true },
    });
    const list = await get(OPERATIONS);
    expect(list.body.readOnly).toMatch(/read-only/);
    expect(
      list.body.operations.filter(
        ({ allowed }: { allowed: boolean }) => allowed,
      ),
    ).toEqual([]);
    const { status, body } = await post(`${OPERATIONS}/restart`);
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/cnpg\.readOnly/);
    expect(api.writes).toEqual([]);
  });

  it('asks for a reason in the form that the platform team wants', async () => {
    const { api, get, post } = await startOperations({
      cnpg: {
        operations: {
          reason: {
            required: 'always',
            pattern: '^CHG[0-9]+',
            hint: 'A change number such as CHG0012345',
          },
        },
      },
    });
    expect((await get(OPERATIONS)).body.reason).toEqual({
      hint: 'A change number such as CHG0012345',
      pattern: '^CHG[0-9]+',
    });
    for (const reason of [undefined, ' ', 'because']) {
      const { status, body } = await post(`${OPERATIONS}/reload`, { reason });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/^reason: .*CHG0012345/);
    }
    expect(api.writes).toEqual([]);
    const answer = await post(`${OPERATIONS}/reload`, { reason: 'CHG1' });
    expect(answer.status).toBe(202);
  });

  it('starts one operation at a time on a database', async () => {
    const { api, post } = await startOperations();
    const answers = await Promise.all([
      post(`${OPERATIONS}/reload`),
      post(`${OPERATIONS}/fence`, { input: { instance: 'orders-db-3' } }),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body.error.message).toMatch(
      /is being started on a\/team-orders\/orders-db by user:default\/olga/,
    );
    expect(api.writes).toHaveLength(1);
  });

  it('tells who deleted a database, after it is gone', async () => {
    const { get, post } = await startOperations();
    const input = { confirm: 'orders-db' };
    await post(`${OPERATIONS}/delete`, { input });
    await waitFor(async () => {
      expect((await get(DATABASE)).status).toBe(404);
    });
    const { body } = await get(`${DATABASE}/trail`);
    expect(body.items).toMatchObject([
      { operation: 'delete', result: 'accepted', by: 'user:default/olga' },
    ]);
    const never = await get('/v1/databases/a/team-orders/never-db/trail');
    expect(never.status).toBe(404);
  });

  it('starts no more on a target than the platform team allows', async () => {
    const api = healthyDatabase();
    api.put(
      kinds.Cluster,
      aCluster({
        name: 'other-db',
        createdAt: '2026-01-01T00:00:00Z',
        status: {
          phase: 'Switchover in progress',
          currentPrimary: 'other-db-1',
          targetPrimary: 'other-db-2',
          targetPrimaryTimestamp: new Date().toISOString(),
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              lastTransitionTime: new Date().toISOString(),
            },
          ],
        },
      }),
    );
    const { post } = await startOperations({
      api,
      cnpg: { operations: { perTarget: 1 } },
    });
    const { status, body } = await post(`${OPERATIONS}/restart`);
    expect([status, body.error.message]).toEqual([
      503,
      expect.stringMatching(
        /^As many databases on AKS a are being changed .* as the platform team allows \(1,/,
      ),
    ]);
  });
});
