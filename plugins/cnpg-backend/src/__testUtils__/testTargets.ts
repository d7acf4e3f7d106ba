import { createServiceFactory } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Offer, TargetDefinition } from '@pgportal/plugin-cnpg-common';
import {
  KubernetesApi,
  TargetsService,
  targetsServiceRef,
} from '@pgportal/plugin-cnpg-node';

function definition(name: string): TargetDefinition {
  return {
    name,
    title: `AKS ${name}`,
    location: 'swedencentral',
    backups: 'azure',
    spread: 'prefer',
    images: { '17': 'registry.example/postgresql:17.11' },
    azure: {
      subscriptionId: '00000000-0000-0000-0000-000000000001',
      location: 'swedencentral',
      identityResourceGroup: 'identities',
      aksName: name,
      storage: {
        account: 'backups',
        resourceGroup: 'storage',
        subscriptionId: '00000000-0000-0000-0000-000000000001',
      },
    },
  };
}

/** Targets on the given Kubernetes APIs, by name. */
export function testTargets(
  apis: Record<string, KubernetesApi>,
): TargetsService {
  const targets = Object.entries(apis).map(([name, kubernetes]) => ({
    definition: definition(name),
    kubernetes,
  }));
  const offer: Offer = {
    plans: [
      {
        name: 'small',
        title: 'Small',
        instances: 3,
        cpu: '1',
        memory: '2Gi',
        storage: '10Gi',
        retention: '7d',
        backupSchedule: '0 0 2 * * *',
      },
    ],
    environments: [{ name: 'dev', title: 'Development', production: false }],
    versions: [{ major: 17, endOfLife: '2029-11-08' }],
    targets: targets.map(target => target.definition),
  };
  return {
    offer,
    list: () => targets,
    get(name) {
      const target = targets.find(entry => entry.definition.name === name);
      if (!target) throw new NotFoundError(`There is no target "${name}".`);
      return target;
    },
  };
}

/** Replaces the configured targets in a test backend. */
export function testTargetsFactory(apis: Record<string, KubernetesApi>) {
  return createServiceFactory({
    service: targetsServiceRef,
    deps: {},
    factory: () => testTargets(apis),
  });
}
