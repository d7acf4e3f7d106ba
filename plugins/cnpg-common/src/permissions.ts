import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';

const onEntity = { resourceType: RESOURCE_TYPE_CATALOG_ENTITY } as const;

/**
 * To create a database for a service. The resource is the service's entity.
 *
 * @public
 */
export const cnpgDatabaseCreatePermission = createPermission({
  name: 'cnpg.database.create',
  attributes: { action: 'create' },
  ...onEntity,
});

/**
 * To see a database: health, instances, backups, endpoints. The resource is
 * the database's entity, as for all `cnpg.database.*` permissions below.
 *
 * @public
 */
export const cnpgDatabaseReadPermission = createPermission({
  name: 'cnpg.database.read',
  attributes: { action: 'read' },
  ...onEntity,
});

/**
 * To take a backup and to change the schedule.
 *
 * @public
 */
export const cnpgDatabaseBackupPermission = createPermission({
  name: 'cnpg.database.backup',
  attributes: { action: 'update' },
  ...onEntity,
});

/**
 * To restart, reload, switch over, fence and hibernate.
 *
 * @public
 */
export const cnpgDatabaseOperatePermission = createPermission({
  name: 'cnpg.database.operate',
  attributes: { action: 'update' },
  ...onEntity,
});

/**
 * To change instances, plan, storage, parameters and version.
 *
 * @public
 */
export const cnpgDatabaseScalePermission = createPermission({
  name: 'cnpg.database.scale',
  attributes: { action: 'update' },
  ...onEntity,
});

/**
 * To restore the database's backups into a new database.
 *
 * @public
 */
export const cnpgDatabaseRestorePermission = createPermission({
  name: 'cnpg.database.restore',
  attributes: { action: 'read' },
  ...onEntity,
});

/**
 * To see and to rotate the database's password.
 *
 * @public
 */
export const cnpgDatabaseCredentialsPermission = createPermission({
  name: 'cnpg.database.credentials',
  attributes: { action: 'read' },
  ...onEntity,
});

/**
 * To delete the database.
 *
 * @public
 */
export const cnpgDatabaseDeletePermission = createPermission({
  name: 'cnpg.database.delete',
  attributes: { action: 'delete' },
  ...onEntity,
});

/**
 * To open the page over all databases of the company.
 *
 * @public
 */
export const cnpgFleetReadPermission = createPermission({
  name: 'cnpg.fleet.read',
  attributes: { action: 'read' },
});

/**
 * To waive a policy rule for a database.
 *
 * @public
 */
export const cnpgPolicyWaivePermission = createPermission({
  name: 'cnpg.policy.waive',
  attributes: { action: 'update' },
});

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const cnpgPermissions = [
  cnpgDatabaseCreatePermission,
  cnpgDatabaseReadPermission,
  cnpgDatabaseBackupPermission,
  cnpgDatabaseOperatePermission,
  cnpgDatabaseScalePermission,
  cnpgDatabaseRestorePermission,
  cnpgDatabaseCredentialsPermission,
  cnpgDatabaseDeletePermission,
  cnpgFleetReadPermission,
  cnpgPolicyWaivePermission,
];
