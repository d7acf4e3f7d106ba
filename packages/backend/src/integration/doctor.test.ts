import {
  Cluster,
  DatabaseRequest,
  DoctorLinkId,
  DoctorReport,
  buildDatabaseManifests,
} from '@pgportal/plugin-cnpg-common';
import { DatabaseIdentity } from '@pgportal/plugin-cnpg-node';
import { arm } from './__testUtils__/arm';
import { Portal, startPortal, waitFor } from './__testUtils__/indexPortal';
import { Sandbox, cnpgConfig, startSandbox } from './__testUtils__/nodeSandbox';
import { nodeServices } from './__testUtils__/nodeServices';

jest.setTimeout(180_000);

const OWNER = 'group:default/team-orders';

describe('the doctor of backups', () => {
  let sandbox: Sandbox;
  let portal: Portal;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    portal = await startPortal(cnpgConfig(sandbox));
  });
  afterEach(() => sandbox.clearFaults());
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const putCredential = (
    { identityId, federatedCredential }: DatabaseIdentity,
    name: string,
    change: object,
  ) =>
    arm(
      sandbox,
      'PUT',
      `${identityId}/federatedIdentityCredentials/${federatedCredential}?api-version=2024-11-30`,
      {
        properties: {
          issuer: sandbox.azure.oidcIssuerUrl,
          subject: `system:serviceaccount:team-orders:${name}`,
          audiences: ['api://AzureADTokenExchange'],
          ...change,
        },
      },
    );

  const provision = async (name: string): Promise<DatabaseIdentity> => {
    const { provisioner } = await nodeServices(cnpgConfig(sandbox));
    return provisioner.ensureIdentity({
      ref: { target: 'aks-primary', namespace: 'team-orders', name },
      owner: OWNER,
      onProgress: () => {},
      checkpoint: (_, fn) => fn(),
    });
  };

  /** Makes a database, with something broken before its first WAL. */
  async function make(
    name: string,
    spoil: (identity: DatabaseIdentity) => Promise<unknown> = async () => {},
    change: (cluster: any, clientId: string) => void = () => {},
  ): Promise<void> {
    const { targets } = await nodeServices(cnpgConfig(sandbox));
    const { kubernetes, definition } = targets.get('aks-primary');
    const identity = await provision(name);
    await spoil(identity);
    const asked: DatabaseRequest = {
      service: 'component:default/orders',
      name,
      environment: 'dev',
      plan: 'small',
      version: 17,
      target: 'aks-primary',
      owner: OWNER,
      namespace: 'team-orders',
      clientId: identity.clientId,
    };
    const manifests = buildDatabaseManifests(
      {
        ...targets.offer.plans[0],
        instances: 1,
        cpu: '250m',
        memory: '512Mi',
      },
      definition,
      { ...asked, production: false },
    );
    for (const { kind, object, optional } of manifests) {
      if (kind.kind === 'Cluster') change(object as Cluster, identity.clientId);
      if (!optional || (await kubernetes.serves(kind))) {
        await kubernetes.apply(object, kind);
      }
    }
  }

  const pathOf = (name: string) =>
    `/cnpg/v1/databases/aks-primary/team-orders/${name}`;

  const untilArchiving = (name: string, archiving: 'working' | 'failing') =>
    waitFor(async () => {
      const { body } = await portal.get(pathOf(name));
      expect(body).toMatchObject({ backups: { archiving } });
      if (archiving === 'failing') {
        // What Azure said has been read by then.
        expect(JSON.stringify(body.report)).toMatch(
          /log of the archiver|AADSTS|Authorization|Container|ManagedIdentity/i,
        );
      }
    });

  async function diagnose(
    name: string,
    archiving: 'working' | 'failing',
  ): Promise<DoctorReport> {
    await untilArchiving(name, archiving);
    const { status, body } = await portal.get(`${pathOf(name)}/doctor`);
    expect(status).toBe(200);
    expect(body.links).toHaveLength(21);
    return body;
  }

  it('finds nothing broken where WAL is archived', async () => {
    await make('whole-db');
    const { broken, links } = await diagnose('whole-db', 'working');
    expect(broken).toBeUndefined();
    expect(
      links.filter(({ state }) => state !== 'ok').map(({ id }) => id),
    ).toEqual(['sharedKey']);
  });

  it.each<{
    name: string;
    link: DoctorLinkId;
    detail: RegExp;
    spoil?(identity: DatabaseIdentity): Promise<unknown>;
    change?(cluster: any): void;
  }>([
    {
      name: 'subject-db',
      link: 'subject',
      detail: /only for system:serviceaccount:elsewhere:db/,
      spoil: identity =>
        putCredential(identity, 'subject-db', {
          subject: 'system:serviceaccount:elsewhere:db',
        }),
    },
    {
      name: 'issuer-db',
      link: 'issuer',
      detail: /the slash at the end counts/,
      spoil: identity =>
        putCredential(identity, 'issuer-db', {
          issuer: sandbox.azure.oidcIssuerUrl.replace(/\/$/, ''),
        }),
    },
    {
      name: 'audience-db',
      link: 'audience',
      detail: /api:\/\/other/,
      spoil: identity =>
        putCredential(identity, 'audience-db', { audiences: ['api://other'] }),
    },
    {
      name: 'role-db',
      link: 'role',
      detail: /has no role on the container/,
      spoil: ({ roleAssignmentId }) =>
        arm(sandbox, 'DELETE', `${roleAssignmentId}?api-version=2022-04-01`),
    },
    {
      name: 'container-db',
      link: 'container',
      detail: /There is no container/,
      spoil: ({ containerUrl }) =>
        arm(
          sandbox,
          'DELETE',
          `${
            sandbox.azure.storageAccountId
          }/blobServices/default/containers/${containerUrl
            .split('/')
            .pop()}?api-version=2023-05-01`,
        ),
    },
    {
      name: 'label-db',
      link: 'podLabel',
      detail: /label-db-1 lacks the label/,
      change: cluster => {
        delete cluster.spec.inheritedMetadata.labels[
          'azure.workload.identity/use'
        ];
      },
    },
    {
      name: 'client-db',
      link: 'clientId',
      detail: /names 7b1f3c52-0c4e-4a27-9f0a-1d2e3f4a5b6c, but the managed/,
      change: cluster => {
        cluster.spec.serviceAccountTemplate.metadata.annotations[
          'azure.workload.identity/client-id'
        ] = '7b1f3c52-0c4e-4a27-9f0a-1d2e3f4a5b6c';
      },
    },
  ])(
    'names the link $link and its fix',
    async ({ name, link, detail, spoil, change }) => {
      await make(name, spoil, change);
      const { broken, links } = await diagnose(name, 'failing');
      expect(broken).toBe(link);
      expect(links.find(({ id }) => id === link)).toMatchObject({
        state: 'broken',
        detail: expect.stringMatching(detail),
        fix: expect.stringMatching(/\.$/),
      });
      if (links.find(({ id }) => id === link)?.repairable) {
        // What "Repair identity" does.
        await provision(name);
        await untilArchiving(name, 'working');
      }
    },
  );

  it('tells from the log of the archiver what Azure does not show', async () => {
    await make('refused-db', identity =>
      putCredential(identity, 'refused-db', {
        subject: 'system:serviceaccount:elsewhere:db',
      }),
    );
    await sandbox.fault('azure', {
      match: { method: 'GET', pathRegex: '/subscriptions/' },
      action: {
        type: 'status',
        status: 403,
        code: 'AuthorizationFailed',
        message: 'no',
      },
    });
    const { broken, links } = await diagnose('refused-db', 'failing');
    expect(broken).toBe('subject');
    expect(links.find(({ id }) => id === 'subject')?.detail).toMatch(
      /AADSTS70021/,
    );
    expect(links.find(({ id }) => id === 'role')).toMatchObject({
      state: 'unknown',
      detail: expect.stringMatching(/^Azure RBAC does not allow the portal/),
    });
  });
});
