/** What the operator's archiver gets from Azure when it presents a service account's token. */
export type StorageAccess =
  | {
      ok: true;
      /** Stands for the container as long as it is not deleted; one made anew under the same name is another. */
      container?: object;
    }
  | {
      ok: false;
      /** HTTP status of the party that refused. */
      status: number;
      /** AADSTS code, storage error code, or ARM code. */
      code: string;
      /** The message, as that party words it. */
      message: string;
    };

/**
 * Azure as the workload sees it: what the barman-cloud tools in a pod would do
 * with their projected service account token.
 */
export interface WorkloadAzure {
  /**
   * Exchanges the token for a storage token (issuer, subject and audience must
   * match a federated credential of the managed identity) and tries to read
   * from the container or write into it (which needs a data role in effect at
   * its scope).
   */
  accessContainer(request: {
    /** OIDC issuer of the cluster, with its trailing slash. */
    issuer: string;
    /** `system:serviceaccount:<namespace>:<name>` */
    subject: string;
    audience: string;
    /** Client id of the managed identity, from the service account's annotation; undefined without one. */
    clientId: string | undefined;
    /** `https://<account>.blob.core.windows.net/<container>[/path]` */
    destinationPath: string;
    action: 'read' | 'write';
  }): Promise<StorageAccess>;
}
