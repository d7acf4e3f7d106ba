import type { Messages } from '../messages';

export const policy = {
  'policy.asks': '{{broken}} A política “{{policy}}” o exige.',
  'policy.refuses': 'Políticas ou cotas o proíbem. {{problems}}',
  'policy.majors':
    'O PostgreSQL {{major}} não está entre as versões permitidas: {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'O suporte ao PostgreSQL {{major}} terminou em {{end}}.',
  'policy.endOfLifeDays.ends':
    'O suporte ao PostgreSQL {{major}} termina em {{end}}, em menos de {{days}}.',
  'policy.minInstances_one':
    'Tem {{count}} instância; são exigidas pelo menos {{least}}.',
  'policy.minInstances_other':
    'Tem {{count}} instâncias; são exigidas pelo menos {{least}}.',
  'policy.synchronous':
    'Os commits não aguardam um standby: um failover pode perder os últimos.',
  'policy.zones.none':
    'As instâncias não precisam rodar em zonas diferentes; são exigidas {{least}} zonas.',
  'policy.zones_one':
    'As instâncias se distribuem por no máximo {{count}} zona; são exigidas {{least}}.',
  'policy.zones_other':
    'As instâncias se distribuem por no máximo {{count}} zonas; são exigidas {{least}}.',
  'policy.backups':
    'Não tem backups: o WAL não é arquivado, ou nenhum agendamento faz backups base.',
  'policy.maxBackupAgeMs.none':
    'Não tem backups base; é exigido um a cada {{most}}.',
  'policy.maxBackupAgeMs.schedule':
    'Os backups base são feitos a cada {{interval}}; é exigido um a cada {{most}}.',
  'policy.maxBackupAgeMs.old':
    'O último backup base tem {{age}}; são permitidos no máximo {{most}}.',
  'policy.minRetentionDays.none':
    'Não tem backups que pudessem ser guardados por {{least}}.',
  'policy.minRetentionDays':
    'Os backups são guardados por {{kept}}; são exigidos pelo menos {{least}}.',
  'policy.exposure': 'Pode ser alcançado {{reach}}; o permitido é {{allowed}}.',
  'policy.reach.none': 'só de dentro do Kubernetes',
  'policy.reach.internal': 'da rede privada',
  'policy.reach.public': 'da internet',
  'policy.sourceRanges':
    'Pode ser alcançado de {{ranges}}; o permitido é {{allowed}}.',
  'policy.sourceRanges.nothing':
    'Pode ser alcançado de {{ranges}}; nada é permitido.',
  'policy.parameters':
    'Define parâmetros do PostgreSQL que não são permitidos: {{names}}.',
  'policy.storageClasses':
    'A classe de armazenamento {{storageClass}} não está entre as permitidas: {{allowed}}.',
  'policy.namePattern': 'O nome {{name}} não segue o padrão {{pattern}}.',
  'policy.deletionProtection': 'Não está protegido contra exclusão.',
  'quota.databases':
    'A cota de bancos de {{owner}} é {{limit}}; {{used}} estão em uso, e isto toma {{wanted}}. Desative um banco, escolha um plano menor ou peça mais à equipe de plataforma.',
  'quota.cpu':
    'A cota de CPU de {{owner}} é {{limit}} CPU; {{used}} CPU estão em uso, e isto toma {{wanted}} CPU. Desative um banco, escolha um plano menor ou peça mais à equipe de plataforma.',
  'quota.memory':
    'A cota de memória de {{owner}} é {{limit}}; {{used}} estão em uso, e isto toma {{wanted}}. Desative um banco, escolha um plano menor ou peça mais à equipe de plataforma.',
  'quota.storage':
    'A cota de armazenamento de {{owner}} é {{limit}}; {{used}} estão em uso, e isto toma {{wanted}}. Desative um banco, escolha um plano menor ou peça mais à equipe de plataforma.',
  'quota.monthlyCost':
    'A cota de custo de {{owner}} é {{limit}} por mês; {{used}} por mês estão em uso, e isto toma {{wanted}} por mês. Desative um banco, escolha um plano menor ou peça mais à equipe de plataforma.',
} satisfies Partial<Messages>;
