import type { Messages } from '../messages';

export const doctor = {
  'doctor.archives': 'Il WAL viene archiviato.',
  'doctor.log.silent': 'Il log dell’archiviatore non dice il contrario.',
  'doctor.log.unread':
    'Non è stato possibile leggere il log dell’archiviatore.',
  'doctor.noPods': 'Non ha pod in questo momento.',
  'doctor.noIdentity': 'Non c’è un’identità gestita che possa averne.',
  'doctor.builtIn': 'Archivia con ciò che CloudNativePG ha di integrato.',
  'doctor.repair': 'Eseguire «Ripara l’identità», che la crea di nuovo.',
  'doctor.notRead': 'Il portale non ha letto {{what}}.',
  'doctor.notFound': 'Il portale non ha trovato {{what}}.',
  'doctor.what.cluster': 'il cluster AKS',
  'doctor.what.pods': 'i suoi pod',
  'doctor.what.account': 'l’account di servizio {{name}}',
  'doctor.what.identity': 'l’identità gestita',
  'doctor.what.credentials': 'le credenziali federate',
  'doctor.what.issuer': 'l’emittente di AKS',
  'doctor.what.roles': 'le assegnazioni di ruolo',
  'doctor.what.storage': 'l’account di archiviazione',
  'doctor.what.container': 'il contenitore',
  'doctor.what.roleBinding': 'il RoleBinding {{name}}',
  'doctor.cluster.fix':
    'Il team della piattaforma deve eseguire az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Poi riavviare il database, perché i suoi pod vengano creati di nuovo.',
  'doctor.cluster.noIssuer': 'Il cluster AKS {{aks}} non ha un emittente OIDC.',
  'doctor.cluster.off':
    'Workload identity è disattivata sul cluster AKS {{aks}}.',
  'doctor.cluster.configured':
    'Il portale è configurato per non leggere il cluster AKS, e ne conosce solo l’emittente.',
  'doctor.cluster.ok': 'Entrambi sono attivi; l’emittente è {{issuer}}.',
  'doctor.podLabel.without_one':
    'A {{pods}} manca l’etichetta {{label}}=true, quindi il webhook di workload identity lo ignora.',
  'doctor.podLabel.without_other':
    'A {{pods}} manca l’etichetta {{label}}=true, quindi il webhook di workload identity li ignora.',
  'doctor.podLabel.fix':
    'Metterla in spec.inheritedMetadata.labels del Cluster. Poi riavviare il database, perché i suoi pod vengano creati di nuovo.',
  'doctor.podLabel.ok_one': 'Il suo {{count}} pod ha {{label}}=true.',
  'doctor.podLabel.ok_other': 'Tutti i {{count}} pod hanno {{label}}=true.',
  'doctor.clientId.none':
    'L’account di servizio {{account}} non ha l’annotazione {{annotation}}.',
  'doctor.clientId.fix':
    'Mettere il client id in spec.serviceAccountTemplate del Cluster. Poi riavviare il database, perché i suoi pod vengano creati di nuovo.',
  'doctor.clientId.ok':
    'L’account di servizio {{account}} indica {{clientId}}.',
  'doctor.clientId.other':
    'L’account di servizio {{account}} indica {{clientId}}, ma l’identità gestita è {{right}}.',
  'doctor.clientId.gone': 'Non c’è più un’identità gestita {{identity}}.',
  'doctor.clientId.gone.fix':
    'Eseguire «Ripara l’identità», che la crea di nuovo. Riceve un altro client id: metterlo in spec.serviceAccountTemplate del Cluster. Poi riavviare il database, perché i suoi pod vengano creati di nuovo.',
  'doctor.environment.fix':
    'I pod sono stati creati prima che ci fossero etichetta, annotazione o webhook. Riavviare il database.',
  'doctor.environment.lacking':
    'Il container {{container}} di {{pod}} non ha {{variable}}.',
  'doctor.environment.stale':
    'Il container {{container}} di {{pod}} accede come {{clientId}}, ma l’account di servizio ormai indica {{named}}.',
  'doctor.environment.stale.fix': 'Riavviare il database.',
  'doctor.environment.ok': 'Il webhook di workload identity ha dato entrambi.',
  'doctor.subject.ok': '{{credential}} vale per {{subject}}.',
  'doctor.subject.none':
    'L’identità gestita {{identity}} non ha una credenziale federata per {{subject}}.',
  'doctor.subject.others':
    'L’identità gestita {{identity}} non ha una credenziale federata per {{subject}}, solo per {{others}}.',
  'doctor.credential.none':
    'Non c’è una credenziale federata per il suo soggetto.',
  'doctor.credential.ok': 'Vale per {{value}}.',
  'doctor.issuer.other':
    'La credenziale federata {{credential}} vale per l’emittente {{issuer}}, ma i token di questo cluster vengono da {{right}}.',
  'doctor.issuer.slash':
    'La credenziale federata {{credential}} vale per l’emittente {{issuer}}, ma i token di questo cluster vengono da {{right}} (la barra finale conta).',
  'doctor.audience.other':
    'La credenziale federata {{credential}} vale per il destinatario {{audience}}, ma i token dei pod sono per {{right}}.',
  'doctor.propagation.waits':
    'La credenziale federata è giusta, ma Entra non la conosce ancora ovunque ({{code}}).',
  'doctor.propagation.fix':
    'Attendere qualche minuto; l’archiviatore riprova da solo.',
  'doctor.credentialCount.full':
    'Ha {{number}} credenziali federate, e Azure ne ammette {{most}}.',
  'doctor.credentialCount.fix': 'Rimuovere quelle che nulla usa.',
  'doctor.credentialCount.ok': 'Ne ha {{number}} su un massimo di {{most}}.',
  'doctor.role.unknown':
    'Ha un ruolo che il portale non conosce ({{role}}) su {{scope}}.',
  'doctor.role.none':
    'L’identità gestita {{identity}} non ha sul contenitore {{container}} un ruolo che le permetta di scrivere blob.',
  'doctor.role.none.fix':
    'Eseguire «Ripara l’identità», che la crea di nuovo. Il ruolo impiega poi fino a {{most}} min ad avere effetto.',
  'doctor.role.waits':
    'Il ruolo è stato assegnato {{minutes}} min fa e non ha ancora effetto.',
  'doctor.role.waits.fix':
    'Attendere: Azure impiega fino a {{most}} min, e l’archiviatore riprova da solo.',
  'doctor.role.refused':
    'Il ruolo è assegnato, ma Azure rifiuta (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'Il ruolo è assegnato, ma Azure rifiuta: una condizione lo limita.',
  'doctor.role.refused.fix':
    'Il team della piattaforma deve guardare la condizione dell’assegnazione di ruolo e le assegnazioni di rifiuto sull’account di archiviazione.',
  'doctor.role.ok': 'Ha il ruolo su {{scope}}.',
  'doctor.role.ok.condition': 'Ha il ruolo su {{scope}}, con una condizione.',
  'doctor.network.fix':
    'Il team della piattaforma deve ammettere la sottorete dei nodi, o dare all’account un endpoint privato che la loro rete risolva.',
  'doctor.network.noAccount':
    'Non c’è un account di archiviazione {{account}}.',
  'doctor.network.noAccount.fix': 'Verificare backupStorage in cnpg.targets.',
  'doctor.network.refused':
    'Il firewall dell’account di archiviazione rifiuta la rete dei suoi pod (AuthorizationFailure).',
  'doctor.network.closed':
    'L’account di archiviazione rifiuta ogni rete pubblica e non ha un endpoint privato.',
  'doctor.network.some':
    'L’account di archiviazione lascia entrare solo alcune reti; da qui non si vede se quella dei nodi è tra queste.',
  'doctor.network.ok': 'Lascia entrare ogni rete.',
  'doctor.sharedKey.identity': 'Accede con la sua identità gestita.',
  'doctor.container.none':
    'Non c’è un contenitore {{container}} in {{account}}.',
  'doctor.container.fix':
    'Eseguire «Ripara l’identità», che lo crea di nuovo. I backup che conteneva sono spariti con esso, salvo che l’account conservi i contenitori eliminati.',
  'doctor.container.ok': 'C’è {{container}}.',
  'doctor.destination.unknown': 'Non si sa dove archivi.',
  'doctor.destination.fix.cluster': 'Correggere destinationPath del Cluster.',
  'doctor.destination.fix.store':
    'Correggere destinationPath dell’ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '«{{destination}}» non è https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'Archivia in {{destination}}.',
  'doctor.destination.other':
    'Archivia in {{destination}}, ma il suo contenitore è {{expected}}.',
  'doctor.plugin.fix':
    'Il team della piattaforma deve installarlo, nel namespace dell’operatore e con cert-manager.',
  'doctor.plugin.ok': 'La versione {{version}} risponde.',
  'doctor.plugin.ok.unknown': 'Risponde, senza dire la sua versione.',
  'doctor.plugin.phase': 'CloudNativePG dice: {{phase}}.',
  'doctor.roleBinding.fix':
    'Associare il Role {{name}} anche all’account di servizio {{account}}.',
  'doctor.roleBinding.ok': '{{name}} vale per {{account}}.',
  'doctor.roleBinding.other':
    'Il RoleBinding {{name}} non vale per {{account}}, con cui girano i suoi pod.',
  'doctor.roleBinding.none': 'Non c’è un RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'Lo crea il plugin Barman Cloud: verificare che il plugin giri.',
  'doctor.objectStore.ok': 'C’è {{store}}.',
  'doctor.objectStore.none':
    'Non c’è un ObjectStore {{store}} nel suo namespace.',
  'doctor.objectStore.fix':
    'Eseguire di nuovo la creazione del database, che crea ciò che manca.',
  'doctor.egress.policies':
    '{{found}} Queste NetworkPolicies limitano dove i suoi pod possono connettersi: {{names}}.',
  'doctor.immutability.fix':
    'Il team della piattaforma deve esentare il contenitore dal criterio, altrimenti i backup restano per quanto esso dice.',
  'doctor.immutability.kept':
    'Un criterio di immutabilità o un blocco legale impedisce di eliminare i blob del suo contenitore.',
  'doctor.immutability.failed':
    'Non è stato possibile eliminare i backup scaduti: {{message}}',
  'doctor.immutability.ok': 'Nessun criterio li trattiene.',
} satisfies Partial<Messages>;
