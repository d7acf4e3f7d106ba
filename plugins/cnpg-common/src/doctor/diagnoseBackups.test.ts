import { DatabaseObjects } from '../model/database';
import { DOCTOR_LINKS, DoctorLinkId } from './DoctorReport';
import { IdentityInspection } from './IdentityInspection';
import { WorkloadInspection, podIdentity } from './WorkloadInspection';
import { DoctorSources, diagnoseBackups } from './diagnoseBackups';

const NOW = new Date('2026-11-20T10:00:00Z');
const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
const ISSUER = 'https://swedencentral.oic.prod-aks.azure.com/t/c/';
const URL = 'https://backups1.blob.core.windows.net/team-orders-orders-db-1';

interface Sources extends DoctorSources {
  workload: WorkloadInspection;
  identity: IdentityInspection;
}

/** A database whose chain is whole; `failing` adds what the archiver logged. */
function whole(log?: string): Sources {
  const objects: DatabaseObjects = {
    cluster: {
      metadata: {
        name: 'orders-db',
        namespace: 'team-orders',
        annotations: { 'pgportal.dev/plan': 'medium' },
      },
      spec: {
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            isWALArchiver: true,
            parameters: { barmanObjectName: 'orders-db' },
          },
        ],
      },
      status: {
        phase: 'Cluster in healthy state',
        pluginStatus: [
          { name: 'barman-cloud.cloudnative-pg.io', version: '0.14.0' },
        ],
        conditions: [
          { type: 'ContinuousArchiving', status: log ? 'False' : 'True' },
        ],
      },
    },
    pods: [],
    volumes: [],
    services: [],
    backups: [],
    scheduledBackups: [],
    objectStores: [
      {
        metadata: { name: 'orders-db' },
        spec: { configuration: { destinationPath: URL } },
      },
    ],
    nodes: [],
    unavailable: {},
    ...(log && { archiverLog: [log] }),
  };
  const container = (name: string) => ({
    name,
    clientId: CLIENT_ID,
    hasClientId: true,
    hasToken: true,
  });
  return {
    objects,
    workload: {
      pods: {
        found: [
          {
            name: 'orders-db-1',
            labelled: true,
            containers: [
              container('postgres'),
              container('plugin-barman-cloud'),
            ],
          },
        ],
      },
      serviceAccount: { found: { clientId: CLIENT_ID } },
      roleBinding: { found: { subjects: ['orders-db'] } },
      egressPolicies: { found: [] },
    },
    identity: {
      names: {
        identity: 'id-pg-orders-db',
        federatedCredential: 'fc-orders-db',
        container: 'team-orders-orders-db-1',
        account: 'backups1',
        aks: 'aks1',
        containerUrl: URL,
        audience: 'api://AzureADTokenExchange',
      },
      cluster: {
        found: {
          issuer: ISSUER,
          oidcIssuerEnabled: true,
          workloadIdentityEnabled: true,
        },
      },
      storageAccount: {
        found: {
          publicNetworkAccess: 'Enabled',
          defaultAction: 'Allow',
          privateEndpoints: 0,
          sharedKeyAllowed: false,
        },
      },
      container: { found: { immutable: false } },
      identity: { found: { clientId: CLIENT_ID, principalId: 'p' } },
      federatedCredentials: {
        found: [
          {
            name: 'fc-orders-db',
            issuer: ISSUER,
            subject: 'system:serviceaccount:team-orders:orders-db',
            audiences: ['api://AzureADTokenExchange'],
          },
        ],
      },
      roleAssignments: {
        found: [
          {
            role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
            scope: '/subscriptions/s/…/containers/team-orders-orders-db-1',
            conditional: false,
            since: '2026-11-20T09:00:00Z',
          },
        ],
      },
    },
  };
}

const credential = ({ identity }: Sources) =>
  (identity.federatedCredentials as { found: any[] }).found[0];
const pod = ({ workload }: Sources) =>
  (workload.pods as { found: any[] }).found[0];

interface Case {
  what: string;
  link: DoctorLinkId;
  log?: string;
  change(sources: Sources): void;
  detail: RegExp;
  repairable?: boolean;
}

