import type { Messages } from '../messages';

export const operations = {
  'operation.undisturbed': 'Nada é interrompido.',
  'operation.deleting': 'O banco está sendo excluído.',
  'operation.hibernated': 'O banco está hibernado: acorde-o primeiro.',
  'operation.notPermitted':
    'Exige a permissão {{permission}} para o banco de dados, que a equipe de plataforma concede na política de permissões do portal.',
  'operation.readOnly':
    'O portal está somente leitura no momento (cnpg.readOnly na configuração), portanto nada pode ser alterado.',
  'operation.frozen':
    '{{title}}: até {{to}} nada é alterado aqui, exceto backups (cnpg.freezes na configuração). Fale com a equipe de plataforma se não puder esperar.',
  'operation.wait': 'É preciso aguardar; em andamento: {{title}}.',
  'operation.wait.detail':
    'É preciso aguardar; em andamento: {{title}} ({{detail}}).',
  'operation.beingStarted':
    '“{{title}}” está sendo iniciado em {{database}} por {{user}} neste momento: aguarde até que termine.',
  'operation.beingStarted.other':
    'Outra operação estava sendo iniciada em {{database}} neste momento: tente de novo.',
  'operation.busyTarget':
    'Já há em {{target}} tantos bancos sendo alterados neste momento quantos a equipe de plataforma permite ({{most}}, cnpg.operations.perTarget): tente de novo quando um deles terminar.',
  'operation.changed':
    'Algo mudou desde que você olhou ({{fact}}): era {{before}} e agora é {{after}}. Olhe de novo antes de decidir.',
  'operation.notSet': 'não definido',
  'operation.gone': 'Não há mais um banco {{name}} no namespace {{namespace}}.',
  'operation.unknownInstance': 'Não há instância {{instance}}.',
  'input.missing': 'Falta uma resposta.',
  'input.form': 'A resposta não tem a forma pedida.',
  'input.unknown': 'A operação não pede {{names}}.',
  'input.least': 'Deve ser pelo menos {{least}}.',
  'input.most': 'Deve ser no máximo {{most}}.',
  'input.oneOf': 'Deve ser um destes valores: {{values}}.',
  'input.label':
    'Deve começar com letra minúscula e ter só minúsculas, dígitos e hifens, no máximo 50 ao todo.',
  'input.sqlName':
    'Deve começar com letra, ter só minúsculas, dígitos e sublinhados, no máximo 63, e não terminar com sublinhado.',
  'input.size': 'Deve ser um tamanho como 64Gi.',
  'input.reason.long': 'Pode ter no máximo {{most}} caracteres.',
  'input.reason.missing': 'Informe-o para este banco. {{hint}}.',
  'input.reason.form': 'Não tem a forma pedida. {{hint}}.',
  'operation.backup.effect':
    'Nada é interrompido. O backup é lido de um standby, se houver, e demora tanto mais quanto maiores forem os dados.',
  'operation.backup.title': 'Backup base',
  'operation.backup.started':
    'Nada é interrompido. O backup está pronto quando sua fase é “completed”.',
  'operation.backup.none':
    'Não há backups configurados para este banco: o Cluster dele não indica armazenamento de objetos nem snapshots de volumes.',
  'operation.backup.running':
    'O backup {{backup}} ainda está em andamento; aguarde até que termine.',
  'operation.backup.archiving':
    'O arquivamento de WAL falha, e um backup aguardaria até que voltasse a funcionar: repare o arquivamento primeiro.',
  'operation.backup.noInstance':
    'Nenhuma instância está pronta para que um backup seja lido dela.',
  'operation.schedule.utc': 'Nada é interrompido. Os horários são em UTC.',
  'operation.schedule.none': 'O banco não tem agendamento de backup.',
  'operation.schedule.unknown':
    'O banco não tem o agendamento de backup {{name}}.',
  'operation.schedule.fact': 'agendamento {{name}}',
  'operation.schedule-create.taken': 'Já há um agendamento {{name}}.',
  'operation.schedule-create.title': 'Novo agendamento de backup {{name}}',
  'operation.schedule-create.effect.now':
    'Nada é interrompido. Um primeiro backup começa já.',
  'operation.schedule-create.effect.later':
    'Nada é interrompido. O primeiro backup começa no próximo horário do agendamento.',
  'operation.schedule-edit.same': 'Esse já é o agendamento dele.',
  'operation.schedule-edit.title':
    'Alteração do agendamento de backup {{name}}',
  'operation.schedule-suspend.effect':
    'Nada é interrompido. O agendamento não faz backups base até ser retomado; o WAL é arquivado como antes.',
  'operation.schedule-suspend.none':
    'Todos os agendamentos já estão suspensos.',
  'operation.schedule-suspend.same': 'O agendamento {{name}} já está suspenso.',
  'operation.schedule-suspend.title':
    'Suspensão do agendamento de backup {{name}}',
  'operation.schedule-resume.effect':
    'Nada é interrompido. O próximo backup começa no próximo horário do agendamento.',
  'operation.schedule-resume.none': 'Todos os agendamentos já estão ativos.',
  'operation.schedule-resume.same': 'O agendamento {{name}} já está ativo.',
  'operation.schedule-resume.title':
    'Retomada do agendamento de backup {{name}}',
  'operation.schedule-run.effect':
    'Nada é interrompido. O agendamento mantém seus horários.',
  'operation.schedule-run.title': 'Backup pelo agendamento {{name}}',
  'operation.schedule-remove.effect':
    'Nada é interrompido. O agendamento não faz mais backups base; os que estão guardados ficam até o fim da retenção.',
  'operation.schedule-remove.title':
    'Remoção do agendamento de backup {{name}}',
  'operation.switchover.effect':
    'As escritas param por cerca de 10 a 30 segundos, até que o standby tenha assumido, e as conexões à antiga primária terminam. Nenhuma transação confirmada se perde.',
  'operation.switchover.title': 'Switchover para {{instance}}',
  'operation.switchover.fact': 'primária',
  'operation.switchover.isPrimary': '{{instance}} já é a primária.',
  'operation.switchover.fenced':
    '{{instance}} está isolada (fencing): o PostgreSQL não roda ali.',
  'operation.switchover.notReady': '{{instance}} não está pronta.',
  'operation.switchover.rewinding':
    '{{instance}} está sendo rebobinada (pg_rewind) para seguir a primária.',
  'operation.switchover.notStreaming':
    '{{instance}} não recebe o fluxo da primária; pode faltar a ela o que foi confirmado.',
  'operation.switchover.behind':
    '{{instance}} está {{lag}} de WAL atrás da primária, e as escritas aguardariam até que a alcançasse.',
  'operation.switchover.noPrimary':
    'Nenhuma instância é primária neste momento: o CloudNativePG escolhe uma sozinho.',
  'operation.switchover.noneFit': 'Nenhum standby pode assumir: {{reasons}}',
  'operation.switchover.noStandby': 'Não há standby que possa assumir.',
  'operation.restart.effect':
    'Os standbys reiniciam um após o outro, e a primária por último: as escritas param então por cerca de 15 segundos, e por mais tempo enquanto clientes mantiverem suas conexões abertas.',
  'operation.restart.title': 'Reinício',
  'operation.restart-instance.effect':
    'Um standby fica ausente por cerca de 15 segundos, e as leituras vão para os outros. O reinício da primária para as escritas por cerca de 5 segundos; não há switchover.',
  'operation.restart-instance.title': 'Reinício de {{instance}}',
  'operation.restart-instance.effect.primary':
    'O PostgreSQL reinicia no lugar na primária: as escritas param por cerca de 5 segundos, e por mais tempo enquanto clientes mantiverem suas conexões abertas.',
  'operation.restart-instance.effect.standby':
    'O standby fica ausente por cerca de 15 segundos. As leituras vão para as outras instâncias.',
  'operation.reload.effect':
    'Nada é interrompido. As instâncias leem de novo sua configuração e seus secrets.',
  'operation.reload.title': 'Recarga da configuração',
  'operation.fence.effect':
    'O PostgreSQL para ali até que o isolamento seja desfeito, e o pod e os dados da instância ficam. Uma primária isolada para todas as escritas: não há failover.',
  'operation.fence.allAlready':
    'Todas as instâncias já estão isoladas (fencing).',
  'operation.fence.already': '{{instance}} já está isolada (fencing).',
  'operation.fence.title': 'Isolamento (fencing) de {{instance}}',
  'operation.fence.title.all': 'Isolamento (fencing) de todas as instâncias',
  'operation.fence.effect.primary':
    'As escritas param até que o isolamento da primária seja desfeito: não há failover a partir de uma instância isolada.',
  'operation.fence.effect.standby':
    'O standby para até que seu isolamento seja desfeito. As leituras vão para as outras instâncias; com replicação síncrona, as escritas podem ter de aguardar.',
  'operation.fence.fact': 'instâncias isoladas',
  'operation.unfence.none': 'Nenhuma instância está isolada (fencing).',
  'operation.unfence.effect':
    'O PostgreSQL volta a rodar ali, em cerca de 10 segundos.',
  'operation.unfence.together':
    'Todas as instâncias estão isoladas em conjunto, e o isolamento só pode ser desfeito para todas de uma vez.',
  'operation.unfence.already': '{{instance}} não está isolada (fencing).',
  'operation.unfence.title': 'Fim do isolamento de {{instance}}',
  'operation.unfence.title.all': 'Fim do isolamento de todas as instâncias',
  'operation.hibernate.effect':
    'Todas as instâncias param, e ninguém pode ler nem escrever até que o banco seja acordado. Os volumes e os backups ficam; nenhum backup novo é feito.',
  'operation.hibernate.title': 'Hibernação do banco',
  'operation.hibernate.already': 'O banco já está hibernado.',
  'operation.hibernate.underWay': 'O banco já está sendo hibernado.',
  'operation.wake.effect':
    'A primária inicia primeiro, e os standbys depois dela: é possível escrever após cerca de meio minuto, quando os nós têm espaço.',
  'operation.wake.title': 'Despertar',
  'operation.wake.already': 'O banco não está hibernado.',
  'operation.scale.effect':
    'Nada é interrompido. Um novo standby é copiado da primária, o que demora tanto mais quanto maiores forem os dados; um que é removido leva seu volume junto.',
  'operation.scale.fact': 'número de instâncias',
  'operation.scale.same_one': 'O banco já tem {{count}} instância.',
  'operation.scale.same_other': 'O banco já tem {{count}} instâncias.',
  'operation.scale.synchronous_one':
    'Os commits aguardam {{count}} standby, portanto deve haver pelo menos {{least}} instâncias.',
  'operation.scale.synchronous_other':
    'Os commits aguardam {{count}} standbys, portanto deve haver pelo menos {{least}} instâncias.',
  'operation.scale.noNodes':
    'Cada instância precisa de um nó próprio, e só {{nodes}} podem receber uma.',
  'operation.scale.title': 'Mudança de {{from}} para {{to}} instâncias',
  'operation.scale.effect.fewer_one':
    'Nada é interrompido. O standby mais novo e seus volumes são removidos.',
  'operation.scale.effect.fewer_other':
    'Nada é interrompido. Os {{count}} standbys mais novos e seus volumes são removidos.',
  'operation.scale.effect.single_one':
    'Nada é interrompido. O standby mais novo e seus volumes são removidos; com uma única instância, todo reinício e toda perda de um nó param o banco.',
  'operation.scale.effect.single_other':
    'Nada é interrompido. Os {{count}} standbys mais novos e seus volumes são removidos; com uma única instância, todo reinício e toda perda de um nó param o banco.',
  'operation.scale.effect.more':
    'Nada é interrompido. Os novos standbys são copiados da primária, o que demora tanto mais quanto maiores forem os dados.',
  'operation.change-plan.effect':
    'As instâncias são substituídas uma após a outra, os standbys primeiro: as escritas param por cerca de 15 segundos quando chega a vez da primária. Os volumes crescem onde o plano tem maiores, e nunca encolhem; o número de instâncias fica.',
  'operation.change-plan.unknown': 'Não há plano “{{plan}}”.',
  'operation.change-plan.title': 'Mudança para o plano {{plan}}',
  'operation.change-plan.notOffered':
    'O plano {{plan}} não é oferecido para {{environment}}.',
  'operation.change-plan.same': 'O banco já tem o plano {{plan}}.',
  'operation.change-plan.fact.plan': 'nome do plano',
  'operation.change-plan.fact.cpu': 'CPU de uma instância',
  'operation.change-plan.fact.memory': 'memória de uma instância',
  'operation.grow-storage.effect':
    'Nada é interrompido onde a classe de armazenamento pode aumentar volumes em uso, como os discos do Azure podem; leva alguns minutos. Os volumes não podem encolher de novo.',
  'operation.grow-storage.noSize':
    'O Cluster não informa o tamanho de seus volumes.',
  'operation.grow-storage.forbidden':
    'O Cluster não o permite (storage.resizeInUseVolumes é false).',
  'operation.grow-storage.fixed':
    'Volumes da classe de armazenamento {{storageClass}} não podem crescer (allowVolumeExpansion não é true).',
  'operation.grow-storage.fact.data': 'tamanho do volume de dados',
  'operation.grow-storage.fact.wal': 'tamanho do volume de WAL',
  'operation.grow-storage.missing':
    'Informe o novo tamanho de pelo menos um volume.',
  'operation.grow-storage.noWalVolume':
    'O banco não tem um volume próprio para WAL.',
  'operation.grow-storage.shrink':
    'Volumes não podem encolher: este tem {{size}}, portanto o novo tamanho deve ser maior.',
  'operation.grow-storage.title.data':
    'Aumento do volume de dados para {{data}}',
  'operation.grow-storage.title.wal': 'Aumento do volume de WAL para {{wal}}',
  'operation.grow-storage.title.both':
    'Aumento do volume de dados para {{data}} e do volume de WAL para {{wal}}',
  'operation.grow-storage.started':
    'Nada é interrompido onde a classe de armazenamento pode aumentar volumes em uso, como os discos do Azure podem; leva alguns minutos.',
  'operation.parameters.none':
    'A equipe de plataforma não permite alterar nenhum parâmetro aqui (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'A maioria dos parâmetros é assumida já, sem interrupção. Os que exigem reinício reiniciam os standbys e depois o PostgreSQL no lugar na primária, o que para as escritas por cerca de 5 segundos.',
  'operation.parameters.missing': 'É preciso indicar um parâmetro.',
  'operation.parameters.tooMany':
    'Podem ser indicados no máximo 100 parâmetros.',
  'operation.parameters.same': '{{name}} já tem esse valor.',
  'operation.parameters.title': 'Alteração de {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} exige um reinício: os standbys reiniciam um após o outro, e depois o PostgreSQL no lugar na primária, o que para as escritas por cerca de 5 segundos.',
  'operation.parameters.effect.restart_other':
    '{{names}} exigem um reinício: os standbys reiniciam um após o outro, e depois o PostgreSQL no lugar na primária, o que para as escritas por cerca de 5 segundos.',
  'operation.parameters.effect.reload':
    'Nada é interrompido: o PostgreSQL assume o valor já.',
  'operation.parameters.fact': 'parâmetro {{name}}',
  'operation.parameters.reserved':
    '{{name}} é definido pelo próprio CloudNativePG e não pode ser alterado.',
  'operation.parameters.notOffered':
    '{{name}} não está entre os parâmetros que podem ser alterados aqui; a equipe de plataforma os lista (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} deve ser um número inteiro com uma unidade: B, kB, MB, GB ou TB, e “{{value}}” não é.',
  'operation.parameters.wrong.time':
    '{{name}} deve ser um número com uma unidade: us, ms, s, min, h ou d, e “{{value}}” não é.',
  'operation.parameters.wrong.boolean':
    '{{name}} deve ser on ou off, e não “{{value}}”.',
  'operation.parameters.wrong.enum':
    '{{name}} deve ser um destes valores: {{values}}, e não “{{value}}”.',
  'operation.parameters.wrong.integer':
    '{{name}} deve ser um número inteiro de {{min}} a {{max}}, e “{{value}}” não é.',
  'operation.parameters.wrong.real':
    '{{name}} deve ser um número de {{min}} a {{max}}, e “{{value}}” não é.',
  'operation.parameters.buffers':
    'shared_buffers deve caber na memória de uma instância, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (80MB por padrão) deve ser menor que max_wal_size (1GB por padrão).',
  'operation.parameters.walVolume':
    '{{name}} deve ser menor que o volume de WAL, {{size}}.',
  'operation.upgrade.effect':
    'As instâncias são substituídas uma após a outra, os standbys primeiro: as escritas param por cerca de 15 segundos quando chega a vez da primária.',
  'operation.upgrade.noImage':
    '{{target}} não tem imagem para o PostgreSQL {{major}} na configuração do portal.',
  'operation.upgrade.fromCatalog':
    '{{effect}} A partir daí a imagem vem do catálogo {{catalog}}: quando a equipe de plataforma a muda lá, o CloudNativePG atualiza sozinho.',
  'operation.minor-upgrade.title': 'Atualização para {{image}}',
  'operation.minor-upgrade.fact': 'imagem das instâncias',
  'operation.minor-upgrade.catalog':
    'A imagem vem do catálogo {{catalog}}: quando a equipe de plataforma a muda lá, o CloudNativePG atualiza sozinho.',
  'operation.minor-upgrade.unknownVersion':
    'O Cluster não informa qual versão do PostgreSQL ele roda.',
  'operation.minor-upgrade.same':
    'O banco já tem a imagem que a equipe de plataforma oferece.',
  'operation.minor-upgrade.newer':
    'O banco tem uma imagem mais nova que a que a equipe de plataforma oferece.',
  'operation.major-upgrade.effect':
    'O banco fica fora do ar enquanto o pg_upgrade roda: todas as instâncias param, os dados da primária são atualizados no lugar com hard links, e ela inicia de novo. Isso leva minutos, mais com muitas tabelas. Os standbys são copiados de novo depois, o que demora tanto mais quanto maiores forem os dados.',
  'operation.major-upgrade.wayBack':
    'Até o pg_upgrade ter êxito: peça aqui a versão anterior, e o CloudNativePG inicia de novo os dados intactos. Depois: restaure o backup de antes em um novo banco. Faça um novo backup logo após a atualização; os mais antigos não podem avançar além dela.',
  'operation.major-upgrade.none':
    'A equipe de plataforma não oferece uma versão posterior neste destino.',
  'operation.major-upgrade.notYet':
    'Uma atualização ainda não é possível. {{reasons}}',
  'operation.major-upgrade.fact': 'versão do PostgreSQL',
  'operation.major-upgrade.notLater':
    'O banco roda o PostgreSQL {{major}}, e não há caminho para uma versão mais antiga ou a mesma.',
  'operation.major-upgrade.tooOld':
    'O CloudNativePG só atualiza para o PostgreSQL {{least}} e posteriores.',
  'operation.major-upgrade.notOffered':
    'O PostgreSQL {{major}} não é oferecido.',
  'operation.major-upgrade.notInCatalog':
    'O catálogo {{catalog}} não tem imagem para o PostgreSQL {{major}}.',
  'operation.major-upgrade.title':
    'Atualização do PostgreSQL {{from}} para {{to}}',
  'operation.major-upgrade.title.back': 'Volta ao PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'A atualização é abandonada, e os dados de antes iniciam de novo.',
  'operation.major-upgrade.ready': 'Todas as instâncias estão prontas',
  'operation.major-upgrade.ready.not':
    'Todas as instâncias devem estar prontas antes de uma atualização.',
  'operation.major-upgrade.unfenced':
    'Nenhuma instância está isolada (fencing)',
  'operation.major-upgrade.unfenced.not':
    'Desfaça o isolamento de todas as instâncias antes de uma atualização.',
  'operation.major-upgrade.noReplica': 'Não é réplica de outro cluster',
  'operation.major-upgrade.noReplica.not':
    'Um cluster que segue outro é atualizado ao ser criado de novo.',
  'operation.major-upgrade.backup': 'Há um backup das últimas 24 horas',
  'operation.major-upgrade.backup.not':
    'Não há backup bem-sucedido das últimas 24 horas: faça um backup primeiro.',
  'operation.major-upgrade.noBackupRunning': 'Nenhum backup está em andamento',
  'operation.major-upgrade.noBackupRunning.not':
    'Aguarde até que o backup em andamento termine.',
  'operation.pooler.none': 'O banco não tem pooler.',
  'operation.pooler.unknown': 'O banco não tem o pooler {{name}}.',
  'operation.pooler.fact.instances': 'instâncias do pooler {{name}}',
  'operation.pooler.fact.mode': 'modo do pooler {{name}}',
  'operation.pooler-create.effect':
    'Nada é interrompido. As aplicações o usam quando se conectam ao nome dele em vez do nome do banco.',
  'operation.pooler-create.taken':
    'O nome {{name}} já está em uso no namespace.',
  'operation.pooler-create.title': 'Novo pooler de conexões {{name}}',
  'operation.pooler-create.started':
    'Nada é interrompido. As aplicações se conectam a {{name}} para usá-lo.',
  'operation.pooler-edit.effect':
    'Os pods são substituídos um após o outro; as conexões por eles terminam e precisam ser refeitas.',
  'operation.pooler-edit.same': 'Nada mudaria.',
  'operation.pooler-edit.title': 'Alteração do pooler {{name}}',
  'operation.pooler-remove.effect':
    'As conexões por ele terminam na hora. O banco não é tocado.',
  'operation.pooler-remove.title': 'Remoção do pooler {{name}}',
  'operation.declared.reserved': 'O nome {{name}} é reservado.',
  'operation.database-create.extension':
    'A extensão {{extension}} não é oferecida; há {{offered}}.',
  'operation.database-create.noExtension':
    'A extensão {{extension}} não é oferecida; não há nenhuma.',
  'operation.database-create.reservedOwner':
    'O papel {{role}} é reservado e não pode ser dono de um banco aqui.',
  'operation.database-create.noOwner': 'Informe qual papel é o dono do banco.',
  'operation.database-create.taken': 'Já há um banco {{name}}.',
  'operation.database-create.title': 'Novo banco de dados {{name}}',
  'operation.database-remove.none':
    'Nenhum banco foi declarado além do próprio da aplicação.',
  'operation.database-remove.unknown': 'Não há banco declarado {{name}}.',
  'operation.database-remove.effect':
    'Com os dados, ele se perde de vez; só uma restauração em um novo banco o traz de volta. Sem eles, o PostgreSQL o mantém e ninguém mais cuida dele.',
  'operation.database-remove.title': 'Remoção do banco {{name}}',
  'operation.database-remove.effect.drop':
    'O banco é descartado com tudo o que contém.',
  'operation.database-remove.effect.keep':
    'O PostgreSQL mantém o banco e tudo o que ele contém.',
  'operation.role-create.effect':
    'Nada é interrompido. A senha é aleatória, em um secret ao lado do banco.',
  'operation.role-create.member':
    'Um papel pode ser membro de {{roles}}, e {{role}} não é nenhum deles.',
  'operation.role-create.taken': 'Já há um papel {{name}}.',
  'operation.role-create.title': 'Novo papel {{name}}',
  'operation.role-create.started':
    'Nada é interrompido. A senha está no secret {{secret}}.',
  'operation.role-remove.none':
    'Nenhum papel foi declarado além do próprio da aplicação.',
  'operation.role-remove.unknown': 'Não há papel declarado {{name}}.',
  'operation.role-remove.effect':
    'Quem usa o papel não consegue mais se conectar depois que ele é descartado. O PostgreSQL se recusa a descartar um papel que é dono de algo.',
  'operation.role-remove.title': 'Remoção do papel {{name}}',
  'operation.role-remove.effect.drop':
    'O papel é descartado; quem o usa não consegue mais se conectar.',
  'operation.role-remove.effect.keep': 'O PostgreSQL mantém o papel.',
  'operation.rotate-password.effect':
    'Novas conexões precisam da nova senha em poucos segundos; as abertas ficam. As aplicações precisam ler o secret de novo, a maioria com um reinício.',
  'operation.rotate-password.noSecret':
    'Não há secret {{secret}} com senha no namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'A entrada {{entry}} do secret {{secret}} tem uma forma que o portal não conhece; troque a senha manualmente.',
  'operation.rotate-password.title': 'Troca da senha em {{secret}}',
  'operation.rotate-password.replica':
    'O banco segue outro cluster: troque a senha lá.',
  'operation.rotate-password.managed':
    'A senha de {{role}} está em um secret que o Cluster indica em managed.roles, e é trocada lá.',
  'operation.deletion-protection.effect.on':
    'Nada é interrompido. A proteção contra exclusão está ligada.',
  'operation.deletion-protection.effect.off':
    'Nada é interrompido. A proteção contra exclusão está desligada.',
  'operation.deletion-protection.fact': 'proteção contra exclusão',
  'operation.deletion-protection.already.on':
    'A proteção contra exclusão já está ligada.',
  'operation.deletion-protection.already.off':
    'A proteção contra exclusão já está desligada.',
  'operation.deletion-protection.title.on': 'Proteção contra exclusão ligada',
  'operation.deletion-protection.title.off':
    'Proteção contra exclusão desligada',
  'operation.deletion-protection.started.on':
    'O portal se recusa a excluir o banco.',
  'operation.deletion-protection.started.off': 'O banco pode ser excluído.',
  'operation.delete.effect':
    'O banco e seus volumes são excluídos, e todos são desconectados. O que está no armazenamento de backups fica até que alguém o remova; os agendamentos são suspensos, e os poolers e os bancos e papéis declarados, removidos.',
  'operation.delete.title': 'Exclusão do banco',
  'operation.delete.fact': 'momento da criação',
  'operation.delete.confirm': 'Digite o nome do banco, {{name}}.',
  'operation.delete.already': 'O banco já está sendo excluído.',
  'operation.delete.protected':
    'O banco está protegido contra exclusão: desligue a proteção primeiro.',
  'running.instances': '{{done}} de {{total}} instâncias estão prontas',
  'running.hibernate.waits':
    'O CloudNativePG aguarda até que o cluster esteja saudável',
  'running.hibernate.left_one': '{{count}} pod ainda está lá',
  'running.hibernate.left_other': '{{count}} pods ainda estão lá',
  'running.creation': 'Criação do banco',
  'running.failover': 'Failover para um standby',
  'running.major-upgrade': 'Atualização de versão principal',
  'running.restart-primary': 'Reinício da primária',
  'running.restart': '{{done}} de {{total}} instâncias foram reiniciadas',
  'running.scale_one': 'Mudança para {{count}} instância',
  'running.scale_other': 'Mudança para {{count}} instâncias',
  'running.rollout': 'Alteração das instâncias',
  'running.rollout.waits':
    'O CloudNativePG aguarda um switchover ou um reinício manual da primária',
  'running.grow-storage': 'Aumento dos volumes',
  'running.grow-storage.done':
    '{{done}} de {{total}} volumes têm seu novo tamanho',
  'running.backup': 'Backup base {{name}}',
  'parameter.autovacuum_analyze_scale_factor':
    'Parte de uma tabela que deve mudar antes de ela ser analisada',
  'parameter.autovacuum_analyze_threshold':
    'Linhas que devem mudar antes de uma tabela ser analisada',
  'parameter.autovacuum_max_workers': 'Processos de autovacuum ao mesmo tempo',
  'parameter.autovacuum_naptime':
    'Pausa entre duas execuções do autovacuum em um banco',
  'parameter.autovacuum_vacuum_cost_delay':
    'Pausa do autovacuum ao atingir seu limite de custo',
  'parameter.autovacuum_vacuum_cost_limit':
    'Custo após o qual o autovacuum faz uma pausa',
  'parameter.autovacuum_vacuum_scale_factor':
    'Parte de uma tabela que deve estar morta antes do vacuum',
  'parameter.autovacuum_vacuum_threshold':
    'Linhas mortas antes do vacuum de uma tabela',
  'parameter.checkpoint_completion_target':
    'Parte do tempo entre checkpoints pela qual um é distribuído',
  'parameter.checkpoint_timeout': 'Tempo máximo entre dois checkpoints',
  'parameter.deadlock_timeout':
    'Espera por um bloqueio antes de se procurar um deadlock',
  'parameter.default_statistics_target':
    'Com que detalhe as colunas são amostradas',
  'parameter.default_transaction_isolation': 'Isolamento de novas transações',
  'parameter.effective_cache_size':
    'Memória que o planejador espera estar em cache',
  'parameter.effective_io_concurrency':
    'Leituras do armazenamento ao mesmo tempo',
  'parameter.hash_mem_multiplier': 'Memória de hashing, em work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Encerra sessões ociosas em uma transação; 0 nunca',
  'parameter.idle_session_timeout': 'Encerra sessões ociosas; 0 nunca',
  'parameter.jit': 'Compila consultas caras',
  'parameter.lock_timeout': 'Espera máxima por um bloqueio; 0 sem limite',
  'parameter.log_autovacuum_min_duration':
    'Registra trabalhos de autovacuum que demoram mais',
  'parameter.log_connections': 'Registra as conexões',
  'parameter.log_disconnections': 'Registra o fim das conexões',
  'parameter.log_lock_waits': 'Registra esperas longas por bloqueios',
  'parameter.log_min_duration_statement':
    'Registra comandos que demoram mais; -1 nenhum',
  'parameter.log_statement': 'Quais comandos são registrados',
  'parameter.log_temp_files': 'Registra arquivos temporários maiores',
  'parameter.maintenance_work_mem': 'Memória de VACUUM e CREATE INDEX',
  'parameter.max_connections': 'Conexões ao mesmo tempo',
  'parameter.max_locks_per_transaction':
    'Bloqueios que uma transação mantém em média',
  'parameter.max_parallel_maintenance_workers':
    'Processos de um comando de manutenção',
  'parameter.max_parallel_workers_per_gather':
    'Processos de uma parte de uma consulta',
  'parameter.max_prepared_transactions': 'Transações preparadas ao mesmo tempo',
  'parameter.max_slot_wal_keep_size':
    'WAL que os slots de replicação podem manter',
  'parameter.max_wal_size': 'WAL entre dois checkpoints',
  'parameter.min_wal_size': 'Arquivos WAL mantidos para reúso',
  'parameter.random_page_cost':
    'Custo de uma leitura aleatória para o planejador',
  'parameter.seq_page_cost':
    'Custo de uma leitura sequencial para o planejador',
  'parameter.shared_buffers': 'Memória do cache próprio do PostgreSQL',
  'parameter.statement_timeout': 'Tempo máximo de um comando; 0 sem limite',
  'parameter.temp_buffers': 'Memória das tabelas temporárias de uma sessão',
  'parameter.temp_file_limit':
    'Arquivos temporários de uma sessão; -1 sem limite',
  'parameter.track_activity_query_size': 'Tamanho exibido de uma consulta',
  'parameter.track_functions': 'Funções que são contadas',
  'parameter.track_io_timing': 'Mede o tempo de leituras e escritas',
  'parameter.wal_compression': 'Comprime páginas inteiras no WAL',
  'parameter.work_mem': 'Memória de uma ordenação ou um hash',
  'schedule.macro':
    'Escreva o agendamento em seis campos em vez de {{text}}: segundo, minuto, hora, dia do mês, mês, dia da semana.',
  'schedule.fiveFields':
    'São cinco campos, que o CloudNativePG lê como segundo, minuto, hora, dia e mês. Ponha o segundo primeiro: “0 {{text}}”.',
  'schedule.sixFields':
    'Um agendamento tem seis campos: segundo, minuto, hora, dia do mês, mês, dia da semana, como “0 0 2 * * *” para todos os dias às 02:00 UTC.',
  'schedule.bothDays':
    'Escolha dias do mês ou dias da semana e deixe o outro “*”: com ambos, um backup roda em todo dia que combina com um deles.',
  'schedule.never': 'Este agendamento indica um dia que nenhum ano tem.',
  'schedule.tooOften':
    'Este agendamento roda a cada {{interval}}; backups base copiam o banco inteiro e precisam de pelo menos 15 minutos entre si. O arquivamento de WAL cobre todo momento entre eles.',
  'schedule.often':
    'Um backup base a cada {{interval}} é mais do que a maioria dos bancos precisa: o arquivamento de WAL cobre todo momento entre eles, e uma vez por dia é o usual.',
  'schedule.unreadable':
    '{{field}}: não é possível ler “{{part}}”; aceita {{min}} a {{max}}, “*”, intervalos, listas e passos.',
  'schedule.unreadable.named':
    '{{field}}: não é possível ler “{{part}}”; aceita {{min}} a {{max}} ou {{first}} a {{last}}, “*”, intervalos, listas e passos.',
  'schedule.outside':
    '{{field}}: “{{part}}” está fora de {{min}} a {{max}}, ou termina antes de começar.',
  'schedule.second': 'Segundo',
  'schedule.minute': 'Minuto',
  'schedule.hour': 'Hora',
  'schedule.dayOfMonth': 'Dia do mês',
  'schedule.month': 'Mês',
  'schedule.dayOfWeek': 'Dia da semana',
} satisfies Partial<Messages>;
