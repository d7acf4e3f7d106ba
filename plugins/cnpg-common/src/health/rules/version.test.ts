import { before, setCondition } from '../../__fixtures__/plugged';
import {
  Change,
  all,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';

const image =
  (text: string): Change =>
  ({ cluster }) => {
    cluster.status!.image = text;
  };

ruleCases('LC01', {
  fires: [
    [
      'one minor release behind',
      image('registry.example/postgresql:17.10'),
      { severity: 'info', title: 'PostgreSQL 17.10 runs, 17.11 is offered' },
    ],
    ['two', image('registry.example/postgresql:17.9-system-trixie'), 'warning'],
    [
      'an image that somebody chose',
      ({ cluster }) => {
        delete cluster.spec!.imageCatalogRef;
        cluster.spec!.imageName = 'registry.example/postgresql:17.11';
      },
      'info',
    ],
  ],
  silent: [
    ['the newest', () => {}],
    ['one newer than the catalog', image('registry.example/postgresql:17.12')],
    ['a major upgrade under way', image('registry.example/postgresql:16.1')],
    [
      'an image without a minor version',
      image('registry.example/postgresql:17'),
    ],
    ['a digest', image('registry.example/postgresql@sha256:0123')],
  ],
  needs: ['ClusterImageCatalog'],
});

it('LC01 is not evaluated where the catalog is not there', () => {
  expect(
    judgeChanged(objects => delete objects.imageCatalog).notEvaluated,
  ).toMatchObject([
    { id: 'LC01', reason: 'The catalog postgresql is not known.' },
  ]);
});

ruleCases('LC02', {
  fires: [
    [
      'a version that is not maintained any more',
      image('registry.example/postgresql:14.20'),
      {
        severity: 'warning',
        title: 'PostgreSQL 14 is not maintained any more',
      },
    ],
    [
      'its last year',
      image('registry.example/postgresql:15.15'),
      {
        severity: 'info',
        title: 'PostgreSQL 15 is maintained until Nov 11, 2027',
      },
    ],
  ],
  silent: [
    ['a version in its prime', () => {}],
    ['a version that is not known', image('registry.example/postgresql:42')],
  ],
});

const operator =
  (version: string): Change =>
  ({ pods }) =>
    pods.forEach(({ metadata }) => {
      metadata.annotations = { 'cnpg.io/operatorVersion': version };
    });

ruleCases('LC03', {
  fires: [
    [
      'an old operator',
      operator('1.28.3'),
      {
        severity: 'warning',
        title: 'CloudNativePG 1.28.3 is not maintained any more',
      },
    ],
    ['a one-digit version', operator('1.9.0'), 'warning'],
  ],
  silent: [
    ['a maintained one', operator('1.29.0')],
    ['a newer one', operator('2.0.0')],
    [
      'old instances of a new operator',
      all(operator('1.28.0'), ({ pgStatus }) => {
        pgStatus!['orders-db-1'].instanceManagerVersion = '1.30.0';
      }),
    ],
  ],
  needs: ['Pod'],
});

it('LC03 is not evaluated where nothing names a version', () => {
  expect(judgeChanged(operator('local')).notEvaluated).toMatchObject([
    { id: 'LC03', reason: 'Nothing names the version of the operator.' },
  ]);
});

const event =
  (reason: string, time = before({ minutes: 5 })): Change =>
  ({ events }) => {
    events!.push({
      metadata: { name: 'orders-db.1' },
      involvedObject: { kind: 'Cluster', name: 'orders-db' },
      type: 'Warning',
      reason,
      message: 'it went wrong',
      lastTimestamp: time,
    });
  };
const notReady: Change = objects =>
  setCondition(objects, 'Ready', 'False', { since: before({ minutes: 5 }) });

ruleCases('LC04', {
  fires: [
    [
      'the phase',
      ({ cluster }) => {
        cluster.status!.phase =
          'Cluster has incomplete or invalid image catalog';
        cluster.status!.phaseReason =
          'selected major version is not available in the catalog';
      },
      {
        severity: 'critical',
        title: 'The image catalog postgresql has no image for PostgreSQL 17',
      },
    ],
  ],
  silent: [
    [
      'a catalog that is not there, which the reason of the phase says',
      ({ cluster }) => {
        cluster.status!.phase =
          'Cluster has incomplete or invalid image catalog';
        cluster.status!.phaseReason =
          'clusterimagecatalogs.postgresql.cnpg.io "postgresql" not found';
      },
    ],
    [
      "a pooler's image that its catalog lacks",
      all(event('ImageCatalogError'), notReady),
    ],
    ['a catalog with an image', () => {}],
  ],
});

const job =
  (phase: string): Change =>
  ({ pods }) => {
    pods.push({
      metadata: {
        name: 'orders-db-1-major-upgrade',
        labels: { 'cnpg.io/jobRole': 'major-upgrade' },
        creationTimestamp: before({ minutes: 10 }),
      },
      status: { phase },
    });
  };

ruleCases('LC06', {
  fires: [
    [
      'an upgrade that was taken back',
      event('MajorUpgradeRollback'),
      {
        severity: 'warning',
        title: 'The upgrade of the major version was taken back',
      },
    ],
    [
      'a job that failed',
      job('Failed'),
      {
        severity: 'critical',
        title: 'The upgrade of the major version failed',
      },
    ],
  ],
  silent: [
    ['a job at work', job('Running')],
    [
      'what was the day before yesterday',
      event('MajorUpgradeRollback', before({ hours: 25 })),
    ],
    ['no upgrade', () => {}],
  ],
  needs: ['Event', 'Pod'],
});

ruleCases('LC10', {
  fires: [
    [
      'the older form of synchronous replication',
      ({ cluster }) => {
        cluster.spec!.minSyncReplicas = 1;
        cluster.spec!.maxSyncReplicas = 2;
      },
      {
        severity: 'info',
        params: { fields: 'spec.minSyncReplicas, spec.maxSyncReplicas' },
      },
    ],
    [
      'a PodMonitor by the operator',
      ({ cluster }) => {
        cluster.spec!.monitoring = { enablePodMonitor: true };
      },
      'info',
    ],
    [
      'two sizes',
      ({ cluster }) => {
        cluster.spec!.storage!.pvcTemplate = { resources: {} };
      },
      'info',
    ],
  ],
  silent: [
    [
      'the defaults that the webhook writes',
      ({ cluster }) => {
        cluster.spec!.minSyncReplicas = 0;
        cluster.spec!.maxSyncReplicas = 0;
        cluster.spec!.monitoring = { enablePodMonitor: false };
      },
    ],
    ['a definition of today', () => {}],
  ],
});
