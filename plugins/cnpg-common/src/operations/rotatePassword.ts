import { z } from 'zod';
import { isReplicaCluster } from '../health/clusterFacts';
import { applicationSecret } from '../model/applicationSecret';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { cnpgDatabaseCredentialsPermission } from '../permissions';
import {
  lock,
  micros,
  nameOf,
  notRunning,
  patchCluster,
  noInput,
} from './common';
import { applicationRole } from './declared';
import { Operation } from './operation';

const EFFECT =
  'New connections need the new password within seconds; open ones stay. Applications have to read the secret again, most of them by a restart.';

/**
 * Gives the application's role a new random password. CloudNativePG takes it
 * over from the Secret, of which it reads the password alone: the connection
 * strings beside it are the writer's to keep true.
 *
 * @public
 */
export const rotatePassword: Operation<z.infer<typeof noInput>> = {
  id: 'rotate-password',
  title: 'Rotate the password',
  group: 'danger',
  permission: cnpgDatabaseCredentialsPermission,
  destructive: false,
  input: noInput,
  secret: ({ cluster }) => applicationSecret(cluster),
  outlook: objects => ({ refused: refusal(objects), effect: EFFECT }),
  plan(objects, _input, { now, password, secret }) {
    const { cluster } = objects;
    const refused = refusal(objects);
    if (refused) return { refused };
    const name = applicationSecret(cluster);
    if (!secret?.data?.password) {
      return {
        refused: `There is no secret ${name} with a password in the namespace ${
          nameOf(cluster).namespace
        }.`,
      };
    }
    const data = withPassword(secret.data, password());
    if ('unreadable' in data) {
      return {
        refused: `The entry ${data.unreadable} of the secret ${name} is in a form that the portal does not know; rotate the password by hand.`,
      };
    }
    return {
      title: `Rotation of the password in ${name}`,
      effect: EFFECT,
      writes: [
        {
          verb: 'patch',
          kind: kinds.Secret,
          namespace: nameOf(cluster).namespace,
          name,
          patch: {
            metadata: {
              ...lock(secret),
              // Without it, the operator does not look at the secret again.
              labels: { 'cnpg.io/reload': 'true' },
            },
            data,
          },
        },
        // Recorded: a changed secret alone may wait for minutes until it is taken over.
        patchCluster(cluster, {
          metadata: { annotations: { 'cnpg.io/reloadedAt': micros(now) } },
        }),
      ],
    };
  },
};

function refusal(objects: DatabaseObjects): string | undefined {
  const { cluster } = objects;
  const role = applicationRole(objects);
  const { managed } = (cluster.spec ?? {}) as {
    managed?: { roles?: { name?: string; passwordSecret?: object }[] };
  };
  return (
    notRunning(objects) ??
    (isReplicaCluster(cluster)
      ? 'The database follows another cluster: rotate the password there.'
      : undefined) ??
    (managed?.roles?.some(
      ({ name, passwordSecret }) => name === role && passwordSecret,
    )
      ? `The password of ${role} is in a secret that the Cluster names under managed.roles, and is rotated there.`
      : undefined)
  );
}

/** Entries of the Secret that hold the password, and how it stands in them. */
const HOLDERS: Record<string, RegExp> = {
  password: /^()[^]*()$/,
  pgpass: /^([^:]*:[^:]*:[^:]*:[^:]*:)[^\n]*(\n?)$/,
  uri: /^(postgres(?:ql)?:\/\/[^:@/]*:)[^@/]*(@[^]*)$/,
  'fqdn-uri': /^(postgres(?:ql)?:\/\/[^:@/]*:)[^@/]*(@[^]*)$/,
  'jdbc-uri': /^(jdbc:postgresql:[^?]*\?(?:[^&]*&)*?password=)[^&]*([^]*)$/,
  'fqdn-jdbc-uri':
    /^(jdbc:postgresql:[^?]*\?(?:[^&]*&)*?password=)[^&]*([^]*)$/,
};

/** The entries to change, in base64; or the name of one that cannot be read. */
function withPassword(
  data: Record<string, string>,
  password: string,
): Record<string, string> | { unreadable: string } {
  const changed: Record<string, string> = {};
  for (const [key, form] of Object.entries(HOLDERS)) {
    if (data[key] === undefined) continue;
    const match = form.exec(decode(data[key]));
    if (!match) return { unreadable: key };
    changed[key] = encode(`${match[1]}${password}${match[2]}`);
  }
  return changed;
}

function decode(base64: string): string {
  return new TextDecoder().decode(
    Uint8Array.from(atob(base64), character => character.charCodeAt(0)),
  );
}

function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
