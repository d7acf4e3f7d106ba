import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const ROOT = resolvePackagePath('backend', '../..');
const text = readFileSync(resolve(ROOT, 'docs/guide-map.md'), 'utf8');

/** Rows of the tables: command, what replaces it, test. */
const rows = text
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (command|---)/.test(line))
  .map(line =>
    line.split(/ \| /).map(cell => cell.replace(/^\| | \|$/g, '').trim()),
  );

const shown = /^`([^`]+)` › "((?:[^"\\]|\\.)+)"\s*$/;

describe('docs/guide-map.md', () => {
  it('has a row for each part of the guide', () => {
    const sections = text.match(/^## .+$/gm) ?? [];
    expect(sections).toHaveLength(12);
    expect(rows.length).toBeGreaterThanOrEqual(35);
  });

  it.each(rows)('%s: %s', (_command, _here, test) => {
    const [, path, name] = shown.exec(test) ?? [];
    expect(test).toMatch(shown);
    const file = resolve(ROOT, path);
    expect(existsSync(file)).toBe(true);
    const title = name.replace(/\\"/g, '"').replace(/'/g, "\\'");
    expect(readFileSync(file, 'utf8')).toContain(`'${title}'`);
  });
});
