import { expect, test } from './test';
import { cardHeading, pictures, signIn } from './portal';
import { applyObjects, createIdentityWithWrongSubject } from './sandbox';

const namespace = 'team-payments';
const name = 'payments-db';

test('a federated credential for another service account is named as the cause', async ({
  page,
}) => {
  const clientId = await createIdentityWithWrongSubject('id-pg-wrong-subject');
  await applyObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name, namespace },
      spec: {
        retentionPolicy: '7d',
        configuration: {
          destinationPath:
            'https://pgportalbackups.blob.core.windows.net/payments',
          azureCredentials: { inheritFromAzureAD: true },
        },
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: {
        name,
        namespace,
        annotations: {
          'pgportal.dev/owner': 'group:default/team-payments',
          'pgportal.dev/dependency-of': 'component:default/payments',
          'pgportal.dev/environment': 'dev',
        },
      },
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5-system-trixie',
        inheritedMetadata: {
          labels: { 'azure.workload.identity/use': 'true' },
        },
        serviceAccountTemplate: {
          metadata: {
            annotations: { 'azure.workload.identity/client-id': clientId },
          },
        },
        bootstrap: { initdb: { database: 'payments', owner: 'payments' } },
        storage: { size: '1Gi', storageClass: 'managed-csi-premium' },
        plugins: [
          {
            name: 'barman-cloud.cloudnative-pg.io',
            isWALArchiver: true,
            parameters: { barmanObjectName: name },
          },
        ],
      },
    },
  ]);

  await signIn(page, 'Payments developer');
  await page.goto('/catalog/default/component/payments/database');
  await expect(page.getByText('WAL archiving is failing').first()).toBeVisible({
    timeout: 60_000,
  });
  // CloudNativePG gives only an exit status; the cause is read from the archiver's log.
  await expect(
    page.getByText(
      /Cause:.*subject does not match the service account.*AADSTS70021/,
    ),
  ).toBeVisible({ timeout: 30_000 });
  await pictures(page, 'tab-archiving-failure', { narrow: true });

  await page.goto('/catalog/default/component/payments');
  await expect(
    page.getByText('WAL archiving is failing').first(),
  ).toBeVisible();
  await pictures(page, 'card-archiving-failure', {
    at: cardHeading(page),
    narrow: true,
  });
});
