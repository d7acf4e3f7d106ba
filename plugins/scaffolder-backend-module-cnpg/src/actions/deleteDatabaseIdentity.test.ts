import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { createContext, foreignEntity, setUp } from '../__testUtils__/setUp';
import { createDeleteDatabaseIdentityAction } from './deleteDatabaseIdentity';
import { examples } from './deleteDatabaseIdentity.examples';

const input = {
  database: 'aks1/team-orders/orders-db',
  service: 'component:default/orders',
};
const run = (portal: ReturnType<typeof setUp>, context: object) =>
  createDeleteDatabaseIdentityAction(portal.dependencies).handler(
    context as any,
  );

describe('azure:databaseIdentity:delete', () => {
  it('removes the identity, keeps the backups, and says both', async () => {
    const portal = setUp();
    const removed = [
      { where: 'azure' as const, type: 'Managed identity', name: 'id-pg' },
    ];
    const kept = [
      {
        where: 'azure' as const,
        type: 'Blob container',
        name: 'c',
        why: 'the backups are in it',
      },
    ];
    portal.provisioner.deleteIdentity.mockImplementation(
      async ({ checkpoint, onProgress }) => {
        onProgress('Removed managed identity id-pg');
        return checkpoint('azure.remove', async () => ({ removed, kept }));
      },
    );
    const { context, log, output, checkpoints } = createContext(input);
    await run(portal, context);
    expect(portal.provisioner.deleteIdentity).toHaveBeenCalledWith(
      expect.objectContaining({
        ref: { target: 'aks1', namespace: 'team-orders', name: 'orders-db' },
        removeBackups: false,
      }),
    );
    expect(output).toMatchObject({ reference: input.database, removed, kept });
    expect(log).toEqual(['Removed managed identity id-pg']);
    expect(checkpoints).toContain('azure.remove');
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'database-identity-delete',
        meta: expect.objectContaining({
          reference: input.database,
          requestedBy: 'user:default/jane',
        }),
      }),
    );
  });

  it('lets nobody decide by an entity that they have registered themselves', async () => {
    const portal = setUp({
      decide: (_, resourceRef) =>
        resourceRef === 'resource:default/orders-db.team-orders.aks1'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      entities: [foreignEntity],
    });
    const { context } = createContext({
      ...input,
      removeBackups: true,
      confirmBackups: 'orders-db',
    });
    await expect(run(portal, context)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(portal.provisioner.deleteIdentity).not.toHaveBeenCalled();
  });

  it('removes the backups when a person typed the name for that', async () => {
    const portal = setUp();
    const { context } = createContext({
      ...input,
      removeBackups: true,
      confirmBackups: 'orders-db',
    });
    await run(portal, context);
    expect(portal.provisioner.deleteIdentity).toHaveBeenCalledWith(
      expect.objectContaining({ removeBackups: true }),
    );
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'database-backups-delete' }),
    );
  });

  it.each([undefined, '', 'orders', 'true'])(
    'removes nothing at all when %j is typed for the backups',
    async confirmBackups => {
      const portal = setUp();
      const { context } = createContext({
        ...input,
        removeBackups: true,
        ...(confirmBackups !== undefined && { confirmBackups }),
      });
      await expect(run(portal, context)).rejects.toThrow(
        /^confirmBackups: type the name of the database, orders-db,/,
      );
      expect(portal.provisioner.deleteIdentity).not.toHaveBeenCalled();
    },
  );

  it('leaves the identity of a database alone that is still there', async () => {
    const portal = setUp();
    portal.kubernetes.put(kinds.Cluster, {
      metadata: { name: 'orders-db', namespace: 'team-orders' },
    });
    await expect(
      run(portal, createContext(input).context),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/still there/),
    });
    expect(portal.provisioner.deleteIdentity).not.toHaveBeenCalled();
  });

  it('needs the permission', async () => {
    const portal = setUp({ decision: AuthorizeResult.DENY });
    await expect(
      run(portal, createContext(input).context),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(portal.provisioner.deleteIdentity).not.toHaveBeenCalled();
  });

  it('removes nothing in a dry run, nor where there is no Azure', async () => {
    const portal = setUp();
    const dry = createContext(input, { isDryRun: true });
    await run(portal, dry.context);
    const kind = createContext({
      ...input,
      database: 'kind/team-orders/orders-db',
    });
    await run(portal, kind.context);
    expect(portal.provisioner.deleteIdentity).not.toHaveBeenCalled();
    expect([...dry.log, ...kind.log]).toEqual([
      expect.stringMatching(/^Would remove managed identity id-pg-aks1-/),
      'Kind has no Azure side, so there is nothing to remove',
    ]);
  });

  it('has examples that name it', () => {
    for (const { example } of examples) {
      expect(yaml.parse(example).steps[0].action).toBe(
        'azure:databaseIdentity:delete',
      );
    }
  });
});
