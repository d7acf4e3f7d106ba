/**
 * Writes the configuration of a target for a Kubernetes cluster that is there:
 * what `npm run demo -- --kubeconfig FILE` begins with.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { createTargets } from '@pgportal/plugin-cnpg-node';
import { parse, stringify } from 'yaml';
import { Unusable, describeTarget } from './describeTarget';

const NAME = 'evaluation';

const { values: options } = parseArgs({
  options: {
    kubeconfig: { type: 'string', default: '' },
    context: { type: 'string' },
    'storage-class': { type: 'string' },
    image: { type: 'string', multiple: true, default: [] },
    output: { type: 'string', default: '' },
  },
});

/** Pinned, so that another current context does not move the target. */
function findContext(): string | undefined {
  if (options.context) return options.context;
  try {
    return parse(readFileSync(options.kubeconfig, 'utf8'))['current-context'];
  } catch {
    // Opening the connection says in a sentence what is wrong with it.
    return undefined;
  }
}

function namedImages(): Record<string, string> {
  return Object.fromEntries(
    options.image.map(entry => {
      const [, major, image] = /^(\d+)=(.+)$/.exec(entry) ?? [];
      if (!major) {
        throw new Unusable(`--image takes MAJOR=IMAGE, not "${entry}".`);
      }
      return [major, image];
    }),
  );
}

/** Checked as the backend checks it, so that a mistake is told before that starts. */
function open(target: object) {
  return createTargets(
    new ConfigReader({ cnpg: { targets: [target as {}] } }),
  ).get(NAME);
}

async function main() {
  const context = findContext();
  const connection = {
    name: NAME,
    title: `Evaluation (${context ?? options.kubeconfig})`,
    kubernetes: {
      kubeconfig: options.kubeconfig,
      ...(context && { context }),
    },
  };
  const { kubernetes } = open(connection);
  const { target, versions, plans, notices } = await describeTarget(
    kubernetes,
    { storageClass: options['storage-class'], images: namedImages() },
  );
  open({ ...connection, ...target });
  writeFileSync(
    options.output,
    stringify({
      cnpg: {
        versions,
        plans,
        // The demo's ask for zones, backups and disks that only its sandbox is sure to have.
        policies: [],
        targets: [
          {
            ...connection,
            ...target,
            azure: {
              subscriptionId: '${PGPORTAL_AZURE_SUBSCRIPTION}',
              location: 'swedencentral',
              identityResourceGroup: 'rg-pg-identities',
              aks: { resourceId: '${PGPORTAL_AKS_RESOURCE_ID}' },
              backupStorage: {
                account: 'pgportalbackups',
                resourceGroup: 'rg-pg-backups',
              },
              credential: {
                type: 'clientSecret',
                tenantId: '${PGPORTAL_AZURE_TENANT}',
                clientId: '${PGPORTAL_AZURE_CLIENT_ID}',
                clientSecret: '${PGPORTAL_AZURE_CLIENT_SECRET}',
              },
              resourceManagerUrl: '${PGPORTAL_AZURE_URL}',
              authorityHost: '${PGPORTAL_AZURE_URL}',
              caFile: '${PGPORTAL_CA_FILE}',
            },
          },
        ],
      },
    }),
  );
  notices.forEach(notice => console.log(`  ${notice}`));
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
