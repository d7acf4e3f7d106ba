import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';

interface Opened {
  knex: Knex;
  close(): Promise<void>;
}

/** The databases that Backstage runs on, each empty but for the plugin's tables. */
export const eachDatabase: [string, () => Promise<Opened>][] = [
  ['SQLite', openSqlite],
  ['PostgreSQL', openPostgres],
];

async function openSqlite(): Promise<Opened> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await migrate(knex);
  return { knex, close: () => knex.destroy() };
}

async function openPostgres(): Promise<Opened> {
  const server = spawn(
    process.execPath,
    [join(__dirname, 'pgliteServer.mjs')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const [port] = await once(server.stdout, 'data');
  const knex = knexFactory({
    client: 'pg',
    connection: {
      host: '127.0.0.1',
      port: Number(port),
      user: 'postgres',
      database: 'postgres',
    },
    pool: { min: 0, max: 1 },
  });
  await migrate(knex);
  return {
    knex,
    close: async () => {
      await knex.destroy();
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@pgportal/plugin-cnpg-backend',
      'migrations',
    ),
  });
}
