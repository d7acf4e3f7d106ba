import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { Cluster, KubernetesObject } from '../model/objects';
import { OperationWrite } from '../operations/operation';
import { PolicyFinding, PolicyReport } from './evaluatePolicies';
import { Quota } from './governance';

/**
 * A database as it is going to be once an operation has been carried out, as
 * far as policies look at it: its Cluster, schedules and poolers.
 *
 * @public
 */
export function objectsAfter(
  objects: DatabaseObjects,
  writes: OperationWrite[],
): DatabaseObjects {
  const after = (kind: string, before: KubernetesObject[]) =>
    writes.reduce(
      (known, write) =>
        write.kind.kind === kind ? applyWrite(known, write) : known,
      before,
    );
  const [cluster = objects.cluster] = after(kinds.Cluster.kind, [
    objects.cluster,
  ]) as Cluster[];
  const { imageName, imageCatalogRef } = cluster.spec ?? {};
  const newImage =
    imageName !== objects.cluster.spec?.imageName ||
    imageCatalogRef?.major !== objects.cluster.spec?.imageCatalogRef?.major;
  return {
    ...objects,
    cluster: newImage
      ? {
          ...cluster,
          // What runs by now is not what is going to run.
          status: {
            ...cluster.status,
            image: undefined,
            pgDataImageInfo: undefined,
          },
        }
      : cluster,
    scheduledBackups: after(
      kinds.ScheduledBackup.kind,
      objects.scheduledBackups,
    ) as DatabaseObjects['scheduledBackups'],
    poolers: after(
      kinds.Pooler.kind,
      objects.poolers ?? [],
    ) as DatabaseObjects['poolers'],
  };
}

function applyWrite(
  objects: KubernetesObject[],
  write: OperationWrite,
): KubernetesObject[] {
  if (write.verb === 'create') return [...objects, write.object];
  const isMeant = ({ metadata }: KubernetesObject) =>
    metadata.name === write.name;
  return write.verb === 'delete'
    ? objects.filter(object => !isMeant(object))
    : objects.map(object =>
        isMeant(object)
          ? (mergePatch(object, write.patch) as KubernetesObject)
          : object,
      );
}

/** RFC 7386 */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete merged[field];
    else merged[field] = mergePatch(merged[field], value);
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a change would break that is kept now, waived rules not among it. What
 * is broken already stands in the way of no change.
 *
 * @public
 */
export function newlyBroken(
  before: PolicyReport,
  after: PolicyReport,
): PolicyFinding[] {
  const id = ({ policy, rule }: PolicyFinding) => `${policy ?? ''}/${rule}`;
  const known = new Set(before.findings.map(id));
  return after.findings.filter(
    finding => !finding.waived && !known.has(id(finding)),
  );
}

/**
 * What a change takes from the quota beyond what the database takes now.
 *
 * @public
 */
export function growthOf(
  before: Required<Quota>,
  after: Required<Quota>,
): Quota {
  const grown = (key: keyof Quota) => Math.max(0, after[key] - before[key]);
  return {
    databases: grown('databases'),
    cpu: grown('cpu'),
    memory: grown('memory'),
    storage: grown('storage'),
    monthlyCost: grown('monthlyCost'),
  };
}
