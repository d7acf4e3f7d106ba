import type { Messages } from '../messages';

export const policy = {
  'policy.asks': '{{broken}} C’est la politique « {{policy}} » qui le demande.',
  'policy.refuses': 'Des politiques ou des quotas l’interdisent. {{problems}}',
  'policy.majors':
    'PostgreSQL {{major}} ne fait pas partie des versions permises : {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'Le support de PostgreSQL {{major}} s’est terminé le {{end}}.',
  'policy.endOfLifeDays.ends':
    'Le support de PostgreSQL {{major}} se termine le {{end}}, dans moins de {{days}}.',
  'policy.minInstances_one':
    'Elle a {{count}} instance ; il en faut au moins {{least}}.',
  'policy.minInstances_other':
    'Elle a {{count}} instances ; il en faut au moins {{least}}.',
  'policy.synchronous':
    'Les commits n’attendent aucune secondaire : un failover peut perdre les derniers.',
  'policy.zones.none':
    'Ses instances ne sont pas tenues de tourner dans des zones différentes ; il faut {{least}} zones.',
  'policy.zones_one':
    'Ses instances se répartissent sur {{count}} zone au plus ; il en faut {{least}}.',
  'policy.zones_other':
    'Ses instances se répartissent sur {{count}} zones au plus ; il en faut {{least}}.',
  'policy.backups':
    'Elle n’a pas de sauvegardes : le WAL n’est pas archivé, ou aucune planification ne fait de sauvegardes de base.',
  'policy.maxBackupAgeMs.none':
    'Elle n’a pas de sauvegardes de base ; il en faut une toutes les {{most}}.',
  'policy.maxBackupAgeMs.schedule':
    'Les sauvegardes de base sont espacées de {{interval}} ; l’écart permis est de {{most}}.',
  'policy.maxBackupAgeMs.old':
    'La dernière sauvegarde de base date de {{age}} ; {{most}} au plus sont permis.',
  'policy.minRetentionDays.none':
    'Elle n’a pas de sauvegardes qui pourraient être gardées {{least}}.',
  'policy.minRetentionDays':
    'Les sauvegardes sont gardées {{kept}} ; il faut au moins {{least}}.',
  'policy.exposure':
    'Elle est joignable {{reach}} ; ce qui est permis : {{allowed}}.',
  'policy.reach.none': 'depuis l’intérieur de Kubernetes seulement',
  'policy.reach.internal': 'depuis le réseau privé',
  'policy.reach.public': 'depuis Internet',
  'policy.sourceRanges':
    'Elle est joignable depuis {{ranges}} ; ce qui est permis : {{allowed}}.',
  'policy.sourceRanges.nothing':
    'Elle est joignable depuis {{ranges}} ; rien n’est permis.',
  'policy.parameters':
    'Elle règle des paramètres de PostgreSQL qui ne sont pas permis : {{names}}.',
  'policy.storageClasses':
    'Sa classe de stockage {{storageClass}} ne fait pas partie de celles qui sont permises : {{allowed}}.',
  'policy.namePattern': 'Le nom {{name}} ne suit pas le motif {{pattern}}.',
  'policy.deletionProtection': 'Elle n’est pas protégée contre la suppression.',
  'quota.databases':
    'Le quota de bases de {{owner}} est de {{limit}} ; {{used}} sont utilisées, et celle-ci en prend {{wanted}}. Retirez une base, choisissez un plan plus petit, ou demandez-en davantage à l’équipe plateforme.',
  'quota.cpu':
    'Le quota de CPU de {{owner}} est de {{limit}} CPU ; {{used}} CPU sont utilisés, et ceci en prend {{wanted}}. Retirez une base, choisissez un plan plus petit, ou demandez-en davantage à l’équipe plateforme.',
  'quota.memory':
    'Le quota de mémoire de {{owner}} est de {{limit}} ; {{used}} sont utilisés, et ceci prend {{wanted}}. Retirez une base, choisissez un plan plus petit, ou demandez-en davantage à l’équipe plateforme.',
  'quota.storage':
    'Le quota de stockage de {{owner}} est de {{limit}} ; {{used}} sont utilisés, et ceci prend {{wanted}}. Retirez une base, choisissez un plan plus petit, ou demandez-en davantage à l’équipe plateforme.',
  'quota.monthlyCost':
    'Le quota de coût de {{owner}} est de {{limit}} par mois ; {{used}} par mois sont utilisés, et ceci prend {{wanted}} par mois. Retirez une base, choisissez un plan plus petit, ou demandez-en davantage à l’équipe plateforme.',
} satisfies Partial<Messages>;
