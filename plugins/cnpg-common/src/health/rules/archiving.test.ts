import {
  before,
  pluggedDatabase,
  setCondition,
} from '../../__fixtures__/plugged';
import {
  Change,
  all,
  hibernated,
  judgeChanged,
  ruleCases,
} from '../../__fixtures__/ruleCases';
import { archiveLocation } from '../clusterFacts';

const withoutArchiver: Change = ({ cluster }) => {
  delete cluster.spec!.plugins;
};
const inTree: Change = ({ cluster }) => {
  delete cluster.spec!.plugins;
  cluster.spec!.backup = {
    barmanObjectStore: {
      destinationPath: 'https://account.blob.core.windows.net/backups/',
    },
  };
};
const annotated =
  (name: string, value: string): Change =>
  ({ cluster }) => {
    cluster.metadata.annotations = { [name]: value };
  };
const skipped = annotated('cnpg.io/skipWalArchiving', 'enabled');
const silentArchiver: Change = ({ cluster }) => {
  cluster.status!.conditions = cluster.status!.conditions!.filter(
    ({ type }) => type !== 'ContinuousArchiving',
  );
};

ruleCases('BK03', {
  fires: [
    ['an archiver that has said nothing', silentArchiver, 'warning'],
    ['an in-tree archiver likewise', all(silentArchiver, inTree), 'warning'],
  ],
  silent: [
    ['an archiver at work', () => {}],
    ['no archiver', all(silentArchiver, withoutArchiver)],
    [
      'a young cluster',
      all(silentArchiver, ({ cluster }) => {
        cluster.metadata.creationTimestamp = before({ minutes: 14 });
      }),
    ],
    ['one that is switched off', all(silentArchiver, skipped)],
    ['hibernation', all(silentArchiver, hibernated)],
  ],
});

const backlog =
  (readyWalFiles: number): Change =>
  ({ pgStatus }) => {
    pgStatus!['orders-db-1'].readyWalFiles = readyWalFiles;
  };

const history =
  (filesThen: number, files: number, minutes: number): Change =>
  objects => {
    objects.liveHistory = {
      at: before({}),
      pendingRestartSince: {},
      backlog: { files, filesThen, since: before({ minutes }) },
    };
  };

ruleCases('BK04', {
  fires: [
    [
      'WAL that heaps up',
      backlog(11),
      { severity: 'warning', title: '11 WAL files wait to be archived' },
    ],
    ['much of it', backlog(101), 'critical'],
    [
      'little that grows for a quarter of an hour',
      all(backlog(3), history(0, 3, 15)),
      {
        severity: 'warning',
        title: '3 WAL files wait to be archived, and they get more',
        since: before({ minutes: 15 }),
      },
    ],
    ['more that does', all(backlog(12), history(11, 12, 16)), 'critical'],
  ],
  silent: [
    ['a few files', backlog(10)],
    ['a few that grow for a while', all(backlog(3), history(0, 3, 14))],
    ['a few that stay', all(backlog(3), history(3, 3, 60))],
    ['no archiver', all(backlog(500), withoutArchiver)],
    ['one that is switched off', all(backlog(500), skipped)],
    ['hibernation', all(backlog(500), hibernated)],
  ],
  needs: ['PgStatus'],
});

ruleCases('BK05', {
  fires: [['the annotation', skipped, 'warning']],
  silent: [
    ['another value', annotated('cnpg.io/skipWalArchiving', 'disabled')],
    ['no annotation', () => {}],
  ],
});

ruleCases('BK17', {
  fires: [
    [
      'a plugin that the operator does not know',
      ({ cluster }) => {
        cluster.status!.phase =
          'Cluster cannot proceed to reconciliation due to an unknown plugin being required';
        cluster.status!.phaseReason = 'Unknown plugin';
      },
      { severity: 'critical', cause: 'Unknown plugin' },
    ],
    [
      'a plugin that is not loaded',
      ({ cluster }) => {
        cluster.status!.pluginStatus = [];
      },
      {
        severity: 'critical',
        params: { plugins: 'barman-cloud.cloudnative-pg.io' },
      },
    ],
  ],
  silent: [
    ['a plugin that is loaded', () => {}],
    [
      'an operator that lists none',
      ({ cluster }) => delete cluster.status!.pluginStatus,
    ],
    [
      'one that is switched off',
      ({ cluster }) => {
        cluster.status!.pluginStatus = [];
        cluster.spec!.plugins![0].enabled = false;
      },
    ],
    [
      'a plugin that restarts',
      objects => {
        objects.cluster.status!.phase =
          'Cluster cannot proceed to reconciliation due to an error while interacting with plugins';
        setCondition(objects, 'Ready', 'False', {
          since: before({ seconds: 20 }),
        });
      },
    ],
    [
      'a young cluster',
      ({ cluster }) => {
        cluster.status!.pluginStatus = [];
        cluster.metadata.creationTimestamp = before({ minutes: 5 });
      },
    ],
  ],
});

const restored: Change = ({ cluster }) => {
  cluster.spec!.bootstrap = { recovery: { source: 'origin' } };
};

ruleCases('BK18', {
  fires: [
    [
      'a restored cluster without archiver',
      all(restored, withoutArchiver),
      'warning',
    ],
  ],
  silent: [
    ['one with an archiver', restored],
    ['a new one', withoutArchiver],
    [
      'a target without backups',
      all(restored, withoutArchiver, objects => {
        objects.expectsBackups = false;
      }),
    ],
  ],
});

ruleCases('BK19', {
  fires: [
    [
      'a neighbour in the same place',
      objects => {
        objects.archiveSharedWith = 1;
      },
      {
        severity: 'critical',
        title: 'Another database archives to the same place',
      },
    ],
    [
      'several',
      objects => {
        objects.archiveSharedWith = 2;
      },
      { title: '2 other databases archive to the same place' },
    ],
  ],
  silent: [
    ['nobody else', () => {}],
    [
      'a cluster that archives nothing',
      all(withoutArchiver, objects => delete objects.archiveSharedWith),
    ],
  ],
  needs: ['ObjectStore'],
});

it('BK19 is not evaluated while nobody compared', () => {
  expect(
    judgeChanged(objects => delete objects.archiveSharedWith).notEvaluated,
  ).toMatchObject([
    {
      id: 'BK19',
      reason: 'The archive was not compared with those of others.',
    },
  ]);
});

describe('archiveLocation', () => {
  it.each<[string, Change, string | undefined]>([
    [
      'the plugin',
      () => {},
      'https://account.blob.core.windows.net/team-orders-orders-db/orders-db',
    ],
    [
      'a server name',
      ({ cluster }) => {
        cluster.spec!.plugins![0].parameters!.serverName = 'orders-2';
      },
      'https://account.blob.core.windows.net/team-orders-orders-db/orders-2',
    ],
    [
      'in-tree backup',
      inTree,
      'https://account.blob.core.windows.net/backups/orders-db',
    ],
    [
      'a store that is not known',
      objects => {
        objects.objectStores = [];
      },
      undefined,
    ],
    ['no archiver', withoutArchiver, undefined],
  ])('of %s', (_, change, expected) => {
    expect(archiveLocation(pluggedDatabase(change))).toBe(expected);
  });
});
