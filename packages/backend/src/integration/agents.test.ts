import {
  TestBackend,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import cnpgPlugin from '@pgportal/plugin-cnpg-backend';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';

jest.setTimeout(60_000);

/** What an agent gets at the address that the demo offers it. */
describe('actions over the Model Context Protocol', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        cnpgPlugin,
        mcpPlugin,
        actionsRegistryServiceFactory,
        actionsServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            backend: { actions: { pluginSources: ['cnpg'] } },
            cnpg: { targets: [] },
          },
        }),
      ],
    });
  });

  async function ask(
    method: string,
    params: object,
    authorization = mockCredentials.user.header('user:default/olga'),
  ) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/mcp-actions/v1`,
      {
        method: 'POST',
        headers: {
          authorization,
          accept: 'application/json, text/event-stream',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      },
    );
    const text = await response.text();
    const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
    return { status: response.status, answer: JSON.parse(data) };
  }

  it('are listed to a user with what they do', async () => {
    const { answer } = await ask('tools/list', {});
    const tools: { name: string; annotations: object; description: string }[] =
      answer.result.tools;
    expect(tools.map(({ name }) => name).sort()).toEqual(
      [
        'create-backup',
        'explain-database-findings',
        'get-connection-info',
        'get-database-health',
        'hibernate',
        'list-backups',
        'list-databases',
        'switch-over',
      ].map(name => `cnpg.${name}`),
    );
    expect(tools.find(({ name }) => /hibernate/.test(name))).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true },
      description: expect.stringContaining('When to use'),
    });
  });

  it('answer the user', async () => {
    const { answer } = await ask('tools/call', {
      name: 'cnpg.list-databases',
      arguments: {},
    });
    expect(answer.result.isError).toBeFalsy();
    expect(JSON.parse(answer.result.content[0].text)).toEqual({
      total: 0,
      items: [],
    });
  });

  it('are not for people who have not signed in', async () => {
    const { status, answer } = await ask(
      'tools/list',
      {},
      mockCredentials.none.header(),
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(answer.result).toBeUndefined();
  });
});
