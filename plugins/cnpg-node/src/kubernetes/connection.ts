import { readFileSync } from 'node:fs';
import { TokenCredential } from '@azure/identity';
import {
  HttpMethod,
  KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import { Dispatcher } from 'undici';
import { KubernetesConfig } from '../config/readTargets';

/**
 * Application id of the Entra server application that all AKS clusters with
 * Entra integration share (learn.microsoft.com/azure/aks/kubelogin-authentication).
 */
const AKS_SCOPE = '6dae42f8-4368-4678-94ff-e38657ea8ef0/.default';

const AZURE_PROVIDER = 'azure-identity';

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
    throw new Error(
      config.context
        ? `the kubeconfig ${config.kubeconfig} has no context ${config.context}`
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
      kubeConfig.loadFromFile(config.kubeconfig);
    } catch (error) {
      // What a YAML parser says quotes the file, and with it perhaps a token.
      throw isFileError(error)
        ? error
        : new Error(`${config.kubeconfig} is not a valid kubeconfig`);
    }
    if (config.context) kubeConfig.setCurrentContext(config.context);
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
