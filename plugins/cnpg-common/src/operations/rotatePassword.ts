import { z } from 'zod';
import { isReplicaCluster } from '../health/clusterFacts';
import { applicationSecret } from '../model/applicationSecret';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { kinds } from '../model/kinds';
import { KubernetesObject } from '../model/objects';
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
import { OperationDefinition } from './spoken';

const EFFECT = say('operation.rotate-password.effect');

/**
 * Gives the application's role a new random password. CloudNativePG takes it
 * over from the Secret, of which it reads the password alone: the connection
 * strings beside it are the writer's to keep true.
 *
 * @public
 */
export const rotatePassword: OperationDefinition<z.infer<typeof noInput>> = {
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
        refused: say('operation.rotate-password.noSecret', {
          secret: name,
          namespace: nameOf(cluster).namespace,
        }),
      };
    }
    const owner = ownerOf(secret);
    if (owner) {
      return {
        refused: say('operation.rotate-password.owned', {
          secret: name,
          owner,
        }),
      };
    }
    const data = withPassword(secret.data, password());
    if ('unreadable' in data) {
      return {
        refused: say('operation.rotate-password.unreadable', {
          entry: data.unreadable,
          secret: name,
        }),
      };
    }
    return {
      title: say('operation.rotate-password.title', { secret: name }),
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

function refusal(objects: DatabaseObjects): Message | undefined {
  const { cluster } = objects;
  const role = applicationRole(objects);
  return (
    notRunning(objects) ??
    (isReplicaCluster(cluster)
      ? say('operation.rotate-password.replica')
      : undefined) ??
    (role ? undefined : say('operation.rotate-password.noRole')) ??
    (cluster.spec?.managed?.roles?.some(
      ({ name, passwordSecret }) => name === role && passwordSecret,
    )
      ? say('operation.rotate-password.managed', { role: role ?? '' })
      : undefined)
  );
}

/** Another controller that writes the Secret, External Secrets for example; of a Cluster it is the operator's own. */
function ownerOf({ metadata }: KubernetesObject): string | undefined {
  const owner = metadata.ownerReferences?.find(
    ({ kind }) => kind !== 'Cluster',
  );
  return owner && `${owner.kind} ${owner.name}`;
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
