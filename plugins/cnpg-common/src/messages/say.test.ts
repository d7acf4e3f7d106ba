import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { englishMessages } from './english';
import { phases } from './english/phases';
import { phaseMessage } from './phaseMessage';
import { inEnglish, messagesOf, say } from './say';

const plugins = join(__dirname, '../../..');

describe('inEnglish', () => {
  it('puts the values in', () => {
    expect(
      inEnglish(say('AV02.title.known', { from: 'db-1', to: 'db-2' })),
    ).toBe('Failing over from db-1 to db-2');
  });

  it.each([
    [1, 'db-2 has failed'],
    [2, 'db-2 have failed'],
  ])('chooses the form for %s', (count, text) => {
    expect(inEnglish(say('AV07.title', { instances: 'db-2', count }))).toBe(
      text,
    );
  });

  it('writes numbers, sizes and days', () => {
    expect(
      inEnglish(
        say('RP04.title', {
          instance: 'db-2',
          seconds: 1200,
          size: { bytes: 1.5 * 2 ** 30 },
        }),
      ),
    ).toBe('db-2 is 1,200 s and 1.5 GiB behind');
    expect(
      inEnglish(
        say('LC02.title.ends', { major: 15, end: { day: '2027-11-11' } }),
      ),
    ).toBe('PostgreSQL 15 is maintained until Nov 11, 2027');
  });

  it('says several sentences one after the other', () => {
    expect(
      inEnglish(
        say('operation.switchover.noneFit', {
          reasons: [
            say('operation.switchover.notReady', { instance: 'b' }),
            'Full.',
          ],
        }),
      ),
    ).toBe('No standby can take over: b is not ready. Full.');
  });

  it('says a phase inside a sentence', () => {
    const phase = phaseMessage('Failing over');
    expect(phase).toEqual({ id: 'phase.failover' });
    expect(inEnglish(say('AV13.title', { phase: phase! }))).toBe(
      'No progress: Failing over',
    );
  });

  it.each(['{{from}}', '$&', '$t(AV07.impact)', 'AV07.impact'])(
    'leaves what others say as it is: %s',
    words => {
      expect(inEnglish(words)).toBe(words);
      expect(inEnglish(say('AV02.title.known', { from: words, to: 'x' }))).toBe(
        `Failing over from ${words} to x`,
      );
    },
  );
});

it('names only sentences of ours', () => {
  expect(messagesOf({ title: say('AV07.impact'), cause: 'disk' })).toEqual({
    messages: { title: { id: 'AV07.impact' } },
  });
  expect(messagesOf({ cause: 'disk' })).toEqual({});
});

it('knows no phase that is not the operator’s', () => {
  expect(phaseMessage(undefined)).toBeUndefined();
  expect(phaseMessage('Cluster in healthy state')).toBeUndefined();
  expect(phaseMessage('constructor')).toBeUndefined();
});

it('has no sentence that nothing says', () => {
  const sources = [
    join(__dirname, '..'),
    join(plugins, 'cnpg-backend/src'),
    join(plugins, 'cnpg-node/src'),
  ];
  const code = sources
    .flatMap(directory =>
      readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter(name => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
        .filter(name => !name.startsWith(join('messages', 'english')))
        .map(name => readFileSync(join(directory, name), 'utf8')),
    )
    .join('\n');
  // `archiving.${name}.cause`, and the name stands in a table.
  const computed = [...code.matchAll(/`([\w.]+)\$\{\w+\}([\w.]*)`/g)];
  const isComputed = (id: string) =>
    computed.some(([, start, end]) => id.startsWith(start) && id.endsWith(end));
  const unsaid = Object.keys(englishMessages)
    .filter(key => !(key in phases))
    .map(key => key.replace(/_(one|other)$/, ''))
    .filter(id => !code.includes(`'${id}'`) && !isComputed(id));
  expect(unsaid).toEqual([]);
});
