import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import {
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  Watch,
} from '@kubernetes/client-node';

const dir = join(__dirname, '..', '.demo', 'sandbox');

interface SandboxFile {
  azureUrl: string;
  controlUrl: string;
  azure: {
    subscriptionId: string;
    tenantId: string;
    clientId: string;
    clientSecret: string;
    oidcIssuerUrl: string;
  };
}

/** The running demo's sandbox, used as its Azure and Kubernetes administrators would. */
export const sandbox = () =>
  JSON.parse(readFileSync(join(dir, 'sandbox.json'), 'utf8')) as SandboxFile;

/** Sends one request to the sandbox's Azure and returns the JSON of its answer. */
function azure(
  method: string,
  path: string,
  options: {
    token?: string;
    json?: object;
    form?: Record<string, string>;
  } = {},
): Promise<any> {
  const body = options.form
    ? new URLSearchParams(options.form).toString()
    : options.json && JSON.stringify(options.json);
  return new Promise((resolve, reject) => {
    const call = request(
      new URL(path, sandbox().azureUrl),
      {
        method,
        ca: readFileSync(join(dir, 'ca.crt')),
        headers: {
          ...(options.token && { authorization: `Bearer ${options.token}` }),
          ...(body && {
            'content-type': options.form
              ? 'application/x-www-form-urlencoded'
              : 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 400)
            reject(new Error(`${method} ${path}: ${status} ${text}`));
          else resolve(text ? JSON.parse(text) : undefined);
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

async function administratorToken(): Promise<string> {
  const { tenantId, clientId, clientSecret } = sandbox().azure;
  const answer = await azure('POST', `/${tenantId}/oauth2/v2.0/token`, {
    form: {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://management.azure.com/.default',
    },
  });
  return answer.access_token;
}

const failing = { namespace: 'team-payments', name: 'payments-db' };
const container = 'payments';

const inGroup = (group: string, resource: string) =>
  `/subscriptions/${
    sandbox().azure.subscriptionId
  }/resourceGroups/${group}/providers/${resource}`;

/** Right after it was made, a resource is not known everywhere yet. */
async function whenKnown<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 0; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (count === 20) throw error;
      await new Promise(done => setTimeout(done, 500));
    }
  }
}

/**
 * Makes the identity that payments-db uses, or changes whom it trusts: the
 * service account of that name.
 */
async function putIdentity(
  serviceAccount: string,
): Promise<{ clientId: string; principalId: string }> {
  const token = await administratorToken();
  const identity = inGroup(
    'rg-pg-identities',
    'Microsoft.ManagedIdentity/userAssignedIdentities/id-pg-payments-db',
  );
  const version = 'api-version=2024-11-30';
  const { properties } = await azure('PUT', `${identity}?${version}`, {
    token,
    json: { location: 'swedencentral' },
  });
  await whenKnown(() =>
    azure('PUT', `${identity}/federatedIdentityCredentials/aks?${version}`, {
      token,
      json: {
        properties: {
          issuer: sandbox().azure.oidcIssuerUrl,
          subject: `system:serviceaccount:${failing.namespace}:${serviceAccount}`,
          audiences: ['api://AzureADTokenExchange'],
        },
      },
    }),
  );
  return properties;
}

/**
 * Applies payments-db, made without the portal. It cannot archive its WAL: its
 * identity trusts another service account than the one that it uses.
 */
export async function applyFailingDatabase(): Promise<void> {
  const { namespace, name } = failing;
  const { clientId } = await putIdentity('another-database');
  await applyObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name, namespace },
      spec: {
        retentionPolicy: '7d',
        configuration: {
          destinationPath: `https://pgportalbackups.blob.core.windows.net/${container}`,
          azureCredentials: { inheritFromAzureAD: true },
        },
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name,
        namespace,
        annotations: {
          'pgportal.dev/owner': 'group:default/team-payments',
          'pgportal.dev/dependency-of': 'component:default/payments',
          'pgportal.dev/environment': 'dev',
        },
      },
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
        inheritedMetadata: {
          labels: { 'azure.workload.identity/use': 'true' },
        },
        serviceAccountTemplate: {
          metadata: {
            annotations: { 'azure.workload.identity/client-id': clientId },
          },
        },
        bootstrap: { initdb: { database: 'payments', owner: 'payments' } },
        storage: { size: '1Gi', storageClass: 'managed-csi-premium' },
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            isWALArchiver: true,
            parameters: { barmanObjectName: name },
          },
        ],
      },
    },
  ]);
}

