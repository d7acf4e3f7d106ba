/**
 * The operator's own words for what it is doing, where something is: CloudNativePG
 * `api/v1/cluster_types.go`, and two literals from `cluster_controller.go`.
 */
export const phases = {
  'phase.settingUpPrimary': 'Setting up primary',
  'phase.creatingReplica': 'Creating a new replica',
  'phase.upgrading': 'Upgrading cluster',
  'phase.upgradingMajor': 'Upgrading Postgres major version',
  'phase.upgradeDelayed': 'Cluster upgrade delayed',
  'phase.onlineUpgrade': 'Online upgrade in progress',
  'phase.restartInPlace': 'Primary instance is being restarted in-place',
  'phase.restart': 'Primary instance is being restarted without a switchover',
  'phase.waitingForInstances': 'Waiting for the instances to become active',
  'phase.applyingConfiguration': 'Applying configuration',
  'phase.promoting': 'Promoting to primary cluster',
  'phase.switchover': 'Switchover in progress',
  'phase.waitingForUser': 'Waiting for user action',
  'phase.failover': 'Failing over',
  'phase.unrecoverable':
    'Cluster is unrecoverable and needs manual intervention',
  'phase.cannotCreate': 'Unable to create required cluster objects',
  'phase.invalid': 'Invalid cluster definition',
  'phase.catalog': 'Cluster has incomplete or invalid image catalog',
  'phase.unknownPlugin':
    'Cluster cannot proceed to reconciliation due to an unknown plugin being required',
  'phase.pluginError':
    'Cluster cannot proceed to reconciliation due to an error while interacting with plugins',
  'phase.architecture':
    'Cluster cannot execute instance online upgrade due to missing architecture binary',
  'phase.noSpace': 'Not enough disk space',
  'phase.noAnswer':
    'Instance Status Extraction Error: HTTP communication issue',
} as const;
