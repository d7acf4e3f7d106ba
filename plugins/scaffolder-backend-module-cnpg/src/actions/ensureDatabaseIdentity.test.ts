import {
  CLIENT_ID,
  answers,
  createContext,
  setUp,
} from '../__testUtils__/setUp';
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
});
