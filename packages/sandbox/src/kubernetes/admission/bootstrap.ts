import { forbidden, invalid, required } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

const methods = ['initdb', 'recovery', 'pg_basebackup'] as const;

const oneMethod: Rule = ({ spec }) =>
  methods.filter(method => spec.bootstrap?.[method] !== undefined).length > 1
    ? [
        forbidden(
          'spec.bootstrap',
          'Only one bootstrap method can be specified at a time',
        ),
      ]
    : [];

/** The application's database and its owner come together. */
const databaseAndOwner: Rule = ({ spec }) =>
  methods.flatMap(method => {
    const { database = '', owner = '' } = spec.bootstrap?.[method] ?? {};
    const path = `spec.bootstrap.${method}`;
    if (database !== '' && owner === '') {
      return [
        invalid(
          `${path}.owner`,
          owner,
          'You need to specify the database owner user',
        ),
      ];
    }
    return database === '' && owner !== ''
      ? [
          invalid(
            `${path}.database`,
            database,
            'You need to specify the database name',
          ),
        ]
      : [];
  });

const walSegmentSize: Rule = ({ spec }) => {
  const size = spec.bootstrap?.initdb?.walSegmentSize;
  return size === undefined || Number.isInteger(Math.log2(size))
    ? []
    : [
        invalid(
          'spec.bootstrap.initdb.walSegmentSize',
          size,
          'WAL segment size must be a power of 2',
        ),
      ];
};

const baseBackupSource: Rule = ({ spec }) => {
  const source = spec.bootstrap?.pg_basebackup?.source;
  return source === undefined || findExternal(spec, source)
    ? []
    : [
        invalid(
          'spec.bootstrap.pg_basebackup.source',
          source,
          `External cluster ${source} not found`,
        ),
      ];
};

const recoverySource: Rule = ({ spec }) => {
  const recovery = spec.bootstrap?.recovery;
  const path = 'spec.bootstrap.recovery';
  if (!recovery) {
    return [];
  }
  const errors: FieldError[] = [];
  const ways = ['backup', 'source', 'volumeSnapshots'].filter(
    way => recovery[way],
  );
  if (ways.length === 0) {
    errors.push(
      required(path, 'One of backup, source and volumeSnapshots is required'),
    );
  }
  if (recovery.backup && recovery.source) {
    errors.push(
      invalid(
        `${path}.source`,
        recovery.source,
        'Recovery cannot be started from both backup and source',
      ),
    );
  }
  if (!recovery.source) {
    return errors;
  }
  const { source } = recovery;
  const external = findExternal(spec, source);
  if (!external) {
    errors.push(
      invalid(`${path}.source`, source, `External cluster ${source} not found`),
    );
  }
  if (
    !recovery.volumeSnapshots &&
    !external?.barmanObjectStore &&
    !external?.plugin &&
    !external?.connectionParameters
  ) {
    errors.push(
      invalid(
        `${path}.source`,
        source,
        `External cluster ${source} cannot be used for recovery: missing connection parameters, Barman, or CNPG-i configuration`,
      ),
    );
  }
  return errors;
};

export function findExternal(spec: any, name: string): any {
  return spec.externalClusters?.find((external: any) => external.name === name);
}

/** Members in the order in which the operator writes them. */
const targetMembers = [
  'targetTLI',
  'targetXID',
  'targetName',
  'targetLSN',
  'targetTime',
  'targetImmediate',
  'exclusive',
  'backupID',
];

function inOrder(target: any): object {
  return Object.fromEntries(
    targetMembers
      .filter(member => target[member] !== undefined)
      .map(member => [member, target[member]]),
  );
}

/** RFC 3339, or what PostgreSQL takes with or without a zone. */
export function isTargetTime(text: string): boolean {
  const form =
    /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d{1,9})?\s?(Z|[+-]\d\d(:?\d\d)?)?)$/i;
  return (
    form.test(text) &&
    !Number.isNaN(Date.parse(text.slice(0, 19).replace(' ', 'T')))
  );
}

const recoveryTarget: Rule = ({ spec }) => {
  const target = spec.bootstrap?.recovery?.recoveryTarget;
  const path = 'spec.bootstrap.recovery.recoveryTarget';
  if (!target) {
    return [];
  }
  const errors: FieldError[] = [];
  const goals = [
    'targetTime',
    'targetXID',
    'targetLSN',
    'targetName',
    'targetImmediate',
  ].filter(goal => target[goal]);
  if (goals.length > 1) {
    errors.push(
      invalid(
        path,
        inOrder(target),
        'Recovery target options are mutually exclusive',
      ),
    );
  }
  if (target.targetTime && !isTargetTime(target.targetTime)) {
    errors.push(
      invalid(path, target.targetTime, 'The format of TargetTime is invalid'),
    );
  }
  if (
    target.targetLSN &&
    !/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i.test(target.targetLSN)
  ) {
    errors.push(invalid(path, inOrder(target), 'Invalid TargetLSN'));
  }
  if (
    target.targetXID &&
    !(/^\d+$/.test(target.targetXID) && Number(target.targetXID) < 2 ** 32)
  ) {
    errors.push(invalid(path, inOrder(target), 'Invalid TargetXID'));
  }
  if (target.targetName && target.targetName.length > 63) {
    errors.push(invalid(path, inOrder(target), 'TargetName is too long'));
  }
  if (
    target.targetTLI &&
    target.targetTLI !== 'latest' &&
    !(/^\d+$/.test(target.targetTLI) && Number(target.targetTLI) > 0)
  ) {
    errors.push(
      invalid(
        path,
        target,
        "recovery target timeline can be set to 'latest' or a positive integer",
      ),
    );
  }
  const needsBackup =
    target.targetXID || target.targetName || target.targetImmediate;
  if (
    needsBackup &&
    !target.backupID &&
    !spec.bootstrap.recovery.volumeSnapshots
  ) {
    errors.push(required(path, 'BackupID is missing'));
  }
  return errors;
};

/** How the cluster begins. */
export const bootstrap: Rule[] = [
  databaseAndOwner,
  walSegmentSize,
  oneMethod,
  recoveryTarget,
  baseBackupSource,
  recoverySource,
];
