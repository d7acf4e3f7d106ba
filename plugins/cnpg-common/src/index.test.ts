import * as common from './index';

describe('permissions', () => {
  it('are all in the list, each once', () => {
    const exported = Object.entries(common)
      .filter(([name]) => name.endsWith('Permission'))
      .map(([, permission]) => permission);
    expect(new Set(common.cnpgPermissions)).toEqual(new Set(exported));
    const names = common.cnpgPermissions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(common.cnpgPermissions.map(permission => [permission]))(
    'guard a database by its entity, and the fleet by itself: %j',
    permission => {
      expect(permission.type === 'resource').toBe(
        permission.name.startsWith('cnpg.database.'),
      );
    },
  );
});

it('exports nothing by accident', () => {
  expect(Object.keys(common).sort()).toEqual([
    'BARMAN_PLUGIN',
    'DATABASE_ANNOTATION',
    'DEFAULT_PRICES',
    'FIELD_MANAGER',
    'RETIRED_KINDS',
    'activeWaiver',
    'applicationDatabase',
    'applicationSecret',
    'archiveLocation',
    'archiverContainer',
    'archivingState',
    'azureNames',
    'backupContainer',
    'blockedBy',
    'buildDatabaseManifests',
    'changeableParameters',
    'checkQuota',
    'checkSchedule',
    'clusterAnnotations',
    'cnpgDatabaseBackupPermission',
    'cnpgDatabaseCreatePermission',
    'cnpgDatabaseCredentialsPermission',
    'cnpgDatabaseDeletePermission',
    'cnpgDatabaseOperatePermission',
    'cnpgDatabaseReadPermission',
    'cnpgDatabaseRestorePermission',
    'cnpgDatabaseScalePermission',
    'cnpgFleetReadPermission',
    'cnpgPermissions',
    'cnpgPolicyWaivePermission',
    'creationProgress',
    'databaseEntityName',
    'databaseEntityRef',
    'describeDatabase',
    'describeLive',
    'describeOptions',
    'describeRecovery',
    'englishMessages',
    'evaluateHealth',
    'evaluatePolicies',
    'eventTimeline',
    'findArchivingCause',
    'formatBytes',
    'formatDay',
    'formatMessageValues',
    'freezeOf',
    'intervalToMs',
    'isRefusal',
    'isWithin',
    'kinds',
    'lagBytes',
    'lsnToBytes',
    'majorVersion',
    'manifestsToYaml',
    'monthlyCost',
    'normalizeOptions',
    'offeredProfiles',
    'operationIds',
    'operations',
    'parseDatabaseAnnotation',
    'parseDatabaseRef',
    'parseMoment',
    'parsePgStatus',
    'parsePrimaryMetrics',
    'parseQuantity',
    'parseRetentionDays',
    'parseWaivers',
    'placementWarnings',
    'planDatabase',
    'planRetirement',
    'planNotifications',
    'policyRuleIds',
    'poolerName',
    'postgresVersion',
    'quotaOf',
    'recoveryBootstrap',
    'rememberFigures',
    'resolveRecovery',
    'runningOperations',
    'sourceStoreName',
    'stringifyDatabaseRef',
    'stringifyWaivers',
    'subjectOfDatabase',
    'subjectOfPlan',
    'suggestDatabaseName',
    'sumUsage',
    'summarizeDatabase',
    'validateDatabaseName',
    'validateFurtherDatabase',
    'waiverSchema',
  ]);
});
