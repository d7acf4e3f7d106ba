import { PriceTable } from '../cost/priceTable';
import type { Exposure } from '../policy/governance';

/**
 * What the platform team offers, read from `cnpg` in app-config.
 */

/** @public */
export interface Plan {
  /** DNS label, unique. */
  name: string;
  title: string;
  description?: string;
  /** Number of PostgreSQL instances, the primary included. */
  instances: number;
  /** Kubernetes quantities, per instance. */
  cpu: string;
  memory: string;
  storage: string;
  /** A volume of its own for WAL; none when absent. */
  walStorage?: string;
  /** How long backups are kept: number and `d`, `w` or `m`. */
  retention: string;
  /** Six fields, seconds first, in UTC. */
  backupSchedule: string;
}

/**
 * Where instances may run, and how far apart.
 *
 * @public
 */
export interface Placement {
  /**
   * `zones`: one instance per zone and node, required. `nodes`: one per node,
   * required. `prefer`: spread where there is room.
   */
  spread: 'zones' | 'nodes' | 'prefer';
  nodeSelector?: Record<string, string>;
  tolerations?: {
    key?: string;
    operator?: string;
    value?: string;
    effect?: string;
  }[];
}

/** @public */
export interface Environment extends Partial<Placement> {
  name: string;
  title: string;
  /** Production databases wait for a standby before a commit returns, and never share a node. */
  production: boolean;
  /** How far the load balancers of its databases may reach, where that is less than the target allows. */
  exposure?: Exposure;
  /** Names of the plans that may be chosen; all when absent. */
  plans?: string[];
  /** Names of the targets that may be chosen; all when absent. */
  targets?: string[];
  // Its placement, where it has one, takes the place of the target's.
}

/** @public */
export interface PostgresVersion {
  /** Major version, for example 17. */
  major: number;
  /** Last day of support by the PostgreSQL project, `YYYY-MM-DD`. */
  endOfLife?: string;
}

/**
 * What is known of a target without talking to it.
 *
 * @public
 */
export interface TargetDefinition extends Placement {
  /** DNS label, unique; the first part of every database reference there. */
  name: string;
  title: string;
  /** Azure region, for example `swedencentral`. */
  location?: string;
  /** Where backups go: into a container per database, or nowhere (evaluation clusters). */
  backups: 'azure' | 'none';
  /** Entity references of the groups that may create databases there; all when absent. */
  teams?: string[];
  /** How far the load balancers of its databases may reach; `internal` when absent. */
  exposure?: Exposure;
  /** Storage class of all volumes; the cluster's default when absent. */
  storageClass?: string;
  /** PostgreSQL images by major version; take precedence over the catalog. */
  images?: Record<string, string>;
  /** ClusterImageCatalog with an image for each major version. */
  imageCatalog?: string;
  /** Where the Azure side of its databases lives; absent on a target without Azure. */
  azure?: {
    subscriptionId: string;
    location: string;
    /** Resource group of the managed identities; absent where databases use an existing one. */
    identityResourceGroup?: string;
    /** Client id of the identity that all databases use, which is not the portal's. */
    existingClientId?: string;
    /** OIDC issuer of the AKS cluster, where the configuration says it. */
    oidcIssuer?: string;
    /** Name of the AKS cluster, as it appears in the names of identities. */
    aksName: string;
    storage: {
      account: string;
      resourceGroup: string;
      subscriptionId: string;
      /** Host of the account's blobs; that of the public cloud when absent. */
      blobHost?: string;
    };
  };
}

/** @public */
export interface Offer {
  plans: Plan[];
  environments: Environment[];
  versions: PostgresVersion[];
  targets: TargetDefinition[];
  /** Extensions that a database may have; none when absent. */
  extensions?: string[];
  /** Prices for what a database costs; nothing is said when absent. */
  prices?: PriceTable;
}
