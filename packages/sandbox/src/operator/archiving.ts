import type { KubeObject } from '../kubernetes/types.ts';
import { backupDestination } from './cluster.ts';
import type { BackupDestination } from './cluster.ts';
import { BARMAN_SIDECAR, kinds, TOKEN_AUDIENCE } from './constants.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';
import { condition, setCondition } from './status.ts';
import { micros } from './time.ts';

/** PostgreSQL's archive_timeout in CNPG's default configuration. */
const ARCHIVE_TIMEOUT_MS = 300_000;
/** PostgreSQL tries a failed WAL file again about once a minute. */
const RETRY_MS = 60_000;

export const ARCHIVING_FAILURE =
  'unexpected failure invoking barman-cloud-wal-archive: exit status 2';

/** Why the object store refuses the pod, as the barman tool prints it; undefined when it does not. */
export async function storageRefusal(
  runtime: ClusterRuntime,
  pod: KubeObject,
): Promise<string | undefined> {
  const { operator } = runtime;
  const destination = backupDestination(operator.store, runtime.cluster());
  if (!destination) {
    return undefined;
  }
  if (!destination.destinationPath) {
    return `objectstores.barmancloud.cnpg.io "${destination.objectStore}" not found`;
  }
  const credentials = destination.azureCredentials ?? {};
  // Account keys and connection strings are not checked by the sandbox.
  if (
    !credentials.inheritFromAzureAD &&
    !credentials.useDefaultAzureCredentials
  ) {
    return undefined;
  }
  const account = pod.spec.serviceAccountName;
  const environment: any[] = pod.spec.containers[0].env ?? [];
  const answer = await operator.azure.accessContainer({
    issuer: operator.issuer,
    subject: `system:serviceaccount:${runtime.namespace}:${account}`,
    audience: TOKEN_AUDIENCE,
    // The webhook has put the annotation of the service account here, if the pod has its label.
    clientId: environment.find(each => each.name === 'AZURE_CLIENT_ID')?.value,
    destinationPath: destination.destinationPath,
  });
  if (answer.ok) {
    return undefined;
  }
  const { code, message } = answer;
  if (code.startsWith('AADSTS')) {
    const text = message.includes(code) ? message : `${code}: ${message}`;
    return `azure.core.exceptions.ClientAuthenticationError: Authentication failed: ${text}`;
  }
  return `azure.core.exceptions.HttpResponseError: ${message}\nErrorCode:${code}`;
}

function logContainer(destination: BackupDestination): string {
  return destination.by === 'plugin' ? BARMAN_SIDECAR : 'postgres';
}

function toolOptions(destination: BackupDestination): string[] {
  const credential = destination.azureCredentials?.useDefaultAzureCredentials
    ? 'default'
    : 'managed-identity';
  return [
    ...(destination.walCompression ? [`--${destination.walCompression}`] : []),
    '--cloud-provider',
    'azure-blob-storage',
    ...(destination.azureCredentials?.connectionString
      ? []
      : ['--credential', credential]),
    destination.destinationPath ?? '',
    destination.serverName,
  ];
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
  const stamp = now
    .toISOString()
    .replace('T', ' ')
    .replace('.', ',')
    .replace('Z', '');
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
    const destination = backupDestination(operator.store, runtime.cluster());
    waiting ??= runtime.wal.switchSegment();
    if (destination) {
      operator.logs.write(
        pod,
        logContainer(destination),
        {
          level: 'info',
          logger: 'wal-archive',
          msg: 'Executing barman-cloud-wal-archive',
          walName: waiting,
          options: toolOptions(destination),
        },
        runtime.now,
      );
    }
    const refusal = await storageRefusal(runtime, pod).catch(
      error => `azure.core.exceptions.ServiceRequestError: ${error.message}`,
    );
    if (runtime.running(name) !== instance || !instance.primary) {
      return;
    }
    if (refusal === undefined) {
      countArchived(runtime, name, waiting);
      waiting = undefined;
      failingSince = 0;
      setArchiving(runtime, undefined);
      if (destination) {
        operator.logs.write(
          pod,
          logContainer(destination),
          {
            level: 'info',
            logger: 'wal-archive',
            msg: 'Archived WAL file',
            walName: runtime.archiver(name).lastArchivedWal,
          },
          runtime.now,
        );
      }
      await runtime.sleep(ARCHIVE_TIMEOUT_MS);
      continue;
    }
    countFailed(runtime, name, waiting);
    runtime.archiver(name).ready =
      1 + Math.floor(failingSince / ARCHIVE_TIMEOUT_MS);
    logToolFailure(runtime, pod, 'barman-cloud-wal-archive', refusal, {
      walName: waiting,
    });
    setArchiving(runtime, ARCHIVING_FAILURE);
    operator.logs.write(
      pod,
      logContainer(destination as BackupDestination),
      {
        level: 'error',
        logger: 'wal-archive',
        msg: 'failed to run wal-archive command',
        error: ARCHIVING_FAILURE,
        walName: waiting,
      },
      runtime.now,
    );
    await runtime.sleep(RETRY_MS);
    failingSince += RETRY_MS;
  }
}
