import type { Messages } from '../messages';

export const policy = {
  'policy.asks': '{{broken}} Lo richiede il criterio «{{policy}}».',
  'policy.refuses': 'Criteri o quote lo vietano. {{problems}}',
  'policy.majors':
    'PostgreSQL {{major}} non è tra le versioni ammesse: {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'Il supporto di PostgreSQL {{major}} è terminato il {{end}}.',
  'policy.endOfLifeDays.ends':
    'Il supporto di PostgreSQL {{major}} termina il {{end}}, tra meno di {{days}}.',
  'policy.minInstances_one':
    'Ha {{count}} istanza; ne servono almeno {{least}}.',
  'policy.minInstances_other':
    'Ha {{count}} istanze; ne servono almeno {{least}}.',
  'policy.synchronous':
    'I commit non attendono uno standby: un failover può perdere gli ultimi.',
  'policy.zones.none':
    'Le sue istanze non devono girare in zone diverse; servono {{least}} zone.',
  'policy.zones_one':
    'Le sue istanze si distribuiscono al massimo su {{count}} zona; ne servono {{least}}.',
  'policy.zones_other':
    'Le sue istanze si distribuiscono al massimo su {{count}} zone; ne servono {{least}}.',
  'policy.backups':
    'Non ha backup: il WAL non viene archiviato, o nessuna pianificazione fa backup di base.',
  'policy.maxBackupAgeMs.none':
    'Non ha backup di base; ne serve uno ogni {{most}}.',
  'policy.maxBackupAgeMs.schedule':
    'I backup di base si fanno ogni {{interval}}; serve uno ogni {{most}}.',
  'policy.maxBackupAgeMs.old':
    'L’ultimo backup di base è vecchio di {{age}}; sono ammessi al massimo {{most}}.',
  'policy.minRetentionDays.none':
    'Non ha backup che si possano conservare per {{least}}.',
  'policy.minRetentionDays':
    'I backup si conservano per {{kept}}; servono almeno {{least}}.',
  'policy.exposure': 'È raggiungibile {{reach}}; è ammesso: {{allowed}}.',
  'policy.reach.none': 'solo dall’interno di Kubernetes',
  'policy.reach.internal': 'dalla rete privata',
  'policy.reach.public': 'da Internet',
  'policy.sourceRanges':
    'È raggiungibile da {{ranges}}; è ammesso: {{allowed}}.',
  'policy.sourceRanges.nothing':
    'È raggiungibile da {{ranges}}; nulla è ammesso.',
  'policy.parameters':
    'Imposta parametri di PostgreSQL non ammessi: {{names}}.',
  'policy.storageClasses':
    'La sua classe di archiviazione {{storageClass}} non è tra quelle ammesse: {{allowed}}.',
  'policy.namePattern': 'Il nome {{name}} non segue lo schema {{pattern}}.',
  'policy.deletionProtection': 'Non è protetto dall’eliminazione.',
  'quota.databases':
    'La quota di database di {{owner}} è {{limit}}; {{used}} sono in uso, e questo ne prende {{wanted}}. Dismettere un database, scegliere un piano più piccolo o chiederne di più al team della piattaforma.',
  'quota.cpu':
    'La quota di CPU di {{owner}} è {{limit}} CPU; {{used}} CPU sono in uso, e questo ne prende {{wanted}}. Dismettere un database, scegliere un piano più piccolo o chiederne di più al team della piattaforma.',
  'quota.memory':
    'La quota di memoria di {{owner}} è {{limit}}; {{used}} sono in uso, e questo prende {{wanted}}. Dismettere un database, scegliere un piano più piccolo o chiederne di più al team della piattaforma.',
  'quota.storage':
    'La quota di spazio di {{owner}} è {{limit}}; {{used}} sono in uso, e questo prende {{wanted}}. Dismettere un database, scegliere un piano più piccolo o chiederne di più al team della piattaforma.',
  'quota.monthlyCost':
    'La quota di costo di {{owner}} è {{limit}} al mese; {{used}} al mese sono in uso, e questo prende {{wanted}} al mese. Dismettere un database, scegliere un piano più piccolo o chiederne di più al team della piattaforma.',
} satisfies Partial<Messages>;
