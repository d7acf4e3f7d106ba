import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Cluster,
  DatabaseRef,
  KubernetesObject,
  Offer,
  clusterAnnotations,
  cnpgDatabaseOperatePermission,
  databaseEntityRef,
  kinds,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  KubernetesApiError,
  ResolvedService,
  authorizeService,
} from '@pgportal/plugin-cnpg-node';
import { authorizeDatabase, readReference } from '../lib/authorizeDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { readCluster } from '../lib/readDatabase';
import { audited, runAction } from '../lib/runAction';
import { answers, entityRef, reference } from '../lib/schemas';
import { examples } from './adoptDatabase.examples';

/** The operator writes the status of a Cluster all the time, and each is another version. */
const ATTEMPTS = 10;

/**
 * Takes a database into the portal that somebody else made: says on the Cluster
 * whose it is and what depends on it, and changes nothing else.
 *
 * @public
 */
export function createAdoptDatabaseAction(dependencies: ActionDependencies) {
  const { targets, lock } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:adopt',
    description:
      'Takes a PostgreSQL database into the portal that was not created through it: writes annotations on its Cluster that say whose it is, what it is for and what depends on it. Its spec stays as it is. Running it again changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        service: answers.service,
        environment: answers.environment,
        plan: z => answers.plan(z).optional(),
      },
      output: { reference, entityRef },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { input, logger } = ctx;
        const ref = readReference(input.database);
        const name = stringifyDatabaseRef(ref);
        await authorizeDatabase(
          ctx,
          ref,
          cnpgDatabaseOperatePermission,
          dependencies,
        );
        const service = await authorizeService({
          ...dependencies,
          credentials: await ctx.getInitiatorCredentials(),
          service: input.service,
        });
        checkOffer(input, targets.offer);
        ctx.output('reference', name);
        ctx.output('entityRef', databaseEntityRef(ref));

        const adopt = (signal?: AbortSignal) =>
          annotate(
            ref,
            service,
            {
              environment: input.environment,
              plan: input.plan,
              requestedBy: ctx.user?.ref,
            },
            { dependencies, signal, isDryRun: ctx.isDryRun },
          );
        const changed = ctx.isDryRun
          ? await adopt(ctx.signal)
          : await audited(
              dependencies,
              {
                eventId: 'database-adopt',
                reference: name,
                taskId: ctx.task.id,
                requestedBy: ctx.user?.ref,
              },
              () =>
                lock.run(
                  `namespace:${ref.target}/${ref.namespace}`,
                  adopt,
                  ctx.signal,
                ),
            );
        if (!changed) {
          logger.info(`${name} belongs to ${service.owner} already`);
        } else {
          logger.info(
            ctx.isDryRun
              ? `Would give ${name} to ${service.owner}, for ${service.entityRef}`
              : `${name} belongs to ${service.owner} now, for ${service.entityRef}. Nothing but annotations has changed`,
          );
        }
      });
    },
  });
}

function checkOffer(
  input: { environment: string; plan?: string },
  { environments, plans }: Offer,
): void {
  const names = (list: { name: string }[]) =>
    list.map(({ name }) => name).join(', ');
  const environment = environments.find(
    ({ name }) => name === input.environment,
  );
  if (!environment) {
    throw new InputError(
      `environment: there is none of that name; there is ${names(
        environments,
      )}.`,
    );
  }
  const offered = plans.filter(
    ({ name }) => environment.plans?.includes(name) ?? true,
  );
  if (
    input.plan !== undefined &&
    !offered.some(({ name }) => name === input.plan)
  ) {
    throw new InputError(
      `plan: there is none of that name in ${
        environment.title
      }; there is ${names(offered)}.`,
    );
  }
}

/** Whether anything was to be done. Throws `ConflictError`. */
async function annotate(
  ref: DatabaseRef,
  service: ResolvedService,
  facts: { environment: string; plan?: string; requestedBy?: string },
  options: {
    dependencies: ActionDependencies;
    signal?: AbortSignal;
    isDryRun?: boolean;
  },
): Promise<boolean> {
  const { dependencies, signal, isDryRun } = options;
  const { kubernetes } = dependencies.targets.get(ref.target);
  for (let attempt = 1; ; attempt++) {
    const cluster = await readCluster(dependencies, ref, signal);
    const namespace = await kubernetes.get<KubernetesObject>(
      kinds.Namespace,
      undefined,
      ref.namespace,
      { signal },
    );
    const wanted = annotationsOf(ref, cluster, namespace, service, facts);
    if (!wanted) return false;
    if (isDryRun) return true;
    try {
      await kubernetes.mergePatch(
        kinds.Cluster,
        ref.namespace,
        ref.name,
        {
          metadata: {
            resourceVersion: cluster.metadata.resourceVersion,
            annotations: wanted,
          },
        },
        { signal },
      );
      return true;
    } catch (error) {
      const isConflict =
        error instanceof KubernetesApiError && error.statusCode === 409;
      if (!isConflict || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Those that are to be written; undefined when the database has been adopted so already. */
function annotationsOf(
  ref: DatabaseRef,
  { metadata }: Cluster,
  namespace: KubernetesObject | undefined,
  service: ResolvedService,
  facts: { environment: string; plan?: string; requestedBy?: string },
): Record<string, string> | undefined {
  const name = stringifyDatabaseRef(ref);
  const present = metadata.annotations ?? {};
  const onNamespace = namespace?.metadata.annotations ?? {};
  const owner =
    present[clusterAnnotations.owner] ?? onNamespace[clusterAnnotations.owner];
  if (owner && owner.toLowerCase() !== service.owner.toLowerCase()) {
    throw new ConflictError(
      `database: ${name} belongs to ${owner}, and would belong to ${service.owner}. Only a service of its owner can adopt it.`,
    );
  }
  if (metadata.deletionTimestamp) {
    throw new ConflictError(`database: ${name} is being deleted.`);
  }
  const dependents = (present[clusterAnnotations.dependencyOf] ?? '')
    .split(',')
    .map(text => text.trim())
    .filter(Boolean);
  const wanted: Record<string, string> = {
    [clusterAnnotations.owner]: service.owner,
    [clusterAnnotations.entityRef]: databaseEntityRef(ref),
    [clusterAnnotations.dependencyOf]: dependents.includes(service.entityRef)
      ? dependents.join(',')
      : [...dependents, service.entityRef].join(','),
    [clusterAnnotations.environment]: facts.environment,
    ...(facts.plan && { [clusterAnnotations.plan]: facts.plan }),
    [clusterAnnotations.adopted]: 'true',
  };
  if (present[clusterAnnotations.entityRef]) {
    const isSame = Object.entries(wanted).every(
      ([key, value]) => present[key] === value,
    );
    if (isSame) return undefined;
    throw new ConflictError(
      `database: the portal knows ${name} already, as ${
        present[clusterAnnotations.environment] ?? 'of no environment'
      } for ${
        dependents.join(', ') || 'no service'
      }. Its page has what can be changed.`,
    );
  }
  return {
    ...wanted,
    ...(facts.requestedBy && {
      [clusterAnnotations.requestedBy]: facts.requestedBy,
    }),
  };
}
