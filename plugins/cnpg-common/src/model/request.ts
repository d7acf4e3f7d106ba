import { Message } from '../messages';

/**
 * How a database is built: `current` archives through the Barman Cloud plugin,
 * `inTree` through what CloudNativePG had built in before 1.31.
 *
 * @public
 */
export type DatabaseProfile = 'current' | 'inTree';

/**
 * What may be chosen beyond the six answers. Absent is the default.
 *
 * @public
 */
export interface DatabaseOptions {
  /** `current` when absent. */
  profile?: DatabaseProfile;
  /** Extensions of the application's database. */
  extensions?: string[];
  /** Further databases in the same cluster, of the same owner. */
  databases?: { name: string; extensions?: string[] }[];
  /** A PgBouncer in front of the primary; none when absent. */
  pooler?: { poolMode: 'session' | 'transaction'; instances: number };
}

/**
 * What a person asks for in a restore: the backups of which database, and how
 * far. Without `targetTime` and `backupId`, everything that is in the archive.
 *
 * @public
 */
export interface RecoveryChoice {
  /** Reference of the source database. */
  source: string;
  /** RFC 3339 with seconds and zone. */
  targetTime?: string;
  /** Barman's id of a base backup: the database as it was at its end. */
  backupId?: string;
}

/**
 * Where a database that is a restored one comes from, and what it takes over.
 *
 * @public
 */
export interface Recovery extends RecoveryChoice {
  /** URL under which the source's backups are. */
  destinationPath: string;
  /** Name under which the source archives there. */
  serverName: string;
  /** Name of the application's database, as in the source. */
  database: string;
  /** Role that owns it, as in the source. */
  owner: string;
  /** PostgreSQL parameters of the source; they take precedence over the plan's. */
  parameters: Record<string, string>;
  /** Libraries that PostgreSQL loads at start in the source. */
  preloadLibraries?: string[];
  /** Kubernetes quantities that take the place of the plan's: the data has to fit. */
  storage?: string;
  walStorage?: string;
  /** Image of the source; the target's for the version when absent. */
  image?:
    | { imageName: string }
    | {
        imageCatalogRef: {
          apiGroup: string;
          kind: string;
          name: string;
          major: number;
        };
      };
}

/**
 * The six answers of the form, and what was chosen beyond them.
 *
 * @public
 */
export interface DatabaseAnswers {
  /** Entity reference of the component the database is for. */
  service: string;
  /** Name of the Cluster: DNS-1035 label, at most 50 characters. */
  name: string;
  environment: string;
  plan: string;
  /** Major version of PostgreSQL. */
  version: number;
  target: string;
  options?: DatabaseOptions;
}

/**
 * The answers, and what the portal derives from the catalog and the user.
 *
 * @public
 */
export interface DatabaseRequest extends DatabaseAnswers {
  /** Entity reference of the group that owns the service, and so the database. */
  owner: string;
  /** Kubernetes namespace: one per owning group. */
  namespace: string;
  /** Entity reference of the user who asks. */
  requestedBy?: string;
  /** Client id of the managed identity, once there is one. */
  clientId?: string;
  /** What it is restored from; a new, empty database when absent. */
  recovery?: Recovery;
}

/**
 * A mistake in an answer, said next to the field.
 *
 * @public
 */
export interface FieldProblem {
  field: keyof DatabaseAnswers | 'owner' | 'namespace' | 'recovery';
  message: string;
  /** Which sentence it is, for another language; none for what others said. */
  messages?: { message?: Message };
}

/**
 * Something that creating the database brings about.
 *
 * @public
 */
export interface PlannedResource {
  where: 'azure' | 'kubernetes';
  /** What it is, in words: `Managed identity`, `Cluster`. */
  type: string;
  name: string;
  /** Resource group or namespace. */
  scope?: string;
}
