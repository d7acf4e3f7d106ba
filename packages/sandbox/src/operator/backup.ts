import type { KubeObject } from '../kubernetes/types.ts';
import {
  archivingWorks,
  countArchived,
  logToolFailure,
  openStore,
  recordWal,
} from './archiving.ts';
import { backupDestination, barmanPlugin, bySerial } from './cluster.ts';
import type { BackupDestination } from './cluster.ts';
import { BARMAN_PLUGIN, kinds } from './constants.ts';
import { Gone } from './operator.ts';
import type { Operator } from './operator.ts';
import { formatLsn } from './runtime.ts';
import type { ClusterRuntime } from './runtime.ts';
import { isPodReady, isTerminating, setCondition } from './status.ts';
import { compact, seconds } from './time.ts';

const OPERATOR_COMPONENT = 'cloudnative-pg-backup';
const INSTANCE_COMPONENT = 'local-webserver';
const RETRY_MS = 30_000;
/** A backup that waits for the archiver looks again after this time. */
const ARCHIVING_RETRY_MS = 10_000;
/** Copying an almost empty database. */
const COPY_MS = 4_700;

/** `20261120T181713` */
const compactId = (date: Date) => seconds(date).replace(/[-:Z]/g, '');

const finished = (backup: KubeObject) =>
  ['completed', 'failed'].includes(backup.status?.phase);

/** Takes one Backup from its creation to its end. */
export async function runBackup(
  operator: Operator,
  backup: KubeObject,
  runtimeOf: (backup: KubeObject) => ClusterRuntime | 'static' | undefined,
): Promise<void> {
  const clusterName = backup.spec.cluster.name;
  let runtime = runtimeOf(backup);
  while (runtime === undefined) {
    operator.event(
      backup,
      OPERATOR_COMPONENT,
      'FindingCluster',
      `Unknown cluster ${clusterName}, will retry in 30 seconds`,
      'Warning',
    );
    write(operator, backup, status => {
      status.phase = 'pending';
    });
    await operator.sleep(RETRY_MS);
    runtime = runtimeOf(current(operator, backup));
  }
  if (runtime === 'static' || finished(current(operator, backup))) {
    return;
  }
  await take(runtime, backup);
}

function current(operator: Operator, backup: KubeObject): KubeObject {
  const now = operator.current(kinds.backup, backup);
  if (!now) {
    throw new Gone();
  }
  return now;
}

function write(
  operator: Operator,
  backup: KubeObject,
  change: (status: any) => void,
): void {
  operator.update(kinds.backup, backup, draft => {
    draft.status ??= {};
    change(draft.status);
  });
}

function setLastBackup(
  runtime: ClusterRuntime,
  reason: 'BackupStarted' | 'LastBackupSucceeded' | 'LastBackupFailed',
  message: string,
): void {
  runtime.update(draft =>
    setCondition(
      draft,
      {
        type: 'LastBackupSucceeded',
        // A backup that has started and not ended reads as False, too.
        status: reason === 'LastBackupSucceeded' ? 'True' : 'False',
        reason,
        message,
      },
      runtime.now,
    ),
  );
}

/** Why the backup cannot be taken at all, as CNPG words it. */
function impossible(
  runtime: ClusterRuntime,
  backup: KubeObject,
): { reason: string; message: string } | undefined {
  const cluster = runtime.cluster();
  if (backup.spec.method === 'plugin') {
    return barmanPlugin(cluster) &&
      backup.spec.pluginConfiguration?.name === BARMAN_PLUGIN
      ? undefined
      : {
          reason: 'ClusterHasNoBackupExecutorPlugin',
          message:
            'cannot proceed with the backup as the cluster has no plugin configured',
        };
  }
  return cluster.spec.backup?.barmanObjectStore
    ? undefined
    : {
        reason: 'ClusterHasNoBackupSection',
        message:
          'cannot proceed with the backup as the cluster has no backup section',
      };
}

