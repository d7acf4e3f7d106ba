import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  buildDatabaseManifests,
  DatabaseRequest,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import {
  AzureProvisioner,
  DatabaseIdentity,
  KubernetesApi,
  TargetsService,
} from '@pgportal/plugin-cnpg-node';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { cnpgConfig, Sandbox, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(300_000);

const ref = {
  target: 'aks-primary',
  namespace: 'team-orders',
  name: 'orders-db',
};
const PATH = '/cnpg/v1/databases/aks-primary/team-orders/orders-db';
const OWNER = 'group:default/team-orders';
const TASK = 'notify-owners';
const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** What a team hears of its database on an ordinary bad day. */
describe('notifications', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  let kubernetes: KubernetesApi;
  let provisioner: AzureProvisioner;
  let identity: DatabaseIdentity;
  const scheduler = mockServices.scheduler();
  const sent: NotificationSendOptions[] = [];

  /** What the scheduler does every 30 s. */
  const look = () => scheduler.triggerTask(TASK);
  /** The same, so many minutes later. */
  async function lookIn(minutes: number) {
    jest.useFakeTimers({
      doNotFake: [...TIMERS],
      now: Date.now() + minutes * 60_000,
    });
    try {
      await look();
    } finally {
      jest.useRealTimers();
    }
  }
  const said = () =>
    sent.splice(0).map(({ recipients, payload }) => ({
      recipients,
      title: payload.title,
      topic: payload.topic,
    }));
  const aMessage = (topic: string, title: unknown) => ({
    recipients: { type: 'entity', entityRef: OWNER },
    topic,
    title,
  });
  const detail = async () => (await portal.get(PATH)).body;
  const ensureIdentity = () =>
    provisioner.ensureIdentity({
      ref,
      owner: OWNER,
      onProgress: () => {},
      checkpoint: (_, fn) => fn(),
    });

  async function create(targets: TargetsService) {
    const { definition } = targets.get('aks-primary');
    identity = await ensureIdentity();
    const asked: DatabaseRequest = {
      ...ref,
      service: 'component:default/orders',
      environment: 'dev',
      plan: 'small',
      version: 17,
      owner: OWNER,
      clientId: identity.clientId,
    };
    const manifests = buildDatabaseManifests(
      { ...targets.offer.plans[0], instances: 3 },
      definition,
      { ...asked, production: false },
    );
    for (const { kind, object, optional } of manifests) {
      if (!optional || (await kubernetes.serves(kind))) {
        await kubernetes.apply(object, kind);
      }
    }
  }

  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    const services = await nodeServices(cnpgConfig(sandbox));
    provisioner = services.provisioner;
    kubernetes = services.targets.get('aks-primary').kubernetes;
    portal = await startPortal(cnpgConfig(sandbox), [
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => {
            sent.push(notification);
          },
        }),
      }),
    ]);
    await create(services.targets);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  it('tells when the database is ready', async () => {
    await waitFor(async () => {
      await look();
      expect(sent).not.toHaveLength(0);
    });
    expect(said()).toEqual([
      aMessage('cnpg.created', 'orders-db: The database is ready'),
    ]);
    await look();
    expect(said()).toEqual([]);
  });

  const primary = async () => (await detail()).primary?.name;
  const untilMovedFrom = (before: string) =>
    waitFor(async () => {
      const { primary: now, instances, health } = await detail();
      expect(now).toBeDefined();
      expect(now.name).not.toBe(before);
      expect(instances.ready).toBe(3);
      expect(health.state).toBe('healthy');
    });

  it('tells that the primary has moved when nobody asked for it', async () => {
    await look();
    const before = await primary();
    await kubernetes.delete(kinds.Pod, ref.namespace, before);
    await untilMovedFrom(before);
    await look();
    await look();
    expect(said()).toEqual([
      aMessage(
        'cnpg.failover',
        `orders-db: ${await primary()} is the primary now`,
      ),
    ]);
  });

  it('is silent about a switchover', async () => {
    const before = await primary();
    const instance = ['1', '2', '3']
      .map(number => `${ref.name}-${number}`)
      .find(name => name !== before);
    const { status } = await portal.post(`${PATH}/operations/switchover`, {
      input: { instance },
    });
    expect(status).toBe(202);
    await look();
    await untilMovedFrom(before);
    await look();
    await look();
    expect(said()).toEqual([]);
  });

  // The last, for the clock goes back after it.
  it('tells once that WAL cannot be archived, and once that it can again', async () => {
    await deleteRoleAssignment(sandbox, identity.roleAssignmentId!);
    await waitFor(async () => {
      await look();
      expect(sent).not.toHaveLength(0);
    });
    await look();
    expect(said()).toEqual([
      aMessage(
        'cnpg.archiving',
        expect.stringMatching(/^orders-db: .*archiv/i),
      ),
    ]);

    await ensureIdentity();
    await waitFor(async () => {
      expect(await detail()).toMatchObject({
        backups: { archiving: 'working' },
      });
    });
    await look();
    expect(said()).toEqual([]);
    await lookIn(6);
    expect(said()).toEqual([
      aMessage('cnpg.archiving', expect.stringMatching(/^orders-db: Over: /)),
    ]);
  });
});

/** What somebody with rights in Azure does by mistake. */
async function deleteRoleAssignment(
  { azure, azureUrl, caFile }: Sandbox,
  id: string,
): Promise<void> {
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ) =>
    new Promise<any>((resolve, reject) => {
      request(
        new URL(path, azureUrl),
        { method, headers, ca: readFileSync(caFile) },
        response => {
          let text = '';
          response.on('data', chunk => (text += chunk));
          response.on('end', () =>
            response.statusCode! < 300
              ? resolve(text && JSON.parse(text))
              : reject(new Error(`${method} ${path}: ${text}`)),
          );
        },
      )
        .on('error', reject)
        .end(body);
    });
  const { access_token: token } = await ask(
    'POST',
    `/${azure.tenantId}/oauth2/v2.0/token`,
    { 'content-type': 'application/x-www-form-urlencoded' },
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: `${azureUrl}/.default`,
    }).toString(),
  );
  await ask('DELETE', `${id}?api-version=2022-04-01`, {
    authorization: `Bearer ${token}`,
  });
}
