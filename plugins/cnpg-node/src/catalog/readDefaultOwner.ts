import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readEntityRef } from './toResourceEntity';

const KEY = 'catalog.providers.cnpg.defaultOwner';

/**
 * Owner of databases whose Cluster names none, from the root configuration.
 * Throws `InputError` that names the key.
 *
 * @public
 */
export function readDefaultOwner(config: Config): string | undefined {
  const text = config.getOptionalString(KEY);
  if (text === undefined) return undefined;
  const owner = readEntityRef(text, 'group');
  if (!owner) {
    throw new InputError(
      `${KEY}: "${text}" is no reference of a group or user, such as group:default/platform.`,
    );
  }
  return owner;
}
