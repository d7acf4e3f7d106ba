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

/**
 * Makes an identity whose federated credential names another service account
 * than the one the database will use. Returns its client id.
 */
export async function createIdentityWithWrongSubject(
  name: string,
): Promise<string> {
  const token = await administratorToken();
  const identity =
    `/subscriptions/${
      sandbox().azure.subscriptionId
    }/resourceGroups/rg-pg-identities` +
    `/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
  const version = 'api-version=2024-11-30';
  const { properties } = await azure('PUT', `${identity}?${version}`, {
    token,
    json: { location: 'swedencentral' },
  });
  const credential = () =>
    azure('PUT', `${identity}/federatedIdentityCredentials/wrong?${version}`, {
      token,
      json: {
        properties: {
          issuer: sandbox().azure.oidcIssuerUrl,
          subject: 'system:serviceaccount:team-payments:another-database',
          audiences: ['api://AzureADTokenExchange'],
        },
      },
    });
  // Right after its creation the identity is not known everywhere yet.
  for (let attempt = 0; ; attempt++) {
    try {
      await credential();
      return properties.clientId;
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise(done => setTimeout(done, 500));
    }
  }
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
