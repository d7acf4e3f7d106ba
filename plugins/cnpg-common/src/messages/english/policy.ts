/** What policies and quotas have against a database. */
export const policy = {
  'policy.asks': '{{broken}} The policy "{{policy}}" asks for it.',
  'policy.refuses': 'Policies or quotas forbid it. {{problems}}',
  'policy.majors':
    'PostgreSQL {{major}} is not among the versions that are allowed: {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'Support of PostgreSQL {{major}} ended on {{end}}.',
  'policy.endOfLifeDays.ends':
    'Support of PostgreSQL {{major}} ends on {{end}}, in less than {{days}}.',
  'policy.minInstances_one':
    'It has {{count}} instance; at least {{least}} are asked for.',
  'policy.minInstances_other':
    'It has {{count}} instances; at least {{least}} are asked for.',
  'policy.synchronous':
    'Commits do not wait for a standby: a failover can lose the last ones.',
  'policy.zones.none':
    'Its instances need not run in different zones; {{least}} zones are asked for.',
  'policy.zones_one':
    'Its instances spread over {{count}} zone at most; {{least}} are asked for.',
  'policy.zones_other':
    'Its instances spread over {{count}} zones at most; {{least}} are asked for.',
  'policy.backups':
    'It has no backups: WAL is not archived, or no schedule takes base backups.',
  'policy.maxBackupAgeMs.none':
    'It has no base backups; one every {{most}} is asked for.',
  'policy.maxBackupAgeMs.schedule':
    'Base backups are taken every {{interval}}; every {{most}} is asked for.',
  'policy.maxBackupAgeMs.old':
    'The last base backup is {{age}} old; at most {{most}} are allowed.',
  'policy.minRetentionDays.none':
    'It has no backups that could be kept for {{least}}.',
  'policy.minRetentionDays':
    'Backups are kept for {{kept}}; at least {{least}} are asked for.',
  'policy.exposure': 'It can be reached {{reach}}; allowed is {{allowed}}.',
  'policy.reach.none': 'from inside Kubernetes only',
  'policy.reach.internal': 'from the private network',
  'policy.reach.public': 'from the internet',
  'policy.sourceRanges':
    'It can be reached from {{ranges}}; allowed is {{allowed}}.',
  'policy.sourceRanges.nothing':
    'It can be reached from {{ranges}}; allowed is nothing.',
  'policy.parameters':
    'It sets PostgreSQL parameters that are not allowed: {{names}}.',
  'policy.storageClasses':
    'Its storage class {{storageClass}} is not among those that are allowed: {{allowed}}.',
  'policy.namePattern':
    'The name {{name}} does not follow the pattern {{pattern}}.',
  'policy.deletionProtection': 'It is not protected from deletion.',
  'quota.databases':
    'The quota of {{owner}} for databases is {{limit}}; {{used}} are in use, and this takes {{wanted}}. Retire a database, choose a smaller plan, or ask the platform team for more.',
  'quota.cpu':
    'The quota of {{owner}} for CPU is {{limit}} CPU; {{used}} CPU are in use, and this takes {{wanted}} CPU. Retire a database, choose a smaller plan, or ask the platform team for more.',
  'quota.memory':
    'The quota of {{owner}} for memory is {{limit}}; {{used}} are in use, and this takes {{wanted}}. Retire a database, choose a smaller plan, or ask the platform team for more.',
  'quota.storage':
    'The quota of {{owner}} for storage is {{limit}}; {{used}} are in use, and this takes {{wanted}}. Retire a database, choose a smaller plan, or ask the platform team for more.',
  'quota.monthlyCost':
    'The quota of {{owner}} for cost is {{limit}} a month; {{used}} a month are in use, and this takes {{wanted}} a month. Retire a database, choose a smaller plan, or ask the platform team for more.',
} as const;
