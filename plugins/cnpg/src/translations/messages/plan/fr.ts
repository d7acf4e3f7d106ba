import type { Messages } from '../messages';

export const plan = {
  'plan.list.none': 'aucun',
  'name.missing': 'Donnez un nom à la base.',
  'name.long':
    'Le nom a {{length}} caractères ; {{most}} au plus sont possibles.',
  'name.upperCase': 'Le nom ne peut pas avoir de majuscules.',
  'name.start': 'Le nom doit commencer par une lettre.',
  'name.hyphen': 'Le nom ne peut pas finir par un tiret.',
  'name.characters':
    'Le nom ne peut avoir que des minuscules, des chiffres et des tirets.',
  'name.pooler':
    'Le nom ne peut pas finir par {{suffix}} : ce serait le pooler d’une autre base.',
  'name.taken':
    'Il y a déjà une base {{name}} dans le namespace {{namespace}} sur {{target}} ; choisissez un autre nom.',
  'name.different':
    'Ce service a déjà une base {{name}} dans le namespace {{namespace}} sur {{target}}, avec {{differences}} ; choisissez un autre nom pour une nouvelle.',
  'plan.namespace.invalid':
    'Le namespace « {{namespace}} » n’est pas un nom Kubernetes valide ; il découle du propriétaire du service.',
  'plan.namespace.reserved':
    'Le namespace « {{namespace}} » appartient à Kubernetes ; donnez-en un autre au propriétaire du service.',
  'plan.unknown.plan':
    'Il n’y a pas de plan « {{value}} » ; il y a : {{offered}}.',
  'plan.unknown.environment':
    'Il n’y a pas d’environnement « {{value}} » ; il y a : {{offered}}.',
  'plan.unknown.target':
    'Il n’y a pas de cible « {{value}} » ; il y a : {{offered}}.',
  'plan.notInEnvironment':
    'Le plan {{plan}} n’est pas proposé dans {{environment}} ; il y a : {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} n’est pas proposée à {{owner}} ; il y a : {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} n’est pas proposée dans {{environment}} ; il y a : {{offered}}.',
  'plan.version.notOffered':
    'PostgreSQL {{version}} n’est pas proposé ; il y a : {{offered}}.',
  'plan.version.noImage':
    '{{target}} n’a pas d’image de PostgreSQL {{version}} ; il y a : {{offered}}.',
  'plan.target.noAzure':
    '{{target}} doit garder les sauvegardes dans Azure, mais sa configuration ne dit pas où.',
  'plan.target.oldOperator':
    'CloudNativePG {{version}} sur {{target}} est trop ancien ; il faut {{oldest}} ou plus récent.',
  'plan.warning.noBackups':
    '{{target}} ne garde pas de sauvegardes : ce qui y est perdu reste perdu.',
  'plan.warning.one':
    'Le plan {{plan}} a une seule instance : aucune autre ne prend le relais quand elle ou son nœud disparaît.',
  'plan.warning.two':
    'Le plan {{plan}} a deux instances : un commit n’attend pas la secondaire tant qu’elle est absente, et un failover peut donc perdre les derniers commits.',
  'plan.warning.noWalVolume':
    'Le plan {{plan}} n’a pas de volume réservé au WAL : quand l’archivage échoue, le WAL remplit le volume de données.',
  'plan.warning.sharedNode':
    'Sur {{target}}, plusieurs instances peuvent partager un nœud et disparaître avec lui.',
  'plan.warning.nodes':
    'En ce moment, {{target}} a {{nodes}} des {{wanted}} nœuds dont cette base a besoin : prêts, avec les étiquettes de son sélecteur de nœuds et sans taint qu’elle ne tolère pas. Les instances attendent qu’il y en ait davantage ; un cluster autoscaler peut en ajouter.',
  'plan.warning.noZones':
    'Les nœuds de {{target}} n’indiquent pas de zone de disponibilité, et ses bases doivent être réparties sur des zones : aucun nœud n’accepte d’instance. L’équipe plateforme doit régler spread sur nodes.',
  'plan.warning.inTree':
    'CloudNativePG retire son propre archivage en 1.31 : avant cette mise à jour, cette base doit passer au plugin Barman Cloud.',
  'plan.warning.transaction':
    'Par transaction, le pooler donne une connexion à un autre client après chacune : SET, LISTEN, les verrous consultatifs et les curseurs WITH HOLD d’une session ne fonctionnent pas à travers lui.',
  'options.database.missing': 'Donnez un nom à chaque base supplémentaire.',
  'options.database.reserved': 'PostgreSQL garde la base {{name}} pour lui.',
  'options.database.characters':
    'Le nom d’une base doit commencer par une lettre, n’avoir que des minuscules, des chiffres et des tirets bas, 63 au plus, et ne pas finir par un tiret bas.',
  'options.database.application':
    'La base {{name}} est celle de l’application, et existe de toute façon.',
  'options.database.twice': 'La base {{name}} y figure deux fois.',
  'options.database.many':
    '{{most}} bases supplémentaires au plus sont possibles ; il y en a {{number}}.',
  'options.profile.noBackups':
    '{{target}} ne garde pas de sauvegardes, le profil inTree n’a donc rien à y faire.',
  'options.profile.unknownVersion':
    'On ne sait pas quelle version de CloudNativePG tourne sur {{target}}, le profil inTree ne peut donc pas être proposé. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'On ne sait pas quelle version de CloudNativePG tourne sur {{target}}, le profil inTree ne peut donc pas être proposé.',
  'options.profile.gone':
    'CloudNativePG {{version}} sur {{target}} n’a plus d’archivage propre ; choisissez le profil current.',
  'options.profile.unknown': 'Il n’y a pas de profil « {{profile}} ».',
  'options.extensions_one':
    'L’extension {{names}} n’est pas proposée ; il y a : {{offered}}.',
  'options.extensions_other':
    'Les extensions {{names}} ne sont pas proposées ; il y a : {{offered}}.',
  'options.pooler.mode': 'Le pooler travaille par session ou par transaction.',
  'options.pooler.instances': 'Le pooler a de 1 à {{most}} instances.',
} satisfies Partial<Messages>;
