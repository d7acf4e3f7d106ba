import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { createContext, setUp } from '../__testUtils__/setUp';
import { FakeKubernetes, refusal } from '../__testUtils__/FakeKubernetes';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createDeleteDatabaseAction } from './deleteDatabase';
import { examples } from './deleteDatabase.examples';

const DATABASE = 'aks1/team-orders/orders-db';
const ENTITY = 'resource:default/orders-db.team-orders.aks1';
const SERVICE = 'component:default/orders';
const input = { database: DATABASE, confirm: 'orders-db', service: SERVICE };

/** A database whose pods and volumes go with its Cluster. */
function prepare(options: Parameters<typeof setUp>[0] = {}) {
  const portal = setUp(options);
  for (const [kind, object] of sourceDatabase()) {
    if (kind === kinds.Pod) {
      object.metadata.ownerReferences = [
        { kind: 'Cluster', name: 'orders-db' },
      ];
    }
    portal.kubernetes.put(kind, object);
  }
  portal.kubernetes.put(kinds.Namespace, {
    metadata: {
      name: 'team-orders',
      annotations: { 'pgportal.dev/owner': 'group:default/team-orders' },
    },
  });
  portal.kubernetes.put(kinds.Backup, {
    metadata: { name: 'b1', namespace: 'team-orders', uid: 'uid-b1' },
    spec: { cluster: { name: 'orders-db' } },
  } as any);
  return portal;
}

/** All but the namespace. */
const left = ({ objects }: FakeKubernetes) =>
  [...objects.keys()].filter(id => !id.startsWith('/Namespace/'));

