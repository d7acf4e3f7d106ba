import { setTimeout as delay } from 'node:timers/promises';
import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseRef,
  Event,
  ExposedCluster,
  ExposureStep,
  Service,
  clusterAnnotations,
  cnpgDatabaseScalePermission,
  kinds,
  nextExposureStep,
  stringifyDatabaseRef,
  validateExposure,
} from '@pgportal/plugin-cnpg-common';
import { KubernetesApi, KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { authorizeDatabase, readReference } from '../lib/authorizeDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { isPassing } from '../lib/isPassing';
import { readCluster } from '../lib/readDatabase';
import { audited, runAction } from '../lib/runAction';
import { reference } from '../lib/schemas';
import { examples } from './exposeDatabase.examples';

const INTERVAL_MS = 1_000;
const DEFAULT_TIMEOUT_MINUTES = 10;

/**
 * Makes a database reachable from outside Kubernetes through a load balancer,
 * or takes that away again.
 *
 * @public
 */
export function createExposeDatabaseAction(dependencies: ActionDependencies) {
  const { governance, targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:expose',
    description:
      'Gives a PostgreSQL database a load balancer, read-write on port 5432 and read-only on 5433 of one address, or takes it away. Running it again changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: reference,
        exposure: z =>
          z.enum(['none', 'internal', 'public'], {
            description:
              'Who can reach it: nobody outside Kubernetes, the virtual network, or the internet where the target allows that',
          }),
        sourceRanges: z =>
          z
            .array(z.string(), {
              description:
                'CIDR blocks that may connect, such as 203.0.113.0/24; needed for public',
            })
            .optional(),
        readOnly: z =>
          z
            .boolean({
              description:
                'Whether the standbys can be reached as well; true when absent',
            })
            .optional(),
        timeoutMinutes: z =>
          z
            .number({
              description: `Minutes until it gives up waiting for Azure; ${DEFAULT_TIMEOUT_MINUTES} when absent`,
            })
            .positive()
            .max(120)
            .optional(),
      },
      output: {
        reference,
        endpoints: z =>
          z.array(
            z.object({
              role: z.enum(['rw', 'ro']),
              host: z.string(),
              port: z.number(),
            }),
            { description: 'Where clients connect' },
          ),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { input, logger, signal } = ctx;
        const ref = readReference(input.database);
        const name = stringifyDatabaseRef(ref);
        await authorizeDatabase(
          ctx,
          ref,
          cnpgDatabaseScalePermission,
          dependencies,
        );
        const { kubernetes, definition } = targets.get(ref.target);
        const cluster = await readCluster(dependencies, ref, signal);
        dependencies.governance.admitOperation(cluster, new Date());
        const environment = targets.offer.environments.find(
          entry =>
            entry.name ===
            cluster.metadata.annotations?.[clusterAnnotations.environment],
        );
        const request = {
          exposure: input.exposure,
          sourceRanges: [...new Set(input.sourceRanges ?? [])],
          readOnly: input.readOnly ?? true,
        };
        const problems = validateExposure(request, definition, environment);
        if (problems.length) {
          throw new InputError(
            problems
              .map(({ field, message }) => `${field}: ${message}`)
              .join(' '),
          );
        }
        const forbidden = governance.judgeExposure(
          ref,
          {
            cluster,
            pods: [],
            volumes: [],
            services: [],
            backups: [],
            scheduledBackups: [],
            objectStores: [],
            nodes: [],
            unavailable: {},
          },
          request,
          new Date(),
        );
        if (forbidden.length) {
          throw new InputError(`exposure: ${forbidden.join(' ')}`);
        }
        ctx.output('reference', name);
        if (ctx.isDryRun) {
          logger.info(
            `Would make the load balancer of ${name}: ${request.exposure}`,
          );
          return;
        }

        const next = async (): Promise<ExposureStep> => {
          const current = (await readCluster(
            dependencies,
            ref,
            signal,
          )) as ExposedCluster;
          const { items } = await kubernetes.list<Service>(kinds.Service, {
            namespace: ref.namespace,
            labelSelector: `cnpg.io/cluster=${ref.name}`,
            signal,
          });
          const step = nextExposureStep(
            ref,
            request,
            current,
            items,
            definition,
          );
          if (step.refused) {
            throw new ConflictError(`exposure: ${step.refused}`);
          }
          return step;
        };
        const endpoints = await audited(
          dependencies,
          {
            eventId: 'database-expose',
            reference: name,
            taskId: ctx.task.id,
            requestedBy: ctx.user?.ref,
          },
          () =>
            follow(kubernetes, ref, next, {
              log: message => logger.info(message),
              timeoutMs:
                (input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000,
              signal,
            }),
        );
        for (const { role, host, port } of endpoints) {
          logger.info(
            `${
              role === 'rw' ? 'The primary' : 'The standbys'
            }: ${host}:${port}`,
          );
        }
        if (request.exposure === 'none') {
          logger.info(`${ref.name} cannot be reached from outside Kubernetes`);
        }
        ctx.output('endpoints', endpoints);
      });
    },
  });
}

/** Goes on step by step until Azure has done its part. */
async function follow(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  next: () => Promise<ExposureStep>,
  options: {
    log(message: string): void;
    timeoutMs: number;
    signal?: AbortSignal;
  },
): Promise<ExposureStep['endpoints']> {
  const { log, timeoutMs, signal } = options;
  const started = Date.now();
  let said = '';
  while (Date.now() - started < timeoutMs) {
    try {
      const { patch, waitingFor, endpoints } = await next();
      if (patch) {
        await kubernetes.mergePatch(
          kinds.Cluster,
          ref.namespace,
          ref.name,
          patch,
          { signal },
        );
      } else if (!waitingFor) {
        return endpoints;
      }
      if (waitingFor && waitingFor !== said) {
        said = waitingFor;
        log(`Waiting for ${waitingFor}`);
      }
    } catch (error) {
      if (!isPassing(error) && !isConflict(error)) throw error;
    }
    await delay(INTERVAL_MS, undefined, { signal });
  }
  throw new ServiceUnavailableError(
    `The load balancer of ${ref.name} is not as it should be after ${
      timeoutMs / 60_000
    } min. Still waiting for ${said}. ${await findReason(
      kubernetes,
      ref,
      signal,
    )} Run this again when that is solved.`,
  );
}

/** Somebody else has changed the Cluster at that moment; the next look knows. */
function isConflict(error: unknown): boolean {
  return error instanceof KubernetesApiError && error.statusCode === 409;
}

/** What Azure's cloud provider says is in its Events alone. */
async function findReason(
  kubernetes: KubernetesApi,
  ref: DatabaseRef,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const { items } = await kubernetes.list<Event>(kinds.Event, {
      namespace: ref.namespace,
      fieldSelector: 'involvedObject.kind=Service',
      signal,
    });
    const failure = items
      .filter(
        ({ type, involvedObject }) =>
          type === 'Warning' &&
          involvedObject?.name?.startsWith(`${ref.name}-lb-`),
      )
      .pop();
    const text = failure?.message?.replace(/\s+/g, ' ').trim().slice(0, 400);
    return text ? `Azure says: ${text}` : 'Azure has not said why.';
  } catch (error) {
    if (!(error instanceof KubernetesApiError)) throw error;
    return 'Its Events could not be read.';
  }
}
