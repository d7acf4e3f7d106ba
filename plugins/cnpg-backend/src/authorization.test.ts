import { mockCredentials } from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { operationIds } from '@pgportal/plugin-cnpg-common';
import request from 'supertest';
import { DATABASE, startOperations } from './__testUtils__/operationsBackend';
import { spec } from './schema/openapi.generated';

jest.setTimeout(60_000);

/**
 * What each route and action takes: `anybody`, `signedIn` users whatever the
 * policy says, or a permission for the database. Every route, operation and
 * action has a row here.
 */
const READ = 'cnpg.database.read';
const BACKUP = 'cnpg.database.backup';
const OPERATE = 'cnpg.database.operate';
const SCALE = 'cnpg.database.scale';
const CREDENTIALS = 'cnpg.database.credentials';
const DELETE = 'cnpg.database.delete';
const FLEET = 'cnpg.fleet.read';
const WAIVE = 'cnpg.policy.waive';

const ONE = '/v1/databases/{target}/{namespace}/{name}';
const ANYBODY = 'anybody';
const SIGNED_IN = 'signedIn';
/** The answer holds what the caller may see, and services see everything. */
const FILTERED = 'filtered';
/** See the operations. */
const BY_OPERATION = 'byOperation';

const ROUTES: Record<string, string> = {
  'get /v1/health': ANYBODY,
  'get /v1/databases': FILTERED,
  [`get ${ONE}`]: READ,
  [`get ${ONE}/backups`]: READ,
  [`get ${ONE}/doctor`]: READ,
  [`get ${ONE}/events`]: READ,
  [`get ${ONE}/instances`]: READ,
  [`get ${ONE}/manifest`]: READ,
  [`get ${ONE}/operations`]: READ,
  [`post ${ONE}/operations/{operation}`]: BY_OPERATION,
  [`get ${ONE}/trail`]: OPERATE,
  [`post ${ONE}/credentials`]: CREDENTIALS,
  [`put ${ONE}/waivers/{rule}`]: WAIVE,
  [`delete ${ONE}/waivers/{rule}`]: WAIVE,
  'get /v1/fleet/summary': FLEET,
  'get /v1/fleet/export': FLEET,
  'get /v1/fleet/history': FLEET,
  'get /v1/governance': SIGNED_IN,
  'get /v1/entities/{kind}/{namespace}/{name}/databases': SIGNED_IN,
  'get /v1/targets': SIGNED_IN,
  'get /v1/offer': SIGNED_IN,
  'post /v1/plans': SIGNED_IN,
};

const OPERATIONS: Record<string, string> = {
  backup: BACKUP,
  'schedule-create': BACKUP,
  'schedule-edit': BACKUP,
  'schedule-suspend': BACKUP,
  'schedule-resume': BACKUP,
  'schedule-run': BACKUP,
  'schedule-remove': BACKUP,
  switchover: OPERATE,
  restart: OPERATE,
  'restart-instance': OPERATE,
  reload: OPERATE,
  fence: OPERATE,
  unfence: OPERATE,
  hibernate: OPERATE,
  wake: OPERATE,
  scale: SCALE,
  'change-plan': SCALE,
  'grow-storage': SCALE,
  parameters: SCALE,
  'minor-upgrade': SCALE,
  'major-upgrade': SCALE,
  'pooler-create': SCALE,
  'pooler-edit': SCALE,
  'pooler-remove': SCALE,
  'database-create': SCALE,
  'database-remove': DELETE,
  'role-create': CREDENTIALS,
  'role-remove': CREDENTIALS,
  'rotate-password': CREDENTIALS,
  'deletion-protection': DELETE,
  delete: DELETE,
};

const ACTIONS: Record<string, { takes: string; input?: object }> = {
  'list-databases': { takes: SIGNED_IN, input: {} },
  'get-database-health': { takes: READ },
  'explain-database-findings': { takes: READ },
  'list-backups': { takes: READ },
  'get-connection-info': { takes: READ },
  'create-backup': { takes: BACKUP },
  'switch-over': { takes: OPERATE },
  hibernate: { takes: OPERATE },
};

