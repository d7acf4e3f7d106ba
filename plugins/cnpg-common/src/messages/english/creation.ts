export const creation = {
  'creation.identity': 'Managed identity in Azure',
  'creation.identity.refused': 'Azure does not accept it: {{code}}',
  'creation.store': 'Object store for backups',
  'creation.store.missing': 'The ObjectStore {{store}} does not exist',
  'creation.cluster': 'Cluster accepted by CloudNativePG',
  'creation.primary': 'Primary is ready',
  'creation.replicas': 'All {{desired}} instances are ready',
  'creation.replicas.some': '{{ready}} of {{desired}} instances are ready',
  'creation.archiving': 'First WAL archived',
  'creation.databases_one': 'The database that was asked for is there',
  'creation.databases_other':
    'All {{count}} databases that were asked for are there',
  'creation.databases.some': '{{done}} of {{all}} are there',
  'creation.pooler': 'Pooler is ready',
  'creation.backup': 'First backup taken',
  'creation.backup.running': '{{backup}} is running',
  'creation.unschedulable': 'No node takes the pod {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} failed; its log says why',
  'creation.podRefused': 'Kubernetes refuses a pod of it: {{message}}',
  'creation.volumeRefused': 'The volume {{volume}} cannot be made: {{message}}',
  'creation.volumeMissing':
    'The pod {{pod}} does not get its volume: {{message}}',
  'creation.unseen':
    'CloudNativePG has not looked at this Cluster: it does not run, or follows other namespaces only (WATCH_NAMESPACE)',
  'creation.noPods':
    'CloudNativePG has made no pod yet. Its log says why; a ResourceQuota, a LimitRange or a policy of the namespace may refuse the volumes',
} as const;
