import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  cnpgDatabaseReadPermission,
  cnpgFleetReadPermission,
  cnpgPermissions,
} from '@pgportal/plugin-cnpg-common';

const PLATFORM_GROUP = 'group:default/platform';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * What the demo's users may do: members of any team see every database, owners
 * create and operate their own, platform engineers do everything, and who is in
 * no team sees none. Other permissions
 * are none of its business and allowed.
 */
export class DemoPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!cnpgPermissions.some(({ name }) => name === permission.name)) {
      return allow;
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(PLATFORM_GROUP)) {
      return allow;
    }
    if (
      permission.name === cnpgDatabaseReadPermission.name ||
      permission.name === cnpgFleetReadPermission.name
    ) {
      return claims.some(ref => ref.startsWith('group:')) ? allow : deny;
    }
    if (isResourcePermission(permission, 'catalog-entity')) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    return deny;
  }
}
