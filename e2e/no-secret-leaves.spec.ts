import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backendLog } from './sandbox';
import { expect, readPasswords, readTraffic, test } from './test';

const database = join(__dirname, '..', '.demo', 'e2e-database');
/** The one answer that has a password: to whoever asked for it. */
const reveal =
  /^POST \S+\/api\/cnpg\/v1\/databases\/[^/]+\/[^/]+\/[^/]+\/credentials$/;

/** As it is, and as it looks inside other texts. */
const formsOf = (password: string) => [
  password,
  encodeURIComponent(password),
  Buffer.from(password).toString('base64'),
];

/** Every value of every table of the portal's databases, with where it stands. */
function rows(): { where: string; text: string }[] {
  return readdirSync(database)
    .filter(name => name.endsWith('.sqlite'))
    .flatMap(name => {
      const file = new DatabaseSync(join(database, name), { readOnly: true });
      const tables = file
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
        .all() as { name: string }[];
      const found = tables.flatMap(table =>
        file
          .prepare(`SELECT * FROM "${table.name}"`)
          .all()
          .map(row => ({
            where: `${name}, ${table.name}`,
            text: JSON.stringify(row, (_key, value) =>
              value instanceof Uint8Array
                ? Buffer.from(value).toString('latin1')
                : value,
            ),
          })),
      );
      file.close();
      return found;
    });
}

/** After all other tests, over everything that they have left behind. */
test.describe('of the passwords of this run', () => {
  let forms: string[];
  test.beforeAll(() => {
    forms = readPasswords().flatMap(formsOf);
  });
  const leaks = (text: string) => forms.some(form => text.includes(form));
  // As a function: Playwright reads this file before the run as well.
  test.skip(() => !readPasswords().length, 'This run has made no database.');

  test('none is in what the browsers were given', () => {
    const traffic = readTraffic();
    expect(traffic.some(({ what }) => what === 'signal')).toBe(true);
    expect(
      traffic.some(
        ({ url, text }) => url.includes('/api/cnpg/v1/') && text.length > 100,
      ),
    ).toBe(true);
    expect(
      traffic
        .map(({ what, method, url, text }) => ({
          at: method ? `${method} ${url}` : `${what} ${url}`,
          text,
        }))
        .filter(({ at, text }) => !reveal.test(at) && leaks(text))
        .map(({ at }) => at),
    ).toEqual([]);
  });

  test('none is in the log', () => {
    const log = backendLog().split('\n');
    expect(log.length).toBeGreaterThan(10);
    expect(log.filter(leaks).length).toBe(0);
  });

  test('none is in a row of a database: tasks, audit trail, catalog', () => {
    const all = rows();
    expect(all.map(({ where }) => where.split('.')[0])).toEqual(
      expect.arrayContaining(['catalog', 'cnpg', 'scaffolder']),
    );
    expect(
      all.filter(({ text }) => leaks(text)).map(({ where }) => where),
    ).toEqual([]);
  });

  test('every other test was recorded', () => {
    const specs = readdirSync(__dirname).filter(name =>
      /\.spec\.ts$/.test(name),
    );
    expect(
      specs.filter(name =>
        /import \{[^}]*\btest\b[^}]*\} from '@playwright\/test'/.test(
          readFileSync(join(__dirname, name), 'utf8'),
        ),
      ),
    ).toEqual([]);
  });
});
