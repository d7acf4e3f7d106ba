import { parseDatabaseRef } from '../databaseRef';
import {
  archiverOf,
  archivingState,
  condition,
  objectStoreOf,
  ownBackups,
  recoveryWindow,
} from '../health/clusterFacts';
import { catalogReference } from '../manifests/catalogReference';
import { DatabaseObjects } from '../model/database';
import { ownParameters } from '../model/describeDetails';
import { Cluster } from '../model/objects';
import { Plan, TargetDefinition } from '../model/offer';
import { FieldProblem, Recovery, RecoveryChoice } from '../model/request';
import { majorVersion } from '../model/version';
import { azureNames } from '../names/azureNames';
import { parseQuantity } from '../quantity';
import { parseMoment } from './parseMoment';

/** Parameters that follow from the memory of an instance. */
const BY_MEMORY = ['shared_buffers', 'effective_cache_size'];
/** Parameters that must fit on the volume for WAL. */
const BY_WAL_VOLUME = ['max_wal_size', 'min_wal_size'];

/**
 * Works out a restore: where the source's backups are and what the new database
 * takes over from it, or why it cannot be restored as asked, one sentence each.
 *
 * @param options - `source` as it is now; `plan` and `target` of the new
 * database; `exists` when the restored database is there already, whatever the
 * window has become since
 *
 * @public
 */
export function resolveRecovery(options: {
  choice: RecoveryChoice;
  source: DatabaseObjects;
  plan: Plan;
  target: TargetDefinition;
  version: number;
  now: Date;
  exists?: boolean;
}): { recovery?: Recovery; problems: FieldProblem[] } {
  const { choice, source, plan, target, version } = options;
  const { cluster } = source;
  const problems: FieldProblem[] = [];
  const problem = (field: FieldProblem['field'], message: string) =>
    problems.push({ field, message });

  const archive = archiveOf(source);
  if (!archive) {
    problem(
      'recovery',
      `${choice.source} keeps no backups, so there is nothing to restore from.`,
    );
  } else if (!isOurContainer(archive.destinationPath, target)) {
    problem(
      'target',
      `The backups of ${choice.source} are at ${
        archive.destinationPath
      }, and databases on ${
        target.title
      } can be given access to the storage account ${
        target.azure?.storage.account ?? '(none is configured)'
      } only. Choose the target whose backups go there.`,
    );
  }
  const application = applicationOf(cluster);
  if (!application) {
    problem(
      'recovery',
      `${choice.source} does not say which database and role its application uses (spec.bootstrap), so nobody could sign in to the restored one.`,
    );
  }
  if (cluster.spec?.tablespaces?.length) {
    problem(
      'recovery',
      `${choice.source} has tablespaces of its own, which a restore through the portal does not carry over. Ask your platform team.`,
    );
  }
  const major = majorVersion(cluster);
  if (major !== undefined && major !== version) {
    problem(
      'version',
      `${choice.source} runs PostgreSQL ${major}, and its backups can be restored by PostgreSQL ${major} only.`,
    );
  }
  const moment = momentProblem(options);
  if (moment) problem('recovery', moment);

  if (problems.length || !archive || !application) return { problems };
  const { targetTime, backupId } = choice;
  const libraries = cluster.spec?.postgresql?.shared_preload_libraries;
  return {
    problems,
    recovery: {
      source: choice.source,
      ...(targetTime && { targetTime }),
      ...(backupId && { backupId }),
      ...archive,
      ...application,
      parameters: carriedParameters(cluster, plan),
      ...(libraries?.length && { preloadLibraries: libraries }),
      ...largerVolumes(cluster, plan),
      ...imageOf(options),
    },
  };
}

function archiveOf(
  source: DatabaseObjects,
): { destinationPath: string; serverName: string } | undefined {
  const archiver = archiverOf(source.cluster);
  const destinationPath =
    archiver?.via === 'inTree'
      ? source.cluster.spec?.backup?.barmanObjectStore?.destinationPath
      : objectStoreOf(source)?.spec?.configuration?.destinationPath;
  return archiver && destinationPath
    ? { destinationPath, serverName: archiver.serverName }
    : undefined;
}

/** The new identity gets its right to read on a container of this account. */
function isOurContainer(
  destinationPath: string,
  { azure }: TargetDefinition,
): boolean {
  return (
    azure !== undefined &&
    backupContainer(destinationPath)?.account === azure.storage.account
  );
}

/**
 * Storage account and container of an ObjectStore's destination path;
 * undefined when it is no container in Azure.
 */
export function backupContainer(
  destinationPath: string,
): { account: string; container: string } | undefined {
  // The suffix differs between Azure's clouds; paths below the container are its own affair.
  const match =
    /^https:\/\/([a-z0-9]{3,24})\.blob\.[a-z0-9.]+\/([a-z0-9](?:-?[a-z0-9])+)(?:\/|$)/.exec(
      destinationPath,
    );
  return match ? { account: match[1], container: match[2] } : undefined;
}

/**
 * The container that the identity of a restored database may read: the one that
 * the portal made for the source. Undefined when the backups are elsewhere: an
 * object store is written by people, and one that names the container of others
 * must not open it to them.
 *
 * @public
 */