/** A standby if one is ready and wanted, else the primary. */
function electPod(
  runtime: ClusterRuntime,
  backup: KubeObject,
): KubeObject | undefined {
  const cluster = runtime.cluster();
  const { currentPrimary } = cluster.status ?? {};
  const target =
    backup.spec.target ?? cluster.spec.backup?.target ?? 'prefer-standby';
  const ready = runtime
    .resources()
    .pods.filter(
      pod =>
        isPodReady(pod) &&
        !isTerminating(pod) &&
        runtime.running(pod.metadata.name)?.reporting,
    )
    .sort((a, b) => bySerial(a.metadata.name, b.metadata.name));
  const standby = ready.find(pod => pod.metadata.name !== currentPrimary);
  const primary = ready.find(pod => pod.metadata.name === currentPrimary);
  return target === 'primary' ? primary : standby ?? primary;
}

/** Whether another backup of the same cluster was first. */
function mustWait(runtime: ClusterRuntime, backup: KubeObject): boolean {
  return runtime.operator.store
    .list(kinds.backup, { namespace: runtime.namespace })
    .some(
      other =>
        other.metadata.uid !== backup.metadata.uid &&
        other.spec.cluster.name === runtime.name &&
        ['started', 'running', 'finalizing'].includes(other.status?.phase),
    );
}

async function take(
  runtime: ClusterRuntime,
  backup: KubeObject,
): Promise<void> {
  const { operator } = runtime;
  const save = (change: (status: any) => void) =>
    write(operator, backup, change);
  const problem = impossible(runtime, backup);
  if (problem) {
    await runtime.sleep(7);
    operator.event(
      backup,
      OPERATOR_COMPONENT,
      problem.reason,
      problem.message,
      'Warning',
    );
    await fail(runtime, backup, problem.message);
    return;
  }
  await runtime.sleep(4);
  save(status => {
    status.majorVersion =
      runtime.cluster().status?.pgDataImageInfo?.majorVersion;
  });
  let restarted = false;
  for (;;) {
    let pod = electPod(runtime, backup);
    while (!pod || (!restarted && mustWait(runtime, backup))) {
      operator.event(
        backup,
        OPERATOR_COMPONENT,
        'BackupPending',
        pod
          ? 'A backup is already in progress or waiting to be started, retrying in 30 seconds'
          : 'Backup target pod not healthy, waiting',
      );
      save(status => {
        status.phase = 'pending';
      });
      await runtime.sleep(RETRY_MS);
      pod = electPod(runtime, backup);
    }
    const ended = await takeOn(runtime, backup, pod);
    if (ended) {
      return;
    }
    operator.event(
      backup,
      OPERATOR_COMPONENT,
      'ReStarting',
      `Could not find the elected backup pod. Restarting backup for cluster ${runtime.name} on instance ${pod.metadata.name}`,
    );
    restarted = true;
    await runtime.sleep(200);
  }
}