describe('cnpg:database:delete', () => {
  it('removes all of it in order, and says what stays', async () => {
    const { dependencies, kubernetes, auditor } = prepare();
    const { context, log, output } = createContext(input);
    await createDeleteDatabaseAction(dependencies).handler(context);

    expect(kubernetes.deleted).toEqual([
      'Cluster orders-db Foreground',
      'Backup b1',
      'ObjectStore orders-db',
    ]);
    expect(left(kubernetes)).toEqual([]);
    expect(log).toContain('Removed Cluster orders-db');
    expect(output).toMatchObject({
      reference: DATABASE,
      service: SERVICE,
      removed: expect.arrayContaining([
        expect.objectContaining({ type: 'Cluster', name: 'orders-db' }),
      ]),
      kept: [expect.objectContaining({ type: 'Namespace' })],
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'database-delete',
        meta: expect.objectContaining({
          reference: DATABASE,
          requestedBy: 'user:default/jane',
        }),
      }),
    );
  });

  it.each(['', 'orders', 'orders-db ', DATABASE])(
    'removes nothing when %j is typed',
    async confirm => {
      const { dependencies, kubernetes } = prepare();
      await expect(
        createDeleteDatabaseAction(dependencies).handler(
          createContext({ ...input, confirm }).context,
        ),
      ).rejects.toThrow(/^confirm: type the name of the database, orders-db/);
      expect(kubernetes.deleted).toEqual([]);
    },
  );

  it('removes nothing when it is only to check', async () => {
    const { dependencies, kubernetes } = prepare();
    const { context, log } = createContext({ ...input, checkOnly: true });
    await createDeleteDatabaseAction(dependencies).handler(context);
    expect(kubernetes.deleted).toEqual([]);
    expect(log).toContain('Would remove Cluster orders-db');
  });

  it('respects deletion protection', async () => {
    const { dependencies, kubernetes } = prepare();
    const cluster = (await kubernetes.get(
      kinds.Cluster,
      'team-orders',
      'orders-db',
    ))!;
    cluster.metadata.annotations!['pgportal.dev/deletion-protection'] = 'on';
    await expect(
      createDeleteDatabaseAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/^Deletion protection of orders-db is on/),
    });
    expect(kubernetes.deleted).toEqual([]);
  });

  it('needs the permission on the database, whatever service is named, while there is one', async () => {
    const { dependencies, kubernetes } = prepare({
      decide: (_permission, resource) =>
        resource === ENTITY ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    });
    await expect(
      createDeleteDatabaseAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(kubernetes.deleted).toEqual([]);
  });

  describe('after an earlier run was cut short', () => {
    const cutShort = (decide?: any) => {
      const portal = prepare({ decide });
      portal.kubernetes.objects.forEach((_object, id) => {
        if (/\/(Cluster|Pod)\//.test(id)) portal.kubernetes.objects.delete(id);
      });
      return portal;
    };
    const withoutEntity = (_permission: unknown, resource?: string) =>
      resource === SERVICE ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;

    it('removes what is left, by the permission on the service', async () => {
      const { dependencies, kubernetes } = cutShort(withoutEntity);
      const { context, output } = createContext(input);
      await createDeleteDatabaseAction(dependencies).handler(context);
      expect(left(kubernetes)).toEqual([]);
      expect(output.service).toBe(SERVICE);
    });

    it.each([
      ['without a service', undefined, withoutEntity],
      [
        'without a permission on it',
        SERVICE,
        (): AuthorizeResult.DENY => AuthorizeResult.DENY,
      ],
    ])('refuses %s', async (_what, service, decide) => {
      const { dependencies, kubernetes } = cutShort(decide);
      await expect(
        createDeleteDatabaseAction(dependencies).handler(
          createContext({ ...input, ...(service ? {} : { service: '' }) })
            .context,
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(kubernetes.deleted).toEqual([]);
    });

    it('refuses a service of another namespace', async () => {
      const { dependencies, kubernetes } = cutShort(withoutEntity);
      await expect(
        createDeleteDatabaseAction(dependencies).handler(
          createContext({
            ...input,
            database: 'aks1/team-payments/orders-db',
          }).context,
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(kubernetes.deleted).toEqual([]);
    });

    it('refuses a namespace that says it is of others', async () => {
      const { dependencies, kubernetes } = cutShort(withoutEntity);
      kubernetes.put(kinds.Namespace, {
        metadata: {
          name: 'team-orders',
          annotations: { 'pgportal.dev/owner': 'group:default/other' },
        },
      });
      await expect(
        createDeleteDatabaseAction(dependencies).handler(
          createContext(input).context,
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(kubernetes.deleted).toEqual([]);
    });

    it('says that nothing is left', async () => {
      const { dependencies } = setUp();
      const { context, log } = createContext(input);
      await createDeleteDatabaseAction(dependencies).handler(context);
      expect(log).toEqual([
        'There is nothing of orders-db in namespace team-orders on AKS 1 any more',
      ]);
    });
  });

  it('keeps the decision and the plan of a task that is resumed', async () => {
    let allowed = true;
    const { dependencies, kubernetes } = prepare({
      decide: () => (allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY),
    });
    kubernetes.before = (verb, kind) => {
      if (verb === 'delete' && kind === kinds.ObjectStore) {
        throw refusal('AKS 1 cannot be reached.', 0);
      }
    };
    const checkpoints = new Map<string, any>();
    const run = async () => {
      const { context, output } = createContext(input);
      context.checkpoint = async ({ key, fn }: any) => {
        if (!checkpoints.has(key)) checkpoints.set(key, await fn());
        return checkpoints.get(key);
      };
      await createDeleteDatabaseAction(dependencies).handler(context);
      return output;
    };
    await expect(run()).rejects.toThrow('AKS 1 cannot be reached.');
    expect(kubernetes.deleted).toContain('Cluster orders-db Foreground');

    allowed = false;
    kubernetes.before = () => {};
    const output = await run();
    expect(left(kubernetes)).toEqual([]);
    expect(output.removed).toContainEqual(
      expect.objectContaining({ type: 'Cluster' }),
    );
  });

  it('never removes a database that was made after the task began', async () => {
    const { dependencies, kubernetes } = prepare();
    const { context } = createContext(input);
    context.checkpoint = async ({ key, fn }: any) =>
      key.startsWith('retire.plan')
        ? { uid: 'uid-of-the-first', removed: [], kept: [] }
        : fn();
    await expect(
      createDeleteDatabaseAction(dependencies).handler(context),
    ).rejects.toThrow(/There is another orders-db/);
    expect(kubernetes.deleted).toEqual([]);
  });

  it('passes on that something may not be listed, instead of leaving it behind', async () => {
    const { dependencies, kubernetes } = prepare();
    kubernetes.before = (verb, kind) => {
      if (verb === 'list' && kind === kinds.Pooler) {
        throw refusal(
          'RBAC of AKS 1 does not let the portal list poolers.',
          403,
        );
      }
    };
    await expect(
      createDeleteDatabaseAction(dependencies).handler(
        createContext(input).context,
      ),
    ).rejects.toThrow(/RBAC of AKS 1/);
    expect(kubernetes.deleted).toEqual([]);
  });

  it('removes nothing in a dry run', async () => {
    const { dependencies, kubernetes } = prepare();
    const { context, log } = createContext(input, { isDryRun: true });
    await createDeleteDatabaseAction(dependencies).handler(context);
    expect(log).toContain('Would remove Cluster orders-db');
    expect(kubernetes.deleted).toEqual([]);
  });

  it('has examples that its schema knows', () => {
    const action = createDeleteDatabaseAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input: values } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(values)));
      }
    }
  });
});
