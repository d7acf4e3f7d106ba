import { ArmError } from './errors.ts';

/** A request path of ARM, taken apart. Names and types are as the client wrote them. */
export interface ArmPath {
  /** The whole id with single slashes and decoded segments. */
  id: string;
  subscriptionId?: string;
  resourceGroup?: string;
  /** What stands before the last provider: the parent scope, or what an extension resource belongs to. */
  scope: string;
  /** Provider and types, for example `Microsoft.ManagedIdentity/userAssignedIdentities`. */
  type: string;
  /** One name per type; one less for a collection. */
  names: string[];
  collection: boolean;
}

const same = (a: string | undefined, b: string): boolean =>
  a?.toLowerCase() === b;

function decode(segment: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    throw new ArmError(
      400,
      'InvalidRequestUri',
      'The request URI has a malformed escape sequence.',
    );
  }
  if (/[/\p{Cc}]/u.test(decoded)) {
    throw new ArmError(
      400,
      'InvalidRequestUri',
      'A segment of the request URI has reserved characters.',
    );
  }
  return decoded;
}

/**
 * Takes a request path apart. Repeated slashes count as one: clients that put
 * an id with its leading slash into a URL template send `//subscriptions/…`.
 */
export function parseArmPath(pathname: string): ArmPath {
  const parts = pathname
    .split('/')
    .filter(part => part !== '')
    .map(decode);
  const id = `/${parts.join('/')}`;
  let subscriptionId: string | undefined;
  let resourceGroup: string | undefined;
  let type = '';
  let names: string[] = [];
  let collection = false;
  let scopeEnd = 0;
  let at = 0;

  if (same(parts[0], 'subscriptions')) {
    type = 'Microsoft.Resources/subscriptions';
    collection = parts.length === 1;
    subscriptionId = parts[1];
    names = parts.slice(1, 2);
    at = 2;
    if (at < parts.length && !same(parts[at], 'providers')) {
      const isGroup = same(parts[at], 'resourcegroups');
      type += isGroup ? '/resourceGroups' : `/${parts[at]}`;
      collection = parts.length === at + 1;
      scopeEnd = at;
      if (parts[at + 1] !== undefined) names.push(parts[at + 1]);
      if (isGroup) resourceGroup = parts[at + 1];
      at += 2;
    }
  }
  while (at < parts.length) {
    if (!same(parts[at], 'providers') || at + 1 >= parts.length) {
      throw new ArmError(
        404,
        'InvalidRequestUri',
        `The request URI '${id}' is not the id of a resource or a collection.`,
      );
    }
    scopeEnd = at;
    type = parts[at + 1];
    names = [];
    collection = false;
    at += 2;
    while (at < parts.length && !same(parts[at], 'providers')) {
      type += `/${parts[at]}`;
      collection = at + 1 >= parts.length;
      if (!collection) names.push(parts[at + 1]);
      at += 2;
    }
  }
  return {
    id,
    subscriptionId,
    resourceGroup,
    scope: `/${parts.slice(0, scopeEnd).join('/')}`,
    type,
    names,
    collection,
  };
}

/** Whether `id` is the scope or lies below it. ARM compares without case. */
export function isWithin(id: string, scope: string): boolean {
  const inner = id.toLowerCase();
  const outer = scope.toLowerCase().replace(/\/$/, '');
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`);
}
