import type { Endpoint } from '@pgportal/plugin-cnpg-common';

/** What a client must know. There is no password: snippets say where it is. */
export interface ConnectionFacts {
  host: string;
  port: number;
  database: string;
  user: string;
  /** Secret with the keys that CloudNativePG writes: `username`, `password`, … */
  secret: string;
  namespace: string;
}

/** Code that connects, for one kind of client. */
export interface Snippet {
  id: string;
  /** Name of the client or the language, which needs no translation. */
  title: string;
  code: string;
}

/** The keys of the application's secret, as CloudNativePG writes them. */
export const secretKeys = [
  'username',
  'password',
  'dbname',
  'host',
  'port',
  'uri',
  'jdbc-uri',
  'pgpass',
] as const;

/** One word for a POSIX shell. */
function shell(text: string): string {
  return /^[\w.:/=@-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A value of a libpq connection string. */
function libpq(text: string | number): string {
  const value = String(text);
  return /^[\w.-]+$/.test(value)
    ? value
    : `'${value.replace(/[\\']/g, '\\$&')}'`;
}

/** A string literal of JavaScript, Python, Go and Java alike. */
const literal = (text: string) => JSON.stringify(text);

/** A scalar of YAML. */
const yaml = (text: string) =>
  /^[a-z][a-z0-9.-]*$/.test(text) ? text : JSON.stringify(text);

/**
 * Code for the usual clients. Names come from people: each is quoted for the
 * language that it lands in. Programs read the password from the environment.
 */
export function connectionSnippets(facts: ConnectionFacts): Snippet[] {
  const { host, port, database, user, secret, namespace } = facts;
  const conninfo = Object.entries({
    host,
    port,
    dbname: database,
    user,
    sslmode: 'require',
  })
    .map(([key, value]) => `${key}=${libpq(value)}`)
    .join(' ');
  const variable = (name: string, key: string) =>
    `  - name: ${name}
    valueFrom:
      secretKeyRef:
        name: ${yaml(secret)}
        key: ${key}`;
  const jdbc = `jdbc:postgresql://${host}:${port}/${encodeURIComponent(
    database,
  )}?sslmode=require`;
  return [
    {
      id: 'psql',
      title: 'psql',
      code: `export PGPASSWORD="$(kubectl get secret ${shell(
        secret,
      )} --namespace ${shell(
        namespace,
      )} --output jsonpath='{.data.password}' | base64 --decode)"
psql ${shell(conninfo)}
`,
    },
    {
      id: 'kubernetes',
      title: 'Kubernetes',
      code: `env:
  - name: PGHOST
    value: ${yaml(host)}
  - name: PGPORT
    value: "${port}"
${variable('PGDATABASE', 'dbname')}
${variable('PGUSER', 'username')}
${variable('PGPASSWORD', 'password')}
  - name: PGSSLMODE
    value: require
`,
    },
    {
      id: 'jdbc',
      title: 'JDBC',
      code: `var properties = new java.util.Properties();
properties.setProperty("user", ${literal(user)});
properties.setProperty("password", System.getenv("PGPASSWORD"));
var connection = java.sql.DriverManager.getConnection(
    ${literal(jdbc)}, properties);
`,
    },
    {
      id: 'node',
      title: 'Node.js',
      code: `import pg from 'pg';

const pool = new pg.Pool({
  host: ${literal(host)},
  port: ${port},
  database: ${literal(database)},
  user: ${literal(user)},
  password: process.env.PGPASSWORD,
  // Verify the server with ca.crt of the cluster's CA secret to go further.
  ssl: { rejectUnauthorized: false },
});
`,
    },
    {
      id: 'python',
      title: 'Python',
      code: `import os
import psycopg

connection = psycopg.connect(
    host=${literal(host)},
    port=${port},
    dbname=${literal(database)},
    user=${literal(user)},
    password=os.environ["PGPASSWORD"],
    sslmode="require",
)
`,
    },
    {
      id: 'dotnet',
      title: '.NET',
      code: `var connectionString = new Npgsql.NpgsqlConnectionStringBuilder
{
    Host = ${literal(host)},
    Port = ${port},
    Database = ${literal(database)},
    Username = ${literal(user)},
    Password = Environment.GetEnvironmentVariable("PGPASSWORD"),
    SslMode = Npgsql.SslMode.Require,
}.ConnectionString;
await using var dataSource = Npgsql.NpgsqlDataSource.Create(connectionString);
`,
    },
    {
      id: 'go',
      title: 'Go',
      code: `// The password comes from PGPASSWORD.
connection, err := pgx.Connect(context.Background(),
	${literal(conninfo)})
`,
    },
  ];
}

/** Where a client inside the Kubernetes cluster goes that can write. */
export function snippetEndpoint(endpoints: Endpoint[]): Endpoint | undefined {
  return endpoints.find(({ type }) => type === 'rw') ?? endpoints[0];
}
