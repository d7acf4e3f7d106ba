import { englishMessages } from '@pgportal/plugin-cnpg-common';
import { cnpgMessagesTranslationRef } from './ref';

const english: Record<string, string> = englishMessages;
const { resources } = (
  cnpgMessagesTranslationRef as unknown as {
    getDefaultResource(): {
      resources: {
        language: string;
        loader(): Promise<{ messages: Record<string, string> }>;
      }[];
    };
  }
).getDefaultResource();

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(match => match[1]).sort();

/** Fields, objects and statements: what has to be typed as it is. */
const code = (text: string) =>
  text.match(
    /\b(?:spec|status)\.\w[\w.]*\w|\b[\w-]+\.(?:io|com|windows\.net)\b(?:\/\w+)?|\bSELECT \w+|\bpg_wal\b|\bscram-sha-256\b|api:\/\/\w+/g,
  ) ?? [];

it('is there in every language that the rest is there in', () => {
  expect(resources.map(({ language }) => language)).toEqual([
    'fr',
    'id',
    'it',
    'pt-BR',
    'sv',
  ]);
});

it('writes every plural in both forms', () => {
  const plurals = Object.keys(english).filter(key => /_(one|other)$/.test(key));
  expect(plurals.length).toBeGreaterThan(10);
  for (const key of plurals) {
    expect(english).toHaveProperty([key.replace(/_one$/, '_other')]);
    expect(english).toHaveProperty([key.replace(/_other$/, '_one')]);
  }
});

describe.each(resources)('$language', ({ loader }) => {
  it('has the sentences of English and no others', async () => {
    const { messages } = await loader();
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    expect(Object.values(messages).every(Boolean)).toBe(true);
  });

  it('has the same values in each, and the same code', async () => {
    const { messages } = await loader();
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(messages[key])]).toEqual([
        key,
        placeholders(text),
      ]);
      expect([key, code(messages[key]).sort()]).toEqual([
        key,
        code(text).sort(),
      ]);
    }
  });

  it('ends a sentence where English does', async () => {
    const { messages } = await loader();
    const unlike = Object.keys(english).filter(
      key => english[key].endsWith('.') !== messages[key].endsWith('.'),
    );
    expect(unlike).toEqual([]);
  });

  it('leaves nothing in English', async () => {
    const { messages } = await loader();
    const same = Object.keys(english).filter(
      key => english[key] === messages[key],
    );
    expect(same).toEqual([]);
  });
});
