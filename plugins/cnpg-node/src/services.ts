import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { DefaultAzureProvisioner } from './azure/DefaultAzureProvisioner';
import { createCredential } from './azure/credential';
import { readOffer } from './config/readOffer';
import { TargetConfig, readTargets } from './config/readTargets';
import { HttpKubernetesApi } from './kubernetes/HttpKubernetesApi';
import { openConnection } from './kubernetes/connection';
import { AzureProvisioner, Target, TargetsService } from './types';

/**
 * The targets of `cnpg` in app-config and what is offered on them. Creating it
 * fails on a wrong configuration, with one sentence per mistake, and never
 * because a target is away.
 *
 * @public
 */
export const targetsServiceRef = createServiceRef<TargetsService>({
  id: 'cnpg.targets',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => createTargets(config),
    }),
});

/**
 * Creates the Azure side of databases on the targets of `cnpg` in app-config.
 *
 * @public
 */
export const azureProvisionerServiceRef = createServiceRef<AzureProvisioner>({
  id: 'cnpg.azureProvisioner',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) =>
        new DefaultAzureProvisioner({ targets: readTargets(config) }),
    }),
});

/**
 * What {@link targetsServiceRef} gives, for programs that are no backend.
 *
 * Throws `InputError` with one sentence per mistake in the configuration.
 *
 * @public
 */
export function createTargets(config: Config): TargetsService {
  const configured = readTargets(config);
  const targets = configured.map(createTarget);
  const offer = readOffer(
    config,
    configured.map(({ definition }) => definition),
  );
  return {
    offer,
    list: () => targets,
    get(name) {
      const target = targets.find(({ definition }) => definition.name === name);
      if (!target) {
        const names = targets.map(({ definition }) => definition.name);
        throw new NotFoundError(
          names.length
            ? `There is no target "${name}"; there is ${names.join(', ')}.`
            : `There is no target "${name}": cnpg.targets configures none.`,
        );
      }
      return target;
    },
  };
}

function createTarget({ definition, kubernetes, azure }: TargetConfig): Target {
  return {
    definition,
    kubernetes: new HttpKubernetesApi({
      title: definition.title,
      open: () =>
        openConnection(kubernetes, () =>
          createCredential(kubernetes.azureIdentity!, azure),
        ),
    }),
  };
}
