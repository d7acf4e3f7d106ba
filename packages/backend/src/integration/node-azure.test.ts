import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { ClientSecretCredential } from '@azure/identity';
import {
  DatabaseIdentity,
  DeleteIdentityOptions,
  EnsureIdentityOptions,
} from '@pgportal/plugin-cnpg-node';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(120_000);

const ref = (name: string) => ({
  target: 'aks-primary',
  namespace: 'team-orders',
  name,
});

describe('the Azure provisioner', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '50']);
  });
  afterEach(() => sandbox.clearFaults());
  afterAll(() => sandbox.stop());

  async function ensure(
    name: string,
    more: Partial<EnsureIdentityOptions> = {},
  ) {
    const { provisioner } = await nodeServices(cnpgConfig(sandbox));
    const log: string[] = [];
    const run = provisioner.ensureIdentity({
      ref: ref(name),
      owner: 'group:default/team-orders',
      requestedBy: 'user:default/jane',
      onProgress: message => log.push(message),
      checkpoint: (_key, fn) => fn(),
      ...more,
    });
    const outcome = await run.then(
      identity => ({
        identity: identity as Required<DatabaseIdentity>,
        error: undefined,
      }),
      (error: Error) => ({ identity: undefined, error }),
    );
    return { ...outcome, log };
  }

  async function remove(
    name: string,
    more: Partial<DeleteIdentityOptions> = {},
  ) {
    const { provisioner } = await nodeServices(cnpgConfig(sandbox));
    const log: string[] = [];
    const run = provisioner.deleteIdentity({
      ref: ref(name),
      removeBackups: false,
      onProgress: message => log.push(message),
      checkpoint: (_key, fn) => fn(),
      ...more,
    });
    const outcome = await run.then(
      result => ({ ...result, error: undefined }),
      (error: Error) => ({ removed: undefined, kept: undefined, error }),
    );
    return { ...outcome, log };
  }

  const names = (entries: { type: string; name: string }[] | undefined) =>
    entries?.map(({ type, name }) => `${type} ${name}`);

  const identities = () => {
    const { tenantId, clientId, clientSecret, subscriptionId } = sandbox.azure;
    const tlsOptions = { ca: readFileSync(sandbox.caFile, 'utf8') };
    return new ManagedServiceIdentityClient(
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
    );
  };

  it('creates the whole chain, and changes nothing the second time', async () => {
    const first = await ensure('orders-db');
    expect(first.error).toBeUndefined();
    expect(first.log.filter(line => !line.startsWith('Waiting'))).toEqual([
      expect.stringMatching(
        /^Created container team-orders-orders-db-\S+ in storage account pgportalbackups$/,
      ),
      expect.stringMatching(
        /^Created managed identity id-pg-aks-primary-team-orders-orders-db-\S+$/,
      ),
      expect.stringMatching(
        /^Created federated credential \S+ for system:serviceaccount:team-orders:orders-db$/,
      ),
      expect.stringMatching(
        /^Assigned the role Storage Blob Data Contributor on container/,
      ),
    ]);
    const { identityName, federatedCredential, clientId } = first.identity!;
    const client = identities();
    expect(
      await client.userAssignedIdentities.get('rg-pg-identities', identityName),
    ).toMatchObject({
      clientId,
      tags: {
        'managed-by': 'pgportal',
        'backstage-entity-ref':
          'resource:default/orders-db.team-orders.aks-primary',
        owner: 'group:default/team-orders',
        'pg-namespace': 'team-orders',
        'pg-cluster': 'orders-db',
        'requested-by': 'user:default/jane',
      },
    });
    expect(
      await client.federatedIdentityCredentials.get(
        'rg-pg-identities',
        identityName,
        federatedCredential,
      ),
    ).toMatchObject({
      issuer: sandbox.azure.oidcIssuerUrl,
      subject: 'system:serviceaccount:team-orders:orders-db',
      audiences: ['api://AzureADTokenExchange'],
    });

    await sandbox.writes();
    const second = await ensure('orders-db');
    expect(second.identity).toEqual(first.identity);
    expect(second.log).toHaveLength(4);
    for (const line of second.log) expect(line).toMatch(/already/);
    expect(await sandbox.writes()).toEqual([]);
  });

  it('keeps the tags of others, and corrects a credential that somebody changed', async () => {
    const { identity } = await ensure('edited-db');
    const client = identities();
    const { identityName, federatedCredential } = identity!;
    const group = 'rg-pg-identities';
    const { tags } = await client.userAssignedIdentities.get(
      group,
      identityName,
    );
    await client.userAssignedIdentities.update(group, identityName, {
      tags: { ...tags, owner: 'somebody', 'cost-center': '42' },
    });
    await client.federatedIdentityCredentials.createOrUpdate(
      group,
      identityName,
      federatedCredential,
      {
        issuer: sandbox.azure.oidcIssuerUrl,
        subject: 'system:serviceaccount:elsewhere:db',
        audiences: ['api://AzureADTokenExchange'],
      },
    );

    const { log } = await ensure('edited-db');
    expect(log).toContain(
      `Corrected federated credential ${federatedCredential}: it is for system:serviceaccount:team-orders:edited-db now`,
    );
    const after = await client.userAssignedIdentities.get(group, identityName);
    expect(after.tags).toMatchObject({
      owner: 'group:default/team-orders',
      'cost-center': '42',
    });
  });

  it('leaves an identity alone that it did not make', async () => {
    const { identity } = await ensure('foreign-db');
    await identities().userAssignedIdentities.update(
      'rg-pg-identities',
      identity!.identityName,
      { tags: { owner: 'somebody' } },
    );
    await sandbox.writes();
    const { error } = await ensure('foreign-db');
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /was not made by the portal .* leaves it alone/,
      ),
    });
    expect(await sandbox.writes()).toEqual([]);
  });

  it('says which policy refuses, what exists, and completes it the next time', async () => {
    await sandbox.fault('azure', {
      match: {
        method: 'PUT',
        resourceType: 'Microsoft.ManagedIdentity/userAssignedIdentities',
      },
      action: {
        type: 'policyDenied',
        assignment: { name: 'tags', displayName: 'Cost center is required' },
      },
    });
    const { error, log } = await ensure('policy-db');
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /^Azure Policy "Cost center is required" does not allow the portal to create the managed identity id-pg-\S+ .*request id \S+, correlation id \S+\)$/,
      ),
    });
    expect(log[log.length - 1]).toMatch(
      /^What exists in Azure already: container team-orders-policy-db-\S+ in pgportalbackups\. Running this again completes it\.$/,
    );
    await sandbox.clearFaults();
    expect((await ensure('policy-db')).identity).toBeDefined();
  });

  it('says which permission is missing', async () => {
    await sandbox.fault('azure', {
      match: { method: 'PUT', pathRegex: 'roleAssignments' },
      action: {
        type: 'status',
        status: 403,
        code: 'AuthorizationFailed',
        message:
          "The client 'c' with object id 'o' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/s' or the scope is invalid.",
      },
    });
    const { error } = await ensure('rbac-db');
    expect(error?.message).toMatch(
      /^Azure RBAC does not allow the portal to assign the role .*lacks Microsoft\.Authorization\/roleAssignments\/write/,
    );
  });

  describe('removes', () => {
    it('in the opposite order, keeps the backups, and finds nothing the second time', async () => {
      const { identity } = await ensure('old-db', {
        readContainers: ['team-orders-source'],
      });
      const container = identity!.containerUrl.split('/').pop();
      await sandbox.writes();
      const { removed, kept, error } = await remove('old-db');
      expect(error).toBeUndefined();
      expect(names(removed)?.sort()).toEqual(
        [
          `Role assignment Storage Blob Data Contributor`,
          `Role assignment Storage Blob Data Reader`,
          `Federated credential ${identity!.federatedCredential}`,
          `Managed identity ${identity!.identityName}`,
        ].sort(),
      );
      expect(names(kept)).toEqual([`Blob container ${container}`]);
      expect(
        (await sandbox.writes()).map(
          line => line.split('?')[0].split('/').slice(-2)[0],
        ),
      ).toEqual([
        'roleAssignments',
        'roleAssignments',
        'federatedIdentityCredentials',
        'userAssignedIdentities',
        'containers',
      ]);

      const again = await remove('old-db');
      expect(again).toMatchObject({ removed: [], error: undefined });
      expect(names(again.kept)).toEqual([`Blob container ${container}`]);
      expect(await sandbox.writes()).toEqual([]);
    });

    it('no name from the backups that are kept: another database cannot archive beside them', async () => {
      await ensure('reused-db');
      await remove('reused-db');
      await sandbox.writes();
      const { error } = await ensure('reused-db');
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /keeps the backups of an earlier database of this name, retired at \d{4}-\d\d-\d\dT\S+Z\. Choose another name/,
        ),
      });
      const { provisioner } = await nodeServices(cnpgConfig(sandbox));
      expect(await provisioner.findNameProblem(ref('reused-db'))).toBe(
        error!.message,
      );
      expect(await sandbox.writes()).toEqual([]);

      await remove('reused-db', { removeBackups: true });
      expect(
        await provisioner.findNameProblem(ref('reused-db')),
      ).toBeUndefined();
      expect((await ensure('reused-db')).error).toBeUndefined();
      expect(
        await provisioner.findNameProblem(ref('reused-db')),
      ).toBeUndefined();
    });

    it('the container with the backups when told so', async () => {
      const { identity } = await ensure('wiped-db');
      const container = identity!.containerUrl.split('/').pop();
      const { removed, kept } = await remove('wiped-db', {
        removeBackups: true,
      });
      expect(names(removed)).toContain(`Blob container ${container}`);
      expect(kept).toEqual([]);
      expect((await ensure('wiped-db')).log).toContainEqual(
        expect.stringMatching(/^Waiting until Azure can create the container/),
      );
    });

    it('nothing that others made or use', async () => {
      const { identity } = await ensure('shared-db');
      const { identityName } = identity!;
      const client = identities();
      await client.federatedIdentityCredentials.createOrUpdate(
        'rg-pg-identities',
        identityName,
        'theirs',
        {
          issuer: sandbox.azure.oidcIssuerUrl,
          subject: 'system:serviceaccount:elsewhere:app',
          audiences: ['api://AzureADTokenExchange'],
        },
      );
      const shared = await remove('shared-db');
      expect(names(shared.kept)).toEqual([
        `Managed identity ${identityName}`,
        'Federated credential theirs',
        expect.stringMatching(/^Blob container/),
      ]);
      await client.userAssignedIdentities.update(
        'rg-pg-identities',
        identityName,
        { tags: { owner: 'somebody' } },
      );
      await sandbox.writes();
      expect(names((await remove('shared-db')).kept)).toEqual([
        `Managed identity ${identityName}`,
        expect.stringMatching(/^Blob container/),
      ]);
      expect(await sandbox.writes()).toEqual([]);
    });

    it('what is left after a lock has stopped it', async () => {
      await ensure('locked-db');
      await sandbox.fault('azure', {
        match: { pathRegex: 'userAssignedIdentities/[^/]+\\?' },
        action: { type: 'lock' },
      });
      const { error } = await remove('locked-db');
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /^A lock does not let the portal remove the managed identity id-pg-\S+\. The platform team must remove the lock\. \(code ScopeLocked, request id \S+, correlation id \S+\)$/,
        ),
      });
      await sandbox.clearFaults();
      expect(names((await remove('locked-db')).removed)).toEqual([
        expect.stringMatching(/^Managed identity/),
      ]);
    });
  });

  it('adds no 21st federated credential, and says so', async () => {
    const { identity } = await ensure('full-db');
    const { identityName, federatedCredential } = identity!;
    const client = identities().federatedIdentityCredentials;
    const group = 'rg-pg-identities';
    await client.delete(group, identityName, federatedCredential);
    for (let i = 0; i < 20; i++) {
      await client.createOrUpdate(group, identityName, `other-${i}`, {
        issuer: sandbox.azure.oidcIssuerUrl,
        subject: `system:serviceaccount:elsewhere:app-${i}`,
        audiences: ['api://AzureADTokenExchange'],
      });
    }
    const { error, log } = await ensure('full-db');
    expect(error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^The managed identity id-pg-\S+ has 20 federated credentials, and Azure allows no more than 20\./,
      ),
    });
    expect(log.join()).not.toMatch(/Waiting/);
  });

  it('reads what there is, and what may not be read with the reason', async () => {
    const { provisioner } = await nodeServices(cnpgConfig(sandbox));
    const before = await provisioner.inspectIdentity(ref('seen-db'));
    expect(before).toMatchObject({
      cluster: {
        found: {
          issuer: sandbox.azure.oidcIssuerUrl,
          oidcIssuerEnabled: true,
          workloadIdentityEnabled: true,
        },
      },
      container: { missing: true },
      identity: { missing: true },
      federatedCredentials: { missing: true },
    });
    const { identity } = await ensure('seen-db');
    expect(await provisioner.inspectIdentity(ref('seen-db'))).toMatchObject({
      storageAccount: { found: { defaultAction: 'Allow' } },
      container: { found: { immutable: false } },
      identity: {
        found: {
          clientId: identity!.clientId,
          principalId: identity!.principalId,
        },
      },
      federatedCredentials: {
        found: [
          {
            issuer: sandbox.azure.oidcIssuerUrl,
            subject: 'system:serviceaccount:team-orders:seen-db',
          },
        ],
      },
      roleAssignments: {
        found: [{ role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' }],
      },
    });
    await sandbox.fault('azure', {
      match: { method: 'GET', pathRegex: 'roleAssignments' },
      action: {
        type: 'status',
        status: 403,
        code: 'AuthorizationFailed',
        message:
          "does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/read'",
      },
    });
    expect(await provisioner.inspectIdentity(ref('seen-db'))).toMatchObject({
      container: { found: {} },
      roleAssignments: {
        unknown: expect.stringMatching(
          /lacks Microsoft\.Authorization\/roleAssignments\/read/,
        ),
      },
    });
  });

  it('asks Azure for nothing where the identity is not the portal’s', async () => {
    const config = cnpgConfig(sandbox);
    const existingClientId = '7b1f3c52-0c4e-4a27-9f0a-1d2e3f4a5b6c';
    const { provisioner } = await nodeServices({
      targets: [
        {
          ...config.targets[0],
          azure: {
            ...config.targets[0].azure,
            identityResourceGroup: undefined,
            identity: { existingClientId },
          },
        },
      ],
    });
    await sandbox.requests();
    const log: string[] = [];
    const options = {
      ref: ref('theirs-db'),
      onProgress: (message: string) => log.push(message),
      checkpoint: (_key: string, fn: () => Promise<any>) => fn(),
    };
    expect(
      await provisioner.ensureIdentity({ ...options, owner: 'o' }),
    ).toEqual({
      clientId: existingClientId,
      containerUrl: expect.stringMatching(
        /^https:\/\/pgportalbackups\.blob\.core\.windows\.net\/team-orders-theirs-db-/,
      ),
    });
    expect(
      await provisioner.deleteIdentity({ ...options, removeBackups: true }),
    ).toEqual({ removed: [], kept: [] });
    expect(await sandbox.requests()).toEqual([]);
    expect(log[0]).toMatch(
      /federated credential for system:serviceaccount:team-orders:theirs-db/,
    );
  });

  it.each([
    [
      'a principal that is not known everywhere yet',
      { method: 'PUT', pathRegex: 'roleAssignments' },
      { status: 400, code: 'PrincipalNotFound' },
    ],
    [
      'another write to the same identity',
      { method: 'PUT', pathRegex: 'federatedIdentityCredentials' },
      {
        status: 409,
        code: 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
      },
    ],
    [
      'throttling without a time to come back',
      { method: 'PUT', pathRegex: 'userAssignedIdentities/[^/]+\\?' },
      { status: 429, code: 'TooManyRequests' },
    ],
    [
      'a parent that is not known everywhere yet',
      { method: 'PUT', pathRegex: 'federatedIdentityCredentials' },
      { status: 404, code: 'ParentResourceNotFound' },
    ],
  ])('waits for %s', async (what, match, answer) => {
    await sandbox.fault('azure', {
      match,
      action: { type: 'status', message: 'later', ...answer },
      times: 1,
    });
    const { identity, log } = await ensure(`wait-${what.length}`);
    expect(identity).toBeDefined();
    expect(log).toContainEqual(
      expect.stringMatching(
        new RegExp(`^Waiting until Azure can .*: ${answer.code}$`),
      ),
    );
  });

  it('comes back when Azure says, as long as it is asked to', async () => {
    // Four requests are the client's own; it does as Retry-After says, too.
    await sandbox.fault('azure', {
      match: { method: 'PUT', pathRegex: 'blobServices/default/containers' },
      action: {
        type: 'status',
        status: 429,
        code: 'TooManyRequests',
        message: 'later',
        retryAfter: 1,
      },
      times: 5,
    });
    const { identity, log } = await ensure('throttled-db');
    expect(identity).toBeDefined();
    expect(
      log.filter(line => /^Waiting .*TooManyRequests/.test(line)),
    ).toHaveLength(1);
  });

  it('says that the portal cannot sign in, without its secret', async () => {
    const config = cnpgConfig(sandbox);
    config.targets[0].azure.credential.clientSecret = 'hush-hush';
    const { provisioner } = await nodeServices(config);
    const run = provisioner.ensureIdentity({
      ref: ref('x'),
      owner: 'o',
      onProgress: () => {},
      checkpoint: (_key, fn) => fn(),
    });
    const error = await run.catch(thrown => thrown);
    expect(error.message).toMatch(
      /^The portal could not sign in to Azure .*AADSTS7000215.*must check its credential/,
    );
    expect(`${error.message}${error.stack}`).not.toContain('hush');
  });

  it.each([
    ['signs in', '/oauth2/v2\\.0/token'],
    ['writes', '/blobServices/default/containers/'],
  ])('stops at once when it is cancelled while Azure %s', async (_, path) => {
    await sandbox.fault('azure', {
      match: { pathRegex: path },
      action: { type: 'hang' },
      times: 1,
    });
    const abort = new AbortController();
    const run = ensure('hanging-db', { signal: abort.signal });
    while (await sandbox.hasFaults()) await delay(20);
    abort.abort(new Error('cancelled'));
    expect((await run).error?.message).toBe('cancelled');
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    await sandbox.fault('azure', {
      match: { method: 'PUT', pathRegex: 'federatedIdentityCredentials' },
      action: {
        type: 'status',
        status: 404,
        code: 'ParentResourceNotFound',
        message: 'x',
      },
    });
    const { error } = await ensure('cancelled-db', {
      signal: abort.signal,
      onProgress: message => {
        if (message.startsWith('Waiting')) abort.abort(new Error('cancelled'));
      },
    });
    expect(error?.message).toBe('cancelled');
  });
});