const CASES: Case[] = [
  {
    what: 'the OIDC issuer is off',
    link: 'cluster',
    change: ({ identity }) => {
      identity.cluster = { found: { oidcIssuerEnabled: false } };
    },
    detail: /aks1 has no OIDC issuer/,
  },
  {
    what: 'workload identity is off',
    link: 'cluster',
    change: ({ identity }) => {
      identity.cluster = {
        found: {
          issuer: ISSUER,
          oidcIssuerEnabled: true,
          workloadIdentityEnabled: false,
        },
      };
    },
    detail: /Workload identity is off/,
  },
  {
    what: 'a pod lacks the label',
    link: 'podLabel',
    change: sources => {
      pod(sources).labelled = false;
      for (const each of pod(sources).containers) {
        Object.assign(each, { hasClientId: false, hasToken: false });
      }
    },
    detail: /orders-db-1 lacks the label azure\.workload\.identity\/use=true/,
  },
  {
    what: 'the service account has no annotation',
    link: 'clientId',
    change: ({ workload }) => {
      workload.serviceAccount = { found: {} };
    },
    detail: /orders-db has no annotation azure\.workload\.identity\/client-id/,
  },
  {
    what: 'the service account names another identity',
    link: 'clientId',
    change: ({ workload }) => {
      workload.serviceAccount = { found: { clientId: 'other' } };
    },
    detail: /names other, but the managed identity is 1111/,
  },
  {
    what: 'the managed identity is gone',
    link: 'clientId',
    change: ({ identity }) => {
      identity.identity = { missing: true };
      identity.federatedCredentials = { missing: true };
      identity.roleAssignments = { missing: true };
    },
    detail: /no managed identity id-pg-orders-db any more/,
    repairable: true,
  },
  {
    what: 'the sidecar has no token',
    link: 'environment',
    change: sources => {
      pod(sources).containers[1].hasToken = false;
    },
    detail:
      /plugin-barman-cloud of orders-db-1 has no AZURE_FEDERATED_TOKEN_FILE/,
  },
  {
    what: 'a pod signs in as an identity of before',
    link: 'environment',
    change: sources => {
      pod(sources).containers[0].clientId = 'old';
    },
    detail: /postgres of orders-db-1 signs in as old/,
  },
  {
    what: 'the federated credential is for another subject',
    link: 'subject',
    change: sources => {
      credential(sources).subject =
        'system:serviceaccount:team-orders:Orders-db';
    },
    detail:
      /no federated credential for system:serviceaccount:team-orders:orders-db, only for/,
    repairable: true,
  },
  {
    what: 'the federated credential lacks the slash of its issuer',
    link: 'issuer',
    change: sources => {
      credential(sources).issuer = ISSUER.replace(/\/$/, '');
    },
    detail: /the slash at the end counts/,
    repairable: true,
  },
  {
    what: 'the AKS cluster was made anew',
    link: 'issuer',
    change: sources => {
      credential(sources).issuer = 'https://elsewhere/';
    },
    detail: /is for the issuer https:\/\/elsewhere\/, but tokens/,
    repairable: true,
  },
  {
    what: 'the federated credential has another audience',
    link: 'audience',
    change: sources => {
      credential(sources).audiences = ['api://other'];
    },
    detail: /is for the audience api:\/\/other/,
    repairable: true,
  },
  {
    what: 'Entra does not know the federated credential yet',
    link: 'propagation',
    log: 'AADSTS70021: No matching federated identity record found',
    change: () => {},
    detail: /does not know it everywhere \(AADSTS70021\)/,
  },
  {
    what: 'the token is too old',
    link: 'tokenTime',
    log: 'AADSTS700024: Client assertion is not within its valid time range',
    change: () => {},
    detail: /AADSTS700024/,
  },
  {
    what: 'the role is missing',
    link: 'role',
    change: ({ identity }) => {
      identity.roleAssignments = { found: [] };
    },
    detail: /has no role on the container team-orders-orders-db-1/,
    repairable: true,
  },
  {
    what: 'the role lets only read',
    link: 'role',
    change: ({ identity }) => {
      (identity.roleAssignments as { found: any[] }).found[0].role =
        '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
    },
    detail: /has no role/,
    repairable: true,
  },
  {
    what: 'the role has no effect yet',
    link: 'role',
    log: 'ErrorCode:AuthorizationPermissionMismatch',
    change: ({ identity }) => {
      (identity.roleAssignments as { found: any[] }).found[0].since =
        '2026-11-20T09:57:00Z';
    },
    detail: /was assigned 3 min ago and has no effect yet/,
  },
  {
    what: 'a condition makes the role useless',
    link: 'role',
    log: 'ErrorCode:AuthorizationPermissionMismatch',
    change: ({ identity }) => {
      (identity.roleAssignments as { found: any[] }).found[0].conditional =
        true;
    },
    detail: /Azure refuses: a condition limits it/,
  },
  {
    what: 'the firewall of the account refuses',
    link: 'network',
    log: 'ErrorCode:AuthorizationFailure',
    change: () => {},
    detail: /firewall of the storage account/,
  },
  {
    what: 'the account has no way in',
    link: 'network',
    change: ({ identity }) => {
      identity.storageAccount = {
        found: {
          publicNetworkAccess: 'Disabled',
          privateEndpoints: 0,
          sharedKeyAllowed: false,
        },
      };
    },
    detail: /no private endpoint/,
  },
  {
    what: 'it uses a key where none is allowed',
    link: 'sharedKey',
    log: 'KeyBasedAuthenticationNotPermitted',
    change: () => {},
    detail: /KeyBasedAuthenticationNotPermitted/,
  },
  {
    what: 'the container is gone',
    link: 'container',
    log: 'ErrorCode:ContainerNotFound',
    change: ({ identity }) => {
      identity.container = { missing: true };
    },
    detail: /no container team-orders-orders-db-1 in backups1/,
    repairable: true,
  },
  {
    what: 'the container is gone while the role has no effect yet',
    link: 'container',
    log: 'ErrorCode:AuthorizationPermissionMismatch',
    change: ({ identity }) => {
      identity.container = { missing: true };
      (identity.roleAssignments as { found: any[] }).found[0].since =
        '2026-11-20T09:57:00Z';
    },
    detail: /no container/,
    repairable: true,
  },
  {
    what: 'it archives somewhere else',
    link: 'destination',
    change: ({ objects }) => {
      objects.objectStores[0].spec!.configuration!.destinationPath =
        'https://backups1.blob.core.windows.net/another';
    },
    detail: /but its container is/,
  },
  {
    what: 'the destination is no URL of a container',
    link: 'destination',
    change: ({ objects }) => {
      objects.objectStores[0].spec!.configuration!.destinationPath =
        'azure://backups1/team';
    },
    detail: /is not https:/,
  },
  {
    what: 'the archive was not empty',
    link: 'emptyArchive',
    log: 'ERROR: WAL archive check failed for server orders-db: Expected empty archive',
    change: () => {},
    detail: /ExpectedEmptyArchive/,
  },
  {
    what: 'the plugin is not there',
    link: 'plugin',
    log: 'something else',
    change: ({ objects }) => {
      objects.cluster.status!.pluginStatus = [];
      objects.cluster.status!.phase =
        'Cluster cannot proceed to reconciliation due to an unknown plugin being required';
    },
    detail: /unknown plugin/,
  },
  {
    what: 'the plugin’s role is for another service account',
    link: 'roleBinding',
    change: ({ objects, identity, workload }) => {
      objects.cluster.spec!.serviceAccountName = 'shared';
      (identity.federatedCredentials as { found: any[] }).found[0].subject =
        'system:serviceaccount:team-orders:shared';
      workload.roleBinding = { found: { subjects: ['orders-db'] } };
    },
    detail: /is not for shared/,
  },
  {
    what: 'the ObjectStore is gone',
    link: 'objectStore',
    change: ({ objects }) => {
      objects.objectStores = [];
    },
    detail: /no ObjectStore orders-db/,
  },
  {
    what: 'a policy keeps its pods from Azure',
    link: 'egress',
    log: 'Failed to establish a new connection',
    change: ({ workload }) => {
      workload.egressPolicies = { found: ['deny-all'] };
    },
    detail: /NetworkPolicies limit .*: deny-all\./,
  },
  {
    what: 'a legal hold keeps its backups',
    link: 'immutability',
    change: ({ identity }) => {
      identity.container = { found: { immutable: true } };
    },
    detail: /legal hold/,
  },
];

