import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  KubernetesObject,
  azureNames,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import {
  CLIENT_ID,
  answers,
  createContext,
  setUp,
} from '../__testUtils__/setUp';
import { sourceDatabase } from '../__testUtils__/sourceDatabase';
import { createEnsureDatabaseIdentityAction } from './ensureDatabaseIdentity';

describe('azure:databaseIdentity:ensure', () => {
  it('creates the identity for the owner that the catalog names', async () => {
    const { dependencies, provisioner, auditor } = setUp();
    const { context, log, output, checkpoints } = createContext({
      database: { ...answers, owner: 'group:default/mine', namespace: 'mine' },
    });
    await createEnsureDatabaseIdentityAction(dependencies).handler(context);

    expect(provisioner.ensureIdentity).toHaveBeenCalledWith(
      expect.objectContaining({
        ref: { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
        owner: 'group:default/team-orders',
        requestedBy: 'user:default/jane',
      }),
    );
    expect(output).toMatchObject({
      clientId: CLIENT_ID,
      identityName: 'id-pg',
    });
    expect(log).toEqual(['Created managed identity id-pg']);
    expect(checkpoints).toEqual(['azure.identity']);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'database-identity-ensure',
      severityLevel: 'medium',
      meta: {
        reference: 'aks1/team-orders/orders-db',
        taskId: 'mock-task-id',
        requestedBy: 'user:default/jane',
      },
    });
  });

  it('lets a restored database read the backups of its source, and of nobody else', async () => {
    const { dependencies, kubernetes, provisioner } = setUp();
    sourceDatabase().forEach(([kind, object]) => kubernetes.put(kind, object));
    const restore = async () => {
      const { context, log } = createContext({
        database: {
          ...answers,
          name: 'orders-copy',
          recovery: { source: 'aks1/team-orders/orders-db' },
        },
      });
      await createEnsureDatabaseIdentityAction(dependencies).handler(context);
      const [{ readContainers }] = provisioner.ensureIdentity.mock.lastCall!;
      return { readContainers, log };
    };
    const containerOf = (namespace: string, name: string) =>
      azureNames({ target: 'aks1', namespace, name }, 'aks1').container;
    expect(await restore()).toMatchObject({
      readContainers: [containerOf('team-orders', 'orders-db')],
    });

    // Whoever may write its object store may name any container there.
    const [, [kind, store]] = sourceDatabase();
    const theirs = containerOf('team-payments', 'payments-db');
    store.spec.configuration.destinationPath = `https://backups1.blob.core.windows.net/${theirs}`;
    kubernetes.put(kind, store);
    const { readContainers, log } = await restore();
    expect(readContainers).toEqual([]);
    expect(log).toContainEqual(
      expect.stringMatching(/did not make for aks1\/team-orders\/orders-db/),
    );
  });

  it('has nothing to do on a target without Azure', async () => {
    const { dependencies, provisioner } = setUp();
    const { context, log } = createContext({
      database: { ...answers, target: 'kind' },
    });
    await createEnsureDatabaseIdentityAction(dependencies).handler(context);
    expect(provisioner.ensureIdentity).not.toHaveBeenCalled();
    expect(log).toEqual([
      'Kind has no Azure side, so there is nothing to create',
    ]);
  });

  it('creates nothing in a dry run', async () => {
    const { dependencies, provisioner } = setUp();
    const { context, output } = createContext(
      { database: answers },
      { isDryRun: true },
    );
    await createEnsureDatabaseIdentityAction(dependencies).handler(context);
    expect(provisioner.ensureIdentity).not.toHaveBeenCalled();
    expect(output.identityName).toMatch(/^id-pg-aks1-team-orders-orders-db-/);
  });

  it('keeps the stack of an unexpected error for the backend', async () => {
    const { dependencies, provisioner } = setUp();
    provisioner.ensureIdentity.mockRejectedValue(
      new TypeError('x is not a function'),
    );
    const failure = await createEnsureDatabaseIdentityAction(dependencies)
      .handler(createContext({ database: answers }).context)
      .catch(error => error);
    expect(failure.stack).toBe('x is not a function');
    expect(dependencies.logger.error).toHaveBeenCalledTimes(1);
  });

  describe('for a database that exists', () => {
    const REFERENCE = 'aks1/team-orders/orders-db';

    function withCluster(
      change: { annotations?: object; spec?: object } = {},
      options: Parameters<typeof setUp>[0] = {},
    ) {
      const portal = setUp(options);
      portal.kubernetes.put(kinds.Cluster, {
        metadata: {
          name: 'orders-db',
          namespace: 'team-orders',
          annotations: change.annotations ?? {
            'pgportal.dev/owner': 'group:default/team-orders',
            'pgportal.dev/plan': 'medium',
            'pgportal.dev/requested-by': 'user:default/joe',
          },
        },
        spec: change.spec ?? {},
      } as KubernetesObject);
      return portal;
    }

    it('repairs it, and lets the Cluster name the identity', async () => {
      const portal = withCluster();
      const patch = jest.spyOn(portal.kubernetes, 'mergePatch');
      patch.mockImplementation(async () => ({} as any));
      const { context, log, output } = createContext({ database: REFERENCE });
      await createEnsureDatabaseIdentityAction(portal.dependencies).handler(
        context,
      );
      expect(portal.provisioner.ensureIdentity).toHaveBeenCalledWith(
        expect.objectContaining({
          ref: { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
          owner: 'group:default/team-orders',
          requestedBy: 'user:default/joe',
        }),
      );
      expect(patch).toHaveBeenCalledWith(
        kinds.Cluster,
        'team-orders',
        'orders-db',
        {
          spec: {
            serviceAccountTemplate: {
              metadata: {
                annotations: {
                  'azure.workload.identity/client-id': CLIENT_ID,
                },
              },
            },
          },
        },
        expect.anything(),
      );
      expect(log[log.length - 1]).toMatch(/Restart the database/);
      expect(output.clientId).toBe(CLIENT_ID);
    });

    it('changes no Cluster that names it already', async () => {
      const portal = withCluster({
        spec: {
          serviceAccountTemplate: {
            metadata: {
              annotations: { 'azure.workload.identity/client-id': CLIENT_ID },
            },
          },
        },
      });
      const patch = jest.spyOn(portal.kubernetes, 'mergePatch');
      const { context, log } = createContext({ database: REFERENCE });
      await createEnsureDatabaseIdentityAction(portal.dependencies).handler(
        context,
      );
      expect(patch).not.toHaveBeenCalled();
      expect(log.join()).not.toMatch(/Restart/);
    });

    it.each([
      ['is not there', undefined, 'NotFoundError'],
      ['the portal did not make', { annotations: {} }, 'ConflictError'],
      [
        'shares its service account',
        { spec: { serviceAccountName: 'shared' } },
        'ConflictError',
      ],
    ])('refuses one that %s', async (_what, change, name) => {
      const portal = change ? withCluster(change) : setUp();
      await expect(
        createEnsureDatabaseIdentityAction(portal.dependencies).handler(
          createContext({ database: REFERENCE }).context,
        ),
      ).rejects.toMatchObject({ name });
      expect(portal.provisioner.ensureIdentity).not.toHaveBeenCalled();
    });

    it('needs the permission to operate it', async () => {
      const portal = withCluster({}, { decision: AuthorizeResult.DENY });
      await expect(
        createEnsureDatabaseIdentityAction(portal.dependencies).handler(
          createContext({ database: REFERENCE }).context,
        ),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringMatching(/cnpg\.database\.operate/),
      });
      expect(portal.provisioner.ensureIdentity).not.toHaveBeenCalled();
    });
  });
});
