import type { KubeObject } from '../kubernetes/types.ts';
import { placeOf } from './archives.ts';
import type { Archive, ArchivePlace } from './archives.ts';
import { backupDestination } from './cluster.ts';
import type { BackupDestination } from './cluster.ts';
import { BARMAN_SIDECAR, kinds, TOKEN_AUDIENCE } from './constants.ts';
import type { Operator } from './operator.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';
import { condition, setCondition } from './status.ts';
import { micros } from './time.ts';

/** PostgreSQL's archive_timeout in CNPG's default configuration. */
const ARCHIVE_TIMEOUT_MS = 300_000;
/** PostgreSQL tries a failed WAL file again about once a minute. */
const RETRY_MS = 60_000;

const archivingFailure = (destination: BackupDestination, status: number) =>
  `${
    destination.by === 'plugin' ? 'rpc error: code = Unknown desc = ' : ''
  }unexpected failure invoking barman-cloud-wal-archive: exit status ${status}`;

/** A store that let a pod in, or why it refuses, as the barman tool prints it. */
export type StoreAnswer = { place: ArchivePlace } | { refusal: string };

/**
 * Opens a store with what a pod has: the token of its service account, where
 * the store asks for an Azure identity.
 */
export async function openStore(
  operator: Operator,
  pod: KubeObject,
  destination: BackupDestination,
  action: 'read' | 'write',
): Promise<StoreAnswer> {
  if (!destination.destinationPath) {
    return {
      refusal: `objectstores.barmancloud.cnpg.io "${destination.objectStore}" not found`,
    };
  }
  const credentials = destination.azureCredentials ?? {};
  // Account keys and connection strings are not checked by the sandbox.
  if (
    !credentials.inheritFromAzureAD &&
    !credentials.useDefaultAzureCredentials
  ) {
    return { place: placeOf(destination, undefined) };
  }
  const account = pod.spec.serviceAccountName;
  const environment: any[] = pod.spec.containers[0].env ?? [];
  const answer = await operator.azure
    .accessContainer({
      issuer: operator.issuer,
      subject: `system:serviceaccount:${pod.metadata.namespace}:${account}`,
      audience: TOKEN_AUDIENCE,
      // The webhook has put the annotation of the service account here, if the pod has its label.
      clientId: environment.find(each => each.name === 'AZURE_CLIENT_ID')
        ?.value,
      destinationPath: destination.destinationPath,
      action,
    })
    .catch(error => ({
      ok: false as const,
      code: 'ServiceRequestError',
      message: String(error.message),
    }));
  if (answer.ok) {
    return { place: placeOf(destination, answer.container) };
  }
  const { code, message } = answer;
  if (code.startsWith('AADSTS')) {
    const text = message.includes(code) ? message : `${code}: ${message}`;
    return {
      refusal: `azure.core.exceptions.ClientAuthenticationError: Authentication failed: ${text}`,
    };
  }
  return {
    refusal: `azure.core.exceptions.HttpResponseError: ${message}\nErrorCode:${code}`,
  };
}

function logContainer(destination: BackupDestination): string {
  return destination.by === 'plugin' ? BARMAN_SIDECAR : 'postgres';
}

/** Options that every barman tool gets to reach the store. */
export function storeOptions(destination: BackupDestination): string[] {
  const credential = destination.azureCredentials?.useDefaultAzureCredentials
    ? 'default'
    : 'managed-identity';
  return [
    '--cloud-provider',
    'azure-blob-storage',
    ...(destination.azureCredentials?.connectionString
      ? []
      : ['--credential', credential]),
    destination.destinationPath ?? '',
    destination.serverName,
  ];
}

function toolOptions(destination: BackupDestination): string[] {
  return [
    ...(destination.walCompression ? [`--${destination.walCompression}`] : []),
    ...storeOptions(destination),
  ];
}

