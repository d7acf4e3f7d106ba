import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AzureProvisioner,
  GovernanceService,
  Lock,
  TargetsService,
} from '@pgportal/plugin-cnpg-node';

/**
 * What the actions work with.
 *
 * @public
 */
export interface ActionDependencies {
  auditor: AuditorService;
  /** To tell the portal's entities from those of others. Never for permissions. */
  auth: AuthService;
  catalog: CatalogService;
  governance: GovernanceService;
  /**
   * Held while something is written that two tasks could both write:
   * `namespace:<target>/<namespace>`, `identity:<name>`, and before these
   * `quota:<owner>`.
   */
  lock: Lock;
  /** For what a task's log must not show: the stack of an unexpected error. */
  logger: LoggerService;
  permissions: PermissionsService;
  provisioner: AzureProvisioner;
  targets: TargetsService;
}
