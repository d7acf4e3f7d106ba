import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactRetriever,
  techInsightsFactRetrieversExtensionPoint,
} from '@backstage-community/plugin-tech-insights-node';
import { ConfigReader } from '@backstage/config';
import techInsightsModule from './index';

const database = (name: string, more: object = {}) => ({
  entityRef: `resource:default/${name}.team-orders.aks`,
  health: { state: 'healthy' },
  postgresVersion: '17.5',
  instances: { desired: 3, ready: 3 },
  backups: { configured: true },
  ...more,
});

/** The retriever that the module registers. */
async function registered(): Promise<FactRetriever> {
  const retrievers: Record<string, FactRetriever> = {};
  const backend = await startTestBackend({
    extensionPoints: [
      [
        techInsightsFactRetrieversExtensionPoint,
        {
          addFactRetrievers: (added: Record<string, FactRetriever>) =>
            Object.assign(retrievers, added),
        },
      ],
    ],
    features: [techInsightsModule],
  });
  await backend.stop();
  return retrievers.cnpg;
}

describe('the facts about databases', () => {
  let server: Server;
  let items: unknown[] = [];
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items, targets: [] }));
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  async function retrieve() {
    const { port } = server.address() as AddressInfo;
    const logger = mockServices.logger.mock();
    const retriever = await registered();
    const facts = await retriever.handler({
      auth: mockServices.auth(),
      config: new ConfigReader({
        cnpg: {
          versions: [{ major: 17 }, { major: 13, endOfLife: '2025-11-13' }],
        },
      }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/cnpg`,
      }),
      logger,
      urlReader: mockServices.urlReader.mock(),
    });
    return { facts, logger, retriever };
  }

  it('says of each database what is known of it', async () => {
    items = [
      database('orders-db', {
        health: { state: 'degraded' },
        instances: { desired: 3, ready: 2 },
        backups: {
          configured: true,
          lastSuccessfulAt: new Date(Date.now() - 90 * 60_000).toISOString(),
        },
        policy: { score: 66.7, broken: ['zones'] },
      }),
      database('old-db', {
        postgresVersion: '13.2',
        backups: { configured: false },
        unmanaged: true,
      }),
      database('new-db', { postgresVersion: undefined }),
    ];
    const { facts, retriever } = await retrieve();
    expect(facts.map(({ entity }) => entity.name)).toEqual([
      'orders-db.team-orders.aks',
      'old-db.team-orders.aks',
      'new-db.team-orders.aks',
    ]);
    expect(facts[0]).toEqual({
      entity: {
        kind: 'resource',
        namespace: 'default',
        name: 'orders-db.team-orders.aks',
      },
      facts: {
        healthy: false,
        instances: 3,
        readyInstances: 2,
        backups: true,
        backupAgeHours: expect.closeTo(1.5, 1),
        postgresMajor: 17,
        versionSupported: true,
        policyScore: 67,
        policyRulesBroken: 1,
        managed: true,
      },
    });
    expect(facts[1].facts).toEqual({
      healthy: true,
      instances: 3,
      readyInstances: 3,
      backups: false,
      postgresMajor: 13,
      versionSupported: false,
      policyRulesBroken: 0,
      managed: false,
    });
    expect(facts[2].facts).not.toHaveProperty('versionSupported');
    // Every fact that is told is described, and the other way round.
    expect(Object.keys(facts[0].facts).sort()).toEqual(
      Object.keys(retriever.schema).sort(),
    );
  });

  it('ignores what is no database, and keeps the rest', async () => {
    items = [{ entityRef: 7 }, database('orders-db')];
    const { facts, logger } = await retrieve();
    expect(facts).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
