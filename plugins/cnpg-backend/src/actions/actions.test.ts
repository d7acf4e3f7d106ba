import { mockCredentials } from '@backstage/backend-test-utils';
import { startOperations } from '../__testUtils__/operationsBackend';

jest.setTimeout(60_000);

const database = 'a/team-orders/orders-db';
const credentials = mockCredentials.user('user:default/olga');

describe('actions', () => {
  let backend: Awaited<ReturnType<typeof startOperations>>;
  beforeEach(async () => {
    backend = await startOperations();
  });
  const invoke = async (name: string, input: object) => {
    const { output } = await backend.actions.invoke({
      id: `test:${name}`,
      input: input as {},
      credentials,
    });
    return output as any;
  };

  it('say honestly what they do, and when to use them', async () => {
    const { actions } = await backend.actions.list();
    const attributes = Object.fromEntries(
      actions.map(
        ({ name, attributes: { readOnly, destructive, idempotent } }) => [
          name,
          [
            readOnly && 'reads',
            destructive && 'destroys',
            idempotent && 'again',
          ]
            .filter(Boolean)
            .join(' '),
        ],
      ),
    );
    expect(attributes).toEqual({
      'list-databases': 'reads again',
      'get-database-health': 'reads again',
      'explain-database-findings': 'reads again',
      'list-backups': 'reads again',
      'get-connection-info': 'reads again',
      'create-backup': '',
      'switch-over': 'destroys again',
      hibernate: 'destroys again',
    });
    for (const { description, examples } of actions) {
      expect(description).toMatch(/\n## When to use\n/);
      expect(examples?.length).toBeGreaterThan(0);
    }
  });

  it('find a database and say how it is, in few words', async () => {
    const list = await invoke('list-databases', { text: 'orders' });
    expect(list).toMatchObject({
      total: 1,
      items: [
        {
          ref: database,
          owner: 'group:default/team-orders',
          instances: '3 of 3',
        },
      ],
    });
    const health = await invoke('get-database-health', { database });
    expect(health).toMatchObject({
      ref: database,
      backups: { configured: true, archiving: 'working' },
      instances: [
        { name: 'orders-db-1', role: 'primary' },
        { name: 'orders-db-2', role: 'standby' },
        { name: 'orders-db-3', role: 'standby' },
      ],
    });
    const [finding] = health.findings;
    const { findings } = await invoke('explain-database-findings', {
      database,
      finding: finding.id,
    });
    expect(findings).toMatchObject([
      {
        id: finding.id,
        remedy: expect.any(String),
        evidence: expect.any(Array),
      },
    ]);
  });

  it('tell how to connect, without a secret', async () => {
    const info = await invoke('get-connection-info', { database });
    expect(info).toMatchObject({
      namespace: 'team-orders',
      secret: 'orders-db-app',
      database: 'orders_db',
    });
    expect(backend.api.calls).not.toContain('get secrets');
  });

  it('back up, and show the backup', async () => {
    expect(await invoke('create-backup', { database, reason: 'CHG1' })).toEqual(
      {
        title: 'Base backup',
        effect:
          'Nothing is interrupted. The backup is done when its phase is "completed".',
      },
    );
    const { items } = await invoke('list-backups', { database });
    expect(items).toMatchObject([
      { name: expect.stringMatching(/^orders-db-\d{14}$/) },
    ]);
    const trail = await backend.get(`/v1/databases/${database}/trail`);
    expect(trail.body.items).toMatchObject([
      {
        operation: 'backup',
        via: 'action',
        by: 'user:default/olga',
        reason: 'CHG1',
      },
    ]);
    await expect(invoke('create-backup', { database })).rejects.toThrow(
      /^This has to wait: Base backup orders-db-\d+ is under way/,
    );
  });

  it('switch over and hibernate, by what people could do themselves', async () => {
    await invoke('switch-over', { database, instance: 'orders-db-2' });
    expect(backend.api.writes).toMatchObject([
      { path: 'clusters/orders-db/status' },
    ]);
    await expect(invoke('hibernate', { database })).rejects.toThrow(
      /Switchover to orders-db-2 is under way/,
    );
  });

  it('name what is wrong with the input', async () => {
    await expect(
      invoke('get-database-health', { database: 'orders-db' }),
    ).rejects.toThrow(/^database: "orders-db" is no database reference/);
    await expect(
      invoke('switch-over', { database, instance: 'orders-db-9' }),
    ).rejects.toThrow('instance: There is no instance orders-db-9.');
  });
});
