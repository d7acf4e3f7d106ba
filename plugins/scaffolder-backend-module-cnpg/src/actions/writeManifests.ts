import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  KubernetesManifest,
  buildIdentityManifests,
  manifestsOfPlan,
  manifestsToYaml,
  stringifyDatabaseRef,
  withIdentityFromConfigMap,
} from '@pgportal/plugin-cnpg-common';
import { Target } from '@pgportal/plugin-cnpg-node';
import { stringify } from 'yaml';
import { admitDatabase } from '../lib/admitDatabase';
import { checkDatabase } from '../lib/checkDatabase';
import { ActionDependencies } from '../lib/dependencies';
import { isPassing } from '../lib/isPassing';
import { runAction } from '../lib/runAction';
import { database, entityRef, reference } from '../lib/schemas';
import { examples } from './writeManifests.examples';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a GitOps controller needs to find the files of a folder. */
const KUSTOMIZATION = 'kustomization.yaml';

/**
 * Writes the manifests of a database into the workspace, for a pull request
 * instead of the API server. The same plan gives the same bytes.
 *
 * @public
 */
export function createWriteManifestsAction(dependencies: ActionDependencies) {
  const { targets } = dependencies;
  return createTemplateAction({
    id: 'cnpg:database:manifests',
    description:
      'Writes the Kubernetes manifests of a PostgreSQL database into the workspace instead of applying them, on request with its Azure identity as objects of the Azure Service Operator.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database,
        clientId: z =>
          z
            .string({
              description:
                'Client id of its managed identity, where that is made by azure:databaseIdentity:ensure',
            })
            .optional(),
        identity: z =>
          z
            .enum(['clientId', 'serviceOperator'], {
              description:
                'Where its identity comes from: a client id that is known, or objects of the Azure Service Operator. clientId when absent',
            })
            .optional(),
        oidcIssuer: z =>
          z
            .string({
              description:
                'OIDC issuer of the AKS cluster with its trailing slash, for serviceOperator; that of the configuration when absent',
            })
            .optional(),
        folder: z =>
          z
            .string({
              description:
                'Folder in the workspace; databases/<target>/<namespace>/<name> when absent',
            })
            .optional(),
      },
      output: {
        reference,
        entityRef,
        folder: z => z.string({ description: 'The folder that was written' }),
        files: z => z.array(z.string(), { description: 'Names of its files' }),
      },
    },
    async handler(ctx) {
      await runAction(ctx, dependencies, async () => {
        const { input, logger, signal } = ctx;
        const plan = await checkDatabase(ctx, input.database, dependencies);
        await admitDatabase(ctx, plan, dependencies, signal);
        const { ref, request, target } = plan;
        const fromOperator = input.identity === 'serviceOperator';
        if (input.clientId && !GUID.test(input.clientId)) {
          throw new InputError('clientId: it must be a GUID.');
        }
        if (target.azure && !fromOperator && !input.clientId && !ctx.isDryRun) {
          throw new InputError(
            `clientId: databases on ${target.title} need a managed identity. Run azure:databaseIdentity:ensure before, or choose identity: serviceOperator.`,
          );
        }
        const manifests = await served(
          targets.get(target.name),
          manifestsOfPlan(plan, fromOperator ? undefined : input.clientId),
          message => logger.info(message),
          signal,
        );
        const files: Record<string, string> = {
          'database.yaml': manifestsToYaml(
            fromOperator ? withIdentityFromConfigMap(manifests) : manifests,
          ),
        };
        if (fromOperator) {
          const issuer = input.oidcIssuer || target.azure?.oidcIssuer;
          if (!target.azure?.identityResourceGroup || !issuer) {
            throw new InputError(
              `oidcIssuer: to write the identity of databases on ${target.title}, their resource group and the issuer of the AKS cluster must be known (cnpg.targets[].azure).`,
            );
          }
          files['identity.yaml'] = manifestsToYaml(
            buildIdentityManifests(request, target.azure, issuer),
          );
        }
        files[KUSTOMIZATION] = stringify({
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          resources: Object.keys(files).sort(),
        });

        const folder =
          input.folder || join('databases', stringifyDatabaseRef(ref));
        if (!ctx.isDryRun) {
          const path = resolveSafeChildPath(ctx.workspacePath, folder);
          await mkdir(path, { recursive: true });
          for (const [name, content] of Object.entries(files)) {
            await writeFile(resolveSafeChildPath(path, name), content);
          }
        }
        for (const name of Object.keys(files)) {
          logger.info(
            `${ctx.isDryRun ? 'Would write' : 'Wrote'} ${folder}/${name}`,
          );
        }
        ctx.output('reference', stringifyDatabaseRef(ref));
        ctx.output('entityRef', plan.entityRef);
        ctx.output('folder', folder);
        ctx.output('files', Object.keys(files).sort());
      });
    },
  });
}

/**
 * Without what the target does not have, which would keep a GitOps controller
 * from applying the rest. A target that is away is taken to have only what is
 * necessary.
 */
async function served(
  { kubernetes, definition }: Target,
  manifests: KubernetesManifest[],
  log: (message: string) => void,
  signal?: AbortSignal,
): Promise<KubernetesManifest[]> {
  const kept: KubernetesManifest[] = [];
  for (const manifest of manifests) {
    const { kind, optional } = manifest;
    const isServed =
      !optional ||
      (await kubernetes.serves(kind, { signal }).catch(error => {
        if (!isPassing(error)) throw error;
        return false;
      }));
    if (isServed) kept.push(manifest);
    else {
      log(
        `Left out ${kind.kind}.${kind.group}: ${definition.title} does not have it`,
      );
    }
  }
  return kept;
}
