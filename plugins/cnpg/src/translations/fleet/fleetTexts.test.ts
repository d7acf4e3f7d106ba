import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyRuleIds, policyRuleTitle } from '@pgportal/plugin-cnpg-common';
import { cnpgFleetTranslationRef } from './ref';
import { fleetTexts } from './texts';

const english: Record<string, string> = fleetTexts;
const { resources } = (
  cnpgFleetTranslationRef as unknown as {
    getDefaultResource(): {
      resources: {
        language: string;
        loader(): Promise<{ messages: Record<string, string> }>;
      }[];
    };
  }
).getDefaultResource();

const code = ['fleet', 'components/policy']
  .map(folder => join(__dirname, '../..', folder))
  .flatMap(folder =>
    readdirSync(folder)
      .filter(name => !/\.test\./.test(name))
      .map(name => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n');

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort();

it('has no text that nothing shows', () => {
  const unused = Object.keys(english).filter(key => {
    const name = key.replace(/_(one|other)$/, '');
    const parent = name.slice(0, name.lastIndexOf('.') + 1);
    return !code.includes(`'${name}'`) && !code.includes(`\`${parent}\${`);
  });
  expect(unused).toEqual([]);
});

it('calls every rule of a policy what the backend calls it', () => {
  for (const id of policyRuleIds) {
    expect([id, english[`rule.${id}`]]).toEqual([id, policyRuleTitle(id)]);
  }
});

it('is there in every language that the rest is there in', () => {
  expect(resources.map(({ language }) => language)).toEqual([
    'fr',
    'id',
    'it',
    'pt-BR',
    'sv',
  ]);
});

describe.each(resources)('$language', ({ loader }) => {
  it('has the texts of English, with the same values', async () => {
    const { messages } = await loader();
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(messages[key])]).toEqual([
        key,
        placeholders(text),
      ]);
    }
  });

  it('is translated', async () => {
    const { messages } = await loader();
    const same = Object.keys(english).filter(
      key => messages[key] === english[key],
    );
    expect(same.length).toBeLessThan(Object.keys(english).length / 5);
  });
});
