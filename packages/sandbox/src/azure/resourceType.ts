import type { Caller } from './entra.ts';
import { ArmError } from './errors.ts';
import type { ArmPath } from './paths.ts';
import type { AzureState } from './state.ts';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to ARM that is authenticated and authorised. */
export interface ArmCall {
  state: AzureState;
  path: ArmPath;
  query: URLSearchParams;
  /** Parsed JSON; undefined without a body. */
  body: unknown;
  caller: Caller;
  /** Scheme, host and port under which the client reached the sandbox. */
  origin: string;
}

export interface ArmReply {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

export type Handler = (call: ArmCall) => ArmReply | Promise<ArmReply>;

/** One type of resource that the sandbox's ARM serves. */
export interface ResourceType {
  /** In its documented case; requests are compared without. */
  type: string;
  item?: Partial<Record<Method, Handler>>;
  list?: Handler;
}

export type Json = Record<string, unknown>;

export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The tags of a request body. Throws when ARM would refuse them. */
export function tagsOf(value: unknown): Record<string, string> {
  const tags = Object.entries(asObject(value)).map(([name, text]) => [
    name,
    String(text),
  ]);
  if (tags.length > 50) {
    throw new ArmError(
      400,
      'InvalidTags',
      `The resource has '${tags.length}' tags; the maximum is '50'.`,
    );
  }
  const reserved = tags
    .map(([name]) => name)
    .filter(name => /[<>%&\\?/\p{Cc}]/u.test(name));
  if (reserved.length > 0) {
    throw new ArmError(
      400,
      'InvalidTagNameCharacters',
      `The tag names '${reserved.join(
        "','",
      )}' have reserved characters '<,>,%,&,\\,?,/' or control characters.`,
    );
  }
  if (tags.some(([name, text]) => name.length > 512 || text.length > 256)) {
    throw new ArmError(
      400,
      'InvalidTagLength',
      'A tag name can have at most 512 characters, a tag value 256.',
    );
  }
  return Object.fromEntries(tags);
}

/** The location of a request body, in its normalised form (`Sweden Central` is `swedencentral`). */
export function locationOf(body: Json): string {
  const location = asText(body.location)?.toLowerCase().replaceAll(' ', '');
  if (!location) {
    throw new ArmError(
      400,
      'LocationRequired',
      'The location property is required for this definition.',
    );
  }
  return location;
}

export function assertSameLocation(
  existing: { name: string; location: string; resourceGroup: string },
  location: string,
): void {
  if (existing.location === location) return;
  throw new ArmError(
    409,
    'InvalidResourceLocation',
    `The resource '${existing.name}' already exists in location '${existing.location}' in resource group '${existing.resourceGroup}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
  );
}

/** One page of a list; the next one is asked for with `$skiptoken`. */
export function page(call: ArmCall, items: object[]): ArmReply {
  const size = Number(
    call.query.get('$top') ?? call.query.get('$maxpagesize') ?? items.length,
  );
  const start = Number(call.query.get('$skiptoken') ?? 0);
  if (
    !Number.isInteger(size) ||
    !Number.isInteger(start) ||
    size < 0 ||
    start < 0
  ) {
    throw new ArmError(
      400,
      'InvalidQueryParameter',
      'The page size or the skip token is invalid.',
    );
  }
  const body: Json = { value: items.slice(start, start + size) };
  if (size > 0 && start + size < items.length) {
    const next = new URLSearchParams(call.query);
    next.set('$skiptoken', String(start + size));
    body.nextLink = `${call.origin}${encodeURI(call.path.id)}?${next}`;
  }
  return { status: 200, body };
}
