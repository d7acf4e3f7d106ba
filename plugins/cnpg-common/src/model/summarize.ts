import { applicationSecret } from './applicationSecret';
import { clusterAnnotations } from '../annotations';
import {
  DatabaseRef,
  databaseEntityRef,
  stringifyDatabaseRef,
} from '../databaseRef';
import {
  archiverOf,
  archivingState,
  currentPrimary,
  desiredInstances,
  earliest,
  instancePods,
  isReady,
  isInternal,
  leadsElsewhere,
  objectStoreOf,
  readyInstances,
  recoveryWindow,
} from '../health/clusterFacts';
import { creationProgress } from '../health/creationProgress';
import { evaluateHealth } from '../health/evaluateHealth';
import { nextRun } from '../health/schedule';
import { PolicyReport } from '../policy/evaluatePolicies';
import { parseQuantity } from '../quantity';
import {
  BackupState,
  DatabaseDetail,
  DatabaseObjects,
  DatabaseSummary,
  Endpoint,
  Instance,
} from './database';
import { describeBackups } from './describeBackups';
import { describeDetails, zoneOf } from './describeDetails';
import { podStatus } from './podStatus';
import { ownerOf } from './ownerOf';
import { POSTGRES_PORT } from './ports';
import { resizeOf } from './resize';
import { messagesOf, phaseMessage } from '../messages';
import { Finding, HealthReport } from './health';
import { Cluster, PersistentVolumeClaim, Service } from './objects';
import { postgresVersion } from './version';

/**
 * Where and when the objects were seen.
 *
 * @public
 */
export interface DocumentContext {
  target: string;
  targetTitle: string;
  now: Date;
  /** The objects were known to be true then. */
  asOf: Date;
  live: boolean;
  /** What policies say of it and what it costs; nothing is said of either when absent. */
  govern?(
    ref: DatabaseRef,
    objects: DatabaseObjects,
    now: Date,
  ): { report: PolicyReport; monthlyCost?: number };
}

/**
 * The document that lists and cards show.
 *
 * @public
 */
export function summarizeDatabase(
  objects: DatabaseObjects,
  context: DocumentContext,
): DatabaseSummary {
  return summary(objects, context, judge(objects, context)).summary;
}

/**
 * The document behind the database's page.
 *
 * @public
 */
export function describeDatabase(
  objects: DatabaseObjects,
  context: DocumentContext,
): DatabaseDetail {
  const { cluster } = objects;
  const report = judge(objects, context);
  const progress = creationProgress(objects, momentOf(context));
  const application = applicationOf(cluster);
  const waiting = outsideServices(objects.services)
    .filter(service => externalEndpoints(service).length === 0)
    .map(({ metadata, spec }) => {
      const access = accessOf(spec?.selector ?? {});
      return { service: metadata.name, ...(access && { access }) };
    })
    .sort((a, b) => a.service.localeCompare(b.service, 'en'));
  const { summary: shown, policyReport } = summary(objects, context, report);
  return {
    ...shown,
    report,
    ...(policyReport && { policyReport }),
    instanceList: instances(objects),
    volumes: objects.volumes.map(claim => volume(claim, cluster)).sort(byName),
    backupList: describeBackups(objects, momentOf(context)),
    schedules: objects.scheduledBackups
      .map(schedule => ({
        name: schedule.metadata.name,
        schedule: schedule.spec?.schedule ?? '',
        suspended: schedule.spec?.suspend === true,
        lastAt: schedule.status?.lastScheduleTime,
        nextAt: nextRun(schedule),
      }))
      .sort(byName),
    ...(progress && { progress }),
    ...(application && { application }),
    ...(waiting.length && { waitingEndpoints: waiting }),
    image: cluster.status?.image ?? cluster.spec?.imageName,
    ...describeDetails(objects),
  };
}

/**
 * What is not followed any more is judged as of the moment at which it was
 * known: time that passed since then says nothing about the database.
 */
function momentOf({ live, now, asOf }: DocumentContext): Date {
  return live ? now : asOf;
}

const UNKNOWN_AFTER_MS = 10 * 60_000;

function judge(
  objects: DatabaseObjects,
  context: DocumentContext,
): HealthReport {
  const report = evaluateHealth(objects, momentOf(context));
  const stale =
    !context.live &&
    context.now.getTime() - context.asOf.getTime() > UNKNOWN_AFTER_MS;
  return stale ? { ...report, state: 'unknown' } : report;
}

