import {
  Cluster,
  DatabaseAnswers,
  DatabaseRef,
  FieldProblem,
  clusterAnnotations,
  kinds,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '../types';

/**
 * Whether a database's name is taken: asks the target for a Cluster of that
 * name. One that was made for the same service with the same answers exists,
 * but is no problem: an earlier run of the same request made it.
 *
 * Throws `KubernetesApiError` when the target cannot say.
 *
 * @public
 */
export async function checkName(options: {
  targets: TargetsService;
  ref: DatabaseRef;
  /** The service in full; of the others, those that are known. */
  answers: Partial<DatabaseAnswers> & Pick<DatabaseAnswers, 'service'>;
  signal?: AbortSignal;
}): Promise<{ exists: boolean; problem?: FieldProblem }> {
  const { targets, ref, answers, signal } = options;
  const { kubernetes, definition } = targets.get(ref.target);
  const cluster = await kubernetes.get<Cluster>(
    kinds.Cluster,
    ref.namespace,
    ref.name,
    { signal },
  );
  if (!cluster) return { exists: false };
  const where = `${ref.name} in namespace ${ref.namespace} on ${definition.title}`;
  const taken = (message: string) => ({
    exists: true,
    problem: { field: 'name' as const, message },
  });
  if (!isMadeFor(cluster, answers.service)) {
    return taken(`There is a database ${where} already; choose another name.`);
  }
  const different = differences(cluster, answers);
  return different.length
    ? taken(
        `This service has a database ${where} already, with ${different.join(
          ', ',
        )}; choose another name for a new one.`,
      )
    : { exists: true };
}

function isMadeFor(cluster: Cluster, service: string): boolean {
  const dependents =
    cluster.metadata.annotations?.[clusterAnnotations.dependencyOf] ?? '';
  return dependents
    .split(',')
    .some(ref => ref.trim().toLowerCase() === service.toLowerCase());
}

/** What is another way than answered: a creation must never change a database that exists. */
function differences(
  cluster: Cluster,
  answers: Partial<DatabaseAnswers>,
): string[] {
  const annotations = cluster.metadata.annotations ?? {};
  const major =
    cluster.spec?.imageCatalogRef?.major ??
    /:(\d+)/.exec(cluster.spec?.imageName?.split('/').pop() ?? '')?.[1];
  const pairs: [string, unknown, unknown][] = [
    ['plan', annotations[clusterAnnotations.plan], answers.plan],
    [
      'environment',
      annotations[clusterAnnotations.environment],
      answers.environment,
    ],
    ['version', major, answers.version],
  ];
  return pairs
    .filter(
      ([, existing, asked]) =>
        asked !== undefined && String(existing) !== String(asked),
    )
    .map(([what, existing]) => `${what} ${existing ?? 'unknown'}`);
}
