export interface Config {
  /**
   * Self-service PostgreSQL: what is offered, and where databases run.
   */
  cnpg?: {
    /**
     * Sizes a database can have. Default: small (1 CPU, 2Gi, 10Gi of storage), medium (2, 8Gi, 32Gi)
     * and large (4, 16Gi, 128Gi), each with three instances.
     */
    plans?: Array<{
      /**
       * Unique name: lower-case letters, digits and hyphens, at most 63.
       */
      name: string;
      /**
       * What people read. Default: the name.
       */
      title?: string;
      /**
       * One sentence that helps to choose.
       */
      description?: string;
      /**
       * PostgreSQL instances, the primary included; 1 to 9. Default: 3
       */
      instances?: number;
      /**
       * CPU of each instance as a Kubernetes quantity, for example `2` or `500m`.
       */
      cpu: string | number;
      /**
       * Memory of each instance as a Kubernetes quantity, for example `8Gi`; at least 256Mi. The
       * memory settings of PostgreSQL follow from it.
       */
      memory: string;
      /**
       * Size of each instance's data volume, for example `32Gi`; at least 1Gi.
       */
      storage: string;
      /**
       * Size of each instance's volume for WAL, at least 1Gi; without it, WAL shares the data volume.
       */
      walStorage?: string;
      /**
       * How long backups are kept: a number and `d`, `w` or `m`. Default: 7d
       */
      retention?: string;
      /**
       * When a base backup is taken: six cron fields, seconds first, in UTC; not more often than
       * every 15 minutes. Default: `0 0 2 * * *`
       */
      backupSchedule?: string;
    }>;

    /**
     * What databases are for. Default: dev, and prod for production.
     */
    environments?: Array<{
      /**
       * Unique name: lower-case letters, digits and hyphens, at most 63.
       */
      name: string;
      /**
       * What people read. Default: the name.
       */
      title?: string;
      /**
       * Whether a commit must wait for a standby before it returns. Default: false
       */
      production?: boolean;
      /**
       * How far the load balancers of databases may reach, where that is less than the target allows.
       * Default: as far as the target allows
       */
      exposure?: 'none' | 'internal' | 'public';
      /**
       * Names of the plans that may be chosen here. Default: all
       */
      plans?: string[];
      /**
       * Names of the targets that may be chosen here. Default: all
       */
      targets?: string[];
      /**
       * How instances are kept apart: `zones` (a zone and node each, required), `nodes` (a node each,
       * required) or `prefer` (where there is room). Default: the target's
       */
      spread?: 'zones' | 'nodes' | 'prefer';
      /**
       * Labels of the nodes on which its databases run, instead of the target's.
       */
      nodeSelector?: { [label: string]: string };
      /**
       * Taints that its databases tolerate, instead of the target's.
       */
      tolerations?: Array<{
        /**
         * Key of the taint.
         */
        key?: string;
        /**
         * `Equal` or `Exists`. Default: Equal
         */
        operator?: 'Equal' | 'Exists';
        /**
         * Value of the taint.
         */
        value?: string;
        /**
         * Effect of the taint. Default: all
         */
        effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
      }>;
    }>;

    /**
     * Versions of PostgreSQL that are offered, the preferred one first. Default: 18, 17, 16, 15
     */
    versions?: Array<{
      /**
       * Major version, for example 17.
       */
      major: number;
      /**
       * Last day of support, `YYYY-MM-DD`. Default: the PostgreSQL project's date for 14 to 18
       */
      endOfLife?: string;
    }>;

    /**
     * Extensions that a database may have. The image must hold them, and they must need no library
     * that PostgreSQL loads at start. Default: btree_gin, btree_gist, citext, fuzzystrmatch, hstore,
     * intarray, ltree, pg_stat_statements, pg_trgm, pgcrypto, tablefunc, unaccent, uuid-ossp, vector
     */
    extensions?: string[];

    /**
     * What things cost a month; the form estimates from it what a database costs. Default: Azure's
     * list prices of January 2025 for East US in USD, pay as you go
     */
    prices?: {
      /**
       * Currency of all prices by its three letters, for example `EUR`.
       */
      currency: string;
      /**
       * Day of the prices, `YYYY-MM-DD`; it is shown with every estimate.
       */
      asOf: string;
      /**
       * Where the prices hold, in words, for example `Sweden Central`.
       */
      region?: string;
      /**
       * One vCPU.
       */
      cpu: number;
      /**
       * One GiB of memory.
       */
      memory: number;
      /**
       * Disks; a volume costs what the next larger one costs.
       */
      disks: Array<{
        /**
         * Size in GiB.
         */
        size: number;
        /**
         * Price of one.
         */
        price: number;
      }>;
      /**
       * One GiB of backups.
       */
      backup: number;
    };

    /**
     * Kubernetes clusters with CloudNativePG on which databases are created and watched.
     */
    targets?: Array<{
      /**
       * Unique name: lower-case letters, digits and hyphens, at most 63. Part of every database's
       * reference and of its Azure names, so it must not change later.
       */
      name: string;
      /**
       * What people read. Default: the name.
       */
      title?: string;

      /**
       * How the Kubernetes API is reached: `kubeconfig`, `inCluster` or `url`, exactly one of them.
       */
      kubernetes: {
        /**
         * Path of a kubeconfig file, from the backend's working directory. It is read at the first
         * call, and again after a call that could not connect or was not authenticated.
         */
        kubeconfig?: string;
        /**
         * Context in the kubeconfig. Default: its current context
         */
        context?: string;
        /**
         * Uses the service account of the pod in which the backend runs. Default: false
         */
        inCluster?: boolean;
        /**
         * URL of the API server, https only.
         */
        url?: string;
        /**
         * Path of the PEM file with the CA of the API server, for use with `url`.
         */
        caFile?: string;
        /**
         * CA of the API server, PEM in base64, for use with `url`; what AKS calls
         * `certificate-authority-data`.
         */
        caData?: string;
        /**
         * Bearer token of a service account, for use with `url`.
         * @visibility secret
         */
        token?: string;
        /**
         * Entra identity that the API server accepts (AKS with Entra integration), for use with
         * `url`; the same settings as `azure.credential`.
         */
        azureIdentity?: {
          /**
           * Kind of credential. Default: default
           */
          type?:
            | 'default'
            | 'workloadIdentity'
            | 'managedIdentity'
            | 'clientSecret'
            | 'clientCertificate'
            | 'azureCli';
          /**
           * Id of the Entra tenant.
           */
          tenantId?: string;
          /**
           * Client id of the application or managed identity.
           */
          clientId?: string;
          /**
           * Secret of the application, for `clientSecret`.
           * @visibility secret
           */
          clientSecret?: string;
          /**
           * Path of the PEM file with certificate and key, for `clientCertificate`.
           */
          certificateFile?: string;
          /**
           * Path of the service account's token, for `workloadIdentity`. Default: `AZURE_FEDERATED_TOKEN_FILE`
           */
          tokenFile?: string;
        };
      };

      /**
       * The Azure side of the target's databases; without it, no identities are created.
       */
      azure?: {
        /**
         * Subscription of the identities.
         */
        subscriptionId: string;
        /**
         * Region of the identities, for example `swedencentral`.
         */
        location: string;
        /**
         * Resource group of the identities, with nothing else in it: who may write federated
         * credentials there can become any identity in it. Needed unless `identity` is given.
         */
        identityResourceGroup?: string;
        /**
         * An identity that exists already, for all databases of the target. The portal then needs
         * no rights in Azure and changes nothing there: whoever owns the identity gives it the role
         * Storage Blob Data Contributor on the storage account, and a federated credential for each
         * database (subject `system:serviceaccount:<namespace>:<name>`), of which it can have 20.
         */
        identity?: {
          /**
           * Client id of the managed identity.
           */
          existingClientId: string;
        };
        /**
         * The AKS cluster: `resourceId`, or `name` and `oidcIssuer` where it may not be read.
         */
        aks: {
          /**
           * Resource id of the AKS cluster; its OIDC issuer is read from there.
           */
          resourceId?: string;
          /**
           * Name of the AKS cluster in the names of identities. Default: the last part of `resourceId`
           */
          name?: string;
          /**
           * OIDC issuer of the cluster, exactly as it stands in its tokens, trailing slash included.
           */
          oidcIssuer?: string;
        };
        /**
         * The storage account in which each database gets a container of its own.
         */
        backupStorage: {
          /**
           * Name of the storage account.
           */
          account: string;
          /**
           * Resource group of the storage account.
           */
          resourceGroup: string;
          /**
           * Subscription of the storage account. Default: `subscriptionId` of the target
           */
          subscriptionId?: string;
        };
        /**
         * Identity that the portal uses with Azure Resource Manager. Default: type `default`
         */
        credential?: {
          /**
           * Kind of credential. Default: default, that is `DefaultAzureCredential`
           */
          type?:
            | 'default'
            | 'workloadIdentity'
            | 'managedIdentity'
            | 'clientSecret'
            | 'clientCertificate'
            | 'azureCli';
          /**
           * Id of the Entra tenant.
           */
          tenantId?: string;
          /**
           * Client id of the application or managed identity.
           */
          clientId?: string;
          /**
           * Secret of the application, for `clientSecret`.
           * @visibility secret
           */
          clientSecret?: string;
          /**
           * Path of the PEM file with certificate and key, for `clientCertificate`.
           */
          certificateFile?: string;
          /**
           * Path of the service account's token, for `workloadIdentity`. Default: `AZURE_FEDERATED_TOKEN_FILE`
           */
          tokenFile?: string;
        };
        /**
         * The Azure cloud, from which the next settings follow. Default: public
         */
        cloud?: 'public' | 'usGovernment' | 'china';
        /**
         * URL of Azure Resource Manager. Default: that of `cloud`, such as `https://management.azure.com`
         */
        resourceManagerUrl?: string;
        /**
         * For what tokens for Azure Resource Manager are asked. Default: `resourceManagerUrl`
         */
        resourceManagerAudience?: string;
        /**
         * URL of the Entra token endpoint. Default: that of `cloud`, such as `https://login.microsoftonline.com`
         */
        authorityHost?: string;
        /**
         * What follows the name of a storage account in the address of its blobs. Default: that of
         * `cloud`, such as `blob.core.windows.net`
         */
        blobSuffix?: string;
        /**
         * Audience of the tokens with which pods sign in. Default: `api://AzureADTokenExchange`
         */
        tokenExchangeAudience?: string;
        /**
         * Path of a PEM file with an additional CA for the two URLs above.
         */
        caFile?: string;
      };

      /**
       * Where backups go: `azure`, or `none` on evaluation clusters. Default: `azure` where `azure` is
       * configured
       */
      backups?: 'azure' | 'none';
      /**
       * Entity references of the groups whose databases may be created there, for example
       * `group:default/orders`. Default: all
       */
      teams?: string[];
      /**
       * How far the load balancers of databases may reach: `none`, `internal` (the virtual network)
       * or `public` (the internet, from the ranges that are named). Default: internal
       */
      exposure?: 'none' | 'internal' | 'public';
      /**
       * Storage class of all volumes. Default: the cluster's own default
       */
      storageClass?: string;
      /**
       * PostgreSQL images by major version; they take precedence over `imageCatalog`. Default, where
       * there is no catalog either: `ghcr.io/cloudnative-pg/postgresql:<major>-standard-trixie`
       */
      images?: { [major: string]: string };
      /**
       * Name of a ClusterImageCatalog on the target with an image for each version.
       */
      imageCatalog?: string;
      /**
       * How instances are kept apart: `zones` (a zone and node each, required), `nodes` (a node each,
       * required) or `prefer` (where there is room). Default: zones
       */
      spread?: 'zones' | 'nodes' | 'prefer';
      /**
       * Labels of the nodes on which databases run.
       */
      nodeSelector?: { [label: string]: string };
      /**
       * Taints that databases tolerate.
       */
      tolerations?: Array<{
        /**
         * Key of the taint.
         */
        key?: string;
        /**
         * `Equal` or `Exists`. Default: Equal
         */
        operator?: 'Equal' | 'Exists';
        /**
         * Value of the taint.
         */
        value?: string;
        /**
         * Effect of the taint. Default: all
         */
        effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
      }>;
    }>;

    /**
     * What is asked of databases: of a request in the form and in the template, and of every database
     * that runs. A database is judged by every policy that applies to it.
     */
    policies?: Array<{
      /**
       * Unique name: lower-case letters, digits and hyphens, at most 63.
       */
      name: string;
      /**
       * What people read. Default: the name.
       */
      title?: string;
      /**
       * Names of the environments to which it applies. Default: all
       */
      environments?: string[];
      /**
       * Entity references of the owning groups to which it applies, for example
       * `group:default/orders`. Default: all
       */
      teams?: string[];
      /**
       * Names of the targets to which it applies. Default: all
       */
      targets?: string[];
      /**
       * What is asked; a rule that is absent is not.
       */
      rules: {
        /**
         * Major versions of PostgreSQL that are allowed, for example `[17, 18]`.
         */
        majors?: number[];
        /**
         * Days of support that must be left of the version, for example 180.
         */
        endOfLifeDays?: number;
        /**
         * PostgreSQL instances at least, the primary included; 1 to 9.
         */
        minInstances?: number;
        /**
         * `true`: a commit waits for a standby.
         */
        synchronous?: true;
        /**
         * Zones over which the instances must spread; 1 to 9.
         */
        zones?: number;
        /**
         * `true`: WAL is archived, and a schedule takes base backups.
         */
        backups?: true;
        /**
         * Age of the last base backup at most, and time between two of the schedule: a number and `h` or
         * `d`, for example `26h`.
         */
        maxBackupAge?: string;
        /**
         * How long backups are kept at least: a number and `d`, `w` or `m`, for example `14d`.
         */
        minRetention?: string;
        /**
         * How far a database may be reached at most: `none` (from inside Kubernetes), `internal` (the
         * virtual network) or `public`.
         */
        exposure?: 'none' | 'internal' | 'public';
        /**
         * CIDR blocks; what may connect to an exposed database lies in one of them.
         */
        sourceRanges?: string[];
        /**
         * PostgreSQL parameters that may be set beyond those that follow from the plan.
         */
        parameters?: string[];
        /**
         * Storage classes that are allowed.
         */
        storageClasses?: string[];
        /**
         * Regular expression that the whole name must match, for example `[a-z]+-db`.
         */
        namePattern?: string;
        /**
         * `true`: the database cannot be deleted before somebody has switched that protection off. New
         * databases are created with it.
         */
        deletionProtection?: true;
      };
      /**
       * How much each rule counts in the score of a database. Default: 1
       */
      weights?: {
        /**
         * Weight of `majors`, 0 to 100.
         */
        majors?: number;
        /**
         * Weight of `endOfLifeDays`, 0 to 100.
         */
        endOfLifeDays?: number;
        /**
         * Weight of `minInstances`, 0 to 100.
         */
        minInstances?: number;
        /**
         * Weight of `synchronous`, 0 to 100.
         */
        synchronous?: number;
        /**
         * Weight of `zones`, 0 to 100.
         */
        zones?: number;
        /**
         * Weight of `backups`, 0 to 100.
         */
        backups?: number;
        /**
         * Weight of `maxBackupAge`, 0 to 100.
         */
        maxBackupAge?: number;
        /**
         * Weight of `minRetention`, 0 to 100.
         */
        minRetention?: number;
        /**
         * Weight of `exposure`, 0 to 100.
         */
        exposure?: number;
        /**
         * Weight of `sourceRanges`, 0 to 100.
         */
        sourceRanges?: number;
        /**
         * Weight of `parameters`, 0 to 100.
         */
        parameters?: number;
        /**
         * Weight of `storageClasses`, 0 to 100.
         */
        storageClasses?: number;
        /**
         * Weight of `namePattern`, 0 to 100.
         */
        namePattern?: number;
        /**
         * Weight of `deletionProtection`, 0 to 100.
         */
        deletionProtection?: number;
      };
    }>;

    /**
     * What the databases of one owning group may take in all. What is absent is unlimited.
     */
    quotas?: {
      /**
       * For every group.
       */
      default?: {
        /**
         * Databases.
         */
        databases?: number;
        /**
         * CPU that all instances request, as a Kubernetes quantity.
         */
        cpu?: string | number;
        /**
         * Memory that all instances request, for example `128Gi`.
         */
        memory?: string;
        /**
         * Size of all volumes, those for WAL among them, for example `1Ti`.
         */
        storage?: string;
        /**
         * Estimated cost of a month, in the currency of `prices`.
         */
        monthlyCost?: number;
      };
      /**
       * By entity reference of the group, for example `group:default/orders`; takes the place of
       * single limits of the default.
       */
      teams?: {
        [group: string]: {
          /**
           * Databases.
           */
          databases?: number;
          /**
           * CPU that all instances request, as a Kubernetes quantity.
           */
          cpu?: string | number;
          /**
           * Memory that all instances request, for example `128Gi`.
           */
          memory?: string;
          /**
           * Size of all volumes, those for WAL among them, for example `1Ti`.
           */
          storage?: string;
          /**
           * Estimated cost of a month, in the currency of `prices`.
           */
          monthlyCost?: number;
        };
      };
    };

    /**
     * Times in which nobody operates on databases, backups and ways out of trouble apart.
     */
    freezes?: Array<{
      /**
       * Unique name: lower-case letters, digits and hyphens, at most 63.
       */
      name: string;
      /**
       * What people read. Default: the name.
       */
      title?: string;
      /**
       * Names of the environments to which it applies. Default: all
       */
      environments?: string[];
      /**
       * Begin with its zone, for example `2026-12-20T00:00:00+01:00`.
       */
      from: string;
      /**
       * End with its zone; not part of it.
       */
      to: string;
    }>;
  };
}
