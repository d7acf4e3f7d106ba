import {
  AuditorService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AzureProvisioner, TargetsService } from '@pgportal/plugin-cnpg-node';

/**
 * What the actions work with.
 *
 * @public
 */
export interface ActionDependencies {
  auditor: AuditorService;
  catalog: CatalogService;
  /** For what a task's log must not show: the stack of an unexpected error. */
  logger: LoggerService;
  permissions: PermissionsService;
  provisioner: AzureProvisioner;
  targets: TargetsService;
}
