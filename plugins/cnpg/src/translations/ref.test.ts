import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TranslationMessages } from '@backstage/frontend-plugin-api';
import { cnpgTranslationRef } from './ref';
import { cnpgTranslations } from './resource';
import { cnpgTextsRef } from './textsRef';

const source = join(__dirname, '..');
const messages = (
  cnpgTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();

function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name)
      ? [path]
      : [];
  });
}

const code = sourceFiles(source)
  .filter(path => !path.startsWith(join(source, 'translations')))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n');

/** A key as the code writes it: literally, or with parts that are computed. */
function isUsed(key: string): boolean {
  const name = key.replace(/_(one|other)$/, '');
  if (code.includes(`'${name}'`)) return true;
  const parent = name.slice(0, name.lastIndexOf('.') + 1);
  return parent !== '' && code.includes(`\`${parent}\${`);
}

it('has no text that nothing shows', () => {
  const unused = Object.keys(messages).filter(key => !isUsed(key));
  expect(unused).toEqual([]);
});

it('has a text for every literal key in the code', () => {
  const used = [...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(match => match[1]);
  expect(used.length).toBeGreaterThan(50);
  const missing = used.filter(
    key => !(key in messages) && !(`${key}_other` in messages),
  );
  expect(missing).toEqual([]);
});

it('writes every plural in both forms', () => {
  const names = Object.keys(messages)
    .filter(key => /_(one|other)$/.test(key))
    .map(key => key.replace(/_(one|other)$/, ''));
  for (const name of names) {
    expect(messages).toHaveProperty([`${name}_one`]);
    expect(messages).toHaveProperty([`${name}_other`]);
  }
});

describe('every language', () => {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1]).sort();

  const languages = readdirSync(__dirname).filter(name =>
    /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(name),
  );

  it('can be chosen by the app', () => {
    const { resources } = cnpgTranslations as unknown as {
      resources: { language: string }[];
    };
    expect(resources.map(({ language }) => `${language}.ts`).sort()).toEqual(
      languages.sort(),
    );
    expect(languages).toEqual(['fr.ts', 'id.ts', 'it.ts', 'pt-BR.ts', 'sv.ts']);
  });

  // English is the reference itself; the loop grows with the files beside it.
  for (const file of languages) {
    it(`${file} has the keys and the values of English`, async () => {
      const { default: translation } = (await import(
        join(__dirname, file)
      )) as { default: TranslationMessages };
      const full = Object.keys(messages).sort();
      expect(Object.keys(translation.messages).sort()).toEqual(full);
      for (const key of full) {
        expect(placeholders(translation.messages[key])).toEqual(
          placeholders(messages[key]),
        );
      }
    });
  }

  it('is written without emoji', () => {
    expect(Object.values(messages).join('')).not.toMatch(
      /\p{Extended_Pictographic}/u,
    );
  });
});

it('is named the same with and without its texts', () => {
  expect(cnpgTextsRef.id).toBe(cnpgTranslationRef.id);
});