/** What the Azure administrator does about it: trusts the right service account, and lets it write its backups. */
export async function repairFailingDatabase(): Promise<void> {
  const { principalId } = await putIdentity(failing.name);
  const token = await administratorToken();
  const scope = inGroup(
    'rg-pg-backups',
    `Microsoft.Storage/storageAccounts/pgportalbackups/blobServices/default/containers/${container}`,
  );
  await azure('PUT', `${scope}?api-version=2023-05-01`, { token, json: {} });
  const contributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
  await whenKnown(() =>
    azure(
      'PUT',
      `${scope}/providers/Microsoft.Authorization/roleAssignments/5d3f2d0e-8a3c-4c51-9f0c-6b1f6b8f7a10?api-version=2022-04-01`,
      {
        token,
        json: {
          properties: {
            principalId,
            principalType: 'ServicePrincipal',
            roleDefinitionId: `/subscriptions/${
              sandbox().azure.subscriptionId
            }/providers/Microsoft.Authorization/roleDefinitions/${contributor}`,
          },
        },
      },
    ),
  );
}

function kubeConfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(join(dir, 'kubeconfig'));
  return config;
}

/** The password that the operator made up for the application. */
export async function applicationPassword(
  namespace: string,
  database: string,
): Promise<string> {
  const { data } = await kubeConfig()
    .makeApiClient(CoreV1Api)
    .readNamespacedSecret({ namespace, name: `${database}-app` });
  return Buffer.from(data!.password, 'base64').toString();
}

/** Tells every password that is in a Secret, now and until the answer is called. */
export async function followPasswords(
  tell: (password: string) => void,
): Promise<() => void> {
  let isOver = false;
  let current: AbortController | undefined;
  const watch = async () => {
    current = await new Watch(kubeConfig()).watch(
      '/api/v1/secrets',
      {},
      (_type, { data }) => {
        if (data?.password) {
          tell(Buffer.from(data.password, 'base64').toString());
        }
      },
      // Tests cut connections; what is there is told again then.
      () => {
        if (!isOver) setTimeout(() => watch().catch(() => {}), 200);
      },
    );
  };
  await watch();
  return () => {
    isOver = true;
    current?.abort();
  };
}

/** Everything that the backend has logged so far. */
export function backendLog(): string {
  return readFileSync(join(dir, '..', 'backend.log'), 'utf8');
}

const objectApi = () => KubernetesObjectApi.makeApiClient(kubeConfig());

/** Applies objects to the sandbox's Kubernetes, as somebody with kubectl would. */
export async function applyObjects(objects: object[]): Promise<void> {
  for (const object of objects) {
    await objectApi().patch(
      object as never,
      undefined,
      undefined,
      'kubectl',
      true,
      PatchStrategy.ServerSideApply,
    );
  }
}

const apiVersions = {
  Cluster: 'postgresql.cnpg.io/v1',
  Pod: 'v1',
} as const;

function named(
  kind: keyof typeof apiVersions,
  namespace: string,
  name: string,
) {
  return { apiVersion: apiVersions[kind], kind, metadata: { namespace, name } };
}

export async function exists(
  kind: keyof typeof apiVersions,
  namespace: string,
  name: string,
): Promise<boolean> {
  try {
    await objectApi().read(named(kind, namespace, name));
    return true;
  } catch (error) {
    if ((error as { code?: number }).code === 404) return false;
    throw error;
  }
}

export async function remove(
  kind: keyof typeof apiVersions,
  namespace: string,
  name: string,
): Promise<void> {
  await objectApi().delete(named(kind, namespace, name));
}

/** The instance that is primary, by the Cluster's word. */
export async function primaryOf(
  namespace: string,
  name: string,
): Promise<string> {
  const cluster: any = await objectApi().read(
    named('Cluster', namespace, name),
  );
  return cluster.status.currentPrimary;
}

/** Counts the changes of what the Cluster asks for. */
export async function generationOf(
  namespace: string,
  name: string,
): Promise<number> {
  const cluster: any = await objectApi().read(
    named('Cluster', namespace, name),
  );
  return cluster.metadata.generation;
}

/** Sets an annotation of a Cluster, which is how `kubectl cnpg` hibernates and fences. */
export async function annotateCluster(
  namespace: string,
  name: string,
  annotations: Record<string, string>,
): Promise<void> {
  const { apiVersion, kind, metadata } = named('Cluster', namespace, name);
  await objectApi().patch(
    { apiVersion, kind, metadata: { ...metadata, annotations } },
    undefined,
    undefined,
    undefined,
    undefined,
    PatchStrategy.MergePatch,
  );
}

async function control(
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  const response = await fetch(`${sandbox().controlUrl}${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${await response.text()}`);
}

/** Lets requests to Kubernetes go wrong from now on; rules are described in packages/sandbox/README.md. */
export async function breakKubernetes(rules: object[]): Promise<void> {
  await control('POST', '/faults', rules);
  // What is being watched would not notice for minutes.
  await control('DELETE', '/connections');
}

export async function mendKubernetes(): Promise<void> {
  await control('DELETE', '/faults');
}
