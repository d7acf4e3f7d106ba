import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TokenCredential } from '@azure/identity';
import {
  Cluster,
  HttpMethod,
  KubeConfig,
  RequestContext,
  User,
} from '@kubernetes/client-node';
import { Dispatcher } from 'undici';
import { parse } from 'yaml';
import { z } from 'zod';
import { KubernetesConfig } from '../config/readTargets';

/**
 * Application id of the Entra server application that all AKS clusters with
 * Entra integration share (learn.microsoft.com/azure/aks/kubelogin-authentication).
 */
const AKS_SCOPE = '6dae42f8-4368-4678-94ff-e38657ea8ef0/.default';

const AZURE_PROVIDER = 'azure-identity';
const TOKEN_FILE_PROVIDER = 'token-file';

type Authenticator = Parameters<KubeConfig['addAuthenticator']>[0];

export interface Connection {
  /** URL of the API server, without a trailing slash. */
  server: string;
  /** Headers that authenticate the next request. */
  headers(): Promise<Record<string, string>>;
  /** Sockets and TLS; undefined for undici's own. */
  dispatcher: Dispatcher | undefined;
}

/**
 * Opens the connection that a target's configuration describes. Reads files,
 * runs what a kubeconfig wants to have run, and so may fail in many ways.
 */
export async function openConnection(
  config: KubernetesConfig,
  createCredential: () => TokenCredential,
): Promise<Connection> {
  const kubeConfig = loadKubeConfig(config);
  if (config.azureIdentity) {
    kubeConfig.addAuthenticator(azureAuthenticator(createCredential()));
  }
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster?.server) {
    const names =
      kubeConfig
        .getContexts()
        .map(({ name }) => name)
        .join(', ') || 'none';
    throw new Error(
      config.context
        ? `the kubeconfig ${config.kubeconfig} has no context ${config.context}; it has ${names}`
        : 'the kubeconfig has no current context',
    );
  }
  const server = cluster.server.replace(/\/+$/, '');

  const authenticate = async () => {
    const context = new RequestContext(server, HttpMethod.GET);
    await kubeConfig.applySecurityAuthentication(context);
    return context;
  };
  // client-node makes a new agent, with sockets of its own, for every request;
  // the first one is kept instead.
  const dispatcher = (await authenticate()).getDispatcher() as
    | Dispatcher
    | undefined;
  return {
    server,
    dispatcher,
    async headers() {
      return { ...(await authenticate()).getHeaders() };
    },
  };
}

function loadKubeConfig(config: KubernetesConfig): KubeConfig {
  const kubeConfig = new KubeConfig();
  if (config.kubeconfig) {
    try {
      kubeConfig.loadFromFile(config.kubeconfig, {
        // Only the entries of one context matter.
        onInvalidEntry: 'filter',
      });
      useTokenFiles(kubeConfig, config.kubeconfig);
    } catch (error) {
      // What a YAML parser says quotes the file, and with it perhaps a token.
      throw isFileError(error)
        ? error
        : new Error(`${config.kubeconfig} is not a valid kubeconfig`);
    }
    if (config.context) kubeConfig.setCurrentContext(config.context);
    useAsKubectlDoes(kubeConfig);
  } else if (config.inCluster) {
    if (!process.env.KUBERNETES_SERVICE_HOST) {
      throw new Error('the portal does not run in a Kubernetes cluster');
    }
    kubeConfig.loadFromCluster();
  } else {
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'target',
        server: config.url!,
        skipTLSVerify: false,
        ...(config.caData && { caData: config.caData }),
        ...(config.caFile && {
          caData: readFileSync(config.caFile).toString('base64'),
        }),
      },
      config.azureIdentity
        ? { name: 'portal', authProvider: { name: AZURE_PROVIDER } }
        : { name: 'portal', token: config.token },
    );
  }
  return kubeConfig;
}

const tokenFiles = z.object({
  users: z
    .array(
      z.object({
        name: z.string(),
        user: z.object({ tokenFile: z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
});

/** The client library looks for `token-file`, which no kubeconfig has. */
function useTokenFiles(kubeConfig: KubeConfig, file: string): void {
  const { users } = tokenFiles.parse(parse(readFileSync(file, 'utf8')));
  kubeConfig.users = kubeConfig.users.map((user): User => {
    const path = users?.find(({ name }) => name === user.name)?.user?.tokenFile;
    if (!path) return user;
    // As with kubectl, it goes before a token that stands beside it.
    const { token, ...rest } = user;
    return {
      ...rest,
      authProvider: {
        name: TOKEN_FILE_PROVIDER,
        path: resolve(dirname(file), path),
      },
    };
  });
  kubeConfig.addAuthenticator({
    isAuthProvider: user => user.authProvider?.name === TOKEN_FILE_PROVIDER,
    async applyAuthentication({ authProvider }, options) {
      const token = readFileSync(authProvider.path, 'utf8').trim();
      options.headers = {
        ...(options.headers as Record<string, string>),
        Authorization: `Bearer ${token}`,
      };
    },
  });
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What kubectl takes from a context, and the client library does not. */
function useAsKubectlDoes(kubeConfig: KubeConfig): void {
  const context = kubeConfig.getContextObject(kubeConfig.getCurrentContext());
  const cluster = context && kubeConfig.getCluster(context.cluster);
  if (!cluster) return;
  const user = kubeConfig.getCurrentUser();
  if (!user) {
    // Without one, not even the cluster's CA would be looked at.
    kubeConfig.users.push({ name: '' });
    kubeConfig.contexts = [{ ...context, user: '' }];
  } else if (user.exec) {
    const { exec } = user;
    const rest = kubeConfig.users.filter(entry => entry !== user);
    kubeConfig.users = [
      ...rest,
      { ...user, exec: { ...exec, env: execEnvironment(exec, cluster) } },
    ];
  }
  const url = new URL(cluster.server);
  if (url.protocol === 'http:' && !cluster.skipTLSVerify) {
    if (!LOOPBACK.test(url.hostname)) {
      throw new Error(
        `the kubeconfig names ${cluster.server} without TLS, so tokens and passwords would be readable on the way; use https, or say insecure-skip-tls-verify there`,
      );
    }
    kubeConfig.clusters = [{ ...cluster, skipTLSVerify: true }];
  }
}

/** Login commands read from it which version to answer in, and may ask for the cluster. */
function execEnvironment(
  exec: {
    apiVersion?: string;
    env?: { name: string; value: string }[] | null;
    provideClusterInfo?: boolean;
  },
  { server, caData, caFile, skipTLSVerify }: Cluster,
): { name: string; value: string }[] {
  const info = {
    apiVersion: exec.apiVersion,
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(exec.provideClusterInfo && {
        cluster: {
          server,
          ...((caData || caFile) && {
            'certificate-authority-data':
              caData ?? readFileSync(caFile!).toString('base64'),
          }),
          ...(skipTLSVerify && { 'insecure-skip-tls-verify': true }),
        },
      }),
    },
  };
  return [
    ...(exec.env ?? []),
    { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) },
  ];
}

function isFileError(error: unknown): boolean {
  return typeof (error as { syscall?: unknown }).syscall === 'string';
}

function azureAuthenticator(credential: TokenCredential): Authenticator {
  return {
    isAuthProvider: user => user.authProvider?.name === AZURE_PROVIDER,
    async applyAuthentication(_user, options) {
      const token = await credential.getToken(AKS_SCOPE);
      if (!token) throw new Error('Entra gave no token for the API server');
      options.headers = {
        ...(options.headers as Record<string, string>),
        Authorization: `Bearer ${token.token}`,
      };
    },
  };
}