export function sourceContainer(
  { source, destinationPath }: Pick<Recovery, 'source' | 'destinationPath'>,
  { aksName, storage }: NonNullable<TargetDefinition['azure']>,
): string | undefined {
  const ref = parseDatabaseRef(source);
  const found = backupContainer(destinationPath);
  if (!ref || found?.account !== storage.account) return undefined;
  const { container } = azureNames(ref, aksName);
  return found.container === container ? container : undefined;
}

function applicationOf(
  cluster: Cluster,
): { database: string; owner: string } | undefined {
  const {
    initdb,
    recovery,
    pg_basebackup: copy,
  } = cluster.spec?.bootstrap ?? {};
  const { database, owner } = initdb ?? recovery ?? copy ?? {};
  return database && owner ? { database, owner } : undefined;
}

/** Why the chosen moment cannot be restored. */
function momentProblem({
  choice,
  source,
  now,
  exists,
}: {
  choice: RecoveryChoice;
  source: DatabaseObjects;
  now: Date;
  exists?: boolean;
}): string | undefined {
  const { targetTime, backupId } = choice;
  if (targetTime !== undefined && backupId !== undefined) {
    return 'Choose a base backup or a point in time, not both.';
  }
  const moment = targetTime === undefined ? undefined : parseMoment(targetTime);
  if (targetTime !== undefined && !moment) {
    return `"${targetTime.slice(
      0,
      40,
    )}" is no point in time; write it with seconds and zone, such as 2026-11-19T10:30:00Z.`;
  }
  if (exists) return undefined;

  if (backupId !== undefined) {
    const completed = ownBackups(source).filter(
      ({ status }) => status?.phase === 'completed' && status.backupId,
    );
    return completed.some(({ status }) => status?.backupId === backupId)
      ? undefined
      : `There is no completed base backup "${backupId.slice(0, 60)}" of ${
          choice.source
        }; there is ${
          completed
            .slice(0, 5)
            .map(({ status }) => status!.backupId)
            .join(', ') || 'none yet'
        }.`;
  }
  const first = recoveryWindow(source).firstRecoverabilityPoint;
  if (!first || !(Date.parse(first) <= now.getTime())) {
    return `${choice.source} has no base backup yet, so there is nothing to restore from.`;
  }
  if (!moment) return undefined;
  // The status cuts the end of the base backup to whole seconds.
  const earliest = new Date(Date.parse(first) + 1000);
  if (moment < earliest) {
    const text = earliest.toISOString().replace('.000', '');
    return `${targetTime} is before the first moment that can be restored, ${text}.`;
  }
  if (moment > now) {
    return `${targetTime} lies in the future; the latest moment is ${now.toISOString()}.`;
  }
  if (archivingState(source.cluster, now) === 'failing') {
    const since = condition(
      source.cluster,
      'ContinuousArchiving',
    )?.lastTransitionTime;
    if (since && moment.getTime() > Date.parse(since)) {
      return `WAL archiving of ${choice.source} has been failing since ${since}, and later moments are not in the archive. Choose an earlier one, or repair the archiving first.`;
    }
  }
  return undefined;
}

/**
 * The source's own settings: PostgreSQL refuses to recover with a lower
 * max_connections, max_worker_processes, max_wal_senders,
 * max_prepared_transactions or max_locks_per_transaction than the source had.
 * Those that follow from the size of an instance are the plan's, unless the
 * size is the same.
 */
function carriedParameters(
  cluster: Cluster,
  plan: Plan,
): Record<string, string> {
  const memory = parseQuantity(cluster.spec?.resources?.requests?.memory);
  const left = new Set([
    'shared_preload_libraries',
    ...(memory === parseQuantity(plan.memory) ? [] : BY_MEMORY),
    ...(plan.walStorage && !cluster.spec?.walStorage ? BY_WAL_VOLUME : []),
  ]);
  return Object.fromEntries(
    Object.entries(ownParameters(cluster)).filter(([name]) => !left.has(name)),
  );
}

/** Volumes never shrink, and one for WAL cannot be taken away from the data that was made with it. */
function largerVolumes(
  cluster: Cluster,
  plan: Plan,
): Pick<Recovery, 'storage' | 'walStorage'> {
  const larger = (had: string | undefined, planned: string | undefined) =>
    had && (parseQuantity(had) ?? 0) > (parseQuantity(planned) ?? 0)
      ? had
      : undefined;
  const storage = larger(cluster.spec?.storage?.size, plan.storage);
  const walStorage = larger(cluster.spec?.walStorage?.size, plan.walStorage);
  return { ...(storage && { storage }), ...(walStorage && { walStorage }) };
}

/** The very image of the source where the new database runs on the same target. */
function imageOf({
  choice,
  source: { cluster },
  target,
  version,
}: {
  choice: RecoveryChoice;
  source: DatabaseObjects;
  target: TargetDefinition;
  version: number;
}): Pick<Recovery, 'image'> {
  if (choice.source.split('/')[0] !== target.name) return {};
  const { imageCatalogRef: catalog, imageName } = cluster.spec ?? {};
  if (catalog?.kind === 'ClusterImageCatalog' && catalog.name) {
    const imageCatalogRef = catalogReference(catalog.name, version);
    return { image: { imageCatalogRef } };
  }
  // An ImageCatalog is known in its own namespace alone.
  const image = cluster.status?.image ?? imageName;
  return image ? { image: { imageName: image } } : {};
}
