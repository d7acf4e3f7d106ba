import {
  Cluster,
  DatabaseAnswers,
  DatabaseRef,
  FieldProblem,
  Message,
  RecoveryChoice,
  clusterAnnotations,
  describeOptions,
  describeRecovery,
  inEnglish,
  kinds,
  say,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '../types';

/**
 * The service in full; of the other answers, those that are known: options that
 * are absent have not been asked for yet. A database that is to be restored
 * says from what.
 *
 * @public
 */
export type KnownAnswers = Partial<DatabaseAnswers> &
  Pick<DatabaseAnswers, 'service'> & { recovery?: RecoveryChoice };

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
  answers: KnownAnswers;
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
  const problem = findClusterProblem(cluster, {
    ref,
    targetTitle: definition.title,
    answers,
  });
  return { exists: true, ...(problem && { problem }) };
}

/**
 * Why a Cluster that exists is not the one that was asked for: it belongs to
 * another service or was made with other answers. Undefined when it is.
 *
 * @public
 */
export function findClusterProblem(
  cluster: Cluster,
  asked: {
    ref: DatabaseRef;
    targetTitle: string;
    /** The service in full; of the others, those that are known. */
    answers: KnownAnswers;
  },
): FieldProblem | undefined {
  const { ref, targetTitle, answers } = asked;
  const where = {
    name: ref.name,
    namespace: ref.namespace,
    target: targetTitle,
  };
  if (isAdopted(cluster) || !isMadeFor(cluster, answers.service)) {
    return problemOf(say('name.taken', where));
  }
  const different = differences(cluster, answers);
  if (!different.length) return undefined;
  return problemOf(
    say('name.different', { ...where, differences: different.join(', ') }),
  );
}

function problemOf(message: Message): FieldProblem {
  return { field: 'name', message: inEnglish(message), messages: { message } };
}

/** A creation would write over what others have made. */
function isAdopted({ metadata }: Cluster): boolean {
  return metadata.annotations?.[clusterAnnotations.adopted] !== undefined;
}

function isMadeFor(cluster: Cluster, service: string): boolean {
  const dependents =
    cluster.metadata.annotations?.[clusterAnnotations.dependencyOf] ?? '';
  return dependents
    .split(',')
    .some(ref => ref.trim().toLowerCase() === service.toLowerCase());
}

/** What is another way than answered: a creation must never change a database that exists. */
function differences(cluster: Cluster, answers: KnownAnswers): string[] {
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
  const origin = annotations[clusterAnnotations.restoredFrom];
  const wanted = answers.recovery && describeRecovery(answers.recovery);
  return [
    ...pairs
      .filter(
        ([, existing, asked]) =>
          asked !== undefined && String(existing) !== String(asked),
      )
      .map(([what, existing]) => `${what} ${existing ?? 'unknown'}`),
    ...(origin === wanted
      ? []
      : [origin ? `data restored from ${origin}` : 'data of its own']),
    ...(answers.options === undefined ||
    describeOptions(answers.options) ===
      (annotations[clusterAnnotations.options] ?? '')
      ? []
      : ['other options']),
  ];
}
