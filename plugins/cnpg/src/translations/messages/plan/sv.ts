import type { Messages } from '../messages';

export const plan = {
  'plan.list.none': 'inget',
  'name.missing': 'Ge databasen ett namn.',
  'name.long': 'Namnet har {{length}} tecken; högst {{most}} är möjliga.',
  'name.upperCase': 'Namnet får inte ha stora bokstäver.',
  'name.start': 'Namnet måste börja med en bokstav.',
  'name.hyphen': 'Namnet får inte sluta med ett bindestreck.',
  'name.characters':
    'Namnet får bara ha små bokstäver, siffror och bindestreck.',
  'name.pooler':
    'Namnet får inte sluta med {{suffix}}: det är poolern för en annan databas.',
  'name.taken':
    'Det finns redan en databas {{name}} i namespace {{namespace}} på {{target}}; välj ett annat namn.',
  'name.different':
    'Tjänsten har redan en databas {{name}} i namespace {{namespace}} på {{target}}, med {{differences}}; välj ett annat namn för en ny.',
  'plan.namespace.invalid':
    'Namespace ”{{namespace}}” är inget giltigt Kubernetes-namn; det följer av tjänstens ägare.',
  'plan.namespace.reserved':
    'Namespace ”{{namespace}}” tillhör Kubernetes; ge tjänstens ägare ett annat.',
  'plan.unknown.plan':
    'Det finns ingen plan ”{{value}}”; det finns {{offered}}.',
  'plan.unknown.environment':
    'Det finns ingen miljö ”{{value}}”; det finns {{offered}}.',
  'plan.unknown.target':
    'Det finns inget mål ”{{value}}”; det finns {{offered}}.',
  'plan.notInEnvironment':
    'Planen {{plan}} erbjuds inte i {{environment}}; det finns {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} erbjuds inte till {{owner}}; det finns {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} erbjuds inte i {{environment}}; det finns {{offered}}.',
  'plan.version.notOffered':
    'PostgreSQL {{version}} erbjuds inte; det finns {{offered}}.',
  'plan.version.noImage':
    '{{target}} har ingen avbild av PostgreSQL {{version}}; det finns {{offered}}.',
  'plan.target.noAzure':
    '{{target}} ska förvara säkerhetskopior i Azure, men dess konfiguration säger inte var.',
  'plan.target.oldOperator':
    'CloudNativePG {{version}} på {{target}} är för gammalt; {{oldest}} eller nyare krävs.',
  'plan.warning.noBackups':
    '{{target}} förvarar inga säkerhetskopior: det som går förlorat där förblir förlorat.',
  'plan.warning.one':
    'Planen {{plan}} har en enda instans: ingen annan tar över när den eller dess nod försvinner.',
  'plan.warning.two':
    'Planen {{plan}} har två instanser: en commit väntar inte på standby-instansen medan den är borta, så en failover kan förlora de sista.',
  'plan.warning.noWalVolume':
    'Planen {{plan}} har ingen egen volym för WAL: när arkiveringen misslyckas fyller WAL datavolymen.',
  'plan.warning.sharedNode':
    'På {{target}} kan flera instanser dela en nod och försvinna med den.',
  'plan.warning.nodes':
    'Just nu har {{target}} {{nodes}} av de {{wanted}} noder som databasen behöver: redo, med nodväljarens etiketter och utan taint som den inte tål. Instanser väntar tills det finns fler; en cluster autoscaler kan lägga till dem.',
  'plan.warning.noZones':
    'Noderna på {{target}} anger ingen tillgänglighetszon, och dess databaser måste spridas över zoner: ingen nod tar emot en instans. Plattformsteamet måste sätta spread till nodes.',
  'plan.warning.inTree':
    'CloudNativePG tar bort sin egen arkivering i 1.31: före den uppdateringen måste databasen flyttas till Barman Cloud-pluginet.',
  'plan.warning.transaction':
    'Per transaktion ger poolern en anslutning till en annan klient efter varje: SET, LISTEN, rådgivande lås och WITH HOLD-markörer för en session fungerar inte genom den.',
  'options.database.missing': 'Ge varje ytterligare databas ett namn.',
  'options.database.reserved':
    'PostgreSQL behåller databasen {{name}} för sig själv.',
  'options.database.characters':
    'Namnet på en databas måste börja med en bokstav, får bara ha små bokstäver, siffror och understreck, högst 63, och får inte sluta med ett understreck.',
  'options.database.application':
    'Databasen {{name}} är applikationens egen och finns ändå.',
  'options.database.twice': 'Databasen {{name}} finns med två gånger.',
  'options.database.many':
    'Högst {{most}} ytterligare databaser är möjliga; det här är {{number}}.',
  'options.profile.noBackups':
    '{{target}} förvarar inga säkerhetskopior, så profilen inTree har inget att göra där.',
  'options.profile.unknownVersion':
    'Det är inte känt vilken version av CloudNativePG som körs på {{target}}, så profilen inTree kan inte erbjudas. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'Det är inte känt vilken version av CloudNativePG som körs på {{target}}, så profilen inTree kan inte erbjudas.',
  'options.profile.gone':
    'CloudNativePG {{version}} på {{target}} har ingen egen arkivering längre; välj profilen current.',
  'options.profile.unknown': 'Det finns ingen profil ”{{profile}}”.',
  'options.extensions_one':
    'Tillägget {{names}} erbjuds inte; det finns {{offered}}.',
  'options.extensions_other':
    'Tilläggen {{names}} erbjuds inte; det finns {{offered}}.',
  'options.pooler.mode': 'Poolern arbetar per session eller per transaktion.',
  'options.pooler.instances': 'Poolern har 1 till {{most}} instanser.',
} satisfies Partial<Messages>;
