import { doctor } from './doctor/sv';
import { policy } from './policy/sv';
import { plan } from './plan/sv';
import type { Messages } from './messages';
import { operations } from './operations/sv';

const messages: Messages = {
  'unknown.noFigures': 'Den primära instansen ger inga aktuella mätvärden.',
  'unknown.notWatched':
    'Aktuella mätvärden läses bara medan någon tittar på databasen.',
  'unknown.notRead': 'Objekt av typen {{kind}} har inte lästs.',
  'AV01.title.never': 'Databasen har aldrig haft någon primär instans',
  'AV01.title.notReady': 'Den primära instansen {{instance}} är inte redo',
  'AV01.title.none': 'Ingen instans är primär',
  'AV01.impact.never': 'Ingen kan ansluta: ingen instans har startat.',
  'AV01.impact.noWrites':
    'Applikationer kan inte skriva, och nya anslutningar till ändpunkten rw misslyckas.',
  'AV01.remedy.never':
    'Titta på händelserna och på loggen för det jobb som skapar den första instansen.',
  'AV01.remedy.pod':
    'Se nedan vad {{instance}} väntar på; händelserna och loggen säger mer.',
  'AV01.remedy.noPod':
    'Ta reda på varför podden {{instance}} inte kommer tillbaka: dess händelser, och om CloudNativePG-operatorn körs.',
  'AV02.title.underWay': 'En failover pågår',
  'AV02.title.known': 'Failover från {{from}} till {{to}}',
  'AV02.title.gone': 'Failover: {{from}} är borta',
  'AV02.title.unknown': 'Failover: den primära instansen är borta',
  'AV02.impact.stuck':
    'Ingen är primär: skrivningar misslyckas tills en standby befordras.',
  'AV02.impact.usual':
    'Ingen är primär: skrivningar misslyckas tills en standby befordras, vanligen inom 10 till 25 s.',
  'AV02.remedy.stuck':
    'Det tar längre tid än vanligt. Se nedan varför ingen standby kan ta över; med failover-kvorum måste tillräckligt många av dem svara.',
  'AV02.remedy.wait':
    'Vänta. Applikationer som ansluter på nytt fortsätter av sig själva.',
  'AV04.impact':
    'CloudNativePG har slutat arbeta med det här klustret; ingenting repareras av sig självt.',
  'AV04.remedy':
    'Rätta till det som anges som skäl; CloudNativePG försöker igen av sig själv.',
  'AV06.title.none': 'Ingen instans är redo',
  'AV06.title.some': '{{ready}} av {{desired}} instanser är redo',
  'AV06.impact.none': 'Applikationer kan inte ansluta.',
  'AV06.impact.some':
    'Det finns färre standby-instanser att växla över till än planerat.',
  'AV06.remedy': 'Se nedan vad varje instans väntar på.',
  'AV08.title': 'Ingen nod tar emot podden {{pod}}',
  'AV08.impact':
    'Databasen har en instans färre än planerat, och en utrullning står still.',
  'AV08.impact.pooler':
    'Poolern har en instans färre än planerat; själva databasen berörs inte.',
  'AV08.remedy':
    'Skapa plats: lägg till en nod som passar, i den zon där volymen finns, eller välj en mindre plan.',
  'AV08.remedy.poolers':
    'Spridningen över zoner räknar också poolerns poddar, så ingen zon blir kvar för den här. Undanta dem i Clusterns spec.topologySpreadConstraints: etikett cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'Alla instanser är avskärmade (fencing)',
  'AV10.title.some_one': '{{instances}} är avskärmad (fencing)',
  'AV10.title.some_other': '{{instances}} är avskärmade (fencing)',
  'AV10.impact.primary':
    'PostgreSQL är stoppat på den primära instansen: applikationer kan inte ansluta, och ingen failover sker.',
  'AV10.impact.standby':
    'PostgreSQL är stoppat där: varken replikering eller övertagande är möjligt.',
  'AV10.remedy':
    'Häv avskärmningen när arbetet är klart. Någon har satt den för hand.',
  'AV10.remedy.backup':
    'Vänta: en säkerhetskopiering utan PostgreSQL kopierar dess volymer, och CloudNativePG startar den igen efteråt.',
  'AV07.title_one': '{{instances}} är ur funktion',
  'AV07.title_other': '{{instances}} är ur funktion',
  'AV07.impact': 'En instans ur funktion varken replikerar eller kan ta över.',
  'AV07.remedy':
    'Läs instansens logg. Om dess data är skadade, ta bort podden och volymerna: CloudNativePG skapar den på nytt.',
  'AV09.title.memory': '{{instance}} fick slut på minne',
  'AV09.title.other': '{{instance}} håller sig inte igång: {{reason}}',
  'AV09.impact.primary':
    'Applikationer förlorar sina anslutningar varje gång, och det kan följas av failover.',
  'AV09.impact.standby': 'En standby färre att växla över till.',
  'AV09.impact.pooler':
    'Applikationer som ansluter via poolern förlorar sina anslutningar varje gång.',
  'AV09.remedy.memory':
    'Välj en plan med mer minne, eller sänk work_mem och max_connections.',
  'AV09.remedy.image':
    'Kontrollera att avbilden finns och att noderna får hämta den.',
  'AV09.remedy.other': 'Läs loggen från containerns senaste körning.',
  'AV11.title': 'Det finns bara en instans',
  'AV11.impact':
    'När dess nod går ner eller töms är databasen borta tills den har startat någon annanstans.',
  'AV11.remedy': 'Skala till tre instanser där det är viktigt.',
  'AV14.title.missing': 'Ingen PodDisruptionBudget skyddar instanserna',
  'AV14.title.exhausted': 'Ingen standby får tas bort just nu',
  'AV14.impact.missing': 'Om flera noder töms kan mer än en instans stoppas.',
  'AV14.impact.exhausted':
    'Tömningen av en nod där en standby körs blir aldrig klar.',
  'AV14.remedy.missing':
    'Kontrollera om operatorn får skriva PodDisruptionBudgets.',
  'AV14.remedy.exhausted':
    'Ingenting medan en nod töms; ta annars reda på varför Kubernetes räknar en standby som icke frisk.',
  'AV03.title.known': 'Switchover från {{from}} till {{to}}',
  'AV03.title.underWay': 'En switchover pågår',
  'AV03.impact':
    'Skrivningar misslyckas mellan det att den gamla primära instansen stoppas och den nya startar, vanligen 10 till 20 s.',
  'AV03.remedy.late':
    'Se vad den gamla primära instansen väntar på: den stoppas när dess klienter är borta och dess WAL är arkiverad.',
  'AV03.remedy.wait':
    'Vänta. Applikationer som ansluter på nytt fortsätter av sig själva.',
  'AV05.title': 'En uppdatering väntar på att någon gör en switchover',
  'AV05.impact':
    'Standby-instanserna är uppdaterade, den primära kör fortfarande med den gamla avbilden eller de gamla inställningarna.',
  'AV05.remedy':
    'Befordra en av standby-instanserna när ett kort avbrott passar; då fortsätter uppdateringen.',
  'AV13.title': 'Inga framsteg: {{phase}}',
  'AV13.impact':
    'Ytterligare ändringar väntar tills den här är klar, och en failover hittar kanske ingen standby.',
  'AV13.remedy':
    'Se nedan vad varje instans väntar på, därefter händelserna och loggen för den nyaste podden.',
  'AV15.title': 'CloudNativePG är avstängt för det här klustret',
  'AV15.impact':
    'Det finns varken failover, reparation eller schemalagda säkerhetskopior, vad som än visas här i övrigt.',
  'AV15.remedy':
    'Ta bort annoteringen {{annotation}} när det manuella arbetet är klart.',
  'AV12.title': 'Den primära instansens Lease tillhör någon annan',
  'AV12.impact':
    'CloudNativePG ändrar ingenting mer i det här klustret: ingen failover, ingen ny instans, ingen uppdatering.',
  'AV12.remedy':
    'Ta reda på vem som äger Lease {{lease}}. Om ägaren är borta eller inte behöver den, ta bort den: CloudNativePG skapar en egen.',
  'RP01.title.none': 'Ingen standby bekräftar commit',
  'RP01.title.some':
    '{{there}} av {{expected}} standby-instanser bekräftar commit',
  'RP01.impact.blocks':
    'Commit väntar tills en standby bekräftar: applikationer kan inte skriva.',
  'RP01.impact.loses':
    'Commit finns bara på den primära instansen: det som skrivs nu kan gå förlorat vid en failover.',
  'RP01.remedy': 'Få tillbaka standby-instanserna: se nedan vad de väntar på.',
  'RP02.title': 'Commit väntar inte på någon standby',
  'RP02.impact':
    'En failover förlorar det som standby-instansen inte hade fått: vanligen mindre än en sekunds skrivningar.',
  'RP02.remedy': 'Sätt spec.postgresql.synchronous där det är för mycket.',
  'RP03.title_one': '{{instances}} följer inte den primära instansen',
  'RP03.title_other': '{{instances}} följer inte den primära instansen',
  'RP03.impact':
    'De kommer efter: läsningar där är föråldrade, och en failover till dem skulle förlora data.',
  'RP03.remedy':
    'Läs standby-instansens logg: den anger vad som saknas, oftast WAL som är borta eller ett lösenord.',
  'RP04.title': '{{instance}} ligger {{seconds}} s och {{size}} efter',
  'RP04.impact':
    'Läsningar där är föråldrade, och en failover dit väntar tills den har kommit ikapp, eller förlorar det.',
  'RP04.remedy':
    'Se om dess disk eller nätverk är flaskhalsen, och om en lång fråga där håller upp uppspelningen.',
  'RP05.title': 'Uppspelningen är pausad på {{instances}}',
  'RP05.impact':
    'WAL tas emot men tillämpas inte: läsningar där står still, och ett övertagande är inte möjligt.',
  'RP05.remedy': 'Kör SELECT pg_wal_replay_resume() där.',
  'RP06.title.losing': 'Sloten {{slot}} håller på att förlora sin WAL',
  'RP06.title.extended': 'Sloten {{slot}} behåller mer WAL än planerat',
  'RP06.title.idle': 'Sloten {{slot}} används inte',
  'RP06.impact.losing':
    'Det som använder den kan inte fortsätta: en standby måste skapas på nytt, en prenumerant måste kopiera om.',
  'RP06.impact.extended':
    'WAL samlas på den primära instansen; när dess volym är full stannar databasen.',
  'RP06.impact.idle':
    'Den behåller WAL åt en standby som inte hämtar den; volymen kan bli full.',
  'RP06.remedy':
    'Få tillbaka det som sloten hör till, eller ta bort sloten om det är borta för gott.',
  'RP07.title': 'Sloten {{slot}} behåller {{size}} WAL och används inte',
  'RP07.impact':
    'WAL samlas på den primära instansen; när dess volym är full stannar databasen.',
  'RP07.remedy':
    'Starta det som läser från den, eller ta bort den: SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'Tidslinjerna skiljer sig; om det är gammalt vet bara den primära instansens aktuella mätvärden.',
  'RP08.title_one': '{{instances}} är på en gammal tidslinje',
  'RP08.title_other': '{{instances}} är på en gammal tidslinje',
  'RP08.impact':
    'Den senaste befordringen följdes inte: ingenting tas emot, och ett övertagande är inte möjligt.',
  'RP08.remedy':
    'Läs loggen. Om den inte kan komma ikapp, ta bort podden och volymerna: CloudNativePG skapar den på nytt.',
  'RP09.title': 'Instanser delar noden {{nodes}}',
  'RP09.impact':
    'När den noden går ner försvinner mer än en instans på en gång.',
  'RP09.remedy':
    'Ta bort podden för en standby där: den startar på en ledig nod om dess volym får flyttas.',
  'RP10.title': 'Alla instanser är i zonen {{zone}}',
  'RP10.impact': 'När den zonen går ner är databasen borta.',
  'RP10.remedy':
    'Skapa en standby på nytt i en annan zon: ta bort dess pod och dess volymer, som är bundna till den här.',
  'RP11.title': 'Commit bekräftas inte i någon annan feldomän',
  'RP11.impact':
    'När den primära instansens domän går ner kan commit gå förlorade, eller så väntar skrivningar.',
  'RP11.remedy': 'Få igång en standby i en annan av de domäner som begärts.',
  'RP12.unknown': 'Operatorn har inte rapporterat något kvorum än.',
  'RP12.title': 'En failover skulle nekas',
  'RP12.impact':
    'För få standby-instanser är redo för att bevisa att ingen saknar en commit; utan den primära instansen skulle databasen stanna.',
  'RP12.remedy': 'Få tillbaka standby-instanserna: se nedan vad de väntar på.',
  'RP13.title': 'Instanser innehåller data från olika databaser',
  'RP13.impact':
    'En failover skulle ersätta dessa data med andra. Deras systemidentifierare skiljer sig.',
  'RP13.remedy':
    'Gör ingen switchover. Hitta den instans vars volym kommer någon annanstans ifrån och skapa den på nytt.',
  'archiving.issuer.cause':
    'Utfärdaren (issuer) i den federerade autentiseringsuppgiften är inte det här AKS-klustrets utfärdare; de måste stämma överens ända till det avslutande snedstrecket ({{code}}).',
  'archiving.issuer.remedy':
    'Kör skapandet igen: det lägger till den federerade autentiseringsuppgiften med rätt utfärdare.',
  'archiving.audience.cause':
    'Den federerade autentiseringsuppgiftens audience är inte api://AzureADTokenExchange ({{code}}).',
  'archiving.audience.remedy':
    'Kör skapandet igen: det lägger till den federerade autentiseringsuppgiften med rätt audience.',
  'archiving.subject.cause':
    'Den federerade autentiseringsuppgiftens subject stämmer inte med databasens tjänstkonto ({{code}}).',
  'archiving.subject.remedy':
    'Kör skapandet igen: det lägger till den federerade autentiseringsuppgiften med rätt subject.',
  'archiving.noIdentity.cause':
    'Den hanterade identitet som tjänstkontot anger finns inte (längre) ({{code}}).',
  'archiving.noIdentity.remedy':
    'Kör skapandet igen och starta sedan om klustret så att poddarna får det nya klient-id:t.',
  'archiving.token.cause':
    'Tjänstkontots token är utanför sin giltighetstid ({{code}}).',
  'archiving.token.remedy':
    'Kontrollera nodens klocka; starta om instansens pod.',
  'archiving.issuerKeys.cause':
    'Microsoft Entra kan inte läsa nycklarna från det här AKS-klustrets OIDC-utfärdare ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Be plattformsteamet kontrollera AKS-klustrets OIDC-utfärdare.',
  'archiving.entra.cause':
    'Microsoft Entra nekar databasens identitet ({{code}}).',
  'archiving.entra.remedy': 'Fråga plattformsteamet och ange den här koden.',
  'archiving.noRole.cause':
    'Den hanterade identiteten har ingen roll på containern som låter den skriva ({{code}}).',
  'archiving.noRole.remedy':
    'Efter ett skapande kan detta ta upp till 10 min. Om det består, kör skapandet igen: det tilldelar rollen.',
  'archiving.firewall.cause':
    'Lagringskontot nekar begäran; oftast släpper dess brandvägg inte in klustrets nätverk ({{code}}).',
  'archiving.firewall.remedy':
    'Be plattformsteamet tillåta klustrets nätverk på lagringskontot.',
  'archiving.credentials.cause':
    'Lagringskontot godtar inte autentiseringsuppgifterna: en nyckel eller token är fel eller har gått ut ({{code}}).',
  'archiving.credentials.remedy':
    'Rätta autentiseringsuppgifterna och ladda sedan om klustret så att de läses på nytt.',
  'archiving.keys.cause':
    'Lagringskontot tillåter inte åtkomst med nyckel ({{code}}).',
  'archiving.keys.remedy':
    'Använd arbetsbelastningsidentiteten i stället för en kontonyckel.',
  'archiving.disabled.cause': 'Lagringskontot är inaktiverat ({{code}}).',
  'archiving.disabled.remedy': 'Be plattformsteamet aktivera lagringskontot.',
  'archiving.deleting.cause': 'Containern håller på att tas bort ({{code}}).',
  'archiving.deleting.remedy':
    'Ta reda på vem som tar bort den; namnet är ledigt igen efter ungefär 30 s.',
  'archiving.noContainer.cause':
    'Containern för säkerhetskopiorna finns inte ({{code}}).',
  'archiving.noContainer.remedy': 'Kör skapandet igen: det skapar containern.',
  'archiving.notEmpty.cause':
    'Containern innehåller redan WAL från ett annat kluster med det här namnet ({{code}}).',
  'archiving.notEmpty.remedy':
    'Ge databasen ett annat namn, eller låt flytta undan de gamla säkerhetskopiorna.',
  'archiving.noWorkloadIdentity.cause':
    'Podden startades utan sin arbetsbelastningsidentitet ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Starta om klustret när tjänstkontot anger den hanterade identiteten.',
  'archiving.forbidden.cause':
    'Insticksprogrammets roll är inte bunden till det tjänstkonto som poddarna använder ({{code}}).',
  'archiving.forbidden.remedy':
    'Låt databasen använda tjänstkontot med sitt eget namn.',
  'archiving.noStore.cause':
    'Den ObjectStore som klustret anger finns inte ({{code}}).',
  'archiving.noStore.remedy': 'Kör skapandet igen: det skapar ObjectStore.',
  'archiving.noPlugin.cause':
    'Podden kör utan insticksprogrammet Barman Cloud ({{code}}).',
  'archiving.noPlugin.remedy':
    'Fråga plattformsteamet om insticksprogrammet är installerat och starta sedan om klustret.',
  'archiving.tls.cause':
    'Certifikatet för lagringskontot eller Microsoft Entra är inte betrott: något däremellan läser trafiken ({{code}}).',
  'archiving.tls.remedy':
    'Be plattformsteamet undanta login.microsoftonline.com och *.blob.core.windows.net från TLS-inspektion.',
  'archiving.unreachable.cause':
    'Lagringskontot eller Microsoft Entra kan inte nås från klustret ({{code}}).',
  'archiving.unreachable.remedy':
    'Fråga plattformsteamet om nätverkspolicyer och utgående trafik till login.microsoftonline.com och *.blob.core.windows.net.',
  'BK01.title': 'Det finns inga säkerhetskopior',
  'BK01.impact':
    'Det som går förlorat här är förlorat: varken bassäkerhetskopior eller WAL lagras någon annanstans.',
  'BK01.remedy':
    'Duger för ett försök. För data som är viktiga, skapa en databas på ett mål med säkerhetskopior och flytta dem dit.',
  'BK02.title': 'WAL-arkiveringen misslyckas',
  'BK02.impact':
    'Tidigare säkerhetskopior är i säkerhet. Ändringar därefter går inte att återställa.',
  'BK02.cause':
    'Arkiveraren ger bara sin avslutningskod; dess logg på den primära instansen säger mer.',
  'BK02.remedy': 'Läs arkiverarens logg i den primära instansens pod.',
  'BK06.title': 'Den senaste säkerhetskopian misslyckades',
  'BK06.impact':
    'Äldre säkerhetskopior och WAL därefter är orörda; nästa återställning tar längre tid.',
  'BK06.remedy':
    'Ta en säkerhetskopia för hand när orsaken är åtgärdad; schemat fortsätter av sig självt.',
  'BK08.title': 'Säkerhetskopian {{backup}} blir aldrig klar',
  'BK08.impact.scheduled':
    'Schemat tar ingen ny säkerhetskopia så länge den här inte är klar.',
  'BK08.impact.manual':
    'Den går inte att använda för en återställning förrän den är klar.',
  'BK08.remedy':
    'Åtgärda WAL-arkiveringen om den misslyckas: då blir säkerhetskopian klar. Ta annars bort den.',
  'BK09.title.never': 'Det har aldrig funnits någon säkerhetskopia',
  'BK09.title.late':
    'Den senaste lyckade säkerhetskopian är äldre än schemat anger',
  'BK09.impact.never':
    'Databasen kan inte återställas: WAL utan en bassäkerhetskopia är oanvändbar.',
  'BK09.impact.late':
    'Den kan fortfarande återställas till varje ögonblick därefter; återställningen tar längre tid.',
  'BK09.remedy.never':
    'Ta en säkerhetskopia nu, och se till att det finns ett schema.',
  'BK09.remedy.late':
    'Se om en säkerhetskopia har fastnat eller misslyckats; ta en för hand.',
  'BK03.title': 'Ingen WAL har arkiverats än',
  'BK03.impact': 'Det är inte känt om säkerhetskopiorna går att använda.',
  'BK03.remedy':
    'Kontrollera att den primära instansen körs, och läs sedan arkiverarens logg i dess pod.',
  'BK04.title.growing_one':
    '{{files}} WAL-fil väntar på arkivering, och de blir fler',
  'BK04.title.growing_other':
    '{{files}} WAL-filer väntar på arkivering, och de blir fler',
  'BK04.title.steady_one': '{{files}} WAL-fil väntar på arkivering',
  'BK04.title.steady_other': '{{files}} WAL-filer väntar på arkivering',
  'BK04.impact':
    'De här ändringarna finns inte i säkerhetskopian än, och deras filer fyller WAL-volymen.',
  'BK04.remedy':
    'Om arkiveringen misslyckas, åtgärda det. Om den fungerar är den för långsam för det som skrivs: se komprimering och parallella uppladdningar.',
  'BK05.title': 'WAL-arkiveringen är avstängd',
  'BK05.impact':
    'Ändringar därefter kan inte återställas, och nästa bassäkerhetskopia blir inte klar.',
  'BK05.remedy':
    'Ta bort annoteringen {{annotation}} och ta sedan en säkerhetskopia.',
  'BK17.title': 'Insticksprogrammet {{plugins}} saknas eller svarar inte',
  'BK17.impact':
    'Ingenting arkiveras eller säkerhetskopieras, och ändringar utförs inte.',
  'BK17.remedy':
    'Kontrollera att insticksprogrammet körs i operatorns namespace och att dess certifikat är giltiga.',
  'BK18.title': 'Den här återställda databasen arkiverar ingenting själv',
  'BK18.impact':
    'Säkerhetskopiorna den kom från växer inte: det som skrivs här lagras ingen annanstans.',
  'BK18.remedy':
    'Ge den en egen arkiverare, med ett eget servernamn eller en egen container.',
  'BK19.unknown': 'Arkivet jämfördes inte med andras.',
  'BK19.title_one': 'En annan databas arkiverar till samma plats',
  'BK19.title_other': '{{count}} andra databaser arkiverar till samma plats',
  'BK19.impact':
    'Deras WAL-filer har samma namn och ersätter varandra: inget av arkiven går att lita på vid en återställning.',
  'BK19.remedy':
    'Ge var och en ett eget servernamn eller en egen container, och ta sedan en säkerhetskopia av var och en.',
  'BK07.title': 'En säkerhetskopia tas',
  'BK07.impact':
    'Databasen arbetar vidare; läsningar från dess volym är lite långsammare.',
  'BK07.remedy': 'Ingenting: vänta tills den är klar.',
  'BK10.title.suspended': 'Schemat för säkerhetskopior är pausat',
  'BK10.title.none': 'Det finns inget schema för säkerhetskopior',
  'BK10.impact':
    'Bassäkerhetskopior tas bara för hand: mängden WAL som en återställning spelar upp växer hela tiden.',
  'BK10.remedy.suspended': 'Sätt spec.suspend i ScheduledBackup till false.',
  'BK10.remedy.none': 'Lägg till en ScheduledBackup.',
  'BK11.title': 'Schemat {{schedule}} körs inte',
  'BK11.impact': 'De säkerhetskopior som borde tas blir inte tagna.',
  'BK11.remedy':
    'Kontrollera om CloudNativePG-operatorn körs, och ta en säkerhetskopia för hand under tiden.',
  'BK12.title':
    'Schemat {{schedule}} tar säkerhetskopior på ett sätt som klustret inte använder',
  'BK12.impact':
    'Dess säkerhetskopior misslyckas, eller hamnar på en annan plats än WAL.',
  'BK12.remedy': 'Sätt spec.method i ScheduledBackup till {{method}}.',
  'BK13.title':
    'Schemat {{schedule}} har fem fält: det första läses som sekunder',
  'BK13.impact':
    'Det körs vid andra tidpunkter än avsett, oftast varje timme i stället för varje dag.',
  'BK13.remedy': 'Sätt en nolla framför: ”0 {{cron}}”.',
  'BK14.title.short':
    'Säkerhetskopior behålls i {{policy}}; planen anger {{expected}}',
  'BK14.title.forever': 'Säkerhetskopior behålls för alltid',
  'BK14.impact.short':
    'Det som går förlorat och upptäcks sent kan inte återställas så långt tillbaka som planen lovar.',
  'BK14.impact.forever':
    'Ingenting tas någonsin bort: lagringskontot växer, och kostnaden med det.',
  'BK14.remedy.short':
    'Sätt lagringstiden till {{expected}}, eller välj en annan plan.',
  'BK14.remedy.store':
    'Sätt spec.retentionPolicy i ObjectStore, till exempel 14d.',
  'BK14.remedy.inTree': 'Sätt spec.backup.retentionPolicy, till exempel 14d.',
  'BK14.unknown': 'ObjectStore {{store}} är inte känd.',
  'BK15.title.empty': 'Inget ögonblick som går att återställa är känt',
  'BK15.title.short':
    'Återställning når mindre än hälften av {{policy}} tillbaka',
  'BK15.impact.empty':
    'En säkerhetskopia togs, men objektlagringen listar den inte.',
  'BK15.impact.short': 'Säkerhetskopior som borde finnas kvar är borta.',
  'BK15.remedy.empty':
    'Titta i objektlagringen, och i insticksprogrammets logg i den primära instansens pod.',
  'BK15.remedy.short':
    'Ta reda på vem som tar bort i objektlagringen: en livscykelregel på lagringskontot, eller en annan lagringspolicy.',
  'BK16.title.own':
    'Säkerhetskopiorna går genom kod som CloudNativePG tar bort',
  'BK16.title.source':
    'En källa för återställning läses av kod som CloudNativePG tar bort',
  'BK16.impact.gone':
    'CloudNativePG {{version}} har den inte längre: ingenting arkiveras.',
  'BK16.impact.soon': 'Med CloudNativePG {{next}} slutar den fungera.',
  'BK16.remedy':
    'Gå över till insticksprogrammet Barman Cloud: en ObjectStore med samma sökväg, och spec.plugins i stället för barmanObjectStore.',
  'BK20.title': 'Gamla säkerhetskopior kunde inte tas bort',
  'BK20.impact':
    'Ingenting är förlorat; lagringen växer utöver vad policyn anger.',
  'BK20.remedy':
    'Kontrollera om identiteten får ta bort i lagringen: rollen Storage Blob Data Contributor krävs.',
  'ST01.title.known': 'Volymen för {{instance}} är full',
  'ST01.title.unknown': 'En volym är full',
  'ST01.impact':
    'PostgreSQL startar inte utan ledigt utrymme; inga data är förlorade.',
  'ST01.remedy':
    'Utöka den PersistentVolumeClaim som är full och sätt sedan spec.storage.size, eller spec.walStorage.size när det är WAL som fyller den, till samma storlek: CloudNativePG utökar ingen medan en instans saknar utrymme. Ta inte bort någonting i pg_wal.',
  'ST03.title_one': '{{volumes}} utökas',
  'ST03.title_other': '{{volumes}} utökas',
  'ST03.impact': 'Det nya utrymmet finns inte än. Databasen arbetar vidare.',
  'ST03.remedy.pod':
    'Disken är stor nog; filsystemet växer när podden startas på nytt.',
  'ST03.remedy.disk':
    'Azure utökar en disk inom några minuter; vissa typer av diskar måste kopplas från för det.',
  'ST03.kept.title': '{{volumes}} förblir mindre än Cluster begär',
  'ST03.kept.impact':
    'resizeInUseVolumes är false: bara en instans som skapas på nytt får en volym av den storleken.',
  'ST03.kept.remedy':
    'Skapa instanserna på nytt, en i taget, eller sätt resizeInUseVolumes till true.',
  'ST04.unknown': 'StorageClass {{storageClass}} är inte känd.',
  'ST04.title.class':
    '{{volume}} kan inte utökas: dess lagringsklass tillåter det inte',
  'ST04.remedy.class':
    'Låt plattformsteamet sätta allowVolumeExpansion på lagringsklassen {{storageClass}}, eller skapa instanserna på nytt på en annan klass.',
  'ST04.title.disk': '{{volume}} kan inte utökas',
  'ST04.impact':
    'Volymen förblir så stor som den är; när den är full stannar databasen.',
  'ST04.remedy.disk':
    'Se vad lagringsklassen och disken tillåter. Skapa annars instanserna på nytt, en efter en, på större volymer.',
  'ST05.title': 'Ingen instans kan använda {{volumes}}',
  'ST05.impact': 'Instansen som den hör till startar inte.',
  'ST05.remedy':
    'Läs volymens händelser. Om dess tvilling (data eller WAL) är borta, ta bort den: CloudNativePG skapar instansen på nytt.',
  'ST06.title': 'WAL har ingen egen volym',
  'ST06.impact':
    'WAL som samlas fyller datavolymen, och båda delar på samma genomströmning.',
  'ST06.remedy':
    'Sätt spec.walStorage: instanserna går över till den en efter en. Den kan inte tas bort igen.',
  'ST08.title': 'Tabellutrymmet {{name}} är inte på plats',
  'ST08.impact': 'Tabeller och index som ska ligga där kan inte skapas.',
  'ST08.remedy':
    'Rätta till det som felet anger: oftast en ägare som inte finns.',
  'SC01.title.expired': 'Certifikatet i {{secret}} har gått ut',
  'SC01.title.soon_one': 'Certifikatet i {{secret}} går ut om {{count}} dag',
  'SC01.title.soon_other':
    'Certifikatet i {{secret}} går ut om {{count}} dagar',
  'SC01.impact':
    'Därefter kan applikationer som kontrollerar det inte ansluta, och standby-instanser förlorar den primära.',
  'SC01.remedy.operator':
    'CloudNativePG borde ha förnyat det: kontrollera om operatorn körs, och dess logg.',
  'SC01.remedy.own': 'Förnya det där det kommer ifrån, och lägg det i secret.',
  'SC02.title': 'Superanvändaren kan logga in över nätverket',
  'SC02.impact':
    'Den som läser dess secret kan läsa och ändra allt, förbi alla databasens regler.',
  'SC02.remedy':
    'Sätt spec.enableSuperuserAccess till false; använd roller med de rättigheter som behövs.',
  'SC03.title.trust': 'En regel släpper in klienter utan lösenord',
  'SC03.title.weak':
    'En regel låter vem som helst prova lösenord utan kryptering',
  'SC03.impact': 'Den som når porten kan kanske läsa och ändra data.',
  'SC03.remedy':
    'Använd hostssl med scram-sha-256 eller cert, och ange databaser, användare och adresser.',
  'SC04.title.public': 'Tjänsten {{service}} är öppen mot internet',
  'SC04.title.wide':
    'Tjänsten {{service}} väljer instanser från alla databaser i samma namespace',
  'SC04.impact.public': 'Vem som helst kan nå porten och prova lösenord.',
  'SC04.impact.wide':
    'Applikationer kan skickas till en annan databas, till exempel en återställd kopia.',
  'SC04.remedy.public':
    'Sätt annoteringen {{annotation}}: "true", eller ange de tillåtna nätverken i spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Lägg till cnpg.io/cluster i dess selektor.',
  'SC05.title': 'CloudNativePG:s kontroller kringgås: {{annotations}}',
  'SC05.impact':
    'Instanserna kan köras annorlunda än definitionen säger, och misstag nekas inte.',
  'SC05.remedy': 'Ta bort annoteringen när det som den sattes för är klart.',
  'SC06.title': 'Rollen {{role}} är inte som den är deklarerad',
  'SC06.impact':
    'Dess lösenord eller rättigheter kan vara gamla, eller så saknas den.',
  'SC06.remedy':
    'Rätta till det som meddelandet anger; ett nytt försök görs av sig självt.',
  'CF01.title.database.failed':
    'Databasen {{name}} är inte som den är deklarerad',
  'CF01.title.database.pending':
    'Databasen {{name}} har inte satts upp som den är deklarerad',
  'CF01.title.publication.failed':
    'Publiceringen {{name}} är inte som den är deklarerad',
  'CF01.title.publication.pending':
    'Publiceringen {{name}} har inte satts upp som den är deklarerad',
  'CF01.title.subscription.failed':
    'Prenumerationen {{name}} är inte som den är deklarerad',
  'CF01.title.subscription.pending':
    'Prenumerationen {{name}} har inte satts upp som den är deklarerad',
  'CF01.impact.database':
    'Applikationer kan sakna databasen, ett schema eller ett tillägg.',
  'CF01.impact.publication':
    'De som prenumererar på den får inte det de väntar sig.',
  'CF01.impact.subscription': 'Data från dess publicering kommer inte fram.',
  'CF01.remedy':
    'Rätta till det som meddelandet anger; ett nytt försök görs av sig självt.',
  'CF02.title': '{{instances}} måste startas om för en ändrad parameter',
  'CF02.impact': 'Det gamla värdet gäller till dess.',
  'CF02.remedy':
    'CloudNativePG startar om av sig själv; med övervakade uppdateringar, starta om den primära instansen när det passar.',
  'CF04.title.failed': 'Poolern {{pooler}} är ur funktion',
  'CF04.title.paused': 'Poolern {{pooler}} är pausad',
  'CF04.impact': 'Applikationer som ansluter genom den väntar eller nekas.',
  'CF04.remedy.failed': 'Rätta till det som meddelandet anger.',
  'CF04.remedy.paused':
    'Sätt spec.pgbouncer.paused till false när arbetet är klart.',
  'CF09.title': 'Resurserna är inte garanterade',
  'CF09.impact':
    'När noden får ont om minne är instanserna bland de första som stoppas.',
  'CF09.remedy':
    'Sätt gränser (limits) lika med begäran (requests), för CPU och minne.',
  'CF10.unknown':
    'PodMonitor {{podMonitor}} väljer efter etiketter som portalen inte sparar.',
  'CF10.title': 'Ingen samlar in mätvärdena',
  'CF10.impact':
    'Det finns inga historiska grafer och inga larm från Prometheus om den här databasen.',
  'CF10.remedy':
    'Skapa en PodMonitor som väljer cnpg.io/cluster och porten metrics; med hanterad Prometheus, en från azmonitoring.coreos.com.',
  'LC08.title.unreadable': 'Annoteringen för viloläge kan inte tolkas',
  'LC08.title.hibernated': 'Databasen är i viloläge',
  'LC08.impact.unreadable':
    'Databasen körs vidare, eller förblir borta, vad som än var tänkt.',
  'LC08.impact.hibernated':
    'Ingen instans körs och ingen kan ansluta. Data finns på sina volymer.',
  'LC08.remedy.unreadable': 'Sätt {{annotation}} till on eller off.',
  'LC08.remedy.hibernated':
    'Väck den för att använda den; det tar ungefär en halv minut.',
  'LC05.title.instances': 'Instanserna uppdateras',
  'LC05.title.major': 'PostgreSQL uppgraderas till en ny huvudversion',
  'LC05.title.delayed': 'En uppdatering väntar på sin tur',
  'LC05.title.manager': 'Instanshanteraren uppdateras',
  'LC05.impact.major': 'Ingen kan ansluta förrän det är klart.',
  'LC05.impact.rolling':
    'Standby-instanserna startar om en efter en, den primära sist.',
  'LC05.remedy': 'Vänta.',
  'LC09.title.becoming':
    'Databasen håller på att bli en replik av ett annat kluster',
  'LC09.title.unknown': 'Databasen är en replik av ett annat kluster',
  'LC09.title.is': 'Databasen är en replik av {{source}}',
  'LC09.impact.becoming':
    'Ingen kan skriva förrän det andra klustret befordras.',
  'LC09.impact.is': 'Den kan bara läsas.',
  'LC09.remedy.late': 'Se nedan vad dess instanser väntar på.',
  'LC09.remedy.wait':
    'Vänta på degraderingstoken och befordra sedan det andra klustret med den.',
  'LC09.remedy.demoted':
    'För att flytta skrivningarna härifrån för gott, befordra det andra klustret med degraderingstoken i status.demotionToken.',
  'LC09.remedy.is':
    'Befordra den bara när dess källa är borta eller degraderad.',
  'LC01.title.noCatalog': 'Avbilden kommer inte från en katalog',
  'LC01.title.behind': 'PostgreSQL {{from}} körs, {{to}} erbjuds',
  'LC01.impact.noCatalog':
    'Mindre versioner, med sina rättningar, når den bara för hand.',
  'LC01.impact.behind': 'Rättningar av fel och säkerhetshål saknas.',
  'LC01.remedy.noCatalog': 'Ange en avbildskatalog i spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'Ta reda på varför uppdateringen inte har skett: en övervakad uppdatering väntar på en switchover.',
  'LC01.unknown': 'Katalogen {{catalog}} är inte känd.',
  'LC02.title.ended': 'PostgreSQL {{major}} underhålls inte längre',
  'LC02.title.ends': 'PostgreSQL {{major}} underhålls till och med {{end}}',
  'LC02.impact': 'Därefter kommer inga rättningar, inte ens av säkerhetshål.',
  'LC02.remedy':
    'Planera uppgraderingen till en nyare huvudversion; databasen är borta medan den pågår.',
  'LC03.unknown': 'Ingenting anger operatorns version.',
  'LC03.title': 'CloudNativePG {{version}} underhålls inte längre',
  'LC03.impact': 'Fel och säkerhetshål i operatorn finns kvar.',
  'LC03.remedy':
    'Be plattformsteamet uppdatera den till {{oldest}} eller nyare.',
  'LC04.title':
    'Avbildskatalogen {{catalog}} har ingen avbild för PostgreSQL {{major}}',
  'LC04.impact': 'Instanser varken skapas eller uppdateras.',
  'LC04.remedy':
    'Be plattformsteamet lägga in PostgreSQL {{major}} i katalogen.',
  'LC06.title.rolledBack': 'Uppgraderingen av huvudversionen togs tillbaka',
  'LC06.title.failed': 'Uppgraderingen av huvudversionen misslyckades',
  'LC06.impact.rolledBack':
    'Databasen körs med den gamla versionen; dess data är orörda.',
  'LC06.impact.failed':
    'Databasen är borta tills uppgraderingen är åtgärdad eller tagits tillbaka.',
  'LC06.remedy':
    'Läs loggen från uppgraderingsjobbet: oftast saknar den nya avbilden ett tillägg. Sätt den gamla avbilden för att ta tillbaka uppgraderingen.',
  'LC10.title':
    'Definitionen använder fält som CloudNativePG kommer att ta bort: {{fields}}',
  'LC10.impact':
    'Ingenting i dag; en uppdatering av operatorn kan bortse från dem eller neka dem.',
  'LC10.remedy':
    'Använd spec.postgresql.synchronous, en egen PodMonitor och enbart spec.storage.size.',
  'creation.identity': 'Hanterad identitet i Azure',
  'creation.identity.refused': 'Azure godtar den inte: {{code}}',
  'creation.store': 'Objektlagring för säkerhetskopior',
  'creation.store.missing': 'ObjectStore {{store}} finns inte',
  'creation.cluster': 'Klustret godtaget av CloudNativePG',
  'creation.primary': 'Den primära instansen är redo',
  'creation.replicas': 'Alla {{desired}} instanser är redo',
  'creation.replicas.some': '{{ready}} av {{desired}} instanser är redo',
  'creation.archiving': 'Första WAL arkiverad',
  'creation.databases_one': 'Databasen som begärdes finns',
  'creation.databases_other': 'Alla {{count}} databaser som begärdes finns',
  'creation.databases.some': '{{done}} av {{all}} finns',
  'creation.pooler': 'Poolern är redo',
  'creation.backup': 'Första säkerhetskopian tagen',
  'creation.backup.running': '{{backup}} pågår',
  'creation.unschedulable': 'Ingen nod tar emot podden {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} misslyckades; dess logg säger varför',
  'creation.podRefused': 'Kubernetes vägrar en av dess poddar: {{message}}',
  'creation.volumeRefused': 'Volymen {{volume}} kan inte skapas: {{message}}',
  'creation.volumeMissing': 'Podden {{pod}} får inte sin volym: {{message}}',
  'creation.unseen':
    'CloudNativePG har inte sett på detta Cluster: det körs inte, eller följer bara andra namnrymder (WATCH_NAMESPACE)',
  'creation.noPods':
    'CloudNativePG har inte skapat någon podd än. Dess logg säger varför; en ResourceQuota, en LimitRange eller en policy för namnrymden kan vägra volymerna',
  'phase.settingUpPrimary': 'Den primära instansen sätts upp',
  'phase.creatingReplica': 'En ny standby skapas',
  'phase.upgrading': 'Klustret uppdateras',
  'phase.upgradingMajor': 'PostgreSQL uppgraderas till en ny huvudversion',
  'phase.upgradeDelayed': 'Uppdateringen av klustret är uppskjuten',
  'phase.onlineUpgrade': 'Uppdatering under drift pågår',
  'phase.restartInPlace': 'Den primära instansen startas om på plats',
  'phase.restart': 'Den primära instansen startas om utan switchover',
  'phase.waitingForInstances': 'Väntar på att instanserna ska bli aktiva',
  'phase.applyingConfiguration': 'Konfigurationen tillämpas',
  'phase.promoting': 'Befordras till primärt kluster',
  'phase.switchover': 'Switchover pågår',
  'phase.waitingForUser': 'Väntar på åtgärd av användaren',
  'phase.failover': 'Failover pågår',
  'phase.unrecoverable':
    'Klustret kan inte återhämta sig och kräver manuellt ingripande',
  'phase.cannotCreate': 'De objekt som klustret behöver kunde inte skapas',
  'phase.invalid': 'Ogiltig definition av klustret',
  'phase.catalog': 'Klustrets avbildskatalog är ofullständig eller ogiltig',
  'phase.unknownPlugin':
    'Klustret kommer inte vidare: ett insticksprogram som krävs är okänt',
  'phase.pluginError':
    'Klustret kommer inte vidare: fel i samspelet med insticksprogram',
  'phase.architecture':
    'Uppdatering av instanserna under drift går inte: binärfilen för arkitekturen saknas',
  'phase.noSpace': 'Inte tillräckligt med diskutrymme',
  'phase.noAnswer':
    'CloudNativePG får ingen status från instanserna: HTTP-kommunikationen misslyckas',
  'operation.rollout.single':
    'Den enda instansen byts ut: ingen kan läsa eller skriva under omkring 15 sekunder, och längre så länge klienter håller sina anslutningar öppna.',
  'operation.rollout.single.inPlace':
    'PostgreSQL startas om på plats: ingen kan läsa eller skriva under omkring 5 sekunder, och längre så länge klienter håller sina anslutningar öppna.',
  'operation.rollout.switchover':
    'Standby-instanserna byts ut en efter en. Sedan tar en av dem över, och den tidigare primära instansen följer den: skrivningar stannar under omkring 10 till 30 sekunder.',
  'operation.rollout.supervised':
    'Standby-instanserna byts ut en efter en. Sedan väntar CloudNativePG tills någon gör en switchover eller startar om den primära instansen här (primaryUpdateStrategy är supervised), vilket stoppar skrivningar under omkring 10 till 30 sekunder.',
  'operation.rollout.waits':
    '{{effect}} CloudNativePG börjar när alla instanser är redo, och väntar nu på {{instances}}.',
  'operation.restart.waits':
    'CloudNativePG startar inte om något förrän alla instanser är redo, och väntar på {{instances}}: starta om den instansen ensam, eller häv dess avskärmning.',
  'operation.restart-instance.fenced':
    '{{instance}} är avskärmad, så PostgreSQL körs inte där: häv avskärmningen i stället.',
  'operation.restart-instance.notReady':
    'Den primära instansen {{instance}} är inte redo, så PostgreSQL kan inte startas om på plats: CloudNativePG startar den igen eller gör en failover av sig själv.',
  'operation.switchover.primaryFenced':
    'Den primära instansen {{instance}} är avskärmad, och en standby kan sakna det som har bekräftats där: häv avskärmningen först.',
  'operation.hibernate.waits':
    '{{effect}} CloudNativePG börjar när klustret är friskt, vilket det inte är nu.',
  'operation.scale.supervised':
    'CloudNativePG kräver minst 2 instanser så länge primaryUpdateStrategy är supervised.',
  'operation.scale.walLogHints':
    'CloudNativePG godtar mer än en instans bara med wal_log_hints på, och det är av.',
  'operation.change-plan.volumes':
    '{{effect}} Volymer växer där planen har större, och krymper aldrig; antalet instanser består.',
  'operation.change-plan.volumesStay':
    '{{effect}} Volymerna och antalet instanser består. {{reason}}',
  'operation.grow-storage.full':
    'En instans har inget utrymme kvar, och CloudNativePG utökar ingen volym förrän den kör igen. Plattformsteamet utökar först dess PersistentVolumeClaim; begär sedan samma storlek här.',
  'operation.parameters.restart.other_one':
    '{{names}} kräver en omstart. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} kräver omstart. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} måste ligga mellan {{least}} och {{most}}, och "{{value}}" gör inte det.',
  'operation.declared.replica':
    'Databasen följer ett annat kluster och har dess databaser och roller: gör ändringen där.',
  'operation.database-remove.inUse':
    '{{effect}} PostgreSQL vägrar så länge någon är ansluten till den, och CloudNativePG försöker igen tills ingen är det.',
  'operation.role-remove.owns':
    '{{effect}} PostgreSQL vägrar så länge rollen äger något eller har fått rättigheter, och CloudNativePG försöker igen tills den inte har några.',
  'operation.role-create.secretTaken':
    'Det finns redan en secret {{secret}} som inte hör till den här databasen: välj ett annat namn.',
  'operation.rotate-password.owned':
    'Secreten {{secret}} sköts av {{owner}}, som skulle återställa det gamla lösenordet: byt det där.',
  'operation.rotate-password.noRole':
    'Clustret nämner ingen roll för applikationen, så CloudNativePG skulle inte ta över ett nytt lösenord.',
  ...operations,
  ...doctor,
  ...policy,
  ...plan,
};

export default messages;
