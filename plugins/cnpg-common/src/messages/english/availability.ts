export const availability = {
  'AV01.title.never': 'The database has never had a primary',
  'AV01.title.notReady': 'The primary {{instance}} is not ready',
  'AV01.title.none': 'No instance is primary',
  'AV01.impact.never': 'Nobody can connect: no instance has started.',
  'AV01.impact.noWrites':
    'Applications cannot write, and new connections to the rw endpoint fail.',
  'AV01.remedy.never':
    'Look at the events and the log of the job that creates the first instance.',
  'AV01.remedy.pod':
    'See below what {{instance}} waits for; its events and its log say more.',
  'AV01.remedy.noPod':
    'See why the pod {{instance}} does not come back: its events, and whether the CloudNativePG operator runs.',
  'AV02.title.underWay': 'A failover is under way',
  'AV02.title.known': 'Failing over from {{from}} to {{to}}',
  'AV02.title.gone': 'Failing over: {{from}} is gone',
  'AV02.title.unknown': 'Failing over: the primary is gone',
  'AV02.impact.stuck':
    'Nobody is primary: writes fail until a standby is promoted.',
  'AV02.impact.usual':
    'Nobody is primary: writes fail until a standby is promoted, usually within 10 to 25 s.',
  'AV02.remedy.stuck':
    'It takes longer than usual. See below why no standby can take over; with failover quorum, enough of them must answer.',
  'AV02.remedy.wait':
    'Wait. Applications that reconnect carry on by themselves.',
  'AV04.impact':
    'CloudNativePG has stopped working on this cluster; nothing is repaired by itself.',
  'AV04.remedy':
    'Correct what the reason names; CloudNativePG tries again by itself.',
  'AV06.title.none': 'No instance is ready',
  'AV06.title.some': '{{ready}} of {{desired}} instances are ready',
  'AV06.impact.none': 'Applications cannot connect.',
  'AV06.impact.some': 'There are fewer standbys to fail over to than planned.',
  'AV06.remedy': 'See below what each instance waits for.',
  'AV08.title': 'No node takes the pod {{pod}}',
  'AV08.impact':
    'The database has an instance less than planned, and a rollout stands still.',
  'AV08.impact.pooler':
    'The pooler has an instance less than planned; the database itself is not concerned.',
  'AV08.remedy':
    'Make room: add a node that fits, in the zone that its volume is in, or choose a smaller plan.',
  'AV08.remedy.poolers':
    'The spread over zones counts the pods of the pooler too, so none is left for this one. Leave them out in the Cluster’s spec.topologySpreadConstraints: label cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'All instances are fenced',
  'AV10.title.some_one': '{{instances}} is fenced',
  'AV10.title.some_other': '{{instances}} are fenced',
  'AV10.impact.primary':
    'PostgreSQL is stopped on the primary: applications cannot connect, and there is no failover.',
  'AV10.impact.standby':
    'PostgreSQL is stopped there: it neither replicates nor can take over.',
  'AV10.remedy':
    'Unfence when the work on it is done. Somebody fenced it by hand.',
  'AV10.remedy.backup':
    'Wait: a backup without PostgreSQL copies its volumes, and CloudNativePG starts it again after that.',
  'AV07.title_one': '{{instances}} has failed',
  'AV07.title_other': '{{instances}} have failed',
  'AV07.impact': 'What has failed neither replicates nor can take over.',
  'AV07.remedy':
    "Read the instance's log. When its data is damaged, delete its pod and volumes: CloudNativePG makes it anew.",
  'AV09.title.memory': '{{instance}} ran out of memory',
  'AV09.title.other': '{{instance}} does not keep running: {{reason}}',
  'AV09.impact.primary':
    'Applications lose their connections each time, and failovers may follow.',
  'AV09.impact.standby': 'A standby less to fail over to.',
  'AV09.impact.pooler':
    'Applications that connect through the pooler lose their connections each time.',
  'AV09.remedy.memory':
    'Choose a plan with more memory, or lower work_mem and max_connections.',
  'AV09.remedy.image':
    'See that the image exists and that the nodes may pull it.',
  'AV09.remedy.other': "Read the log of the container's last run.",
  'AV11.title': 'There is only one instance',
  'AV11.impact':
    'When its node fails or is drained, the database is away until it has started elsewhere.',
  'AV11.remedy': 'Scale to three instances where that matters.',
  'AV14.title.missing': 'No PodDisruptionBudget protects the instances',
  'AV14.title.exhausted': 'No standby may be taken away at this moment',
  'AV14.impact.missing':
    'A drain of several nodes may stop more than one instance.',
  'AV14.impact.exhausted':
    'The drain of a node that a standby runs on does not end.',
  'AV14.remedy.missing':
    'See whether the operator may write PodDisruptionBudgets.',
  'AV14.remedy.exhausted':
    'Nothing while a drain is under way; else see why Kubernetes counts a standby as unhealthy.',
  'AV03.title.known': 'Switching over from {{from}} to {{to}}',
  'AV03.title.underWay': 'A switchover is under way',
  'AV03.impact':
    'Writes fail between the stop of the old primary and the start of the new one, usually 10 to 20 s.',
  'AV03.remedy.late':
    'Look at what the old primary waits for: it stops when its clients are gone and its WAL is archived.',
  'AV03.remedy.wait':
    'Wait. Applications that reconnect carry on by themselves.',
  'AV05.title': 'An update waits for somebody to switch over',
  'AV05.impact':
    'The standbys are updated, the primary still runs with the old image or settings.',
  'AV05.remedy':
    'Promote one of the standbys when a short interruption fits; the update then goes on.',
  'AV13.title': 'No progress: {{phase}}',
  'AV13.impact':
    'Further changes wait until this one is done, and a failover may find no standby.',
  'AV13.remedy':
    'See below what each instance waits for, then the events and the log of the newest pod.',
  'AV15.title': 'CloudNativePG is switched off for this cluster',
  'AV15.impact':
    'There is no failover, no repair and no backup schedule, whatever else is shown here.',
  'AV15.remedy':
    'Remove the annotation {{annotation}} when the work by hand is done.',
  'AV12.title': 'The lease of the primary belongs to somebody else',
  'AV12.impact':
    'CloudNativePG changes nothing about this cluster any more: no failover, no new instance, no update.',
  'AV12.remedy':
    'See whose the Lease {{lease}} is. When its owner is gone or has no use for it, delete the Lease: CloudNativePG makes its own.',
} as const;