/** `2026-11-20 18:16:40,500`, as Python's logging has it. */
export function pythonTime(now: Date): string {
  return now.toISOString().replace('T', ' ').replace('.', ',').replace('Z', '');
}

/** What a barman tool and its caller write when the tool ends with status 2. */
export function logToolFailure(
  runtime: ClusterRuntime,
  pod: KubeObject,
  tool: 'barman-cloud-wal-archive' | 'barman-cloud-backup',
  refusal: string,
  details: Record<string, unknown>,
): void {
  const { operator } = runtime;
  const destination = backupDestination(operator.store, runtime.cluster());
  if (!destination) {
    return;
  }
  const container = logContainer(destination);
  const now = runtime.now;
  const stamp = pythonTime(now);
  const who =
    tool === 'barman-cloud-wal-archive'
      ? 'Barman cloud WAL archiver exception'
      : 'Backup failed uploading data';
  const write = (entry: any) => operator.logs.write(pod, container, entry, now);
  write({
    level: 'info',
    logger: tool,
    msg: `${stamp} [128] ERROR: ${who}: ${refusal}`,
    pipe: 'stderr',
  });
  write({
    level: 'error',
    logger: tool === 'barman-cloud-wal-archive' ? 'wal-archive' : 'backup',
    msg: `Error invoking ${tool}`,
    error: 'exit status 2',
    options: toolOptions(destination),
    exitCode: 2,
    ...details,
  });
}

export function setArchiving(
  runtime: ClusterRuntime,
  problem: string | undefined,
): void {
  runtime.update(draft =>
    setCondition(
      draft,
      problem === undefined
        ? {
            type: 'ContinuousArchiving',
            status: 'True',
            reason: 'ContinuousArchivingSuccess',
            message: 'Continuous archiving is working',
          }
        : {
            type: 'ContinuousArchiving',
            status: 'False',
            reason: 'ContinuousArchivingFailing',
            message: problem,
          },
      runtime.now,
    ),
  );
}

export function archivingWorks(cluster: KubeObject): boolean {
  return condition(cluster, 'ContinuousArchiving')?.status === 'True';
}

/** A WAL file reached the store. */
export function countArchived(
  runtime: ClusterRuntime,
  instance: string,
  wal: string,
): void {
  const statistics = runtime.archiver(instance);
  statistics.archived += 1 + statistics.ready;
  statistics.ready = 0;
  statistics.lastArchivedWal = wal;
  statistics.lastArchivedAt = micros(runtime.now);
}

export function countFailed(
  runtime: ClusterRuntime,
  instance: string,
  wal: string,
): void {
  const statistics = runtime.archiver(instance);
  statistics.failed += 1;
  statistics.lastFailedWal = wal;
  statistics.lastFailedAt = micros(runtime.now);
}

/** Whether another server's WAL is where this cluster is about to begin its archive. */
export function expectsEmptyArchive(
  operator: Operator,
  cluster: KubeObject,
  place: ArchivePlace,
): boolean {
  return (
    cluster.metadata.annotations?.['cnpg.io/skipEmptyWalArchiveCheck'] !==
      'enabled' && operator.archives.find(place) !== undefined
  );
}

export function logOccupiedArchive(
  runtime: ClusterRuntime,
  pod: KubeObject,
  container: string,
  destination: BackupDestination,
): void {
  const now = runtime.now;
  const tool = 'barman-cloud-check-wal-archive';
  const write = (entry: any) =>
    runtime.operator.logs.write(pod, container, entry, now);
  write({
    level: 'info',
    logger: tool,
    msg: `${pythonTime(now)} [64] ERROR: WAL archive check failed for server ${
      destination.serverName
    }: Expected empty archive`,
    pipe: 'stderr',
  });
  write({
    level: 'error',
    msg: `Error invoking ${tool}`,
    error: 'exit status 1',
    options: storeOptions(destination),
    exitCode: 1,
  });
}

