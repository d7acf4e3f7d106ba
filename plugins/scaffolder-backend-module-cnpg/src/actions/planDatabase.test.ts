import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kinds } from '@pgportal/plugin-cnpg-common';
import * as yaml from 'yaml';
import { answers, createContext, setUp } from '../__testUtils__/setUp';
import { refusal } from '../__testUtils__/FakeKubernetes';
import { createPlanDatabaseAction } from './planDatabase';
import { examples } from './planDatabase.examples';

describe('cnpg:database:plan', () => {
  it('says what would be created, and creates nothing', async () => {
    const { dependencies, kubernetes, provisioner } = setUp();
    const { context, log, output } = createContext({
      ...answers,
      version: '17',
    });
    await createPlanDatabaseAction(dependencies).handler(context);

    expect(output).toMatchObject({
      database: {
        ...answers,
        owner: 'group:default/team-orders',
        namespace: 'team-orders',
        requestedBy: 'user:default/jane',
      },
      reference: 'aks1/team-orders/orders-db',
      entityRef: 'resource:default/orders-db.team-orders.aks1',
    });
    const manifests = yaml
      .parseAllDocuments(String(output.manifests))
      .map(d => d.toJS());
    expect(manifests.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'Namespace',
        'ObjectStore',
        'Cluster',
        'ScheduledBackup',
      ]),
    );
    expect(log.join('\n')).toMatch(
      /PostgreSQL 17 orders-db for component:default\/orders[\s\S]*In Azure[\s\S]*Managed identity id-pg-aks1-team-orders-orders-db[\s\S]*In Kubernetes[\s\S]*Cluster orders-db in team-orders/,
    );
    expect(kubernetes.applied).toEqual([]);
    expect(provisioner.ensureIdentity).not.toHaveBeenCalled();
  });

  it('warns that there will be no backups', async () => {
    const { dependencies } = setUp();
    const { context, log } = createContext({ ...answers, target: 'kind' });
    await createPlanDatabaseAction(dependencies).handler(context);
    expect(log).toContain(
      'Kind keeps no backups: what is lost there stays lost.',
    );
    expect(log.join('\n')).not.toMatch(/In Azure/);
  });

  it('plans the options, and says what they cost and what to think of', async () => {
    const { dependencies, kubernetes } = setUp();
    dependencies.targets.offer.extensions = ['vector'];
    dependencies.targets.offer.prices = {
      currency: 'EUR',
      asOf: '2026-11-01',
      cpu: 20,
      memory: 3,
      disks: [{ size: 32, price: 5 }],
      backup: 0.02,
    };
    kubernetes.put(kinds.Deployment, {
      metadata: {
        name: 'cnpg-controller-manager',
        labels: { 'app.kubernetes.io/version': '1.30.0' },
      },
    });
    const options = {
      profile: 'inTree',
      extensions: ['vector'],
      databases: [{ name: 'reports' }],
      pooler: { poolMode: 'session', instances: 2 },
    };
    const { context, log, output } = createContext({ ...answers, options });
    await createPlanDatabaseAction(dependencies).handler(context);
    expect(output.database).toMatchObject({ options });
    for (const name of [
      'Database orders-db.orders-db',
      'Database orders-db.reports',
      'Pooler orders-db-pooler',
    ]) {
      expect(log).toContain(`  ${name} in team-orders`);
    }
    expect(log).toContainEqual(
      expect.stringMatching(/removes its own archiving/),
    );
    expect(log).toContainEqual(
      expect.stringMatching(
        /^About \d+\.\d\d EUR a month at the prices of 2026-11-01$/,
      ),
    );
  });

  it('refuses options that are not offered', async () => {
    const { dependencies } = setUp();
    const run = (options: object) =>
      createPlanDatabaseAction(dependencies).handler(
        createContext({ ...answers, options: options as any }).context,
      );
    await expect(run({ extensions: ['file_fdw'] })).rejects.toThrow(
      'options: The extension file_fdw is not offered; there is none.',
    );
    await expect(run({ profile: 'inTree' })).rejects.toThrow(
      /^options: Which version of CloudNativePG runs on AKS 1 is not known/,
    );
  });

  it('names every field that cannot be met, without a stack', async () => {
    const { dependencies } = setUp();
    const { context } = createContext({
      ...answers,
      name: 'Orders',
      plan: 'huge',
      version: 9,
      target: 'moon',
    });
    const failure = await createPlanDatabaseAction(dependencies)
      .handler(context)
      .catch(error => error);
    expect(failure.name).toBe('InputError');
    expect(failure.message).toMatch(
      /^name: .* plan: .* target: .* version: .*|^name:/,
    );
    for (const field of ['name', 'plan', 'version', 'target']) {
      expect(failure.message).toContain(`${field}: `);
    }
    expect(failure.stack).toBe(failure.message);
  });

  it('refuses a name that is taken, and a namespace of others', async () => {
    const { dependencies, kubernetes } = setUp();
    const run = () =>
      createPlanDatabaseAction(dependencies).handler(
        createContext(answers).context,
      );
    kubernetes.put(kinds.Cluster, {
      metadata: { name: 'orders-db', namespace: 'team-orders' },
    });
    await expect(run()).rejects.toThrow(
      /^name: There is a database orders-db in namespace/,
    );
    kubernetes.put(kinds.Namespace, {
      metadata: {
        name: 'team-orders',
        annotations: { 'pgportal.dev/owner': 'group:default/other' },
      },
    });
    await expect(run()).rejects.toThrow(
      /^namespace: team-orders on AKS 1 belongs to group:default\/other/,
    );
  });

  it('needs the permission', async () => {
    const { dependencies } = setUp({ decision: AuthorizeResult.DENY });
    await expect(
      createPlanDatabaseAction(dependencies).handler(
        createContext(answers).context,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('passes on what the target says', async () => {
    const { dependencies, kubernetes } = setUp();
    kubernetes.before = () => {
      throw refusal('AKS 1 cannot be reached.', 0);
    };
    await expect(
      createPlanDatabaseAction(dependencies).handler(
        createContext(answers).context,
      ),
    ).rejects.toMatchObject({
      message: 'AKS 1 cannot be reached.',
      stack: 'AKS 1 cannot be reached.',
    });
  });

  it('has examples that its schema knows', () => {
    const action = createPlanDatabaseAction(setUp().dependencies);
    const properties = Object.keys(action.schema?.input?.properties ?? {});
    for (const { example } of examples) {
      for (const { action: id, input } of yaml.parse(example).steps) {
        expect(id).toBe(action.id);
        expect(properties).toEqual(expect.arrayContaining(Object.keys(input)));
      }
    }
  });
});