type Decide = (permission: string) => PolicyDecision;

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const ownersOf = (group: string): PolicyDecision =>
  ({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_OWNER',
      params: { claims: [group] },
    },
  } as unknown as PolicyDecision);

/** The database belongs to team-orders. Everybody but the denied may read. */
const POLICIES: Record<string, Decide> = {
  'user:default/denied': () => deny,
  'user:default/other': permission =>
    [READ, FLEET].includes(permission)
      ? allow
      : ownersOf('group:default/team-other'),
  'user:default/reader': permission => (permission === READ ? allow : deny),
  'user:default/owner': permission =>
    permission === FLEET ? allow : ownersOf('group:default/team-orders'),
  'user:default/platform': () => allow,
  // Somebody who may do everything that takes no secret and deletes nothing.
  'user:default/operator': permission =>
    [CREDENTIALS, DELETE].includes(permission) ? deny : allow,
};
const UNDECIDED = 'user:default/undecided';

const userOf = (credentials: BackstageCredentials) =>
  (credentials.principal as { userEntityRef?: string }).userEntityRef ?? '';

function decide(credentials: BackstageCredentials, permission: string) {
  const user = userOf(credentials);
  // As the permission client does for services.
  if (!user) return allow;
  if (user === UNDECIDED) throw new Error('The policy does not answer');
  return POLICIES[user](permission);
}

/** Whether the policy lets a user do what a row takes, said once more by hand. */
const MAY: Record<string, (takes: string) => boolean> = {
  'user:default/denied': takes => takes === SIGNED_IN || takes === ANYBODY,
  'user:default/other': takes =>
    [SIGNED_IN, ANYBODY, READ, FLEET].includes(takes),
  'user:default/reader': takes => [SIGNED_IN, ANYBODY, READ].includes(takes),
  'user:default/owner': takes => takes !== WAIVE,
  'user:default/platform': () => true,
  'user:default/operator': takes => ![CREDENTIALS, DELETE].includes(takes),
};

/** Whether an answer is not a refusal of the caller, whatever else it is. */
function isAdmitted({ status, body }: { status: number; body: any }): boolean {
  return !(status === 403 && body.error.name === 'NotAllowedError');
}