/** The archive of a cluster as it is after one of its WAL files has been stored. */
export function recordWal(
  runtime: ClusterRuntime,
  place: ArchivePlace,
): Archive {
  const { operator, wal, systemId } = runtime;
  const archive = operator.archives.open(place, () => ({
    systemId,
    timeline: 1,
    lsn: 0,
    endsAt: runtime.now,
    backups: [],
    contents: runtime.contents,
  }));
  Object.assign(archive, {
    systemId,
    timeline: wal.timeline,
    lsn: wal.lsn,
    endsAt: runtime.now,
    contents: structuredClone(runtime.contents),
  });
  return archive;
}

/** One attempt to archive a WAL file; returns why it failed. */
export async function archiveWal(
  runtime: ClusterRuntime,
  pod: KubeObject,
  instance: Instance,
  walName: string,
): Promise<string | undefined> {
  const { operator } = runtime;
  const { name } = instance;
  const destination = backupDestination(operator.store, runtime.cluster());
  if (!destination) {
    countArchived(runtime, name, walName);
    setArchiving(runtime, undefined);
    return undefined;
  }
  const write = (entry: any) =>
    operator.logs.write(pod, logContainer(destination), entry, runtime.now);
  write({
    level: 'info',
    logger: 'wal-archive',
    msg: 'Executing barman-cloud-wal-archive',
    walName,
    options: toolOptions(destination),
  });
  const answer = await openStore(operator, pod, destination, 'write');
  if (runtime.running(name) !== instance) {
    return undefined;
  }
  let failure: string | undefined;
  if ('refusal' in answer) {
    logToolFailure(runtime, pod, 'barman-cloud-wal-archive', answer.refusal, {
      walName,
    });
    failure = archivingFailure(destination, 2);
  } else if (
    !runtime.archives &&
    expectsEmptyArchive(operator, runtime.cluster(), answer.place)
  ) {
    logOccupiedArchive(runtime, pod, logContainer(destination), destination);
    failure = archivingFailure(destination, 1);
  } else {
    runtime.archives = true;
    recordWal(runtime, answer.place);
  }
  if (failure === undefined) {
    countArchived(runtime, name, walName);
    setArchiving(runtime, undefined);
    write({
      level: 'info',
      logger: 'wal-archive',
      msg: 'Archived WAL file',
      walName,
    });
    return undefined;
  }
  countFailed(runtime, name, walName);
  setArchiving(runtime, failure);
  write({
    level: 'error',
    logger: 'wal-archive',
    msg: 'failed to run wal-archive command',
    error: failure,
    walName,
  });
  return failure;
}

/**
 * The archiver process of a primary, for as long as it is one: a WAL file every
 * five minutes, or one attempt per minute while the store refuses.
 */
export async function runArchiver(
  runtime: ClusterRuntime,
  instance: Instance,
  firstAfterMs: number,
): Promise<void> {
  const { operator } = runtime;
  const { name } = instance;
  let waiting: string | undefined;
  let failingSince = 0;
  await runtime.sleep(firstAfterMs);
  for (;;) {
    const pod = operator.store.get(kinds.pod, runtime.namespace, name);
    if (
      !pod ||
      runtime.running(name) !== instance ||
      !instance.primary ||
      !instance.reporting
    ) {
      return;
    }
    if (runtime.fenced.has(name)) {
      await runtime.sleep(RETRY_MS);
      continue;
    }
    waiting ??= runtime.wal.switchSegment();
    const failure = await archiveWal(runtime, pod, instance, waiting);
    if (runtime.running(name) !== instance || !instance.primary) {
      return;
    }
    if (failure === undefined) {
      waiting = undefined;
      failingSince = 0;
      await runtime.sleep(ARCHIVE_TIMEOUT_MS);
      continue;
    }
    runtime.archiver(name).ready =
      1 + Math.floor(failingSince / ARCHIVE_TIMEOUT_MS);
    await runtime.sleep(RETRY_MS);
    failingSince += RETRY_MS;
  }
}
