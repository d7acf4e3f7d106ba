/** What an operation meets in the state that a database is in. */
export const operationLimits = {
  'operation.rollout.single':
    'The only instance is replaced: nobody can read or write for about 15 seconds, and longer while clients keep their connections open.',
  'operation.rollout.single.inPlace':
    'PostgreSQL restarts in place: nobody can read or write for about 5 seconds, and longer while clients keep their connections open.',
  'operation.rollout.switchover':
    'The standbys are replaced one after the other. Then one of them takes over, and the former primary follows it: writes stop for about 10 to 30 seconds.',
  'operation.rollout.supervised':
    'The standbys are replaced one after the other. Then CloudNativePG waits until somebody switches over or restarts the primary here (primaryUpdateStrategy is supervised), which stops writes for about 10 to 30 seconds.',
  'operation.rollout.waits':
    '{{effect}} CloudNativePG begins when all instances are ready, and waits for {{instances}} now.',
  'operation.restart.waits':
    'CloudNativePG restarts nothing until all instances are ready, and waits for {{instances}}: restart that instance alone, or unfence it.',
  'operation.restart-instance.fenced':
    '{{instance}} is fenced, so PostgreSQL does not run there: unfence it instead.',
  'operation.restart-instance.notReady':
    'The primary {{instance}} is not ready, so PostgreSQL cannot be restarted in place: CloudNativePG starts it again or fails over by itself.',
  'operation.switchover.primaryFenced':
    'The primary {{instance}} is fenced, and a standby may lack what was committed there: unfence it first.',
  'operation.hibernate.waits':
    '{{effect}} CloudNativePG begins when the cluster is healthy, which it is not now.',
  'operation.scale.supervised':
    'CloudNativePG asks for at least 2 instances while primaryUpdateStrategy is supervised.',
  'operation.scale.walLogHints':
    'CloudNativePG takes more than one instance only with wal_log_hints on, and it is off.',
  'operation.change-plan.volumes':
    '{{effect}} Volumes grow where the plan has larger ones, and never shrink; the number of instances stays.',
  'operation.change-plan.volumesStay':
    '{{effect}} The volumes and the number of instances stay. {{reason}}',
  'operation.grow-storage.full':
    'An instance has no space left, and CloudNativePG grows no volume until it runs again. The platform team enlarges its PersistentVolumeClaim first; then ask for the same size here.',
  'operation.parameters.restart.other_one':
    '{{names}} needs a restart. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} need a restart. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} must be from {{least}} to {{most}}, and "{{value}}" is not.',
  'operation.declared.replica':
    'The database follows another cluster, and has the databases and roles of that one: make the change there.',
  'operation.database-remove.inUse':
    '{{effect}} PostgreSQL refuses as long as somebody is connected to it, and CloudNativePG tries again until nobody is.',
  'operation.role-remove.owns':
    '{{effect}} PostgreSQL refuses as long as the role owns something or has been granted rights, and CloudNativePG tries again until it has none.',
  'operation.role-create.secretTaken':
    'There is a secret {{secret}} already that does not belong to this database: choose another name.',
  'operation.rotate-password.owned':
    'The secret {{secret}} is kept by {{owner}}, which would bring the old password back: rotate it there.',
  'operation.rotate-password.noRole':
    'The Cluster names no role of the application, so CloudNativePG would not take a new password over.',
} as const;
