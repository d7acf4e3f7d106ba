import { ResponseError } from '@backstage/errors';
import { describeError, isWorthRetrying } from './errors';

async function refusal(status: number, name: string, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

describe('describeError', () => {
  it.each([
    [403, 'NotAllowedError', 'forbidden'],
    [404, 'NotFoundError', 'gone'],
    [400, 'InputError', 'refused'],
    [503, 'ServiceUnavailableError', 'refused'],
  ])('reads a %s', async (status, name, kind) => {
    expect(describeError(await refusal(status, name, 'Because.'))).toEqual({
      kind,
      message: 'Because.',
    });
  });

  it('takes no database for gone because a proxy knows no such page', async () => {
    const error = await ResponseError.fromResponse(
      new Response('<html>Not found</html>', { status: 404 }),
    );
    expect(describeError(error)).toEqual({ kind: 'unreachable' });
    expect(isWorthRetrying(error)).toBe(true);
  });

  it('shows nobody the error page of a proxy', async () => {
    const error = await ResponseError.fromResponse(
      new Response('<html>Oh no</html>', { status: 500 }),
    );
    expect(describeError(error)).toEqual({ kind: 'unreachable' });
    expect(describeError(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unreachable',
    });
    expect(describeError('what')).toEqual({ kind: 'unreachable' });
  });
});

it('asks again only when the answer may change', async () => {
  expect(isWorthRetrying(new TypeError('Failed to fetch'))).toBe(true);
  expect(isWorthRetrying(await refusal(500, 'Error', 'Oops'))).toBe(true);
  expect(isWorthRetrying(await refusal(403, 'NotAllowedError', 'No'))).toBe(
    false,
  );
  expect(isWorthRetrying(await refusal(404, 'NotFoundError', 'No'))).toBe(
    false,
  );
});
