import { englishMessages } from './english';
import {
  Message,
  MessageValue,
  Sentence,
  formatMessageValues,
} from './message';

type Catalogue = typeof englishMessages;
type Key = keyof Catalogue;

type Singular<Name extends string> = Name extends
  | `${infer Id}_one`
  | `${infer Id}_other`
  ? Id
  : Name;

/**
 * Every sentence that there is; one that has a plural counts once.
 *
 * @public
 */
export type MessageId = Singular<Key>;

type Placeholders<Text extends string> =
  Text extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never;

type Values<Id extends MessageId> = Record<
  | Placeholders<Catalogue[Extract<Key, Id | `${Id}_one` | `${Id}_other`>]>
  | (`${Id}_other` extends Key ? 'count' : never),
  MessageValue
>;

/**
 * A sentence of the catalogue, with all of its values: the compiler checks both.
 *
 * @public
 */
export function say<Id extends MessageId>(
  id: Id,
  ...values: keyof Values<Id> extends never ? [] : [params: Values<Id>]
): Message {
  const [params] = values;
  return params ? { id, params } : { id };
}

const texts: Record<string, string> = englishMessages;
const plural = new Intl.PluralRules('en');

/**
 * In English, which logs, notifications and other programs read.
 *
 * @public
 */
export function inEnglish(sentence: Sentence): string {
  return inEnglishOf(texts, sentence);
}

/** For code that the page runs as well, and that must not bring the whole catalogue along. */
export function inEnglishOf(
  catalogue: Readonly<Record<string, string>>,
  sentence: Sentence,
): string {
  if (typeof sentence === 'string') return sentence;
  const { id, params } = sentence;
  const values = formatMessageValues(params, 'en', inner =>
    inEnglishOf(catalogue, inner),
  );
  const text =
    catalogue[id] ??
    catalogue[`${id}_${plural.select(Number(values.count))}`] ??
    id;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name]));
}

/** The part of a document that says which sentences its texts are; none for somebody else's words. */
export function messagesOf<Name extends string>(
  sentences: Partial<Record<Name, Sentence>>,
): { messages?: Partial<Record<Name, Message>> } {
  const ours = Object.entries<Sentence | undefined>(sentences).filter(
    ([, sentence]) => typeof sentence === 'object',
  );
  if (ours.length === 0) return {};
  return { messages: Object.fromEntries(ours) as Record<Name, Message> };
}
