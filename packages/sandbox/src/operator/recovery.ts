import type { KubeObject } from '../kubernetes/types.ts';
import type { Archive, BaseBackup } from './archives.ts';
import {
  expectsEmptyArchive,
  logOccupiedArchive,
  openStore,
  pythonTime,
  storeOptions,
} from './archiving.ts';
import { backupDestination, recoveryOrigin } from './cluster.ts';
import { BARMAN_SIDECAR } from './constants.ts';
import { ensureApplication } from './contents.ts';
import { WorkFailed } from './jobs.ts';
import type { ClusterRuntime } from './runtime.ts';

/** From the start of the container to its end: download, replay, promotion. */
const DOWNLOAD_MS = 28_000;
const REPLAY_MS = 13_860;
const CONTAINER = 'full-recovery';

/** What a recovery starts from, or why there is nothing, as CNPG words it. */
type Choice = { backup: BaseBackup } | { problem: string };

/** A `targetTime` without a zone is UTC. */
function parseTargetTime(text: string): Date {
  const isZoned = /(Z|[+-]\d\d(:?\d\d)?)$/.test(text.slice(10));
  const normal = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  return new Date(isZoned ? normal : `${normal}Z`);
}

/** The base backup for a recovery target: the one that is named, else the last that ended before the target. */
export function chooseBackup(
  archive: Archive | undefined,
  target: Record<string, any> | undefined,
): Choice {
  const backups = archive?.backups ?? [];
  if (target?.backupID) {
    const backup = backups.find(each => each.id === target.backupID);
    return backup
      ? { backup }
      : { problem: `no backup found with ID ${target.backupID}` };
  }
  const limit = target?.targetTime && parseTargetTime(target.targetTime);
  const backup = backups.filter(each => !limit || each.endedAt <= limit).pop();
  return backup ? { backup } : { problem: 'no target backup found' };
}

/** Why PostgreSQL does not come up on the restored data; undefined when it does. */
export function startProblem(
  archive: Archive,
  backup: BaseBackup,
  target: Record<string, any> | undefined,
  version: { major: number; full: string },
): { message: string; detail?: string } | undefined {
  if (backup.majorVersion !== version.major) {
    return {
      message: 'database files are incompatible with server',
      detail: `The data directory was initialized by PostgreSQL version ${backup.majorVersion}, which is not compatible with this version ${version.full}.`,
    };
  }
  if (
    target?.targetTime &&
    parseTargetTime(target.targetTime) > archive.endsAt
  ) {
    return {
      message: 'recovery ended before configured recovery target was reached',
    };
  }
  return undefined;
}

/** The work of a `full-recovery` job: from the archive of another cluster to a data directory of this one. */
export async function recover(
  runtime: ClusterRuntime,
  pod: KubeObject,
): Promise<void> {
  const { operator } = runtime;
  const cluster = runtime.cluster();
  const origin = recoveryOrigin(operator.store, cluster);
  const isByPlugin = origin?.destination.by === 'plugin';
  const container = isByPlugin ? BARMAN_SIDECAR : CONTAINER;
  const write = (where: string, entry: any) =>
    operator.logs.write(pod, where, entry, runtime.now);
  const failed = (problem: string): WorkFailed => {
    const error =
      isByPlugin && !problem.startsWith('while ')
        ? `rpc error: code = Unknown desc = ${problem}`
        : problem;
    write(CONTAINER, {
      level: 'error',
      msg: 'Error while restoring a backup',
      error,
    });
    write(CONTAINER, {
      level: 'error',
      msg: 'restore error',
      error: `while restoring cluster: ${error}`,
    });
    return new WorkFailed(1);
  };
  write(CONTAINER, {
    level: 'info',
    msg: isByPlugin
      ? 'Restore through plugin detected, proceeding...'
      : 'Recovering from external cluster',
  });
  await operator.sleep(900);

  const own = backupDestination(operator.store, cluster);
  if (own) {
    const answer = await openStore(operator, pod, own, 'read');
    if ('refusal' in answer) {
      write(container, {
        level: 'info',
        logger: 'barman-cloud-check-wal-archive',
        msg: `${pythonTime(
          runtime.now,
        )} [62] ERROR: Can't connect to cloud provider: ${answer.refusal}`,
        pipe: 'stderr',
      });
      throw failed(
        'unexpected failure invoking barman-cloud-wal-archive: exit status 2',
      );
    } else if (expectsEmptyArchive(operator, cluster, answer.place)) {
      logOccupiedArchive(runtime, pod, container, own);
      throw failed(
        'unexpected failure invoking barman-cloud-wal-archive: exit status 1',
      );
    }
  }
  if (!origin) {
    throw failed('missing barman object store configuration for source');
  }

  write(container, { level: 'info', msg: 'Downloading backup catalog' });
  const source = await openStore(operator, pod, origin.destination, 'read');
  if ('refusal' in source) {
    write(container, {
      level: 'error',
      logger: 'barman',
      msg: "Can't extract backup id",
      command: 'barman-cloud-backup-list',
      options: ['--format', 'json', ...storeOptions(origin.destination)],
      stdout: '',
      stderr: `${pythonTime(
        runtime.now,
      )} [70] ERROR: Can't connect to cloud provider: ${source.refusal}\n`,
      error: 'exit status 2',
    });
    throw failed('exit status 2');
  }
  const archive = operator.archives.find(source.place);
  const { recoveryTarget } = cluster.spec.bootstrap.recovery;
  const target = origin.backupId
    ? { ...recoveryTarget, backupID: origin.backupId }
    : recoveryTarget;
  const choice = chooseBackup(archive, target);
  if (!archive || 'problem' in choice) {
    throw failed(
      'problem' in choice ? choice.problem : 'no target backup found',
    );
  }
  write(container, {
    level: 'info',
    msg: 'Target backup found',
    backup: { backup_id: choice.backup.id, systemid: archive.systemId },
  });
  write(container, {
    level: 'info',
    msg: 'Starting barman-cloud-restore',
    options: [...storeOptions(origin.destination), choice.backup.id],
  });
  await operator.sleep(DOWNLOAD_MS);
  write(container, { level: 'info', msg: 'Restore completed' });

  const { image, pgDataImageInfo } = cluster.status;
  const problem = startProblem(archive, choice.backup, target, {
    major: pgDataImageInfo.majorVersion,
    full: /:([\d.]+)/.exec(image)?.[1] ?? String(pgDataImageInfo.majorVersion),
  });
  if (problem) {
    write(CONTAINER, {
      level: 'info',
      logger: 'postgres',
      msg: 'record',
      record: { error_severity: 'FATAL', ...problem },
    });
    throw failed(
      problem.detail
        ? 'while activating instance: error starting PostgreSQL instance: exit status 1'
        : 'while waiting for PostgreSQL to stop recovery mode: error while reading results of pg_is_in_recovery: failed to connect to `user=postgres database=postgres`: /controller/run/.s.PGSQL.5432 (/controller/run): dial error: dial unix /controller/run/.s.PGSQL.5432: connect: no such file or directory',
    );
  }
  await operator.sleep(REPLAY_MS);
  runtime.systemId = archive.systemId;
  runtime.wal.continueFrom(archive.lsn, archive.timeline + 1);
  runtime.recovered = true;
  runtime.contents = structuredClone(archive.contents);
  ensureApplication(runtime.contents, cluster);
  write(CONTAINER, {
    level: 'info',
    msg: 'restore command execution completed without errors',
  });
}
