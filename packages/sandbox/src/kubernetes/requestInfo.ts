/** What a request is about, read from its path as the API server reads it. */
export interface RequestInfo {
  /** Undefined for paths outside /api and /apis, and for discovery above a version. */
  group?: string;
  version?: string;
  namespace?: string;
  plural?: string;
  name?: string;
  subresource?: string;
  /** What follows the subresource, with a leading slash (pods/proxy). */
  rest?: string;
}

/**
 * Reads the path of a request.
 *
 * @throws URIError for malformed percent-encoding
 */
export function parsePath(path: string): RequestInfo {
  const segments = path.split('/').slice(1);
  const raw =
    segments[segments.length - 1] === '' ? segments.slice(0, -1) : segments;
  if (raw[0] === 'api') {
    return { ...inVersion(raw.slice(2), path), group: '', version: raw[1] };
  }
  if (raw[0] === 'apis') {
    return {
      ...inVersion(raw.slice(3), path),
      group: raw[1] && decodeURIComponent(raw[1]),
      version: raw[2] && decodeURIComponent(raw[2]),
    };
  }
  return {};
}

function inVersion(raw: string[], path: string): RequestInfo {
  const segments = raw.map(decodeURIComponent);
  if (segments.length === 0) {
    return {};
  }
  const isNamespaceItself =
    segments[0] !== 'namespaces' ||
    segments.length < 3 ||
    ['status', 'finalize'].includes(segments[2]);
  const [namespace, own] = isNamespaceItself
    ? [undefined, segments]
    : [segments[1], segments.slice(2)];
  const [plural, name, subresource, ...rest] = own;
  return {
    namespace,
    plural,
    name,
    subresource,
    // Decoded, so that an encoded slash separates as any other does.
    rest:
      subresource === undefined
        ? undefined
        : `/${rest.join('/')}${
            rest.length > 0 && path.endsWith('/') ? '/' : ''
          }`,
  };
}
