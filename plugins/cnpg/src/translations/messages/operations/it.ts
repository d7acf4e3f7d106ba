import type { Messages } from '../messages';

export const operations = {
  'operation.undisturbed': 'Nulla viene interrotto.',
  'operation.deleting': 'Il database è in corso di eliminazione.',
  'operation.hibernated': 'Il database è ibernato: risvegliarlo prima.',
  'operation.notPermitted':
    'Serve il permesso {{permission}} per il database, che il team della piattaforma concede nei criteri di autorizzazione del portale.',
  'operation.readOnly':
    'Al momento il portale è in sola lettura (cnpg.readOnly nella sua configurazione), quindi nulla può essere modificato.',
  'operation.frozen':
    '{{title}}: fino al {{to}} qui non si modifica nulla, tranne i backup (cnpg.freezes nella configurazione). Rivolgersi al team della piattaforma se non può aspettare.',
  'operation.wait': 'Bisogna attendere; in corso: {{title}}.',
  'operation.wait.detail':
    'Bisogna attendere; in corso: {{title}} ({{detail}}).',
  'operation.beingStarted':
    '«{{title}}» viene avviato in questo momento su {{database}} da {{user}}: attendere che sia finito.',
  'operation.beingStarted.other':
    'Un’altra operazione veniva avviata in questo momento su {{database}}: riprovare.',
  'operation.busyTarget':
    'Su {{target}} sono in corso di modifica tanti database quanti ne ammette il team della piattaforma ({{most}}, cnpg.operations.perTarget): riprovare quando uno di essi ha finito.',
  'operation.changed':
    'Qualcosa è cambiato da quando si è guardato ({{fact}}): era {{before}}, ora è {{after}}. Guardare di nuovo prima di decidere.',
  'operation.notSet': 'non impostato',
  'operation.gone':
    'Non c’è più un database {{name}} nel namespace {{namespace}}.',
  'operation.unknownInstance': 'Non c’è un’istanza {{instance}}.',
  'input.missing': 'Manca una risposta.',
  'input.form': 'La risposta non ha la forma richiesta.',
  'input.unknown': 'L’operazione non chiede {{names}}.',
  'input.least': 'Deve essere almeno {{least}}.',
  'input.most': 'Deve essere al massimo {{most}}.',
  'input.oneOf': 'Deve essere uno di questi valori: {{values}}.',
  'input.label':
    'Deve iniziare con una lettera minuscola e avere solo minuscole, cifre e trattini, al massimo 50 in tutto.',
  'input.sqlName':
    'Deve iniziare con una lettera, avere solo minuscole, cifre e trattini bassi, al massimo 63, e non finire con un trattino basso.',
  'input.size': 'Deve essere una dimensione come 64Gi.',
  'input.reason.long': 'Può avere al massimo {{most}} caratteri.',
  'input.reason.missing': 'Indicarlo per questo database. {{hint}}.',
  'input.reason.form': 'Non ha la forma richiesta. {{hint}}.',
  'operation.backup.effect':
    'Nulla viene interrotto. Il backup è letto da uno standby, se ce n’è uno, e dura tanto più quanto più grandi sono i dati.',
  'operation.backup.title': 'Backup di base',
  'operation.backup.started':
    'Nulla viene interrotto. Il backup è pronto quando la sua fase è «completed».',
  'operation.backup.none':
    'Per questo database non sono configurati backup: il suo Cluster non indica né un archivio di oggetti né snapshot dei volumi.',
  'operation.backup.running':
    'Il backup {{backup}} è ancora in corso; attendere che sia finito.',
  'operation.backup.archiving':
    'L’archiviazione del WAL non riesce, e un backup attenderebbe che funzioni di nuovo: riparare prima l’archiviazione.',
  'operation.backup.noInstance':
    'Nessuna istanza è pronta da cui si possa leggere un backup.',
  'operation.schedule.utc': 'Nulla viene interrotto. Gli orari sono in UTC.',
  'operation.schedule.none':
    'Il database non ha una pianificazione dei backup.',
  'operation.schedule.unknown':
    'Il database non ha una pianificazione dei backup {{name}}.',
  'operation.schedule.fact': 'pianificazione {{name}}',
  'operation.schedule-create.taken': 'C’è già una pianificazione {{name}}.',
  'operation.schedule-create.title': 'Nuova pianificazione dei backup {{name}}',
  'operation.schedule-create.effect.now':
    'Nulla viene interrotto. Un primo backup parte subito.',
  'operation.schedule-create.effect.later':
    'Nulla viene interrotto. Il primo backup parte al prossimo orario della pianificazione.',
  'operation.schedule-edit.same': 'È già la sua pianificazione.',
  'operation.schedule-edit.title':
    'Modifica della pianificazione dei backup {{name}}',
  'operation.schedule-suspend.effect':
    'Nulla viene interrotto. La pianificazione non fa backup di base finché non viene ripresa; il WAL è archiviato come prima.',
  'operation.schedule-suspend.none':
    'Tutte le pianificazioni sono già sospese.',
  'operation.schedule-suspend.same':
    'La pianificazione {{name}} è già sospesa.',
  'operation.schedule-suspend.title':
    'Sospensione della pianificazione dei backup {{name}}',
  'operation.schedule-resume.effect':
    'Nulla viene interrotto. Il prossimo backup parte al prossimo orario della pianificazione.',
  'operation.schedule-resume.none': 'Tutte le pianificazioni sono già attive.',
  'operation.schedule-resume.same': 'La pianificazione {{name}} è già attiva.',
  'operation.schedule-resume.title':
    'Ripresa della pianificazione dei backup {{name}}',
  'operation.schedule-run.effect':
    'Nulla viene interrotto. La pianificazione mantiene i suoi orari.',
  'operation.schedule-run.title': 'Backup secondo la pianificazione {{name}}',
  'operation.schedule-remove.effect':
    'Nulla viene interrotto. La pianificazione non fa più backup di base; quelli conservati restano fino al termine della loro conservazione.',
  'operation.schedule-remove.title':
    'Rimozione della pianificazione dei backup {{name}}',
  'operation.switchover.effect':
    'Le scritture si fermano per circa 10–30 secondi, finché lo standby non ha preso il posto, e le connessioni alla vecchia primaria terminano. Nessuna transazione confermata va persa.',
  'operation.switchover.title': 'Switchover verso {{instance}}',
  'operation.switchover.fact': 'primaria',
  'operation.switchover.isPrimary': '{{instance}} è già la primaria.',
  'operation.switchover.fenced':
    '{{instance}} è isolata (fencing): PostgreSQL non vi gira.',
  'operation.switchover.notReady': '{{instance}} non è pronta.',
  'operation.switchover.rewinding':
    '{{instance}} viene riavvolta (pg_rewind) per seguire la primaria.',
  'operation.switchover.notStreaming':
    '{{instance}} non riceve il flusso dalla primaria, quindi può mancarle ciò che è stato confermato.',
  'operation.switchover.behind':
    '{{instance}} è {{lag}} di WAL indietro rispetto alla primaria, e le scritture attenderebbero che la raggiunga.',
  'operation.switchover.noPrimary':
    'Nessuna istanza è primaria in questo momento: CloudNativePG ne sceglie una da solo.',
  'operation.switchover.noneFit':
    'Nessuno standby può prendere il posto: {{reasons}}',
  'operation.switchover.noStandby':
    'Non c’è uno standby che possa prendere il posto.',
  'operation.restart.effect':
    'Gli standby si riavviano uno dopo l’altro, e la primaria per ultima: allora le scritture si fermano per circa 15 secondi, e più a lungo finché i client tengono aperte le connessioni.',
  'operation.restart.title': 'Riavvio',
  'operation.restart-instance.effect':
    'Uno standby è assente per circa 15 secondi, e le letture vanno agli altri. Il riavvio della primaria ferma le scritture per circa 5 secondi; non c’è switchover.',
  'operation.restart-instance.title': 'Riavvio di {{instance}}',
  'operation.restart-instance.effect.primary':
    'PostgreSQL si riavvia sul posto sulla primaria: le scritture si fermano per circa 5 secondi, e più a lungo finché i client tengono aperte le connessioni.',
  'operation.restart-instance.effect.standby':
    'Lo standby è assente per circa 15 secondi. Le letture vanno alle altre istanze.',
  'operation.reload.effect':
    'Nulla viene interrotto. Le istanze rileggono la configurazione e i secret.',
  'operation.reload.title': 'Ricarica della configurazione',
  'operation.fence.effect':
    'PostgreSQL vi si ferma finché l’isolamento non viene tolto, e il pod e i dati dell’istanza restano. Una primaria isolata ferma tutte le scritture: non c’è failover.',
  'operation.fence.allAlready': 'Tutte le istanze sono già isolate (fencing).',
  'operation.fence.already': '{{instance}} è già isolata (fencing).',
  'operation.fence.title': 'Isolamento (fencing) di {{instance}}',
  'operation.fence.title.all': 'Isolamento (fencing) di tutte le istanze',
  'operation.fence.effect.primary':
    'Le scritture si fermano finché l’isolamento della primaria non viene tolto: non c’è failover da un’istanza isolata.',
  'operation.fence.effect.standby':
    'Lo standby si ferma finché il suo isolamento non viene tolto. Le letture vanno alle altre istanze; con la replica sincrona le scritture possono dover attendere.',
  'operation.fence.fact': 'istanze isolate',
  'operation.unfence.none': 'Nessuna istanza è isolata (fencing).',
  'operation.unfence.effect': 'PostgreSQL vi riparte, entro circa 10 secondi.',
  'operation.unfence.together':
    'Tutte le istanze sono isolate insieme, e l’isolamento si può togliere solo a tutte in una volta.',
  'operation.unfence.already': '{{instance}} non è isolata (fencing).',
  'operation.unfence.title': 'Fine dell’isolamento di {{instance}}',
  'operation.unfence.title.all': 'Fine dell’isolamento di tutte le istanze',
  'operation.hibernate.effect':
    'Tutte le istanze si fermano, e nessuno può leggere o scrivere finché il database non viene risvegliato. I volumi e i backup restano; non si fanno nuovi backup.',
  'operation.hibernate.title': 'Ibernazione del database',
  'operation.hibernate.already': 'Il database è già ibernato.',
  'operation.hibernate.underWay': 'Il database è già in corso di ibernazione.',
  'operation.wake.effect':
    'La primaria parte per prima, e gli standby dopo di lei: si può scrivere dopo circa mezzo minuto, se i nodi hanno posto.',
  'operation.wake.title': 'Risveglio',
  'operation.wake.already': 'Il database non è ibernato.',
  'operation.scale.effect':
    'Nulla viene interrotto. Un nuovo standby è copiato dalla primaria, il che dura tanto più quanto più grandi sono i dati; uno che viene rimosso porta via il suo volume.',
  'operation.scale.fact': 'numero di istanze',
  'operation.scale.same_one': 'Il database ha già {{count}} istanza.',
  'operation.scale.same_other': 'Il database ha già {{count}} istanze.',
  'operation.scale.synchronous_one':
    'I commit attendono {{count}} standby, quindi devono esserci almeno {{least}} istanze.',
  'operation.scale.synchronous_other':
    'I commit attendono {{count}} standby, quindi devono esserci almeno {{least}} istanze.',
  'operation.scale.noNodes':
    'Ogni istanza ha bisogno di un nodo proprio, e solo {{nodes}} possono accoglierne una.',
  'operation.scale.title': 'Passaggio da {{from}} a {{to}} istanze',
  'operation.scale.effect.fewer_one':
    'Nulla viene interrotto. Lo standby più recente e i suoi volumi vengono rimossi.',
  'operation.scale.effect.fewer_other':
    'Nulla viene interrotto. I {{count}} standby più recenti e i loro volumi vengono rimossi.',
  'operation.scale.effect.single_one':
    'Nulla viene interrotto. Lo standby più recente e i suoi volumi vengono rimossi; con una sola istanza, ogni riavvio e ogni perdita di un nodo fermano il database.',
  'operation.scale.effect.single_other':
    'Nulla viene interrotto. I {{count}} standby più recenti e i loro volumi vengono rimossi; con una sola istanza, ogni riavvio e ogni perdita di un nodo fermano il database.',
  'operation.scale.effect.more':
    'Nulla viene interrotto. I nuovi standby sono copiati dalla primaria, il che dura tanto più quanto più grandi sono i dati.',
  'operation.change-plan.effect':
    'Le istanze vengono sostituite una dopo l’altra, prima gli standby: le scritture si fermano per circa 15 secondi quando tocca alla primaria. I volumi crescono dove il piano ne ha di più grandi, e non si riducono mai; il numero di istanze resta.',
  'operation.change-plan.unknown': 'Non c’è un piano «{{plan}}».',
  'operation.change-plan.title': 'Passaggio al piano {{plan}}',
  'operation.change-plan.notOffered':
    'Il piano {{plan}} non è offerto per {{environment}}.',
  'operation.change-plan.same': 'Il database ha già il piano {{plan}}.',
  'operation.change-plan.fact.plan': 'nome del piano',
  'operation.change-plan.fact.cpu': 'CPU di un’istanza',
  'operation.change-plan.fact.memory': 'memoria di un’istanza',
  'operation.grow-storage.effect':
    'Nulla viene interrotto se la classe di archiviazione può ingrandire volumi in uso, come possono i dischi di Azure; servono alcuni minuti. I volumi non possono più ridursi.',
  'operation.grow-storage.noSize':
    'Il Cluster non indica la dimensione dei suoi volumi.',
  'operation.grow-storage.forbidden':
    'Il Cluster lo vieta (storage.resizeInUseVolumes è false).',
  'operation.grow-storage.fixed':
    'I volumi della classe di archiviazione {{storageClass}} non possono crescere (allowVolumeExpansion non è true).',
  'operation.grow-storage.fact.data': 'dimensione del volume dei dati',
  'operation.grow-storage.fact.wal': 'dimensione del volume del WAL',
  'operation.grow-storage.missing':
    'Indicare la nuova dimensione di almeno un volume.',
  'operation.grow-storage.noWalVolume':
    'Il database non ha un volume proprio per il WAL.',
  'operation.grow-storage.shrink':
    'I volumi non possono ridursi: questo ha {{size}}, quindi la nuova dimensione deve essere maggiore.',
  'operation.grow-storage.title.data':
    'Ingrandimento del volume dei dati a {{data}}',
  'operation.grow-storage.title.wal':
    'Ingrandimento del volume del WAL a {{wal}}',
  'operation.grow-storage.title.both':
    'Ingrandimento del volume dei dati a {{data}} e del volume del WAL a {{wal}}',
  'operation.grow-storage.started':
    'Nulla viene interrotto se la classe di archiviazione può ingrandire volumi in uso, come possono i dischi di Azure; servono alcuni minuti.',
  'operation.parameters.none':
    'Il team della piattaforma non lascia modificare alcun parametro qui (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'La maggior parte dei parametri è ripresa subito, senza interruzione. Quelli che richiedono un riavvio riavviano gli standby e poi PostgreSQL sul posto sulla primaria, il che ferma le scritture per circa 5 secondi.',
  'operation.parameters.missing': 'Bisogna indicare un parametro.',
  'operation.parameters.tooMany':
    'Si possono indicare al massimo 100 parametri.',
  'operation.parameters.same': '{{name}} ha già questo valore.',
  'operation.parameters.title': 'Modifica di {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} richiede un riavvio: gli standby si riavviano uno dopo l’altro, e poi PostgreSQL sul posto sulla primaria, il che ferma le scritture per circa 5 secondi.',
  'operation.parameters.effect.restart_other':
    '{{names}} richiedono un riavvio: gli standby si riavviano uno dopo l’altro, e poi PostgreSQL sul posto sulla primaria, il che ferma le scritture per circa 5 secondi.',
  'operation.parameters.effect.reload':
    'Nulla viene interrotto: PostgreSQL lo riprende subito.',
  'operation.parameters.fact': 'parametro {{name}}',
  'operation.parameters.reserved':
    '{{name}} è impostato da CloudNativePG stesso e non può essere modificato.',
  'operation.parameters.notOffered':
    '{{name}} non è tra i parametri che si possono modificare qui; il team della piattaforma li elenca (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} deve essere un numero intero con un’unità: B, kB, MB, GB o TB, e «{{value}}» non lo è.',
  'operation.parameters.wrong.time':
    '{{name}} deve essere un numero con un’unità: us, ms, s, min, h o d, e «{{value}}» non lo è.',
  'operation.parameters.wrong.boolean':
    '{{name}} deve essere on oppure off, non «{{value}}».',
  'operation.parameters.wrong.enum':
    '{{name}} deve essere uno di questi valori: {{values}}, non «{{value}}».',
  'operation.parameters.wrong.integer':
    '{{name}} deve essere un numero intero da {{min}} a {{max}}, e «{{value}}» non lo è.',
  'operation.parameters.wrong.real':
    '{{name}} deve essere un numero da {{min}} a {{max}}, e «{{value}}» non lo è.',
  'operation.parameters.buffers':
    'shared_buffers deve entrare nella memoria di un’istanza, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (80MB per impostazione predefinita) deve essere minore di max_wal_size (1GB per impostazione predefinita).',
  'operation.parameters.walVolume':
    '{{name}} deve essere minore del volume del WAL, {{size}}.',
  'operation.upgrade.effect':
    'Le istanze vengono sostituite una dopo l’altra, prima gli standby: le scritture si fermano per circa 15 secondi quando tocca alla primaria.',
  'operation.upgrade.noImage':
    '{{target}} non ha un’immagine per PostgreSQL {{major}} nella configurazione del portale.',
  'operation.upgrade.fromCatalog':
    '{{effect}} Da allora l’immagine viene dal catalogo {{catalog}}: quando il team della piattaforma la cambia lì, CloudNativePG aggiorna da solo.',
  'operation.minor-upgrade.title': 'Aggiornamento a {{image}}',
  'operation.minor-upgrade.fact': 'immagine delle istanze',
  'operation.minor-upgrade.catalog':
    'L’immagine viene dal catalogo {{catalog}}: quando il team della piattaforma la cambia lì, CloudNativePG aggiorna da solo.',
  'operation.minor-upgrade.unknownVersion':
    'Il Cluster non indica quale versione di PostgreSQL esegue.',
  'operation.minor-upgrade.same':
    'Il database ha già l’immagine offerta dal team della piattaforma.',
  'operation.minor-upgrade.newer':
    'Il database ha un’immagine più recente di quella offerta dal team della piattaforma.',
  'operation.major-upgrade.effect':
    'Il database è fuori servizio mentre pg_upgrade è in esecuzione: tutte le istanze si fermano, i dati della primaria sono aggiornati sul posto con hard link, e riparte. Servono minuti, di più con molte tabelle. Poi gli standby vengono copiati di nuovo, il che dura tanto più quanto più grandi sono i dati.',
  'operation.major-upgrade.wayBack':
    'Finché pg_upgrade non è riuscito: chiedere qui la versione precedente, e CloudNativePG riavvia i dati intatti. Dopo: ripristinare il backup di prima in un nuovo database. Fare un nuovo backup subito dopo l’aggiornamento; quelli più vecchi non possono andare oltre.',
  'operation.major-upgrade.none':
    'Il team della piattaforma non offre una versione successiva su questa destinazione.',
  'operation.major-upgrade.notYet':
    'Un aggiornamento non è ancora possibile. {{reasons}}',
  'operation.major-upgrade.fact': 'versione di PostgreSQL',
  'operation.major-upgrade.notLater':
    'Il database esegue PostgreSQL {{major}}, e non c’è modo di passare a una versione più vecchia o alla stessa.',
  'operation.major-upgrade.tooOld':
    'CloudNativePG aggiorna solo a PostgreSQL {{least}} e successivi.',
  'operation.major-upgrade.notOffered': 'PostgreSQL {{major}} non è offerto.',
  'operation.major-upgrade.notInCatalog':
    'Il catalogo {{catalog}} non ha un’immagine per PostgreSQL {{major}}.',
  'operation.major-upgrade.title':
    'Aggiornamento da PostgreSQL {{from}} a {{to}}',
  'operation.major-upgrade.title.back': 'Ritorno a PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'L’aggiornamento è abbandonato, e i dati di prima ripartono.',
  'operation.major-upgrade.ready': 'Tutte le istanze sono pronte',
  'operation.major-upgrade.ready.not':
    'Tutte le istanze devono essere pronte prima di un aggiornamento.',
  'operation.major-upgrade.unfenced': 'Nessuna istanza è isolata (fencing)',
  'operation.major-upgrade.unfenced.not':
    'Togliere l’isolamento di tutte le istanze prima di un aggiornamento.',
  'operation.major-upgrade.noReplica': 'Non è una replica di un altro cluster',
  'operation.major-upgrade.noReplica.not':
    'Un cluster che ne segue un altro si aggiorna creandolo di nuovo.',
  'operation.major-upgrade.backup': 'C’è un backup delle ultime 24 ore',
  'operation.major-upgrade.backup.not':
    'Non c’è un backup riuscito delle ultime 24 ore: fare prima un backup.',
  'operation.major-upgrade.noBackupRunning': 'Nessun backup è in corso',
  'operation.major-upgrade.noBackupRunning.not':
    'Attendere che il backup in corso sia finito.',
  'operation.pooler.none': 'Il database non ha un pooler.',
  'operation.pooler.unknown': 'Il database non ha un pooler {{name}}.',
  'operation.pooler.fact.instances': 'istanze del pooler {{name}}',
  'operation.pooler.fact.mode': 'modalità del pooler {{name}}',
  'operation.pooler-create.effect':
    'Nulla viene interrotto. Le applicazioni lo usano quando si connettono al suo nome invece che a quello del database.',
  'operation.pooler-create.taken':
    'Il nome {{name}} è già in uso nel namespace.',
  'operation.pooler-create.title': 'Nuovo pooler di connessioni {{name}}',
  'operation.pooler-create.started':
    'Nulla viene interrotto. Per usarlo le applicazioni si connettono a {{name}}.',
  'operation.pooler-edit.effect':
    'I suoi pod vengono sostituiti uno dopo l’altro; le connessioni che li attraversano terminano e vanno rifatte.',
  'operation.pooler-edit.same': 'Non cambierebbe nulla.',
  'operation.pooler-edit.title': 'Modifica del pooler {{name}}',
  'operation.pooler-remove.effect':
    'Le connessioni che lo attraversano terminano subito. Il database non viene toccato.',
  'operation.pooler-remove.title': 'Rimozione del pooler {{name}}',
  'operation.declared.reserved': 'Il nome {{name}} è riservato.',
  'operation.database-create.extension':
    'L’estensione {{extension}} non è offerta; ci sono {{offered}}.',
  'operation.database-create.noExtension':
    'L’estensione {{extension}} non è offerta; non ce n’è nessuna.',
  'operation.database-create.reservedOwner':
    'Il ruolo {{role}} è riservato e qui non può possedere un database.',
  'operation.database-create.noOwner':
    'Indicare quale ruolo possiede il database.',
  'operation.database-create.taken': 'C’è già un database {{name}}.',
  'operation.database-create.title': 'Nuovo database {{name}}',
  'operation.database-remove.none':
    'Nessun database è stato dichiarato oltre a quello dell’applicazione.',
  'operation.database-remove.unknown':
    'Non c’è un database dichiarato {{name}}.',
  'operation.database-remove.effect':
    'Con i suoi dati sparisce per sempre; solo un ripristino in un nuovo database lo riporta. Senza, PostgreSQL lo conserva e nessuno se ne occupa più.',
  'operation.database-remove.title': 'Rimozione del database {{name}}',
  'operation.database-remove.effect.drop':
    'Il database viene eliminato con tutto il contenuto.',
  'operation.database-remove.effect.keep':
    'PostgreSQL conserva il database e tutto il contenuto.',
  'operation.role-create.effect':
    'Nulla viene interrotto. La sua password è casuale, in un secret accanto al database.',
  'operation.role-create.member':
    'Un ruolo può essere membro di {{roles}}, e {{role}} non è tra questi.',
  'operation.role-create.taken': 'C’è già un ruolo {{name}}.',
  'operation.role-create.title': 'Nuovo ruolo {{name}}',
  'operation.role-create.started':
    'Nulla viene interrotto. La sua password è nel secret {{secret}}.',
  'operation.role-remove.none':
    'Nessun ruolo è stato dichiarato oltre a quello dell’applicazione.',
  'operation.role-remove.unknown': 'Non c’è un ruolo dichiarato {{name}}.',
  'operation.role-remove.effect':
    'Chi usa il ruolo non può più connettersi dopo la sua eliminazione. PostgreSQL rifiuta di eliminare un ruolo che possiede qualcosa.',
  'operation.role-remove.title': 'Rimozione del ruolo {{name}}',
  'operation.role-remove.effect.drop':
    'Il ruolo viene eliminato; chi lo usa non può più connettersi.',
  'operation.role-remove.effect.keep': 'PostgreSQL conserva il ruolo.',
  'operation.rotate-password.effect':
    'Le nuove connessioni richiedono la nuova password entro pochi secondi; quelle aperte restano. Le applicazioni devono rileggere il secret, per lo più con un riavvio.',
  'operation.rotate-password.noSecret':
    'Non c’è un secret {{secret}} con una password nel namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'La voce {{entry}} del secret {{secret}} ha una forma che il portale non conosce; cambiare la password a mano.',
  'operation.rotate-password.title': 'Cambio della password in {{secret}}',
  'operation.rotate-password.replica':
    'Il database segue un altro cluster: cambiare la password lì.',
  'operation.rotate-password.managed':
    'La password di {{role}} è in un secret che il Cluster indica sotto managed.roles, e si cambia lì.',
  'operation.deletion-protection.effect.on':
    'Nulla viene interrotto. La protezione dall’eliminazione è attiva.',
  'operation.deletion-protection.effect.off':
    'Nulla viene interrotto. La protezione dall’eliminazione è disattiva.',
  'operation.deletion-protection.fact': 'protezione dall’eliminazione',
  'operation.deletion-protection.already.on':
    'La protezione dall’eliminazione è già attiva.',
  'operation.deletion-protection.already.off':
    'La protezione dall’eliminazione è già disattiva.',
  'operation.deletion-protection.title.on':
    'Attivazione della protezione dall’eliminazione',
  'operation.deletion-protection.title.off':
    'Disattivazione della protezione dall’eliminazione',
  'operation.deletion-protection.started.on':
    'Il portale rifiuta di eliminare il database.',
  'operation.deletion-protection.started.off':
    'Il database può essere eliminato.',
  'operation.delete.effect':
    'Il database e i suoi volumi vengono eliminati, e tutti vengono disconnessi. Ciò che è nell’archivio dei backup resta finché qualcuno non lo rimuove; le sue pianificazioni vengono sospese, e i suoi pooler e i database e ruoli dichiarati rimossi.',
  'operation.delete.title': 'Eliminazione del database',
  'operation.delete.fact': 'momento della creazione',
  'operation.delete.confirm': 'Digitare il nome del database, {{name}}.',
  'operation.delete.already': 'Il database è già in corso di eliminazione.',
  'operation.delete.protected':
    'Il database è protetto dall’eliminazione: disattivare prima la protezione.',
  'running.instances': '{{done}} istanze pronte su {{total}}',
  'running.hibernate.waits': 'CloudNativePG attende che il cluster sia integro',
  'running.hibernate.left_one': '{{count}} pod è ancora presente',
  'running.hibernate.left_other': '{{count}} pod sono ancora presenti',
  'running.creation': 'Creazione del database',
  'running.failover': 'Failover verso uno standby',
  'running.major-upgrade': 'Aggiornamento di versione principale',
  'running.restart-primary': 'Riavvio della primaria',
  'running.restart': '{{done}} istanze riavviate su {{total}}',
  'running.scale_one': 'Passaggio a {{count}} istanza',
  'running.scale_other': 'Passaggio a {{count}} istanze',
  'running.rollout': 'Modifica delle istanze',
  'running.rollout.waits':
    'CloudNativePG attende uno switchover o un riavvio manuale della primaria',
  'running.grow-storage': 'Ingrandimento dei volumi',
  'running.grow-storage.done':
    '{{done}} volumi su {{total}} hanno la nuova dimensione',
  'running.backup': 'Backup di base {{name}}',
  'parameter.autovacuum_analyze_scale_factor':
    'Quota di una tabella che deve cambiare prima che sia analizzata',
  'parameter.autovacuum_analyze_threshold':
    'Righe che devono cambiare prima che una tabella sia analizzata',
  'parameter.autovacuum_max_workers': 'Processi di autovacuum contemporanei',
  'parameter.autovacuum_naptime':
    'Pausa tra due esecuzioni di autovacuum su un database',
  'parameter.autovacuum_vacuum_cost_delay':
    'Pausa di autovacuum al suo limite di costo',
  'parameter.autovacuum_vacuum_cost_limit':
    'Costo dopo il quale autovacuum fa una pausa',
  'parameter.autovacuum_vacuum_scale_factor':
    'Quota di una tabella che deve essere morta prima del vacuum',
  'parameter.autovacuum_vacuum_threshold':
    'Righe morte prima del vacuum di una tabella',
  'parameter.checkpoint_completion_target':
    'Quota del tempo tra i checkpoint su cui uno è distribuito',
  'parameter.checkpoint_timeout': 'Tempo massimo tra due checkpoint',
  'parameter.deadlock_timeout':
    'Attesa di un lock prima di cercare un deadlock',
  'parameter.default_statistics_target':
    'Quanto finemente si campionano le colonne',
  'parameter.default_transaction_isolation':
    'Isolamento delle nuove transazioni',
  'parameter.effective_cache_size':
    'Memoria che il planner si aspetta in cache',
  'parameter.effective_io_concurrency':
    'Letture contemporanee dall’archiviazione',
  'parameter.hash_mem_multiplier': 'Memoria dell’hashing, in work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Termina le sessioni inattive in una transazione; 0 mai',
  'parameter.idle_session_timeout': 'Termina le sessioni inattive; 0 mai',
  'parameter.jit': 'Compila le query costose',
  'parameter.lock_timeout': 'Attesa massima di un lock; 0 senza limite',
  'parameter.log_autovacuum_min_duration':
    'Registra il lavoro di autovacuum che dura di più',
  'parameter.log_connections': 'Registra le connessioni',
  'parameter.log_disconnections': 'Registra la fine delle connessioni',
  'parameter.log_lock_waits': 'Registra le lunghe attese di lock',
  'parameter.log_min_duration_statement':
    'Registra le istruzioni che durano di più; -1 nessuna',
  'parameter.log_statement': 'Quali istruzioni vengono registrate',
  'parameter.log_temp_files': 'Registra i file temporanei più grandi',
  'parameter.maintenance_work_mem': 'Memoria di VACUUM e CREATE INDEX',
  'parameter.max_connections': 'Connessioni contemporanee',
  'parameter.max_locks_per_transaction':
    'Lock che una transazione tiene in media',
  'parameter.max_parallel_maintenance_workers':
    'Processi di un comando di manutenzione',
  'parameter.max_parallel_workers_per_gather': 'Processi di una parte di query',
  'parameter.max_prepared_transactions': 'Transazioni preparate contemporanee',
  'parameter.max_slot_wal_keep_size':
    'WAL che gli slot di replica possono trattenere',
  'parameter.max_wal_size': 'WAL tra due checkpoint',
  'parameter.min_wal_size': 'File WAL tenuti per essere riusati',
  'parameter.random_page_cost': 'Costo di una lettura casuale per il planner',
  'parameter.seq_page_cost': 'Costo di una lettura sequenziale per il planner',
  'parameter.shared_buffers': 'Memoria per la cache propria di PostgreSQL',
  'parameter.statement_timeout':
    'Durata massima di un’istruzione; 0 senza limite',
  'parameter.temp_buffers': 'Memoria per le tabelle temporanee di una sessione',
  'parameter.temp_file_limit':
    'File temporanei di una sessione; -1 senza limite',
  'parameter.track_activity_query_size': 'Lunghezza mostrata di una query',
  'parameter.track_functions': 'Funzioni che vengono contate',
  'parameter.track_io_timing': 'Misura il tempo di letture e scritture',
  'parameter.wal_compression': 'Comprime le pagine intere nel WAL',
  'parameter.work_mem': 'Memoria di un ordinamento o di un hash',
  'schedule.macro':
    'Scrivere la pianificazione in sei campi invece di {{text}}: secondo, minuto, ora, giorno del mese, mese, giorno della settimana.',
  'schedule.fiveFields':
    'Sono cinque campi, che CloudNativePG legge come secondo, minuto, ora, giorno e mese. Mettere per primo il secondo: «0 {{text}}».',
  'schedule.sixFields':
    'Una pianificazione ha sei campi: secondo, minuto, ora, giorno del mese, mese, giorno della settimana, come «0 0 2 * * *» per ogni giorno alle 02:00 UTC.',
  'schedule.bothDays':
    'Scegliere giorni del mese o giorni della settimana e lasciare «*» per gli altri: con entrambi, un backup parte ogni giorno che corrisponde a uno dei due.',
  'schedule.never':
    'Questa pianificazione indica un giorno che nessun anno ha.',
  'schedule.tooOften':
    'Questa pianificazione parte ogni {{interval}}; i backup di base copiano l’intero database e richiedono almeno 15 minuti tra l’uno e l’altro. L’archiviazione del WAL copre ogni momento intermedio.',
  'schedule.often':
    'Un backup di base ogni {{interval}} è più di quanto serva alla maggior parte dei database: l’archiviazione del WAL copre ogni momento intermedio, e una volta al giorno è la norma.',
  'schedule.unreadable':
    '{{field}}: «{{part}}» non è leggibile; ammette da {{min}} a {{max}}, «*», intervalli, elenchi e passi.',
  'schedule.unreadable.named':
    '{{field}}: «{{part}}» non è leggibile; ammette da {{min}} a {{max}} o da {{first}} a {{last}}, «*», intervalli, elenchi e passi.',
  'schedule.outside':
    '{{field}}: «{{part}}» è fuori da {{min}}–{{max}}, o finisce prima di iniziare.',
  'schedule.second': 'Secondo',
  'schedule.minute': 'Minuto',
  'schedule.hour': 'Ora',
  'schedule.dayOfMonth': 'Giorno del mese',
  'schedule.month': 'Mese',
  'schedule.dayOfWeek': 'Giorno della settimana',
} satisfies Partial<Messages>;
