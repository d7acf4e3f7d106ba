import { watchEvents } from './watchEvents';

async function* chunks(...texts: (string | Uint8Array)[]) {
  for (const text of texts) {
    yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
  }
}

async function collect(...texts: (string | Uint8Array)[]) {
  const events = [];
  const onError = (status: object): never => {
    throw Object.assign(new Error('refused'), status);
  };
  for await (const event of watchEvents(chunks(...texts), onError))
    events.push(event);
  return events;
}

const added = (name: string) =>
  `${JSON.stringify({ type: 'ADDED', object: { metadata: { name } } })}\n`;

describe('watchEvents', () => {
  it('reads events wherever the chunks are cut, inside a character too', async () => {
    const bytes = new TextEncoder().encode(added('größe') + added('b'));
    const expected = [
      { type: 'ADDED', object: { metadata: { name: 'größe' } } },
      { type: 'ADDED', object: { metadata: { name: 'b' } } },
    ];
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(
        await collect(bytes.subarray(0, cut), bytes.subarray(cut)),
      ).toEqual(expected);
    }
    expect(
      await collect(...[...bytes].map(byte => Uint8Array.of(byte))),
    ).toEqual(expected);
  });

  it('reads bookmarks, and a last line without an end', async () => {
    const bookmark = {
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: '7' } },
    };
    expect(await collect('\n', JSON.stringify(bookmark))).toEqual([
      { type: 'BOOKMARK', resourceVersion: '7' },
    ]);
  });

  it.each([
    ['half a line', '{"type":"ADD'],
    ['no JSON', '<html>502</html>\n'],
    ['an unknown type', '{"type":"MOVED","object":{"metadata":{}}}\n'],
    ['no object', '{"type":"ADDED"}\n'],
  ])('throws on %s', async (_what, text) => {
    await expect(collect(added('a'), text)).rejects.toThrow(
      'the watch sent a line that is no event',
    );
  });

  it('throws what an ERROR event says', async () => {
    const expired = { type: 'ERROR', object: { kind: 'Status', code: 410 } };
    await expect(collect(`${JSON.stringify(expired)}\n`)).rejects.toMatchObject(
      {
        code: 410,
      },
    );
  });
});