/** Returns false when the pod went away and the backup has to begin again. */
async function takeOn(
  runtime: ClusterRuntime,
  backup: KubeObject,
  pod: KubeObject,
): Promise<boolean> {
  const { operator, name } = runtime;
  const destination = backupDestination(operator.store, runtime.cluster());
  const instance = runtime.running(pod.metadata.name);
  if (!destination || !instance) {
    return false;
  }
  const byPlugin = backup.spec.method === 'plugin';
  const alive = () => runtime.running(instance.name) === instance;
  const save = (change: (status: any) => void) =>
    write(operator, backup, change);
  await runtime.sleep(30);
  save(status => {
    status.phase = 'started';
    status.instanceID = {
      ContainerID: pod.status.containerStatuses[0].containerID,
      podName: instance.name,
      sessionID: instance.sessionId,
    };
    status.method = backup.spec.method ?? 'barmanObjectStore';
    status.reconciliationStartedAt = seconds(runtime.now);
  });
  operator.event(
    backup,
    OPERATOR_COMPONENT,
    'Starting',
    `Starting backup for cluster ${name}`,
  );
  await runtime.sleep(125);
  if (!byPlugin) {
    save(status => {
      status.phase = 'running';
      status.azureCredentials = destination.azureCredentials;
      status.backupName = `backup-${compact(runtime.now)}`;
      status.destinationPath = destination.destinationPath;
      status.serverName = destination.serverName;
    });
  }
  await runtime.sleep(20);
  operator.event(backup, INSTANCE_COMPONENT, 'Starting', 'Backup started');
  while (!archivingWorks(runtime.cluster())) {
    await runtime.sleep(ARCHIVING_RETRY_MS);
    current(operator, backup);
    if (!alive()) {
      return false;
    }
  }
  setLastBackup(runtime, 'BackupStarted', 'New Backup starting up');
  await runtime.sleep(1_300);
  if (!alive()) {
    return false;
  }
  const answer = await openStore(operator, pod, destination, 'write');
  if ('refusal' in answer) {
    logToolFailure(runtime, pod, 'barman-cloud-backup', answer.refusal, {});
    operator.event(backup, INSTANCE_COMPONENT, 'Failed', 'Backup failed');
    if (byPlugin) {
      recordRecoveryWindow(runtime, destination, window => {
        window.lastFailedBackupTime = seconds(runtime.now);
      });
    }
    await fail(
      runtime,
      backup,
      byPlugin
        ? 'rpc error: code = Unknown desc = exit status 2'
        : 'exit status 2',
    );
    return true;
  }
  const started = runtime.now;
  const begin = { lsn: runtime.wal.lsn, wal: runtime.wal.segment() };
  await runtime.sleep(COPY_MS);
  if (!alive()) {
    return false;
  }
  const stopped = runtime.now;
  const end = { lsn: runtime.wal.lsn, wal: runtime.wal.switchSegment() };
  const primary = runtime.cluster().status.currentPrimary;
  countArchived(runtime, primary, `${end.wal}.00000028.backup`);
  const backupId = compactId(started);
  recordWal(runtime, answer.place).backups.push({
    id: backupId,
    endedAt: stopped,
    majorVersion: runtime.cluster().status.pgDataImageInfo.majorVersion,
  });
  if (byPlugin) {
    recordRecoveryWindow(runtime, destination, window => {
      window.firstRecoverabilityPoint ??= seconds(stopped);
      window.lastSuccessfulBackupTime = seconds(stopped);
    });
  }
  operator.event(backup, INSTANCE_COMPONENT, 'Completed', 'Backup completed');
  await runtime.sleep(1_150);
  save(status => {
    Object.assign(status, {
      phase: 'completed',
      backupId,
      beginLSN: formatLsn(begin.lsn),
      beginWal: begin.wal,
      endLSN: formatLsn(end.lsn),
      endWal: end.wal,
      startedAt: seconds(started),
      stoppedAt: seconds(stopped),
      reconciliationTerminatedAt: seconds(runtime.now),
    });
    if (byPlugin) {
      Object.assign(status, {
        backupName: `backup-${compact(started)}`,
        online: true,
        pluginMetadata: {
          clusterUID: runtime.uid,
          pluginName: BARMAN_PLUGIN,
          timeline: String(runtime.wal.timeline),
        },
      });
    }
  });
  await runtime.sleep(9);
  setLastBackup(runtime, 'LastBackupSucceeded', 'Backup was successful');
  if (!byPlugin) {
    await runtime.sleep(2_400);
    runtime.update(draft => {
      const point = draft.status.firstRecoverabilityPoint ?? seconds(stopped);
      draft.status.firstRecoverabilityPoint = point;
      draft.status.firstRecoverabilityPointByMethod = {
        barmanObjectStore: point,
      };
      draft.status.lastSuccessfulBackup = seconds(stopped);
      draft.status.lastSuccessfulBackupByMethod = {
        barmanObjectStore: seconds(stopped),
      };
    });
  }
  return true;
}

function recordRecoveryWindow(
  runtime: ClusterRuntime,
  destination: BackupDestination,
  change: (window: Record<string, string>) => void,
): void {
  runtime.operator.store.update(
    kinds.objectStore,
    runtime.namespace,
    destination.objectStore ?? '',
    draft => {
      draft.status ??= {};
      draft.status.serverRecoveryWindow ??= {};
      const windows = draft.status.serverRecoveryWindow;
      windows[destination.serverName] ??= {};
      change(windows[destination.serverName]);
    },
  );
}

async function fail(
  runtime: ClusterRuntime,
  backup: KubeObject,
  error: string,
): Promise<void> {
  write(runtime.operator, backup, status => {
    status.phase = 'failed';
    status.error = error;
    status.method ??= backup.spec.method ?? 'barmanObjectStore';
    status.reconciliationTerminatedAt = seconds(runtime.now);
  });
  await runtime.sleep(20);
  runtime.update(draft => {
    draft.status.lastFailedBackup = seconds(runtime.now);
  });
  await runtime.sleep(90);
  setLastBackup(runtime, 'LastBackupFailed', error);
}
