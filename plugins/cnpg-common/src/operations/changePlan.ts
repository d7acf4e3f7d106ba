import { z } from 'zod';
import { clusterAnnotations } from '../annotations';
import { postgresParameters } from '../manifests/postgresParameters';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { Plan } from '../model/offer';
import { cnpgDatabaseScalePermission } from '../permissions';
import { parseQuantity } from '../quantity';
import { notRunning, patchSpec } from './common';
import { whyVolumesStay } from './growStorage';
import { OperationContext } from './operation';
import { whyNotTogether } from './parameters';
import { unusualRollout, whenReady } from './rollout';
import { OperationDefinition, SeenFact } from './spoken';

const input = z.strictObject({ plan: z.string().min(1).max(63) });

/**
 * Gives the instances the CPU and memory of another plan, and the memory
 * settings that follow from it.
 *
 * @public
 */
export const changePlan: OperationDefinition<z.infer<typeof input>> = {
  id: 'change-plan',
  title: 'Change the plan',
  group: 'size',
  permission: cnpgDatabaseScalePermission,
  destructive: false,
  input,
  outlook: (objects, context) => ({
    refused: notRunning(objects),
    effect: effectOf(objects),
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
      : say('operation.change-plan.unknown', { plan: answers.plan });
    if (!plan || refused) return { refused: refused!, field: 'plan' };
    const resources = { cpu: plan.cpu, memory: plan.memory };
    const { storage, walStorage } = cluster.spec ?? {};
    const volumes = whyVolumesStay(objects)
      ? {}
      : {
          ...grown('storage', storage?.size, plan.storage),
          ...grown('walStorage', walStorage?.size, plan.walStorage),
        };
    const parameters = derivedParameters(objects, plan, context);
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
      title: say('operation.change-plan.title', { plan: plan.title }),
      effect: whenReady(objects, effectOf(objects, plan)),
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

/** What a plan does, or any of them. */
function effectOf(objects: DatabaseObjects, plan?: Plan): Message {
  const { storage, walStorage } = objects.cluster.spec ?? {};
  const grows =
    !plan ||
    'storage' in grown('storage', storage?.size, plan.storage) ||
    'walStorage' in grown('walStorage', walStorage?.size, plan.walStorage);
  const unusual = unusualRollout(objects);
  const reason = grows ? whyVolumesStay(objects) : undefined;
  if (reason) {
    const effect = unusual ?? say('operation.upgrade.effect');
    return say('operation.change-plan.volumesStay', { effect, reason });
  }
  return unusual
    ? say('operation.change-plan.volumes', { effect: unusual })
    : say('operation.change-plan.effect');
}

function planOf({ metadata }: Cluster): string | undefined {
  return metadata.annotations?.[clusterAnnotations.plan];
}

function seen(cluster: Cluster): SeenFact[] {
  const { cpu = '', memory = '' } = cluster.spec?.resources?.requests ?? {};
  return [
    {
      name: say('operation.change-plan.fact.plan'),
      value: planOf(cluster) ?? '',
    },
    { name: say('operation.change-plan.fact.cpu'), value: String(cpu) },
    { name: say('operation.change-plan.fact.memory'), value: memory },
  ];
}

function planRefusal(
  { cluster }: DatabaseObjects,
  plan: Plan,
  { offer }: OperationContext,
): Message | undefined {
  const name = cluster.metadata.annotations?.[clusterAnnotations.environment];
  const environment = offer.environments.find(entry => entry.name === name);
  if (environment?.plans && !environment.plans.includes(plan.name)) {
    return say('operation.change-plan.notOffered', {
      plan: plan.title,
      environment: environment.title,
    });
  }
  const { requests, limits } = cluster.spec?.resources ?? {};
  const same = (of: 'cpu' | 'memory') =>
    [requests, limits].every(
      set => parseQuantity(set?.[of]) === parseQuantity(plan[of]),
    );
  return plan.name === planOf(cluster) && same('cpu') && same('memory')
    ? say('operation.change-plan.same', { plan: plan.title })
    : undefined;
}

/**
 * What follows from the plan's memory and the volumes, except where somebody
 * has chosen a value of their own.
 */
function derivedParameters(
  objects: DatabaseObjects,
  plan: Plan,
  { offer }: OperationContext,
): Record<string, string> {
  const { cluster } = objects;
  const current = cluster.spec?.postgresql?.parameters ?? {};
  const before = offer.plans.find(({ name }) => name === planOf(cluster));
  const former = before ? parametersOf(objects, before) : {};
  return Object.fromEntries(
    Object.entries(parametersOf(objects, plan)).filter(
      ([name, value]) =>
        current[name] !== value &&
        (current[name] === undefined || current[name] === former[name]),
    ),
  );
}

function parametersOf(
  objects: DatabaseObjects,
  plan: Plan,
): Record<string, string> {
  const {
    instances = plan.instances,
    storage,
    walStorage,
  } = objects.cluster.spec ?? {};
  const stays = whyVolumesStay(objects) !== undefined;
  const sizeOf = (has: string | undefined, wanted: string | undefined) =>
    stays && has ? has : larger(has, wanted);
  return postgresParameters({
    instances,
    memory: plan.memory,
    storage: sizeOf(storage?.size, plan.storage) ?? plan.storage,
    ...(walStorage && {
      walStorage: sizeOf(walStorage.size, plan.walStorage),
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
