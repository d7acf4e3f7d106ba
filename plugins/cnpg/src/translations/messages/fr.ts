import { doctor } from './doctor/fr';
import { policy } from './policy/fr';
import { plan } from './plan/fr';
import type { Messages } from './messages';
import { operations } from './operations/fr';

const messages: Messages = {
  'unknown.noFigures': 'La primaire ne donne pas de chiffres en direct.',
  'unknown.notWatched':
    'Les chiffres en direct ne sont lus que lorsque quelqu’un regarde la base.',
  'unknown.notRead': 'Les objets {{kind}} n’ont pas été lus.',
  'AV01.title.never': 'La base n’a jamais eu de primaire',
  'AV01.title.notReady': 'La primaire {{instance}} n’est pas prête',
  'AV01.title.none': 'Aucune instance n’est primaire',
  'AV01.impact.never':
    'Personne ne peut se connecter : aucune instance n’a démarré.',
  'AV01.impact.noWrites':
    'Les applications ne peuvent pas écrire, et les nouvelles connexions au point d’accès rw échouent.',
  'AV01.remedy.never':
    'Consultez les événements et le journal du job qui crée la première instance.',
  'AV01.remedy.pod':
    'Voyez plus bas ce qu’attend {{instance}} ; ses événements et son journal en disent plus.',
  'AV01.remedy.noPod':
    'Cherchez pourquoi le pod {{instance}} ne revient pas : ses événements, et si l’opérateur CloudNativePG fonctionne.',
  'AV02.title.underWay': 'Un failover est en cours',
  'AV02.title.known': 'Failover de {{from}} vers {{to}}',
  'AV02.title.gone': 'Failover : {{from}} a disparu',
  'AV02.title.unknown': 'Failover : la primaire a disparu',
  'AV02.impact.stuck':
    'Aucune instance n’est primaire : les écritures échouent jusqu’à la promotion d’une secondaire.',
  'AV02.impact.usual':
    'Aucune instance n’est primaire : les écritures échouent jusqu’à la promotion d’une secondaire, d’habitude en 10 à 25 s.',
  'AV02.remedy.stuck':
    'Cela dure plus longtemps que d’habitude. Voyez plus bas pourquoi aucune secondaire ne peut prendre le relais ; avec un quorum de failover, il faut qu’elles soient assez nombreuses à répondre.',
  'AV02.remedy.wait':
    'Attendez. Les applications qui se reconnectent continuent d’elles-mêmes.',
  'AV04.impact':
    'CloudNativePG a cessé de travailler sur ce cluster ; rien ne se répare tout seul.',
  'AV04.remedy':
    'Corrigez ce que la raison indique ; CloudNativePG réessaie de lui-même.',
  'AV06.title.none': 'Aucune instance n’est prête',
  'AV06.title.some': '{{ready}} instances prêtes sur {{desired}}',
  'AV06.impact.none': 'Les applications ne peuvent pas se connecter.',
  'AV06.impact.some': 'Il y a moins de secondaires que prévu pour un failover.',
  'AV06.remedy': 'Voyez plus bas ce qu’attend chaque instance.',
  'AV08.title': 'Aucun nœud n’accepte le pod {{pod}}',
  'AV08.impact':
    'La base a une instance de moins que prévu, et un déploiement est arrêté.',
  'AV08.impact.pooler':
    'Le pooler a une instance de moins que prévu ; la base elle-même n’est pas concernée.',
  'AV08.remedy':
    'Faites de la place : ajoutez un nœud qui convient, dans la zone de son volume, ou choisissez un plan plus petit.',
  'AV08.remedy.poolers':
    'La répartition sur les zones compte aussi les pods du pooler, et il n’en reste aucune pour celui-ci. Exceptez-les dans spec.topologySpreadConstraints du Cluster : label cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'Toutes les instances sont isolées (fencing)',
  'AV10.title.some_one': '{{instances}} est isolée (fencing)',
  'AV10.title.some_other': '{{instances}} sont isolées (fencing)',
  'AV10.impact.primary':
    'PostgreSQL est arrêté sur la primaire : les applications ne peuvent pas se connecter, et il n’y a pas de failover.',
  'AV10.impact.standby':
    'PostgreSQL y est arrêté : ni réplication, ni prise de relais possible.',
  'AV10.remedy':
    'Levez l’isolement quand l’intervention est terminée. Quelqu’un l’a mis en place à la main.',
  'AV10.remedy.backup':
    'Attendez : une sauvegarde à froid copie ses volumes, et CloudNativePG la redémarre ensuite.',
  'AV07.title_one': '{{instances}} est en échec',
  'AV07.title_other': '{{instances}} sont en échec',
  'AV07.impact':
    'Une instance en échec ne réplique pas et ne peut pas prendre le relais.',
  'AV07.remedy':
    'Lisez le journal de l’instance. Si ses données sont endommagées, supprimez son pod et ses volumes : CloudNativePG la recrée.',
  'AV09.title.memory': '{{instance}} a manqué de mémoire',
  'AV09.title.other': '{{instance}} ne tient pas : {{reason}}',
  'AV09.impact.primary':
    'Les applications perdent leurs connexions à chaque fois, et des failovers peuvent suivre.',
  'AV09.impact.standby': 'Une secondaire de moins pour un failover.',
  'AV09.impact.pooler':
    'Les applications qui passent par le pooler perdent chaque fois leurs connexions.',
  'AV09.remedy.memory':
    'Choisissez un plan avec plus de mémoire, ou réduisez work_mem et max_connections.',
  'AV09.remedy.image':
    'Vérifiez que l’image existe et que les nœuds ont le droit de la télécharger.',
  'AV09.remedy.other':
    'Lisez le journal de la dernière exécution du conteneur.',
  'AV11.title': 'Il n’y a qu’une seule instance',
  'AV11.impact':
    'Si son nœud tombe en panne ou est vidé, la base est indisponible jusqu’à ce qu’elle ait redémarré ailleurs.',
  'AV11.remedy': 'Passez à trois instances là où cela compte.',
  'AV14.title.missing': 'Aucun PodDisruptionBudget ne protège les instances',
  'AV14.title.exhausted': 'Aucune secondaire ne peut être retirée en ce moment',
  'AV14.impact.missing':
    'Vider plusieurs nœuds peut arrêter plus d’une instance.',
  'AV14.impact.exhausted':
    'Vider un nœud qui porte une secondaire ne se termine pas.',
  'AV14.remedy.missing':
    'Vérifiez que l’opérateur a le droit d’écrire des PodDisruptionBudgets.',
  'AV14.remedy.exhausted':
    'Rien tant qu’un nœud est en train d’être vidé ; sinon, cherchez pourquoi Kubernetes juge une secondaire défaillante.',
  'AV03.title.known': 'Switchover de {{from}} vers {{to}}',
  'AV03.title.underWay': 'Un switchover est en cours',
  'AV03.impact':
    'Les écritures échouent entre l’arrêt de l’ancienne primaire et le démarrage de la nouvelle, d’habitude de 10 à 20 s.',
  'AV03.remedy.late':
    'Regardez ce qu’attend l’ancienne primaire : elle s’arrête quand ses clients sont partis et que son WAL est archivé.',
  'AV03.remedy.wait':
    'Attendez. Les applications qui se reconnectent continuent d’elles-mêmes.',
  'AV05.title': 'Une mise à jour attend que quelqu’un fasse un switchover',
  'AV05.impact':
    'Les secondaires sont à jour, la primaire tourne encore avec l’ancienne image ou les anciens réglages.',
  'AV05.remedy':
    'Promouvez une des secondaires quand une courte interruption convient ; la mise à jour se poursuit alors.',
  'AV13.title': 'Aucun progrès : {{phase}}',
  'AV13.impact':
    'Les autres changements attendent la fin de celui-ci, et un failover pourrait ne pas trouver de secondaire.',
  'AV13.remedy':
    'Voyez plus bas ce qu’attend chaque instance, puis les événements et le journal du pod le plus récent.',
  'AV15.title': 'CloudNativePG est désactivé pour ce cluster',
  'AV15.impact':
    'Il n’y a ni failover, ni réparation, ni sauvegarde planifiée, quoi qu’il soit affiché ici par ailleurs.',
  'AV15.remedy':
    'Retirez l’annotation {{annotation}} quand l’intervention manuelle est terminée.',
  'AV12.title': 'Le Lease de la primaire appartient à quelqu’un d’autre',
  'AV12.impact':
    'CloudNativePG ne change plus rien à ce cluster : pas de failover, pas de nouvelle instance, pas de mise à jour.',
  'AV12.remedy':
    'Voyez à qui appartient le Lease {{lease}}. Si son détenteur a disparu ou n’en a pas l’usage, supprimez le Lease : CloudNativePG crée le sien.',
  'RP01.title.none': 'Aucune secondaire ne confirme les validations',
  'RP01.title.some':
    '{{there}} secondaires sur {{expected}} confirment les validations',
  'RP01.impact.blocks':
    'Les validations attendent qu’une secondaire les confirme : les applications ne peuvent pas écrire.',
  'RP01.impact.loses':
    'Les validations ne sont que sur la primaire : ce qui est écrit maintenant peut être perdu lors d’un failover.',
  'RP01.remedy':
    'Ramenez les secondaires : voyez plus bas ce qu’elles attendent.',
  'RP02.title': 'Les validations n’attendent aucune secondaire',
  'RP02.impact':
    'Un failover perd ce que la secondaire n’avait pas reçu : d’habitude moins d’une seconde d’écritures.',
  'RP02.remedy': 'Définissez spec.postgresql.synchronous là où c’est trop.',
  'RP03.title_one': '{{instances}} ne suit pas la primaire',
  'RP03.title_other': '{{instances}} ne suivent pas la primaire',
  'RP03.impact':
    'Le retard se creuse : les lectures y sont périmées, et un failover vers ces instances perdrait des données.',
  'RP03.remedy':
    'Lisez le journal de la secondaire : il indique ce qui lui manque, le plus souvent du WAL disparu ou un mot de passe.',
  'RP04.title': '{{instance}} a un retard de {{seconds}} s et {{size}}',
  'RP04.impact':
    'Les lectures y sont périmées, et un failover vers elle attend qu’elle ait rattrapé son retard, ou perd ces données.',
  'RP04.remedy':
    'Voyez si son disque ou son réseau est la limite, et si une longue requête y retient le rejeu.',
  'RP05.title': 'Le rejeu est en pause sur {{instances}}',
  'RP05.impact':
    'L’instance reçoit le WAL mais ne l’applique pas : les lectures y sont figées, et elle ne peut pas prendre le relais.',
  'RP05.remedy': 'Exécutez-y SELECT pg_wal_replay_resume().',
  'RP06.title.losing': 'Le slot {{slot}} perd son WAL',
  'RP06.title.extended': 'Le slot {{slot}} retient plus de WAL que prévu',
  'RP06.title.idle': 'Le slot {{slot}} n’est pas utilisé',
  'RP06.impact.losing':
    'Ce qui l’utilise ne peut pas continuer : une secondaire doit être recréée, un abonné doit tout recopier.',
  'RP06.impact.extended':
    'Le WAL s’accumule sur la primaire ; quand son volume est plein, la base s’arrête.',
  'RP06.impact.idle':
    'Il retient du WAL pour une secondaire qui ne vient pas le chercher ; le volume peut se remplir.',
  'RP06.remedy':
    'Ramenez ce à quoi appartient le slot, ou supprimez le slot si cela a disparu pour de bon.',
  'RP07.title': 'Le slot {{slot}} retient {{size}} de WAL et n’est pas utilisé',
  'RP07.impact':
    'Le WAL s’accumule sur la primaire ; quand son volume est plein, la base s’arrête.',
  'RP07.remedy':
    'Démarrez ce qui le lit, ou supprimez-le : SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'Les timelines diffèrent ; seuls les chiffres en direct de la primaire disent si c’est de l’histoire ancienne.',
  'RP08.title_one': '{{instances}} est sur une ancienne timeline',
  'RP08.title_other': '{{instances}} sont sur une ancienne timeline',
  'RP08.impact':
    'La dernière promotion n’a pas été suivie : rien n’est reçu, et une prise de relais est impossible.',
  'RP08.remedy':
    'Lisez son journal. Si le retard ne peut pas être rattrapé, supprimez son pod et ses volumes : CloudNativePG la recrée.',
  'RP09.title': 'Des instances partagent le nœud {{nodes}}',
  'RP09.impact':
    'Si ce nœud tombe en panne, plus d’une instance disparaît d’un coup.',
  'RP09.remedy':
    'Supprimez le pod d’une secondaire qui s’y trouve : elle démarre sur un nœud libre si son volume peut être déplacé.',
  'RP10.title': 'Toutes les instances sont dans la zone {{zone}}',
  'RP10.impact': 'Si cette zone tombe en panne, la base est indisponible.',
  'RP10.remedy':
    'Recréez une secondaire dans une autre zone : supprimez son pod et ses volumes, qui sont liés à celle-ci.',
  'RP11.title':
    'Les validations ne sont pas confirmées dans un autre domaine de défaillance',
  'RP11.impact':
    'Si le domaine de la primaire tombe en panne, des validations peuvent être perdues, ou les écritures attendent.',
  'RP11.remedy':
    'Faites démarrer une secondaire dans un autre des domaines demandés.',
  'RP12.unknown': 'L’opérateur n’a pas encore annoncé de quorum.',
  'RP12.title': 'Un failover serait refusé',
  'RP12.impact':
    'Trop peu de secondaires sont prêtes pour prouver qu’il ne manque de validation à aucune ; sans la primaire, la base s’arrêterait.',
  'RP12.remedy':
    'Ramenez les secondaires : voyez plus bas ce qu’elles attendent.',
  'RP13.title': 'Des instances contiennent les données de bases différentes',
  'RP13.impact':
    'Un failover mettrait d’autres données à la place de celles-ci. Leurs identifiants système diffèrent.',
  'RP13.remedy':
    'Ne faites pas de switchover. Trouvez l’instance dont le volume vient d’ailleurs et recréez-la.',
  'archiving.issuer.cause':
    'L’émetteur (issuer) de l’information d’identification fédérée n’est pas celui de ce cluster AKS ; les deux doivent concorder jusqu’à la barre oblique finale ({{code}}).',
  'archiving.issuer.remedy':
    'Relancez la création : elle ajoute l’information d’identification fédérée avec le bon émetteur.',
  'archiving.audience.cause':
    'L’audience de l’information d’identification fédérée n’est pas api://AzureADTokenExchange ({{code}}).',
  'archiving.audience.remedy':
    'Relancez la création : elle ajoute l’information d’identification fédérée avec la bonne audience.',
  'archiving.subject.cause':
    'Le sujet (subject) de l’information d’identification fédérée ne correspond pas au compte de service de la base ({{code}}).',
  'archiving.subject.remedy':
    'Relancez la création : elle ajoute l’information d’identification fédérée avec le bon sujet.',
  'archiving.noIdentity.cause':
    'L’identité managée que désigne le compte de service n’existe pas ou plus ({{code}}).',
  'archiving.noIdentity.remedy':
    'Relancez la création, puis redémarrez le cluster pour que ses pods reçoivent le nouvel identifiant client.',
  'archiving.token.cause':
    'Le jeton du compte de service est hors de sa période de validité ({{code}}).',
  'archiving.token.remedy':
    'Vérifiez l’horloge du nœud ; redémarrez le pod de l’instance.',
  'archiving.issuerKeys.cause':
    'Microsoft Entra ne peut pas lire les clés de l’émetteur OIDC de ce cluster AKS ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Demandez à l’équipe plateforme de vérifier l’émetteur OIDC du cluster AKS.',
  'archiving.entra.cause':
    'Microsoft Entra refuse l’identité de la base ({{code}}).',
  'archiving.entra.remedy':
    'Adressez-vous à l’équipe plateforme, avec ce code.',
  'archiving.noRole.cause':
    'L’identité managée n’a sur le conteneur aucun rôle qui lui permette d’écrire ({{code}}).',
  'archiving.noRole.remedy':
    'Après une création, cela peut durer jusqu’à 10 min. Si cela persiste, relancez la création : elle attribue le rôle.',
  'archiving.firewall.cause':
    'Le compte de stockage refuse la requête ; le plus souvent, son pare-feu ne laisse pas entrer le réseau du cluster ({{code}}).',
  'archiving.firewall.remedy':
    'Demandez à l’équipe plateforme d’autoriser le réseau du cluster sur le compte de stockage.',
  'archiving.credentials.cause':
    'Le compte de stockage n’accepte pas l’authentification : une clé ou un jeton est faux ou a expiré ({{code}}).',
  'archiving.credentials.remedy':
    'Corrigez la clé ou le jeton, puis rechargez le cluster pour qu’il soit relu.',
  'archiving.keys.cause':
    'Le compte de stockage n’autorise pas l’accès par clé ({{code}}).',
  'archiving.keys.remedy':
    'Utilisez l’identité de charge de travail au lieu d’une clé de compte.',
  'archiving.disabled.cause': 'Le compte de stockage est désactivé ({{code}}).',
  'archiving.disabled.remedy':
    'Demandez à l’équipe plateforme d’activer le compte de stockage.',
  'archiving.deleting.cause':
    'Le conteneur est en cours de suppression ({{code}}).',
  'archiving.deleting.remedy':
    'Cherchez qui le supprime ; son nom est de nouveau libre après environ 30 s.',
  'archiving.noContainer.cause':
    'Le conteneur des sauvegardes n’existe pas ({{code}}).',
  'archiving.noContainer.remedy':
    'Relancez la création : elle crée le conteneur.',
  'archiving.notEmpty.cause':
    'Le conteneur contient déjà le WAL d’un autre cluster de ce nom ({{code}}).',
  'archiving.notEmpty.remedy':
    'Donnez un autre nom à la base, ou faites déplacer les anciennes sauvegardes.',
  'archiving.noWorkloadIdentity.cause':
    'Le pod a démarré sans son identité de charge de travail ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Redémarrez le cluster une fois que le compte de service désigne l’identité managée.',
  'archiving.forbidden.cause':
    'Le rôle du plugin n’est pas lié au compte de service qu’utilisent les pods ({{code}}).',
  'archiving.forbidden.remedy':
    'Faites utiliser à la base le compte de service qui porte son nom.',
  'archiving.noStore.cause':
    'L’ObjectStore que désigne le cluster n’existe pas ({{code}}).',
  'archiving.noStore.remedy': 'Relancez la création : elle crée l’ObjectStore.',
  'archiving.noPlugin.cause':
    'Le pod tourne sans le plugin Barman Cloud ({{code}}).',
  'archiving.noPlugin.remedy':
    'Demandez à l’équipe plateforme si le plugin est installé, puis redémarrez le cluster.',
  'archiving.tls.cause':
    'Le certificat du compte de stockage ou de Microsoft Entra n’est pas reconnu : un intermédiaire lit le trafic ({{code}}).',
  'archiving.tls.remedy':
    'Demandez à l’équipe plateforme d’exempter login.microsoftonline.com et *.blob.core.windows.net de l’inspection TLS.',
  'archiving.unreachable.cause':
    'Le compte de stockage ou Microsoft Entra n’est pas joignable depuis le cluster ({{code}}).',
  'archiving.unreachable.remedy':
    'Interrogez l’équipe plateforme sur les politiques réseau et les sorties vers login.microsoftonline.com et *.blob.core.windows.net.',
  'BK01.title': 'Il n’y a pas de sauvegardes',
  'BK01.impact':
    'Ce qui est perdu ici est perdu : ni sauvegardes de base ni WAL ne sont stockés ailleurs.',
  'BK01.remedy':
    'Convient pour un essai. Pour des données qui comptent, créez une base sur une cible avec sauvegardes et déplacez-les-y.',
  'BK02.title': 'L’archivage du WAL échoue',
  'BK02.impact':
    'Les sauvegardes antérieures sont sûres. Les changements survenus depuis ne peuvent pas être restaurés.',
  'BK02.cause':
    'L’archiveur ne donne que son code de sortie ; son journal sur la primaire en dit plus.',
  'BK02.remedy': 'Lisez le journal de l’archiveur dans le pod de la primaire.',
  'BK06.title': 'La dernière sauvegarde a échoué',
  'BK06.impact':
    'Les sauvegardes plus anciennes et le WAL depuis lors sont intacts ; la prochaine restauration dure plus longtemps.',
  'BK06.remedy':
    'Faites une sauvegarde à la main une fois la cause corrigée ; la planification continue d’elle-même.',
  'BK08.title': 'La sauvegarde {{backup}} ne se termine pas',
  'BK08.impact.scheduled':
    'Sa planification ne fait plus de sauvegarde tant que celle-ci n’est pas terminée.',
  'BK08.impact.manual': 'Elle ne sert à aucune restauration avant sa fin.',
  'BK08.remedy':
    'Corrigez l’archivage du WAL s’il échoue : la sauvegarde se termine alors. Sinon, supprimez-la.',
  'BK09.title.never': 'Il n’y a jamais eu de sauvegarde',
  'BK09.title.late':
    'La dernière sauvegarde réussie est plus ancienne que ne le veut la planification',
  'BK09.impact.never':
    'La base ne peut pas être restaurée : du WAL sans sauvegarde de base ne sert à rien.',
  'BK09.impact.late':
    'Elle reste restaurable à tout moment depuis lors ; la restauration dure plus longtemps.',
  'BK09.remedy.never':
    'Faites une sauvegarde maintenant, et vérifiez qu’il y a une planification.',
  'BK09.remedy.late':
    'Voyez si une sauvegarde est bloquée ou a échoué ; faites-en une à la main.',
  'BK03.title': 'Aucun WAL n’a encore été archivé',
  'BK03.impact': 'On ne sait pas si les sauvegardes seront utilisables.',
  'BK03.remedy':
    'Vérifiez que la primaire tourne, puis lisez le journal de l’archiveur dans son pod.',
  'BK04.title.growing_one':
    '{{files}} fichier WAL attend d’être archivé, et il y en a de plus en plus',
  'BK04.title.growing_other':
    '{{files}} fichiers WAL attendent d’être archivés, et il y en a de plus en plus',
  'BK04.title.steady_one': '{{files}} fichier WAL attend d’être archivé',
  'BK04.title.steady_other': '{{files}} fichiers WAL attendent d’être archivés',
  'BK04.impact':
    'Ces changements ne sont pas encore dans la sauvegarde, et leurs fichiers remplissent le volume du WAL.',
  'BK04.remedy':
    'Si l’archivage échoue, corrigez-le. S’il fonctionne, il est trop lent pour ce qui est écrit : voyez la compression et les envois parallèles.',
  'BK05.title': 'L’archivage du WAL est désactivé',
  'BK05.impact':
    'Les changements survenus depuis ne peuvent pas être restaurés, et la prochaine sauvegarde de base ne se termine pas.',
  'BK05.remedy':
    'Retirez l’annotation {{annotation}}, puis faites une sauvegarde.',
  'BK17.title': 'Le plugin {{plugins}} est absent ou ne répond pas',
  'BK17.impact':
    'Rien n’est archivé ni sauvegardé, et les changements ne sont pas appliqués.',
  'BK17.remedy':
    'Vérifiez que le plugin tourne dans le namespace de l’opérateur, et que ses certificats sont valides.',
  'BK18.title': 'Cette base restaurée n’archive rien elle-même',
  'BK18.impact':
    'Les sauvegardes dont elle est issue ne s’enrichissent plus : ce qui est écrit ici n’est stocké nulle part ailleurs.',
  'BK18.remedy':
    'Donnez-lui son propre archiveur, avec son propre nom de serveur ou son propre conteneur.',
  'BK19.unknown': 'L’archive n’a pas été comparée à celles des autres.',
  'BK19.title_one': 'Une autre base archive au même endroit',
  'BK19.title_other': '{{count}} autres bases archivent au même endroit',
  'BK19.impact':
    'Leurs fichiers WAL portent les mêmes noms et se remplacent : aucune des archives n’est fiable pour une restauration.',
  'BK19.remedy':
    'Donnez à chacune son propre nom de serveur ou conteneur, puis faites une sauvegarde de chacune.',
  'BK07.title': 'Une sauvegarde est en cours',
  'BK07.impact':
    'La base continue de fonctionner ; les lectures sur son volume sont un peu plus lentes.',
  'BK07.remedy': 'Rien : attendez sa fin.',
  'BK10.title.suspended': 'La planification des sauvegardes est suspendue',
  'BK10.title.none': 'Il n’y a pas de planification des sauvegardes',
  'BK10.impact':
    'Les sauvegardes de base ne sont faites qu’à la main : le WAL qu’une restauration doit rejouer ne cesse de croître.',
  'BK10.remedy.suspended': 'Mettez spec.suspend du ScheduledBackup à false.',
  'BK10.remedy.none': 'Ajoutez un ScheduledBackup.',
  'BK11.title': 'La planification {{schedule}} ne s’exécute pas',
  'BK11.impact': 'Les sauvegardes prévues ne sont pas faites.',
  'BK11.remedy':
    'Vérifiez que l’opérateur CloudNativePG tourne, et faites une sauvegarde à la main en attendant.',
  'BK12.title':
    'La planification {{schedule}} fait des sauvegardes d’une manière que le cluster n’utilise pas',
  'BK12.impact': 'Ses sauvegardes échouent, ou vont ailleurs que le WAL.',
  'BK12.remedy': 'Mettez spec.method du ScheduledBackup à {{method}}.',
  'BK13.title':
    'La planification {{schedule}} a cinq champs : le premier est lu comme des secondes',
  'BK13.impact':
    'Elle s’exécute à d’autres moments que voulu, le plus souvent chaque heure au lieu de chaque jour.',
  'BK13.remedy': 'Mettez un 0 devant : « 0 {{cron}} ».',
  'BK14.title.short':
    'Les sauvegardes sont conservées {{policy}} ; le plan prévoit {{expected}}',
  'BK14.title.forever': 'Les sauvegardes sont conservées indéfiniment',
  'BK14.impact.short':
    'Ce qui est perdu et remarqué tard ne peut pas être restauré aussi loin que le plan le promet.',
  'BK14.impact.forever':
    'Rien n’est jamais supprimé : le compte de stockage grossit, et sa facture aussi.',
  'BK14.remedy.short':
    'Mettez la durée de conservation à {{expected}}, ou choisissez un autre plan.',
  'BK14.remedy.store':
    'Définissez spec.retentionPolicy de l’ObjectStore, par exemple 14d.',
  'BK14.remedy.inTree':
    'Définissez spec.backup.retentionPolicy, par exemple 14d.',
  'BK14.unknown': 'L’ObjectStore {{store}} n’est pas connu.',
  'BK15.title.empty': 'Aucun moment restaurable n’est connu',
  'BK15.title.short':
    'Les restaurations remontent à moins de la moitié de {{policy}}',
  'BK15.impact.empty':
    'Une sauvegarde a été faite, mais le magasin d’objets ne la liste pas.',
  'BK15.impact.short':
    'Des sauvegardes qui devraient encore être là ont disparu.',
  'BK15.remedy.empty':
    'Regardez dans le magasin d’objets, et dans le journal du plugin dans le pod de la primaire.',
  'BK15.remedy.short':
    'Cherchez qui supprime dans le magasin d’objets : une règle de cycle de vie du compte de stockage, ou une autre politique de rétention.',
  'BK16.title.own':
    'Les sauvegardes passent par du code que CloudNativePG abandonne',
  'BK16.title.source':
    'Une source de restauration est lue par du code que CloudNativePG abandonne',
  'BK16.impact.gone':
    'CloudNativePG {{version}} ne l’a plus : rien n’est archivé.',
  'BK16.impact.soon': 'Avec CloudNativePG {{next}}, cela cesse de fonctionner.',
  'BK16.remedy':
    'Passez au plugin Barman Cloud : un ObjectStore avec le même chemin, et spec.plugins au lieu de barmanObjectStore.',
  'BK20.title': 'D’anciennes sauvegardes n’ont pas pu être supprimées',
  'BK20.impact':
    'Rien n’est perdu ; le stockage dépasse ce que dit la politique de rétention.',
  'BK20.remedy':
    'Vérifiez que l’identité a le droit de supprimer dans le stockage : il faut le rôle Storage Blob Data Contributor.',
  'ST01.title.known': 'Le volume de {{instance}} est plein',
  'ST01.title.unknown': 'Un volume est plein',
  'ST01.impact':
    'PostgreSQL ne démarre pas sans espace libre ; aucune donnée n’est perdue.',
  'ST01.remedy':
    'Agrandissez le PersistentVolumeClaim plein, puis réglez spec.storage.size, ou spec.walStorage.size si c’est le WAL qui le remplit, à la même taille : CloudNativePG n’en agrandit aucun tant qu’une instance manque de place. Ne supprimez rien dans pg_wal.',
  'ST03.title_one': '{{volumes}} est en cours d’agrandissement',
  'ST03.title_other': '{{volumes}} sont en cours d’agrandissement',
  'ST03.impact':
    'Le nouvel espace n’est pas encore là. La base continue de fonctionner.',
  'ST03.remedy.pod':
    'Le disque est assez grand ; le système de fichiers s’agrandit au redémarrage du pod.',
  'ST03.remedy.disk':
    'Azure agrandit un disque en quelques minutes ; certains types de disque doivent être détachés pour cela.',
  'ST03.kept.title':
    '{{volumes}} reste plus petit que ce que demande le Cluster',
  'ST03.kept.impact':
    'resizeInUseVolumes est false : seule une instance recréée reçoit un volume de cette taille.',
  'ST03.kept.remedy':
    'Recréez les instances, l’une après l’autre, ou mettez resizeInUseVolumes à true.',
  'ST04.unknown': 'La StorageClass {{storageClass}} n’est pas connue.',
  'ST04.title.class':
    '{{volume}} ne peut pas être agrandi : sa classe de stockage ne le permet pas',
  'ST04.remedy.class':
    'Faites définir allowVolumeExpansion par l’équipe plateforme sur la classe de stockage {{storageClass}}, ou recréez les instances sur une autre classe.',
  'ST04.title.disk': '{{volume}} ne peut pas être agrandi',
  'ST04.impact':
    'Le volume garde sa taille ; quand il est plein, la base s’arrête.',
  'ST04.remedy.disk':
    'Voyez ce que permettent la classe de stockage et le disque. Sinon, recréez les instances, l’une après l’autre, sur des volumes plus grands.',
  'ST05.title': 'Aucune instance ne peut utiliser {{volumes}}',
  'ST05.impact': 'L’instance à laquelle il appartient ne démarre pas.',
  'ST05.remedy':
    'Lisez les événements du volume. Si son jumeau (données ou WAL) a disparu, supprimez-le : CloudNativePG recrée l’instance.',
  'ST06.title': 'Le WAL n’a pas de volume à lui',
  'ST06.impact':
    'Du WAL qui s’accumule remplit le volume des données, et les deux partagent un même débit.',
  'ST06.remedy':
    'Définissez spec.walStorage : les instances passent à ce volume l’une après l’autre. On ne peut plus le retirer ensuite.',
  'ST08.title': 'Le tablespace {{name}} n’est pas en place',
  'ST08.impact': 'Les tables et les index prévus là ne peuvent pas être créés.',
  'ST08.remedy':
    'Corrigez ce que l’erreur indique : le plus souvent un propriétaire qui n’existe pas.',
  'SC01.title.expired': 'Le certificat dans {{secret}} a expiré',
  'SC01.title.soon_one':
    'Le certificat dans {{secret}} expire dans {{count}} jour',
  'SC01.title.soon_other':
    'Le certificat dans {{secret}} expire dans {{count}} jours',
  'SC01.impact':
    'Ensuite, les applications qui le vérifient ne peuvent plus se connecter, et les secondaires perdent leur primaire.',
  'SC01.remedy.operator':
    'CloudNativePG aurait dû le renouveler : vérifiez que l’opérateur tourne, et lisez son journal.',
  'SC01.remedy.own':
    'Renouvelez-le là d’où il vient, et mettez-le dans le secret.',
  'SC02.title': 'Le superutilisateur peut se connecter par le réseau',
  'SC02.impact':
    'Qui lit son secret peut tout lire et tout changer, au mépris de toutes les règles de la base.',
  'SC02.remedy':
    'Mettez spec.enableSuperuserAccess à false ; utilisez des rôles avec les droits nécessaires.',
  'SC03.title.trust': 'Une règle laisse entrer des clients sans mot de passe',
  'SC03.title.weak':
    'Une règle laisse chacun essayer des mots de passe sans chiffrement',
  'SC03.impact': 'Qui atteint le port peut lire et changer des données.',
  'SC03.remedy':
    'Utilisez hostssl avec scram-sha-256 ou cert, et nommez les bases, les utilisateurs et les adresses.',
  'SC04.title.public': 'Le service {{service}} est ouvert à Internet',
  'SC04.title.wide':
    'Le service {{service}} choisit des instances de toutes les bases du namespace',
  'SC04.impact.public':
    'Tout le monde peut atteindre le port et essayer des mots de passe.',
  'SC04.impact.wide':
    'Des applications peuvent être dirigées vers une autre base, par exemple une copie restaurée.',
  'SC04.remedy.public':
    'Définissez l’annotation {{annotation}}: "true", ou nommez les réseaux autorisés dans spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Ajoutez cnpg.io/cluster à son sélecteur.',
  'SC05.title':
    'Des contrôles de CloudNativePG sont contournés : {{annotations}}',
  'SC05.impact':
    'Les instances peuvent tourner autrement que ne le dit la définition, et les erreurs ne sont pas refusées.',
  'SC05.remedy':
    'Retirez l’annotation quand ce pour quoi elle a été mise est terminé.',
  'SC06.title': 'Le rôle {{role}} n’est pas tel qu’il est déclaré',
  'SC06.impact':
    'Son mot de passe ou ses droits peuvent être anciens, ou il peut manquer.',
  'SC06.remedy':
    'Corrigez ce que le message indique ; une nouvelle tentative a lieu d’elle-même.',
  'CF01.title.database.failed':
    'La base {{name}} n’est pas telle qu’elle est déclarée',
  'CF01.title.database.pending':
    'La base {{name}} n’a pas encore été mise en place comme déclaré',
  'CF01.title.publication.failed':
    'La publication {{name}} n’est pas telle qu’elle est déclarée',
  'CF01.title.publication.pending':
    'La publication {{name}} n’a pas encore été mise en place comme déclaré',
  'CF01.title.subscription.failed':
    'L’abonnement {{name}} n’est pas tel qu’il est déclaré',
  'CF01.title.subscription.pending':
    'L’abonnement {{name}} n’a pas encore été mis en place comme déclaré',
  'CF01.impact.database':
    'La base, un schéma ou une extension peut manquer aux applications.',
  'CF01.impact.publication':
    'Ceux qui y sont abonnés ne reçoivent pas ce qu’ils attendent.',
  'CF01.impact.subscription': 'Les données de sa publication n’arrivent pas.',
  'CF01.remedy':
    'Corrigez ce que le message indique ; une nouvelle tentative a lieu d’elle-même.',
  'CF02.title':
    'Redémarrage nécessaire pour un paramètre modifié : {{instances}}',
  'CF02.impact': 'L’ancienne valeur s’applique jusque-là.',
  'CF02.remedy':
    'CloudNativePG redémarre de lui-même ; avec des mises à jour supervisées, redémarrez la primaire quand cela convient.',
  'CF04.title.failed': 'Le pooler {{pooler}} est en échec',
  'CF04.title.paused': 'Le pooler {{pooler}} est en pause',
  'CF04.impact':
    'Les applications qui passent par lui attendent ou sont refusées.',
  'CF04.remedy.failed': 'Corrigez ce que le message indique.',
  'CF04.remedy.paused':
    'Mettez spec.pgbouncer.paused à false quand l’intervention est terminée.',
  'CF09.title': 'Les ressources ne sont pas garanties',
  'CF09.impact':
    'Quand le nœud manque de mémoire, les instances sont parmi les premières à être arrêtées.',
  'CF09.remedy':
    'Définissez des limites égales aux demandes, pour le CPU et la mémoire.',
  'CF10.unknown':
    'Le PodMonitor {{podMonitor}} sélectionne par des étiquettes que le portail ne garde pas.',
  'CF10.title': 'Personne ne collecte les métriques',
  'CF10.impact':
    'Il n’y a ni courbes du passé ni alertes de Prometheus pour cette base.',
  'CF10.remedy':
    'Créez un PodMonitor qui sélectionne cnpg.io/cluster et le port metrics ; avec le Prometheus managé, un de azmonitoring.coreos.com.',
  'LC08.title.unreadable': 'L’annotation d’hibernation n’est pas lisible',
  'LC08.title.hibernated': 'La base est en hibernation',
  'LC08.impact.unreadable':
    'La base continue de tourner, ou reste arrêtée, quoi qu’on ait voulu.',
  'LC08.impact.hibernated':
    'Aucune instance ne tourne et personne ne peut se connecter. Les données sont sur leurs volumes.',
  'LC08.remedy.unreadable': 'Mettez {{annotation}} à on ou à off.',
  'LC08.remedy.hibernated':
    'Réveillez-la pour l’utiliser ; cela prend environ une demi-minute.',
  'LC05.title.instances': 'Les instances sont en cours de mise à jour',
  'LC05.title.major': 'PostgreSQL passe à une nouvelle version majeure',
  'LC05.title.delayed': 'Une mise à jour attend son tour',
  'LC05.title.manager':
    'Le gestionnaire d’instances est en cours de mise à jour',
  'LC05.impact.major': 'Personne ne peut se connecter avant la fin.',
  'LC05.impact.rolling':
    'Les secondaires redémarrent l’une après l’autre, la primaire en dernier.',
  'LC05.remedy': 'Attendez.',
  'LC09.title.becoming': 'La base devient une réplique d’un autre cluster',
  'LC09.title.unknown': 'La base est une réplique d’un autre cluster',
  'LC09.title.is': 'La base est une réplique de {{source}}',
  'LC09.impact.becoming':
    'Personne ne peut écrire avant la promotion de l’autre cluster.',
  'LC09.impact.is': 'Elle ne peut être que lue.',
  'LC09.remedy.late': 'Voyez plus bas ce qu’attendent ses instances.',
  'LC09.remedy.wait':
    'Attendez le jeton de rétrogradation, puis promouvez l’autre cluster avec lui.',
  'LC09.remedy.demoted':
    'Pour déplacer définitivement les écritures hors d’ici, promouvez l’autre cluster avec le jeton de rétrogradation de status.demotionToken.',
  'LC09.remedy.is':
    'Ne la promouvez que si sa source a disparu ou a été rétrogradée.',
  'LC01.title.noCatalog': 'L’image ne vient pas d’un catalogue',
  'LC01.title.behind': 'PostgreSQL {{from}} tourne, {{to}} est proposé',
  'LC01.impact.noCatalog':
    'Les versions mineures, avec leurs correctifs, n’arrivent qu’à la main.',
  'LC01.impact.behind':
    'Des correctifs de défauts et de failles de sécurité manquent.',
  'LC01.remedy.noCatalog':
    'Nommez un catalogue d’images dans spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'Cherchez pourquoi la mise à jour n’a pas eu lieu : une mise à jour supervisée attend un switchover.',
  'LC01.unknown': 'Le catalogue {{catalog}} n’est pas connu.',
  'LC02.title.ended': 'PostgreSQL {{major}} n’est plus maintenu',
  'LC02.title.ends': 'PostgreSQL {{major}} est maintenu jusqu’au {{end}}',
  'LC02.impact':
    'Ensuite, il n’y a plus de correctifs, pas même pour les failles de sécurité.',
  'LC02.remedy':
    'Prévoyez le passage à une version majeure plus récente ; la base est indisponible pendant l’opération.',
  'LC03.unknown': 'Rien n’indique la version de l’opérateur.',
  'LC03.title': 'CloudNativePG {{version}} n’est plus maintenu',
  'LC03.impact':
    'Les défauts et les failles de sécurité de l’opérateur demeurent.',
  'LC03.remedy':
    'Demandez à l’équipe plateforme de le mettre à jour vers {{oldest}} ou plus récent.',
  'LC04.title':
    'Le catalogue d’images {{catalog}} n’a pas d’image pour PostgreSQL {{major}}',
  'LC04.impact': 'Aucune instance n’est créée ni mise à jour.',
  'LC04.remedy':
    'Demandez à l’équipe plateforme d’ajouter PostgreSQL {{major}} au catalogue.',
  'LC06.title.rolledBack':
    'Le passage à la nouvelle version majeure a été annulé',
  'LC06.title.failed': 'Le passage à la nouvelle version majeure a échoué',
  'LC06.impact.rolledBack':
    'La base tourne avec l’ancienne version ; ses données sont intactes.',
  'LC06.impact.failed':
    'La base est indisponible jusqu’à ce que le passage soit réparé ou annulé.',
  'LC06.remedy':
    'Lisez le journal du job de mise à niveau : le plus souvent, une extension manque dans la nouvelle image. Pour annuler, remettez l’ancienne image.',
  'LC10.title':
    'La définition utilise des champs que CloudNativePG va abandonner : {{fields}}',
  'LC10.impact':
    'Rien aujourd’hui ; une mise à jour de l’opérateur pourrait les ignorer ou les refuser.',
  'LC10.remedy':
    'Utilisez spec.postgresql.synchronous, votre propre PodMonitor, et spec.storage.size seul.',
  'creation.identity': 'Identité managée dans Azure',
  'creation.identity.refused': 'Azure ne l’accepte pas : {{code}}',
  'creation.store': 'Magasin d’objets pour les sauvegardes',
  'creation.store.missing': 'L’ObjectStore {{store}} n’existe pas',
  'creation.cluster': 'Cluster accepté par CloudNativePG',
  'creation.primary': 'La primaire est prête',
  'creation.replicas': 'Les {{desired}} instances sont prêtes',
  'creation.replicas.some': '{{ready}} instances prêtes sur {{desired}}',
  'creation.archiving': 'Premier WAL archivé',
  'creation.databases_one': 'La base demandée est là',
  'creation.databases_other': 'Les {{count}} bases demandées sont là',
  'creation.databases.some': '{{done}} sur {{all}} sont là',
  'creation.pooler': 'Le pooler est prêt',
  'creation.backup': 'Première sauvegarde faite',
  'creation.backup.running': '{{backup}} est en cours',
  'creation.unschedulable': 'Aucun nœud n’accepte le pod {{pod}} : {{message}}',
  'creation.jobFailed': '{{pod}} a échoué ; son journal dit pourquoi',
  'creation.podRefused': 'Kubernetes refuse un de ses pods : {{message}}',
  'creation.volumeRefused':
    'Le volume {{volume}} ne peut pas être créé : {{message}}',
  'creation.volumeMissing':
    'Le pod {{pod}} n’obtient pas son volume : {{message}}',
  'creation.unseen':
    'CloudNativePG n’a pas regardé ce Cluster : il ne fonctionne pas, ou ne suit que d’autres espaces de noms (WATCH_NAMESPACE)',
  'creation.noPods':
    'CloudNativePG n’a encore créé aucun pod. Son journal dit pourquoi ; un ResourceQuota, un LimitRange ou une règle de l’espace de noms peut refuser les volumes',
  'phase.settingUpPrimary': 'Mise en place de la primaire',
  'phase.creatingReplica': 'Création d’une nouvelle secondaire',
  'phase.upgrading': 'Mise à jour du cluster',
  'phase.upgradingMajor':
    'Passage à une nouvelle version majeure de PostgreSQL',
  'phase.upgradeDelayed': 'Mise à jour du cluster différée',
  'phase.onlineUpgrade': 'Mise à jour en ligne en cours',
  'phase.restartInPlace': 'Redémarrage de la primaire sur place',
  'phase.restart': 'Redémarrage de la primaire sans switchover',
  'phase.waitingForInstances': 'Attente du démarrage des instances',
  'phase.applyingConfiguration': 'Application de la configuration',
  'phase.promoting': 'Promotion en cluster primaire',
  'phase.switchover': 'Switchover en cours',
  'phase.waitingForUser': 'En attente d’une action de l’utilisateur',
  'phase.failover': 'Failover en cours',
  'phase.unrecoverable':
    'Le cluster est irrécupérable et demande une intervention manuelle',
  'phase.cannotCreate':
    'Les objets nécessaires au cluster n’ont pas pu être créés',
  'phase.invalid': 'Définition du cluster invalide',
  'phase.catalog': 'Le catalogue d’images du cluster est incomplet ou invalide',
  'phase.unknownPlugin':
    'Le cluster ne peut pas avancer : un plugin requis est inconnu',
  'phase.pluginError':
    'Le cluster ne peut pas avancer : erreur dans l’échange avec les plugins',
  'phase.architecture':
    'La mise à jour en ligne des instances est impossible : il manque le binaire de l’architecture',
  'phase.noSpace': 'Espace disque insuffisant',
  'phase.noAnswer':
    'CloudNativePG n’obtient pas l’état des instances : la communication HTTP échoue',
  'operation.rollout.single':
    'La seule instance est remplacée : personne ne peut lire ni écrire pendant environ 15 secondes, et plus longtemps tant que des clients gardent leurs connexions ouvertes.',
  'operation.rollout.single.inPlace':
    'PostgreSQL redémarre sur place : personne ne peut lire ni écrire pendant environ 5 secondes, et plus longtemps tant que des clients gardent leurs connexions ouvertes.',
  'operation.rollout.switchover':
    'Les secondaires sont remplacées l’une après l’autre. Ensuite l’une d’elles prend le relais, et l’ancienne primaire la suit : les écritures s’arrêtent pendant environ 10 à 30 secondes.',
  'operation.rollout.supervised':
    'Les secondaires sont remplacées l’une après l’autre. Ensuite CloudNativePG attend que quelqu’un fasse ici un switchover ou redémarre la primaire (primaryUpdateStrategy vaut supervised), ce qui arrête les écritures pendant environ 10 à 30 secondes.',
  'operation.rollout.waits':
    '{{effect}} CloudNativePG commence quand toutes les instances sont prêtes, et attend pour l’instant {{instances}}.',
  'operation.restart.waits':
    'CloudNativePG ne redémarre rien tant que toutes les instances ne sont pas prêtes, et attend {{instances}} : redémarrez cette instance seule, ou levez son isolement.',
  'operation.restart-instance.fenced':
    '{{instance}} est isolée, donc PostgreSQL n’y fonctionne pas : levez plutôt son isolement.',
  'operation.restart-instance.notReady':
    'La primaire {{instance}} n’est pas prête, donc PostgreSQL ne peut pas redémarrer sur place : CloudNativePG le relance ou fait un failover de lui-même.',
  'operation.switchover.primaryFenced':
    'La primaire {{instance}} est isolée, et il peut manquer à une secondaire ce qui y a été validé : levez d’abord son isolement.',
  'operation.hibernate.waits':
    '{{effect}} CloudNativePG commence quand le cluster est sain, ce qu’il n’est pas en ce moment.',
  'operation.scale.supervised':
    'CloudNativePG demande au moins 2 instances tant que primaryUpdateStrategy vaut supervised.',
  'operation.scale.walLogHints':
    'CloudNativePG n’accepte plus d’une instance qu’avec wal_log_hints activé, et il est désactivé.',
  'operation.change-plan.volumes':
    '{{effect}} Les volumes grandissent là où l’offre en a de plus grands, et ne rétrécissent jamais ; le nombre d’instances reste.',
  'operation.change-plan.volumesStay':
    '{{effect}} Les volumes et le nombre d’instances restent. {{reason}}',
  'operation.grow-storage.full':
    'Une instance n’a plus de place, et CloudNativePG n’agrandit aucun volume avant qu’elle fonctionne de nouveau. L’équipe plateforme agrandit d’abord son PersistentVolumeClaim ; demandez ensuite ici la même taille.',
  'operation.parameters.restart.other_one':
    '{{names}} demande un redémarrage. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} demandent un redémarrage. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} doit être compris entre {{least}} et {{most}}, et « {{value}} » ne l’est pas.',
  'operation.declared.replica':
    'La base suit un autre cluster, et en a les bases et les rôles : faites le changement là-bas.',
  'operation.database-remove.inUse':
    '{{effect}} PostgreSQL refuse tant que quelqu’un y est connecté, et CloudNativePG réessaie jusqu’à ce que plus personne ne le soit.',
  'operation.role-remove.owns':
    '{{effect}} PostgreSQL refuse tant que le rôle possède quelque chose ou a reçu des droits, et CloudNativePG réessaie jusqu’à ce qu’il n’ait plus rien.',
  'operation.role-create.secretTaken':
    'Il y a déjà un secret {{secret}} qui n’appartient pas à cette base : choisissez un autre nom.',
  'operation.rotate-password.owned':
    'Le secret {{secret}} est tenu par {{owner}}, qui rétablirait l’ancien mot de passe : changez-le là-bas.',
  'operation.rotate-password.noRole':
    'Le Cluster ne nomme aucun rôle de l’application, donc CloudNativePG ne reprendrait pas un nouveau mot de passe.',
  ...operations,
  ...doctor,
  ...policy,
  ...plan,
};

export default messages;
