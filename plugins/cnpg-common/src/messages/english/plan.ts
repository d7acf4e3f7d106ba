/** What is wrong with the answers for a new database, and what is worth a thought. The page judges names too. */
export const plan = {
  'plan.list.none': 'none',
  'name.missing': 'Give the database a name.',
  'name.long':
    'The name has {{length}} characters; at most {{most}} are possible.',
  'name.upperCase': 'The name may not have upper-case letters.',
  'name.start': 'The name must start with a letter.',
  'name.hyphen': 'The name may not end with a hyphen.',
  'name.characters':
    'The name may have only lower-case letters, digits and hyphens.',
  'name.pooler':
    'The name may not end with {{suffix}}: that is the pooler of another database.',
  'name.taken':
    'There is a database {{name}} in namespace {{namespace}} on {{target}} already; choose another name.',
  'name.different':
    'This service has a database {{name}} in namespace {{namespace}} on {{target}} already, with {{differences}}; choose another name for a new one.',
  'plan.namespace.invalid':
    'The namespace "{{namespace}}" is not a valid Kubernetes name; it follows from the owner of the service.',
  'plan.namespace.reserved':
    'The namespace "{{namespace}}" belongs to Kubernetes; give the owner of the service another one.',
  'plan.unknown.plan': 'There is no plan "{{value}}"; there is {{offered}}.',
  'plan.unknown.environment':
    'There is no environment "{{value}}"; there is {{offered}}.',
  'plan.unknown.target':
    'There is no target "{{value}}"; there is {{offered}}.',
  'plan.notInEnvironment':
    'The plan {{plan}} is not offered in {{environment}}; there is {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} is not offered to {{owner}}; there is {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} is not offered in {{environment}}; there is {{offered}}.',
  'plan.version.notOffered':
    'PostgreSQL {{version}} is not offered; there is {{offered}}.',
  'plan.version.noImage':
    '{{target}} has no image of PostgreSQL {{version}}; it has {{offered}}.',
  'plan.target.noAzure':
    '{{target}} is to keep backups in Azure, but its configuration does not say where.',
  'plan.target.oldOperator':
    'CloudNativePG {{version}} on {{target}} is too old; {{oldest}} or newer is needed.',
  'plan.warning.noBackups':
    '{{target}} keeps no backups: what is lost there stays lost.',
  'plan.warning.one':
    'The plan {{plan}} has one instance: no other takes over when it or its node goes away.',
  'plan.warning.two':
    'The plan {{plan}} has two instances: a commit does not wait for the standby while that is away, so a failover can lose the last commits.',
  'plan.warning.noWalVolume':
    'The plan {{plan}} has no volume of its own for WAL: when archiving fails, WAL fills the data volume.',
  'plan.warning.sharedNode':
    'On {{target}}, several instances may share a node and go away with it.',
  'plan.warning.nodes':
    'At this moment {{target}} has {{nodes}} of the {{wanted}} nodes that this database needs: ready, with the labels of its node selector and no taint that it does not tolerate. Instances wait until there are more; a cluster autoscaler may add them.',
  'plan.warning.noZones':
    'The nodes of {{target}} name no availability zone, and its databases have to be spread over zones: no node takes an instance. The platform team must set spread to nodes.',
  'plan.warning.inTree':
    'CloudNativePG removes its own archiving in 1.31: before that update, this database has to be moved to the Barman Cloud plugin.',
  'plan.warning.transaction':
    'Per transaction, the pooler gives a connection to another client after each: SET, LISTEN, advisory locks and WITH HOLD cursors of a session do not work through it.',
  'options.database.missing': 'Give every further database a name.',
  'options.database.reserved':
    'PostgreSQL keeps the database {{name}} for itself.',
  'options.database.characters':
    'The name of a database must start with a letter, have only lower-case letters, digits and underscores, at most 63, and not end with an underscore.',
  'options.database.application':
    "The database {{name}} is the application's own, and is there anyway.",
  'options.database.twice': 'The database {{name}} is there twice.',
  'options.database.many':
    'At most {{most}} further databases are possible; these are {{number}}.',
  'options.profile.noBackups':
    '{{target}} keeps no backups, so the profile inTree has nothing to do there.',
  'options.profile.unknownVersion':
    'Which version of CloudNativePG runs on {{target}} is not known, so the profile inTree cannot be offered. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'Which version of CloudNativePG runs on {{target}} is not known, so the profile inTree cannot be offered.',
  'options.profile.gone':
    'CloudNativePG {{version}} on {{target}} has no archiving of its own any more; choose the profile current.',
  'options.profile.unknown': 'There is no profile "{{profile}}".',
  'options.extensions_one':
    'The extension {{names}} is not offered; there is {{offered}}.',
  'options.extensions_other':
    'The extensions {{names}} are not offered; there is {{offered}}.',
  'options.pooler.mode': 'The pooler works per session or per transaction.',
  'options.pooler.instances': 'The pooler has 1 to {{most}} instances.',
} as const;
