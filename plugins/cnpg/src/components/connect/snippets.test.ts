import { connectionSnippets } from './snippets';

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
      `export PGPASSWORD="$(kubectl get secret orders-db-app --namespace team-orders --output jsonpath='{.data.password}' | base64 --decode)"
psql 'host=orders-db-rw.team-orders.svc port=5432 dbname=orders user=orders sslmode=require'
`,
    );
    expect(code('kubernetes')).toContain(`name: orders-db-app
        key: password`);
    for (const { id, code: text } of connectionSnippets(facts)) {
      expect([id, text]).toEqual([id, expect.stringMatching(/password/i)]);
    }
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
