import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TraceMap, decodedMappings } from '@jridgewell/trace-mapping';
import { expect, test } from './test';

const dist = join(__dirname, '..', 'packages', 'app', 'dist');
const kB = 1000;

interface Chunk {
  file: string;
  /** Whether the page of the app itself loads it. */
  initial: boolean;
  /** Modules of this repository's plugins in it. */
  own: string[];
  ownGzipped: number;
  gzipped: number;
}

/** What of a built file came from this repository's plugins, by its source map. */
function readChunk(file: string, initial: boolean): Chunk {
  const path = join(dist, 'static', file);
  const code = readFileSync(path);
  const map = new TraceMap(readFileSync(`${path}.map`, 'utf8'));
  const isOwn = map.sources.map(source =>
    /\bplugins\/cnpg(-common)?\/src\//.test(source ?? ''),
  );
  const lines = code.toString().split('\n');
  let own = '';
  if (isOwn.some(Boolean)) {
    decodedMappings(map).forEach((segments, line) => {
      segments.forEach((segment, index) => {
        const [start, source] = segment;
        const end = segments[index + 1]?.[0];
        if (source !== undefined && isOwn[source]) {
          own += lines[line].slice(start, end);
        }
      });
    });
  }
  return {
    file,
    initial,
    own: map.sources.flatMap((source, index) =>
      isOwn[index] ? source!.replace(/^.*\bplugins\//, '') : [],
    ),
    ownGzipped: gzipSync(own, { level: 9 }).length,
    gzipped: gzipSync(code, { level: 9 }).length,
  };
}

function readChunks(): Chunk[] {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return (
    readdirSync(join(dist, 'static'))
      // Files of a few bytes, which load others, have no map.
      .filter(file => existsSync(join(dist, 'static', `${file}.map`)))
      .map(file => readChunk(file, html.includes(`/static/${file}`)))
      .filter(({ own }) => own.length > 0)
  );
}

test('the page of an entity loads little before the card, and a small tab', () => {
  const chunks = readChunks();
  const withModule = (name: string) => {
    const found = chunks.filter(({ own }) =>
      own.includes(`cnpg/src/components/${name}`),
    );
    expect(found, name).toHaveLength(1);
    return found[0];
  };

  const initial = chunks.filter(chunk => chunk.initial);
  expect(initial.flatMap(({ own }) => own)).toContain('cnpg/src/plugin.tsx');
  expect(
    initial.reduce((sum, { ownGzipped }) => sum + ownGzipped, 0),
    initial.map(({ own }) => own.join(', ')).join(),
  ).toBeLessThanOrEqual(5 * kB);

  const card = withModule('DatabaseCard/DatabaseCard.tsx');
  const tab = withModule('DatabaseTab/DatabaseTab.tsx');
  expect(card.file).not.toBe(tab.file);
  expect(card.initial || tab.initial).toBe(false);
  expect(tab.gzipped, tab.file).toBeLessThanOrEqual(120 * kB);
  // The card is there on every entity's overview: what only the tab needs stays out.
  expect(
    card.own.filter(path => /DatabaseTab|recovery|topology/.test(path)),
  ).toEqual([]);
  test.info().annotations.push({
    type: 'gzipped',
    description: [
      ...initial.map(({ file, ownGzipped }) => `${file}: own ${ownGzipped} B`),
      `card ${card.gzipped} B, own ${card.ownGzipped} B`,
      `tab ${tab.gzipped} B, own ${tab.ownGzipped} B`,
    ].join('; '),
  });
});

test('what the backend says comes in a file for each language, and none with the page', () => {
  const chunks = readChunks();
  const holding = (sentences: RegExp) =>
    chunks.filter(({ own }) => own.some(path => sentences.test(path)));
  for (const language of ['fr', 'id', 'it', 'pt-BR', 'sv']) {
    const sentences = new RegExp(`/messages/(\\w+/)?${language}\\.ts$`);
    const found = holding(sentences);
    expect(found, language).toHaveLength(1);
    expect(found[0].own.filter(path => !sentences.test(path))).toEqual([]);
  }
  // English, too: it is the catalogue that the others are looked up beside.
  // Dialogs and the page over all databases have it as well, once they are opened.
  const english = holding(/\/messages\/english\/\w+\.ts$/);
  expect(english.length).toBeGreaterThan(0);
  for (const { own, initial, file } of english) {
    expect(initial, file).toBe(false);
    expect(
      own.filter(path => /components\/Database(Card|Tab)\//.test(path)),
    ).toEqual([]);
  }
});
