import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Cluster, kinds } from '@pgportal/plugin-cnpg-common';
import {
  CLIENT_ID,
  answers,
  createContext,
  setUp,
} from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { createApplyDatabaseAction } from './applyDatabase';

const input = { database: answers, clientId: CLIENT_ID };

describe('cnpg:database:apply', () => {
  it('creates the namespace first, then the rest', async () => {
    const { dependencies, kubernetes } = setUp();
    const { context, log, output, checkpoints } = createContext(input);
    await createApplyDatabaseAction(dependencies).handler(context);

    expect(kubernetes.applied.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ObjectStore',
      'Cluster',
      'ScheduledBackup',
      'PodMonitor',
      'PodMonitor',
    ]);
    expect(log).toContain('Created Cluster orders-db');
    expect(checkpoints).toContain(
      'apply.aks1.postgresql.cnpg.io.Cluster.team-orders.orders-db',
    );
    expect(output).toEqual({
      reference: 'aks1/team-orders/orders-db',
      entityRef: 'resource:default/orders-db.team-orders.aks1',
    });
    const cluster = await kubernetes.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    expect(JSON.stringify(cluster)).toContain(CLIENT_ID);
  });

  it('changes nothing when it runs again', async () => {
    const { dependencies } = setUp();
    const action = createApplyDatabaseAction(dependencies);
    await action.handler(createContext(input).context);
    const { context, log } = createContext(input);
    await action.handler(context);
    expect(log).toHaveLength(6);
    for (const line of log) expect(line).toMatch(/ was there already$/);
  });

  it('leaves a database as people have changed it since', async () => {
    const { dependencies, kubernetes } = setUp();
    const action = createApplyDatabaseAction(dependencies);
    await action.handler(createContext(input).context);
    const at = ['team-orders', 'orders-db'] as const;
    const cluster = await kubernetes.get<any>(kinds.Cluster, ...at);
    cluster.spec.instances = 5;
    cluster.spec.storage.size = '64Gi';
    await kubernetes.delete(kinds.ScheduledBackup, ...at);
    const applied = kubernetes.applied.length;

    const { context, log } = createContext(input);
    await action.handler(context);
    expect(cluster.spec).toMatchObject({
      instances: 5,
      storage: { size: '64Gi' },
    });
    expect(kubernetes.applied.slice(applied).map(({ kind }) => kind)).toEqual([
      'ScheduledBackup',
    ]);
    expect(log).toContain('Cluster orders-db was there already');
    expect(log).toContain('Created ScheduledBackup orders-db');
  });

  it('lets an existing database name the identity that was made anew', async () => {
    const { dependencies, kubernetes } = setUp();
    const action = createApplyDatabaseAction(dependencies);
    await action.handler(createContext(input).context);
    const clientId = CLIENT_ID.replace(/^1+/, '22222222');
    const { context, log } = createContext({ ...input, clientId });
    await action.handler(context);
    const cluster = await kubernetes.get<any>(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    expect(JSON.stringify(cluster.spec.serviceAccountTemplate)).toContain(
      clientId,
    );
    expect(log).toContain(
      `The Cluster names client id ${clientId} now. Restart the database, so that its pods get it`,
    );
  });

  it('writes to no namespace that says whose it is', async () => {
    const { dependencies, kubernetes } = setUp();
    kubernetes.put(kinds.Namespace, {
      metadata: {
        name: 'team-orders',
        annotations: { 'pgportal.dev/owner': 'group:default/team-orders' },
      },
    });
    const { context } = createContext(input);
    await createApplyDatabaseAction(dependencies).handler(context);
    expect(kubernetes.applied.map(({ kind }) => kind)).not.toContain(
      'Namespace',
    );
  });

  it('remembers who asked first when somebody else runs it again', async () => {
    const { dependencies, kubernetes } = setUp();
    const action = createApplyDatabaseAction(dependencies);
    await action.handler(createContext(input).context);
    const { context } = createContext(input);
    context.user = { ref: 'user:default/john' };
    await action.handler(context);
    const cluster = await kubernetes.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    );
    expect(cluster?.metadata.annotations).toMatchObject({
      'pgportal.dev/requested-by': 'user:default/jane',
    });
  });

  it('takes no options for those of a database that exists', async () => {
    const { dependencies, kubernetes } = setUp();
    const action = createApplyDatabaseAction(dependencies);
    const pooler = { poolMode: 'session', instances: 1 };
    const withPooler = {
      ...input,
      database: { ...answers, options: { pooler } },
    };
    await action.handler(createContext(withPooler).context);
    const applied = kubernetes.applied.length;
    await expect(
      action.handler(createContext(input).context),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/already, with other options;/),
    });
    expect(kubernetes.applied).toHaveLength(applied);
    await action.handler(createContext(withPooler).context);
  });

  it('leaves out what is optional and not installed', async () => {
    const { dependencies, kubernetes } = setUp();
    kubernetes.missingGroups.add('azmonitoring.coreos.com');
    const { context, log } = createContext(input);
    await createApplyDatabaseAction(dependencies).handler(context);
    expect(log[0]).toBe(
      'Left out PodMonitor.azmonitoring.coreos.com: AKS 1 does not have it',
    );
    expect(kubernetes.applied).toHaveLength(5);
  });

  it.each([
    ['postgresql.cnpg.io', 'CloudNativePG is not installed on AKS 1.'],
    [
      'barmancloud.cnpg.io',
      'The Barman Cloud plugin is not installed on AKS 1.',
    ],
  ])('creates nothing without %s', async (group, sentence) => {
    const { dependencies, kubernetes } = setUp();
    kubernetes.missingGroups.add(group);
    await expect(
      createApplyDatabaseAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(sentence);
    expect(kubernetes.applied).toEqual([]);
  });

  it('never touches a Cluster or namespace of others', async () => {
    const { dependencies, kubernetes } = setUp();
    const run = () =>
      createApplyDatabaseAction(dependencies).handler(
        createContext(input).context,
      );
    const foreign: Cluster = {
      metadata: { name: 'orders-db', namespace: 'team-orders' },
    };
    kubernetes.put(kinds.Cluster, foreign);
    await expect(run()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/^name: There is a database orders-db/),
    });
    kubernetes.put(kinds.Namespace, {
      metadata: {
        name: 'team-orders',
        annotations: { 'pgportal.dev/owner': 'group:default/other' },
      },
    });
    await expect(run()).rejects.toMatchObject({ name: 'ConflictError' });
    expect(kubernetes.applied).toEqual([]);
  });

  describe('when two runs ask for the same name in other ways', () => {
    const other = { ...input, database: { ...answers, plan: 'large' } };
    const sentence =
      'name: This service has a database orders-db in namespace team-orders on AKS 1 already, with plan medium; choose another name for a new one.';

    it('lets one win, and the other end before it changes anything', async () => {
      const { dependencies, kubernetes } = setUp();
      const action = createApplyDatabaseAction(dependencies);
      const runs = await Promise.allSettled([
        action.handler(createContext(input).context),
        action.handler(createContext(other).context),
      ]);
      expect(runs).toEqual([
        { status: 'fulfilled', value: undefined },
        {
          status: 'rejected',
          reason: expect.objectContaining({
            name: 'ConflictError',
            message: sentence,
          }),
        },
      ]);
      expect(kubernetes.applied).toHaveLength(6);
    });

    it('leaves a Cluster alone that another backend makes at that moment', async () => {
      const { dependencies, kubernetes } = setUp();
      const winner = setUp();
      await createApplyDatabaseAction(winner.dependencies).handler(
        createContext(input).context,
      );
      kubernetes.before = (verb, kind) => {
        if (verb === 'apply' && kind === kinds.ObjectStore) {
          kubernetes.objects.clear();
          winner.kubernetes.objects.forEach((object, key) =>
            kubernetes.objects.set(key, object),
          );
        }
      };
      const { context } = createContext(other);
      await expect(
        createApplyDatabaseAction(dependencies).handler(context),
      ).rejects.toMatchObject({ name: 'ConflictError', message: sentence });
      expect(kubernetes.applied.map(({ kind }) => kind)).not.toContain(
        'Cluster',
      );
    });
  });

  it.each([
    ['no client id', { database: answers }, /^clientId: .*ensure before/],
    [
      'a client id that is none',
      { ...input, clientId: 'x" }' },
      /^clientId: it must be a GUID/,
    ],
  ])('refuses %s', async (_what, bad, sentence) => {
    const { dependencies } = setUp();
    await expect(
      createApplyDatabaseAction(dependencies).handler(
        createContext(bad).context,
      ),
    ).rejects.toThrow(sentence);
  });

  it('says what exists when it fails half way', async () => {
    const { dependencies, kubernetes, auditor } = setUp();
    kubernetes.before = (verb, kind) => {
      if (verb === 'apply' && kind.kind === 'Cluster') {
        throw refusal('The admission webhook refused it.', 422);
      }
    };
    const { context, log } = createContext(input);
    await expect(
      createApplyDatabaseAction(dependencies).handler(context),
    ).rejects.toThrow('The admission webhook refused it.');
    expect(log[log.length - 1]).toBe(
      'What exists on AKS 1 already: Namespace team-orders, ObjectStore orders-db. Running this again completes it.',
    );
    const event = await auditor.createEvent.mock.results[0].value;
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(event.success).not.toHaveBeenCalled();
  });

  it('creates nothing in a dry run, or without the permission', async () => {
    const { dependencies, kubernetes } = setUp();
    const { context, log } = createContext(
      { database: answers },
      { isDryRun: true },
    );
    await createApplyDatabaseAction(dependencies).handler(context);
    expect(log).toContain('Would apply Cluster orders-db');

    const denied = setUp({ decision: AuthorizeResult.DENY });
    await expect(
      createApplyDatabaseAction(denied.dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect([...kubernetes.applied, ...denied.kubernetes.applied]).toEqual([]);
  });
});
