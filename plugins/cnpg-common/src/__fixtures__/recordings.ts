import { readFileSync } from 'fs';
import { join } from 'path';
import { DatabaseObjects } from '../model/database';
import {
  Backup,
  Cluster,
  Event,
  KubernetesObject,
  Node,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  ScheduledBackup,
  Service,
} from '../model/objects';

export const scenarios = [
  'archiving-failure',
  'backup',
  'backup-failed',
  'backup-failure',
  'create',
  'delete',
  'failover',
  'failover-force',
  'fence',
  'hibernate',
  'parameters-reload',
  'restart',
  'restore',
  'scale',
  'scheduled-backup',
  'switchover',
  'unfence',
  'unschedulable',
  'unschedulable-rollout',
  'wake',
  'wrong-credentials',
] as const;

export type Scenario = (typeof scenarios)[number];

type Json = { [field: string]: unknown };

interface Write {
  ms: number;
  kind: string;
  name: string;
  object?: Json;
  patch?: Json;
  deleted?: true;
}

interface Recording {
  start: number;
  cluster: string;
  writes: Write[];
}

const recordings = new Map<Scenario, Recording>();

function recording(scenario: Scenario): Recording {
  let known = recordings.get(scenario);
  if (!known) {
    const [head, ...writes] = readFileSync(
      join(__dirname, 'recordings', `${scenario}.jsonl`),
      'utf8',
    )
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    known = { start: Date.parse(head.start), cluster: head.cluster, writes };
    recordings.set(scenario, known);
  }
  return known;
}

/** The wall-clock time of a moment of the recording. */
export function timeAt(scenario: Scenario, ms: number): Date {
  return new Date(recording(scenario).start + ms);
}

/** Every moment at which something changed while the cluster existed. */
export function momentsOf(scenario: Scenario): number[] {
  const { writes } = recording(scenario);
  const isCluster = ({ kind }: Write) => kind === 'Cluster';
  const from = writes.find(isCluster)!.ms;
  const to = writes.find(write => isCluster(write) && write.deleted)?.ms;
  return [...new Set(writes.map(({ ms }) => ms))].filter(
    ms => ms >= from && (to === undefined || ms < to),
  );
}

/** The only one there was. */
const NODE: Node = {
  metadata: {
    name: 'node1',
    labels: { 'topology.kubernetes.io/zone': 'westus3-1' },
  },
};

/** What was known of the recorded database at that moment. */
export function objectsAt(scenario: Scenario, ms: number): DatabaseObjects {
  const { cluster: name, writes } = recording(scenario);
  const objects = new Map<string, Json>();
  for (const write of writes.filter(entry => entry.ms <= ms)) {
    const key = `${write.kind}/${write.name}`;
    if (write.deleted) objects.delete(key);
    else if (write.object) objects.set(key, write.object);
    else objects.set(key, mergePatch(objects.get(key), write.patch) as Json);
  }
  const all = [...objects.values()] as unknown as KubernetesObject[];
  const ofKind = <T extends KubernetesObject>(kind: string) =>
    all.filter(object => object.kind === kind) as T[];
  const labelled = <T extends KubernetesObject>(kind: string) =>
    ofKind<T>(kind).filter(
      object => object.metadata.labels?.['cnpg.io/cluster'] === name,
    );
  const cluster = ofKind<Cluster>('Cluster').find(
    object => object.metadata.name === name,
  );
  if (!cluster) throw new Error(`There is no ${name} at ${ms} of ${scenario}`);
  return structuredClone({
    cluster,
    pods: labelled<Pod>('Pod'),
    volumes: labelled<PersistentVolumeClaim>('PersistentVolumeClaim'),
    services: labelled<Service>('Service'),
    backups: ofKind<Backup>('Backup').filter(
      object => object.spec?.cluster?.name === name,
    ),
    scheduledBackups: ofKind<ScheduledBackup>('ScheduledBackup').filter(
      object => object.spec?.cluster?.name === name,
    ),
    objectStores: [],
    nodes: [],
    targetNodes: [NODE],
    disruptionBudgets: labelled<PodDisruptionBudget>('PodDisruptionBudget'),
    events: ofKind<Event>('Event'),
    poolers: [],
    databases: [],
    databaseRoles: [],
    archiveSharedWith: 0,
    // Not recorded, and nothing that the recordings are about.
    podMonitors: [
      {
        metadata: { name: 'all' },
        spec: { namespaceSelector: { any: true } },
      },
    ],
    unavailable: {},
  });
}

/** RFC 7386 */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const merged: Json = {
    ...(typeof target === 'object' && target !== null ? target : {}),
  };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete merged[field];
    else merged[field] = mergePatch(merged[field], value);
  }
  return merged;
}
