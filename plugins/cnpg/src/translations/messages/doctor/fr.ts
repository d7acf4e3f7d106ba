import type { Messages } from '../messages';

export const doctor = {
  'doctor.archives': 'Le WAL est archivé.',
  'doctor.log.silent': 'Le journal de l’archiveur ne dit pas le contraire.',
  'doctor.log.unread': 'Le journal de l’archiveur n’a pas pu être lu.',
  'doctor.noPods': 'Elle n’a pas de pods en ce moment.',
  'doctor.noIdentity': 'Il n’y a pas d’identité managée qui pourrait en avoir.',
  'doctor.builtIn': 'Elle archive avec ce que CloudNativePG a d’intégré.',
  'doctor.repair': 'Lancez « Réparer l’identité », qui le recrée.',
  'doctor.notRead': 'Le portail n’a pas lu ceci : {{what}}.',
  'doctor.notFound': 'Le portail n’a pas trouvé ceci : {{what}}.',
  'doctor.what.cluster': 'le cluster AKS',
  'doctor.what.pods': 'ses pods',
  'doctor.what.account': 'le compte de service {{name}}',
  'doctor.what.identity': 'l’identité managée',
  'doctor.what.credentials': 'les identifiants fédérés',
  'doctor.what.issuer': 'l’émetteur d’AKS',
  'doctor.what.roles': 'les attributions de rôles',
  'doctor.what.storage': 'le compte de stockage',
  'doctor.what.container': 'le conteneur',
  'doctor.what.roleBinding': 'le RoleBinding {{name}}',
  'doctor.cluster.fix':
    'L’équipe plateforme doit exécuter az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Redémarrez ensuite la base pour que ses pods soient recréés.',
  'doctor.cluster.noIssuer': 'Le cluster AKS {{aks}} n’a pas d’émetteur OIDC.',
  'doctor.cluster.off':
    'Workload identity est désactivée sur le cluster AKS {{aks}}.',
  'doctor.cluster.configured':
    'Le portail est configuré pour ne pas lire le cluster AKS, et ne connaît que son émetteur.',
  'doctor.cluster.ok': 'Les deux sont activés ; l’émetteur est {{issuer}}.',
  'doctor.podLabel.without_one':
    '{{pods}} n’a pas l’étiquette {{label}}=true ; le webhook de workload identity l’ignore donc.',
  'doctor.podLabel.without_other':
    '{{pods}} n’ont pas l’étiquette {{label}}=true ; le webhook de workload identity les ignore donc.',
  'doctor.podLabel.fix':
    'Mettez-la dans spec.inheritedMetadata.labels du Cluster. Redémarrez ensuite la base pour que ses pods soient recréés.',
  'doctor.podLabel.ok_one': 'Son {{count}} pod a {{label}}=true.',
  'doctor.podLabel.ok_other': 'Les {{count}} pods ont tous {{label}}=true.',
  'doctor.clientId.none':
    'Le compte de service {{account}} n’a pas d’annotation {{annotation}}.',
  'doctor.clientId.fix':
    'Mettez le client id dans spec.serviceAccountTemplate du Cluster. Redémarrez ensuite la base pour que ses pods soient recréés.',
  'doctor.clientId.ok': 'Le compte de service {{account}} nomme {{clientId}}.',
  'doctor.clientId.other':
    'Le compte de service {{account}} nomme {{clientId}}, mais l’identité managée est {{right}}.',
  'doctor.clientId.gone': 'Il n’y a plus d’identité managée {{identity}}.',
  'doctor.clientId.gone.fix':
    'Lancez « Réparer l’identité », qui la recrée. Elle reçoit un autre client id : mettez-le dans spec.serviceAccountTemplate du Cluster. Redémarrez ensuite la base pour que ses pods soient recréés.',
  'doctor.environment.fix':
    'Les pods ont été créés avant que l’étiquette, l’annotation ou le webhook soient là. Redémarrez la base.',
  'doctor.environment.lacking':
    'Le conteneur {{container}} de {{pod}} n’a pas {{variable}}.',
  'doctor.environment.stale':
    'Le conteneur {{container}} de {{pod}} se connecte en tant que {{clientId}}, mais le compte de service nomme désormais {{named}}.',
  'doctor.environment.stale.fix': 'Redémarrez la base.',
  'doctor.environment.ok':
    'Le webhook de workload identity leur a donné les deux.',
  'doctor.subject.ok': '{{credential}} vaut pour {{subject}}.',
  'doctor.subject.none':
    'L’identité managée {{identity}} n’a pas d’identifiant fédéré pour {{subject}}.',
  'doctor.subject.others':
    'L’identité managée {{identity}} n’a pas d’identifiant fédéré pour {{subject}}, seulement pour {{others}}.',
  'doctor.credential.none': 'Il n’y a pas d’identifiant fédéré pour son sujet.',
  'doctor.credential.ok': 'Il vaut pour {{value}}.',
  'doctor.issuer.other':
    'L’identifiant fédéré {{credential}} vaut pour l’émetteur {{issuer}}, mais les jetons de ce cluster viennent de {{right}}.',
  'doctor.issuer.slash':
    'L’identifiant fédéré {{credential}} vaut pour l’émetteur {{issuer}}, mais les jetons de ce cluster viennent de {{right}} (la barre oblique finale compte).',
  'doctor.audience.other':
    'L’identifiant fédéré {{credential}} vaut pour l’audience {{audience}}, mais les jetons des pods sont pour {{right}}.',
  'doctor.propagation.waits':
    'L’identifiant fédéré est juste, mais Entra ne le connaît pas encore partout ({{code}}).',
  'doctor.propagation.fix':
    'Attendez quelques minutes ; l’archiveur réessaie de lui-même.',
  'doctor.credentialCount.full':
    'Elle a {{number}} identifiants fédérés, et Azure en permet {{most}}.',
  'doctor.credentialCount.fix': 'Retirez ceux que rien n’utilise.',
  'doctor.credentialCount.ok': 'Elle en a {{number}} sur {{most}} au plus.',
  'doctor.role.unknown':
    'Elle a un rôle que le portail ne connaît pas ({{role}}) sur {{scope}}.',
  'doctor.role.none':
    'L’identité managée {{identity}} n’a sur le conteneur {{container}} aucun rôle qui lui permette d’écrire des blobs.',
  'doctor.role.none.fix':
    'Lancez « Réparer l’identité », qui le recrée. Le rôle met ensuite jusqu’à {{most}} min à prendre effet.',
  'doctor.role.waits':
    'Le rôle a été attribué il y a {{minutes}} min et n’a pas encore d’effet.',
  'doctor.role.waits.fix':
    'Attendez : il faut à Azure jusqu’à {{most}} min, et l’archiveur réessaie de lui-même.',
  'doctor.role.refused':
    'Le rôle est attribué, mais Azure refuse (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'Le rôle est attribué, mais Azure refuse : une condition le limite.',
  'doctor.role.refused.fix':
    'L’équipe plateforme doit regarder la condition de l’attribution de rôle et les affectations de refus sur le compte de stockage.',
  'doctor.role.ok': 'Elle a le rôle sur {{scope}}.',
  'doctor.role.ok.condition': 'Elle a le rôle sur {{scope}}, sous condition.',
  'doctor.network.fix':
    'L’équipe plateforme doit autoriser le sous-réseau des nœuds, ou donner au compte un point de terminaison privé que leur réseau résout.',
  'doctor.network.noAccount': 'Il n’y a pas de compte de stockage {{account}}.',
  'doctor.network.noAccount.fix': 'Vérifiez backupStorage dans cnpg.targets.',
  'doctor.network.refused':
    'Le pare-feu du compte de stockage refuse le réseau de ses pods (AuthorizationFailure).',
  'doctor.network.closed':
    'Le compte de stockage refuse tout réseau public et n’a pas de point de terminaison privé.',
  'doctor.network.some':
    'Le compte de stockage ne laisse entrer que certains réseaux ; on ne voit pas d’ici si celui des nœuds en fait partie.',
  'doctor.network.ok': 'Il laisse entrer tous les réseaux.',
  'doctor.sharedKey.identity': 'Elle se connecte avec son identité managée.',
  'doctor.container.none':
    'Il n’y a pas de conteneur {{container}} dans {{account}}.',
  'doctor.container.fix':
    'Lancez « Réparer l’identité », qui le recrée. Les sauvegardes qu’il contenait ont disparu avec lui, sauf si le compte garde les conteneurs supprimés.',
  'doctor.container.ok': 'Il y a {{container}}.',
  'doctor.destination.unknown': 'On ne sait pas où elle archive.',
  'doctor.destination.fix.cluster': 'Corrigez destinationPath du Cluster.',
  'doctor.destination.fix.store':
    'Corrigez destinationPath de l’ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '« {{destination}} » n’a pas la forme https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'Elle archive vers {{destination}}.',
  'doctor.destination.other':
    'Elle archive vers {{destination}}, mais son conteneur est {{expected}}.',
  'doctor.plugin.fix':
    'L’équipe plateforme doit l’installer, dans le namespace de l’opérateur et avec cert-manager.',
  'doctor.plugin.ok': 'La version {{version}} répond.',
  'doctor.plugin.ok.unknown': 'Il répond, sans dire sa version.',
  'doctor.plugin.phase': 'CloudNativePG dit : {{phase}}.',
  'doctor.roleBinding.fix':
    'Liez aussi le Role {{name}} au compte de service {{account}}.',
  'doctor.roleBinding.ok': '{{name}} vaut pour {{account}}.',
  'doctor.roleBinding.other':
    'Le RoleBinding {{name}} ne vaut pas pour {{account}}, sous lequel tournent ses pods.',
  'doctor.roleBinding.none': 'Il n’y a pas de RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'C’est le plugin Barman Cloud qui le crée : vérifiez que le plugin tourne.',
  'doctor.objectStore.ok': 'Il y a {{store}}.',
  'doctor.objectStore.none':
    'Il n’y a pas d’ObjectStore {{store}} dans son namespace.',
  'doctor.objectStore.fix':
    'Relancez la création de la base, qui crée ce qui manque.',
  'doctor.egress.policies':
    '{{found}} Ces NetworkPolicies limitent où ses pods peuvent se connecter : {{names}}.',
  'doctor.immutability.fix':
    'L’équipe plateforme doit exempter le conteneur de la stratégie, sinon les sauvegardes restent aussi longtemps qu’elle le dit.',
  'doctor.immutability.kept':
    'Une stratégie d’immuabilité ou une conservation légale empêche la suppression des blobs de son conteneur.',
  'doctor.immutability.failed':
    'Des sauvegardes expirées n’ont pas pu être supprimées : {{message}}',
  'doctor.immutability.ok': 'Aucune stratégie ne les retient.',
} satisfies Partial<Messages>;
