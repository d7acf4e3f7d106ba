export const operations = {
  'operation.undisturbed': 'Nothing is interrupted.',
  'operation.deleting': 'The database is being deleted.',
  'operation.hibernated': 'The database is hibernated: wake it up first.',
  'operation.notPermitted':
    'This takes the permission {{permission}} for the database, which the platform team gives in the portal’s permission policy.',
  'operation.readOnly':
    'The portal is read-only at present (cnpg.readOnly in its configuration), so nothing can be changed.',
  'operation.frozen':
    '{{title}}: until {{to}} nothing is changed here but backups (cnpg.freezes in the configuration). Ask the platform team when it cannot wait.',
  'operation.wait': 'This has to wait: {{title}} is under way.',
  'operation.wait.detail':
    'This has to wait: {{title}} is under way ({{detail}}).',
  'operation.beingStarted':
    '"{{title}}" is being started on {{database}} by {{user}} at this moment: wait until it has ended.',
  'operation.beingStarted.other':
    'Another operation was being started on {{database}} at this moment: try again.',
  'operation.busyTarget':
    'As many databases on {{target}} are being changed at this moment as the platform team allows ({{most}}, cnpg.operations.perTarget): try again when one of them is done.',
  'operation.changed':
    'The {{fact}} was {{before}} when you looked, and is {{after}} now: look again before you decide.',
  'operation.notSet': 'not set',
  'operation.gone':
    'There is no database {{name}} in namespace {{namespace}} any more.',
  'operation.unknownInstance': 'There is no instance {{instance}}.',

  'input.missing': 'An answer is missing.',
  'input.form': 'The answer does not have the form that is asked for.',
  'input.unknown': 'The operation does not ask for {{names}}.',
  'input.least': 'It must be at least {{least}}.',
  'input.most': 'It must be at most {{most}}.',
  'input.oneOf': 'It must be one of {{values}}.',
  'input.label':
    'It must begin with a lower-case letter and have only lower-case letters, digits and hyphens, at most 50 in all.',
  'input.sqlName':
    'It must begin with a letter, have only lower-case letters, digits and underscores, at most 63, and not end with an underscore.',
  'input.size': 'It must be a size such as 64Gi.',
  'input.reason.long': 'It may have at most {{most}} characters.',
  'input.reason.missing': 'Say it for this database. {{hint}}.',
  'input.reason.form': 'It does not have the form that is asked for. {{hint}}.',

  'operation.backup.effect':
    'Nothing is interrupted. The backup is read from a standby where there is one, and takes as long as the data is large.',
  'operation.backup.title': 'Base backup',
  'operation.backup.started':
    'Nothing is interrupted. The backup is done when its phase is "completed".',
  'operation.backup.none':
    'No backups are configured for this database: its Cluster names neither an object store nor volume snapshots.',
  'operation.backup.running':
    'The backup {{backup}} is still running; wait until it has ended.',
  'operation.backup.archiving':
    'WAL archiving fails, and a backup would wait until it works again: repair archiving first.',
  'operation.backup.noInstance':
    'No instance is ready that a backup could be read from.',

  'operation.schedule.utc': 'Nothing is interrupted. Times are in UTC.',
  'operation.schedule.none': 'The database has no backup schedule.',
  'operation.schedule.unknown': 'The database has no backup schedule {{name}}.',
  'operation.schedule.fact': 'schedule {{name}}',
  'operation.schedule-create.taken': 'There is a schedule {{name}} already.',
  'operation.schedule-create.title': 'New backup schedule {{name}}',
  'operation.schedule-create.effect.now':
    'Nothing is interrupted. A first backup starts at once.',
  'operation.schedule-create.effect.later':
    'Nothing is interrupted. The first backup starts at the next time of the schedule.',
  'operation.schedule-edit.same': 'That is its schedule already.',
  'operation.schedule-edit.title': 'Change of the backup schedule {{name}}',
  'operation.schedule-suspend.effect':
    'Nothing is interrupted. No base backups are made by the schedule until it is resumed; WAL is archived as before.',
  'operation.schedule-suspend.none': 'Every schedule is suspended already.',
  'operation.schedule-suspend.same':
    'The schedule {{name}} is suspended already.',
  'operation.schedule-suspend.title':
    'Suspension of the backup schedule {{name}}',
  'operation.schedule-resume.effect':
    'Nothing is interrupted. The next backup starts at the next time of the schedule.',
  'operation.schedule-resume.none': 'Every schedule is active already.',
  'operation.schedule-resume.same': 'The schedule {{name}} is active already.',
  'operation.schedule-resume.title':
    'Resumption of the backup schedule {{name}}',
  'operation.schedule-run.effect':
    'Nothing is interrupted. The schedule keeps its times.',
  'operation.schedule-run.title': 'Backup by the schedule {{name}}',
  'operation.schedule-remove.effect':
    'Nothing is interrupted. No more base backups are made by the schedule; those in the store stay until their retention ends.',
  'operation.schedule-remove.title': 'Removal of the backup schedule {{name}}',

  'operation.switchover.effect':
    'Writes stop for about 10 to 30 seconds, until the standby has taken over, and connections to the old primary end. No committed transaction is lost.',
  'operation.switchover.title': 'Switchover to {{instance}}',
  'operation.switchover.fact': 'primary',
  'operation.switchover.isPrimary': '{{instance}} is the primary already.',
  'operation.switchover.fenced':
    '{{instance}} is fenced: PostgreSQL does not run there.',
  'operation.switchover.notReady': '{{instance}} is not ready.',
  'operation.switchover.rewinding':
    '{{instance}} is being rewound to follow the primary.',
  'operation.switchover.notStreaming':
    '{{instance}} does not stream from the primary, so it may lack what was committed.',
  'operation.switchover.behind':
    '{{instance}} is {{lag}} of WAL behind the primary, and writes would wait until it has caught up.',
  'operation.switchover.noPrimary':
    'No instance is primary at this moment: CloudNativePG chooses one by itself.',
  'operation.switchover.noneFit': 'No standby can take over: {{reasons}}',
  'operation.switchover.noStandby': 'There is no standby that could take over.',

  'operation.restart.effect':
    'The standbys restart one after the other, and the primary last: writes stop for about 15 seconds then, and longer while clients keep their connections open.',
  'operation.restart.title': 'Restart',
  'operation.restart-instance.effect':
    'A standby is away for about 15 seconds, and reads go to the others. The restart of the primary stops writes for about 5 seconds; there is no switchover.',
  'operation.restart-instance.title': 'Restart of {{instance}}',
  'operation.restart-instance.effect.primary':
    'PostgreSQL restarts in place on the primary: writes stop for about 5 seconds, and longer while clients keep their connections open.',
  'operation.restart-instance.effect.standby':
    'The standby is away for about 15 seconds. Reads go to the other instances.',
  'operation.reload.effect':
    'Nothing is interrupted. The instances read their configuration and secrets again.',
  'operation.reload.title': 'Reload of the configuration',

  'operation.fence.effect':
    'PostgreSQL stops there until the instance is unfenced, and its pod and data stay. A fenced primary stops all writes: there is no failover.',
  'operation.fence.allAlready': 'All instances are fenced already.',
  'operation.fence.already': '{{instance}} is fenced already.',
  'operation.fence.title': 'Fencing of {{instance}}',
  'operation.fence.title.all': 'Fencing of all instances',
  'operation.fence.effect.primary':
    'Writes stop until the primary is unfenced: there is no failover from a fenced instance.',
  'operation.fence.effect.standby':
    'The standby stops until it is unfenced. Reads go to the other instances; with synchronous replication, writes may have to wait.',
  'operation.fence.fact': 'fenced instances',
  'operation.unfence.none': 'No instance is fenced.',
  'operation.unfence.effect':
    'PostgreSQL starts again there, within about 10 seconds.',
  'operation.unfence.together':
    'All instances are fenced as a whole, and can only be unfenced together.',
  'operation.unfence.already': '{{instance}} is not fenced.',
  'operation.unfence.title': 'Unfencing of {{instance}}',
  'operation.unfence.title.all': 'Unfencing of all instances',

  'operation.hibernate.effect':
    'All instances stop, and nobody can read or write until the database is woken up. The volumes and the backups stay; no new backups are made.',
  'operation.hibernate.title': 'Hibernation of the database',
  'operation.hibernate.already': 'The database is hibernated already.',
  'operation.hibernate.underWay': 'The database is being hibernated already.',
  'operation.wake.effect':
    'The primary starts first, and the standbys after it: writes are possible after about half a minute, when nodes have room.',
  'operation.wake.title': 'Waking up',
  'operation.wake.already': 'The database is not hibernated.',

  'operation.scale.effect':
    'Nothing is interrupted. A new standby is copied from the primary, which takes as long as the data is large; one that is removed takes its volume along.',
  'operation.scale.fact': 'number of instances',
  'operation.scale.same_one': 'The database has {{count}} instance already.',
  'operation.scale.same_other': 'The database has {{count}} instances already.',
  'operation.scale.synchronous_one':
    'Commits wait for {{count}} standby, so there must be at least {{least}} instances.',
  'operation.scale.synchronous_other':
    'Commits wait for {{count}} standbys, so there must be at least {{least}} instances.',
  'operation.scale.noNodes':
    'Each instance needs a node of its own, and only {{nodes}} can take one.',
  'operation.scale.title': 'Scaling from {{from}} to {{to}} instances',
  'operation.scale.effect.fewer_one':
    'Nothing is interrupted. The newest standby and its volumes are removed.',
  'operation.scale.effect.fewer_other':
    'Nothing is interrupted. The {{count}} newest standbys and their volumes are removed.',
  'operation.scale.effect.single_one':
    'Nothing is interrupted. The newest standby and its volumes are removed; with a single instance, every restart and every loss of a node stops the database.',
  'operation.scale.effect.single_other':
    'Nothing is interrupted. The {{count}} newest standbys and their volumes are removed; with a single instance, every restart and every loss of a node stops the database.',
  'operation.scale.effect.more':
    'Nothing is interrupted. New standbys are copied from the primary, which takes as long as the data is large.',

  'operation.change-plan.effect':
    'The instances are replaced one after the other, standbys first: writes stop for about 15 seconds when it is the primary’s turn. Volumes grow where the plan has larger ones, and never shrink; the number of instances stays.',
  'operation.change-plan.unknown': 'There is no plan "{{plan}}".',
  'operation.change-plan.title': 'Change to the plan {{plan}}',
  'operation.change-plan.notOffered':
    'The plan {{plan}} is not offered for {{environment}}.',
  'operation.change-plan.same': 'The database has the plan {{plan}} already.',
  'operation.change-plan.fact.plan': 'name of the plan',
  'operation.change-plan.fact.cpu': 'CPU of an instance',
  'operation.change-plan.fact.memory': 'memory of an instance',

  'operation.grow-storage.effect':
    'Nothing is interrupted where the storage class can grow volumes in use, as Azure disks can; it takes some minutes. Volumes cannot shrink again.',
  'operation.grow-storage.noSize':
    'The Cluster does not say the size of its volumes.',
  'operation.grow-storage.forbidden':
    'The Cluster forbids it (storage.resizeInUseVolumes is false).',
  'operation.grow-storage.fixed':
    'Volumes of the storage class {{storageClass}} cannot grow (allowVolumeExpansion is not true).',
  'operation.grow-storage.fact.data': 'size of the data volume',
  'operation.grow-storage.fact.wal': 'size of the WAL volume',
  'operation.grow-storage.missing': 'Say the new size of at least one volume.',
  'operation.grow-storage.noWalVolume':
    'The database has no volume for WAL of its own.',
  'operation.grow-storage.shrink':
    'Volumes cannot shrink: it has {{size}}, so the new size must be larger.',
  'operation.grow-storage.title.data': 'Growth of the data volume to {{data}}',
  'operation.grow-storage.title.wal': 'Growth of the WAL volume to {{wal}}',
  'operation.grow-storage.title.both':
    'Growth of the data volume to {{data}} and of the WAL volume to {{wal}}',
  'operation.grow-storage.started':
    'Nothing is interrupted where the storage class can grow volumes in use, as Azure disks can; it takes some minutes.',

  'operation.parameters.none':
    'The platform team lets no parameter be changed here (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'Most parameters are taken over at once, without an interruption. Those that need a restart restart the standbys, and then PostgreSQL on the primary in place, which stops writes for about 5 seconds.',
  'operation.parameters.missing': 'A parameter must be named.',
  'operation.parameters.tooMany': 'At most 100 parameters can be named.',
  'operation.parameters.same': '{{name}} is so already.',
  'operation.parameters.title': 'Change of {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} needs a restart: the standbys restart one after the other, and then PostgreSQL on the primary in place, which stops writes for about 5 seconds.',
  'operation.parameters.effect.restart_other':
    '{{names}} need a restart: the standbys restart one after the other, and then PostgreSQL on the primary in place, which stops writes for about 5 seconds.',
  'operation.parameters.effect.reload':
    'Nothing is interrupted: PostgreSQL takes it over at once.',
  'operation.parameters.fact': 'parameter {{name}}',
  'operation.parameters.reserved':
    '{{name}} is set by CloudNativePG itself and cannot be changed.',
  'operation.parameters.notOffered':
    '{{name}} is not among the parameters that may be changed here; the platform team lists them (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} must be a whole number with a unit: B, kB, MB, GB or TB, and "{{value}}" is not.',
  'operation.parameters.wrong.time':
    '{{name}} must be a number with a unit: us, ms, s, min, h or d, and "{{value}}" is not.',
  'operation.parameters.wrong.boolean':
    '{{name}} must be on or off, and "{{value}}" is not.',
  'operation.parameters.wrong.enum':
    '{{name}} must be one of {{values}}, and "{{value}}" is not.',
  'operation.parameters.wrong.integer':
    '{{name}} must be a whole number from {{min}} to {{max}}, and "{{value}}" is not.',
  'operation.parameters.wrong.real':
    '{{name}} must be a number from {{min}} to {{max}}, and "{{value}}" is not.',
  'operation.parameters.buffers':
    'shared_buffers must fit into the memory of an instance, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (80MB by default) must be less than max_wal_size (1GB by default).',
  'operation.parameters.walVolume':
    '{{name}} must be less than the volume for WAL, {{size}}.',

  'operation.upgrade.effect':
    'The instances are replaced one after the other, standbys first: writes stop for about 15 seconds when it is the primary’s turn.',
  'operation.upgrade.noImage':
    '{{target}} has no image for PostgreSQL {{major}} in the portal’s configuration.',
  'operation.upgrade.fromCatalog':
    '{{effect}} From then on the image comes from the catalog {{catalog}}: when the platform team changes it there, CloudNativePG upgrades by itself.',
  'operation.minor-upgrade.title': 'Upgrade to {{image}}',
  'operation.minor-upgrade.fact': 'image of the instances',
  'operation.minor-upgrade.catalog':
    'The image comes from the catalog {{catalog}}: when the platform team changes it there, CloudNativePG upgrades by itself.',
  'operation.minor-upgrade.unknownVersion':
    'The Cluster does not say which version of PostgreSQL it runs.',
  'operation.minor-upgrade.same':
    'The database has the image that the platform team offers already.',
  'operation.minor-upgrade.newer':
    'The database has a newer image than the one that the platform team offers.',

  'operation.major-upgrade.effect':
    'The database is offline while pg_upgrade runs: all instances stop, the primary’s data is upgraded in place with hard links, and it starts again. That takes minutes, more with many tables. The standbys are copied anew afterwards, which takes as long as the data is large.',
  'operation.major-upgrade.wayBack':
    'Until pg_upgrade has succeeded: ask for the former version here, and CloudNativePG starts the untouched data again. Afterwards: restore the backup from before into a new database. Take a new backup right after the upgrade; the older ones cannot be rolled forward past it.',
  'operation.major-upgrade.none':
    'The platform team offers no later version on this target.',
  'operation.major-upgrade.notYet':
    'An upgrade is not possible yet. {{reasons}}',
  'operation.major-upgrade.fact': 'version of PostgreSQL',
  'operation.major-upgrade.notLater':
    'The database runs PostgreSQL {{major}}, and there is no way to an older or the same version.',
  'operation.major-upgrade.tooOld':
    'CloudNativePG upgrades to PostgreSQL {{least}} and later only.',
  'operation.major-upgrade.notOffered': 'PostgreSQL {{major}} is not offered.',
  'operation.major-upgrade.notInCatalog':
    'The catalog {{catalog}} has no image for PostgreSQL {{major}}.',
  'operation.major-upgrade.title': 'Upgrade from PostgreSQL {{from}} to {{to}}',
  'operation.major-upgrade.title.back': 'Return to PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'The upgrade is given up, and the data of before starts again.',
  'operation.major-upgrade.ready': 'All instances are ready',
  'operation.major-upgrade.ready.not':
    'All instances must be ready before an upgrade.',
  'operation.major-upgrade.unfenced': 'No instance is fenced',
  'operation.major-upgrade.unfenced.not':
    'Unfence all instances before an upgrade.',
  'operation.major-upgrade.noReplica': 'It is no replica of another cluster',
  'operation.major-upgrade.noReplica.not':
    'A cluster that follows another one is upgraded by making it anew.',
  'operation.major-upgrade.backup': 'There is a backup of the last 24 hours',
  'operation.major-upgrade.backup.not':
    'There is no successful backup of the last 24 hours: back up first.',
  'operation.major-upgrade.noBackupRunning': 'No backup is running',
  'operation.major-upgrade.noBackupRunning.not':
    'Wait until the running backup has ended.',

  'operation.pooler.none': 'The database has no pooler.',
  'operation.pooler.unknown': 'The database has no pooler {{name}}.',
  'operation.pooler.fact.instances': 'instances of the pooler {{name}}',
  'operation.pooler.fact.mode': 'pool mode of the pooler {{name}}',
  'operation.pooler-create.effect':
    'Nothing is interrupted. Applications use it once they connect to its name instead of the database’s.',
  'operation.pooler-create.taken':
    'The name {{name}} is taken in the namespace.',
  'operation.pooler-create.title': 'New connection pooler {{name}}',
  'operation.pooler-create.started':
    'Nothing is interrupted. Applications connect to {{name}} to use it.',
  'operation.pooler-edit.effect':
    'Its pods are replaced one after the other; connections through them end and have to be made again.',
  'operation.pooler-edit.same': 'Nothing would change.',
  'operation.pooler-edit.title': 'Change of the pooler {{name}}',
  'operation.pooler-remove.effect':
    'Connections through it end at once. The database is not touched.',
  'operation.pooler-remove.title': 'Removal of the pooler {{name}}',

  'operation.declared.reserved': 'The name {{name}} is reserved.',
  'operation.database-create.extension':
    'The extension {{extension}} is not offered; there is {{offered}}.',
  'operation.database-create.noExtension':
    'The extension {{extension}} is not offered; there is none.',
  'operation.database-create.reservedOwner':
    'The role {{role}} is reserved and cannot own a database here.',
  'operation.database-create.noOwner': 'Say which role owns the database.',
  'operation.database-create.taken': 'There is a database {{name}} already.',
  'operation.database-create.title': 'New database {{name}}',
  'operation.database-remove.none':
    'No database has been declared beside the application’s own.',
  'operation.database-remove.unknown':
    'There is no declared database {{name}}.',
  'operation.database-remove.effect':
    'With its data, it is gone for good; only a restore into a new database brings it back. Without, PostgreSQL keeps it and nobody looks after it any more.',
  'operation.database-remove.title': 'Removal of the database {{name}}',
  'operation.database-remove.effect.drop':
    'The database is dropped with all that is in it.',
  'operation.database-remove.effect.keep':
    'PostgreSQL keeps the database and all that is in it.',
  'operation.role-create.effect':
    'Nothing is interrupted. Its password is random, in a secret beside the database.',
  'operation.role-create.member':
    'A role may be a member of {{roles}}, and {{role}} is none of them.',
  'operation.role-create.taken': 'There is a role {{name}} already.',
  'operation.role-create.title': 'New role {{name}}',
  'operation.role-create.started':
    'Nothing is interrupted. Its password is in the secret {{secret}}.',
  'operation.role-remove.none':
    'No role has been declared beside the application’s own.',
  'operation.role-remove.unknown': 'There is no declared role {{name}}.',
  'operation.role-remove.effect':
    'Whoever uses the role cannot connect any more once it is dropped. PostgreSQL refuses to drop a role that owns something.',
  'operation.role-remove.title': 'Removal of the role {{name}}',
  'operation.role-remove.effect.drop':
    'The role is dropped; whoever uses it cannot connect any more.',
  'operation.role-remove.effect.keep': 'PostgreSQL keeps the role.',

  'operation.rotate-password.effect':
    'New connections need the new password within seconds; open ones stay. Applications have to read the secret again, most of them by a restart.',
  'operation.rotate-password.noSecret':
    'There is no secret {{secret}} with a password in the namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'The entry {{entry}} of the secret {{secret}} is in a form that the portal does not know; rotate the password by hand.',
  'operation.rotate-password.title': 'Rotation of the password in {{secret}}',
  'operation.rotate-password.replica':
    'The database follows another cluster: rotate the password there.',
  'operation.rotate-password.managed':
    'The password of {{role}} is in a secret that the Cluster names under managed.roles, and is rotated there.',

  'operation.deletion-protection.effect.on':
    'Nothing is interrupted. Deletion protection is on.',
  'operation.deletion-protection.effect.off':
    'Nothing is interrupted. Deletion protection is off.',
  'operation.deletion-protection.fact': 'deletion protection',
  'operation.deletion-protection.already.on':
    'Deletion protection is on already.',
  'operation.deletion-protection.already.off':
    'Deletion protection is off already.',
  'operation.deletion-protection.title.on': 'Deletion protection on',
  'operation.deletion-protection.title.off': 'Deletion protection off',
  'operation.deletion-protection.started.on':
    'The portal refuses to delete the database.',
  'operation.deletion-protection.started.off': 'The database can be deleted.',
  'operation.delete.effect':
    'The database and its volumes are deleted, and everybody is disconnected. What is in the backup store stays until somebody removes it; its schedules are suspended, and its poolers and declared databases and roles removed.',
  'operation.delete.title': 'Deletion of the database',
  'operation.delete.fact': 'creation time',
  'operation.delete.confirm': 'Type the name of the database, {{name}}.',
  'operation.delete.already': 'The database is being deleted already.',
  'operation.delete.protected':
    'The database is protected against deletion: switch the protection off first.',

  'running.instances': '{{done}} of {{total}} instances are ready',
  'running.hibernate.waits': 'CloudNativePG waits until the cluster is healthy',
  'running.hibernate.left_one': '{{count}} pod is still there',
  'running.hibernate.left_other': '{{count}} pods are still there',
  'running.creation': 'Creation of the database',
  'running.failover': 'Failover to a standby',
  'running.major-upgrade': 'Major upgrade',
  'running.restart-primary': 'Restart of the primary',
  'running.restart': '{{done}} of {{total}} instances are restarted',
  'running.scale_one': 'Scaling to {{count}} instance',
  'running.scale_other': 'Scaling to {{count}} instances',
  'running.rollout': 'Change of the instances',
  'running.rollout.waits':
    'CloudNativePG waits for a switchover or a restart of the primary by hand',
  'running.grow-storage': 'Growth of the volumes',
  'running.grow-storage.done':
    '{{done}} of {{total}} volumes have their new size',
  'running.backup': 'Base backup {{name}}',
} as const;
