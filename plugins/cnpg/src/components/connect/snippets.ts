import type { Endpoint } from '@pgportal/plugin-cnpg-common';
import { formatAddress } from '../../format';

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

/** The keys of the secret that CloudNativePG makes for the application. */
const GENERATED_KEYS = [
  'username',
  'password',
  'dbname',
  'host',
  'port',
  'uri',
  'jdbc-uri',
  'fqdn-uri',
  'fqdn-jdbc-uri',
  'pgpass',
];

/** What is in the secret for sure: one that somebody else made has a name and a password. */
export function secretKeys(cluster: string, secret: string): string[] {
  return secret === `${cluster}-app`
    ? GENERATED_KEYS
    : GENERATED_KEYS.slice(0, 2);
}

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

/** Line ends of some languages, and what turns the direction of text around. */
const TREACHEROUS = /[\u0085\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A string literal of JavaScript, Python, Go, Java, C# and YAML alike. */
const literal = (text: string) =>
  JSON.stringify(text).replace(
    TREACHEROUS,
    it => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Words that YAML reads as a truth value or as nothing. */
const YAML_WORDS = /^(y|n|yes|no|on|off|true|false|null)$/;

/** A scalar of YAML. */
const yaml = (text: string) =>
  /^[a-z][a-z0-9.-]*$/.test(text) && !YAML_WORDS.test(text)
    ? text
    : literal(text);

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
  const jdbc = `jdbc:postgresql://${formatAddress(facts)}/${encodeURIComponent(
    database,
  )}?sslmode=require`;
  // Names of services mean nothing outside, where kubectl usually is.
  const service = /^([^.]+)\.[^.]+\.svc$/.exec(host)?.[1];
  const forward = service
    ? `# Outside the Kubernetes cluster, forward the port and use host=localhost:
# kubectl port-forward --namespace ${shell(
        namespace,
      )} service/${service} ${port}
`
    : '';
  return [
    {
      id: 'psql',
      title: 'psql',
      code: `${forward}export PGPASSWORD="$(kubectl get secret ${shell(
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
  - name: PGDATABASE
    value: ${yaml(database)}
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
      code: `import (
	"context"

	"github.com/jackc/pgx/v5"
)

// The password comes from PGPASSWORD.
func connect(ctx context.Context) (*pgx.Conn, error) {
	return pgx.Connect(ctx, ${literal(conninfo)})
}
`,
    },
  ];
}

/** Where a client inside the Kubernetes cluster goes that can write. */
export function snippetEndpoint(endpoints: Endpoint[]): Endpoint | undefined {
  return endpoints.find(({ type }) => type === 'rw') ?? endpoints[0];
}
