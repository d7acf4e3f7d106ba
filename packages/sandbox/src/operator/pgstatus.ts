import { createHash } from 'node:crypto';
import { bySerial } from './cluster.ts';
import {
  configurationOf,
  isDecreasePending,
  isRestartPending,
} from './configuration.ts';
import { OPERATOR_HASH, OPERATOR_VERSION } from './constants.ts';
import { formatLsn } from './runtime.ts';
import type { ClusterRuntime, Instance } from './runtime.ts';

/** Standbys that stream from the primary now. */
export function standbys(runtime: ClusterRuntime): Instance[] {
  return [...runtime.instances.values()]
    .filter(
      each =>
        runtime.running(each.name) === each &&
        each.reporting &&
        !each.primary &&
        !runtime.fenced.has(each.name),
    )
    .sort((a, b) => bySerial(a.name, b.name));
}

/** Slots stay for every instance that exists, also while it is away. */
export function slots(
  runtime: ClusterRuntime,
  primary: string,
): { name: string; active: boolean }[] {
  const streaming = new Set(standbys(runtime).map(each => each.name));
  const instances: string[] = runtime.cluster().status?.instanceNames ?? [];
  return instances
    .filter(name => name !== primary)
    .map(name => ({
      name: `_cnpg_${name.replace(/-/g, '_')}`,
      active: streaming.has(name),
    }));
}

export function synchronousState(runtime: ClusterRuntime): {
  expected: number;
  state: 'quorum' | 'sync' | 'async';
} {
  const { spec } = runtime.cluster();
  const { synchronous } = spec.postgresql ?? {};
  const expected = synchronous?.number ?? spec.minSyncReplicas ?? 0;
  if (expected === 0) {
    return { expected, state: 'async' };
  }
  return {
    expected,
    state: synchronous?.method === 'first' ? 'sync' : 'quorum',
  };
}

/** The body of an instance's status page, `/pg/status`. */
export function statusPage(
  runtime: ClusterRuntime,
  instance: Instance,
): Record<string, unknown> {
  const pod = {
    metadata: { name: instance.name },
    spec: { containers: null },
    status: {},
  };
  const wanted = configurationOf(runtime.cluster());
  const flags = {
    replayPaused: false,
    pendingRestart: isRestartPending(instance.configuration, wanted),
    pendingRestartForDecrease: isDecreasePending(
      instance.configuration,
      wanted,
    ),
  };
  if (!instance.reporting || runtime.fenced.has(instance.name)) {
    return {
      systemID: '',
      isPrimary: false,
      ...flags,
      isWalReceiverActive: false,
      isPgRewindRunning: false,
      mightBeUnavailable: true,
      node: '',
      pod,
      mightBeUnavailableMaskedError:
        'failed to connect to `user=postgres database=postgres`: /controller/run/.s.PGSQL.5432 (/controller/run): dial error: dial unix /controller/run/.s.PGSQL.5432: connect: no such file or directory',
      executableHash: '',
      instanceManagerVersion: OPERATOR_VERSION,
      instanceArch: '',
      isInstanceManagerUpgrading: false,
      sessionID: '',
      isPodReady: false,
    };
  }
  const lsn = formatLsn(runtime.wal.lsn);
  const archiver = runtime.archiver(instance.name);
  const { lastArchivedAt, lastFailedAt } = archiver;
  const archives =
    lastArchivedAt !== undefined &&
    (lastFailedAt === undefined || lastArchivedAt > lastFailedAt);
  const { parameters } = runtime.cluster().spec.postgresql ?? {};
  const common = {
    ...(archives && { isArchivingWAL: true }),
    node: '',
    pod,
    loadedConfigurationHash: createHash('sha256')
      .update(JSON.stringify(parameters ?? {}))
      .digest('hex'),
    ...(archiver.lastArchivedWal && {
      lastArchivedWAL: archiver.lastArchivedWal,
    }),
    lastArchivedWALTime: lastArchivedAt ?? '-infinity',
    ...(archiver.lastFailedWal && { lastFailedWAL: archiver.lastFailedWal }),
    lastFailedWALTime: lastFailedAt ?? '-infinity',
  };
  const end = {
    executableHash: OPERATOR_HASH,
    instanceManagerVersion: OPERATOR_VERSION,
    instanceArch: 'amd64',
    isInstanceManagerUpgrading: false,
    sessionID: instance.sessionId,
    isPodReady: false,
  };
  const timeline =
    instance.timeline === undefined ? {} : { timeLineID: instance.timeline };
  if (!instance.primary) {
    return {
      receivedLsn: lsn,
      replayLsn: lsn,
      systemID: runtime.systemId,
      isPrimary: false,
      ...flags,
      isWalReceiverActive: true,
      isPgRewindRunning: false,
      mightBeUnavailable: false,
      ...common,
      ...timeline,
      ...end,
    };
  }
  const { state } = synchronousState(runtime);
  const replicas = standbys(runtime);
  return {
    currentLsn: lsn,
    systemID: runtime.systemId,
    isPrimary: true,
    ...flags,
    isWalReceiverActive: false,
    isPgRewindRunning: false,
    mightBeUnavailable: false,
    ...common,
    currentWAL: runtime.wal.segment(),
    ...(archiver.ready > 0 && { readyWalFiles: archiver.ready }),
    ...timeline,
    ...(replicas.length > 0 && {
      replicationInfo: replicas.map(replica => ({
        applicationName: replica.name,
        state: 'streaming',
        receivedLsn: lsn,
        writeLsn: lsn,
        flushLsn: lsn,
        replayLsn: lsn,
        writeLag: '00:00:00',
        flushLag: '00:00:00',
        replayLag: '00:00:00',
        syncState: state,
        syncPriority: state === 'async' ? '0' : '1',
      })),
    }),
    replicationSlotsInfo: slots(runtime, instance.name).map(slot => ({
      slotName: slot.name,
      slotType: 'physical',
      restartLsn: lsn,
      walStatus: 'reserved',
      ...(slot.active && { active: true }),
    })),
    ...end,
  };
}
