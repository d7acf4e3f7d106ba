import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Cluster, Kind, kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import {
  CLIENT_ID,
  createContext,
  foreignEntity,
  setUp,
} from '../__testUtils__/setUp';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createApplyDatabaseAction } from './applyDatabase';
import { createPlanRestoreAction } from './planRestore';
import { examples } from './planRestore.examples';

const SOURCE = 'aks1/team-orders/orders-db';
const input = {
  recovery: { source: SOURCE, targetTime: '2026-11-19T10:30:00Z' },
  service: 'component:default/orders',
  name: 'orders-copy',
};

function prepare(options: Parameters<typeof setUp>[0] = {}) {
  const portal = setUp(options);
  sourceDatabase().forEach(([kind, object]) =>
    portal.kubernetes.put(kind, object),
  );
  return portal;
}

describe('cnpg:database:planRestore', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-11-20T12:00:00Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('refuses what a policy or the quota forbids', async () => {
    const run = (governance: NonNullable<Parameters<typeof setUp>[0]>) =>
      createPlanRestoreAction(prepare(governance).dependencies).handler(
        createContext(input).context,
      );
    const policy = { name: 'p', title: 'Names', weights: {} };
    await expect(
      run({
        governance: {
          policies: [{ ...policy, rules: { namePattern: '[a-z]+-db' } }],
        },
      }),
    ).rejects.toThrow(/^name: The name orders-copy .* The policy "Names"/);
    // The source is one already.
    await expect(
      run({ governance: { quotas: { default: { databases: 1 }, teams: {} } } }),
    ).rejects.toThrow(/^service: The quota of group:default\/team-orders/);
  });

  it('lets nobody restore by an entity that they have registered themselves', async () => {
    const { dependencies } = prepare({
      entities: [foreignEntity],
    });
    await expect(
      createPlanRestoreAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(/was not made by the portal/);
  });

  it('takes what is not answered from the source, and writes nothing', async () => {
    const { dependencies, kubernetes } = prepare();
    const { context, log, output } = createContext(input);
    await createPlanRestoreAction(dependencies).handler(context);

    expect(output.reference).toBe('aks1/team-orders/orders-copy');
    expect(output.database).toEqual({
      service: 'component:default/orders',
      name: 'orders-copy',
      environment: 'prod',
      plan: 'medium',
      version: 17,
      target: 'aks1',
      owner: 'group:default/team-orders',
      namespace: 'team-orders',
      requestedBy: 'user:default/jane',
      recovery: input.recovery,
    });
    expect(log[0]).toBe(
      `Restoring ${SOURCE}, as it was at 2026-11-19T10:30:00Z. The source stays as it is`,
    );
    expect(kubernetes.applied).toEqual([]);

    const objects = yaml
      .parseAllDocuments(String(output.manifests))
      .map(document => document.toJS());
    const cluster = objects.find(({ kind }) => kind === 'Cluster');
    expect(cluster.spec).toMatchObject({
      bootstrap: {
        recovery: {
          database: 'orders',
          owner: 'app',
          recoveryTarget: { targetTime: '2026-11-19T10:30:00Z' },
        },
      },
      externalClusters: [
        {
          plugin: {
            parameters: {
              barmanObjectName: 'orders-copy-source',
              serverName: 'orders-db',
            },
          },
        },
      ],
      plugins: [
        {
          isWALArchiver: true,
          parameters: { barmanObjectName: 'orders-copy' },
        },
      ],
      postgresql: { parameters: { max_connections: '300' } },
    });
    const stores = objects.filter(({ kind }) => kind === 'ObjectStore');
    const [own, source] = stores;
    expect(own.spec.configuration.destinationPath).not.toBe(
      source.spec.configuration.destinationPath,
    );
    expect(source.spec.retentionPolicy).toBeUndefined();
  });

  it('is applied as it was planned, again and again, and by no other choice', async () => {
    const { dependencies, kubernetes } = prepare();
    const planned = createContext(input);
    await createPlanRestoreAction(dependencies).handler(planned.context);
    const { database } = planned.output as { database: any };
    const apply = (recovery: object | undefined) =>
      createApplyDatabaseAction(dependencies).handler(
        createContext({
          database: { ...database, recovery },
          clientId: CLIENT_ID,
        }).context,
      );
    await apply(database.recovery);
    await apply(database.recovery);
    const { metadata } = (await kubernetes.get<Cluster>(
      kinds.Cluster,
      'team-orders',
      'orders-copy',
    ))!;
    expect(metadata.annotations).toMatchObject({
      'pgportal.dev/restored-from': `${SOURCE} 2026-11-19T10:30:00Z`,
    });
    await expect(apply(undefined)).rejects.toThrow(
      /already, with data restored from aks1\/team-orders\/orders-db 2026-11-19T10:30:00Z; choose another name/,
    );
    await expect(apply({ source: SOURCE })).rejects.toThrow(/choose another/);
  });

  it('warns of a moment whose WAL may not be archived yet', async () => {
    const { dependencies } = prepare();
    const run = async (targetTime: string) => {
      const { context, log } = createContext({
        ...input,
        recovery: { source: SOURCE, targetTime },
      });
      await createPlanRestoreAction(dependencies).handler(context);
      return log.join();
    };
    expect(await run('2026-11-20T11:58:00Z')).toMatch(/only minutes ago/);
    expect(await run('2026-11-20T11:50:00Z')).not.toMatch(/minutes ago/);
  });

  it('trusts no archive that the input names', async () => {
    const { dependencies } = prepare();
    const { context, output } = createContext({
      ...input,
      recovery: {
        ...input.recovery,
        destinationPath: 'https://backups1.blob.core.windows.net/of-others',
        serverName: 'of-others',
      },
    });
    await createPlanRestoreAction(dependencies).handler(context);
    expect(String(output.manifests)).not.toContain('of-others');
  });

  it.each([
    ['a source that is none', { source: 'orders-db' }, /no reference/],
    [
      'a source that is gone',
      { source: 'aks1/team-orders/gone-db' },
      /there is no gone-db/,
    ],
    [
      'a moment outside the window',
      { source: SOURCE, targetTime: '2026-11-01T00:00:00Z' },
      /^recovery: .*before the first moment/,
    ],
  ])('refuses %s', async (_what, recovery, sentence) => {
    const { dependencies } = prepare();
    await expect(
      createPlanRestoreAction(dependencies).handler(
        createContext({ ...input, recovery }).context,
      ),
    ).rejects.toThrow(sentence);
  });

  it.each(['cnpg.database.restore', 'cnpg.database.create'])(
    'needs the permission %s',
    async denied => {
      const { dependencies } = prepare({
        decide: ({ name }) =>
          name === denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      });
      await expect(
        createPlanRestoreAction(dependencies).handler(
          createContext(input).context,
        ),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(denied),
      });
    },
  );

  it('asks for a plan where the source has none', async () => {
    const { dependencies, kubernetes } = prepare();
    const [kind, cluster] = sourceDatabase().find(
      ([entry]: [Kind, unknown]) => entry === kinds.Cluster,
    )!;
    cluster.metadata.annotations = {};
    kubernetes.put(kind, cluster);
    await expect(
      createPlanRestoreAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(/^plan: .* choose one/);
  });

  it('has examples that its schema knows', () => {
    const action = createPlanRestoreAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
