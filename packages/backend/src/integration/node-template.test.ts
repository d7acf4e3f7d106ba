import { NodePortal, startNodePortal } from './__testUtils__/nodePortal';
import { Sandbox, startSandbox } from './__testUtils__/nodeSandbox';

jest.setTimeout(120_000);

describe('the template postgres-database', () => {
  let sandbox: Sandbox;
  let portal: NodePortal;
  beforeAll(async () => {
    sandbox = await startSandbox(['--speed', '20']);
    portal = await startNodePortal(sandbox, ['postgres-database']);
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
  });

  const create = (values: object) => portal.run('postgres-database', values);

  const answers = {
    service: 'component:default/orders',
    environment: 'prod',
    plan: 'small',
    version: 17,
    target: 'aks-primary',
  };

  it('leads from six answers to a database, and to its pages', async () => {
    const { log, status, output } = await create({
      ...answers,
      name: 'orders-db',
      review: 'seen',
    });
    expect(log).toMatch(
      /Check the plan[\s\S]*Created managed identity id-pg-aks-primary-team-orders-orders-db[\s\S]*Created Cluster orders-db[\s\S]*First WAL archived[\s\S]*orders-db is ready/,
    );
    expect(status).toBe('Run completed with status: completed');
    expect(output.links).toEqual([
      expect.objectContaining({ entityRef: 'component:default/orders' }),
      expect.objectContaining({
        entityRef: 'resource:default/orders-db.team-orders.aks-primary',
      }),
    ]);
    expect(log).not.toContain(sandbox.azure.clientSecret);
  });

  it('takes the page of options as the form sends it', async () => {
    const { log, status } = await create({
      ...answers,
      name: 'more-db',
      options: {
        extensions: ['pg_trgm'],
        databases: [{ name: 'reports' }],
        pooler: { poolMode: 'session', instances: 1 },
      },
      review: 'seen',
    });
    expect(status).toBe('Run completed with status: completed');
    expect(log).toMatch(
      /Created Database more-db\.reports[\s\S]*Created Pooler more-db-pooler[\s\S]*Pooler is ready/,
    );
    // Whoever leaves the page as it is sends no choice.
    const untouched = await create({
      ...answers,
      name: 'orders-db',
      options: {},
      review: 'seen',
    });
    expect(untouched.log).toMatch(/Cluster orders-db was there already/);
  });

  it('ends in one sentence, without a stack, when an answer cannot be met', async () => {
    const { events } = await create({
      ...answers,
      name: 'second-db',
      plan: 'huge',
    });
    const failure = events.find(({ body }) => body.status === 'failed')!;
    expect(failure.body.message).toBe(
      'plan: There is no plan "huge"; there is small, medium, large.',
    );
  });
});