function summary(
  objects: DatabaseObjects,
  context: DocumentContext,
  report: HealthReport,
): { summary: DatabaseSummary; policyReport?: PolicyReport } {
  const { cluster } = objects;
  const annotations = cluster.metadata.annotations ?? {};
  const ref = {
    target: context.target,
    namespace: cluster.metadata.namespace ?? '',
    name: cluster.metadata.name,
  };
  const worst = worstOf(report);
  const primary = primaryOf(objects);
  const remarkable = report.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ id }) => id);
  const governed = context.govern?.(ref, objects, momentOf(context));
  const document: DatabaseSummary = {
    ref: stringifyDatabaseRef(ref),
    target: context.target,
    targetTitle: context.targetTitle,
    namespace: ref.namespace,
    name: ref.name,
    entityRef: databaseEntityRef(ref),
    owner: ownerOf(objects),
    dependencyOf: (annotations[clusterAnnotations.dependencyOf] ?? '')
      .split(',')
      .map(entry => entry.trim())
      .filter(Boolean),
    environment: annotations[clusterAnnotations.environment],
    plan: annotations[clusterAnnotations.plan],
    health: {
      state: report.state,
      ...(remarkable.length > 0 && { findings: remarkable }),
      ...(worst && {
        worst: {
          id: worst.id,
          severity: worst.severity,
          title: worst.title,
          since: worst.since,
          ...(worst.messages?.title && {
            messages: { title: worst.messages.title },
          }),
        },
      }),
    },
    phase: cluster.status?.phase,
    phaseReason: cluster.status?.phaseReason || undefined,
    ...messagesOf({ phase: phaseMessage(cluster.status?.phase) }),
    postgresVersion: postgresVersion(cluster),
    instances: {
      desired: desiredInstances(cluster),
      ready: readyInstances(objects),
    },
    ...(primary && { primary }),
    storage: {
      sizeBytes: parseQuantity(cluster.spec?.storage?.size),
      walSizeBytes: parseQuantity(cluster.spec?.walStorage?.size),
    },
    backups: backupState(objects, momentOf(context)),
    endpoints: endpoints(cluster, objects.services),
    ...(governed && {
      policy: {
        ...(governed.report.score !== undefined && {
          score: governed.report.score,
        }),
        broken: [
          ...new Set(
            governed.report.findings
              .filter(({ waived }) => !waived)
              .map(({ rule }) => rule),
          ),
        ],
      },
      ...(governed.monthlyCost !== undefined && {
        monthlyCost: governed.monthlyCost,
      }),
    }),
    ...(!annotations[clusterAnnotations.entityRef] && { unmanaged: true }),
    createdAt: cluster.metadata.creationTimestamp,
    asOf: context.asOf.toISOString(),
    live: context.live,
  };
  return { summary: document, policyReport: governed?.report };
}

/** Hints are no reason to look; that it sleeps outweighs what else is said. */
function worstOf({ state, findings }: HealthReport): Finding | undefined {
  return findings.find(({ id, severity }) =>
    state === 'hibernated' ? id === 'LC08' : severity !== 'info',
  );
}

function primaryOf(objects: DatabaseObjects): DatabaseSummary['primary'] {
  const { cluster, pods, nodes, unavailable } = objects;
  const name = currentPrimary(cluster, unavailable.Pod ? undefined : pods);
  if (!name) return undefined;
  const pod = pods.find(entry => entry.metadata.name === name);
  const zone = pod && zoneOf(pod, nodes);
  return { name, ...(zone && { zone }) };
}

function instances({ cluster, pods, nodes }: DatabaseObjects): Instance[] {
  return instancePods(pods)
    .map((pod): Instance => {
      const role = pod.metadata.labels?.['cnpg.io/instanceRole'];
      const container = pod.status?.containerStatuses?.find(
        ({ name }) => name === 'postgres',
      );
      return {
        name: pod.metadata.name,
        role: instanceRole(role),
        ready: isReady(pod),
        status: podStatus(cluster, pod),
        ...(pod.status?.qosClass && { qos: pod.status.qosClass }),
        node: pod.spec?.nodeName,
        zone: zoneOf(pod, nodes),
        restarts: container?.restartCount,
      };
    })
    .sort(byName);
}

