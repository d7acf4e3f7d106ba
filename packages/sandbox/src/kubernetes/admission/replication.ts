import { invalid, required } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

/** Members in the order in which the operator writes them. */
function shown(synchronous: any): object {
  const {
    method,
    number,
    maxStandbyNamesFromCluster,
    standbyNamesPre,
    standbyNamesPost,
  } = synchronous;
  return {
    method,
    number,
    ...(maxStandbyNamesFromCluster !== undefined && {
      maxStandbyNamesFromCluster,
    }),
    ...(standbyNamesPre && { standbyNamesPre }),
    ...(standbyNamesPost && { standbyNamesPost }),
    dataDurability: synchronous.dataDurability,
    failoverQuorum: synchronous.failoverQuorum ?? false,
  };
}

const legacySynchronous: Rule = ({ spec }) => {
  const {
    instances,
    minSyncReplicas: min = 0,
    maxSyncReplicas: max = 0,
  } = spec;
  const errors: FieldError[] = [];
  if (min < 0) {
    errors.push(
      invalid(
        'spec.minSyncReplicas',
        min,
        'minSyncReplicas must be a non negative integer',
      ),
    );
  }
  if (min > max) {
    errors.push(
      invalid(
        'spec.minSyncReplicas',
        min,
        'minSyncReplicas cannot be greater than maxSyncReplicas',
      ),
    );
  }
  if (max < 0) {
    errors.push(
      invalid(
        'spec.maxSyncReplicas',
        max,
        'maxSyncReplicas must be a non negative integer',
      ),
    );
  }
  if (max >= instances && max > 0) {
    errors.push(
      invalid(
        'spec.maxSyncReplicas',
        max,
        'maxSyncReplicas must be lower than the number of instances',
      ),
    );
  }
  return errors;
};

const synchronousReplication: Rule = ({ spec }) => {
  const synchronous = spec.postgresql?.synchronous;
  if (!synchronous) {
    return [];
  }
  const path = 'spec.postgresql.synchronous';
  const errors: FieldError[] = [];
  if (spec.minSyncReplicas > 0 || spec.maxSyncReplicas > 0) {
    errors.push(
      invalid(
        path,
        shown(synchronous),
        "Can't have both legacy synchronous replica configuration and new one",
      ),
    );
  }
  const standbys =
    spec.instances +
    (synchronous.standbyNamesPre?.length ?? 0) +
    (synchronous.standbyNamesPost?.length ?? 0);
  if (synchronous.number >= standbys) {
    errors.push(
      invalid(
        path,
        shown(synchronous),
        'Invalid synchronous configuration: the number of synchronous replicas must be less than the total number of instances and the provided standby names.',
      ),
    );
  }
  return errors;
};

const failoverQuorum: Rule = ({ metadata, spec }) =>
  metadata.annotations?.['alpha.cnpg.io/failoverQuorum'] !== undefined &&
  !spec.postgresql?.synchronous
    ? [
        required(
          'spec.postgresql.synchronous',
          'Invalid failoverQuorum configuration: synchronous replication must be configured',
        ),
      ]
    : [];

const supervised: Rule = ({ spec }) =>
  spec.primaryUpdateStrategy === 'supervised' && spec.instances === 1
    ? [
        invalid(
          'spec.primaryUpdateStrategy',
          spec.primaryUpdateStrategy,
          'supervised update strategy is not allowed for clusters with a single instance',
        ),
      ]
    : [];

const slotPrefix: Rule = ({ spec }) => {
  const prefix = spec.replicationSlots?.highAvailability?.slotPrefix;
  return prefix === undefined || /^[0-9a-z_]*$/.test(prefix)
    ? []
    : [
        invalid(
          'spec.replicationSlots.highAvailability.slotPrefix',
          prefix,
          'slot prefix must only contain lower case letters, numbers, and the underscore character',
        ),
      ];
};

const primaryLease: Rule = ({ spec }) => {
  const lease = spec.primaryLease;
  if (!lease) {
    return [];
  }
  const {
    leaseDurationSeconds: duration,
    renewDeadlineSeconds: renew,
    retryPeriodSeconds: retry,
  } = lease;
  const errors: FieldError[] = [];
  if (renew >= duration) {
    errors.push(
      invalid(
        'spec.primaryLease.renewDeadlineSeconds',
        renew,
        'must be less than leaseDurationSeconds',
      ),
    );
  }
  if (retry >= renew) {
    errors.push(
      invalid(
        'spec.primaryLease.retryPeriodSeconds',
        retry,
        'must be less than renewDeadlineSeconds',
      ),
    );
  }
  return errors;
};

/** Who is primary, who is a synchronous standby, and what keeps them apart. */
export const replication: Rule[] = [
  supervised,
  legacySynchronous,
  synchronousReplication,
  failoverQuorum,
  slotPrefix,
  primaryLease,
];

export const replicationChanges: Rule[] = [
  ({ spec }, old) => {
    const before = old?.spec.replicationSlots?.highAvailability;
    const after = spec.replicationSlots?.highAvailability;
    return before?.enabled &&
      after?.enabled &&
      before.slotPrefix !== after.slotPrefix
      ? [
          invalid(
            'spec.replicationSlots.highAvailability.slotPrefix',
            after.slotPrefix,
            'Cannot change replication slot prefix while highAvailability is enabled',
          ),
        ]
      : [];
  },
];

export const identityChanges: Rule[] = [
  ({ spec }, old) =>
    (['GID', 'UID'] as const).flatMap(id =>
      old && old.spec[`postgres${id}`] !== spec[`postgres${id}`]
        ? [
            invalid(
              `spec.postgres${id}`,
              spec[`postgres${id}`],
              `${id} is an immutable field in the spec`,
            ),
          ]
        : [],
    ),
];
