import { z } from 'zod';
import { clusterAnnotations } from '../annotations';
import { postgresParameters } from '../manifests/postgresParameters';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { Plan } from '../model/offer';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { notRunning, patchSpec } from './common';
import { Operation, OperationContext } from './operation';
import { whyNotTogether } from './parameters';

const input = z.strictObject({ plan: z.string().min(1).max(63) });

const EFFECT =
  'The instances are replaced one after the other, standbys first: writes stop for about 15 seconds when it is the primary’s turn. Volumes grow where the plan has larger ones, and never shrink; the number of instances stays.';

/**
 * Gives the instances the CPU and memory of another plan, and the memory
 * settings that follow from it.
 *
 * @public
 */
export const changePlan: Operation<z.infer<typeof input>> = {
  id: 'change-plan',
  title: 'Change the plan',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook: (objects, context) => ({
    refused: notRunning(objects),
    effect: EFFECT,
    seen: seen(objects.cluster),
    facts: {
      plans: context.offer.plans.map(plan => {
        const refused = planRefusal(objects, plan, context);
        return {
          name: plan.name,
          title: plan.title,
          cpu: plan.cpu,
          memory: plan.memory,
          storage: plan.storage,
          instances: plan.instances,
          current: plan.name === planOf(objects.cluster),
          ...(refused && { refused }),
        };
      }),
    },
  }),
  plan(objects, answers, context) {
    const { cluster } = objects;
    const plan = context.offer.plans.find(({ name }) => name === answers.plan);
    const refused = plan
      ? planRefusal(objects, plan, context)
      : `There is no plan "${answers.plan}".`;
    if (!plan || refused) return { refused: refused!, field: 'plan' };
    const resources = { cpu: plan.cpu, memory: plan.memory };
    const parameters = derivedParameters(cluster, plan, context);
    const volumes = {
      ...grown('storage', cluster.spec?.storage?.size, plan.storage),
      ...grown('walStorage', cluster.spec?.walStorage?.size, plan.walStorage),
    };
    const conflict = whyNotTogether(
      {
        ...cluster,
        spec: {
          ...cluster.spec,
          ...volumes,
          resources: { requests: resources },
        },
      },
      parameters,
    );
    if (conflict) return { refused: conflict, field: 'plan' };
    return {
      title: `Change to the plan ${plan.title}`,
      effect: EFFECT,
      writes: [
        patchSpec(
          cluster,
          {
            resources: { requests: resources, limits: resources },
            postgresql: { parameters },
            ...volumes,
          },
          { annotations: { [clusterAnnotations.plan]: plan.name } },
        ),
      ],
    };
  },
};

function planOf({ metadata }: Cluster): string | undefined {
  return metadata.annotations?.[clusterAnnotations.plan];
}

function seen(cluster: Cluster): Record<string, string> {
  const { cpu = '', memory = '' } = cluster.spec?.resources?.requests ?? {};
  return { plan: planOf(cluster) ?? '', cpu: String(cpu), memory };
}

function planRefusal(
  { cluster }: DatabaseObjects,
  plan: Plan,
  { offer }: OperationContext,
): string | undefined {
  const name = cluster.metadata.annotations?.[clusterAnnotations.environment];
  const environment = offer.environments.find(entry => entry.name === name);
  if (environment?.plans && !environment.plans.includes(plan.name)) {
    return `The plan ${plan.title} is not offered for ${environment.title}.`;
  }
  const { requests, limits } = cluster.spec?.resources ?? {};
  const same = (of: 'cpu' | 'memory') =>
    [requests, limits].every(
      set => parseQuantity(set?.[of]) === parseQuantity(plan[of]),
    );
  return plan.name === planOf(cluster) && same('cpu') && same('memory')
    ? `The database has the plan ${plan.title} already.`
    : undefined;
}

/**
 * What follows from the plan's memory and the volumes, except where somebody
 * has chosen a value of their own.
 */
function derivedParameters(
  cluster: Cluster,
  plan: Plan,
  { offer }: OperationContext,
): Record<string, string> {
  const current = cluster.spec?.postgresql?.parameters ?? {};
  const before = offer.plans.find(({ name }) => name === planOf(cluster));
  const former = before ? parametersOf(cluster, before) : {};
  return Object.fromEntries(
    Object.entries(parametersOf(cluster, plan)).filter(
      ([name, value]) =>
        current[name] !== value &&
        (current[name] === undefined || current[name] === former[name]),
    ),
  );
}

function parametersOf(cluster: Cluster, plan: Plan): Record<string, string> {
  const {
    instances = plan.instances,
    storage,
    walStorage,
  } = cluster.spec ?? {};
  return postgresParameters({
    instances,
    memory: plan.memory,
    storage: larger(storage?.size, plan.storage) ?? plan.storage,
    ...(walStorage && {
      walStorage: larger(walStorage.size, plan.walStorage),
    }),
  });
}

function larger(a: string | undefined, b: string | undefined) {
  return (parseQuantity(a) ?? 0) >= (parseQuantity(b) ?? 0) ? a : b;
}

function grown(
  field: 'storage' | 'walStorage',
  current: string | undefined,
  wanted: string | undefined,
): object {
  const [has, wants] = [parseQuantity(current), parseQuantity(wanted)];
  return has !== undefined && wants !== undefined && wants > has
    ? { [field]: { size: wanted } }
    : {};
}
