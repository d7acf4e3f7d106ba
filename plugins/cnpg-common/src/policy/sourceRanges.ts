import ipaddr from 'ipaddr.js';

/**
 * Whether a CIDR block lies within one of others. False for what is no CIDR
 * block.
 *
 * @public
 */
export function isWithin(range: string, allowed: string[]): boolean {
  const inner = parse(range);
  if (!inner) return false;
  return allowed.some(text => {
    const outer = parse(text);
    return (
      outer !== undefined &&
      outer[0].kind() === inner[0].kind() &&
      outer[1] <= inner[1] &&
      inner[0].match(outer)
    );
  });
}

function parse(range: string) {
  return ipaddr.isValidCIDR(range) ? ipaddr.parseCIDR(range) : undefined;
}
