const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** CloudNativePG appends suffixes to the name; its webhook allows no more. */
const MAX_LENGTH = 50;
const POOLER_SUFFIX = '-pooler';

/**
 * Name of a database's Pooler, and of the Service that leads to it.
 *
 * @public
 */
export function poolerName(database: string): string {
  return `${database}${POOLER_SUFFIX}`;
}

/**
 * The sentence that says what is wrong with a database's name, or undefined
 * when it is fine: a DNS-1035 label of at most 50 characters (CloudNativePG
 * `internal/webhook/v1/cluster_webhook.go`, validateName).
 *
 * @public
 */
export function validateDatabaseName(name: string): string | undefined {
  if (!name) {
    return 'Give the database a name.';
  }
  if (name.length > MAX_LENGTH) {
    return `The name has ${name.length} characters; at most ${MAX_LENGTH} are possible.`;
  }
  if (/[A-Z]/.test(name)) {
    return 'The name may not have upper-case letters.';
  }
  if (!/^[a-z]/.test(name)) {
    return 'The name must start with a letter.';
  }
  if (name.endsWith('-')) {
    return 'The name may not end with a hyphen.';
  }
  if (!DNS_1035.test(name)) {
    return 'The name may have only lower-case letters, digits and hyphens.';
  }
  // CloudNativePG names a service account after each cluster and each pooler.
  if (name.endsWith(POOLER_SUFFIX)) {
    return `The name may not end with ${POOLER_SUFFIX}: that is the pooler of another database.`;
  }
  return undefined;
}

/**
 * A name to start from: the service's own, made into a valid one, and `-db`.
 *
 * @public
 */
export function suggestDatabaseName(service: string): string {
  const base = service
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_LENGTH - '-db'.length)
    .replace(/-+$/, '');
  return base ? `${base}-db` : 'db';
}
