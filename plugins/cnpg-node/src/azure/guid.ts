import { createHash } from 'node:crypto';

/** Namespace of the `guid()` function of Bicep and ARM templates. */
const NAMESPACE = '11fb06fb-712d-4ddd-98c7-e71bbd588830';

/**
 * The GUID that Bicep's `guid(...parts)` gives: a name-based UUID (RFC 9562,
 * version 5) over the parts, joined with hyphens.
 */
export function guid(...parts: string[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replace(/-/g, ''), 'hex'))
    .update(parts.join('-'))
    .digest();
  // Version 5 and the RFC's variant.
  hash[6] = 0x50 + (hash[6] % 0x10);
  hash[8] = 0x80 + (hash[8] % 0x40);
  const hex = hash.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
