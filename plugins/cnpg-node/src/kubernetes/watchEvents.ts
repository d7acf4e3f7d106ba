import { KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import { KubernetesWatchEvent } from '../types';

/** A line of a watch with nobody's object in it should never come near this. */
const MAX_LINE = 32 * 1024 * 1024;

const eventSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.looseObject({
    metadata: z
      .looseObject({ resourceVersion: z.string().optional() })
      .optional(),
    code: z.number().optional(),
  }),
});

/**
 * Reads the events of a watch from the chunks of its answer, wherever their
 * borders lie. Throws on a line that is no event, and hands the Status of an
 * ERROR event to `onError`, which must throw.
 */
export async function* watchEvents<T extends KubernetesObject>(
  chunks: AsyncIterable<Uint8Array>,
  onError: (status: { code?: number }) => never,
): AsyncGenerator<KubernetesWatchEvent<T>> {
  for await (const line of lines(chunks)) {
    const parsed = eventSchema.safeParse(parseJson(line));
    if (!parsed.success) {
      throw new Error('the watch sent a line that is no event');
    }
    const { type, object } = parsed.data;
    if (type === 'ERROR') onError(object);
    else if (type === 'BOOKMARK') {
      const resourceVersion = object.metadata?.resourceVersion;
      if (resourceVersion) yield { type, resourceVersion };
    } else {
      yield { type, object: object as unknown as T };
    }
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function* lines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    // Pieces are joined once per line: a large object comes in hundreds of them.
    for (const part of parts.slice(0, -1)) {
      const line = [...rest, part].join('');
      rest = [];
      length = 0;
      if (line.trim()) yield line;
    }
    const last = parts[parts.length - 1];
    rest.push(last);
    length += last.length;
    if (length > MAX_LINE)
      throw new Error('the watch sent a line that does not end');
  }
  const line = rest.join('');
  if (line.trim()) yield line;
}
