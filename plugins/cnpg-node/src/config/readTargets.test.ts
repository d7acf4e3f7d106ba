import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readTargets } from './readTargets';

const AKS =
  '/subscriptions/s1/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks1';

const azure = {
  subscriptionId: 's1',
  location: 'swedencentral',
  identityResourceGroup: 'rg-identities',
  aks: { resourceId: AKS },
  backupStorage: { account: 'backups1', resourceGroup: 'rg-backups' },
};

const { identityResourceGroup: _group, ...withoutGroup } = azure;

const read = (...targets: JsonObject[]) =>
  readTargets(new ConfigReader({ cnpg: { targets } }));

describe('readTargets', () => {
  it('finds none where none are configured', () => {
    expect(readTargets(new ConfigReader({}))).toEqual([]);
  });

  it('fills in what follows from the rest', () => {
    const [target] = read({
      name: 'aks1',
      kubernetes: { kubeconfig: './kubeconfig' },
      azure,
      imageCatalog: 'postgresql',
    });
    expect(target.definition).toEqual({
      name: 'aks1',
      title: 'aks1',
      location: 'swedencentral',
      backups: 'azure',
      imageCatalog: 'postgresql',
      spread: 'zones',
      azure: {
        subscriptionId: 's1',
        location: 'swedencentral',
        identityResourceGroup: 'rg-identities',
        aksName: 'aks1',
        storage: {
          account: 'backups1',
          resourceGroup: 'rg-backups',
          subscriptionId: 's1',
          blobHost: 'backups1.blob.core.windows.net',
        },
      },
    });
    expect(target.azure).toMatchObject({
      credential: { type: 'default' },
      resourceManagerUrl: 'https://management.azure.com',
    });
  });

  it('follows the cloud, and what is said apart from it', () => {
    const inCloud = (more: JsonObject) =>
      read({
        name: 'aks1',
        kubernetes: { inCluster: true },
        azure: { ...azure, ...more },
      })[0];
    const government = inCloud({ cloud: 'usGovernment' });
    expect(government.azure).toMatchObject({
      resourceManagerUrl: 'https://management.usgovcloudapi.net',
      authorityHost: 'https://login.microsoftonline.us',
    });
    expect(government.definition.azure?.storage.blobHost).toBe(
      'backups1.blob.core.usgovcloudapi.net',
    );
    const china = inCloud({
      cloud: 'china',
      authorityHost: 'https://login.partner.example',
      tokenExchangeAudience: 'api://AzureADTokenExchangeChina',
    });
    expect(china.azure).toMatchObject({
      resourceManagerUrl: 'https://management.chinacloudapi.cn',
      authorityHost: 'https://login.partner.example',
      tokenExchangeAudience: 'api://AzureADTokenExchangeChina',
    });
  });

  it('takes an identity that exists instead of a group for new ones', () => {
    const existingClientId = '7b1f3c52-0c4e-4a27-9f0a-1d2e3f4a5b6c';
    const [target] = read({
      name: 'aks1',
      kubernetes: { inCluster: true },
      azure: { ...withoutGroup, identity: { existingClientId } },
    });
    expect(target.definition.azure).toMatchObject({ existingClientId });
  });

  it('has no backups without Azure, and images without a catalog', () => {
    const [target] = read({ name: 'kind', kubernetes: { inCluster: 'true' } });
    expect(target.definition.backups).toBe('none');
    expect(target.definition.images?.['17']).toMatch(/postgresql:17-/);
  });

  it('keeps secrets out of the definition', () => {
    const [target] = read({
      name: 'aks1',
      kubernetes: { url: 'https://aks1', token: 'hush-token' },
      azure: {
        ...azure,
        credential: {
          type: 'clientSecret',
          tenantId: 't',
          clientId: 'c',
          clientSecret: 'hush-secret',
        },
      },
    });
    expect(JSON.stringify(target.definition)).not.toMatch(/hush/);
    expect(target.kubernetes.token).toBe('hush-token');
  });

  const kubernetes = { inCluster: true };
  it.each<[string, JsonObject[], string]>([
    [
      'a team that is no group of the catalog',
      [{ name: 'a', kubernetes, teams: ['Orders'] }],
      'cnpg.targets[0].teams[0] must be an entity reference in lower case, such as group:default/orders.',
    ],
    ['no name', [{ kubernetes }], 'cnpg.targets[0].name is missing.'],
    [
      'a name that Kubernetes would refuse',
      [{ name: 'AKS_1', kubernetes }],
      'cnpg.targets[0].name must consist of lower-case letters, digits and hyphens, at most 63.',
    ],
    [
      'two of the same name',
      [
        { name: 'a', kubernetes },
        { name: 'a', kubernetes },
      ],
      'cnpg.targets[1].name must be unique; "a" is there already.',
    ],
    [
      'a misspelt key',
      [{ name: 'a', kubernetes: { kubeConfig: 'x', inCluster: true } }],
      'cnpg.targets[0].kubernetes has unknown keys: kubeConfig.',
    ],
    [
      'no way to connect',
      [{ name: 'a', kubernetes: {} }],
      'cnpg.targets[0].kubernetes needs exactly one of kubeconfig, inCluster and url.',
    ],
    [
      'plain http',
      [{ name: 'a', kubernetes: { url: 'http://aks1', token: 'hush' } }],
      'cnpg.targets[0].kubernetes.url must be a URL that starts with https://.',
    ],
    [
      'a URL without credentials',
      [{ name: 'a', kubernetes: { url: 'https://aks1' } }],
      'cnpg.targets[0].kubernetes needs exactly one of token and azureIdentity together with url.',
    ],
    [
      'a context without a kubeconfig',
      [{ name: 'a', kubernetes: { inCluster: true, context: 'x' } }],
      'cnpg.targets[0].kubernetes may have context only together with kubeconfig.',
    ],
    [
      'backups without Azure',
      [{ name: 'a', kubernetes, backups: 'azure' }],
      'cnpg.targets[0].backups must be none where azure is not configured.',
    ],
    [
      'an AKS cluster without its issuer',
      [{ name: 'a', kubernetes, azure: { ...azure, aks: { name: 'aks1' } } }],
      'cnpg.targets[0].azure.aks needs resourceId, or name and oidcIssuer.',
    ],
    [
      'neither a group for identities nor an identity',
      [
        {
          name: 'a',
          kubernetes,
          azure: withoutGroup,
        },
      ],
      'cnpg.targets[0].azure needs identityResourceGroup or identity.existingClientId.',
    ],
    [
      'an identity that is no client id',
      [
        {
          name: 'a',
          kubernetes,
          azure: { ...azure, identity: { existingClientId: 'id-pg' } },
        },
      ],
      'cnpg.targets[0].azure.identity.existingClientId must be a GUID.',
    ],
    [
      'an issuer of AKS without its slash',
      [
        {
          name: 'a',
          kubernetes,
          azure: {
            ...azure,
            aks: {
              name: 'aks1',
              oidcIssuer: 'https://swedencentral.oic.prod-aks.azure.com/t/c',
            },
          },
        },
      ],
      'cnpg.targets[0].azure.aks.oidcIssuer must end with a slash, as the issuer of every AKS cluster does.',
    ],
    [
      'another resource than an AKS cluster',
      [
        {
          name: 'a',
          kubernetes,
          azure: { ...azure, aks: { resourceId: `${AKS}/agentPools/p` } },
        },
      ],
      'cnpg.targets[0].azure.aks.resourceId must be /subscriptions/…',
    ],
    [
      'an incomplete credential',
      [
        {
          name: 'a',
          kubernetes,
          azure: {
            ...azure,
            credential: { type: 'clientSecret', clientSecret: 'hush' },
          },
        },
      ],
      'cnpg.targets[0].azure.credential needs tenantId, clientId for type clientSecret.',
    ],
    [
      'an unknown way to spread',
      [{ name: 'a', kubernetes, spread: 'racks' }],
      'cnpg.targets[0].spread must be one of zones, nodes, prefer.',
    ],
    [
      'an image without a version',
      [
        {
          name: 'a',
          kubernetes,
          images: { '17': 'registry:5000/postgresql@sha256:abc' },
        },
      ],
      'cnpg.targets[0].images.17 must have a tag that begins with the version, such as ghcr.io/cloudnative-pg/postgresql:17-standard-trixie.',
    ],
    [
      'an image of another version',
      [{ name: 'a', kubernetes, images: { '17': 'postgresql:latest' } }],
      'cnpg.targets[0].images.17 must have a tag that begins with 17, from which CloudNativePG reads the version.',
    ],
    [
      'a number where a text belongs',
      [{ name: 'a', kubernetes, storageClass: 3 }],
      'cnpg.targets[0].storageClass must be a string.',
    ],
  ])('refuses %s', (_what, targets, sentence) => {
    let message = '';
    try {
      read(...targets);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(sentence);
    expect(message).not.toContain('hush');
  });

  it('says all mistakes at once', () => {
    expect(() =>
      read({ name: 'a', kubernetes: {} }, { name: 'B', kubernetes }),
    ).toThrow(/targets\[0\]\.kubernetes needs .*targets\[1\]\.name must/s);
  });
});
