import type { Messages } from '../messages';

export const plan = {
  'plan.list.none': 'nenhum',
  'name.missing': 'Dê um nome ao banco.',
  'name.long':
    'O nome tem {{length}} caracteres; são possíveis no máximo {{most}}.',
  'name.upperCase': 'O nome não pode ter maiúsculas.',
  'name.start': 'O nome deve começar com uma letra.',
  'name.hyphen': 'O nome não pode terminar com hífen.',
  'name.characters': 'O nome só pode ter minúsculas, dígitos e hifens.',
  'name.pooler':
    'O nome não pode terminar com {{suffix}}: esse é o pooler de outro banco.',
  'name.taken':
    'Já há um banco {{name}} no namespace {{namespace}} em {{target}}; escolha outro nome.',
  'name.different':
    'Este serviço já tem um banco {{name}} no namespace {{namespace}} em {{target}}, com {{differences}}; escolha outro nome para um novo.',
  'plan.namespace.invalid':
    'O namespace “{{namespace}}” não é um nome válido do Kubernetes; ele decorre do dono do serviço.',
  'plan.namespace.reserved':
    'O namespace “{{namespace}}” pertence ao Kubernetes; dê outro ao dono do serviço.',
  'plan.unknown.plan': 'Não há plano “{{value}}”; há {{offered}}.',
  'plan.unknown.environment': 'Não há ambiente “{{value}}”; há {{offered}}.',
  'plan.unknown.target': 'Não há destino “{{value}}”; há {{offered}}.',
  'plan.notInEnvironment':
    'O plano {{plan}} não é oferecido em {{environment}}; há {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} não é oferecido a {{owner}}; há {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} não é oferecido em {{environment}}; há {{offered}}.',
  'plan.version.notOffered':
    'O PostgreSQL {{version}} não é oferecido; há {{offered}}.',
  'plan.version.noImage':
    '{{target}} não tem imagem do PostgreSQL {{version}}; há {{offered}}.',
  'plan.target.noAzure':
    '{{target}} deve guardar backups no Azure, mas a configuração não diz onde.',
  'plan.target.oldOperator':
    'O CloudNativePG {{version}} em {{target}} é antigo demais; é preciso {{oldest}} ou mais novo.',
  'plan.warning.noBackups':
    '{{target}} não guarda backups: o que se perde lá fica perdido.',
  'plan.warning.one':
    'O plano {{plan}} tem uma só instância: nenhuma outra assume quando ela ou seu nó some.',
  'plan.warning.two':
    'O plano {{plan}} tem duas instâncias: um commit não aguarda o standby enquanto ele está ausente, portanto um failover pode perder os últimos commits.',
  'plan.warning.noWalVolume':
    'O plano {{plan}} não tem volume próprio para WAL: quando o arquivamento falha, o WAL enche o volume de dados.',
  'plan.warning.sharedNode':
    'Em {{target}}, várias instâncias podem dividir um nó e sumir com ele.',
  'plan.warning.nodes':
    'Neste momento {{target}} tem {{nodes}} dos {{wanted}} nós de que este banco precisa: prontos, com os rótulos do seletor de nós e sem taint que ele não tolere. As instâncias aguardam até haver mais; um cluster autoscaler pode adicioná-los.',
  'plan.warning.noZones':
    'Os nós de {{target}} não indicam zona de disponibilidade, e os bancos dele devem ser distribuídos por zonas: nenhum nó aceita uma instância. A equipe de plataforma deve definir spread como nodes.',
  'plan.warning.inTree':
    'O CloudNativePG remove seu próprio arquivamento na 1.31: antes dessa atualização, este banco precisa ser movido para o plugin Barman Cloud.',
  'plan.warning.transaction':
    'Por transação, o pooler dá uma conexão a outro cliente depois de cada uma: SET, LISTEN, bloqueios consultivos e cursores WITH HOLD de uma sessão não funcionam por ele.',
  'options.database.missing': 'Dê um nome a cada banco adicional.',
  'options.database.reserved': 'O PostgreSQL reserva o banco {{name}} para si.',
  'options.database.characters':
    'O nome de um banco deve começar com letra, ter só minúsculas, dígitos e sublinhados, no máximo 63, e não terminar com sublinhado.',
  'options.database.application':
    'O banco {{name}} é o da própria aplicação, e existe de qualquer modo.',
  'options.database.twice': 'O banco {{name}} aparece duas vezes.',
  'options.database.many':
    'São possíveis no máximo {{most}} bancos adicionais; estes são {{number}}.',
  'options.profile.noBackups':
    '{{target}} não guarda backups, portanto o perfil inTree não tem o que fazer lá.',
  'options.profile.unknownVersion':
    'Não se sabe qual versão do CloudNativePG roda em {{target}}, portanto o perfil inTree não pode ser oferecido. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'Não se sabe qual versão do CloudNativePG roda em {{target}}, portanto o perfil inTree não pode ser oferecido.',
  'options.profile.gone':
    'O CloudNativePG {{version}} em {{target}} não tem mais arquivamento próprio; escolha o perfil current.',
  'options.profile.unknown': 'Não há perfil “{{profile}}”.',
  'options.extensions_one':
    'A extensão {{names}} não é oferecida; há {{offered}}.',
  'options.extensions_other':
    'As extensões {{names}} não são oferecidas; há {{offered}}.',
  'options.pooler.mode': 'O pooler trabalha por sessão ou por transação.',
  'options.pooler.instances': 'O pooler tem de 1 a {{most}} instâncias.',
} satisfies Partial<Messages>;
