import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DatabaseLock } from '@pgportal/plugin-cnpg-node';

jest.setTimeout(60_000);

/** The lock over what a backend really has: PostgreSQL, by its wire protocol. */
describe('the lock of two replicas on PostgreSQL', () => {
  let server: ChildProcess;
  let database: DatabaseService;
  const lifecycle = mockServices.lifecycle.mock();

  beforeAll(async () => {
    server = spawn(
      process.execPath,
      [
        resolvePackagePath(
          '@pgportal/plugin-cnpg-backend',
          'src/__testUtils__/pgliteServer.mjs',
        ),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const [port] = await once(server.stdout!, 'data');
    database = DatabaseManager.fromConfig(
      new ConfigReader({
        backend: {
          database: {
            client: 'pg',
            connection: {
              host: '127.0.0.1',
              port: Number(port),
              user: 'postgres',
              database: 'postgres',
            },
            pluginDivisionMode: 'schema',
            ensureExists: false,
            ensureSchemaExists: true,
            // It serves one connection at a time.
            knexConfig: { pool: { min: 0, max: 1 } },
          },
        },
      }),
    ).forPlugin('scaffolder', {
      lifecycle,
      logger: mockServices.logger.mock(),
    });
  });
  afterAll(async () => {
    for (const [stop] of lifecycle.addShutdownHook.mock.calls) await stop();
    server.kill();
    await once(server, 'exit');
  });

  const replica = (expiryMs?: number) =>
    DatabaseLock.create(database, { expiryMs });

  it('lets one after the other work, though both start at the same time', async () => {
    const replicas = await Promise.all([replica(), replica()]);
    let working = 0;
    const order: number[] = [];
    await Promise.all(
      replicas.flatMap((lock, number) =>
        Array.from({ length: 6 }, () =>
          lock.run('identity:id-pg', async () => {
            working += 1;
            expect(working).toBe(1);
            await delay(5);
            working -= 1;
            order.push(number);
          }),
        ),
      ),
    );
    expect(order).toHaveLength(12);
    const client = await database.getClient();
    expect(await client('cnpg_locks')).toEqual([]);
  });

  it('is renewed, and free again after its holder has died', async () => {
    const [one, two] = await Promise.all([replica(600), replica(600)]);
    const client = await database.getClient();
    await client('cnpg_locks').insert({
      key: 'orphan',
      owner: 'dead',
      expires_at: Date.now() + 500,
    });
    const order: string[] = [];
    await Promise.all([
      one.run('orphan', async signal => {
        await delay(1500);
        expect(signal.aborted).toBe(false);
        order.push('one');
      }),
      delay(100).then(() => two.run('orphan', async () => order.push('two'))),
    ]);
    expect(order.sort()).toEqual(['one', 'two']);
  });

  it('tells its holder that it was lost', async () => {
    const lock = await replica(300);
    const client = await database.getClient();
    await expect(
      lock.run('stolen', async signal => {
        await client('cnpg_locks')
          .where({ key: 'stolen' })
          .update({ owner: 'another', expires_at: Date.now() + 60_000 });
        await once(signal, 'abort');
        throw signal.reason;
      }),
    ).rejects.toThrow(/^The lock on stolen was lost/);
  });
});
