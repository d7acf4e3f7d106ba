import { connectionSnippets, secretKeys } from './snippets';

const facts = {
  host: 'orders-db-rw.team-orders.svc',
  port: 5432,
  database: 'orders',
  user: 'orders',
  secret: 'orders-db-app',
  namespace: 'team-orders',
};

const code = (id: string, more: Partial<typeof facts> = {}) =>
  connectionSnippets({ ...facts, ...more }).find(it => it.id === id)!.code;

describe('connectionSnippets', () => {
  it('has one for each of the usual clients', () => {
    expect(connectionSnippets(facts).map(it => it.title)).toEqual([
      'psql',
      'Kubernetes',
      'JDBC',
      'Node.js',
      'Python',
      '.NET',
      'Go',
    ]);
  });

  it('names host, database and role, and where the password is', () => {
    expect(code('psql')).toBe(
      `# Outside the Kubernetes cluster, forward the port and use host=localhost:
# kubectl port-forward --namespace team-orders service/orders-db-rw 5432
export PGPASSWORD="$(kubectl get secret orders-db-app --namespace team-orders --output jsonpath='{.data.password}' | base64 --decode)"
psql 'host=orders-db-rw.team-orders.svc port=5432 dbname=orders user=orders sslmode=require'
`,
    );
    expect(code('kubernetes')).toContain(`name: orders-db-app
        key: password`);
    for (const { id, code: text } of connectionSnippets(facts)) {
      expect([id, text]).toEqual([id, expect.stringMatching(/password/i)]);
    }
  });

  it('forwards no port to what is reached from outside', () => {
    expect(code('psql', { host: 'orders.example.com' })).not.toContain('#');
  });

  it('asks the secret for what every secret of the application has', () => {
    // One that somebody made for the cluster has a name and a password alone.
    expect(code('kubernetes')).toContain(`  - name: PGDATABASE
    value: orders
`);
    expect(code('kubernetes').match(/key: .*/g)).toEqual([
      'key: username',
      'key: password',
    ]);
  });

  it('keeps names that YAML would read as something else', () => {
    for (const name of ['yes', 'null', 'on', '123', '1e3']) {
      expect(code('kubernetes', { database: name })).toContain(
        `value: "${name}"`,
      );
    }
  });

  it('reaches IPv6 addresses', () => {
    const more = { host: '2001:db8::1' };
    expect(code('jdbc', more)).toContain('//[2001:db8::1]:5432/orders');
    expect(code('psql', more)).toContain(`host='\\''2001:db8::1'\\''`);
  });

  it('shows characters that hide or turn around what follows', () => {
    const database = 'a\u202eb\u2028c';
    for (const id of ['node', 'python', 'dotnet']) {
      expect(code(id, { database })).toContain('"a\\u202eb\\u2028c"');
    }
  });

  it('gives Go what it needs to compile', () => {
    expect(code('go')).toContain('"github.com/jackc/pgx/v5"');
    expect(code('go')).toContain('"context"');
  });

  it('keeps hostile names inside their quotes', () => {
    const hostile = `a'; rm -rf "$HOME" \\ #`;
    expect(code('psql', { database: hostile })).toContain(
      `dbname='\\''a\\'\\''; rm -rf "$HOME" \\\\ #'\\''`,
    );
    expect(code('psql', { secret: 'x; reboot' })).toContain(
      `get secret 'x; reboot' `,
    );
    for (const id of ['node', 'python', 'dotnet']) {
      expect(code(id, { database: hostile })).toContain(
        JSON.stringify(hostile),
      );
    }
    expect(code('jdbc', { database: 'a?user=b' })).toContain(
      '/a%3Fuser%3Db?sslmode',
    );
    expect(code('kubernetes', { secret: 'x\nevil: true' })).toContain(
      'name: "x\\nevil: true"',
    );
  });
});

it('promises no keys that another secret may not have', () => {
  expect(secretKeys('orders-db', 'orders-db-app')).toContain('jdbc-uri');
  expect(secretKeys('orders-db', 'orders-credentials')).toEqual([
    'username',
    'password',
  ]);
});
