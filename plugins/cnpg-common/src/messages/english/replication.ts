export const replication = {
  'RP01.title.none': 'No standby confirms commits',
  'RP01.title.some': '{{there}} of {{expected}} standbys confirm commits',
  'RP01.impact.blocks':
    'Commits wait until a standby confirms them: applications cannot write.',
  'RP01.impact.loses':
    'Commits are on the primary only: what is written now may be lost in a failover.',
  'RP01.remedy': 'Bring the standbys back: see below what they wait for.',
  'RP02.title': 'Commits do not wait for a standby',
  'RP02.impact':
    'A failover loses what the standby had not received: usually less than a second of writes.',
  'RP02.remedy': 'Set spec.postgresql.synchronous where that is too much.',
  'RP03.title_one': '{{instances}} does not follow the primary',
  'RP03.title_other': '{{instances}} do not follow the primary',
  'RP03.impact':
    'They fall behind: reads there are stale, and a failover to them would lose data.',
  'RP03.remedy':
    "Read the standby's log: it names what it misses, mostly WAL that is gone or a password.",
  'RP04.title': '{{instance}} is {{seconds}} s and {{size}} behind',
  'RP04.impact':
    'Reads there are stale, and a failover to it waits until it has caught up, or loses that.',
  'RP04.remedy':
    'See whether its disk or network is the limit, and whether a long query there holds replay up.',
  'RP05.title': 'Replay is paused on {{instances}}',
  'RP05.impact':
    'It receives WAL but does not apply it: reads there stand still, and it cannot take over.',
  'RP05.remedy': 'Run SELECT pg_wal_replay_resume() on it.',
  'RP06.title.losing': 'The slot {{slot}} is losing its WAL',
  'RP06.title.extended': 'The slot {{slot}} keeps more WAL than planned',
  'RP06.title.idle': 'The slot {{slot}} is not in use',
  'RP06.impact.losing':
    'What uses it cannot go on: a standby must be made anew, a subscriber must copy again.',
  'RP06.impact.extended':
    'WAL heaps up on the primary; when its volume is full, the database stops.',
  'RP06.impact.idle':
    'It keeps WAL for a standby that does not come for it; the volume may fill up.',
  'RP06.remedy':
    'Bring back what the slot belongs to, or drop the slot if that is gone for good.',
  'RP07.title': 'The slot {{slot}} keeps {{size}} of WAL and is not in use',
  'RP07.impact':
    'WAL heaps up on the primary; when its volume is full, the database stops.',
  'RP07.remedy':
    'Start what reads from it, or drop it: SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'Timelines differ; whether that is old news only the live figures of the primary tell.',
  'RP08.title_one': '{{instances}} is on an old timeline',
  'RP08.title_other': '{{instances}} are on an old timeline',
  'RP08.impact':
    'It did not follow the last promotion, receives nothing and cannot take over.',
  'RP08.remedy':
    'Read its log. If it cannot catch up, delete its pod and volumes: CloudNativePG makes it anew.',
  'RP09.title': 'Instances share the node {{nodes}}',
  'RP09.impact':
    'When that node fails, more than one instance is gone at once.',
  'RP09.remedy':
    'Delete the pod of a standby there: it starts on a free node if its volume may move.',
  'RP10.title': 'All instances are in the zone {{zone}}',
  'RP10.impact': 'When that zone fails, the database is away.',
  'RP10.remedy':
    'Make a standby anew in another zone: delete its pod and its volumes, which are bound to this one.',
  'RP11.title': 'Commits are not confirmed in another failure domain',
  'RP11.impact':
    'When the domain of the primary fails, commits may be lost, or writes wait.',
  'RP11.remedy':
    'Bring a standby up in another of the domains that are asked for.',
  'RP12.unknown': 'The operator has not reported a quorum yet.',
  'RP12.title': 'A failover would be refused',
  'RP12.impact':
    'Too few standbys are ready to prove that none misses a commit; without the primary, the database would stop.',
  'RP12.remedy': 'Bring the standbys back: see below what they wait for.',
  'RP13.title': 'Instances hold the data of different databases',
  'RP13.impact':
    'A failover would put other data in place of this. Their system identifiers differ.',
  'RP13.remedy':
    'Do not switch over. Find the instance whose volume comes from elsewhere and make it anew.',
} as const;
