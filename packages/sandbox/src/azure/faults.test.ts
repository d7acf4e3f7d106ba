import { startTestAzure } from './testing.ts';
import type { TestAzure } from './testing.ts';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure();
});
afterEach(() => azure.stop());

const containers = 'microsoft.storage/storageaccounts/blobservices/containers';
const put = () => azure.arm('PUT', azure.container('shop'), { properties: {} });
const get = () => azure.arm('GET', azure.container('shop'));

describe('injected faults', () => {
  it('answer with a status, as often as asked', async () => {
    azure.faults.handle({
      add: {
        match: { method: 'put', resourceType: containers },
        action: {
          type: 'status',
          status: 429,
          code: 'TooManyRequests',
          message: 'Later.',
          retryAfter: 7,
        },
        times: 1,
      },
    });
    expect((await get()).status).toBe(404);
    const throttled = await put();
    expect([throttled.status, throttled.headers['retry-after']]).toEqual([
      429,
      '7',
    ]);
    expect(throttled.body.error).toEqual({
      code: 'TooManyRequests',
      message: 'Later.',
    });
    expect((await put()).status).toBe(201);
    expect(azure.faults.list()).toEqual([]);
  });

  it('answer without Retry-After when none is given', async () => {
    azure.faults.add({
      match: { pathRegex: '/CONTAINERS/shop' },
      action: {
        type: 'status',
        status: 500,
        code: 'InternalServerError',
        message: 'x',
      },
    });
    const answer = await put();
    expect(answer.status).toBe(500);
    expect(answer.headers).not.toHaveProperty('retry-after');
    expect(answer.headers).toHaveProperty('x-ms-request-id');
  });

  it('refuse writes by policy, with the violation', async () => {
    azure.faults.add({
      match: { resourceType: containers },
      action: {
        type: 'policyDenied',
        assignment: {
          name: 'owner-tag',
          displayName: 'Resources have an owner',
        },
      },
    });
    expect((await get()).status).toBe(404);
    const refused = await put();
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({
      code: 'RequestDisallowedByPolicy',
      target: 'shop',
      additionalInfo: [
        {
          type: 'PolicyViolation',
          info: {
            policyAssignmentName: 'owner-tag',
            policyAssignmentDisplayName: 'Resources have an owner',
            policyDefinitionEffect: 'deny',
          },
        },
      ],
    });
    expect(refused.body.error.message).toContain(
      "Resource 'shop' was disallowed by policy.",
    );
  });

  it('refuse deletions by a lock', async () => {
    await put();
    azure.faults.add({
      match: { resourceType: containers },
      action: { type: 'lock' },
    });
    expect((await put()).status).toBe(200);
    const refused = await azure.arm('DELETE', azure.container('shop'));
    expect([refused.status, refused.body.error.code]).toEqual([
      409,
      'ScopeLocked',
    ]);
    expect((await get()).status).toBe(200);
  });

  it.each([
    ['reset', { type: 'reset' }, 404, 'read ECONNRESET'],
    ['cut before', { type: 'cut', when: 'before' }, 404, 'socket hang up'],
    ['cut after', { type: 'cut', when: 'after' }, 200, 'socket hang up'],
  ] as const)(
    'break the connection: %s the effect',
    async (_, action, status, message) => {
      azure.faults.add({ match: { method: 'PUT' }, action, times: 1 });
      await expect(put()).rejects.toMatchObject({
        code: 'ECONNRESET',
        message,
      });
      expect((await get()).status).toBe(status);
      expect(azure.journal.find(entry => entry.method === 'PUT')).toMatchObject(
        {
          status: 0,
          fault: action.type,
        },
      );
    },
  );

  it('spare the first requests that match', async () => {
    azure.faults.add({
      match: { method: 'GET', resourceType: containers },
      action: { type: 'cut', when: 'before' },
      skip: 2,
      times: 1,
    });
    await put();
    expect([(await get()).status, (await get()).status]).toEqual([200, 200]);
    await expect(get()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await get()).status).toBe(200);
  });

  it('hang until the sandbox stops', async () => {
    azure.faults.add({ match: { method: 'PUT' }, action: { type: 'hang' } });
    await azure.tokenOf(0);
    const hanging = put().catch(error => error.code);
    while (!azure.journal.some(entry => entry.fault === 'hang')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await azure.stop();
    expect(await hanging).toBe('ECONNRESET');
  });

  it('delay an answer in sandbox time', async () => {
    azure.faults.add({
      match: { method: 'PUT' },
      action: { type: 'delay', ms: 5_000 },
    });
    const late = put();
    while (azure.clock.sleeping === 0)
      await new Promise(resolve => setImmediate(resolve));
    expect((await get()).status).toBe(404);
    azure.clock.advance(5_000);
    expect((await late).status).toBe(201);
  });

  it('apply to the token endpoint', async () => {
    azure.faults.add({
      match: { pathRegex: '/oauth2/v2.0/token$' },
      action: {
        type: 'status',
        status: 503,
        code: 'ServiceUnavailable',
        message: 'x',
      },
    });
    expect((await azure.requestToken({})).status).toBe(503);
  });
});

describe('fault commands', () => {
  it('add, list, remove and clear rules', () => {
    const action = { type: 'hang' };
    const [first] = azure.faults.handle({ add: { match: {}, action } });
    expect(first).toMatchObject({ match: {}, action });
    expect(azure.faults.handle({ add: { match: {}, action } })).toHaveLength(2);
    expect(azure.faults.handle({ remove: first.id })).toHaveLength(1);
    expect(azure.faults.handle({ list: true })).toHaveLength(1);
    expect(azure.faults.handle({ clear: true })).toEqual([]);
  });

  it.each([
    undefined,
    {},
    { add: {} },
    { add: { match: {}, action: { type: 'explode' } } },
    { add: { match: { header: 'x' }, action: { type: 'hang' } } },
    {
      add: {
        match: {},
        action: { type: 'status', status: 200, code: 'a', message: 'b' },
      },
    },
    { add: { match: {}, action: { type: 'hang' }, times: 0 } },
    { add: { match: {}, action: { type: 'hang' }, skip: -1 } },
    { add: { match: { pathRegex: '(' }, action: { type: 'hang' } } },
  ])('refuse %j', command => {
    expect(() => azure.faults.handle(command)).toThrow();
    expect(azure.faults.list()).toEqual([]);
  });
});