/** A pod whose primary has just failed is labelled `unhealthy`; a new one has no label at all. */
function instanceRole(label: string | undefined): Instance['role'] {
  if (label === 'primary') return 'primary';
  return label === 'replica' ? 'standby' : 'unknown';
}

function volume(
  claim: PersistentVolumeClaim,
  cluster: Cluster,
): DatabaseDetail['volumes'][number] {
  const resize = resizeOf(claim, cluster);
  const role = claim.metadata.labels?.['cnpg.io/pvcRole'];
  return {
    name: claim.metadata.name,
    instance: claim.metadata.labels?.['cnpg.io/instanceName'],
    role: volumeRole(role),
    requestedBytes: parseQuantity(claim.spec?.resources?.requests?.storage),
    capacityBytes: parseQuantity(claim.status?.capacity?.storage),
    storageClass: claim.spec?.storageClassName,
    phase: claim.status?.phase,
    ...(resize && { resize }),
  };
}

function volumeRole(label: string | undefined): 'data' | 'wal' | 'tablespace' {
  if (label === 'PG_WAL') return 'wal';
  return label === 'PG_TABLESPACE' ? 'tablespace' : 'data';
}

function backupState(objects: DatabaseObjects, now: Date): BackupState {
  const { cluster, scheduledBackups } = objects;
  const archiver = archiverOf(cluster);
  return {
    configured:
      archiver !== undefined ||
      cluster.spec?.backup?.volumeSnapshot !== undefined,
    via: archiver?.via,
    archiving: archivingState(cluster, now),
    ...recoveryWindow(objects),
    nextAt: earliest(scheduledBackups.map(nextRun)),
    retention:
      objectStoreOf(objects)?.spec?.retentionPolicy ??
      cluster.spec?.backup?.retentionPolicy,
  };
}

/** The services that CloudNativePG makes, and load balancers that select the cluster. */
function endpoints(cluster: Cluster, services: Service[]): Endpoint[] {
  const { name, namespace } = cluster.metadata;
  const inside = (['rw', 'ro', 'r'] as const)
    .filter(type =>
      services.some(service => service.metadata.name === `${name}-${type}`),
    )
    .map(
      (type): Endpoint => ({
        type,
        host: `${name}-${type}.${namespace}.svc`,
        port: POSTGRES_PORT,
      }),
    );
  const outside = outsideServices(services).flatMap(externalEndpoints);
  return [...inside, ...outside];
}

function outsideServices(services: Service[]): Service[] {
  return services.filter(
    service =>
      service.spec?.type === 'LoadBalancer' && !leadsElsewhere(service),
  );
}

function externalEndpoints(service: Service): Endpoint[] {
  const { metadata, spec, status } = service;
  const { selector = {}, ports, loadBalancerSourceRanges = [] } = spec ?? {};
  const dnsName =
    metadata.annotations?.['external-dns.alpha.kubernetes.io/hostname'];
  const access = accessOf(selector);
  return (status?.loadBalancer?.ingress ?? []).flatMap(
    ({ hostname, ip }): Endpoint[] => {
      const host = hostname ?? ip;
      if (!host) return [];
      return [
        {
          type: 'external',
          host,
          port: ports?.[0]?.port ?? POSTGRES_PORT,
          service: metadata.name,
          ...(access && { access }),
          internal: isInternal(service),
          ...(loadBalancerSourceRanges.length && {
            sourceRanges: loadBalancerSourceRanges,
          }),
          ...(dnsName && { dnsName }),
        },
      ];
    },
  );
}

function accessOf(selector: Record<string, string>): Endpoint['access'] {
  if ('cnpg.io/poolerName' in selector) return 'pooler';
  switch (selector['cnpg.io/instanceRole']) {
    case 'primary':
      return 'rw';
    case 'replica':
      return 'ro';
    default:
      return selector['cnpg.io/podRole'] === 'instance' ? 'r' : undefined;
  }
}

function applicationOf(cluster: Cluster): DatabaseDetail['application'] {
  const {
    initdb,
    recovery,
    pg_basebackup: clone,
  } = cluster.spec?.bootstrap ?? {};
  const source = initdb ?? recovery ?? clone;
  if (!source?.database || !source.owner) return undefined;
  return {
    database: source.database,
    owner: source.owner,
    secret: applicationSecret(cluster),
  };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}
