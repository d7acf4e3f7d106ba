import { Config } from '@backstage/config';
import { TargetDefinition } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import { DEFAULT_VERSIONS, defaultImage } from './defaults';
import {
  dnsLabel,
  entityRef,
  flag,
  httpsUrl,
  parseConfig,
  text,
  uniqueNames,
} from './parse';
import { placement } from './placement';

const credential = z
  .strictObject({
    type: z
      .enum([
        'default',
        'workloadIdentity',
        'managedIdentity',
        'clientSecret',
        'clientCertificate',
        'azureCli',
      ])
      .default('default'),
    tenantId: text.optional(),
    clientId: text.optional(),
    clientSecret: text.optional(),
    certificateFile: text.optional(),
    tokenFile: text.optional(),
  })
  .superRefine((value, context) => {
    const needed = {
      clientSecret: ['tenantId', 'clientId', 'clientSecret'],
      clientCertificate: ['tenantId', 'clientId', 'certificateFile'],
    } as const;
    const missing = (needed[value.type as keyof typeof needed] ?? []).filter(
      key => value[key] === undefined,
    );
    if (missing.length) {
      context.addIssue({
        code: 'custom',
        message: `needs ${missing.join(', ')} for type ${value.type}`,
      });
    }
  });

/** Which Entra identity the portal uses. */
export type CredentialConfig = z.output<typeof credential>;

const kubernetes = z
  .strictObject({
    kubeconfig: text.optional(),
    context: text.optional(),
    inCluster: flag.default(false),
    url: httpsUrl.optional(),
    caFile: text.optional(),
    caData: text.optional(),
    token: text.optional(),
    azureIdentity: credential.optional(),
  })
  .superRefine((value, context) => {
    const problem = (message: string) =>
      context.addIssue({ code: 'custom', message });
    const { kubeconfig, inCluster, url } = value;
    if (
      [kubeconfig, inCluster || undefined, url].filter(Boolean).length !== 1
    ) {
      problem('needs exactly one of kubeconfig, inCluster and url');
      return;
    }
    if (value.context && !kubeconfig) {
      problem('may have context only together with kubeconfig');
    }
    const { caFile, caData, token, azureIdentity } = value;
    if (!url && (caFile || caData || token || azureIdentity)) {
      problem(
        'may have caFile, caData, token and azureIdentity only together with url',
      );
    }
    if (caFile && caData) {
      problem('may have only one of caFile and caData');
    }
    if (url && Boolean(token) === Boolean(azureIdentity)) {
      problem('needs exactly one of token and azureIdentity together with url');
    }
  });

/** How a target's API server is reached. */
export type KubernetesConfig = z.output<typeof kubernetes>;

const MANAGED_CLUSTER_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+)$/i;

/** Parts of an AKS cluster's resource id. */
export function parseManagedClusterId(id: string) {
  const match = MANAGED_CLUSTER_ID.exec(id);
  return (
    match && {
      subscriptionId: match[1],
      resourceGroup: match[2],
      name: match[3],
    }
  );
}

/** Of the tokens that the webhook of workload identity gives to pods. */
const TOKEN_EXCHANGE_AUDIENCE = 'api://AzureADTokenExchange';

