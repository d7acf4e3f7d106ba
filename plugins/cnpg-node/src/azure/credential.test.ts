import { keepTokens } from './credential';

const MINUTE = 60_000;

function counting(lifetime: number, clock: { now: number }) {
  let count = 0;
  return {
    getToken: async () => {
      count += 1;
      return {
        token: `token-${count}`,
        expiresOnTimestamp: clock.now + lifetime,
      };
    },
  };
}

describe('keepTokens', () => {
  it('asks again only shortly before the token expires', async () => {
    const clock = { now: 0 };
    const credential = keepTokens(
      counting(60 * MINUTE, clock),
      () => clock.now,
    );
    const [first, same] = await Promise.all([
      credential.getToken('a'),
      credential.getToken('a'),
    ]);
    expect([first?.token, same?.token]).toEqual(['token-1', 'token-1']);

    clock.now = 54 * MINUTE;
    expect((await credential.getToken('a'))?.token).toBe('token-1');
    clock.now = 56 * MINUTE;
    expect((await credential.getToken('a'))?.token).toBe('token-2');
  });

  it('keeps scopes apart, and does not answer a claims challenge from memory', async () => {
    const clock = { now: 0 };
    const credential = keepTokens(
      counting(60 * MINUTE, clock),
      () => clock.now,
    );
    expect((await credential.getToken('a'))?.token).toBe('token-1');
    expect((await credential.getToken('b'))?.token).toBe('token-2');
    expect((await credential.getToken('a', { claims: 'x' }))?.token).toBe(
      'token-3',
    );
  });

  it('never keeps a failure', async () => {
    let fails = true;
    const credential = keepTokens({
      getToken: async () => {
        if (fails) throw new Error('AADSTS90033');
        return { token: 'good', expiresOnTimestamp: Date.now() + 60 * MINUTE };
      },
    });
    await expect(credential.getToken('a')).rejects.toThrow('AADSTS90033');
    fails = false;
    expect((await credential.getToken('a'))?.token).toBe('good');
  });
});
