import { resourceNotFound } from './errors.ts';
import { parseArmPath } from './paths.ts';
import { page } from './resourceType.ts';
import type { ArmCall, ResourceType } from './resourceType.ts';

const clusterType = 'Microsoft.ContainerService/managedClusters';

function render({ state }: ArmCall): object {
  const { managedCluster, location } = state.seed;
  const { names, id } = parseArmPath(managedCluster.id);
  const dnsPrefix = `${names[0]}-dns`;
  return {
    id,
    name: names[0],
    type: clusterType,
    location,
    tags: state.managedCluster.tags,
    sku: { name: 'Base', tier: 'Standard' },
    properties: {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      kubernetesVersion: managedCluster.kubernetesVersion,
      currentKubernetesVersion: managedCluster.kubernetesVersion,
      dnsPrefix,
      fqdn: `${dnsPrefix}.hcp.${location}.azmk8s.io`,
      nodeResourceGroup: managedCluster.nodeResourceGroup,
      enableRBAC: true,
      oidcIssuerProfile: { enabled: true, issuerURL: managedCluster.issuerURL },
      securityProfile: {
        workloadIdentity: { enabled: managedCluster.workloadIdentityEnabled },
      },
    },
  };
}

const isSeeded = (call: ArmCall): boolean => {
  const { names, resourceGroup } = parseArmPath(
    call.state.seed.managedCluster.id,
  );
  const { path } = call;
  return (
    (path.resourceGroup ?? resourceGroup)?.toLowerCase() ===
      resourceGroup?.toLowerCase() &&
    (path.collection || path.names[0].toLowerCase() === names[0].toLowerCase())
  );
};

/** Microsoft.ContainerService: the seeded cluster. */
export const containerServiceTypes: ResourceType[] = [
  {
    type: clusterType,
    item: {
      GET: call => {
        if (!isSeeded(call)) {
          throw resourceNotFound(
            clusterType,
            call.path.names,
            call.path.resourceGroup ?? '',
          );
        }
        return { status: 200, body: render(call) };
      },
    },
    list: call => page(call, isSeeded(call) ? [render(call)] : []),
  },
];