describe('the authorisation matrix', () => {
  let backend: Awaited<ReturnType<typeof startOperations>>;
  beforeAll(async () => {
    backend = await startOperations({
      permissions: {
        authorizeConditional: async (requests, options) =>
          requests.map(({ permission }) =>
            decide(options!.credentials, permission.name),
          ),
        // Of the permissions that are about no database.
        authorize: async (requests, options) =>
          requests.map(({ permission }) => {
            const { result } = decide(options!.credentials, permission.name);
            return {
              result:
                result === AuthorizeResult.ALLOW
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            };
          }),
      },
      as: 'user:default/platform',
    });
  });

  const concrete = (path: string) =>
    path
      .replace(ONE, DATABASE)
      .replace('{kind}', 'component')
      .replace('{namespace}', 'default')
      .replace('{name}', 'none')
      .replace('{rule}', 'majors');

  /** What a request must have before anybody asks who sends it. */
  const REQUESTS: Record<string, { query?: string; body?: object }> = {
    'get /v1/fleet/export': { query: '?format=json' },
    [`put ${ONE}/waivers/{rule}`]: {
      body: { until: '2099-01-01', reason: 'For this test' },
    },
  };

  const call = async (route: string, header: string) => {
    const [method, path] = route.split(' ');
    const { query = '', body = {} } = REQUESTS[route] ?? {};
    const url = `/api/cnpg${concrete(path)}${query}`;
    const asked = request(backend.server)[method as 'get'](url);
    return method === 'get'
      ? asked.set('Authorization', header)
      : asked.set('Authorization', header).send(body);
  };

  const user = mockCredentials.user.header;

  it('has a row for every route, operation and action', () => {
    const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(Object.keys(ROUTES).sort()).toEqual(routes.sort());
    expect(Object.keys(OPERATIONS)).toEqual(operationIds);
    expect(Object.keys(ACTIONS).sort()).toEqual(
      [...backend.actions.actions.values()].map(({ name }) => name).sort(),
    );
  });

  const routes = Object.entries(ROUTES).filter(
    ([, takes]) => takes !== BY_OPERATION,
  );

  it.each(routes)('%s: nothing without credentials', async (route, takes) => {
    const { status } = await call(route, mockCredentials.none.header());
    expect(status).toBe(takes === ANYBODY ? 200 : 401);
  });

  it.each(routes)('%s: what services may', async (route, takes) => {
    const { status } = await call(route, mockCredentials.service.header());
    expect(status).toBe([ANYBODY, FILTERED].includes(takes) ? 200 : 403);
  });

  it.each(
    routes
      .filter(([, takes]) => takes !== FILTERED)
      .flatMap(([route, takes]) =>
        Object.keys(POLICIES).map(who => [route, who, takes] as const),
      ),
  )('%s: %s', async (route, who, takes) => {
    const { status, body } = await call(route, user(who));
    expect(isAdmitted({ status, body })).toBe(MAY[who](takes));
  });

  it.each(Object.keys(POLICIES))(
    'get /v1/databases shows %s what may be seen',
    async who => {
      const { status, body } = await call('get /v1/databases', user(who));
      expect([status, body.items.length]).toEqual([
        200,
        MAY[who](READ) ? 1 : 0,
      ]);
    },
  );

  it.each(
    routes.filter(
      ([, takes]) => takes.startsWith('cnpg.') || takes === FILTERED,
    ),
  )('%s: nothing while the policy is undecided', async route => {
    const { status, text } = await call(route, user(UNDECIDED));
    expect(status).toBeGreaterThanOrEqual(500);
    expect(text).not.toContain('team-orders"');
  });

  describe.each(Object.entries(OPERATIONS))('the operation %s', (id, takes) => {
    const path = `${DATABASE}/operations/${id}`;
    const start = (header: string, body: object) =>
      request(backend.server)
        .post(`/api/cnpg${path}`)
        .set('Authorization', header)
        .send(body);

    it('takes credentials of a user', async () => {
      const none = await start(mockCredentials.none.header(), {});
      expect(none.status).toBe(401);
      const service = await start(mockCredentials.service.header(), {});
      expect(service.status).toBe(403);
    });

    it.each(Object.keys(POLICIES))('%s', async who => {
      const may = MAY[who](takes);
      const { body } = await call(`get ${ONE}/operations`, user(who));
      const offer = body.operations?.find(
        (entry: { id: string }) => entry.id === id,
      );
      expect(offer && [offer.permission, offer.permitted]).toEqual(
        MAY[who](READ) ? [takes, may] : undefined,
      );
      // Too long a reason is found out after the permission, and before any write.
      for (const sent of [{ dryRun: true }, { reason: 'x'.repeat(501) }]) {
        const answer = await start(user(who), sent);
        expect(isAdmitted(answer)).toBe(may);
        const missing = MAY[who](READ) ? takes : READ;
        expect(answer.body.error?.message.includes(missing) ?? false).toBe(
          !may,
        );
      }
    });

    it('does nothing while the policy is undecided', async () => {
      const { status } = await start(user(UNDECIDED), {});
      expect(status).toBeGreaterThanOrEqual(500);
    });
  });

  describe.each(Object.entries(ACTIONS))(
    'the action %s',
    (name, { takes, input }) => {
      const invoke = (credentials: BackstageCredentials) =>
        backend.actions.invoke({
          id: `test:${name}`,
          input: (input ?? {
            database: 'a/team-orders/orders-db',
            ...(name === 'switch-over' && { instance: 'orders-db-9' }),
          }) as {},
          credentials,
        });

      it('works for users only', async () => {
        for (const credentials of [
          mockCredentials.none(),
          mockCredentials.service(),
        ]) {
          await expect(invoke(credentials)).rejects.toThrow(
            'This action works for signed-in users only.',
          );
        }
      });

      it.each(Object.keys(POLICIES))('%s', async who => {
        const answer = await invoke(mockCredentials.user(who)).catch(
          error => error,
        );
        expect(answer.name === 'NotAllowedError').toBe(!MAY[who](takes));
      });

      it('says nothing while the policy is undecided', async () => {
        await expect(invoke(mockCredentials.user(UNDECIDED))).rejects.toThrow(
          'The policy does not answer',
        );
      });
    },
  );
});
