import { Message, inEnglishOf, say } from '../messages';
import { plan } from '../messages/english/plan';

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
  const problem = databaseNameProblem(name);
  return problem && inEnglishOf(plan, problem);
}

/**
 * The same, as which sentence it is.
 *
 * @public
 */
export function databaseNameProblem(name: string): Message | undefined {
  if (!name) {
    return say('name.missing');
  }
  if (name.length > MAX_LENGTH) {
    return say('name.long', { length: name.length, most: MAX_LENGTH });
  }
  if (/[A-Z]/.test(name)) {
    return say('name.upperCase');
  }
  if (!/^[a-z]/.test(name)) {
    return say('name.start');
  }
  if (name.endsWith('-')) {
    return say('name.hyphen');
  }
  if (!DNS_1035.test(name)) {
    return say('name.characters');
  }
  // CloudNativePG names a service account after each cluster and each pooler.
  if (name.endsWith(POOLER_SUFFIX)) {
    return say('name.pooler', { suffix: POOLER_SUFFIX });
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
