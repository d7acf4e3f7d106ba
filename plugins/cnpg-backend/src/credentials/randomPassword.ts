import { randomInt } from 'node:crypto';

const CHARACTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 64 letters and digits, as long as CloudNativePG's own: they need no quotes in URIs and files. */
export function randomPassword(): string {
  return Array.from(
    { length: 64 },
    () => CHARACTERS[randomInt(CHARACTERS.length)],
  ).join('');
}
