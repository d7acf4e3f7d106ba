import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const HASH_LENGTH = 8;

/**
 * Eight hex digits that stand for the text: the start of its SHA-256.
 */
export function shortHash(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text))).slice(
    0,
    HASH_LENGTH,
  );
}

/**
 * The name as it is where it fits; otherwise cut, with a hash of what it
 * stands for, so that two long names never become one.
 */
export function fitName(name: string, standsFor: string, max: number): string {
  return name.length <= max ? name : cutWithHash(name, standsFor, max);
}

/**
 * The name, cut to make room, always followed by the hash of what it stands
 * for. For names that are joined from parts which may themselves hold the
 * separator: `a-b` + `c` and `a` + `b-c` must not end up the same.
 */
export function cutWithHash(
  name: string,
  standsFor: string,
  max: number,
): string {
  const room = max - HASH_LENGTH - 1;
  const head = name.slice(0, room).replace(/[^a-zA-Z0-9]+$/, '');
  return `${head}-${shortHash(standsFor)}`;
}
