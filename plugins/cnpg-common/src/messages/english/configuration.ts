export const configuration = {
  'CF01.title.database.failed':
    'The database {{name}} is not as it is declared',
  'CF01.title.database.pending':
    'The database {{name}} has not been set up as it is declared',
  'CF01.title.publication.failed':
    'The publication {{name}} is not as it is declared',
  'CF01.title.publication.pending':
    'The publication {{name}} has not been set up as it is declared',
  'CF01.title.subscription.failed':
    'The subscription {{name}} is not as it is declared',
  'CF01.title.subscription.pending':
    'The subscription {{name}} has not been set up as it is declared',
  'CF01.impact.database':
    'Applications may miss the database, a schema or an extension.',
  'CF01.impact.publication':
    'Those who subscribe to it do not get what they expect.',
  'CF01.impact.subscription': 'Data from its publication does not arrive.',
  'CF01.remedy': 'Correct what the message names; it is tried again by itself.',
  'CF02.title': '{{instances}} must restart for a changed parameter',
  'CF02.impact': 'The old value holds until then.',
  'CF02.remedy':
    'CloudNativePG restarts by itself; with supervised updates, restart the primary when it fits.',
  'CF04.title.failed': 'The pooler {{pooler}} has failed',
  'CF04.title.paused': 'The pooler {{pooler}} is paused',
  'CF04.impact': 'Applications that connect through it wait or are refused.',
  'CF04.remedy.failed': 'Correct what the message names.',
  'CF04.remedy.paused':
    'Set spec.pgbouncer.paused to false when the work on it is done.',
  'CF09.title': 'Resources are not guaranteed',
  'CF09.impact':
    'When the node runs short of memory, the instances are among the first to be stopped.',
  'CF09.remedy': 'Set limits equal to requests, for CPU and for memory.',
  'CF10.unknown':
    'The PodMonitor {{podMonitor}} selects by labels that the portal does not keep.',
  'CF10.title': 'Nobody collects the metrics',
  'CF10.impact':
    'There are no graphs of the past and no alerts from Prometheus about this database.',
  'CF10.remedy':
    'Create a PodMonitor that selects cnpg.io/cluster and the port metrics; with managed Prometheus, one of azmonitoring.coreos.com.',
} as const;
