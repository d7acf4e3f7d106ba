import {
  Message,
  Sentence,
  inEnglish,
  inEnglishOf,
  messagesOf,
  say,
} from '../messages';
import { plan } from '../messages/english/plan';
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
  const problem = furtherDatabaseProblem(name, application);
  return problem && inEnglishOf(plan, problem);
}

/**
 * The same, as which sentence it is.
 *
 * @public
 */
export function furtherDatabaseProblem(
  name: string,
  application: string,
): Message | undefined {
  if (!name) return say('options.database.missing');
  if (RESERVED_DATABASE.test(name)) {
    return say('options.database.reserved', { name });
  }
  if (!DATABASE.test(name)) {
    return say('options.database.characters');
  }
  if (name === application) {
    return say('options.database.application', { name });
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
  const sentences: Message[] = [];

  if (profile === 'inTree' && target) {
    if (target.backups === 'none') {
      sentences.push(
        say('options.profile.noBackups', { target: target.title }),
      );
    } else if (!versions?.operator) {
      sentences.push(
        versions?.unknown
          ? say('options.profile.unknownVersion', {
              target: target.title,
              reason: versions.unknown,
            })
          : say('options.profile.unknownVersion.noReason', {
              target: target.title,
            }),
      );
    } else if (!offeredProfiles(target, versions).includes('inTree')) {
      sentences.push(
        say('options.profile.gone', {
          version: versions.operator,
          target: target.title,
        }),
      );
    }
  } else if (profile && profile !== 'current' && profile !== 'inTree') {
    sentences.push(say('options.profile.unknown', { profile }));
  }

  const allowed = offer.extensions ?? [];
  const chosen = new Set([
    ...extensions,
    ...databases.flatMap(database => database.extensions ?? []),
  ]);
  const refused = [...chosen].filter(name => !allowed.includes(name));
  if (refused.length) {
    sentences.push(
      say('options.extensions', {
        names: refused.join(', '),
        offered: allowed.join(', ') || say('plan.list.none'),
        count: refused.length,
      }),
    );
  }

  if (databases.length > MAX_DATABASES) {
    sentences.push(
      say('options.database.many', {
        most: MAX_DATABASES,
        number: databases.length,
      }),
    );
  }
  const names = databases.map(({ name }) => name);
  for (const name of new Set(names)) {
    const sentence = furtherDatabaseProblem(name, application);
    if (sentence) sentences.push(sentence);
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      sentences.push(say('options.database.twice', { name }));
    }
  }

  if (pooler) {
    const { poolMode, instances } = pooler;
    if (poolMode !== 'session' && poolMode !== 'transaction') {
      sentences.push(say('options.pooler.mode'));
    }
    if (
      !Number.isInteger(instances) ||
      instances < 1 ||
      instances > MAX_POOLERS
    ) {
      sentences.push(say('options.pooler.instances', { most: MAX_POOLERS }));
    }
  }
  return sentences.map(message => fieldProblem('options', message));
}

/** A problem in English, and which sentence it is. */
export function fieldProblem(
  field: FieldProblem['field'],
  message: Sentence,
): FieldProblem {
  return { field, message: inEnglish(message), ...messagesOf({ message }) };
}

/** What CloudNativePG's webhook, or somebody who knows, would remark. */
export function optionWarnings(options: DatabaseOptions): Message[] {
  return [
    ...(options.profile === 'inTree' ? [say('plan.warning.inTree')] : []),
    ...(options.pooler?.poolMode === 'transaction'
      ? [say('plan.warning.transaction')]
      : []),
  ];
}
