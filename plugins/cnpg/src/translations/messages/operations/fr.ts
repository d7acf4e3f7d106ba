import type { Messages } from '../messages';

export const operations = {
  'operation.undisturbed': 'Rien n’est interrompu.',
  'operation.deleting': 'La base est en cours de suppression.',
  'operation.hibernated': 'La base est en hibernation : réveillez-la d’abord.',
  'operation.notPermitted':
    'Il faut la permission {{permission}} pour la base de données, que l’équipe plateforme accorde dans la politique d’autorisations du portail.',
  'operation.readOnly':
    'Le portail est actuellement en lecture seule (cnpg.readOnly dans sa configuration) : rien ne peut être modifié.',
  'operation.frozen':
    '{{title}} : jusqu’au {{to}}, rien n’est modifié ici, hormis les sauvegardes (cnpg.freezes dans la configuration). Adressez-vous à l’équipe plateforme si cela ne peut pas attendre.',
  'operation.wait': 'Il faut attendre ; en cours : {{title}}.',
  'operation.wait.detail':
    'Il faut attendre ; en cours : {{title}} ({{detail}}).',
  'operation.beingStarted':
    '« {{title}} » est en train d’être lancé sur {{database}} par {{user}} : attendez que ce soit fini.',
  'operation.beingStarted.other':
    'Une autre opération était en train d’être lancée sur {{database}} : réessayez.',
  'operation.busyTarget':
    'Autant de bases sur {{target}} sont en cours de modification que l’équipe plateforme le permet ({{most}}, cnpg.operations.perTarget) : réessayez quand l’une d’elles aura fini.',
  'operation.changed':
    'Entre-temps, quelque chose a changé ({{fact}}) : {{before}} quand vous avez regardé, {{after}} maintenant. Regardez de nouveau avant de décider.',
  'operation.notSet': 'non défini',
  'operation.gone':
    'Il n’y a plus de base {{name}} dans le namespace {{namespace}}.',
  'operation.unknownInstance': 'Il n’y a pas d’instance {{instance}}.',
  'input.missing': 'Il manque une réponse.',
  'input.form': 'La réponse n’a pas la forme demandée.',
  'input.unknown': 'L’opération ne demande pas {{names}}.',
  'input.least': 'Il faut au moins {{least}}.',
  'input.most': 'Il faut au plus {{most}}.',
  'input.oneOf': 'Il faut une de ces valeurs : {{values}}.',
  'input.label':
    'Il faut commencer par une lettre minuscule et n’employer que des minuscules, des chiffres et des tirets, 50 au plus en tout.',
  'input.sqlName':
    'Il faut commencer par une lettre, n’employer que des minuscules, des chiffres et des tirets bas, 63 au plus, et ne pas finir par un tiret bas.',
  'input.size': 'Il faut une taille comme 64Gi.',
  'input.reason.long': '{{most}} caractères au plus sont permis.',
  'input.reason.missing': 'Indiquez-le pour cette base. {{hint}}.',
  'input.reason.form': 'Cela n’a pas la forme demandée. {{hint}}.',
  'operation.backup.effect':
    'Rien n’est interrompu. La sauvegarde est lue sur une secondaire s’il y en a une, et dure d’autant plus que les données sont volumineuses.',
  'operation.backup.title': 'Sauvegarde de base',
  'operation.backup.started':
    'Rien n’est interrompu. La sauvegarde est faite quand sa phase est « completed ».',
  'operation.backup.none':
    'Aucune sauvegarde n’est configurée pour cette base : son Cluster ne désigne ni stockage d’objets ni instantanés de volumes.',
  'operation.backup.running':
    'La sauvegarde {{backup}} est encore en cours ; attendez qu’elle soit terminée.',
  'operation.backup.archiving':
    'L’archivage du WAL échoue, et une sauvegarde attendrait qu’il fonctionne à nouveau : réparez d’abord l’archivage.',
  'operation.backup.noInstance':
    'Aucune instance n’est prête sur laquelle une sauvegarde pourrait être lue.',
  'operation.schedule.utc': 'Rien n’est interrompu. Les heures sont en UTC.',
  'operation.schedule.none': 'La base n’a pas de planification de sauvegardes.',
  'operation.schedule.unknown':
    'La base n’a pas de planification de sauvegardes {{name}}.',
  'operation.schedule.fact': 'planification {{name}}',
  'operation.schedule-create.taken': 'Il y a déjà une planification {{name}}.',
  'operation.schedule-create.title':
    'Nouvelle planification de sauvegardes {{name}}',
  'operation.schedule-create.effect.now':
    'Rien n’est interrompu. Une première sauvegarde commence tout de suite.',
  'operation.schedule-create.effect.later':
    'Rien n’est interrompu. La première sauvegarde commence à la prochaine échéance de la planification.',
  'operation.schedule-edit.same': 'C’est déjà sa planification.',
  'operation.schedule-edit.title':
    'Modification de la planification de sauvegardes {{name}}',
  'operation.schedule-suspend.effect':
    'Rien n’est interrompu. La planification ne fait plus de sauvegardes de base jusqu’à sa reprise ; le WAL est archivé comme avant.',
  'operation.schedule-suspend.none':
    'Toutes les planifications sont déjà suspendues.',
  'operation.schedule-suspend.same':
    'La planification {{name}} est déjà suspendue.',
  'operation.schedule-suspend.title':
    'Suspension de la planification de sauvegardes {{name}}',
  'operation.schedule-resume.effect':
    'Rien n’est interrompu. La prochaine sauvegarde commence à la prochaine échéance de la planification.',
  'operation.schedule-resume.none':
    'Toutes les planifications sont déjà actives.',
  'operation.schedule-resume.same':
    'La planification {{name}} est déjà active.',
  'operation.schedule-resume.title':
    'Reprise de la planification de sauvegardes {{name}}',
  'operation.schedule-run.effect':
    'Rien n’est interrompu. La planification garde ses échéances.',
  'operation.schedule-run.title': 'Sauvegarde selon la planification {{name}}',
  'operation.schedule-remove.effect':
    'Rien n’est interrompu. La planification ne fait plus de sauvegardes de base ; celles qui sont stockées restent jusqu’à la fin de leur rétention.',
  'operation.schedule-remove.title':
    'Retrait de la planification de sauvegardes {{name}}',
  'operation.switchover.effect':
    'Les écritures s’arrêtent pendant 10 à 30 secondes environ, jusqu’à ce que la secondaire ait pris le relais, et les connexions à l’ancienne primaire se terminent. Aucune transaction validée n’est perdue.',
  'operation.switchover.title': 'Switchover vers {{instance}}',
  'operation.switchover.fact': 'primaire',
  'operation.switchover.isPrimary': '{{instance}} est déjà la primaire.',
  'operation.switchover.fenced':
    '{{instance}} est isolée (fencing) : PostgreSQL n’y tourne pas.',
  'operation.switchover.notReady': '{{instance}} n’est pas prête.',
  'operation.switchover.rewinding':
    '{{instance}} est en cours de rembobinage (pg_rewind) pour suivre la primaire.',
  'operation.switchover.notStreaming':
    '{{instance}} ne reçoit pas le flux de la primaire ; il peut donc lui manquer ce qui a été validé.',
  'operation.switchover.behind':
    '{{instance}} a {{lag}} de WAL de retard sur la primaire, et les écritures attendraient qu’elle l’ait rattrapé.',
  'operation.switchover.noPrimary':
    'Aucune instance n’est primaire en ce moment : CloudNativePG en choisit une de lui-même.',
  'operation.switchover.noneFit':
    'Aucune secondaire ne peut prendre le relais : {{reasons}}',
  'operation.switchover.noStandby':
    'Il n’y a pas de secondaire qui pourrait prendre le relais.',
  'operation.restart.effect':
    'Les secondaires redémarrent l’une après l’autre, et la primaire en dernier : les écritures s’arrêtent alors pendant 15 secondes environ, et plus longtemps tant que des clients gardent leurs connexions ouvertes.',
  'operation.restart.title': 'Redémarrage',
  'operation.restart-instance.effect':
    'Une secondaire est absente pendant 15 secondes environ, et les lectures vont aux autres. Le redémarrage de la primaire arrête les écritures pendant 5 secondes environ ; il n’y a pas de switchover.',
  'operation.restart-instance.title': 'Redémarrage de {{instance}}',
  'operation.restart-instance.effect.primary':
    'PostgreSQL redémarre sur place sur la primaire : les écritures s’arrêtent pendant 5 secondes environ, et plus longtemps tant que des clients gardent leurs connexions ouvertes.',
  'operation.restart-instance.effect.standby':
    'La secondaire est absente pendant 15 secondes environ. Les lectures vont aux autres instances.',
  'operation.reload.effect':
    'Rien n’est interrompu. Les instances relisent leur configuration et leurs secrets.',
  'operation.reload.title': 'Rechargement de la configuration',
  'operation.fence.effect':
    'PostgreSQL s’y arrête jusqu’à la levée de l’isolement ; le pod et les données de l’instance restent. Une primaire isolée arrête toutes les écritures : il n’y a pas de failover.',
  'operation.fence.allAlready':
    'Toutes les instances sont déjà isolées (fencing).',
  'operation.fence.already': '{{instance}} est déjà isolée (fencing).',
  'operation.fence.title': 'Isolement (fencing) de {{instance}}',
  'operation.fence.title.all': 'Isolement (fencing) de toutes les instances',
  'operation.fence.effect.primary':
    'Les écritures s’arrêtent jusqu’à la levée de l’isolement de la primaire : il n’y a pas de failover depuis une instance isolée.',
  'operation.fence.effect.standby':
    'La secondaire s’arrête jusqu’à la levée de son isolement. Les lectures vont aux autres instances ; avec une réplication synchrone, les écritures peuvent devoir attendre.',
  'operation.fence.fact': 'instances isolées',
  'operation.unfence.none': 'Aucune instance n’est isolée (fencing).',
  'operation.unfence.effect': 'PostgreSQL y redémarre, en 10 secondes environ.',
  'operation.unfence.together':
    'Toutes les instances sont isolées ensemble, et l’isolement ne peut être levé que pour toutes à la fois.',
  'operation.unfence.already': '{{instance}} n’est pas isolée (fencing).',
  'operation.unfence.title': 'Levée de l’isolement de {{instance}}',
  'operation.unfence.title.all': 'Levée de l’isolement de toutes les instances',
  'operation.hibernate.effect':
    'Toutes les instances s’arrêtent, et personne ne peut lire ni écrire avant le réveil de la base. Les volumes et les sauvegardes restent ; aucune nouvelle sauvegarde n’est faite.',
  'operation.hibernate.title': 'Mise en hibernation de la base',
  'operation.hibernate.already': 'La base est déjà en hibernation.',
  'operation.hibernate.underWay':
    'La base est déjà en train d’être mise en hibernation.',
  'operation.wake.effect':
    'La primaire démarre d’abord, les secondaires ensuite : on peut écrire après une demi-minute environ, si les nœuds ont de la place.',
  'operation.wake.title': 'Réveil',
  'operation.wake.already': 'La base n’est pas en hibernation.',
  'operation.scale.effect':
    'Rien n’est interrompu. Une nouvelle secondaire est copiée depuis la primaire, ce qui dure d’autant plus que les données sont volumineuses ; une secondaire retirée emporte son volume.',
  'operation.scale.fact': 'nombre d’instances',
  'operation.scale.same_one': 'La base a déjà {{count}} instance.',
  'operation.scale.same_other': 'La base a déjà {{count}} instances.',
  'operation.scale.synchronous_one':
    'Les commits attendent {{count}} secondaire ; il faut donc au moins {{least}} instances.',
  'operation.scale.synchronous_other':
    'Les commits attendent {{count}} secondaires ; il faut donc au moins {{least}} instances.',
  'operation.scale.noNodes':
    'Chaque instance a besoin d’un nœud à elle, et seuls {{nodes}} peuvent en accueillir une.',
  'operation.scale.title': 'Passage de {{from}} à {{to}} instances',
  'operation.scale.effect.fewer_one':
    'Rien n’est interrompu. La secondaire la plus récente et ses volumes sont retirés.',
  'operation.scale.effect.fewer_other':
    'Rien n’est interrompu. Les {{count}} secondaires les plus récentes et leurs volumes sont retirés.',
  'operation.scale.effect.single_one':
    'Rien n’est interrompu. La secondaire la plus récente et ses volumes sont retirés ; avec une seule instance, chaque redémarrage et chaque perte d’un nœud arrêtent la base.',
  'operation.scale.effect.single_other':
    'Rien n’est interrompu. Les {{count}} secondaires les plus récentes et leurs volumes sont retirés ; avec une seule instance, chaque redémarrage et chaque perte d’un nœud arrêtent la base.',
  'operation.scale.effect.more':
    'Rien n’est interrompu. Les nouvelles secondaires sont copiées depuis la primaire, ce qui dure d’autant plus que les données sont volumineuses.',
  'operation.change-plan.effect':
    'Les instances sont remplacées l’une après l’autre, les secondaires d’abord : les écritures s’arrêtent pendant 15 secondes environ quand vient le tour de la primaire. Les volumes grandissent si le plan en a de plus grands, et ne rétrécissent jamais ; le nombre d’instances reste.',
  'operation.change-plan.unknown': 'Il n’y a pas de plan « {{plan}} ».',
  'operation.change-plan.title': 'Passage au plan {{plan}}',
  'operation.change-plan.notOffered':
    'Le plan {{plan}} n’est pas proposé pour {{environment}}.',
  'operation.change-plan.same': 'La base a déjà le plan {{plan}}.',
  'operation.change-plan.fact.plan': 'nom du plan',
  'operation.change-plan.fact.cpu': 'CPU d’une instance',
  'operation.change-plan.fact.memory': 'mémoire d’une instance',
  'operation.grow-storage.effect':
    'Rien n’est interrompu si la classe de stockage peut agrandir des volumes en service, comme le peuvent les disques Azure ; cela prend quelques minutes. Les volumes ne peuvent plus rétrécir.',
  'operation.grow-storage.noSize':
    'Le Cluster n’indique pas la taille de ses volumes.',
  'operation.grow-storage.forbidden':
    'Le Cluster l’interdit (storage.resizeInUseVolumes vaut false).',
  'operation.grow-storage.fixed':
    'Les volumes de la classe de stockage {{storageClass}} ne peuvent pas grandir (allowVolumeExpansion ne vaut pas true).',
  'operation.grow-storage.fact.data': 'taille du volume de données',
  'operation.grow-storage.fact.wal': 'taille du volume du WAL',
  'operation.grow-storage.missing':
    'Indiquez la nouvelle taille d’au moins un volume.',
  'operation.grow-storage.noWalVolume':
    'La base n’a pas de volume réservé au WAL.',
  'operation.grow-storage.shrink':
    'Les volumes ne peuvent pas rétrécir : celui-ci a {{size}}, la nouvelle taille doit donc être plus grande.',
  'operation.grow-storage.title.data':
    'Agrandissement du volume de données à {{data}}',
  'operation.grow-storage.title.wal':
    'Agrandissement du volume du WAL à {{wal}}',
  'operation.grow-storage.title.both':
    'Agrandissement du volume de données à {{data}} et du volume du WAL à {{wal}}',
  'operation.grow-storage.started':
    'Rien n’est interrompu si la classe de stockage peut agrandir des volumes en service, comme le peuvent les disques Azure ; cela prend quelques minutes.',
  'operation.parameters.none':
    'L’équipe plateforme ne laisse modifier aucun paramètre ici (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'La plupart des paramètres sont repris tout de suite, sans interruption. Ceux qui demandent un redémarrage redémarrent les secondaires, puis PostgreSQL sur place sur la primaire, ce qui arrête les écritures pendant 5 secondes environ.',
  'operation.parameters.missing': 'Il faut nommer un paramètre.',
  'operation.parameters.tooMany': 'On peut nommer 100 paramètres au plus.',
  'operation.parameters.same': '{{name}} a déjà cette valeur.',
  'operation.parameters.title': 'Modification de {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} demande un redémarrage : les secondaires redémarrent l’une après l’autre, puis PostgreSQL redémarre sur place sur la primaire, ce qui arrête les écritures pendant 5 secondes environ.',
  'operation.parameters.effect.restart_other':
    '{{names}} demandent un redémarrage : les secondaires redémarrent l’une après l’autre, puis PostgreSQL redémarre sur place sur la primaire, ce qui arrête les écritures pendant 5 secondes environ.',
  'operation.parameters.effect.reload':
    'Rien n’est interrompu : PostgreSQL le reprend tout de suite.',
  'operation.parameters.fact': 'paramètre {{name}}',
  'operation.parameters.reserved':
    '{{name}} est réglé par CloudNativePG lui-même et ne peut pas être modifié.',
  'operation.parameters.notOffered':
    '{{name}} ne fait pas partie des paramètres modifiables ici ; l’équipe plateforme en tient la liste (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} doit être un nombre entier avec une unité (B, kB, MB, GB ou TB), ce que « {{value}} » n’est pas.',
  'operation.parameters.wrong.time':
    '{{name}} doit être un nombre avec une unité (us, ms, s, min, h ou d), ce que « {{value}} » n’est pas.',
  'operation.parameters.wrong.boolean':
    '{{name}} doit être on ou off, et non « {{value}} ».',
  'operation.parameters.wrong.enum':
    '{{name}} doit être une de ces valeurs : {{values}}, et non « {{value}} ».',
  'operation.parameters.wrong.integer':
    '{{name}} doit être un nombre entier de {{min}} à {{max}}, ce que « {{value}} » n’est pas.',
  'operation.parameters.wrong.real':
    '{{name}} doit être un nombre de {{min}} à {{max}}, ce que « {{value}} » n’est pas.',
  'operation.parameters.buffers':
    'shared_buffers doit tenir dans la mémoire d’une instance, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (80MB par défaut) doit être inférieur à max_wal_size (1GB par défaut).',
  'operation.parameters.walVolume':
    '{{name}} doit être inférieur au volume du WAL, {{size}}.',
  'operation.upgrade.effect':
    'Les instances sont remplacées l’une après l’autre, les secondaires d’abord : les écritures s’arrêtent pendant 15 secondes environ quand vient le tour de la primaire.',
  'operation.upgrade.noImage':
    '{{target}} n’a pas d’image pour PostgreSQL {{major}} dans la configuration du portail.',
  'operation.upgrade.fromCatalog':
    '{{effect}} Dès lors, l’image vient du catalogue {{catalog}} : quand l’équipe plateforme l’y change, CloudNativePG fait la mise à niveau de lui-même.',
  'operation.minor-upgrade.title': 'Mise à niveau vers {{image}}',
  'operation.minor-upgrade.fact': 'image des instances',
  'operation.minor-upgrade.catalog':
    'L’image vient du catalogue {{catalog}} : quand l’équipe plateforme l’y change, CloudNativePG fait la mise à niveau de lui-même.',
  'operation.minor-upgrade.unknownVersion':
    'Le Cluster n’indique pas quelle version de PostgreSQL il exécute.',
  'operation.minor-upgrade.same':
    'La base a déjà l’image que propose l’équipe plateforme.',
  'operation.minor-upgrade.newer':
    'La base a une image plus récente que celle que propose l’équipe plateforme.',
  'operation.major-upgrade.effect':
    'La base est hors service pendant que pg_upgrade s’exécute : toutes les instances s’arrêtent, les données de la primaire sont mises à niveau sur place avec des liens physiques, puis elle redémarre. Cela prend des minutes, davantage avec beaucoup de tables. Les secondaires sont ensuite recopiées, ce qui dure d’autant plus que les données sont volumineuses.',
  'operation.major-upgrade.wayBack':
    'Tant que pg_upgrade n’a pas réussi : demandez ici l’ancienne version, et CloudNativePG redémarre les données restées intactes. Ensuite : restaurez la sauvegarde d’avant dans une nouvelle base. Faites une sauvegarde juste après la mise à niveau ; les anciennes ne permettent pas de la franchir.',
  'operation.major-upgrade.none':
    'L’équipe plateforme ne propose pas de version ultérieure sur cette cible.',
  'operation.major-upgrade.notYet':
    'Une mise à niveau n’est pas encore possible. {{reasons}}',
  'operation.major-upgrade.fact': 'version de PostgreSQL',
  'operation.major-upgrade.notLater':
    'La base exécute PostgreSQL {{major}}, et aucun chemin ne mène à une version plus ancienne ou à la même.',
  'operation.major-upgrade.tooOld':
    'CloudNativePG ne met à niveau que vers PostgreSQL {{least}} et les versions ultérieures.',
  'operation.major-upgrade.notOffered':
    'PostgreSQL {{major}} n’est pas proposé.',
  'operation.major-upgrade.notInCatalog':
    'Le catalogue {{catalog}} n’a pas d’image pour PostgreSQL {{major}}.',
  'operation.major-upgrade.title':
    'Mise à niveau de PostgreSQL {{from}} vers {{to}}',
  'operation.major-upgrade.title.back': 'Retour à PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'La mise à niveau est abandonnée, et les données d’avant redémarrent.',
  'operation.major-upgrade.ready': 'Toutes les instances sont prêtes',
  'operation.major-upgrade.ready.not':
    'Toutes les instances doivent être prêtes avant une mise à niveau.',
  'operation.major-upgrade.unfenced': 'Aucune instance n’est isolée (fencing)',
  'operation.major-upgrade.unfenced.not':
    'Levez l’isolement de toutes les instances avant une mise à niveau.',
  'operation.major-upgrade.noReplica':
    'Elle n’est pas la réplique d’un autre cluster',
  'operation.major-upgrade.noReplica.not':
    'Un cluster qui en suit un autre se met à niveau en étant recréé.',
  'operation.major-upgrade.backup':
    'Il y a une sauvegarde des dernières 24 heures',
  'operation.major-upgrade.backup.not':
    'Il n’y a pas de sauvegarde réussie des dernières 24 heures : sauvegardez d’abord.',
  'operation.major-upgrade.noBackupRunning': 'Aucune sauvegarde n’est en cours',
  'operation.major-upgrade.noBackupRunning.not':
    'Attendez que la sauvegarde en cours soit terminée.',
  'operation.pooler.none': 'La base n’a pas de pooler.',
  'operation.pooler.unknown': 'La base n’a pas de pooler {{name}}.',
  'operation.pooler.fact.instances': 'instances du pooler {{name}}',
  'operation.pooler.fact.mode': 'mode du pooler {{name}}',
  'operation.pooler-create.effect':
    'Rien n’est interrompu. Les applications l’utilisent dès qu’elles se connectent à son nom au lieu de celui de la base.',
  'operation.pooler-create.taken':
    'Le nom {{name}} est déjà pris dans le namespace.',
  'operation.pooler-create.title': 'Nouveau pooler de connexions {{name}}',
  'operation.pooler-create.started':
    'Rien n’est interrompu. Pour l’utiliser, les applications se connectent à {{name}}.',
  'operation.pooler-edit.effect':
    'Ses pods sont remplacés l’un après l’autre ; les connexions qui passent par eux se terminent et doivent être rétablies.',
  'operation.pooler-edit.same': 'Rien ne changerait.',
  'operation.pooler-edit.title': 'Modification du pooler {{name}}',
  'operation.pooler-remove.effect':
    'Les connexions qui passent par lui se terminent aussitôt. La base n’est pas touchée.',
  'operation.pooler-remove.title': 'Retrait du pooler {{name}}',
  'operation.declared.reserved': 'Le nom {{name}} est réservé.',
  'operation.database-create.extension':
    'L’extension {{extension}} n’est pas proposée ; il y a {{offered}}.',
  'operation.database-create.noExtension':
    'L’extension {{extension}} n’est pas proposée ; aucune ne l’est.',
  'operation.database-create.reservedOwner':
    'Le rôle {{role}} est réservé et ne peut pas posséder de base ici.',
  'operation.database-create.noOwner': 'Indiquez quel rôle possède la base.',
  'operation.database-create.taken': 'Il y a déjà une base {{name}}.',
  'operation.database-create.title': 'Nouvelle base de données {{name}}',
  'operation.database-remove.none':
    'Aucune base n’a été déclarée en plus de celle de l’application.',
  'operation.database-remove.unknown':
    'Il n’y a pas de base déclarée {{name}}.',
  'operation.database-remove.effect':
    'Avec ses données, elle disparaît pour de bon ; seule une restauration dans une nouvelle base la ramène. Sans elles, PostgreSQL la garde et personne ne s’en occupe plus.',
  'operation.database-remove.title': 'Retrait de la base {{name}}',
  'operation.database-remove.effect.drop':
    'La base est supprimée avec tout son contenu.',
  'operation.database-remove.effect.keep':
    'PostgreSQL garde la base et tout son contenu.',
  'operation.role-create.effect':
    'Rien n’est interrompu. Son mot de passe est aléatoire, dans un secret à côté de la base.',
  'operation.role-create.member':
    'Un rôle peut être membre de {{roles}} ; {{role}} n’en fait pas partie.',
  'operation.role-create.taken': 'Il y a déjà un rôle {{name}}.',
  'operation.role-create.title': 'Nouveau rôle {{name}}',
  'operation.role-create.started':
    'Rien n’est interrompu. Son mot de passe est dans le secret {{secret}}.',
  'operation.role-remove.none':
    'Aucun rôle n’a été déclaré en plus de celui de l’application.',
  'operation.role-remove.unknown': 'Il n’y a pas de rôle déclaré {{name}}.',
  'operation.role-remove.effect':
    'Une fois le rôle supprimé, ceux qui l’utilisent ne peuvent plus se connecter. PostgreSQL refuse de supprimer un rôle qui possède quelque chose.',
  'operation.role-remove.title': 'Retrait du rôle {{name}}',
  'operation.role-remove.effect.drop':
    'Le rôle est supprimé ; ceux qui l’utilisent ne peuvent plus se connecter.',
  'operation.role-remove.effect.keep': 'PostgreSQL garde le rôle.',
  'operation.rotate-password.effect':
    'Les nouvelles connexions ont besoin du nouveau mot de passe en quelques secondes ; celles qui sont ouvertes restent. Les applications doivent relire le secret, la plupart par un redémarrage.',
  'operation.rotate-password.noSecret':
    'Il n’y a pas de secret {{secret}} avec un mot de passe dans le namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'L’entrée {{entry}} du secret {{secret}} a une forme que le portail ne connaît pas ; changez le mot de passe à la main.',
  'operation.rotate-password.title':
    'Changement du mot de passe dans {{secret}}',
  'operation.rotate-password.replica':
    'La base suit un autre cluster : changez-y le mot de passe.',
  'operation.rotate-password.managed':
    'Le mot de passe de {{role}} est dans un secret que le Cluster désigne sous managed.roles, et c’est là qu’on le change.',
  'operation.deletion-protection.effect.on':
    'Rien n’est interrompu. La protection contre la suppression est activée.',
  'operation.deletion-protection.effect.off':
    'Rien n’est interrompu. La protection contre la suppression est désactivée.',
  'operation.deletion-protection.fact': 'protection contre la suppression',
  'operation.deletion-protection.already.on':
    'La protection contre la suppression est déjà activée.',
  'operation.deletion-protection.already.off':
    'La protection contre la suppression est déjà désactivée.',
  'operation.deletion-protection.title.on':
    'Activation de la protection contre la suppression',
  'operation.deletion-protection.title.off':
    'Désactivation de la protection contre la suppression',
  'operation.deletion-protection.started.on':
    'Le portail refuse de supprimer la base.',
  'operation.deletion-protection.started.off': 'La base peut être supprimée.',
  'operation.delete.effect':
    'La base et ses volumes sont supprimés, et tout le monde est déconnecté. Ce qui est dans le stockage des sauvegardes reste jusqu’à ce que quelqu’un le retire ; ses planifications sont suspendues, ses poolers et ses bases et rôles déclarés sont retirés.',
  'operation.delete.title': 'Suppression de la base',
  'operation.delete.fact': 'moment de la création',
  'operation.delete.confirm': 'Saisissez le nom de la base, {{name}}.',
  'operation.delete.already': 'La base est déjà en cours de suppression.',
  'operation.delete.protected':
    'La base est protégée contre la suppression : désactivez d’abord la protection.',
  'running.instances': '{{done}} instances prêtes sur {{total}}',
  'running.hibernate.waits': 'CloudNativePG attend que le cluster soit sain',
  'running.hibernate.left_one': '{{count}} pod est encore là',
  'running.hibernate.left_other': '{{count}} pods sont encore là',
  'running.creation': 'Création de la base',
  'running.failover': 'Failover vers une secondaire',
  'running.major-upgrade': 'Mise à niveau majeure',
  'running.restart-primary': 'Redémarrage de la primaire',
  'running.restart': '{{done}} instances redémarrées sur {{total}}',
  'running.scale_one': 'Passage à {{count}} instance',
  'running.scale_other': 'Passage à {{count}} instances',
  'running.rollout': 'Modification des instances',
  'running.rollout.waits':
    'CloudNativePG attend un switchover ou un redémarrage de la primaire à la main',
  'running.grow-storage': 'Agrandissement des volumes',
  'running.grow-storage.done':
    '{{done}} volumes sur {{total}} ont leur nouvelle taille',
  'running.backup': 'Sauvegarde de base {{name}}',
  'parameter.autovacuum_analyze_scale_factor':
    'Part d’une table qui doit changer avant son analyse',
  'parameter.autovacuum_analyze_threshold':
    'Lignes qui doivent changer avant l’analyse d’une table',
  'parameter.autovacuum_max_workers': 'Processus d’autovacuum simultanés',
  'parameter.autovacuum_naptime':
    'Pause entre deux passages d’autovacuum sur une base',
  'parameter.autovacuum_vacuum_cost_delay':
    'Pause d’autovacuum quand il atteint sa limite de coût',
  'parameter.autovacuum_vacuum_cost_limit':
    'Coût après lequel autovacuum fait une pause',
  'parameter.autovacuum_vacuum_scale_factor':
    'Part d’une table qui doit être morte avant un vacuum',
  'parameter.autovacuum_vacuum_threshold':
    'Lignes mortes avant un vacuum de la table',
  'parameter.checkpoint_completion_target':
    'Part du temps entre deux checkpoints sur laquelle l’un est étalé',
  'parameter.checkpoint_timeout': 'Temps maximal entre deux checkpoints',
  'parameter.deadlock_timeout':
    'Attente d’un verrou avant la recherche d’un interblocage',
  'parameter.default_statistics_target':
    'Finesse d’échantillonnage des colonnes',
  'parameter.default_transaction_isolation':
    'Isolation des nouvelles transactions',
  'parameter.effective_cache_size':
    'Mémoire que le planificateur suppose en cache',
  'parameter.effective_io_concurrency': 'Lectures simultanées sur le stockage',
  'parameter.hash_mem_multiplier': 'Mémoire du hachage, en work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Termine les sessions inactives dans une transaction ; 0 jamais',
  'parameter.idle_session_timeout': 'Termine les sessions inactives ; 0 jamais',
  'parameter.jit': 'Compile les requêtes coûteuses',
  'parameter.lock_timeout': 'Attente maximale d’un verrou ; 0 sans limite',
  'parameter.log_autovacuum_min_duration':
    'Journalise le travail d’autovacuum qui dure plus longtemps',
  'parameter.log_connections': 'Journalise les connexions',
  'parameter.log_disconnections': 'Journalise les fins de connexion',
  'parameter.log_lock_waits': 'Journalise les longues attentes de verrous',
  'parameter.log_min_duration_statement':
    'Journalise les instructions qui durent plus longtemps ; -1 aucune',
  'parameter.log_statement': 'Quelles instructions sont journalisées',
  'parameter.log_temp_files': 'Journalise les fichiers temporaires plus grands',
  'parameter.maintenance_work_mem': 'Mémoire de VACUUM et de CREATE INDEX',
  'parameter.max_connections': 'Connexions simultanées',
  'parameter.max_locks_per_transaction':
    'Verrous qu’une transaction tient en moyenne',
  'parameter.max_parallel_maintenance_workers':
    'Processus d’une commande de maintenance',
  'parameter.max_parallel_workers_per_gather':
    'Processus d’une partie de requête',
  'parameter.max_prepared_transactions': 'Transactions préparées simultanées',
  'parameter.max_slot_wal_keep_size':
    'WAL que les slots de réplication peuvent garder',
  'parameter.max_wal_size': 'WAL entre deux checkpoints',
  'parameter.min_wal_size': 'Fichiers WAL gardés pour être réutilisés',
  'parameter.random_page_cost':
    'Coût d’une lecture aléatoire pour le planificateur',
  'parameter.seq_page_cost':
    'Coût d’une lecture séquentielle pour le planificateur',
  'parameter.shared_buffers': 'Mémoire du cache propre à PostgreSQL',
  'parameter.statement_timeout':
    'Durée maximale d’une instruction ; 0 sans limite',
  'parameter.temp_buffers': 'Mémoire des tables temporaires d’une session',
  'parameter.temp_file_limit':
    'Fichiers temporaires d’une session ; -1 sans limite',
  'parameter.track_activity_query_size': 'Longueur affichée d’une requête',
  'parameter.track_functions': 'Fonctions qui sont comptées',
  'parameter.track_io_timing': 'Mesure le temps des lectures et des écritures',
  'parameter.wal_compression': 'Compresse les pages complètes dans le WAL',
  'parameter.work_mem': 'Mémoire d’un tri ou d’un hachage',
  'schedule.macro':
    'Écrivez la planification en six champs au lieu de {{text}} : seconde, minute, heure, jour du mois, mois, jour de la semaine.',
  'schedule.fiveFields':
    'Ce sont cinq champs, que CloudNativePG lit comme seconde, minute, heure, jour et mois. Mettez la seconde en premier : « 0 {{text}} ».',
  'schedule.sixFields':
    'Une planification a six champs : seconde, minute, heure, jour du mois, mois, jour de la semaine, comme « 0 0 2 * * * » pour chaque jour à 02:00 UTC.',
  'schedule.bothDays':
    'Choisissez des jours du mois ou des jours de la semaine, et laissez « * » pour les autres : avec les deux, une sauvegarde a lieu chaque jour qui correspond à l’un ou à l’autre.',
  'schedule.never':
    'Cette planification désigne un jour qui n’existe dans aucune année.',
  'schedule.tooOften':
    'Cette planification s’exécute toutes les {{interval}} ; les sauvegardes de base copient toute la base et demandent au moins 15 minutes d’écart. L’archivage du WAL couvre chaque moment entre elles.',
  'schedule.often':
    'Une sauvegarde de base toutes les {{interval}}, c’est plus qu’il n’en faut à la plupart des bases : l’archivage du WAL couvre chaque moment entre elles, et une fois par jour est l’usage.',
  'schedule.unreadable':
    '{{field}} : « {{part}} » est illisible ; il faut {{min}} à {{max}}, « * », des plages, des listes ou des pas.',
  'schedule.unreadable.named':
    '{{field}} : « {{part}} » est illisible ; il faut {{min}} à {{max}} ou {{first}} à {{last}}, « * », des plages, des listes ou des pas.',
  'schedule.outside':
    '{{field}} : « {{part}} » est hors de {{min}} à {{max}}, ou finit avant de commencer.',
  'schedule.second': 'Seconde',
  'schedule.minute': 'Minutes',
  'schedule.hour': 'Heure',
  'schedule.dayOfMonth': 'Jour du mois',
  'schedule.month': 'Mois',
  'schedule.dayOfWeek': 'Jour de la semaine',
} satisfies Partial<Messages>;
