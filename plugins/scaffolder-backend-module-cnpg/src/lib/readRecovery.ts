import { NotFoundError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  Cluster,
  DatabaseRequest,
  Plan,
  Recovery,
  RecoveryChoice,
  TargetDefinition,
  clusterAnnotations,
  cnpgDatabaseRestorePermission,
  describeRecovery,
  kinds,
  resolveRecovery,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import { authorizeDatabase, readReference } from './authorizeDatabase';
import { fieldErrors } from './fieldErrors';
import { ActionDependencies } from './dependencies';
import { readDatabase } from './readDatabase';

/**
 * Works out what a database is restored from, from the source as it is now:
 * nothing of it is taken from the input but which source, and how far. Whoever
 * started the task needs the permission to restore on the source.
 *
 * Throws `NotAllowedError`, `NotFoundError`, and `InputError` with a sentence
 * for each thing that stands in the way.
 */
export async function readRecovery(
  ctx: Pick<ActionContext<any, any>, 'getInitiatorCredentials' | 'signal'>,
  { source, targetTime, backupId }: RecoveryChoice,
  options: {
    request: DatabaseRequest;
    plan: Plan;
    target: TargetDefinition;
    dependencies: ActionDependencies;
  },
): Promise<Recovery> {
  const { request, plan, target, dependencies } = options;
  const { targets } = dependencies;
  const sourceRef = readReference(source);
  const choice: RecoveryChoice = {
    source: stringifyDatabaseRef(sourceRef),
    ...(targetTime && { targetTime }),
    ...(backupId && { backupId }),
  };
  await authorizeDatabase(
    ctx,
    sourceRef,
    cnpgDatabaseRestorePermission,
    dependencies,
  );
  const origin = targets.get(sourceRef.target);
  const objects = await readDatabase(origin.kubernetes, sourceRef, ctx.signal);
  if (!objects) {
    throw new NotFoundError(
      `recovery: there is no database ${sourceRef.name} in namespace ${sourceRef.namespace} on ${origin.definition.title} any more.`,
    );
  }
  const existing = await targets
    .get(target.name)
    .kubernetes.get<Cluster>(kinds.Cluster, request.namespace, request.name, {
      signal: ctx.signal,
    });
  const { recovery, problems } = resolveRecovery({
    choice,
    source: objects,
    plan,
    target,
    version: request.version,
    now: new Date(),
    exists:
      existing?.metadata.annotations?.[clusterAnnotations.restoredFrom] ===
      describeRecovery(choice),
  });
  if (problems.length || !recovery) throw fieldErrors(problems);
  return recovery;
}
