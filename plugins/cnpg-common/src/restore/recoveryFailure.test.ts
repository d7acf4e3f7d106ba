import { findRecoveryFailure } from './recoveryFailure';

describe('findRecoveryFailure', () => {
  it.each([
    [
      '{"level":"info","record":{"message":"recovery ended before configured recovery target was reached"}}',
      /^The archive ends before the moment/,
    ],
    ['{"error":"no target backup found"}', /no base backup that this could/],
    ['no backup found with ID 20261119T020000', /no base backup that this/],
    ['unexpected failure: Expected empty archive', /of an earlier one/],
    [
      'The data directory was initialized by PostgreSQL version 16, which is not compatible',
      /another major version/,
    ],
    [
      '{"msg":"Can\'t extract backup id","stderr":"AADSTS70021: No matching federated identity record found"}',
      /AADSTS70021/,
    ],
  ])('reads %s', (line, sentence) => {
    expect(findRecoveryFailure(['starting', line, 'exit'])).toMatch(sentence);
  });

  it('does not guess', () => {
    expect(findRecoveryFailure(['exit status 1'])).toBeUndefined();
    expect(findRecoveryFailure([])).toBeUndefined();
  });
});
