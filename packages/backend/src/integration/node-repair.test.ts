import { readFileSync } from 'node:fs';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { ClientSecretCredential } from '@azure/identity';
import {
  CLIENT_ID_ANNOTATION,
  KubernetesObject,
  azureNames,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { NodePortal, startNodePortal, until } from './__testUtils__/nodePortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

const COMPLETED = 'Run completed with status: completed';
const ref = {
  target: 'aks-primary',
  namespace: 'team-orders',
  name: 'orders-db',
};

describe('the template that repairs an identity', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '50']);
    portal = await startNodePortal(sandbox, [
      'postgres-database',
      'postgres-repair-identity',
    ]);
    const { status, log } = await portal.run('postgres-database', {
      service: 'component:default/orders',
      name: 'orders-db',
      environment: 'prod',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      review: 'seen',
    });
    if (status !== COMPLETED) throw new Error(log);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  it('makes an identity anew that somebody has deleted, and the Cluster name it', async () => {
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes } = targets.get('aks-primary');
    const named = async () =>
      (
        await kubernetes.get<KubernetesObject & { spec?: Record<string, any> }>(
          kinds.Cluster,
          ref.namespace,
          ref.name,
        )
      )?.spec?.serviceAccountTemplate.metadata.annotations[
        CLIENT_ID_ANNOTATION
      ];
    const before = await named();
    const { tenantId, clientId, clientSecret, subscriptionId } = sandbox.azure;
    const tlsOptions = { ca: readFileSync(sandbox.caFile, 'utf8') };
    await new ManagedServiceIdentityClient(
      new ClientSecretCredential(tenantId, clientId, clientSecret, {
        authorityHost: sandbox.azureUrl,
        disableInstanceDiscovery: true,
        tlsOptions,
      }),
      subscriptionId,
      {
        endpoint: sandbox.azureUrl,
        credentialScopes: `${sandbox.azureUrl}/.default`,
        tlsOptions,
      },
    ).userAssignedIdentities.delete(
      'rg-pg-identities',
      azureNames(ref, 'aks-primary').identity,
    );

    const database = 'aks-primary/team-orders/orders-db';
    await until('the database is in the catalog', async () => {
      const { status } = await portal.run('postgres-repair-identity', {
        database,
      });
      return status === COMPLETED;
    });
    const now = await named();
    expect(now).toMatch(/^[0-9a-f-]{36}$/);
    expect(now).not.toBe(before);
    const again = await portal.run('postgres-repair-identity', { database });
    expect(again.status).toBe(COMPLETED);
    expect(again.log).toMatch(/Managed identity \S+ was there already/);
    expect(again.log).not.toMatch(/Created|Restart/);
  });
});
