import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { RULES } from './rules';

const folder = join(__dirname, '../../../../docs/runbooks');

describe('runbooks', () => {
  it('are there for every rule, and for nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(
      RULES.map(({ id }) => `${id}.md`).sort(),
    );
  });

  it.each(RULES.map(({ id }) => [id]))(
    '%s says what it means, how to see it, what to do and when it is over',
    id => {
      const page = readFileSync(join(folder, `${id}.md`), 'utf8');
      expect(page.split('\n')[0]).toMatch(new RegExp(`^# ${id}: \\S`));
      const sections = page.split(/^## /m).slice(1);
      expect(sections.map(section => section.split('\n')[0])).toEqual([
        'What it means',
        'How to see it',
        'What to do',
        'When it is over',
      ]);
      for (const section of sections) {
        expect(section.split('\n').slice(1).join('').trim()).not.toBe('');
      }
      // What a page refers to must be there.
      const known = new Set(RULES.map(rule => rule.id));
      for (const [other] of page.matchAll(/\b(AV|RP|BK|ST|SC|CF|LC)\d\d\b/g)) {
        expect(known).toContain(other);
      }
    },
  );
});

it('has every rule once', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('has a line in the README for every rule', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const lines = [...readme.matchAll(/^\| ([A-Z]{2}\d{2}) /gm)].map(
    ([, id]) => id,
  );
  expect([...lines].sort()).toEqual(RULES.map(({ id }) => id).sort());
});
