import { ManagedCluster, managedClusterProblems } from './managedCluster';

const cluster: ManagedCluster = {
  name: 'aks1',
  issuer: 'https://swedencentral.oic.prod-aks.azure.com/t/c/',
  oidcIssuerEnabled: true,
  workloadIdentityEnabled: true,
  nodeResourceGroup: 'rg-nodes',
  location: 'swedencentral',
};

describe('managedClusterProblems', () => {
  it('finds none in a cluster that has everything', () => {
    expect(
      managedClusterProblems(cluster, { identityResourceGroup: 'rg-ids' }),
    ).toEqual([]);
  });

  it.each<[Partial<ManagedCluster>, RegExp]>([
    [{ oidcIssuerEnabled: false }, /aks1 has no OIDC issuer.*az aks update/],
    [{ oidcIssuerEnabled: undefined, issuer: undefined }, /has no OIDC issuer/],
    [{ issuer: undefined }, /names no OIDC issuer of the AKS cluster aks1 yet/],
    [
      { workloadIdentityEnabled: false },
      /Workload identity is off on the AKS cluster aks1.*az aks update/,
    ],
    [{ location: undefined }, /names no region/],
    [{ nodeResourceGroup: undefined }, /names no node resource group/],
    [
      { nodeResourceGroup: 'RG-ids' },
      /identityResourceGroup RG-ids is the node resource group/,
    ],
  ])('says what follows from %j', (change, sentence) => {
    const problems = managedClusterProblems(
      { ...cluster, ...change },
      { identityResourceGroup: 'rg-ids' },
    );
    expect(problems).toEqual([expect.stringMatching(sentence)]);
  });
});
