import { findJobError } from './jobError';

describe('findJobError', () => {
  it.each([
    [
      'what initdb said, not that it ended',
      [
        '{"level":"info","msg":"Creating new data directory"}',
        '{"level":"info","msg":"initdb: error: invalid locale name \\"xx\\"\\n","pipe":"stderr","logger":"initdb"}',
        '{"level":"error","msg":"Error while bootstrapping data directory","error":"exit status 1"}',
      ],
      'initdb: error: invalid locale name "xx"',
    ],
    [
      'what PostgreSQL said last',
      [
        '{"level":"info","msg":"record","record":{"error_severity":"LOG","message":"starting"}}',
        '{"level":"info","msg":"record","record":{"error_severity":"FATAL","message":"could not map anonymous shared memory"}}',
        '{"level":"info","msg":"record","record":{"error_severity":"LOG","message":"database system is shut down"}}',
      ],
      'could not map anonymous shared memory',
    ],
    [
      'what the instance manager said',
      [
        '{"level":"error","msg":"Error while bootstrapping data directory","error":"no space left on device"}',
      ],
      'Error while bootstrapping data directory: no space left on device',
    ],
    [
      'what is no JSON',
      ['exec /controller/manager: exec format error: bad image'],
      'exec /controller/manager: exec format error: bad image',
    ],
    ['nothing', ['{"level":"info","msg":"done"}', '', 'null', '3'], undefined],
  ])('finds %s', (_what, lines, expected) => {
    expect(findJobError(lines)).toBe(expected);
  });

  it('takes no more than a line of it', () => {
    const found = findJobError([`error: ${'x '.repeat(1000)}`]);
    expect(found).toHaveLength(300);
  });
});