/** Endpoints of the clouds (learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure). */
const CLOUDS = {
  public: {
    resourceManagerUrl: 'https://management.azure.com',
    authorityHost: 'https://login.microsoftonline.com',
    blobSuffix: 'blob.core.windows.net',
  },
  usGovernment: {
    resourceManagerUrl: 'https://management.usgovcloudapi.net',
    authorityHost: 'https://login.microsoftonline.us',
    blobSuffix: 'blob.core.usgovcloudapi.net',
  },
  china: {
    resourceManagerUrl: 'https://management.chinacloudapi.cn',
    authorityHost: 'https://login.chinacloudapi.cn',
    blobSuffix: 'blob.core.chinacloudapi.cn',
  },
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const azure = z
  .strictObject({
    subscriptionId: text,
    location: text,
    identityResourceGroup: text.optional(),
    identity: z
      .strictObject({
        existingClientId: z.string().regex(GUID, 'must be a GUID'),
      })
      .optional(),
    aks: z
      .strictObject({
        resourceId: z
          .string()
          .regex(
            MANAGED_CLUSTER_ID,
            'must be /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…',
          )
          .optional(),
        name: text.optional(),
        oidcIssuer: httpsUrl.optional(),
      })
      .refine(
        ({ resourceId, name, oidcIssuer }) =>
          resourceId || (name && oidcIssuer),
        'needs resourceId, or name and oidcIssuer',
      )
      .refine(
        ({ oidcIssuer }) =>
          !/^https:\/\/[^/]*\.oic\.prod-aks\.azure\./.test(oidcIssuer ?? '') ||
          oidcIssuer!.endsWith('/'),
        {
          path: ['oidcIssuer'],
          error:
            'must end with a slash, as the issuer of every AKS cluster does',
        },
      ),
    backupStorage: z.strictObject({
      account: z
        .string()
        .regex(
          /^[a-z0-9]{3,24}$/,
          'must be 3 to 24 lower-case letters and digits',
        ),
      resourceGroup: text,
      subscriptionId: text.optional(),
    }),
    credential: credential.default({ type: 'default' }),
    cloud: z
      .enum(Object.keys(CLOUDS) as (keyof typeof CLOUDS)[])
      .default('public'),
    resourceManagerUrl: httpsUrl.optional(),
    resourceManagerAudience: httpsUrl.optional(),
    authorityHost: httpsUrl.optional(),
    blobSuffix: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain')
      .optional(),
    tokenExchangeAudience: text.optional(),
    caFile: text.optional(),
  })
  .superRefine((value, context) => {
    if (!value.identity && !value.identityResourceGroup) {
      context.addIssue({
        code: 'custom',
        message: 'needs identityResourceGroup or identity.existingClientId',
      });
    }
  })
  .transform(value => ({
    ...value,
    resourceManagerUrl:
      value.resourceManagerUrl ?? CLOUDS[value.cloud].resourceManagerUrl,
    // The public cloud's is what the clients know without being told.
    authorityHost:
      value.authorityHost ??
      (value.cloud === 'public'
        ? undefined
        : CLOUDS[value.cloud].authorityHost),
    blobSuffix: value.blobSuffix ?? CLOUDS[value.cloud].blobSuffix,
    tokenExchangeAudience:
      value.tokenExchangeAudience ?? TOKEN_EXCHANGE_AUDIENCE,
    aks: {
      ...value.aks,
      name:
        value.aks.name ?? parseManagedClusterId(value.aks.resourceId!)!.name,
    },
  }));

/** The Azure side of a target. */
export type AzureConfig = z.output<typeof azure>;

const target = z
  .strictObject({
    name: dnsLabel,
    title: text.optional(),
    kubernetes,
    azure: azure.optional(),
    backups: z.enum(['azure', 'none']).optional(),
    teams: z.array(entityRef).min(1, 'must name at least one').optional(),
    exposure: z.enum(['none', 'internal', 'public']).optional(),
    storageClass: text.optional(),
    images: z
      .record(z.string().regex(/^\d+$/, 'must be a major version'), text)
      .optional(),
    imageCatalog: text.optional(),
    ...placement,
  })
  .superRefine((value, context) => {
    if (value.backups === 'azure' && !value.azure) {
      context.addIssue({
        code: 'custom',
        path: ['backups'],
        message: 'must be none where azure is not configured',
      });
    }
    for (const [major, image] of Object.entries(value.images ?? {})) {
      const problem = imageProblem(major, image);
      if (problem) {
        context.addIssue({
          code: 'custom',
          path: ['images', major],
          message: problem,
        });
      }
    }
  });

/** CloudNativePG's webhook reads the version from the tag, and refuses `latest`. */
function imageProblem(major: string, image: string): string | undefined {
  const tag = /:([^:/]+)$/.exec(image.split('@')[0])?.[1];
  if (!tag) {
    return `must have a tag that begins with the version, such as ${defaultImage(
      Number(major),
    )}`;
  }
  return new RegExp(`^${major}(\\D|$)`).test(tag)
    ? undefined
    : `must have a tag that begins with ${major}, from which CloudNativePG reads the version`;
}

const targets = z.array(target).superRefine(uniqueNames);

/** A target as it is configured, secrets included. */
export interface TargetConfig {
  /** The part without secrets. */
  definition: TargetDefinition;
  kubernetes: KubernetesConfig;
  azure?: AzureConfig;
}

/**
 * Reads `cnpg.targets` from app-config; none when it is absent.
 *
 * Throws `InputError` with one sentence per mistake, each of which names the
 * path in the configuration and none of which repeats a secret.
 */
export function readTargets(config: Config): TargetConfig[] {
  const parsed = parseConfig(config, 'targets', targets) ?? [];
  return parsed.map(
    ({ kubernetes: connection, azure: azureSide, ...rest }) => ({
      definition: {
        ...rest,
        title: rest.title ?? rest.name,
        spread: rest.spread ?? 'zones',
        backups: rest.backups ?? (azureSide ? 'azure' : 'none'),
        ...(!rest.images &&
          !rest.imageCatalog && {
            images: Object.fromEntries(
              DEFAULT_VERSIONS.map(({ major }) => [
                String(major),
                defaultImage(major),
              ]),
            ),
          }),
        ...(azureSide && {
          location: azureSide.location,
          azure: {
            subscriptionId: azureSide.subscriptionId,
            location: azureSide.location,
            identityResourceGroup: azureSide.identityResourceGroup,
            ...(azureSide.identity && {
              existingClientId: azureSide.identity.existingClientId,
            }),
            ...(azureSide.aks.oidcIssuer && {
              oidcIssuer: azureSide.aks.oidcIssuer,
            }),
            aksName: azureSide.aks.name,
            storage: {
              blobHost: `${azureSide.backupStorage.account}.${azureSide.blobSuffix}`,
              account: azureSide.backupStorage.account,
              resourceGroup: azureSide.backupStorage.resourceGroup,
              subscriptionId:
                azureSide.backupStorage.subscriptionId ??
                azureSide.subscriptionId,
            },
          },
        }),
      },
      kubernetes: connection,
      azure: azureSide,
    }),
  );
}
