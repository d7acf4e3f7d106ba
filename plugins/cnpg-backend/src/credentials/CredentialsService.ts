import { NotFoundError } from '@backstage/errors';
import {
  applicationSecret,
  cnpgDatabaseCredentialsPermission,
  DatabaseObjects,
  DatabaseRef,
  kinds,
  KubernetesObject,
} from '@pgportal/plugin-cnpg-common';
import { TargetsService } from '@pgportal/plugin-cnpg-node';
import { toBackstageError } from '../operations/executeWrite';
import { Caller, OperationService } from '../operations/OperationService';
import { Sensitive } from './Sensitive';

/** How an application connects, as CloudNativePG puts it into the Secret. */
export interface Credentials {
  /** Name of the Secret. */
  secret: string;
  username: string;
  password: Sensitive;
  host: string;
  port: string;
  database: string;
  /** With the password in them, like those below. */
  uri?: Sensitive;
  jdbcUri?: Sensitive;
  fqdnUri?: Sensitive;
  fqdnJdbcUri?: Sensitive;
  pgpass?: Sensitive;
}

/** Reads the application's credentials for those who may see them; keeps nothing. */
export class CredentialsService {
  readonly #operations: OperationService;
  readonly #targets: TargetsService;

  constructor(options: {
    operations: OperationService;
    targets: TargetsService;
  }) {
    this.#operations = options.operations;
    this.#targets = options.targets;
  }

  /** Throws `NotAllowedError`, `NotFoundError`, and `InputError` when a reason is missing. */
  async reveal(
    ref: DatabaseRef,
    { reason }: { reason?: string },
    caller: Caller,
  ): Promise<Credentials> {
    return this.#operations.audited(
      ref,
      {
        eventId: 'credentials-reveal',
        severity: 'high',
        operation: 'reveal-credentials',
        title: 'Credentials shown',
        permission: cnpgDatabaseCredentialsPermission,
        reason,
      },
      caller,
      async () => ({
        title: 'Credentials shown',
        answer: await this.#read(ref),
      }),
    );
  }

  async #read(ref: DatabaseRef): Promise<Credentials> {
    const { kubernetes } = this.#targets.get(ref.target);
    try {
      // Not from the index, which does not keep how the cluster was bootstrapped in full.
      const cluster = await kubernetes.get<DatabaseObjects['cluster']>(
        kinds.Cluster,
        ref.namespace,
        ref.name,
      );
      const name = cluster ? applicationSecret(cluster) : undefined;
      const secret = name
        ? await kubernetes.get<
            KubernetesObject & { data?: Record<string, string> }
          >(kinds.Secret, ref.namespace, name)
        : undefined;
      if (!secret?.data?.password) {
        throw new NotFoundError(
          `There is no secret ${name ?? 'with credentials'} in the namespace ${
            ref.namespace
          }: CloudNativePG makes it when the database is created.`,
        );
      }
      return toCredentials(ref, name!, secret.data);
    } catch (error) {
      throw toBackstageError(error);
    }
  }
}

/** A Secret that a person has made may hold the name and the password alone. */
function toCredentials(
  { namespace, name }: DatabaseRef,
  secret: string,
  data: Record<string, string>,
): Credentials {
  const text = (key: string) =>
    data[key] === undefined
      ? undefined
      : Buffer.from(data[key], 'base64').toString('utf8');
  const hidden = (key: string) => {
    const value = text(key);
    return value === undefined ? undefined : new Sensitive(value);
  };
  return {
    secret,
    username: text('username') ?? text('user') ?? '',
    password: new Sensitive(text('password')!),
    host: text('host') ?? `${name}-rw.${namespace}`,
    port: text('port') ?? '5432',
    database: text('dbname') ?? '',
    uri: hidden('uri'),
    jdbcUri: hidden('jdbc-uri'),
    fqdnUri: hidden('fqdn-uri'),
    fqdnJdbcUri: hidden('fqdn-jdbc-uri'),
    pgpass: hidden('pgpass'),
  };
}

/** The document for whoever asked: the one place where the texts come out. */
export function revealed(credentials: Credentials): {
  [Field in keyof Credentials]: string;
} {
  return Object.fromEntries(
    Object.entries(credentials)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [
        field,
        value instanceof Sensitive ? value.reveal() : value,
      ]),
  ) as { [Field in keyof Credentials]: string };
}
