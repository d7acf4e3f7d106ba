import { Offer, TargetDefinition } from '../model/offer';
import {
  DatabaseOptions,
  DatabaseProfile,
  FieldProblem,
} from '../model/request';
import { TargetVersions } from '../model/versions';
import { compareVersions } from '../health/clusterFacts';

/** CloudNativePG 1.31 has no archiving of its own any more (its release notes of 1.26 to 1.30). */
const IN_TREE_ENDS = '1.31';
const MAX_DATABASES = 10;
const MAX_POOLERS = 5;

/**
 * The options in one form for equal choices: sorted, without what is the
 * default; undefined when nothing is left.
 *
 * @public
 */
export function normalizeOptions(
  options: DatabaseOptions | undefined,
): DatabaseOptions | undefined {
  const { profile, extensions, databases, pooler } = options ?? {};
  const normal: DatabaseOptions = {
    ...(profile && profile !== 'current' && { profile }),
    ...sortedExtensions(extensions),
    ...(databases?.length && {
      databases: databases
        .map(database => ({
          name: database.name,
          ...sortedExtensions(database.extensions),
        }))
        .sort((a, b) => compareTexts(a.name, b.name)),
    }),
    ...(pooler && {
      pooler: { poolMode: pooler.poolMode, instances: pooler.instances },
    }),
  };
  return Object.keys(normal).length ? normal : undefined;
}

function sortedExtensions(extensions: string[] | undefined) {
  return extensions?.length
    ? { extensions: [...new Set(extensions)].sort(compareTexts) }
    : undefined;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Options as one text, equal for equal choices: the value of the annotation
 * `pgportal.dev/options`; empty when nothing was chosen.
 *
 * @public
 */
export function describeOptions(options: DatabaseOptions | undefined): string {
  const normal = normalizeOptions(options);
  return normal ? JSON.stringify(normal) : '';
}

/**
 * The profiles that a target can have with what runs there. Without backups
 * there is nothing to choose.
 *
 * @public
 */
export function offeredProfiles(
  target: Pick<TargetDefinition, 'backups'>,
  versions: TargetVersions | undefined,
): DatabaseProfile[] {
  return target.backups !== 'none' &&
    versions?.operator &&
    compareVersions(versions.operator, IN_TREE_ENDS) < 0
    ? ['current', 'inTree']
    : ['current'];
}

const DATABASE = /^[a-z]([a-z0-9_]{0,61}[a-z0-9])?$/;
/** CloudNativePG's webhook for Databases refuses them. */
const RESERVED_DATABASE = /^(postgres|template[01])$/;

/**
 * The sentence that says what is wrong with the name of a further database, or
 * undefined when it is fine. Stricter than PostgreSQL, so that it needs no
 * quotes in SQL and becomes the name of an object.
 *
 * @public
 */
export function validateFurtherDatabase(
  name: string,
  application: string,
): string | undefined {
  if (!name) return 'Give every further database a name.';
  if (RESERVED_DATABASE.test(name)) {
    return `PostgreSQL keeps the database ${name} for itself.`;
  }
  if (!DATABASE.test(name)) {
    return 'The name of a database must start with a letter, have only lower-case letters, digits and underscores, at most 63, and not end with an underscore.';
  }
  if (name === application) {
    return `The database ${name} is the application's own, and is there anyway.`;
  }
  return undefined;
}

/** What is wrong with the options on this target, one sentence each. */
export function checkOptions(
  options: DatabaseOptions,
  context: {
    application: string;
    offer: Offer;
    target: TargetDefinition | undefined;
    versions: TargetVersions | undefined;
  },
): FieldProblem[] {
  const { application, offer, target, versions } = context;
  const { profile, extensions = [], databases = [], pooler } = options;
  const sentences: string[] = [];

  if (profile === 'inTree' && target) {
    if (target.backups === 'none') {
      sentences.push(
        `${target.title} keeps no backups, so the profile inTree has nothing to do there.`,
      );
    } else if (!versions?.operator) {
      sentences.push(
        `Which version of CloudNativePG runs on ${
          target.title
        } is not known, so the profile inTree cannot be offered. ${
          versions?.unknown ?? ''
        }`.trim(),
      );
    } else if (!offeredProfiles(target, versions).includes('inTree')) {
      sentences.push(
        `CloudNativePG ${versions.operator} on ${target.title} has no archiving of its own any more; choose the profile current.`,
      );
    }
  } else if (profile && profile !== 'current' && profile !== 'inTree') {
    sentences.push(`There is no profile "${profile}".`);
  }

  const allowed = offer.extensions ?? [];
  const chosen = new Set([
    ...extensions,
    ...databases.flatMap(database => database.extensions ?? []),
  ]);
  const refused = [...chosen].filter(name => !allowed.includes(name));
  if (refused.length) {
    sentences.push(
      `The ${refused.length > 1 ? 'extensions' : 'extension'} ${refused.join(
        ', ',
      )} ${refused.length > 1 ? 'are' : 'is'} not offered; there is ${
        allowed.join(', ') || 'none'
      }.`,
    );
  }

  if (databases.length > MAX_DATABASES) {
    sentences.push(
      `At most ${MAX_DATABASES} further databases are possible; these are ${databases.length}.`,
    );
  }
  const names = databases.map(({ name }) => name);
  for (const name of new Set(names)) {
    const sentence = validateFurtherDatabase(name, application);
    if (sentence) sentences.push(sentence);
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      sentences.push(`The database ${name} is there twice.`);
    }
  }

  if (pooler) {
    const { poolMode, instances } = pooler;
    if (poolMode !== 'session' && poolMode !== 'transaction') {
      sentences.push('The pooler works per session or per transaction.');
    }
    if (
      !Number.isInteger(instances) ||
      instances < 1 ||
      instances > MAX_POOLERS
    ) {
      sentences.push(`The pooler has 1 to ${MAX_POOLERS} instances.`);
    }
  }
  return sentences.map(message => ({ field: 'options', message }));
}

/** What CloudNativePG's webhook, or somebody who knows, would remark. */
export function optionWarnings(options: DatabaseOptions): string[] {
  return [
    ...(options.profile === 'inTree'
      ? [
          'CloudNativePG removes its own archiving in 1.31: before that update, this database has to be moved to the Barman Cloud plugin.',
        ]
      : []),
    ...(options.pooler?.poolMode === 'transaction'
      ? [
          'Per transaction, the pooler gives a connection to another client after each: SET, LISTEN, advisory locks and WITH HOLD cursors of a session do not work through it.',
        ]
      : []),
  ];
}
