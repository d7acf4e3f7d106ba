import type { Messages } from '../messages';

export const policy = {
  'policy.asks': '{{broken}} Policyn ”{{policy}}” kräver det.',
  'policy.refuses': 'Policyer eller kvoter förbjuder det. {{problems}}',
  'policy.majors':
    'PostgreSQL {{major}} är inte bland de versioner som är tillåtna: {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'Stödet för PostgreSQL {{major}} upphörde {{end}}.',
  'policy.endOfLifeDays.ends':
    'Stödet för PostgreSQL {{major}} upphör {{end}}, om mindre än {{days}}.',
  'policy.minInstances_one':
    'Den har {{count}} instans; minst {{least}} krävs.',
  'policy.minInstances_other':
    'Den har {{count}} instanser; minst {{least}} krävs.',
  'policy.synchronous':
    'Commits väntar inte på en standby: en failover kan förlora de sista.',
  'policy.zones.none':
    'Dess instanser behöver inte köras i olika zoner; {{least}} zoner krävs.',
  'policy.zones_one':
    'Dess instanser sprids över högst {{count}} zon; {{least}} krävs.',
  'policy.zones_other':
    'Dess instanser sprids över högst {{count}} zoner; {{least}} krävs.',
  'policy.backups':
    'Den har inga säkerhetskopior: WAL arkiveras inte, eller inget schema gör bassäkerhetskopior.',
  'policy.maxBackupAgeMs.none':
    'Den har inga bassäkerhetskopior; en per {{most}} krävs.',
  'policy.maxBackupAgeMs.schedule':
    'Det går {{interval}} mellan bassäkerhetskopiorna; högst {{most}} krävs.',
  'policy.maxBackupAgeMs.old':
    'Den senaste bassäkerhetskopian är {{age}} gammal; högst {{most}} är tillåtet.',
  'policy.minRetentionDays.none':
    'Den har inga säkerhetskopior som kan behållas i {{least}}.',
  'policy.minRetentionDays':
    'Säkerhetskopior behålls i {{kept}}; minst {{least}} krävs.',
  'policy.exposure': 'Den kan nås {{reach}}; tillåtet är {{allowed}}.',
  'policy.reach.none': 'bara inifrån Kubernetes',
  'policy.reach.internal': 'från det privata nätverket',
  'policy.reach.public': 'från internet',
  'policy.sourceRanges':
    'Den kan nås från {{ranges}}; tillåtet är {{allowed}}.',
  'policy.sourceRanges.nothing':
    'Den kan nås från {{ranges}}; inget är tillåtet.',
  'policy.parameters':
    'Den sätter PostgreSQL-parametrar som inte är tillåtna: {{names}}.',
  'policy.storageClasses':
    'Dess lagringsklass {{storageClass}} är inte bland dem som är tillåtna: {{allowed}}.',
  'policy.namePattern': 'Namnet {{name}} följer inte mönstret {{pattern}}.',
  'policy.deletionProtection': 'Den är inte skyddad mot borttagning.',
  'quota.databases':
    'Kvoten för {{owner}} är {{limit}} databaser; {{used}} används, och detta tar {{wanted}}. Avveckla en databas, välj en mindre plan eller be plattformsteamet om mer.',
  'quota.cpu':
    'Kvoten för {{owner}} är {{limit}} CPU; {{used}} CPU används, och detta tar {{wanted}} CPU. Avveckla en databas, välj en mindre plan eller be plattformsteamet om mer.',
  'quota.memory':
    'Minneskvoten för {{owner}} är {{limit}}; {{used}} används, och detta tar {{wanted}}. Avveckla en databas, välj en mindre plan eller be plattformsteamet om mer.',
  'quota.storage':
    'Lagringskvoten för {{owner}} är {{limit}}; {{used}} används, och detta tar {{wanted}}. Avveckla en databas, välj en mindre plan eller be plattformsteamet om mer.',
  'quota.monthlyCost':
    'Kostnadskvoten för {{owner}} är {{limit}} per månad; {{used}} per månad används, och detta tar {{wanted}} per månad. Avveckla en databas, välj en mindre plan eller be plattformsteamet om mer.',
} satisfies Partial<Messages>;
