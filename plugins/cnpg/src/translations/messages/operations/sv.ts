import type { Messages } from '../messages';

export const operations = {
  'operation.undisturbed': 'Ingenting avbryts.',
  'operation.deleting': 'Databasen håller på att tas bort.',
  'operation.hibernated': 'Databasen är i viloläge: väck den först.',
  'operation.notPermitted':
    'Det kräver behörigheten {{permission}} för databasen, som plattformsteamet ger i portalens behörighetspolicy.',
  'operation.readOnly':
    'Portalen är för närvarande skrivskyddad (cnpg.readOnly i dess konfiguration), så ingenting kan ändras.',
  'operation.frozen':
    '{{title}}: till {{to}} ändras ingenting här utom säkerhetskopior (cnpg.freezes i konfigurationen). Fråga plattformsteamet om det inte kan vänta.',
  'operation.wait': 'Det måste vänta: {{title}} pågår.',
  'operation.wait.detail': 'Det måste vänta: {{title}} pågår ({{detail}}).',
  'operation.beingStarted':
    '”{{title}}” startas just nu på {{database}} av {{user}}: vänta tills det är klart.',
  'operation.beingStarted.other':
    'En annan åtgärd startades just på {{database}}: försök igen.',
  'operation.busyTarget':
    'Så många databaser på {{target}} ändras just nu som plattformsteamet tillåter ({{most}}, cnpg.operations.perTarget): försök igen när en av dem är klar.',
  'operation.changed':
    'Något har ändrats sedan du tittade ({{fact}}): det var {{before}} då och är {{after}} nu. Titta igen innan du bestämmer dig.',
  'operation.notSet': 'inte angivet',
  'operation.gone':
    'Det finns ingen databas {{name}} i namespace {{namespace}} längre.',
  'operation.unknownInstance': 'Det finns ingen instans {{instance}}.',
  'input.missing': 'Ett svar saknas.',
  'input.form': 'Svaret har inte den form som efterfrågas.',
  'input.unknown': 'Åtgärden frågar inte efter {{names}}.',
  'input.least': 'Det måste vara minst {{least}}.',
  'input.most': 'Det får vara högst {{most}}.',
  'input.oneOf': 'Det måste vara ett av dessa värden: {{values}}.',
  'input.label':
    'Det måste börja med en liten bokstav och får bara ha små bokstäver, siffror och bindestreck, högst 50 tillsammans.',
  'input.sqlName':
    'Det måste börja med en bokstav, får bara ha små bokstäver, siffror och understreck, högst 63, och får inte sluta med ett understreck.',
  'input.size': 'Det måste vara en storlek som 64Gi.',
  'input.reason.long': 'Det får ha högst {{most}} tecken.',
  'input.reason.missing': 'Ange det för den här databasen. {{hint}}.',
  'input.reason.form': 'Det har inte den form som efterfrågas. {{hint}}.',
  'operation.backup.effect':
    'Ingenting avbryts. Säkerhetskopian läses från en standby där det finns en, och tar längre tid ju större datamängden är.',
  'operation.backup.title': 'Bassäkerhetskopia',
  'operation.backup.started':
    'Ingenting avbryts. Säkerhetskopian är klar när dess fas är ”completed”.',
  'operation.backup.none':
    'Inga säkerhetskopior är konfigurerade för databasen: dess Cluster anger varken objektlagring eller ögonblicksbilder av volymer.',
  'operation.backup.running':
    'Säkerhetskopian {{backup}} pågår fortfarande; vänta tills den är klar.',
  'operation.backup.archiving':
    'WAL-arkiveringen misslyckas, och en säkerhetskopia skulle vänta tills den fungerar igen: reparera arkiveringen först.',
  'operation.backup.noInstance':
    'Ingen instans är redo som en säkerhetskopia kan läsas från.',
  'operation.schedule.utc': 'Ingenting avbryts. Tider anges i UTC.',
  'operation.schedule.none': 'Databasen har inget schema för säkerhetskopior.',
  'operation.schedule.unknown':
    'Databasen har inget schema för säkerhetskopior {{name}}.',
  'operation.schedule.fact': 'schemat {{name}}',
  'operation.schedule-create.taken': 'Det finns redan ett schema {{name}}.',
  'operation.schedule-create.title': 'Nytt schema för säkerhetskopior {{name}}',
  'operation.schedule-create.effect.now':
    'Ingenting avbryts. En första säkerhetskopia startar genast.',
  'operation.schedule-create.effect.later':
    'Ingenting avbryts. Den första säkerhetskopian startar vid schemats nästa tid.',
  'operation.schedule-edit.same': 'Det är redan dess schema.',
  'operation.schedule-edit.title':
    'Ändring av schemat för säkerhetskopior {{name}}',
  'operation.schedule-suspend.effect':
    'Ingenting avbryts. Schemat gör inga bassäkerhetskopior förrän det återupptas; WAL arkiveras som förut.',
  'operation.schedule-suspend.none': 'Alla scheman är redan pausade.',
  'operation.schedule-suspend.same': 'Schemat {{name}} är redan pausat.',
  'operation.schedule-suspend.title':
    'Paus för schemat för säkerhetskopior {{name}}',
  'operation.schedule-resume.effect':
    'Ingenting avbryts. Nästa säkerhetskopia startar vid schemats nästa tid.',
  'operation.schedule-resume.none': 'Alla scheman är redan aktiva.',
  'operation.schedule-resume.same': 'Schemat {{name}} är redan aktivt.',
  'operation.schedule-resume.title':
    'Återupptagande av schemat för säkerhetskopior {{name}}',
  'operation.schedule-run.effect':
    'Ingenting avbryts. Schemat behåller sina tider.',
  'operation.schedule-run.title': 'Säkerhetskopia enligt schemat {{name}}',
  'operation.schedule-remove.effect':
    'Ingenting avbryts. Schemat gör inga fler bassäkerhetskopior; de som är lagrade blir kvar tills deras lagringstid är slut.',
  'operation.schedule-remove.title':
    'Borttagning av schemat för säkerhetskopior {{name}}',
  'operation.switchover.effect':
    'Skrivningar stoppas i ungefär 10 till 30 sekunder, tills standby-instansen har tagit över, och anslutningar till den gamla primära instansen avslutas. Ingen bekräftad transaktion går förlorad.',
  'operation.switchover.title': 'Switchover till {{instance}}',
  'operation.switchover.fact': 'primär',
  'operation.switchover.isPrimary': '{{instance}} är redan primär.',
  'operation.switchover.fenced':
    '{{instance}} är avskärmad (fencing): PostgreSQL körs inte där.',
  'operation.switchover.notReady': '{{instance}} är inte redo.',
  'operation.switchover.rewinding':
    '{{instance}} spolas tillbaka (pg_rewind) för att följa den primära instansen.',
  'operation.switchover.notStreaming':
    '{{instance}} tar inte emot flödet från den primära instansen, så den kan sakna det som har bekräftats.',
  'operation.switchover.behind':
    '{{instance}} ligger {{lag}} WAL efter den primära instansen, och skrivningar skulle vänta tills den har kommit ikapp.',
  'operation.switchover.noPrimary':
    'Ingen instans är primär just nu: CloudNativePG väljer en av sig själv.',
  'operation.switchover.noneFit': 'Ingen standby kan ta över: {{reasons}}',
  'operation.switchover.noStandby': 'Det finns ingen standby som kan ta över.',
  'operation.restart.effect':
    'Standby-instanserna startas om en efter en, och den primära sist: då stoppas skrivningar i ungefär 15 sekunder, och längre så länge klienter håller sina anslutningar öppna.',
  'operation.restart.title': 'Omstart',
  'operation.restart-instance.effect':
    'En standby är borta i ungefär 15 sekunder, och läsningar går till de andra. En omstart av den primära instansen stoppar skrivningar i ungefär 5 sekunder; ingen switchover sker.',
  'operation.restart-instance.title': 'Omstart av {{instance}}',
  'operation.restart-instance.effect.primary':
    'PostgreSQL startas om på plats på den primära instansen: skrivningar stoppas i ungefär 5 sekunder, och längre så länge klienter håller sina anslutningar öppna.',
  'operation.restart-instance.effect.standby':
    'Standby-instansen är borta i ungefär 15 sekunder. Läsningar går till de andra instanserna.',
  'operation.reload.effect':
    'Ingenting avbryts. Instanserna läser om sin konfiguration och sina secrets.',
  'operation.reload.title': 'Omläsning av konfigurationen',
  'operation.fence.effect':
    'PostgreSQL stoppas där tills avskärmningen hävs, och instansens pod och data blir kvar. En avskärmad primär instans stoppar alla skrivningar: ingen failover sker.',
  'operation.fence.allAlready': 'Alla instanser är redan avskärmade (fencing).',
  'operation.fence.already': '{{instance}} är redan avskärmad (fencing).',
  'operation.fence.title': 'Avskärmning (fencing) av {{instance}}',
  'operation.fence.title.all': 'Avskärmning (fencing) av alla instanser',
  'operation.fence.effect.primary':
    'Skrivningar stoppas tills avskärmningen av den primära instansen hävs: ingen failover sker från en avskärmad instans.',
  'operation.fence.effect.standby':
    'Standby-instansen stoppas tills dess avskärmning hävs. Läsningar går till de andra instanserna; med synkron replikering kan skrivningar behöva vänta.',
  'operation.fence.fact': 'avskärmade instanser',
  'operation.unfence.none': 'Ingen instans är avskärmad (fencing).',
  'operation.unfence.effect':
    'PostgreSQL startar där igen, inom ungefär 10 sekunder.',
  'operation.unfence.together':
    'Alla instanser är avskärmade tillsammans, och avskärmningen kan bara hävas för alla på en gång.',
  'operation.unfence.already': '{{instance}} är inte avskärmad (fencing).',
  'operation.unfence.title': 'Hävd avskärmning av {{instance}}',
  'operation.unfence.title.all': 'Hävd avskärmning av alla instanser',
  'operation.hibernate.effect':
    'Alla instanser stoppas, och ingen kan läsa eller skriva förrän databasen väcks. Volymerna och säkerhetskopiorna blir kvar; inga nya säkerhetskopior görs.',
  'operation.hibernate.title': 'Viloläge för databasen',
  'operation.hibernate.already': 'Databasen är redan i viloläge.',
  'operation.hibernate.underWay':
    'Databasen håller redan på att försättas i viloläge.',
  'operation.wake.effect':
    'Den primära instansen startar först och standby-instanserna efter den: det går att skriva efter ungefär en halv minut, när noderna har plats.',
  'operation.wake.title': 'Väckning',
  'operation.wake.already': 'Databasen är inte i viloläge.',
  'operation.scale.effect':
    'Ingenting avbryts. En ny standby kopieras från den primära instansen, vilket tar längre tid ju större datamängden är; en som tas bort tar sin volym med sig.',
  'operation.scale.fact': 'antal instanser',
  'operation.scale.same_one': 'Databasen har redan {{count}} instans.',
  'operation.scale.same_other': 'Databasen har redan {{count}} instanser.',
  'operation.scale.synchronous_one':
    'Commits väntar på {{count}} standby, så det måste finnas minst {{least}} instanser.',
  'operation.scale.synchronous_other':
    'Commits väntar på {{count}} standby-instanser, så det måste finnas minst {{least}} instanser.',
  'operation.scale.noNodes':
    'Varje instans behöver en egen nod, och bara {{nodes}} kan ta emot en.',
  'operation.scale.title': 'Ändring från {{from}} till {{to}} instanser',
  'operation.scale.effect.fewer_one':
    'Ingenting avbryts. Den nyaste standby-instansen och dess volymer tas bort.',
  'operation.scale.effect.fewer_other':
    'Ingenting avbryts. De {{count}} nyaste standby-instanserna och deras volymer tas bort.',
  'operation.scale.effect.single_one':
    'Ingenting avbryts. Den nyaste standby-instansen och dess volymer tas bort; med en enda instans stoppar varje omstart och varje förlorad nod databasen.',
  'operation.scale.effect.single_other':
    'Ingenting avbryts. De {{count}} nyaste standby-instanserna och deras volymer tas bort; med en enda instans stoppar varje omstart och varje förlorad nod databasen.',
  'operation.scale.effect.more':
    'Ingenting avbryts. Nya standby-instanser kopieras från den primära, vilket tar längre tid ju större datamängden är.',
  'operation.change-plan.effect':
    'Instanserna byts ut en efter en, standby-instanserna först: skrivningar stoppas i ungefär 15 sekunder när det är den primära instansens tur. Volymer växer där planen har större, och krymper aldrig; antalet instanser består.',
  'operation.change-plan.unknown': 'Det finns ingen plan ”{{plan}}”.',
  'operation.change-plan.title': 'Byte till planen {{plan}}',
  'operation.change-plan.notOffered':
    'Planen {{plan}} erbjuds inte för {{environment}}.',
  'operation.change-plan.same': 'Databasen har redan planen {{plan}}.',
  'operation.change-plan.fact.plan': 'planens namn',
  'operation.change-plan.fact.cpu': 'en instans CPU',
  'operation.change-plan.fact.memory': 'en instans minne',
  'operation.grow-storage.effect':
    'Ingenting avbryts där lagringsklassen kan utöka volymer i drift, som Azure-diskar kan; det tar några minuter. Volymer kan inte krympa igen.',
  'operation.grow-storage.noSize':
    'Cluster anger inte storleken på sina volymer.',
  'operation.grow-storage.forbidden':
    'Cluster förbjuder det (storage.resizeInUseVolumes är false).',
  'operation.grow-storage.fixed':
    'Volymer av lagringsklassen {{storageClass}} kan inte växa (allowVolumeExpansion är inte true).',
  'operation.grow-storage.fact.data': 'datavolymens storlek',
  'operation.grow-storage.fact.wal': 'WAL-volymens storlek',
  'operation.grow-storage.missing': 'Ange den nya storleken på minst en volym.',
  'operation.grow-storage.noWalVolume':
    'Databasen har ingen egen volym för WAL.',
  'operation.grow-storage.shrink':
    'Volymer kan inte krympa: den har {{size}}, så den nya storleken måste vara större.',
  'operation.grow-storage.title.data': 'Utökning av datavolymen till {{data}}',
  'operation.grow-storage.title.wal': 'Utökning av WAL-volymen till {{wal}}',
  'operation.grow-storage.title.both':
    'Utökning av datavolymen till {{data}} och av WAL-volymen till {{wal}}',
  'operation.grow-storage.started':
    'Ingenting avbryts där lagringsklassen kan utöka volymer i drift, som Azure-diskar kan; det tar några minuter.',
  'operation.parameters.none':
    'Plattformsteamet låter ingen parameter ändras här (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'De flesta parametrar tas över genast, utan avbrott. De som kräver en omstart startar om standby-instanserna och sedan PostgreSQL på plats på den primära, vilket stoppar skrivningar i ungefär 5 sekunder.',
  'operation.parameters.missing': 'En parameter måste anges.',
  'operation.parameters.tooMany': 'Högst 100 parametrar kan anges.',
  'operation.parameters.same': '{{name}} har redan det värdet.',
  'operation.parameters.title': 'Ändring av {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} kräver en omstart: standby-instanserna startas om en efter en, och sedan PostgreSQL på plats på den primära, vilket stoppar skrivningar i ungefär 5 sekunder.',
  'operation.parameters.effect.restart_other':
    '{{names}} kräver en omstart: standby-instanserna startas om en efter en, och sedan PostgreSQL på plats på den primära, vilket stoppar skrivningar i ungefär 5 sekunder.',
  'operation.parameters.effect.reload':
    'Ingenting avbryts: PostgreSQL tar över det genast.',
  'operation.parameters.fact': 'parametern {{name}}',
  'operation.parameters.reserved':
    '{{name}} sätts av CloudNativePG självt och kan inte ändras.',
  'operation.parameters.notOffered':
    '{{name}} är inte bland de parametrar som får ändras här; plattformsteamet listar dem (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} måste vara ett heltal med en enhet: B, kB, MB, GB eller TB, och det är inte ”{{value}}”.',
  'operation.parameters.wrong.time':
    '{{name}} måste vara ett tal med en enhet: us, ms, s, min, h eller d, och det är inte ”{{value}}”.',
  'operation.parameters.wrong.boolean':
    '{{name}} måste vara on eller off, inte ”{{value}}”.',
  'operation.parameters.wrong.enum':
    '{{name}} måste vara ett av dessa värden: {{values}}, inte ”{{value}}”.',
  'operation.parameters.wrong.integer':
    '{{name}} måste vara ett heltal från {{min}} till {{max}}, och det är inte ”{{value}}”.',
  'operation.parameters.wrong.real':
    '{{name}} måste vara ett tal från {{min}} till {{max}}, och det är inte ”{{value}}”.',
  'operation.parameters.buffers':
    'shared_buffers måste rymmas i en instans minne, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (80MB som standard) måste vara mindre än max_wal_size (1GB som standard).',
  'operation.parameters.walVolume':
    '{{name}} måste vara mindre än volymen för WAL, {{size}}.',
  'operation.upgrade.effect':
    'Instanserna byts ut en efter en, standby-instanserna först: skrivningar stoppas i ungefär 15 sekunder när det är den primära instansens tur.',
  'operation.upgrade.noImage':
    '{{target}} har ingen avbild för PostgreSQL {{major}} i portalens konfiguration.',
  'operation.upgrade.fromCatalog':
    '{{effect}} Därefter kommer avbilden från katalogen {{catalog}}: när plattformsteamet ändrar den där uppgraderar CloudNativePG av sig självt.',
  'operation.minor-upgrade.title': 'Uppgradering till {{image}}',
  'operation.minor-upgrade.fact': 'instansernas avbild',
  'operation.minor-upgrade.catalog':
    'Avbilden kommer från katalogen {{catalog}}: när plattformsteamet ändrar den där uppgraderar CloudNativePG av sig självt.',
  'operation.minor-upgrade.unknownVersion':
    'Cluster anger inte vilken version av PostgreSQL det kör.',
  'operation.minor-upgrade.same':
    'Databasen har redan den avbild som plattformsteamet erbjuder.',
  'operation.minor-upgrade.newer':
    'Databasen har en nyare avbild än den som plattformsteamet erbjuder.',
  'operation.major-upgrade.effect':
    'Databasen är ur drift medan pg_upgrade körs: alla instanser stoppas, den primära instansens data uppgraderas på plats med hårda länkar, och den startar igen. Det tar minuter, mer med många tabeller. Standby-instanserna kopieras därefter om, vilket tar längre tid ju större datamängden är.',
  'operation.major-upgrade.wayBack':
    'Tills pg_upgrade har lyckats: begär den tidigare versionen här, så startar CloudNativePG de orörda data igen. Därefter: återställ säkerhetskopian från före till en ny databas. Gör en ny säkerhetskopia direkt efter uppgraderingen; de äldre kan inte rullas framåt förbi den.',
  'operation.major-upgrade.none':
    'Plattformsteamet erbjuder ingen senare version på det här målet.',
  'operation.major-upgrade.notYet':
    'En uppgradering är inte möjlig än. {{reasons}}',
  'operation.major-upgrade.fact': 'PostgreSQL-version',
  'operation.major-upgrade.notLater':
    'Databasen kör PostgreSQL {{major}}, och det finns ingen väg till en äldre eller samma version.',
  'operation.major-upgrade.tooOld':
    'CloudNativePG uppgraderar bara till PostgreSQL {{least}} och senare.',
  'operation.major-upgrade.notOffered': 'PostgreSQL {{major}} erbjuds inte.',
  'operation.major-upgrade.notInCatalog':
    'Katalogen {{catalog}} har ingen avbild för PostgreSQL {{major}}.',
  'operation.major-upgrade.title':
    'Uppgradering från PostgreSQL {{from}} till {{to}}',
  'operation.major-upgrade.title.back': 'Återgång till PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'Uppgraderingen överges, och data från före startar igen.',
  'operation.major-upgrade.ready': 'Alla instanser är redo',
  'operation.major-upgrade.ready.not':
    'Alla instanser måste vara redo före en uppgradering.',
  'operation.major-upgrade.unfenced': 'Ingen instans är avskärmad (fencing)',
  'operation.major-upgrade.unfenced.not':
    'Häv avskärmningen av alla instanser före en uppgradering.',
  'operation.major-upgrade.noReplica':
    'Den är ingen replik av ett annat kluster',
  'operation.major-upgrade.noReplica.not':
    'Ett kluster som följer ett annat uppgraderas genom att skapas på nytt.',
  'operation.major-upgrade.backup':
    'Det finns en säkerhetskopia från de senaste 24 timmarna',
  'operation.major-upgrade.backup.not':
    'Det finns ingen lyckad säkerhetskopia från de senaste 24 timmarna: säkerhetskopiera först.',
  'operation.major-upgrade.noBackupRunning': 'Ingen säkerhetskopia pågår',
  'operation.major-upgrade.noBackupRunning.not':
    'Vänta tills den pågående säkerhetskopian är klar.',
  'operation.pooler.none': 'Databasen har ingen pooler.',
  'operation.pooler.unknown': 'Databasen har ingen pooler {{name}}.',
  'operation.pooler.fact.instances': 'instanser av poolern {{name}}',
  'operation.pooler.fact.mode': 'läge för poolern {{name}}',
  'operation.pooler-create.effect':
    'Ingenting avbryts. Applikationer använder den när de ansluter till dess namn i stället för databasens.',
  'operation.pooler-create.taken': 'Namnet {{name}} är upptaget i namespace.',
  'operation.pooler-create.title': 'Ny anslutningspooler {{name}}',
  'operation.pooler-create.started':
    'Ingenting avbryts. Applikationer ansluter till {{name}} för att använda den.',
  'operation.pooler-edit.effect':
    'Dess poddar byts ut en efter en; anslutningar genom dem avslutas och måste göras om.',
  'operation.pooler-edit.same': 'Ingenting skulle ändras.',
  'operation.pooler-edit.title': 'Ändring av poolern {{name}}',
  'operation.pooler-remove.effect':
    'Anslutningar genom den avslutas genast. Databasen berörs inte.',
  'operation.pooler-remove.title': 'Borttagning av poolern {{name}}',
  'operation.declared.reserved': 'Namnet {{name}} är reserverat.',
  'operation.database-create.extension':
    'Tillägget {{extension}} erbjuds inte; det finns {{offered}}.',
  'operation.database-create.noExtension':
    'Tillägget {{extension}} erbjuds inte; det finns inga.',
  'operation.database-create.reservedOwner':
    'Rollen {{role}} är reserverad och kan inte äga en databas här.',
  'operation.database-create.noOwner': 'Ange vilken roll som äger databasen.',
  'operation.database-create.taken': 'Det finns redan en databas {{name}}.',
  'operation.database-create.title': 'Ny databas {{name}}',
  'operation.database-remove.none':
    'Ingen databas har deklarerats utöver applikationens egen.',
  'operation.database-remove.unknown':
    'Det finns ingen deklarerad databas {{name}}.',
  'operation.database-remove.effect':
    'Med sina data är den borta för gott; bara en återställning till en ny databas ger den tillbaka. Utan dem behåller PostgreSQL den, och ingen sköter den längre.',
  'operation.database-remove.title': 'Borttagning av databasen {{name}}',
  'operation.database-remove.effect.drop':
    'Databasen tas bort med allt som finns i den.',
  'operation.database-remove.effect.keep':
    'PostgreSQL behåller databasen och allt som finns i den.',
  'operation.role-create.effect':
    'Ingenting avbryts. Dess lösenord är slumpmässigt, i en secret bredvid databasen.',
  'operation.role-create.member':
    'En roll kan vara medlem i {{roles}}, och {{role}} är ingen av dem.',
  'operation.role-create.taken': 'Det finns redan en roll {{name}}.',
  'operation.role-create.title': 'Ny roll {{name}}',
  'operation.role-create.started':
    'Ingenting avbryts. Dess lösenord finns i secret {{secret}}.',
  'operation.role-remove.none':
    'Ingen roll har deklarerats utöver applikationens egen.',
  'operation.role-remove.unknown': 'Det finns ingen deklarerad roll {{name}}.',
  'operation.role-remove.effect':
    'Den som använder rollen kan inte ansluta längre när den är borttagen. PostgreSQL vägrar att ta bort en roll som äger något.',
  'operation.role-remove.title': 'Borttagning av rollen {{name}}',
  'operation.role-remove.effect.drop':
    'Rollen tas bort; den som använder den kan inte ansluta längre.',
  'operation.role-remove.effect.keep': 'PostgreSQL behåller rollen.',
  'operation.rotate-password.effect':
    'Nya anslutningar behöver det nya lösenordet inom några sekunder; öppna blir kvar. Applikationer måste läsa om secret, de flesta genom en omstart.',
  'operation.rotate-password.noSecret':
    'Det finns ingen secret {{secret}} med ett lösenord i namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'Posten {{entry}} i secret {{secret}} har en form som portalen inte känner till; byt lösenordet för hand.',
  'operation.rotate-password.title': 'Byte av lösenordet i {{secret}}',
  'operation.rotate-password.replica':
    'Databasen följer ett annat kluster: byt lösenordet där.',
  'operation.rotate-password.managed':
    'Lösenordet för {{role}} finns i en secret som Cluster anger under managed.roles, och byts där.',
  'operation.deletion-protection.effect.on':
    'Ingenting avbryts. Borttagningsskyddet är på.',
  'operation.deletion-protection.effect.off':
    'Ingenting avbryts. Borttagningsskyddet är av.',
  'operation.deletion-protection.fact': 'borttagningsskydd',
  'operation.deletion-protection.already.on':
    'Borttagningsskyddet är redan på.',
  'operation.deletion-protection.already.off':
    'Borttagningsskyddet är redan av.',
  'operation.deletion-protection.title.on': 'Borttagningsskydd på',
  'operation.deletion-protection.title.off': 'Borttagningsskydd av',
  'operation.deletion-protection.started.on':
    'Portalen vägrar att ta bort databasen.',
  'operation.deletion-protection.started.off': 'Databasen kan tas bort.',
  'operation.delete.effect':
    'Databasen och dess volymer tas bort, och alla kopplas från. Det som finns i lagringen för säkerhetskopior blir kvar tills någon tar bort det; dess scheman pausas, och dess poolare och deklarerade databaser och roller tas bort.',
  'operation.delete.title': 'Borttagning av databasen',
  'operation.delete.fact': 'tid för skapandet',
  'operation.delete.confirm': 'Skriv databasens namn, {{name}}.',
  'operation.delete.already': 'Databasen håller redan på att tas bort.',
  'operation.delete.protected':
    'Databasen är skyddad mot borttagning: slå av skyddet först.',
  'running.instances': '{{done}} av {{total}} instanser är redo',
  'running.hibernate.waits': 'CloudNativePG väntar tills klustret är friskt',
  'running.hibernate.left_one': '{{count}} podd finns kvar',
  'running.hibernate.left_other': '{{count}} poddar finns kvar',
  'running.creation': 'Databasen skapas',
  'running.failover': 'Failover till en standby',
  'running.major-upgrade': 'Uppgradering till en ny huvudversion',
  'running.restart-primary': 'Omstart av den primära instansen',
  'running.restart': '{{done}} av {{total}} instanser är omstartade',
  'running.scale_one': 'Ändring till {{count}} instans',
  'running.scale_other': 'Ändring till {{count}} instanser',
  'running.rollout': 'Ändring av instanserna',
  'running.rollout.waits':
    'CloudNativePG väntar på en switchover eller en omstart av den primära instansen för hand',
  'running.grow-storage': 'Utökning av volymerna',
  'running.grow-storage.done':
    '{{done}} av {{total}} volymer har sin nya storlek',
  'running.backup': 'Bassäkerhetskopia {{name}}',
  'parameter.autovacuum_analyze_scale_factor':
    'Andel av en tabell som måste ändras innan den analyseras',
  'parameter.autovacuum_analyze_threshold':
    'Rader som måste ändras innan en tabell analyseras',
  'parameter.autovacuum_max_workers': 'Autovacuum-processer samtidigt',
  'parameter.autovacuum_naptime':
    'Paus mellan två autovacuum-körningar i en databas',
  'parameter.autovacuum_vacuum_cost_delay':
    'Autovacuums paus vid sin kostnadsgräns',
  'parameter.autovacuum_vacuum_cost_limit':
    'Kostnad efter vilken autovacuum pausar',
  'parameter.autovacuum_vacuum_scale_factor':
    'Andel av en tabell som måste vara död innan vacuum körs',
  'parameter.autovacuum_vacuum_threshold':
    'Döda rader innan vacuum körs på en tabell',
  'parameter.checkpoint_completion_target':
    'Andel av tiden mellan checkpoints som en sprids över',
  'parameter.checkpoint_timeout': 'Längsta tid mellan två checkpoints',
  'parameter.deadlock_timeout': 'Väntan på ett lås innan ett dödläge söks',
  'parameter.default_statistics_target': 'Hur noga kolumner stickprovas',
  'parameter.default_transaction_isolation': 'Isolering för nya transaktioner',
  'parameter.effective_cache_size': 'Minne som planeraren räknar med är cachat',
  'parameter.effective_io_concurrency': 'Läsningar från lagringen samtidigt',
  'parameter.hash_mem_multiplier': 'Minne för hashning, i work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Avslutar sessioner som är overksamma i en transaktion; 0 aldrig',
  'parameter.idle_session_timeout':
    'Avslutar sessioner som är overksamma; 0 aldrig',
  'parameter.jit': 'Kompilerar dyra frågor',
  'parameter.lock_timeout': 'Längsta väntan på ett lås; 0 utan gräns',
  'parameter.log_autovacuum_min_duration':
    'Loggar autovacuum-arbete som tar längre tid',
  'parameter.log_connections': 'Loggar anslutningar',
  'parameter.log_disconnections': 'Loggar avslutade anslutningar',
  'parameter.log_lock_waits': 'Loggar lång väntan på lås',
  'parameter.log_min_duration_statement':
    'Loggar satser som tar längre tid; -1 inga',
  'parameter.log_statement': 'Vilka satser som loggas',
  'parameter.log_temp_files': 'Loggar temporära filer som är större',
  'parameter.maintenance_work_mem': 'Minne för VACUUM och CREATE INDEX',
  'parameter.max_connections': 'Anslutningar samtidigt',
  'parameter.max_locks_per_transaction':
    'Lås som en transaktion håller i genomsnitt',
  'parameter.max_parallel_maintenance_workers':
    'Processer för ett underhållskommando',
  'parameter.max_parallel_workers_per_gather':
    'Processer för en del av en fråga',
  'parameter.max_prepared_transactions': 'Förberedda transaktioner samtidigt',
  'parameter.max_slot_wal_keep_size': 'WAL som replikeringsslots får behålla',
  'parameter.max_wal_size': 'WAL mellan två checkpoints',
  'parameter.min_wal_size': 'WAL-filer som behålls för återanvändning',
  'parameter.random_page_cost':
    'Planerarens kostnad för en slumpmässig läsning',
  'parameter.seq_page_cost': 'Planerarens kostnad för en sekventiell läsning',
  'parameter.shared_buffers': 'Minne för PostgreSQL:s egen cache',
  'parameter.statement_timeout': 'Längsta tid för en sats; 0 utan gräns',
  'parameter.temp_buffers': 'Minne för en sessions temporära tabeller',
  'parameter.temp_file_limit': 'En sessions temporära filer; -1 utan gräns',
  'parameter.track_activity_query_size': 'Längd på en fråga som visas',
  'parameter.track_functions': 'Funktioner som räknas',
  'parameter.track_io_timing': 'Mäter tiden för läsningar och skrivningar',
  'parameter.wal_compression': 'Komprimerar hela sidor i WAL',
  'parameter.work_mem': 'Minne för en sortering eller hash',
  'schedule.macro':
    'Skriv schemat i sex fält i stället för {{text}}: sekund, minut, timme, dag i månaden, månad, veckodag.',
  'schedule.fiveFields':
    'Det är fem fält, som CloudNativePG läser som sekund, minut, timme, dag och månad. Sätt sekunden först: ”0 {{text}}”.',
  'schedule.sixFields':
    'Ett schema har sex fält: sekund, minut, timme, dag i månaden, månad, veckodag, som ”0 0 2 * * *” för varje dag 02:00 UTC.',
  'schedule.bothDays':
    'Välj dagar i månaden eller veckodagar och låt det andra vara ”*”: med båda görs en säkerhetskopia varje dag som passar någon av dem.',
  'schedule.never': 'Schemat anger en dag som inget år har.',
  'schedule.tooOften':
    'Schemat körs var {{interval}}; bassäkerhetskopior kopierar hela databasen och behöver minst 15 minuter mellan sig. WAL-arkiveringen täcker varje ögonblick däremellan.',
  'schedule.often':
    'En bassäkerhetskopia var {{interval}} är mer än de flesta databaser behöver: WAL-arkiveringen täcker varje ögonblick däremellan, och en gång om dagen är vanligt.',
  'schedule.unreadable':
    '{{field}}: ”{{part}}” går inte att läsa; det tar {{min}} till {{max}}, ”*”, intervall, listor och steg.',
  'schedule.unreadable.named':
    '{{field}}: ”{{part}}” går inte att läsa; det tar {{min}} till {{max}} eller {{first}} till {{last}}, ”*”, intervall, listor och steg.',
  'schedule.outside':
    '{{field}}: ”{{part}}” ligger utanför {{min}} till {{max}}, eller slutar innan det börjar.',
  'schedule.second': 'Sekund',
  'schedule.minute': 'Minut',
  'schedule.hour': 'Timme',
  'schedule.dayOfMonth': 'Dag i månaden',
  'schedule.month': 'Månad',
  'schedule.dayOfWeek': 'Veckodag',
} satisfies Partial<Messages>;
