export const creation = {
  'creation.store': 'Object store for backups',
  'creation.store.missing': 'The ObjectStore {{store}} does not exist',
  'creation.cluster': 'Cluster accepted by CloudNativePG',
  'creation.primary': 'Primary is ready',
  'creation.replicas': 'All {{desired}} instances are ready',
  'creation.replicas.some': '{{ready}} of {{desired}} instances are ready',
  'creation.archiving': 'First WAL archived',
  'creation.backup': 'First backup taken',
  'creation.backup.running': '{{backup}} is running',
  'creation.unschedulable': 'No node takes the pod {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} failed; its log says why',
} as const;