describe('diagnoseBackups', () => {
  it('finds nothing wrong in a chain that is whole', () => {
    const { links, broken } = diagnoseBackups(whole(), NOW);
    expect(broken).toBeUndefined();
    expect(links.map(({ id }) => id)).toEqual([...DOCTOR_LINKS]);
    expect(
      links.filter(({ state }) => state !== 'ok').map(({ id }) => id),
    ).toEqual(['sharedKey']);
  });

  it.each(CASES)('names $link when $what', ({ change, ...expected }) => {
    const sources = whole(expected.log);
    change(sources);
    const { links, broken } = diagnoseBackups(sources, NOW);
    expect(broken).toBe(expected.link);
    const link = links.find(({ id }) => id === expected.link)!;
    expect(link).toMatchObject({
      state: 'broken',
      detail: expect.stringMatching(expected.detail),
      fix: expect.stringMatching(/\.$/),
    });
    expect(link.repairable ?? false).toBe(expected.repairable ?? false);
  });

  it.each([
    ['AADSTS700211: no matching issuer', 'issuer'],
    ['AADSTS700212: audience', 'audience'],
    ['AADSTS700213: no matching subject', 'subject'],
    ['AADSTS700016: application not found', 'clientId'],
    ['ErrorCode:AuthorizationPermissionMismatch', 'role'],
    ['ErrorCode:ContainerNotFound', 'container'],
    ['ManagedIdentityCredential authentication unavailable', 'podLabel'],
    [
      'objectstores.barmancloud.cnpg.io "orders-db" is forbidden',
      'roleBinding',
    ],
  ])('tells from %p alone when Azure and Kubernetes refuse', (log, link) => {
    const sources = whole(log);
    const refused = { unknown: 'Azure RBAC does not allow it.' };
    const { broken, links } = diagnoseBackups(
      {
        objects: sources.objects,
        workload: {
          pods: refused,
          serviceAccount: { found: { clientId: CLIENT_ID } },
          roleBinding: refused,
          egressPolicies: refused,
        },
        identity: {
          ...sources.identity,
          cluster: refused,
          storageAccount: refused,
          container: refused,
          identity: refused,
          federatedCredentials: refused,
          roleAssignments: refused,
        },
      },
      NOW,
    );
    expect(broken).toBe(link);
    expect(links.find(({ id }) => id === 'cluster')).toMatchObject({
      state: 'unknown',
      detail: 'Azure RBAC does not allow it.',
    });
  });

  it('accuses nothing of a database that the portal did not make', () => {
    const sources = whole();
    sources.objects.cluster.metadata.annotations = {};
    for (const key of [
      'identity',
      'container',
      'federatedCredentials',
      'roleAssignments',
    ] as const) {
      sources.identity[key] = { missing: true };
    }
    expect(diagnoseBackups(sources, NOW).broken).toBeUndefined();
  });

  it('compares with the identity that the target is configured with', () => {
    const sources = whole();
    const unread = { unknown: 'It is not the portal’s.' };
    sources.identity.names.existingClientId = 'another';
    sources.identity.identity = unread;
    sources.identity.federatedCredentials = unread;
    sources.identity.roleAssignments = unread;
    expect(diagnoseBackups(sources, NOW).broken).toBe('clientId');
  });

  it('has nothing to say where there are no backups in Azure', () => {
    const sources = whole();
    sources.objects.cluster.spec!.plugins = [];
    expect(diagnoseBackups(sources, NOW)).toEqual({ links: [] });
  });

  it('needs nothing but the objects', () => {
    const { objects } = whole();
    expect(diagnoseBackups({ objects }, NOW).broken).toBeUndefined();
  });
});

describe('podIdentity', () => {
  it('reads label, client id and token of the containers that sign in', () => {
    expect(
      podIdentity({
        metadata: {
          name: 'p',
          labels: { 'azure.workload.identity/use': 'true' },
        },
        spec: {
          containers: [
            {
              name: 'postgres',
              env: [
                { name: 'AZURE_CLIENT_ID', valueFrom: {} },
                { name: 'AZURE_FEDERATED_TOKEN_FILE', value: '/t' },
              ],
            },
            { name: 'bystander' },
          ],
          initContainers: [{ name: 'plugin-barman-cloud' }],
        },
      }),
    ).toEqual({
      name: 'p',
      labelled: true,
      containers: [
        { name: 'postgres', hasClientId: true, hasToken: true },
        { name: 'plugin-barman-cloud', hasClientId: false, hasToken: false },
      ],
    });
  });
});
