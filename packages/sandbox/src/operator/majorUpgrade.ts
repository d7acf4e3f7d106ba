import { randomInt } from 'node:crypto';
import type { KubeObject } from '../kubernetes/types.ts';
import { wantedImage } from './cluster.ts';
import { kinds, MAJOR_UPGRADE_FAILS_ANNOTATION, phases } from './constants.ts';
import { startJob, WorkFailed } from './jobs.ts';
import type { ClusterRuntime } from './runtime.ts';
import { instanceOf, isJobComplete, isTerminating } from './status.ts';

/** pg_upgrade --link of an almost empty database. */
const UPGRADE_MS = 12_000;

const isUpgradeJob = (job: KubeObject) =>
  job.metadata.labels?.['cnpg.io/jobRole'] === 'major-upgrade';

/**
 * Takes the cluster to a higher major version: all pods are deleted, a job
 * upgrades the data directory of the primary, the replicas are made anew. When
 * the job fails everything stays, until somebody asks for the old version again.
 * Returns whether an upgrade is under way.
 */
export async function reconcileMajorUpgrade(
  runtime: ClusterRuntime,
): Promise<boolean> {
  const { operator } = runtime;
  const cluster = runtime.cluster();
  const { pods, jobs } = runtime.resources();
  const current = cluster.status.pgDataImageInfo;
  const wanted = wantedImage(operator.store, cluster);
  if ('problem' in wanted) {
    return false;
  }
  const job = jobs.find(isUpgradeJob);
  if (job) {
    if (isTerminating(job)) {
      return true;
    }
    if (isJobComplete(job)) {
      conclude(runtime, job);
    } else if (wanted.major <= current.majorVersion) {
      rollBack(runtime, job, wanted.major);
    }
    return true;
  }
  if (wanted.major <= current.majorVersion) {
    if (cluster.status.targetPgDataImageInfo) {
      runtime.update(draft => {
        draft.status.image = current.image;
        delete draft.status.targetPgDataImageInfo;
      });
    }
    return false;
  }
  if (!cluster.status.currentPrimary) {
    return false;
  }
  runtime.registerPhase(
    phases.majorUpgrade,
    `Upgrading cluster to major version ${wanted.major}`,
  );
  runtime.update(draft => {
    draft.status.targetPgDataImageInfo = {
      image: wanted.image,
      majorVersion: wanted.major,
    };
  });
  if (pods.length > 0 || jobs.length > 0) {
    for (const pod of pods.filter(each => !isTerminating(each))) {
      operator.store.delete(kinds.pod, runtime.namespace, pod.metadata.name);
    }
    for (const each of jobs.filter(other => !isTerminating(other))) {
      deleteJob(runtime, each);
    }
    return true;
  }
  await runtime.sleep(40);
  await startJob(
    runtime,
    cluster.status.currentPrimary,
    'major-upgrade',
    wanted.image,
    wanted.major,
    pod => upgrade(runtime, pod, wanted.major),
  );
  return true;
}

async function upgrade(
  runtime: ClusterRuntime,
  pod: KubeObject,
  major: number,
): Promise<void> {
  const { operator } = runtime;
  const write = (entry: any) =>
    operator.logs.write(pod, 'major-upgrade', entry, runtime.now);
  write({
    level: 'info',
    msg: `Upgrading the data directory to PostgreSQL ${major}`,
  });
  await operator.sleep(UPGRADE_MS);
  const { annotations } = runtime.cluster().metadata;
  if (annotations?.[MAJOR_UPGRADE_FAILS_ANNOTATION] === 'true') {
    write({
      level: 'error',
      msg: 'Failed to upgrade the data directory',
      error: 'error while running pg_upgrade: exit status 1',
    });
    throw new WorkFailed(1);
  }
}

function deleteJob(runtime: ClusterRuntime, job: KubeObject): void {
  runtime.operator.store.delete(
    kinds.job,
    runtime.namespace,
    job.metadata.name,
    { propagation: 'Foreground' },
  );
}

function conclude(runtime: ClusterRuntime, job: KubeObject): void {
  const { operator, namespace } = runtime;
  const primary = instanceOf(job);
  for (const pvc of runtime.resources().pvcs) {
    if (instanceOf(pvc) !== primary && !isTerminating(pvc)) {
      operator.store.delete(kinds.pvc, namespace, pvc.metadata.name);
    }
  }
  const { image } = job.spec.template.spec.containers[0];
  // pg_upgrade makes a new system that begins on timeline 1.
  runtime.systemId = `77${randomInt(10 ** 8, 10 ** 9)}${randomInt(
    10 ** 7,
    10 ** 8,
  )}`;
  runtime.wal.continueFrom(runtime.wal.lsn, 1);
  runtime.update(draft => {
    draft.status.pgDataImageInfo = {
      image,
      majorVersion: Number(job.metadata.labels?.['app.kubernetes.io/version']),
    };
    delete draft.status.targetPgDataImageInfo;
    draft.status.timelineID = 1;
  });
  deleteJob(runtime, job);
}

function rollBack(
  runtime: ClusterRuntime,
  job: KubeObject,
  major: number,
): void {
  deleteJob(runtime, job);
  runtime.update(draft => {
    draft.status.image = draft.status.pgDataImageInfo.image;
    delete draft.status.targetPgDataImageInfo;
  });
  runtime.event(
    'MajorUpgradeRollback',
    `Cleaned up failed upgrade job, rolling back to major version ${major}`,
  );
}
