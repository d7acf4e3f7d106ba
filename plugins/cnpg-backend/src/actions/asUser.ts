import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { DatabaseRef, parseDatabaseRef } from '@pgportal/plugin-cnpg-common';

/** Permissions are people's: throws `NotAllowedError` for services, which the policy would let pass. */
export function asUser(
  auth: AuthService,
  credentials: BackstageCredentials,
): BackstageCredentials<BackstageUserPrincipal> {
  if (auth.isPrincipal(credentials, 'user')) return credentials;
  throw new NotAllowedError('This action works for signed-in users only.');
}

/** Throws `InputError`. */
export function toRef(text: string): DatabaseRef {
  const ref = parseDatabaseRef(text);
  if (ref) return ref;
  throw new InputError(
    `database: "${text}" is no database reference; it should be <target>/<namespace>/<name>, as list-databases returns it.`,
  );
}

export const DATABASE_INPUT =
  'Reference of the database, `<target>/<namespace>/<name>`, as `list-databases` returns it.';

export const REASON_INPUT =
  'Why, for the trail of the database. Some databases ask for one, for example a change number; the error says its form.';
