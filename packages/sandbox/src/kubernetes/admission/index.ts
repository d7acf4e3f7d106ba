import type { KubeObject } from '../types.ts';
import { backups } from './backups.ts';
import { bootstrap } from './bootstrap.ts';
import { setClusterDefaults } from './clusterDefaults.ts';
import { clusterWarnings } from './clusterWarnings.ts';
import { externalClusters } from './externalClusters.ts';
import { imageChanges, images } from './images.ts';
import { annotations, names } from './names.ts';
import {
  backup,
  database,
  pooler,
  poolerWarnings,
  scheduledBackup,
  scheduleWarnings,
} from './otherKinds.ts';
import { parameters } from './parameters.ts';
import { pods } from './pods.ts';
import {
  identityChanges,
  replication,
  replicationChanges,
} from './replication.ts';
import { resources } from './resources.ts';
import { storage, storageChanges } from './storage.ts';
import type { Rule, Webhook } from './webhook.ts';

const group = 'postgresql.cnpg.io';

/** In the order in which the operator checks them, which is the order of the causes. */
const clusterRules: Rule[] = [
  ...bootstrap,
  ...images,
  ...storage,
  ...names,
  ...externalClusters,
  ...backups,
  ...parameters,
  ...replication,
  ...pods,
  ...resources,
  ...annotations,
];

const clusterChanges: Rule[] = [
  ...imageChanges,
  ...storageChanges,
  ...identityChanges,
  ...replicationChanges,
];

function simple(
  kind: string,
  rules: Rule[],
  warnings: (object: KubeObject) => string[] = () => [],
) {
  return {
    name: `v${kind}.cnpg.io`,
    rules,
    warnings,
    group: () => group,
  };
}

const noDefaults = () => {};

/** The admission webhooks of CloudNativePG 1.30, by qualified plural name. */
export const webhooks: Record<string, Webhook> = {
  [`clusters.${group}`]: {
    mutating: { name: 'mcluster.cnpg.io', setDefaults: setClusterDefaults },
    validating: {
      name: 'vcluster.cnpg.io',
      rules: [
        ...clusterRules,
        (object, old) =>
          old ? clusterChanges.flatMap(rule => rule(object, old)) : [],
      ],
      warnings: clusterWarnings,
      // The operator's code names the group so, on update only.
      group: old => (old ? 'cluster.cnpg.io' : group),
    },
  },
  [`backups.${group}`]: {
    mutating: { name: 'mbackup.cnpg.io', setDefaults: noDefaults },
    validating: simple('backup', backup),
  },
  [`scheduledbackups.${group}`]: {
    mutating: { name: 'mscheduledbackup.cnpg.io', setDefaults: noDefaults },
    validating: simple('scheduledbackup', scheduledBackup, scheduleWarnings),
  },
  [`databases.${group}`]: {
    mutating: { name: 'mdatabase.cnpg.io', setDefaults: noDefaults },
    validating: simple('database', database),
  },
  [`poolers.${group}`]: {
    validating: simple('pooler', pooler, poolerWarnings),
  },
};
