import { setTimeout } from 'node:timers/promises';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { BackendFeature } from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import catalogModuleCnpg from '@pgportal/plugin-catalog-backend-module-cnpg';
import cnpgPlugin from '@pgportal/plugin-cnpg-backend';
import { TargetStatus } from '@pgportal/plugin-cnpg-common';

export interface Portal {
  /** Of a path under `/api`. */
  url(path: string): string;
  /** A GET under `/api`, as a user who may see everything. */
  get(path: string): Promise<{ status: number; body: any }>;
  /** A GET under `/api` whose answer need not be JSON. */
  text(path: string): Promise<{ status: number; text: string }>;
  /** A POST under `/api`, by the same user. */
  post(path: string, body: object): Promise<{ status: number; body: any }>;
  /** State of the only target. */
  targetState(): Promise<TargetStatus['state']>;
  untilTarget(state: TargetStatus['state']): Promise<void>;
  stop(): Promise<void>;
}

/** A backend with catalog, index and catalog module, whose target has been read. */
export async function startPortal(
  cnpg: object,
  features: BackendFeature[] = [],
): Promise<Portal> {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      cnpgPlugin,
      catalogModuleCnpg,
      eventsServiceFactory,
      metricsServiceMock.factory(),
      ...features,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost:0',
            listen: { host: '127.0.0.1', port: 0 },
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          cnpg: cnpg as {},
          catalog: {
            stitchingStrategy: { pollingInterval: { milliseconds: 200 } },
          },
        },
      }),
    ],
  });
  const url = (path: string) =>
    `http://127.0.0.1:${backend.server.port()}/api${path}`;
  const text = async (path: string, init?: RequestInit) => {
    const response = await fetch(url(path), init);
    return { status: response.status, text: await response.text() };
  };
  const call = async (path: string, init?: RequestInit) => {
    const answer = await text(path, init);
    return { status: answer.status, body: JSON.parse(answer.text) };
  };
  const get = (path: string) => call(path);
  const post = (path: string, body: object) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const targetState = async () => {
    const { body } = await get('/cnpg/v1/targets');
    return body.items[0].state;
  };
  const untilTarget = (state: TargetStatus['state']) =>
    waitFor(async () => {
      const now = await targetState();
      if (now !== state) throw new Error(`The target is ${now}, not ${state}`);
    });
  await untilTarget('live');
  return {
    url,
    get,
    text,
    post,
    targetState,
    untilTarget,
    stop: () => backend.stop(),
  };
}

/** Tries until the assertion holds; fails with its last error after a minute. */
export async function waitFor(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(50);
    }
  }
}
