import { tokenFacts } from './token';

const content = {
  latestCheckpointTimelineID: '3',
  redoWalFile: '000000030000000000000009',
  databaseSystemIdentifier: '7710318964244709395',
  latestCheckpointREDOLocation: '0/9000028',
  timeOfLatestCheckpoint: 'Fri Nov 20 18:22:11 2026',
  operatorVersion: '1.30.0',
};
const token = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64');

describe('tokenFacts', () => {
  it('tells what a token says', () => {
    expect(tokenFacts(token(content), '7710318964244709395')).toEqual({
      valid: true,
      systemIdMatches: true,
      lsn: '0/9000028',
      walFile: '000000030000000000000009',
      timelineId: 3,
      at: '2026-11-20T18:22:11.000Z',
      operatorVersion: '1.30.0',
    });
  });

  it('tells one that is about other data', () => {
    expect(tokenFacts(token(content), '1')).toMatchObject({
      valid: false,
      systemIdMatches: false,
      problem: 'It is about the data of another cluster.',
    });
  });

  it('leaves open what cannot be compared or read', () => {
    const facts = tokenFacts(
      token({ ...content, timeOfLatestCheckpoint: 'vendredi' }),
      undefined,
    );
    expect(facts.valid).toBe(true);
    expect(facts).not.toHaveProperty('systemIdMatches');
    expect(facts).not.toHaveProperty('at');
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64')],
    ['something else', token({ password: 'hush' })],
    ['no LSN', token({ ...content, latestCheckpointREDOLocation: 'x' })],
    ['nothing', ''],
  ])('says that %s is no token, and repeats nothing of it', (_, text) => {
    expect(tokenFacts(text, '1')).toEqual({
      valid: false,
      problem: 'It is no token of CloudNativePG.',
    });
  });
});
