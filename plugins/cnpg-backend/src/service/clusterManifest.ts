import { stringify } from 'yaml';

type Fields = Record<string, unknown>;

/** What the API server and tools write, and nobody puts into a manifest. */
const SERVER_METADATA = [
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
];
const TOOL_ANNOTATIONS = ['kubectl.kubernetes.io/last-applied-configuration'];

const HIDDEN = '(hidden)';
/** Fields in which people have been seen to write passwords: SQL, environment, connection parameters. */
const SECRET_KEYS = /^(password|sslpassword|passphrase|secretkey)$/i;
const SQL_KEYS = /^postInit.*SQL$/;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A Cluster as a manifest in YAML: without its status, and what the server adds. */
export function clusterManifest(cluster: object): string {
  const { apiVersion, kind, metadata, spec } = cluster as Fields;
  const kept: Fields = isFields(metadata) ? { ...metadata } : {};
  for (const field of SERVER_METADATA) delete kept[field];
  if (isFields(kept.annotations)) {
    const annotations = { ...kept.annotations };
    for (const key of TOOL_ANNOTATIONS) delete annotations[key];
    if (Object.keys(annotations).length) kept.annotations = annotations;
    else delete kept.annotations;
  }
  return stringify({
    apiVersion,
    kind,
    metadata: kept,
    spec: hideSecrets(spec),
  });
}

function hideSecrets(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    if (SQL_KEYS.test(key)) return value.map(() => HIDDEN);
    return value.map(entry =>
      key === 'env' && isFields(entry) && 'value' in entry
        ? { ...entry, value: HIDDEN }
        : hideSecrets(entry),
    );
  }
  if (!isFields(value)) {
    return SECRET_KEYS.test(key) && typeof value === 'string' ? HIDDEN : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      hideSecrets(inner, field),
    ]),
  );
}
