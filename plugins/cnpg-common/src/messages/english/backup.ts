export const backup = {
  'BK01.title': 'There are no backups',
  'BK01.impact':
    'What is lost here is lost: neither base backups nor WAL are stored anywhere else.',
  'BK01.remedy':
    'Fine for a trial. For data that matters, create a database on a target with backups and move it there.',
  'BK02.title': 'WAL archiving is failing',
  'BK02.impact':
    'Backups taken before are safe. Changes since then cannot be restored to.',
  'BK02.cause':
    'The archiver gives only its exit status; its log on the primary has more.',
  'BK02.remedy': "Read the archiver's log in the pod of the primary.",
  'BK06.title': 'The last backup failed',
  'BK06.impact':
    'Older backups and the WAL since then are untouched; the next restore takes longer.',
  'BK06.remedy':
    'Take a backup by hand when the cause is mended; the schedule goes on by itself.',
  'BK08.title': 'The backup {{backup}} does not end',
  'BK08.impact.scheduled':
    'Its schedule takes no further backup as long as this one is not over.',
  'BK08.impact.manual': 'It is of no use for a restore before its end.',
  'BK08.remedy':
    'Mend WAL archiving if that fails: the backup then completes. Otherwise delete it.',
  'BK09.title.never': 'There has never been a backup',
  'BK09.title.late': 'The last good backup is older than the schedule says',
  'BK09.impact.never':
    'The database cannot be restored: WAL without a base backup is of no use.',
  'BK09.impact.late':
    'It can still be restored to any moment since; the restore takes longer.',
  'BK09.remedy.never': 'Take a backup now, and see that there is a schedule.',
  'BK09.remedy.late':
    'See whether a backup is stuck or has failed; take one by hand.',
  'BK03.title': 'No WAL has been archived yet',
  'BK03.impact': 'Whether backups will be of use is not known.',
  'BK03.remedy':
    "See whether the primary runs, then read the archiver's log in its pod.",
  'BK04.title.growing_one':
    '{{files}} WAL file waits to be archived, and they get more',
  'BK04.title.growing_other':
    '{{files}} WAL files wait to be archived, and they get more',
  'BK04.title.steady_one': '{{files}} WAL file waits to be archived',
  'BK04.title.steady_other': '{{files}} WAL files wait to be archived',
  'BK04.impact':
    'These changes are not in the backup yet, and their files fill the WAL volume.',
  'BK04.remedy':
    'If archiving fails, mend that. If it works, it is too slow for what is written: see compression and parallel uploads.',
  'BK05.title': 'WAL archiving is switched off',
  'BK05.impact':
    'Changes since then cannot be restored, and the next base backup does not complete.',
  'BK05.remedy': 'Remove the annotation {{annotation}}, then take a backup.',
  'BK17.title': 'The plugin {{plugins}} is not there or does not answer',
  'BK17.impact':
    'Nothing is archived or backed up, and changes are not carried out.',
  'BK17.remedy':
    'See that the plugin runs in the namespace of the operator, and that its certificates are valid.',
  'BK18.title': 'This restored database archives nothing itself',
  'BK18.impact':
    'The backups it came from do not grow: what is written here is stored nowhere else.',
  'BK18.remedy':
    'Give it an archiver of its own, with a server name or a container of its own.',
  'BK19.unknown': 'The archive was not compared with those of others.',
  'BK19.title_one': 'Another database archives to the same place',
  'BK19.title_other': '{{count}} other databases archive to the same place',
  'BK19.impact':
    'Their WAL files have the same names and replace each other: neither can be relied on for a restore.',
  'BK19.remedy':
    'Give each its own server name or container, then take a backup of each.',
  'BK07.title': 'A backup is being taken',
  'BK07.impact':
    'The database works on; reads from its volume are a bit slower.',
  'BK07.remedy': 'Nothing: wait for its end.',
  'BK10.title.suspended': 'The backup schedule is suspended',
  'BK10.title.none': 'There is no backup schedule',
  'BK10.impact':
    'Base backups are taken by hand only: the WAL that a restore replays grows and grows.',
  'BK10.remedy.suspended': 'Set spec.suspend of the ScheduledBackup to false.',
  'BK10.remedy.none': 'Add a ScheduledBackup.',
  'BK11.title': 'The backup schedule {{schedule}} does not run',
  'BK11.impact': 'The backups that should be taken are not.',
  'BK11.remedy':
    'See whether the CloudNativePG operator runs, and take a backup by hand meanwhile.',
  'BK12.title':
    'The schedule {{schedule}} takes backups in a way that the cluster does not use',
  'BK12.impact': 'Its backups fail, or go to another place than the WAL.',
  'BK12.remedy': 'Set spec.method of the ScheduledBackup to {{method}}.',
  'BK13.title':
    'The schedule {{schedule}} has five fields: the first is read as seconds',
  'BK13.impact':
    'It runs at other times than meant, mostly every hour instead of every day.',
  'BK13.remedy': 'Put a 0 in front: "0 {{cron}}".',
  'BK14.title.short':
    'Backups are kept for {{policy}}, less than the {{expected}} of the plan',
  'BK14.title.forever': 'Backups are kept for ever',
  'BK14.impact.short':
    'What is lost and noticed late cannot be restored as far back as the plan promises.',
  'BK14.impact.forever':
    'Nothing is ever deleted: the storage account grows, and so does its bill.',
  'BK14.remedy.short':
    'Set the retention policy to {{expected}}, or choose another plan.',
  'BK14.remedy.store':
    'Set spec.retentionPolicy of the ObjectStore, for example 14d.',
  'BK14.remedy.inTree': 'Set spec.backup.retentionPolicy, for example 14d.',
  'BK14.unknown': 'The ObjectStore {{store}} is not known.',
  'BK15.title.empty': 'No moment is known that can be restored',
  'BK15.title.short': 'Restores reach back less than half of {{policy}}',
  'BK15.impact.empty':
    'A backup was taken, but the object store does not list it.',
  'BK15.impact.short': 'Backups that should still be there are gone.',
  'BK15.remedy.empty':
    "Look into the store, and into the plugin's log in the pod of the primary.",
  'BK15.remedy.short':
    'See who deletes from the store: a lifecycle rule of the storage account, or another retention policy.',
  'BK16.title.own': 'Backups go through code that CloudNativePG drops',
  'BK16.title.source':
    'A source of recovery is read by code that CloudNativePG drops',
  'BK16.impact.gone':
    'CloudNativePG {{version}} does not have it any more: nothing is archived.',
  'BK16.impact.soon': 'With CloudNativePG {{next}} it stops to work.',
  'BK16.remedy':
    'Move to the Barman Cloud plugin: an ObjectStore with the same path, and spec.plugins instead of barmanObjectStore.',
  'BK20.title': 'Old backups could not be deleted',
  'BK20.impact':
    'Nothing is lost; the store grows beyond what the policy says.',
  'BK20.remedy':
    'See whether the identity may delete from the store: the role Storage Blob Data Contributor is needed.',
} as const;
