import { inEnglish } from '../messages';
import { Offer, TargetDefinition } from '../model/offer';
import { DatabaseOptions } from '../model/request';
import { TargetVersions } from '../model/versions';
import {
  checkOptions,
  describeOptions,
  normalizeOptions,
  offeredProfiles,
  optionWarnings,
} from './databaseOptions';

const target: TargetDefinition = {
  name: 'aks1',
  title: 'AKS 1',
  backups: 'azure',
  spread: 'zones',
};
const offer: Offer = {
  plans: [],
  environments: [],
  versions: [],
  targets: [target],
  extensions: ['hstore', 'vector'],
};

function sentences(
  options: DatabaseOptions,
  versions?: TargetVersions,
  where = target,
) {
  return checkOptions(options, {
    application: 'orders_db',
    offer,
    target: where,
    versions,
  }).map(({ message }) => message);
}

describe('checkOptions', () => {
  it.each<[string, DatabaseOptions]>([
    ['nothing', {}],
    ['what is offered', { extensions: ['vector'] }],
    [
      'databases and a pooler',
      {
        databases: [{ name: 'a' }, { name: 'b_2', extensions: ['hstore'] }],
        pooler: { poolMode: 'session', instances: 5 },
      },
    ],
  ])('accepts %s', (_what, options) => {
    expect(sentences(options)).toEqual([]);
  });

  const database = (name: string): DatabaseOptions => ({
    databases: [{ name }],
  });
  it.each<[string, DatabaseOptions, RegExp]>([
    [
      'an extension that is not offered',
      { extensions: ['file_fdw', 'hstore'] },
      /^The extension file_fdw is not offered; there is hstore, vector\.$/,
    ],
    [
      'several, of further databases',
      { databases: [{ name: 'a', extensions: ['x', 'y'] }] },
      /^The extensions x, y are not offered/,
    ],
    ['no name', database(''), /a name/],
    ['postgres', database('postgres'), /keeps the database postgres/],
    ['template0', database('template0'), /keeps the database template0/],
    ['an upper-case letter', database('Reports'), /lower-case/],
    ['a hyphen', database('a-b'), /underscores/],
    ['SQL', database('a"; DROP'), /lower-case/],
    ['64 characters', database('a'.repeat(64)), /at most 63/],
    ['a last underscore', database('a_'), /not end/],
    ["the application's own", database('orders_db'), /own/],
    [
      'one name twice',
      { databases: [{ name: 'a' }, { name: 'a' }] },
      /^The database a is there twice\.$/,
    ],
    [
      'eleven databases',
      { databases: [...'abcdefghijk'].map(name => ({ name })) },
      /^At most 10 .* 11\.$/,
    ],
    [
      'no pooler instance',
      { pooler: { poolMode: 'session', instances: 0 } },
      /1 to 5/,
    ],
    [
      'half a pooler instance',
      { pooler: { poolMode: 'session', instances: 1.5 } },
      /1 to 5/,
    ],
    [
      'another pool mode',
      { pooler: { poolMode: 'statement' as 'session', instances: 1 } },
      /per session or per transaction/,
    ],
    [
      'another profile',
      { profile: 'old' as 'current' },
      /^There is no profile "old"\.$/,
    ],
  ])('refuses %s', (_what, options, sentence) => {
    expect(sentences(options)).toEqual([expect.stringMatching(sentence)]);
  });

  it.each<[string, TargetVersions | undefined, RegExp | undefined]>([
    ['1.29.3', { operator: '1.29.3' }, undefined],
    ['1.30.0', { operator: '1.30.0' }, undefined],
    [
      '1.31.0',
      { operator: '1.31.0' },
      /^CloudNativePG 1\.31\.0 on AKS 1 has no/,
    ],
    ['2.0.0', { operator: '2.0.0' }, /2\.0\.0/],
    [
      'unknown',
      { unknown: 'RBAC refuses it.' },
      /not known.*RBAC refuses it\.$/,
    ],
    ['never looked for', undefined, /not known/],
  ])('with CloudNativePG %s', (_version, versions, sentence) => {
    const said = sentences({ profile: 'inTree' }, versions);
    expect(said).toHaveLength(sentence ? 1 : 0);
    expect(said.join()).toMatch(sentence ?? /^$/);
    expect(offeredProfiles(target, versions).includes('inTree')).toBe(
      !sentence,
    );
  });

  it('offers no archiving of its own where there are no backups', () => {
    const without: TargetDefinition = { ...target, backups: 'none' };
    const versions = { operator: '1.30.0' };
    expect(offeredProfiles(without, versions)).toEqual(['current']);
    expect(sentences({ profile: 'inTree' }, versions, without)).toEqual([
      expect.stringMatching(/keeps no backups/),
    ]);
  });
});

describe('normalizeOptions', () => {
  it('leaves nothing of defaults', () => {
    for (const options of [
      undefined,
      {},
      { profile: 'current' as const, extensions: [], databases: [] },
    ]) {
      expect(normalizeOptions(options)).toBeUndefined();
      expect(describeOptions(options)).toBe('');
    }
  });

  it('makes equal choices equal', () => {
    const one = describeOptions({
      extensions: ['vector', 'hstore', 'vector'],
      databases: [{ name: 'b', extensions: [] }, { name: 'a' }],
    });
    expect(one).toBe(
      '{"extensions":["hstore","vector"],"databases":[{"name":"a"},{"name":"b"}]}',
    );
    expect(
      describeOptions({
        databases: [{ name: 'a' }, { name: 'b' }],
        profile: 'current',
        extensions: ['hstore', 'vector'],
      }),
    ).toBe(one);
  });
});

it('warns of what will end and of what a transaction pooler cannot do', () => {
  expect(optionWarnings({})).toEqual([]);
  expect(
    optionWarnings({
      profile: 'inTree',
      pooler: { poolMode: 'transaction', instances: 1 },
    }).map(inEnglish),
  ).toEqual([
    expect.stringMatching(/1\.31/),
    expect.stringMatching(/advisory locks/),
  ]);
});
