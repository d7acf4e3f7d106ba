/** Texts that stand in thousands of objects are kept once. */
const texts = new Map<string, string>();
const MOST_TEXTS = 50_000;

/** The same text, and the same string for all who have it. */
export function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(text, text);
  return text;
}
