import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * All texts of the plugin, in English. What the backend says (findings, steps,
 * refusals) arrives as finished sentences and is not among them.
 *
 * @public
 */
export const cnpgTranslationRef = createTranslationRef({
  id: 'plugin.cnpg',
  messages: {
    loading: 'Loading the database',
    health: {
      healthy: 'Healthy',
      progressing: 'Progressing',
      degraded: 'Degraded',
      unhealthy: 'Unhealthy',
      hibernated: 'Hibernated',
      unknown: 'Unknown',
    },
    hibernated:
      'All instances are stopped on purpose. The data and the backups are kept; nobody can connect until the database is woken up.',
    severity: {
      critical: 'Critical:',
      warning: 'Warning:',
      info: 'Information:',
    },
    freshness: {
      live: 'Live',
      stale: 'Not live, last known',
      failed: 'Could not be renewed, last known',
    },
    card: {
      title: 'Database',
      titleSeveral: 'Databases',
      open: 'Open',
      openLabel: 'Open the database page',
    },
    fact: {
      primary: 'Primary',
      primaryInZone: '{{name}}, zone {{zone}}',
      noPrimary: 'Nobody at this moment',
      instances: 'Instances',
      instancesReady: '{{ready}} of {{desired}} ready',
      instancesStopped: '{{desired}}, all stopped',
      version: 'PostgreSQL',
      storage: 'Storage',
      storageWithWal: '{{size}}, and {{walSize}} for WAL',
      lastBackup: 'Last backup',
      noBackups: 'There are no backups',
      noBackupYet: 'None has succeeded yet',
      nextBackup: 'Next backup',
      restorable: 'Restorable',
      since: 'since',
      notRestorable: 'Not yet',
    },
    endpoint: {
      copy: 'Copy {{address}}',
      copied: 'Copied',
    },
    empty: {
      title: 'There is no database yet',
      card: 'This service has no database yet. One takes six answers and about four minutes.',
      tab: 'A highly available PostgreSQL with backups takes six answers and about four minutes. It will be shown here as soon as it exists.',
      other:
        'Nothing that this entity depends on is a database of this portal. A database created for it will be shown here.',
      action: 'Create a database',
    },
    missing: {
      title: '{{database}} cannot be shown',
    },
    target: {
      stale: '{{target}} cannot be reached. What is shown may be out of date.',
      connecting: '{{target}} is being connected to',
      lastKnown: 'Last known',
    },
    failure: {
      forbidden: {
        title: 'You may not see this database',
        remedy:
          'It takes the permission {{permission}}, which the team that owns the database has. Whoever administers the permissions of this portal can grant it.',
      },
      gone: {
        title: 'This database is gone',
        remedy:
          'It does not exist on its target any more. Its backups stay as long as they are kept there.',
      },
      other: {
        title: 'The state of the database could not be read',
        unreachable:
          'The portal did not answer. The database itself may well be fine. This page keeps trying.',
        retry: 'Try again',
      },
    },
    selector: '{{name}}, choose another database',
    selectorItem: '{{name}} on {{target}}, {{state}}',
    header: {
      version: 'PostgreSQL {{version}}',
    },
    finding: {
      since: 'Since',
      cause: 'Cause:',
      remedy: 'What to do:',
      evidence: 'Evidence (rule {{rule}})',
    },
    notEvaluated_one: '{{count}} check could not be made',
    notEvaluated_other: '{{count}} checks could not be made',
    unavailable: '{{kind}} objects cannot be read: {{reason}}',
    progress: {
      title: 'Being created',
      step: '{{title}}, {{state}}',
      done: 'done',
      running: 'going on',
      waiting: 'waiting',
      failed: 'failing',
    },
    instances: {
      title: 'Instances',
      name: 'Instance',
      role: 'Role',
      primary: 'Primary',
      standby: 'Standby',
      unknown: 'None at this moment',
      ready: 'Ready',
      isReady: 'Ready',
      isNotReady: 'Not ready',
      status: 'Status',
      zone: 'Zone',
      node: 'Node',
      restarts: 'Restarts',
      nobody:
        'Nobody is primary at this moment. Writes wait or fail until an instance is promoted; this usually takes 10 to 25 s.',
      hibernated: 'There are no instances while the database hibernates.',
      none: 'No instance is known.',
    },
    backups: {
      title: 'Backups',
      archiving: 'WAL archiving',
      archivingState: {
        working: 'Working',
        failing: 'Failing',
        starting: 'Starting',
        none: 'None',
      },
      retention: 'Kept for',
      schedules: 'Backup schedules',
      schedule: 'Schedule',
      when: 'When (UTC, seconds first)',
      active: 'Active',
      suspended: 'Suspended',
      last: 'Last run',
      next: 'Next run',
      noSchedule:
        'There is no schedule: backups are only taken when somebody asks for one.',
      list: 'Backups',
      name: 'Backup',
      state: 'State',
      started: 'Started',
      duration: 'Duration',
      method: 'Method',
      empty: 'There is no backup yet.',
      none: {
        title: 'There are no backups of this database',
        impact:
          'Its data is stored on its volumes alone. If they are lost, or something is deleted by mistake, it cannot be restored.',
      },
    },
    connect: {
      title: 'Connect',
      endpoints: 'Endpoints',
      purpose: 'Use',
      address: 'Address inside the Kubernetes cluster',
      endpoint: {
        rw: 'Read and write: always the primary',
        ro: 'Read only: standbys',
        r: 'Read only: any instance',
        external: 'From outside the Kubernetes cluster',
      },
      none: 'There are no endpoints yet.',
      database: 'Database',
      role: 'Role',
      secret: 'Secret',
      namespace: 'Namespace',
      password:
        'The password is in the secret {{secret}}, under the key password. It is never shown here.',
    },
    storage: {
      title: 'Storage and configuration',
      target: 'Target',
      namespace: 'Namespace',
      image: 'Image',
      volumes: 'Volumes',
      volume: 'Volume',
      role: 'For',
      roles: {
        data: 'Data',
        wal: 'WAL',
        tablespace: 'Tablespace',
      },
      requested: 'Requested',
      capacity: 'Actual',
      class: 'Storage class',
      phase: 'State',
      none: 'No volume is known.',
    },
    form: {
      loading: 'Loading what is offered',
      offerFailed: 'What is offered could not be loaded',
      noAnswer: 'The portal did not answer.',
      notChecked:
        'The answers could not be checked: {{reason}} Try again in a moment.',
      name: {
        title: 'Name of the database',
        help: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
        checking: 'Checking the name',
        free: 'This name is free.',
        exists:
          'Your service has this database already. Creating it again with the same answers completes what is missing and changes nothing else.',
      },
      plan: {
        title: 'Plan',
        help: 'CPU and memory are for each instance.',
        instances_one: '{{count}} instance',
        instances_other: '{{count}} instances',
        cpu: '{{cores}} CPU',
        memory: '{{size}} memory',
        storage: '{{size}} storage',
        storageWithWal: '{{size}} storage, and {{walSize}} for WAL',
        retention: 'Backups kept for {{duration}}',
        none: 'No plan is offered for this environment.',
      },
      environment: {
        title: 'Environment',
        production:
          'Production: a commit waits for a standby, and instances never share a node.',
      },
      version: {
        title: 'PostgreSQL version',
        option: 'PostgreSQL {{major}}',
        supportedUntil:
          'Gets fixes from the PostgreSQL project until {{date}}.',
        endsSoon:
          'Gets fixes from the PostgreSQL project only until {{date}}. Choose a newer version unless the service needs this one.',
        ended:
          'Has not got any fixes since {{date}}. Choose a newer version unless the service needs this one.',
      },
      target: {
        title: 'Target',
        help: 'The Kubernetes cluster that the database runs on.',
        unreachable:
          '{{target}} cannot be reached at this moment; the database cannot be created there until it can.',
        connecting: '{{target}} is being connected to.',
        noBackups: '{{target}} stores no backups: for evaluation only.',
      },
      review: {
        loading: 'Working out what will be created',
        azure: 'In Azure',
        kubernetes: 'In Kubernetes',
        inScope: '{{name}} in {{scope}}',
        manifests: 'Manifests',
        problems: 'This cannot be created yet',
        nothing: 'Nothing can be said yet: go back and answer the questions.',
        reference: 'The database will be {{ref}}.',
      },
    },
  },
});
