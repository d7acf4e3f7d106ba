import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readGovernance } from '../config/readGovernance';
import { targetsServiceRef } from '../services';
import { GovernanceService } from './GovernanceService';

/**
 * Policies, quotas and freezes of `cnpg` in app-config, and the rules that
 * teams added. One for all plugins of a backend: the scaffolder's plan step
 * judges by the same rules as the page. Creating it fails on a wrong
 * configuration, with one sentence per mistake.
 *
 * @public
 */
export const governanceServiceRef = createServiceRef<GovernanceService>({
  id: 'cnpg.governance',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig, targets: targetsServiceRef },
      factory: ({ config, targets: { offer } }) =>
        new GovernanceService({
          governance: readGovernance(config, offer),
          offer,
          readOnly: config.getOptionalBoolean('cnpg.readOnly'),
        }),
    }),
});
