import type { Messages } from '../messages';

export const plan = {
  'plan.list.none': 'nessuno',
  'name.missing': 'Dare un nome al database.',
  'name.long':
    'Il nome ha {{length}} caratteri; ne sono possibili al massimo {{most}}.',
  'name.upperCase': 'Il nome non può avere maiuscole.',
  'name.start': 'Il nome deve iniziare con una lettera.',
  'name.hyphen': 'Il nome non può finire con un trattino.',
  'name.characters': 'Il nome può avere solo minuscole, cifre e trattini.',
  'name.pooler':
    'Il nome non può finire con {{suffix}}: quello è il pooler di un altro database.',
  'name.taken':
    'C’è già un database {{name}} nel namespace {{namespace}} su {{target}}; scegliere un altro nome.',
  'name.different':
    'Questo servizio ha già un database {{name}} nel namespace {{namespace}} su {{target}}, con {{differences}}; scegliere un altro nome per uno nuovo.',
  'plan.namespace.invalid':
    'Il namespace «{{namespace}}» non è un nome Kubernetes valido; dipende dal proprietario del servizio.',
  'plan.namespace.reserved':
    'Il namespace «{{namespace}}» appartiene a Kubernetes; darne un altro al proprietario del servizio.',
  'plan.unknown.plan': 'Non c’è un piano «{{value}}»; ci sono: {{offered}}.',
  'plan.unknown.environment':
    'Non c’è un ambiente «{{value}}»; ci sono: {{offered}}.',
  'plan.unknown.target':
    'Non c’è una destinazione «{{value}}»; ci sono: {{offered}}.',
  'plan.notInEnvironment':
    'Il piano {{plan}} non è offerto in {{environment}}; ci sono: {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} non è offerta a {{owner}}; ci sono: {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} non è offerta in {{environment}}; ci sono: {{offered}}.',
  'plan.version.notOffered':
    'PostgreSQL {{version}} non è offerto; ci sono: {{offered}}.',
  'plan.version.noImage':
    '{{target}} non ha un’immagine di PostgreSQL {{version}}; ci sono: {{offered}}.',
  'plan.target.noAzure':
    '{{target}} deve conservare i backup in Azure, ma la sua configurazione non dice dove.',
  'plan.target.oldOperator':
    'CloudNativePG {{version}} su {{target}} è troppo vecchio; serve {{oldest}} o più recente.',
  'plan.warning.noBackups':
    '{{target}} non conserva backup: ciò che lì si perde resta perso.',
  'plan.warning.one':
    'Il piano {{plan}} ha una sola istanza: nessun’altra ne prende il posto quando essa o il suo nodo viene meno.',
  'plan.warning.two':
    'Il piano {{plan}} ha due istanze: un commit non attende lo standby mentre è assente, quindi un failover può perdere gli ultimi commit.',
  'plan.warning.noWalVolume':
    'Il piano {{plan}} non ha un volume proprio per il WAL: quando l’archiviazione non riesce, il WAL riempie il volume dei dati.',
  'plan.warning.sharedNode':
    'Su {{target}} più istanze possono condividere un nodo e venire meno con esso.',
  'plan.warning.nodes':
    'In questo momento {{target}} ha {{nodes}} dei {{wanted}} nodi che servono a questo database: pronti, con le etichette del suo selettore di nodi e senza taint che non tollera. Le istanze attendono che ce ne siano di più; un cluster autoscaler può aggiungerli.',
  'plan.warning.noZones':
    'I nodi di {{target}} non indicano una zona di disponibilità, e i suoi database vanno distribuiti su più zone: nessun nodo accoglie un’istanza. Il team della piattaforma deve impostare spread su nodes.',
  'plan.warning.inTree':
    'CloudNativePG rimuove la propria archiviazione nella 1.31: prima di quell’aggiornamento questo database va spostato al plugin Barman Cloud.',
  'plan.warning.transaction':
    'Per transazione, il pooler dà una connessione a un altro client dopo ognuna: SET, LISTEN, lock consultivi e cursori WITH HOLD di una sessione non funzionano attraverso di esso.',
  'options.database.missing': 'Dare un nome a ogni altro database.',
  'options.database.reserved': 'PostgreSQL tiene il database {{name}} per sé.',
  'options.database.characters':
    'Il nome di un database deve iniziare con una lettera, avere solo minuscole, cifre e trattini bassi, al massimo 63, e non finire con un trattino basso.',
  'options.database.application':
    'Il database {{name}} è quello dell’applicazione, e c’è comunque.',
  'options.database.twice': 'Il database {{name}} compare due volte.',
  'options.database.many':
    'Sono possibili al massimo {{most}} altri database; questi sono {{number}}.',
  'options.profile.noBackups':
    '{{target}} non conserva backup, quindi lì il profilo inTree non ha nulla da fare.',
  'options.profile.unknownVersion':
    'Non si sa quale versione di CloudNativePG giri su {{target}}, quindi il profilo inTree non può essere offerto. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'Non si sa quale versione di CloudNativePG giri su {{target}}, quindi il profilo inTree non può essere offerto.',
  'options.profile.gone':
    'CloudNativePG {{version}} su {{target}} non ha più un’archiviazione propria; scegliere il profilo current.',
  'options.profile.unknown': 'Non c’è un profilo «{{profile}}».',
  'options.extensions_one':
    'L’estensione {{names}} non è offerta; ci sono: {{offered}}.',
  'options.extensions_other':
    'Le estensioni {{names}} non sono offerte; ci sono: {{offered}}.',
  'options.pooler.mode': 'Il pooler lavora per sessione o per transazione.',
  'options.pooler.instances': 'Il pooler ha da 1 a {{most}} istanze.',
} satisfies Partial<Messages>;
