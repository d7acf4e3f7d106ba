import { guid } from './guid';

describe('guid', () => {
  it('gives what Bicep gives', () => {
    expect(guid('a', 'b', 'c')).toBe('a98fa280-e03f-5afa-8d8e-92d0a9c201e8');
  });
});
