const MAX_LENGTH = 600;

/**
 * Text of another system as one line of bounded length, fit for a log and a
 * page: status messages may hold whole objects, line breaks and control
 * characters.
 */
export function plainText(text: string, max = MAX_LENGTH): string {
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim();
  return line.length > max ? `${line.slice(0, max)}…` : line;
}

/** The sentence, ended with a full stop. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
