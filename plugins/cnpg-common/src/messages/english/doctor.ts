/** What the chain from a database to its backups says of each link, and how to mend it. */
export const doctor = {
  'doctor.archives': 'WAL is being archived.',
  'doctor.log.silent': 'The log of the archiver does not say otherwise.',
  'doctor.log.unread': 'The log of the archiver could not be read.',
  'doctor.noPods': 'It has no pods at the moment.',
  'doctor.noIdentity': 'There is no managed identity that could have one.',
  'doctor.builtIn': 'It archives with what CloudNativePG has built in.',
  'doctor.repair': 'Run "Repair identity", which creates it again.',
  'doctor.notRead': 'The portal did not read {{what}}.',
  'doctor.notFound': 'The portal did not find {{what}}.',
  'doctor.what.cluster': 'the AKS cluster',
  'doctor.what.pods': 'its pods',
  'doctor.what.account': 'the service account {{name}}',
  'doctor.what.identity': 'the managed identity',
  'doctor.what.credentials': 'the federated credentials',
  'doctor.what.issuer': 'the issuer of AKS',
  'doctor.what.roles': 'the role assignments',
  'doctor.what.storage': 'the storage account',
  'doctor.what.container': 'the container',
  'doctor.what.roleBinding': 'the RoleBinding {{name}}',
  'doctor.cluster.fix':
    'The platform team must run az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Then restart the database, so that its pods are made anew.',
  'doctor.cluster.noIssuer': 'The AKS cluster {{aks}} has no OIDC issuer.',
  'doctor.cluster.off': 'Workload identity is off on the AKS cluster {{aks}}.',
  'doctor.cluster.configured':
    'The portal is configured not to read the AKS cluster, only with its issuer.',
  'doctor.cluster.ok': 'Both are on; the issuer is {{issuer}}.',
  'doctor.podLabel.without_one':
    '{{pods}} lacks the label {{label}}=true, so the webhook of workload identity passes it by.',
  'doctor.podLabel.without_other':
    '{{pods}} lack the label {{label}}=true, so the webhook of workload identity passes them by.',
  'doctor.podLabel.fix':
    'Put it into spec.inheritedMetadata.labels of the Cluster. Then restart the database, so that its pods are made anew.',
  'doctor.podLabel.ok_one': 'Its {{count}} pod has {{label}}=true.',
  'doctor.podLabel.ok_other': 'All {{count}} pods have {{label}}=true.',
  'doctor.clientId.none':
    'The service account {{account}} has no annotation {{annotation}}.',
  'doctor.clientId.fix':
    'Put the client id into spec.serviceAccountTemplate of the Cluster. Then restart the database, so that its pods are made anew.',
  'doctor.clientId.ok': 'The service account {{account}} names {{clientId}}.',
  'doctor.clientId.other':
    'The service account {{account}} names {{clientId}}, but the managed identity is {{right}}.',
  'doctor.clientId.gone': 'There is no managed identity {{identity}} any more.',
  'doctor.clientId.gone.fix':
    'Run "Repair identity", which creates it again. It gets another client id: put that into spec.serviceAccountTemplate of the Cluster. Then restart the database, so that its pods are made anew.',
  'doctor.environment.fix':
    'The pods were made before label, annotation or webhook were there. Restart the database.',
  'doctor.environment.lacking':
    'The container {{container}} of {{pod}} has no {{variable}}.',
  'doctor.environment.stale':
    'The container {{container}} of {{pod}} signs in as {{clientId}}, but the service account names {{named}} by now.',
  'doctor.environment.stale.fix': 'Restart the database.',
  'doctor.environment.ok':
    'The webhook of workload identity has given them both.',
  'doctor.subject.ok': '{{credential}} is for {{subject}}.',
  'doctor.subject.none':
    'The managed identity {{identity}} has no federated credential for {{subject}}.',
  'doctor.subject.others':
    'The managed identity {{identity}} has no federated credential for {{subject}}, only for {{others}}.',
  'doctor.credential.none': 'There is no federated credential for its subject.',
  'doctor.credential.ok': 'It is for {{value}}.',
  'doctor.issuer.other':
    'The federated credential {{credential}} is for the issuer {{issuer}}, but tokens of this cluster come from {{right}}.',
  'doctor.issuer.slash':
    'The federated credential {{credential}} is for the issuer {{issuer}}, but tokens of this cluster come from {{right}} (the slash at the end counts).',
  'doctor.audience.other':
    'The federated credential {{credential}} is for the audience {{audience}}, but tokens of pods are for {{right}}.',
  'doctor.propagation.waits':
    'The federated credential is right, yet Entra does not know it everywhere ({{code}}).',
  'doctor.propagation.fix':
    'Wait some minutes; the archiver tries again by itself.',
  'doctor.credentialCount.full':
    'It has {{number}} federated credentials, and Azure allows {{most}}.',
  'doctor.credentialCount.fix': 'Remove those that nothing uses.',
  'doctor.credentialCount.ok': 'It has {{number}} of at most {{most}}.',
  'doctor.role.unknown':
    'It has a role that the portal does not know ({{role}}) on {{scope}}.',
  'doctor.role.none':
    'The managed identity {{identity}} has no role on the container {{container}} that lets it write blobs.',
  'doctor.role.none.fix':
    'Run "Repair identity", which creates it again. The role then takes up to {{most}} min to work.',
  'doctor.role.waits':
    'The role was assigned {{minutes}} min ago and has no effect yet.',
  'doctor.role.waits.fix':
    'Wait: Azure takes up to {{most}} min, and the archiver tries again by itself.',
  'doctor.role.refused':
    'The role is assigned, yet Azure refuses (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'The role is assigned, yet Azure refuses: a condition limits it.',
  'doctor.role.refused.fix':
    'The platform team must look at the condition of the role assignment and at deny assignments on the storage account.',
  'doctor.role.ok': 'It has the role on {{scope}}.',
  'doctor.role.ok.condition': 'It has the role on {{scope}}, with a condition.',
  'doctor.network.fix':
    'The platform team must allow the subnet of the nodes, or give the account a private endpoint that their network resolves.',
  'doctor.network.noAccount': 'There is no storage account {{account}}.',
  'doctor.network.noAccount.fix': 'Check backupStorage in cnpg.targets.',
  'doctor.network.refused':
    'The firewall of the storage account refuses the network of its pods (AuthorizationFailure).',
  'doctor.network.closed':
    'The storage account refuses every public network and has no private endpoint.',
  'doctor.network.some':
    'The storage account lets only some networks in; whether that of the nodes is among them is not visible from here.',
  'doctor.network.ok': 'It lets every network in.',
  'doctor.sharedKey.identity': 'It signs in with its managed identity.',
  'doctor.container.none':
    'There is no container {{container}} in {{account}}.',
  'doctor.container.fix':
    'Run "Repair identity", which creates it again. Backups that were in it are gone with it, unless the account keeps deleted containers.',
  'doctor.container.ok': 'There is {{container}}.',
  'doctor.destination.unknown': 'It is not known where it archives to.',
  'doctor.destination.fix.cluster': 'Correct destinationPath of the Cluster.',
  'doctor.destination.fix.store':
    'Correct destinationPath of the ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '"{{destination}}" is not https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'It archives to {{destination}}.',
  'doctor.destination.other':
    'It archives to {{destination}}, but its container is {{expected}}.',
  'doctor.plugin.fix':
    'The platform team must install it, in the namespace of the operator and with cert-manager.',
  'doctor.plugin.ok': 'Version {{version}} answers.',
  'doctor.plugin.ok.unknown': 'It answers, without saying its version.',
  'doctor.plugin.phase': 'CloudNativePG says: {{phase}}.',
  'doctor.roleBinding.fix':
    'Bind the Role {{name}} to the service account {{account}} as well.',
  'doctor.roleBinding.ok': '{{name}} is for {{account}}.',
  'doctor.roleBinding.other':
    'The RoleBinding {{name}} is not for {{account}}, as which its pods run.',
  'doctor.roleBinding.none': 'There is no RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'The Barman Cloud plugin makes it: check that the plugin runs.',
  'doctor.objectStore.ok': 'There is {{store}}.',
  'doctor.objectStore.none':
    'There is no ObjectStore {{store}} in its namespace.',
  'doctor.objectStore.fix':
    'Run the creation of the database again, which makes what is missing.',
  'doctor.egress.policies':
    '{{found}} These NetworkPolicies limit where its pods may connect to: {{names}}.',
  'doctor.immutability.fix':
    'The platform team must exempt the container from the policy, or the backups stay for as long as it says.',
  'doctor.immutability.kept':
    'An immutability policy or a legal hold keeps the blobs of its container from being deleted.',
  'doctor.immutability.failed':
    'Expired backups could not be deleted: {{message}}',
  'doctor.immutability.ok': 'No policy keeps them.',
} as const;
