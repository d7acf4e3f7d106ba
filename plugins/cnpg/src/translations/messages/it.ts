import { doctor } from './doctor/it';
import { policy } from './policy/it';
import { plan } from './plan/it';
import type { Messages } from './messages';
import { operations } from './operations/it';

const messages: Messages = {
  'unknown.noFigures': 'La primaria non fornisce valori in tempo reale.',
  'unknown.notWatched':
    'I valori in tempo reale vengono letti solo mentre qualcuno guarda il database.',
  'unknown.notRead': 'Gli oggetti {{kind}} non sono stati letti.',
  'AV01.title.never': 'Il database non ha mai avuto una primaria',
  'AV01.title.notReady': 'La primaria {{instance}} non è pronta',
  'AV01.title.none': 'Nessuna istanza è primaria',
  'AV01.impact.never': 'Nessuno può connettersi: nessuna istanza è partita.',
  'AV01.impact.noWrites':
    'Le applicazioni non possono scrivere, e le nuove connessioni all’endpoint rw falliscono.',
  'AV01.remedy.never':
    'Guardare gli eventi e il log del job che crea la prima istanza.',
  'AV01.remedy.pod':
    'Vedere sotto che cosa attende {{instance}}; i suoi eventi e il suo log dicono di più.',
  'AV01.remedy.noPod':
    'Vedere perché il pod {{instance}} non ritorna: i suoi eventi, e se l’operatore CloudNativePG è in esecuzione.',
  'AV02.title.underWay': 'È in corso un failover',
  'AV02.title.known': 'Failover da {{from}} a {{to}}',
  'AV02.title.gone': 'Failover: {{from}} è scomparsa',
  'AV02.title.unknown': 'Failover: la primaria è scomparsa',
  'AV02.impact.stuck':
    'Nessuna istanza è primaria: le scritture falliscono finché uno standby non viene promosso.',
  'AV02.impact.usual':
    'Nessuna istanza è primaria: le scritture falliscono finché uno standby non viene promosso, di solito entro 10–25 s.',
  'AV02.remedy.stuck':
    'Dura più del solito. Vedere sotto perché nessuno standby può subentrare; con il quorum di failover devono rispondere in numero sufficiente.',
  'AV02.remedy.wait':
    'Attendere. Le applicazioni che si riconnettono proseguono da sole.',
  'AV04.impact':
    'CloudNativePG ha smesso di lavorare su questo cluster; nulla si ripara da sé.',
  'AV04.remedy':
    'Correggere ciò che il motivo indica; CloudNativePG riprova da solo.',
  'AV06.title.none': 'Nessuna istanza è pronta',
  'AV06.title.some': '{{ready}} istanze su {{desired}} sono pronte',
  'AV06.impact.none': 'Le applicazioni non possono connettersi.',
  'AV06.impact.some': 'Ci sono meno standby del previsto per un failover.',
  'AV06.remedy': 'Vedere sotto che cosa attende ogni istanza.',
  'AV08.title': 'Nessun nodo accetta il pod {{pod}}',
  'AV08.impact':
    'Il database ha un’istanza in meno del previsto, e un aggiornamento graduale è fermo.',
  'AV08.impact.pooler':
    'Il pooler ha un’istanza in meno del previsto; il database stesso non è interessato.',
  'AV08.remedy':
    'Fare spazio: aggiungere un nodo adatto, nella zona in cui si trova il volume, o scegliere un piano più piccolo.',
  'AV08.remedy.poolers':
    'La distribuzione sulle zone conta anche i pod del pooler, e per questo non ne resta nessuna. Escluderli in spec.topologySpreadConstraints del Cluster: label cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'Tutte le istanze sono isolate (fencing)',
  'AV10.title.some_one': '{{instances}} è isolata (fencing)',
  'AV10.title.some_other': '{{instances}} sono isolate (fencing)',
  'AV10.impact.primary':
    'PostgreSQL è fermo sulla primaria: le applicazioni non possono connettersi, e non c’è failover.',
  'AV10.impact.standby':
    'Lì PostgreSQL è fermo: non replica e non può subentrare.',
  'AV10.remedy':
    'Togliere l’isolamento quando il lavoro è finito. Qualcuno l’ha attivato a mano.',
  'AV10.remedy.backup':
    'Attendere: un backup a freddo ne copia i volumi, e poi CloudNativePG la riavvia.',
  'AV07.title_one': '{{instances}} è guasta',
  'AV07.title_other': '{{instances}} sono guaste',
  'AV07.impact': 'Un’istanza guasta non replica e non può subentrare.',
  'AV07.remedy':
    'Leggere il log dell’istanza. Se i suoi dati sono danneggiati, eliminare il suo pod e i suoi volumi: CloudNativePG la ricrea.',
  'AV09.title.memory': '{{instance}} ha esaurito la memoria',
  'AV09.title.other': '{{instance}} non resta in esecuzione: {{reason}}',
  'AV09.impact.primary':
    'Le applicazioni perdono ogni volta le connessioni, e possono seguire dei failover.',
  'AV09.impact.standby': 'Uno standby in meno per un failover.',
  'AV09.impact.pooler':
    'Le applicazioni che si connettono tramite il pooler perdono ogni volta le connessioni.',
  'AV09.remedy.memory':
    'Scegliere un piano con più memoria, o ridurre work_mem e max_connections.',
  'AV09.remedy.image':
    'Verificare che l’immagine esista e che i nodi possano scaricarla.',
  'AV09.remedy.other': 'Leggere il log dell’ultima esecuzione del container.',
  'AV11.title': 'C’è una sola istanza',
  'AV11.impact':
    'Quando il suo nodo si guasta o viene svuotato, il database non è disponibile finché non è ripartito altrove.',
  'AV11.remedy': 'Passare a tre istanze dove questo conta.',
  'AV14.title.missing': 'Nessun PodDisruptionBudget protegge le istanze',
  'AV14.title.exhausted': 'In questo momento nessuno standby può essere tolto',
  'AV14.impact.missing':
    'Lo svuotamento di più nodi può fermare più di un’istanza.',
  'AV14.impact.exhausted':
    'Lo svuotamento di un nodo su cui gira uno standby non termina.',
  'AV14.remedy.missing':
    'Verificare se l’operatore può scrivere PodDisruptionBudget.',
  'AV14.remedy.exhausted':
    'Nulla mentre uno svuotamento è in corso; altrimenti vedere perché Kubernetes considera uno standby non sano.',
  'AV03.title.known': 'Switchover da {{from}} a {{to}}',
  'AV03.title.underWay': 'È in corso uno switchover',
  'AV03.impact':
    'Le scritture falliscono tra l’arresto della vecchia primaria e l’avvio della nuova, di solito per 10–20 s.',
  'AV03.remedy.late':
    'Vedere che cosa attende la vecchia primaria: si ferma quando i suoi client se ne sono andati e il suo WAL è archiviato.',
  'AV03.remedy.wait':
    'Attendere. Le applicazioni che si riconnettono proseguono da sole.',
  'AV05.title': 'Un aggiornamento attende che qualcuno esegua lo switchover',
  'AV05.impact':
    'Gli standby sono aggiornati, la primaria gira ancora con la vecchia immagine o le vecchie impostazioni.',
  'AV05.remedy':
    'Promuovere uno degli standby quando una breve interruzione va bene; l’aggiornamento poi prosegue.',
  'AV13.title': 'Nessun progresso: {{phase}}',
  'AV13.impact':
    'Altre modifiche attendono la fine di questa, e un failover potrebbe non trovare standby.',
  'AV13.remedy':
    'Vedere sotto che cosa attende ogni istanza, poi gli eventi e il log del pod più recente.',
  'AV15.title': 'CloudNativePG è disattivato per questo cluster',
  'AV15.impact':
    'Non ci sono failover, riparazioni né backup pianificati, qualunque altra cosa sia mostrata qui.',
  'AV15.remedy':
    'Rimuovere l’annotazione {{annotation}} quando il lavoro manuale è finito.',
  'AV12.title': 'Il Lease della primaria appartiene a qualcun altro',
  'AV12.impact':
    'CloudNativePG non cambia più nulla di questo cluster: nessun failover, nessuna nuova istanza, nessun aggiornamento.',
  'AV12.remedy':
    'Vedere di chi è il Lease {{lease}}. Se il suo titolare è scomparso o non ne ha bisogno, eliminare il Lease: CloudNativePG ne crea uno proprio.',
  'RP01.title.none': 'Nessuno standby conferma i commit',
  'RP01.title.some': '{{there}} standby su {{expected}} confermano i commit',
  'RP01.impact.blocks':
    'I commit attendono la conferma di uno standby: le applicazioni non possono scrivere.',
  'RP01.impact.loses':
    'I commit sono solo sulla primaria: ciò che si scrive ora può andare perso in un failover.',
  'RP01.remedy': 'Ripristinare gli standby: vedere sotto che cosa attendono.',
  'RP02.title': 'I commit non attendono alcuno standby',
  'RP02.impact':
    'Un failover perde ciò che lo standby non aveva ricevuto: di solito meno di un secondo di scritture.',
  'RP02.remedy': 'Impostare spec.postgresql.synchronous dove questo è troppo.',
  'RP03.title_one': '{{instances}} non segue la primaria',
  'RP03.title_other': '{{instances}} non seguono la primaria',
  'RP03.impact':
    'Il ritardo aumenta: lì le letture non sono aggiornate, e un failover verso di esse perderebbe dati.',
  'RP03.remedy':
    'Leggere il log dello standby: indica che cosa manca, per lo più WAL non più disponibile o una password.',
  'RP04.title': '{{instance}} è in ritardo di {{seconds}} s e {{size}}',
  'RP04.impact':
    'Lì le letture non sono aggiornate, e un failover verso di essa attende che abbia recuperato, o perde quei dati.',
  'RP04.remedy':
    'Vedere se il suo disco o la sua rete è il limite, e se lì una query lunga trattiene la riapplicazione.',
  'RP05.title': 'La riapplicazione è in pausa su {{instances}}',
  'RP05.impact':
    'Il WAL viene ricevuto ma non applicato: lì le letture sono ferme, e non è possibile subentrare.',
  'RP05.remedy': 'Eseguire lì SELECT pg_wal_replay_resume().',
  'RP06.title.losing': 'Lo slot {{slot}} sta perdendo il suo WAL',
  'RP06.title.extended': 'Lo slot {{slot}} trattiene più WAL del previsto',
  'RP06.title.idle': 'Lo slot {{slot}} non è in uso',
  'RP06.impact.losing':
    'Ciò che lo usa non può proseguire: uno standby va ricreato, un sottoscrittore deve copiare di nuovo.',
  'RP06.impact.extended':
    'Il WAL si accumula sulla primaria; quando il suo volume è pieno, il database si ferma.',
  'RP06.impact.idle':
    'Trattiene WAL per uno standby che non viene a prenderlo; il volume può riempirsi.',
  'RP06.remedy':
    'Ripristinare ciò a cui appartiene lo slot, o eliminare lo slot se è scomparso per sempre.',
  'RP07.title': 'Lo slot {{slot}} trattiene {{size}} di WAL e non è in uso',
  'RP07.impact':
    'Il WAL si accumula sulla primaria; quando il suo volume è pieno, il database si ferma.',
  'RP07.remedy':
    'Avviare ciò che legge da esso, o eliminarlo: SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'Le timeline sono diverse; se sia cosa vecchia lo dicono solo i valori in tempo reale della primaria.',
  'RP08.title_one': '{{instances}} è su una vecchia timeline',
  'RP08.title_other': '{{instances}} sono su una vecchia timeline',
  'RP08.impact':
    'L’ultima promozione non è stata seguita: non si riceve nulla, e non è possibile subentrare.',
  'RP08.remedy':
    'Leggere il suo log. Se non riesce a recuperare, eliminare il suo pod e i suoi volumi: CloudNativePG la ricrea.',
  'RP09.title': 'Alcune istanze condividono il nodo {{nodes}}',
  'RP09.impact':
    'Quando quel nodo si guasta, più di un’istanza scompare in una volta.',
  'RP09.remedy':
    'Eliminare lì il pod di uno standby: parte su un nodo libero se il suo volume può spostarsi.',
  'RP10.title': 'Tutte le istanze sono nella zona {{zone}}',
  'RP10.impact': 'Quando quella zona si guasta, il database non è disponibile.',
  'RP10.remedy':
    'Ricreare uno standby in un’altra zona: eliminare il suo pod e i suoi volumi, che sono legati a questa.',
  'RP11.title': 'I commit non sono confermati in un altro dominio di guasto',
  'RP11.impact':
    'Quando il dominio della primaria si guasta, dei commit possono andare persi, o le scritture attendono.',
  'RP11.remedy': 'Avviare uno standby in un altro dei domini richiesti.',
  'RP12.unknown': 'L’operatore non ha ancora comunicato un quorum.',
  'RP12.title': 'Un failover verrebbe rifiutato',
  'RP12.impact':
    'Sono pronti troppo pochi standby per dimostrare che a nessuno manca un commit; senza la primaria il database si fermerebbe.',
  'RP12.remedy': 'Ripristinare gli standby: vedere sotto che cosa attendono.',
  'RP13.title': 'Alcune istanze contengono i dati di database diversi',
  'RP13.impact':
    'Un failover metterebbe altri dati al posto di questi. I loro identificatori di sistema sono diversi.',
  'RP13.remedy':
    'Non eseguire lo switchover. Trovare l’istanza il cui volume viene da altrove e ricrearla.',
  'archiving.issuer.cause':
    'L’emittente (issuer) della credenziale federata non è quello di questo cluster AKS; i due devono coincidere fino alla barra finale ({{code}}).',
  'archiving.issuer.remedy':
    'Eseguire di nuovo la creazione: aggiunge la credenziale federata con l’emittente giusto.',
  'archiving.audience.cause':
    'Il destinatario (audience) della credenziale federata non è api://AzureADTokenExchange ({{code}}).',
  'archiving.audience.remedy':
    'Eseguire di nuovo la creazione: aggiunge la credenziale federata con il destinatario giusto.',
  'archiving.subject.cause':
    'Il soggetto (subject) della credenziale federata non corrisponde all’account di servizio del database ({{code}}).',
  'archiving.subject.remedy':
    'Eseguire di nuovo la creazione: aggiunge la credenziale federata con il soggetto giusto.',
  'archiving.noIdentity.cause':
    'L’identità gestita che l’account di servizio indica non esiste (più) ({{code}}).',
  'archiving.noIdentity.remedy':
    'Eseguire di nuovo la creazione, poi riavviare il cluster perché i suoi pod ricevano il nuovo client id.',
  'archiving.token.cause':
    'Il token dell’account di servizio è fuori dal suo periodo di validità ({{code}}).',
  'archiving.token.remedy':
    'Controllare l’orologio del nodo; riavviare il pod dell’istanza.',
  'archiving.issuerKeys.cause':
    'Microsoft Entra non riesce a leggere le chiavi dell’emittente OIDC di questo cluster AKS ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Chiedere al team della piattaforma di controllare l’emittente OIDC del cluster AKS.',
  'archiving.entra.cause':
    'Microsoft Entra rifiuta l’identità del database ({{code}}).',
  'archiving.entra.remedy':
    'Chiedere al team della piattaforma, con questo codice.',
  'archiving.noRole.cause':
    'L’identità gestita non ha sul contenitore un ruolo che le permetta di scrivere ({{code}}).',
  'archiving.noRole.remedy':
    'Dopo una creazione può durare fino a 10 min. Se resta, eseguire di nuovo la creazione: assegna il ruolo.',
  'archiving.firewall.cause':
    'L’account di archiviazione rifiuta la richiesta; per lo più il suo firewall non lascia entrare la rete del cluster ({{code}}).',
  'archiving.firewall.remedy':
    'Chiedere al team della piattaforma di ammettere la rete del cluster sull’account di archiviazione.',
  'archiving.credentials.cause':
    'L’account di archiviazione non accetta le credenziali: una chiave o un token errato o scaduto ({{code}}).',
  'archiving.credentials.remedy':
    'Correggere le credenziali, poi ricaricare il cluster perché vengano rilette.',
  'archiving.keys.cause':
    'L’account di archiviazione non ammette l’accesso con chiave ({{code}}).',
  'archiving.keys.remedy':
    'Usare l’identità del carico di lavoro invece di una chiave dell’account.',
  'archiving.disabled.cause':
    'L’account di archiviazione è disabilitato ({{code}}).',
  'archiving.disabled.remedy':
    'Chiedere al team della piattaforma di abilitare l’account di archiviazione.',
  'archiving.deleting.cause':
    'Il contenitore è in corso di eliminazione ({{code}}).',
  'archiving.deleting.remedy':
    'Scoprire chi lo elimina; il suo nome è di nuovo libero dopo circa 30 s.',
  'archiving.noContainer.cause':
    'Il contenitore per i backup non esiste ({{code}}).',
  'archiving.noContainer.remedy':
    'Eseguire di nuovo la creazione: crea il contenitore.',
  'archiving.notEmpty.cause':
    'Il contenitore contiene già il WAL di un altro cluster con questo nome ({{code}}).',
  'archiving.notEmpty.remedy':
    'Dare al database un altro nome, o far spostare i vecchi backup.',
  'archiving.noWorkloadIdentity.cause':
    'Il pod è partito senza la sua identità del carico di lavoro ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Riavviare il cluster quando l’account di servizio indica l’identità gestita.',
  'archiving.forbidden.cause':
    'Il ruolo del plugin non è associato all’account di servizio che i pod usano ({{code}}).',
  'archiving.forbidden.remedy':
    'Far usare al database l’account di servizio con il suo stesso nome.',
  'archiving.noStore.cause':
    'L’ObjectStore che il cluster indica non esiste ({{code}}).',
  'archiving.noStore.remedy':
    'Eseguire di nuovo la creazione: crea l’ObjectStore.',
  'archiving.noPlugin.cause':
    'Il pod gira senza il plugin Barman Cloud ({{code}}).',
  'archiving.noPlugin.remedy':
    'Chiedere al team della piattaforma se il plugin è installato, poi riavviare il cluster.',
  'archiving.tls.cause':
    'Il certificato dell’account di archiviazione o di Microsoft Entra non è attendibile: qualcosa nel mezzo legge il traffico ({{code}}).',
  'archiving.tls.remedy':
    'Chiedere al team della piattaforma di escludere login.microsoftonline.com e *.blob.core.windows.net dall’ispezione TLS.',
  'archiving.unreachable.cause':
    'L’account di archiviazione o Microsoft Entra non è raggiungibile dal cluster ({{code}}).',
  'archiving.unreachable.remedy':
    'Chiedere al team della piattaforma delle policy di rete e del traffico in uscita verso login.microsoftonline.com e *.blob.core.windows.net.',
  'BK01.title': 'Non ci sono backup',
  'BK01.impact':
    'Ciò che si perde qui è perso: né backup di base né WAL sono conservati altrove.',
  'BK01.remedy':
    'Va bene per una prova. Per dati che contano, creare un database su una destinazione con backup e spostarli lì.',
  'BK02.title': 'L’archiviazione del WAL non riesce',
  'BK02.impact':
    'I backup fatti prima sono al sicuro. Le modifiche successive non possono essere ripristinate.',
  'BK02.cause':
    'L’archiviatore dà solo il suo codice di uscita; il suo log sulla primaria dice di più.',
  'BK02.remedy': 'Leggere il log dell’archiviatore nel pod della primaria.',
  'BK06.title': 'L’ultimo backup non è riuscito',
  'BK06.impact':
    'I backup precedenti e il WAL da allora sono intatti; il prossimo ripristino dura di più.',
  'BK06.remedy':
    'Fare un backup a mano quando la causa è risolta; la pianificazione prosegue da sola.',
  'BK08.title': 'Il backup {{backup}} non termina',
  'BK08.impact.scheduled':
    'La sua pianificazione non fa altri backup finché questo non è finito.',
  'BK08.impact.manual': 'Non serve per un ripristino prima della sua fine.',
  'BK08.remedy':
    'Correggere l’archiviazione del WAL se non riesce: il backup allora si completa. Altrimenti eliminarlo.',
  'BK09.title.never': 'Non c’è mai stato un backup',
  'BK09.title.late':
    'L’ultimo backup riuscito è più vecchio di quanto dica la pianificazione',
  'BK09.impact.never':
    'Il database non può essere ripristinato: il WAL senza un backup di base non serve.',
  'BK09.impact.late':
    'Può ancora essere ripristinato a qualsiasi momento da allora; il ripristino dura di più.',
  'BK09.remedy.never':
    'Fare subito un backup, e verificare che ci sia una pianificazione.',
  'BK09.remedy.late':
    'Vedere se un backup è bloccato o non è riuscito; farne uno a mano.',
  'BK03.title': 'Nessun WAL è stato ancora archiviato',
  'BK03.impact': 'Non si sa se i backup serviranno.',
  'BK03.remedy':
    'Verificare che la primaria giri, poi leggere il log dell’archiviatore nel suo pod.',
  'BK04.title.growing_one':
    '{{files}} file WAL attende di essere archiviato, e aumentano',
  'BK04.title.growing_other':
    '{{files}} file WAL attendono di essere archiviati, e aumentano',
  'BK04.title.steady_one': '{{files}} file WAL attende di essere archiviato',
  'BK04.title.steady_other':
    '{{files}} file WAL attendono di essere archiviati',
  'BK04.impact':
    'Queste modifiche non sono ancora nel backup, e i loro file riempiono il volume del WAL.',
  'BK04.remedy':
    'Se l’archiviazione non riesce, correggerla. Se funziona, è troppo lenta per quanto si scrive: vedere la compressione e i caricamenti paralleli.',
  'BK05.title': 'L’archiviazione del WAL è disattivata',
  'BK05.impact':
    'Le modifiche da allora non possono essere ripristinate, e il prossimo backup di base non si completa.',
  'BK05.remedy': 'Rimuovere l’annotazione {{annotation}}, poi fare un backup.',
  'BK17.title': 'Il plugin {{plugins}} non c’è o non risponde',
  'BK17.impact':
    'Nulla viene archiviato o salvato, e le modifiche non vengono eseguite.',
  'BK17.remedy':
    'Verificare che il plugin giri nel namespace dell’operatore, e che i suoi certificati siano validi.',
  'BK18.title': 'Questo database ripristinato non archivia nulla di suo',
  'BK18.impact':
    'I backup da cui proviene non crescono: ciò che si scrive qui non è conservato altrove.',
  'BK18.remedy':
    'Dargli un archiviatore proprio, con un nome di server o un contenitore proprio.',
  'BK19.unknown': 'L’archivio non è stato confrontato con quelli degli altri.',
  'BK19.title_one': 'Un altro database archivia nello stesso posto',
  'BK19.title_other': 'Altri {{count}} database archiviano nello stesso posto',
  'BK19.impact':
    'I loro file WAL hanno gli stessi nomi e si sostituiscono: nessuno dei due è affidabile per un ripristino.',
  'BK19.remedy':
    'Dare a ciascuno il proprio nome di server o contenitore, poi fare un backup di ciascuno.',
  'BK07.title': 'È in corso un backup',
  'BK07.impact':
    'Il database continua a funzionare; le letture dal suo volume sono un po’ più lente.',
  'BK07.remedy': 'Nulla: attendere la sua fine.',
  'BK10.title.suspended': 'La pianificazione dei backup è sospesa',
  'BK10.title.none': 'Non c’è una pianificazione dei backup',
  'BK10.impact':
    'I backup di base si fanno solo a mano: il WAL che un ripristino riapplica cresce sempre di più.',
  'BK10.remedy.suspended':
    'Impostare spec.suspend dello ScheduledBackup su false.',
  'BK10.remedy.none': 'Aggiungere uno ScheduledBackup.',
  'BK11.title': 'La pianificazione {{schedule}} non viene eseguita',
  'BK11.impact': 'I backup previsti non vengono fatti.',
  'BK11.remedy':
    'Verificare se l’operatore CloudNativePG è in esecuzione, e intanto fare un backup a mano.',
  'BK12.title':
    'La pianificazione {{schedule}} fa backup in un modo che il cluster non usa',
  'BK12.impact':
    'I suoi backup non riescono, o finiscono in un posto diverso dal WAL.',
  'BK12.remedy': 'Impostare spec.method dello ScheduledBackup su {{method}}.',
  'BK13.title':
    'La pianificazione {{schedule}} ha cinque campi: il primo è letto come secondi',
  'BK13.impact':
    'Viene eseguita in momenti diversi dal voluto, per lo più ogni ora invece che ogni giorno.',
  'BK13.remedy': 'Mettere uno 0 davanti: "0 {{cron}}".',
  'BK14.title.short':
    'I backup sono conservati per {{policy}}; il piano prevede {{expected}}',
  'BK14.title.forever': 'I backup sono conservati per sempre',
  'BK14.impact.short':
    'Ciò che si perde e si nota tardi non può essere ripristinato fin dove il piano promette.',
  'BK14.impact.forever':
    'Nulla viene mai eliminato: l’account di archiviazione cresce, e così il suo conto.',
  'BK14.remedy.short':
    'Impostare la politica di conservazione su {{expected}}, o scegliere un altro piano.',
  'BK14.remedy.store':
    'Impostare spec.retentionPolicy dell’ObjectStore, per esempio 14d.',
  'BK14.remedy.inTree':
    'Impostare spec.backup.retentionPolicy, per esempio 14d.',
  'BK14.unknown': 'L’ObjectStore {{store}} non è noto.',
  'BK15.title.empty': 'Non è noto alcun momento ripristinabile',
  'BK15.title.short': 'I ripristini arrivano a meno della metà di {{policy}}',
  'BK15.impact.empty':
    'Un backup è stato fatto, ma l’archivio di oggetti non lo elenca.',
  'BK15.impact.short': 'Backup che dovrebbero esserci ancora sono scomparsi.',
  'BK15.remedy.empty':
    'Guardare nell’archivio di oggetti, e nel log del plugin nel pod della primaria.',
  'BK15.remedy.short':
    'Vedere chi elimina dall’archivio di oggetti: una regola del ciclo di vita dell’account di archiviazione, o un’altra politica di conservazione.',
  'BK16.title.own': 'I backup passano per codice che CloudNativePG abbandona',
  'BK16.title.source':
    'Una fonte di ripristino è letta da codice che CloudNativePG abbandona',
  'BK16.impact.gone':
    'CloudNativePG {{version}} non lo ha più: nulla viene archiviato.',
  'BK16.impact.soon': 'Con CloudNativePG {{next}} smette di funzionare.',
  'BK16.remedy':
    'Passare al plugin Barman Cloud: un ObjectStore con lo stesso percorso, e spec.plugins invece di barmanObjectStore.',
  'BK20.title': 'Non è stato possibile eliminare vecchi backup',
  'BK20.impact':
    'Nulla è perso; l’archivio cresce oltre quanto dice la politica.',
  'BK20.remedy':
    'Verificare se l’identità può eliminare dall’archivio: serve il ruolo Storage Blob Data Contributor.',
  'ST01.title.known': 'Il volume di {{instance}} è pieno',
  'ST01.title.unknown': 'Un volume è pieno',
  'ST01.impact':
    'PostgreSQL non parte senza spazio libero; nessun dato è perso.',
  'ST01.remedy':
    'Ingrandire il PersistentVolumeClaim pieno, poi impostare spec.storage.size, o spec.walStorage.size quando è il WAL a riempirlo, alla stessa dimensione: CloudNativePG non ne ingrandisce nessuno finché un’istanza è senza spazio. Non eliminare nulla in pg_wal.',
  'ST03.title_one': '{{volumes}} è in fase di ingrandimento',
  'ST03.title_other': '{{volumes}} sono in fase di ingrandimento',
  'ST03.impact':
    'Il nuovo spazio non c’è ancora. Il database continua a funzionare.',
  'ST03.remedy.pod':
    'Il disco è abbastanza grande; il file system cresce quando il pod viene riavviato.',
  'ST03.remedy.disk':
    'Azure ingrandisce un disco in alcuni minuti; alcuni tipi di disco vanno scollegati per questo.',
  'ST03.kept.title':
    '{{volumes}} resta più piccolo di quanto chiede il Cluster',
  'ST03.kept.impact':
    'resizeInUseVolumes è false: solo un’istanza ricreata riceve un volume di quella dimensione.',
  'ST03.kept.remedy':
    'Ricreare le istanze, una dopo l’altra, o impostare resizeInUseVolumes su true.',
  'ST04.unknown': 'La StorageClass {{storageClass}} non è nota.',
  'ST04.title.class':
    '{{volume}} non può essere ingrandito: la sua classe di archiviazione non lo permette',
  'ST04.remedy.class':
    'Far impostare al team della piattaforma allowVolumeExpansion sulla classe di archiviazione {{storageClass}}, o ricreare le istanze su un’altra classe.',
  'ST04.title.disk': '{{volume}} non può essere ingrandito',
  'ST04.impact':
    'Il volume resta grande com’è; quando è pieno, il database si ferma.',
  'ST04.remedy.disk':
    'Vedere che cosa permettono la classe di archiviazione e il disco. Altrimenti ricreare le istanze, una dopo l’altra, su volumi più grandi.',
  'ST05.title': 'Nessuna istanza può usare {{volumes}}',
  'ST05.impact': 'L’istanza a cui appartiene non parte.',
  'ST05.remedy':
    'Leggere gli eventi del volume. Se il suo gemello (dati o WAL) è scomparso, eliminarlo: CloudNativePG ricrea l’istanza.',
  'ST06.title': 'Il WAL non ha un volume proprio',
  'ST06.impact':
    'Il WAL che si accumula riempie il volume dei dati, ed entrambi condividono la stessa velocità di trasferimento.',
  'ST06.remedy':
    'Impostare spec.walStorage: le istanze passano a usarlo una dopo l’altra. Non si può più togliere.',
  'ST08.title': 'Il tablespace {{name}} non è predisposto',
  'ST08.impact':
    'Le tabelle e gli indici destinati lì non possono essere creati.',
  'ST08.remedy':
    'Correggere ciò che l’errore indica: per lo più un proprietario che non esiste.',
  'SC01.title.expired': 'Il certificato in {{secret}} è scaduto',
  'SC01.title.soon_one':
    'Il certificato in {{secret}} scade tra {{count}} giorno',
  'SC01.title.soon_other':
    'Il certificato in {{secret}} scade tra {{count}} giorni',
  'SC01.impact':
    'Dopo, le applicazioni che lo verificano non possono connettersi, e gli standby perdono la loro primaria.',
  'SC01.remedy.operator':
    'CloudNativePG avrebbe dovuto rinnovarlo: vedere se l’operatore è in esecuzione, e il suo log.',
  'SC01.remedy.own': 'Rinnovarlo là da dove proviene, e metterlo nel secret.',
  'SC02.title': 'Il superutente può accedere dalla rete',
  'SC02.impact':
    'Chi legge il suo secret può leggere e cambiare tutto, oltre ogni regola del database.',
  'SC02.remedy':
    'Impostare spec.enableSuperuserAccess su false; usare ruoli con i diritti necessari.',
  'SC03.title.trust': 'Una regola fa entrare client senza password',
  'SC03.title.weak':
    'Una regola lascia provare password a chiunque senza cifratura',
  'SC03.impact': 'Chi raggiunge la porta può forse leggere e cambiare dati.',
  'SC03.remedy':
    'Usare hostssl con scram-sha-256 o cert, e indicare database, utenti e indirizzi.',
  'SC04.title.public': 'Il servizio {{service}} è aperto a Internet',
  'SC04.title.wide':
    'Il servizio {{service}} seleziona istanze di ogni database del namespace',
  'SC04.impact.public': 'Chiunque può raggiungere la porta e provare password.',
  'SC04.impact.wide':
    'Le applicazioni possono essere indirizzate a un altro database, come una copia ripristinata.',
  'SC04.remedy.public':
    'Impostare l’annotazione {{annotation}}: "true", o indicare le reti ammesse in spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Aggiungere cnpg.io/cluster al suo selettore.',
  'SC05.title': 'I controlli di CloudNativePG sono aggirati: {{annotations}}',
  'SC05.impact':
    'Le istanze possono girare diversamente da quanto dice la definizione, e gli errori non vengono rifiutati.',
  'SC05.remedy':
    'Rimuovere l’annotazione quando ciò per cui è stata messa è finito.',
  'SC06.title': 'Il ruolo {{role}} non è come è dichiarato',
  'SC06.impact':
    'La sua password o i suoi diritti possono essere vecchi, o può mancare.',
  'SC06.remedy': 'Correggere ciò che il messaggio indica; si riprova da sé.',
  'CF01.title.database.failed': 'Il database {{name}} non è come è dichiarato',
  'CF01.title.database.pending':
    'Il database {{name}} non è stato ancora predisposto come dichiarato',
  'CF01.title.publication.failed':
    'La pubblicazione {{name}} non è come è dichiarata',
  'CF01.title.publication.pending':
    'La pubblicazione {{name}} non è stata ancora predisposta come dichiarato',
  'CF01.title.subscription.failed':
    'La sottoscrizione {{name}} non è come è dichiarata',
  'CF01.title.subscription.pending':
    'La sottoscrizione {{name}} non è stata ancora predisposta come dichiarato',
  'CF01.impact.database':
    'Alle applicazioni possono mancare il database, uno schema o un’estensione.',
  'CF01.impact.publication':
    'Chi vi è sottoscritto non riceve ciò che si aspetta.',
  'CF01.impact.subscription': 'I dati della sua pubblicazione non arrivano.',
  'CF01.remedy': 'Correggere ciò che il messaggio indica; si riprova da sé.',
  'CF02.title': 'Riavvio necessario per un parametro modificato: {{instances}}',
  'CF02.impact': 'Fino ad allora vale il vecchio valore.',
  'CF02.remedy':
    'CloudNativePG riavvia da solo; con gli aggiornamenti supervisionati, riavviare la primaria quando va bene.',
  'CF04.title.failed': 'Il pooler {{pooler}} è guasto',
  'CF04.title.paused': 'Il pooler {{pooler}} è in pausa',
  'CF04.impact':
    'Le applicazioni che si connettono tramite esso attendono o vengono rifiutate.',
  'CF04.remedy.failed': 'Correggere ciò che il messaggio indica.',
  'CF04.remedy.paused':
    'Impostare spec.pgbouncer.paused su false quando il lavoro è finito.',
  'CF09.title': 'Le risorse non sono garantite',
  'CF09.impact':
    'Quando al nodo manca memoria, le istanze sono tra le prime a essere fermate.',
  'CF09.remedy': 'Impostare limiti uguali alle richieste, per CPU e memoria.',
  'CF10.unknown':
    'Il PodMonitor {{podMonitor}} seleziona per etichette che il portale non conserva.',
  'CF10.title': 'Nessuno raccoglie le metriche',
  'CF10.impact':
    'Non ci sono grafici del passato né avvisi di Prometheus su questo database.',
  'CF10.remedy':
    'Creare un PodMonitor che selezioni cnpg.io/cluster e la porta metrics; con Prometheus gestito, uno di azmonitoring.coreos.com.',
  'LC08.title.unreadable': 'L’annotazione di ibernazione non è leggibile',
  'LC08.title.hibernated': 'Il database è ibernato',
  'LC08.impact.unreadable':
    'Il database continua a girare, o resta fermo, qualunque fosse l’intenzione.',
  'LC08.impact.hibernated':
    'Nessuna istanza è in esecuzione e nessuno può connettersi. I dati sono sui suoi volumi.',
  'LC08.remedy.unreadable': 'Impostare {{annotation}} su on o off.',
  'LC08.remedy.hibernated':
    'Risvegliarlo per usarlo; ci vuole circa mezzo minuto.',
  'LC05.title.instances': 'Le istanze vengono aggiornate',
  'LC05.title.major':
    'PostgreSQL viene aggiornato a una nuova versione principale',
  'LC05.title.delayed': 'Un aggiornamento attende il suo turno',
  'LC05.title.manager': 'Il gestore delle istanze viene aggiornato',
  'LC05.impact.major': 'Nessuno può connettersi finché non è finito.',
  'LC05.impact.rolling':
    'Gli standby si riavviano uno dopo l’altro, la primaria per ultima.',
  'LC05.remedy': 'Attendere.',
  'LC09.title.becoming':
    'Il database sta diventando una replica di un altro cluster',
  'LC09.title.unknown': 'Il database è una replica di un altro cluster',
  'LC09.title.is': 'Il database è una replica di {{source}}',
  'LC09.impact.becoming':
    'Nessuno può scrivere finché l’altro cluster non viene promosso.',
  'LC09.impact.is': 'Può essere solo letto.',
  'LC09.remedy.late': 'Vedere sotto che cosa attendono le sue istanze.',
  'LC09.remedy.wait':
    'Attendere il token di retrocessione, poi promuovere con esso l’altro cluster.',
  'LC09.remedy.demoted':
    'Per spostare le scritture da qui per sempre, promuovere l’altro cluster con il token di retrocessione in status.demotionToken.',
  'LC09.remedy.is':
    'Promuoverlo solo quando la sua fonte è scomparsa o retrocessa.',
  'LC01.title.noCatalog': 'L’immagine non proviene da un catalogo',
  'LC01.title.behind': 'Gira PostgreSQL {{from}}, è disponibile {{to}}',
  'LC01.impact.noCatalog':
    'Le versioni minori, con le loro correzioni, arrivano solo a mano.',
  'LC01.impact.behind': 'Mancano correzioni di difetti e falle di sicurezza.',
  'LC01.remedy.noCatalog':
    'Indicare un catalogo di immagini in spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'Vedere perché l’aggiornamento non è avvenuto: un aggiornamento supervisionato attende uno switchover.',
  'LC01.unknown': 'Il catalogo {{catalog}} non è noto.',
  'LC02.title.ended': 'PostgreSQL {{major}} non è più mantenuto',
  'LC02.title.ends': 'PostgreSQL {{major}} è mantenuto fino al {{end}}',
  'LC02.impact': 'Dopo non ci sono correzioni, nemmeno di falle di sicurezza.',
  'LC02.remedy':
    'Pianificare il passaggio a una versione principale più recente; nel frattempo il database non è disponibile.',
  'LC03.unknown': 'Nulla indica la versione dell’operatore.',
  'LC03.title': 'CloudNativePG {{version}} non è più mantenuto',
  'LC03.impact': 'I difetti e le falle di sicurezza dell’operatore restano.',
  'LC03.remedy':
    'Chiedere al team della piattaforma di aggiornarlo a {{oldest}} o più recente.',
  'LC04.title':
    'Il catalogo di immagini {{catalog}} non ha un’immagine per PostgreSQL {{major}}',
  'LC04.impact': 'Le istanze non vengono né create né aggiornate.',
  'LC04.remedy':
    'Chiedere al team della piattaforma di mettere PostgreSQL {{major}} nel catalogo.',
  'LC06.title.rolledBack':
    'L’aggiornamento della versione principale è stato annullato',
  'LC06.title.failed':
    'L’aggiornamento della versione principale non è riuscito',
  'LC06.impact.rolledBack':
    'Il database gira con la vecchia versione; i suoi dati sono intatti.',
  'LC06.impact.failed':
    'Il database non è disponibile finché l’aggiornamento non viene corretto o annullato.',
  'LC06.remedy':
    'Leggere il log del job di aggiornamento: per lo più alla nuova immagine manca un’estensione. Per annullare, impostare la vecchia immagine.',
  'LC10.title':
    'La definizione usa campi che CloudNativePG abbandonerà: {{fields}}',
  'LC10.impact':
    'Oggi nulla; un aggiornamento dell’operatore può ignorarli o rifiutarli.',
  'LC10.remedy':
    'Usare spec.postgresql.synchronous, un proprio PodMonitor e soltanto spec.storage.size.',
  'creation.identity': 'Identità gestita in Azure',
  'creation.identity.refused': 'Azure non la accetta: {{code}}',
  'creation.store': 'Archivio di oggetti per i backup',
  'creation.store.missing': 'L’ObjectStore {{store}} non esiste',
  'creation.cluster': 'Cluster accettato da CloudNativePG',
  'creation.primary': 'La primaria è pronta',
  'creation.replicas': 'Tutte le {{desired}} istanze sono pronte',
  'creation.replicas.some': '{{ready}} istanze su {{desired}} sono pronte',
  'creation.archiving': 'Primo WAL archiviato',
  'creation.databases_one': 'Il database richiesto c’è',
  'creation.databases_other': 'Tutti i {{count}} database richiesti ci sono',
  'creation.databases.some': '{{done}} su {{all}} ci sono',
  'creation.pooler': 'Il pooler è pronto',
  'creation.backup': 'Primo backup fatto',
  'creation.backup.running': '{{backup}} è in corso',
  'creation.unschedulable': 'Nessun nodo accetta il pod {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} non è riuscito; il suo log dice perché',
  'creation.podRefused': 'Kubernetes rifiuta un suo pod: {{message}}',
  'creation.volumeRefused':
    'Il volume {{volume}} non può essere creato: {{message}}',
  'creation.volumeMissing':
    'Il pod {{pod}} non ottiene il suo volume: {{message}}',
  'creation.unseen':
    'CloudNativePG non ha guardato questo Cluster: non è in esecuzione, o segue solo altri namespace (WATCH_NAMESPACE)',
  'creation.noPods':
    'CloudNativePG non ha ancora creato alcun pod. Il suo log dice perché; una ResourceQuota, un LimitRange o una regola del namespace può rifiutare i volumi',
  'phase.settingUpPrimary': 'Preparazione della primaria',
  'phase.creatingReplica': 'Creazione di un nuovo standby',
  'phase.upgrading': 'Aggiornamento del cluster',
  'phase.upgradingMajor':
    'Aggiornamento di PostgreSQL a una nuova versione principale',
  'phase.upgradeDelayed': 'Aggiornamento del cluster rinviato',
  'phase.onlineUpgrade': 'Aggiornamento in linea in corso',
  'phase.restartInPlace': 'Riavvio della primaria sul posto',
  'phase.restart': 'Riavvio della primaria senza switchover',
  'phase.waitingForInstances': 'In attesa che le istanze diventino attive',
  'phase.applyingConfiguration': 'Applicazione della configurazione',
  'phase.promoting': 'Promozione a cluster primario',
  'phase.switchover': 'Switchover in corso',
  'phase.waitingForUser': 'In attesa di un’azione dell’utente',
  'phase.failover': 'Failover in corso',
  'phase.unrecoverable':
    'Il cluster non è recuperabile e richiede un intervento manuale',
  'phase.cannotCreate':
    'Non è stato possibile creare gli oggetti necessari al cluster',
  'phase.invalid': 'Definizione del cluster non valida',
  'phase.catalog':
    'Il catalogo di immagini del cluster è incompleto o non valido',
  'phase.unknownPlugin':
    'Il cluster non può proseguire: un plugin richiesto è sconosciuto',
  'phase.pluginError':
    'Il cluster non può proseguire: errore nello scambio con i plugin',
  'phase.architecture':
    'L’aggiornamento in linea delle istanze non è possibile: manca il binario dell’architettura',
  'phase.noSpace': 'Spazio su disco insufficiente',
  'phase.noAnswer':
    'CloudNativePG non ottiene lo stato delle istanze: la comunicazione HTTP non riesce',
  'operation.rollout.single':
    'L’unica istanza viene sostituita: nessuno può leggere o scrivere per circa 15 secondi, e più a lungo finché i client tengono aperte le connessioni.',
  'operation.rollout.single.inPlace':
    'PostgreSQL si riavvia sul posto: nessuno può leggere o scrivere per circa 5 secondi, e più a lungo finché i client tengono aperte le connessioni.',
  'operation.rollout.switchover':
    'Gli standby vengono sostituiti uno dopo l’altro. Poi uno di essi subentra, e la primaria precedente lo segue: le scritture si fermano per circa 10-30 secondi.',
  'operation.rollout.supervised':
    'Gli standby vengono sostituiti uno dopo l’altro. Poi CloudNativePG attende che qualcuno esegua qui uno switchover o riavvii la primaria (primaryUpdateStrategy è supervised), il che ferma le scritture per circa 10-30 secondi.',
  'operation.rollout.waits':
    '{{effect}} CloudNativePG comincia quando tutte le istanze sono pronte, e ora attende {{instances}}.',
  'operation.restart.waits':
    'CloudNativePG non riavvia nulla finché tutte le istanze non sono pronte, e attende {{instances}}: riavviare solo quell’istanza, o toglierle l’isolamento.',
  'operation.restart-instance.fenced':
    '{{instance}} è isolata, quindi PostgreSQL non vi gira: togliere invece l’isolamento.',
  'operation.restart-instance.notReady':
    'La primaria {{instance}} non è pronta, quindi PostgreSQL non può essere riavviato sul posto: CloudNativePG lo riavvia o esegue un failover da sé.',
  'operation.switchover.primaryFenced':
    'La primaria {{instance}} è isolata, e a uno standby può mancare ciò che vi è stato confermato: togliere prima l’isolamento.',
  'operation.hibernate.waits':
    '{{effect}} CloudNativePG comincia quando il cluster è sano, e ora non lo è.',
  'operation.scale.supervised':
    'CloudNativePG chiede almeno 2 istanze finché primaryUpdateStrategy è supervised.',
  'operation.scale.walLogHints':
    'CloudNativePG accetta più di un’istanza solo con wal_log_hints attivo, e non lo è.',
  'operation.change-plan.volumes':
    '{{effect}} I volumi crescono dove il piano ne ha di più grandi, e non si riducono mai; il numero di istanze resta.',
  'operation.change-plan.volumesStay':
    '{{effect}} I volumi e il numero di istanze restano. {{reason}}',
  'operation.grow-storage.full':
    'Un’istanza non ha più spazio, e CloudNativePG non ingrandisce alcun volume finché non funziona di nuovo. Il team della piattaforma ne ingrandisce prima il PersistentVolumeClaim; poi chiedere qui la stessa dimensione.',
  'operation.parameters.restart.other_one':
    '{{names}} richiede un riavvio. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} richiedono un riavvio. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} deve essere compreso tra {{least}} e {{most}}, e "{{value}}" non lo è.',
  'operation.declared.replica':
    'Il database segue un altro cluster, e ne ha i database e i ruoli: fare la modifica là.',
  'operation.database-remove.inUse':
    '{{effect}} PostgreSQL rifiuta finché qualcuno vi è connesso, e CloudNativePG riprova finché non c’è più nessuno.',
  'operation.role-remove.owns':
    '{{effect}} PostgreSQL rifiuta finché il ruolo possiede qualcosa o ha ricevuto diritti, e CloudNativePG riprova finché non ne ha più.',
  'operation.role-create.secretTaken':
    'Esiste già un secret {{secret}} che non appartiene a questo database: scegliere un altro nome.',
  'operation.rotate-password.owned':
    'Il secret {{secret}} è gestito da {{owner}}, che ripristinerebbe la vecchia password: cambiarla là.',
  'operation.rotate-password.noRole':
    'Il Cluster non nomina alcun ruolo dell’applicazione, quindi CloudNativePG non adotterebbe una nuova password.',
  ...operations,
  ...doctor,
  ...policy,
  ...plan,
};

export default messages;
