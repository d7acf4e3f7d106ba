/** Each ends with what the refusing party calls it. */
export const archivingCauses = {
  'archiving.issuer.cause':
    "The federated credential's issuer is not the issuer of this AKS cluster; both must match to the trailing slash ({{code}}).",
  'archiving.issuer.remedy':
    'Run the creation again: it adds the federated credential with the right issuer.',
  'archiving.audience.cause':
    "The federated credential's audience is not api://AzureADTokenExchange ({{code}}).",
  'archiving.audience.remedy':
    'Run the creation again: it adds the federated credential with the right audience.',
  'archiving.subject.cause':
    "The federated credential's subject does not match the service account of the database ({{code}}).",
  'archiving.subject.remedy':
    'Run the creation again: it adds the federated credential with the right subject.',
  'archiving.noIdentity.cause':
    'The managed identity that the service account names does not exist (any more) ({{code}}).',
  'archiving.noIdentity.remedy':
    'Run the creation again, then restart the cluster so that its pods get the new client id.',
  'archiving.token.cause':
    "The service account's token is outside its time of validity ({{code}}).",
  'archiving.token.remedy':
    "Check the clock of the node; restart the instance's pod.",
  'archiving.issuerKeys.cause':
    'Microsoft Entra cannot read the keys of the OIDC issuer of this AKS cluster ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Ask the platform team to check the OIDC issuer of the AKS cluster.',
  'archiving.entra.cause':
    'Microsoft Entra refuses the identity of the database ({{code}}).',
  'archiving.entra.remedy': 'Ask the platform team, with this code.',
  'archiving.noRole.cause':
    'The managed identity has no role on the container that lets it write ({{code}}).',
  'archiving.noRole.remedy':
    'After a creation this can take up to 10 min. If it stays, run the creation again: it assigns the role.',
  'archiving.firewall.cause':
    "The storage account refuses the request; most often its firewall does not let the cluster's network in ({{code}}).",
  'archiving.firewall.remedy':
    "Ask the platform team to allow the cluster's network on the storage account.",
  'archiving.credentials.cause':
    'The storage account does not accept the credentials: a key or a token that is wrong or has expired ({{code}}).',
  'archiving.credentials.remedy':
    'Mend the credentials, then reload the cluster so that they are read again.',
  'archiving.keys.cause':
    'The storage account does not allow access by key ({{code}}).',
  'archiving.keys.remedy':
    'Use the workload identity instead of an account key.',
  'archiving.disabled.cause': 'The storage account is disabled ({{code}}).',
  'archiving.disabled.remedy':
    'Ask the platform team to enable the storage account.',
  'archiving.deleting.cause': 'The container is being deleted ({{code}}).',
  'archiving.deleting.remedy':
    'Find out who deletes it; its name is free again after about 30 s.',
  'archiving.noContainer.cause':
    'The container for the backups does not exist ({{code}}).',
  'archiving.noContainer.remedy':
    'Run the creation again: it makes the container.',
  'archiving.notEmpty.cause':
    'The container already holds the WAL of another cluster of this name ({{code}}).',
  'archiving.notEmpty.remedy':
    'Give the database another name, or have the old backups moved away.',
  'archiving.noWorkloadIdentity.cause':
    'The pod was started without its workload identity ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Restart the cluster once the service account names the managed identity.',
  'archiving.forbidden.cause':
    "The plugin's role is not bound to the service account that the pods use ({{code}}).",
  'archiving.forbidden.remedy':
    'Let the database use the service account of its own name.',
  'archiving.noStore.cause':
    'The ObjectStore that the cluster names does not exist ({{code}}).',
  'archiving.noStore.remedy':
    'Run the creation again: it makes the ObjectStore.',
  'archiving.noPlugin.cause':
    'The pod runs without the Barman Cloud plugin ({{code}}).',
  'archiving.noPlugin.remedy':
    'Ask the platform team whether the plugin is installed, then restart the cluster.',
  'archiving.tls.cause':
    'The certificate of the storage account or of Microsoft Entra is not trusted: something between reads along ({{code}}).',
  'archiving.tls.remedy':
    'Ask the platform team to exempt login.microsoftonline.com and *.blob.core.windows.net from TLS inspection.',
  'archiving.unreachable.cause':
    'The storage account or Microsoft Entra cannot be reached from the cluster ({{code}}).',
  'archiving.unreachable.remedy':
    'Ask the platform team about network policies and egress to login.microsoftonline.com and *.blob.core.windows.net.',
} as const;
