import { Config } from '@backstage/config';
import { TargetDefinition } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import { DEFAULT_VERSIONS, defaultImage } from './defaults';
import {
  dnsLabel,
  flag,
  httpsUrl,
  parseConfig,
  text,
  uniqueNames,
} from './parse';

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

const azure = z
  .strictObject({
    subscriptionId: text,
    location: text,
    identityResourceGroup: text,
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
    resourceManagerUrl: httpsUrl.default('https://management.azure.com'),
    authorityHost: httpsUrl.optional(),
    caFile: text.optional(),
  })
  .transform(value => ({
    ...value,
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
    storageClass: text.optional(),
    images: z
      .record(z.string().regex(/^\d+$/, 'must be a major version'), text)
      .optional(),
    imageCatalog: text.optional(),
    spread: z.enum(['zones', 'nodes', 'prefer']).default('zones'),
    nodeSelector: z.record(z.string(), z.string()).optional(),
    tolerations: z
      .array(
        z.strictObject({
          key: z.string().optional(),
          operator: z.enum(['Equal', 'Exists']).optional(),
          value: z.string().optional(),
          effect: z
            .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
            .optional(),
        }),
      )
      .optional(),
  })
  .superRefine((value, context) => {
    if (value.backups === 'azure' && !value.azure) {
      context.addIssue({
        code: 'custom',
        path: ['backups'],
        message: 'must be none where azure is not configured',
      });
    }
  });

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
            aksName: azureSide.aks.name,
            storage: {
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
