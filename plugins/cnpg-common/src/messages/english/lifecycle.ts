export const lifecycle = {
  'LC08.title.unreadable': 'The annotation for hibernation cannot be read',
  'LC08.title.hibernated': 'The database is hibernated',
  'LC08.impact.unreadable':
    'The database runs on, or stays away, whatever was meant.',
  'LC08.impact.hibernated':
    'No instance runs and nobody can connect. The data is on its volumes.',
  'LC08.remedy.unreadable': 'Set {{annotation}} to on or off.',
  'LC08.remedy.hibernated':
    'Wake it to use it; that takes about half a minute.',
  'LC05.title.instances': 'The instances are being updated',
  'LC05.title.major': 'PostgreSQL is being upgraded to a new major version',
  'LC05.title.delayed': 'An update waits for its turn',
  'LC05.title.manager': 'The instance manager is being updated',
  'LC05.impact.major': 'Nobody can connect until it is done.',
  'LC05.impact.rolling':
    'Standbys restart one after the other, the primary last.',
  'LC05.remedy': 'Wait.',
  'LC09.title.becoming':
    'The database is becoming a replica of another cluster',
  'LC09.title.unknown': 'The database is a replica of another cluster',
  'LC09.title.is': 'The database is a replica of {{source}}',
  'LC09.impact.becoming':
    'Nobody can write until the other cluster is promoted.',
  'LC09.impact.is': 'It can be read only.',
  'LC09.remedy.late': 'See below what its instances wait for.',
  'LC09.remedy.wait':
    'Wait for the demotion token, then promote the other cluster with it.',
  'LC09.remedy.demoted':
    'To move writes away from here for good, promote the other cluster with the demotion token in status.demotionToken.',
  'LC09.remedy.is': 'Promote it only when its source is gone or demoted.',
  'LC01.title.noCatalog': 'The image does not come from a catalog',
  'LC01.title.behind': 'PostgreSQL {{from}} runs, {{to}} is offered',
  'LC01.impact.noCatalog':
    'Minor releases, with their corrections, reach it by hand only.',
  'LC01.impact.behind': 'Corrections of faults and security holes are missing.',
  'LC01.remedy.noCatalog': 'Name an image catalog in spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'See why the rollout has not happened: a supervised update waits for a switchover.',
  'LC01.unknown': 'The catalog {{catalog}} is not known.',
  'LC02.title.ended': 'PostgreSQL {{major}} is not maintained any more',
  'LC02.title.ends': 'PostgreSQL {{major}} is maintained until {{end}}',
  'LC02.impact':
    'After that there are no corrections, not even of security holes.',
  'LC02.remedy':
    'Plan the upgrade to a newer major version; the database is away while it runs.',
  'LC03.unknown': 'Nothing names the version of the operator.',
  'LC03.title': 'CloudNativePG {{version}} is not maintained any more',
  'LC03.impact': 'Faults and security holes of the operator stay.',
  'LC03.remedy': 'Ask the platform team to update it to {{oldest}} or newer.',
  'LC04.title':
    'The image catalog {{catalog}} has no image for PostgreSQL {{major}}',
  'LC04.impact': 'Instances are neither made nor updated.',
  'LC04.remedy':
    'Ask the platform team to put PostgreSQL {{major}} into the catalog.',
  'LC06.title.rolledBack': 'The upgrade of the major version was taken back',
  'LC06.title.failed': 'The upgrade of the major version failed',
  'LC06.impact.rolledBack':
    'The database runs with the old version; its data is untouched.',
  'LC06.impact.failed':
    'The database is away until the upgrade is mended or taken back.',
  'LC06.remedy':
    "Read the log of the upgrade's job: mostly an extension that the new image lacks. To take it back, set the old image.",
  'LC10.title':
    'The definition uses fields that CloudNativePG will drop: {{fields}}',
  'LC10.impact':
    'Nothing today; an update of the operator may ignore or refuse them.',
  'LC10.remedy':
    'Use spec.postgresql.synchronous, a PodMonitor of your own, and spec.storage.size alone.',
} as const;
