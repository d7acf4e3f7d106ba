import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Environment, PostgresVersion } from '@pgportal/plugin-cnpg-common';
import { z } from 'zod';
import { text } from '../config/parse';
import { readClassification } from '../config/readOffer';
import { readDefaultOwner } from './readDefaultOwner';

/**
 * A link on every database's entity.
 *
 * @public
 */
export interface ResourceLink {
  title: string;
  /** `{{target}}`, `{{namespace}}` and `{{name}}` stand for the database's, encoded. */
  url: string;
  /** Name of an icon of the app. */
  icon?: string;
}

/**
 * What is said of databases beside what is known of each.
 *
 * @public
 */
export interface ResourceOptions {
  /** Of those of which nobody says whose they are. */
  defaultOwner?: string;
  /** Where people open the portal. */
  portalUrl?: string;
  links?: ResourceLink[];
  environments?: Environment[];
  versions?: PostgresVersion[];
}

const KEY = 'catalog.providers.cnpg.links';
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const KNOWN = ['target', 'namespace', 'name'];

const link = z.strictObject({
  title: text,
  url: z.string().superRefine((template, context) => {
    const unknown = [...template.matchAll(PLACEHOLDER)]
      .map(([, name]) => name)
      .filter(name => !KNOWN.includes(name));
    if (unknown.length) {
      context.addIssue({
        code: 'custom',
        message: `names ${unknown.join(', ')}; there is ${KNOWN.join(', ')}`,
      });
    }
    const example = fillIn(template, {
      target: 'a',
      namespace: 'a',
      name: 'a',
    });
    if (!/^https?:$/.test(protocolOf(example))) {
      context.addIssue({
        code: 'custom',
        message: 'must be a URL that starts with https:// or http://',
      });
    }
  }),
  icon: text.optional(),
});

/**
 * Reads what entities of databases say beside the facts, from the root
 * configuration: `catalog.providers.cnpg`, `cnpg` and `app.baseUrl`. Throws
 * `InputError` that names the key that is wrong.
 *
 * @public
 */
export function readResourceOptions(config: Config): ResourceOptions {
  const { data: links, error } = z
    .array(link)
    .optional()
    .safeParse(config.getOptional(KEY));
  if (error) {
    throw new InputError(
      error.issues
        .map(({ path, message }) => `${[KEY, ...path].join('.')} ${message}.`)
        .join(' '),
    );
  }
  return {
    defaultOwner: readDefaultOwner(config),
    portalUrl: config.getOptionalString('app.baseUrl'),
    links,
    ...readClassification(config),
  };
}

/** Puts the parts of a reference into the places of a URL. */
export function fillIn(
  template: string,
  ref: { target: string; namespace: string; name: string },
): string {
  return template.replace(PLACEHOLDER, (all, name) =>
    name in ref ? encodeURIComponent(ref[name as keyof typeof ref]) : all,
  );
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}
