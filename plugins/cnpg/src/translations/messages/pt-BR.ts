import { doctor } from './doctor/pt-BR';
import { policy } from './policy/pt-BR';
import { plan } from './plan/pt-BR';
import type { Messages } from './messages';
import { operations } from './operations/pt-BR';

const messages: Messages = {
  'unknown.noFigures': 'A primária não fornece números ao vivo.',
  'unknown.notWatched':
    'Os números ao vivo só são lidos enquanto alguém olha o banco.',
  'unknown.notRead': 'Os objetos {{kind}} não foram lidos.',
  'AV01.title.never': 'O banco nunca teve uma primária',
  'AV01.title.notReady': 'A primária {{instance}} não está pronta',
  'AV01.title.none': 'Nenhuma instância é primária',
  'AV01.impact.never':
    'Ninguém consegue se conectar: nenhuma instância iniciou.',
  'AV01.impact.noWrites':
    'As aplicações não conseguem escrever, e novas conexões ao endpoint rw falham.',
  'AV01.remedy.never':
    'Veja os eventos e o log do job que cria a primeira instância.',
  'AV01.remedy.pod':
    'Veja abaixo o que {{instance}} aguarda; os eventos e o log dizem mais.',
  'AV01.remedy.noPod':
    'Veja por que o pod {{instance}} não volta: os eventos dele, e se o operador CloudNativePG está rodando.',
  'AV02.title.underWay': 'Um failover está em andamento',
  'AV02.title.known': 'Failover de {{from}} para {{to}}',
  'AV02.title.gone': 'Failover: {{from}} sumiu',
  'AV02.title.unknown': 'Failover: a primária sumiu',
  'AV02.impact.stuck':
    'Ninguém é primária: as escritas falham até que um standby seja promovido.',
  'AV02.impact.usual':
    'Ninguém é primária: as escritas falham até que um standby seja promovido, em geral dentro de 10 a 25 s.',
  'AV02.remedy.stuck':
    'Está demorando mais que o normal. Veja abaixo por que nenhum standby pode assumir; com quórum de failover, um número suficiente deles precisa responder.',
  'AV02.remedy.wait':
    'Aguarde. As aplicações que se reconectam continuam sozinhas.',
  'AV04.impact':
    'O CloudNativePG parou de trabalhar neste cluster; nada se repara sozinho.',
  'AV04.remedy':
    'Corrija o que o motivo aponta; o CloudNativePG tenta de novo sozinho.',
  'AV06.title.none': 'Nenhuma instância está pronta',
  'AV06.title.some': '{{ready}} de {{desired}} instâncias estão prontas',
  'AV06.impact.none': 'As aplicações não conseguem se conectar.',
  'AV06.impact.some': 'Há menos standbys para um failover do que o planejado.',
  'AV06.remedy': 'Veja abaixo o que cada instância aguarda.',
  'AV08.title': 'Nenhum nó aceita o pod {{pod}}',
  'AV08.impact':
    'O banco tem uma instância a menos que o planejado, e uma atualização gradual está parada.',
  'AV08.impact.pooler':
    'O pooler tem uma instância a menos que o planejado; o banco em si não é afetado.',
  'AV08.remedy':
    'Abra espaço: adicione um nó adequado, na zona em que está o volume, ou escolha um plano menor.',
  'AV08.remedy.poolers':
    'A distribuição pelas zonas conta também os pods do pooler, e não sobra nenhuma para este. Deixe-os de fora em spec.topologySpreadConstraints do Cluster: label cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'Todas as instâncias estão isoladas (fencing)',
  'AV10.title.some_one': '{{instances}} está isolada (fencing)',
  'AV10.title.some_other': '{{instances}} estão isoladas (fencing)',
  'AV10.impact.primary':
    'O PostgreSQL está parado na primária: as aplicações não conseguem se conectar, e não há failover.',
  'AV10.impact.standby':
    'O PostgreSQL está parado ali: nem replica nem pode assumir.',
  'AV10.remedy':
    'Desfaça o isolamento quando o trabalho terminar. Alguém o ativou manualmente.',
  'AV10.remedy.backup':
    'Aguarde: um backup a frio copia os volumes dela, e o CloudNativePG a inicia de novo em seguida.',
  'AV07.title_one': '{{instances}} falhou',
  'AV07.title_other': '{{instances}} falharam',
  'AV07.impact': 'Uma instância que falhou não replica nem pode assumir.',
  'AV07.remedy':
    'Leia o log da instância. Se os dados estiverem danificados, exclua o pod e os volumes: o CloudNativePG a recria.',
  'AV09.title.memory': '{{instance}} ficou sem memória',
  'AV09.title.other': '{{instance}} não se mantém rodando: {{reason}}',
  'AV09.impact.primary':
    'As aplicações perdem as conexões a cada vez, e failovers podem ocorrer em seguida.',
  'AV09.impact.standby': 'Um standby a menos para um failover.',
  'AV09.impact.pooler':
    'As aplicações que se conectam pelo pooler perdem as conexões a cada vez.',
  'AV09.remedy.memory':
    'Escolha um plano com mais memória, ou reduza work_mem e max_connections.',
  'AV09.remedy.image':
    'Verifique se a imagem existe e se os nós podem baixá-la.',
  'AV09.remedy.other': 'Leia o log da última execução do contêiner.',
  'AV11.title': 'Há apenas uma instância',
  'AV11.impact':
    'Quando o nó dela falha ou é drenado, o banco fica fora do ar até iniciar em outro lugar.',
  'AV11.remedy': 'Escale para três instâncias onde isso importa.',
  'AV14.title.missing': 'Nenhum PodDisruptionBudget protege as instâncias',
  'AV14.title.exhausted': 'Nenhum standby pode ser retirado neste momento',
  'AV14.impact.missing': 'Drenar vários nós pode parar mais de uma instância.',
  'AV14.impact.exhausted':
    'A drenagem de um nó em que roda um standby não termina.',
  'AV14.remedy.missing':
    'Veja se o operador tem permissão para escrever PodDisruptionBudgets.',
  'AV14.remedy.exhausted':
    'Nada enquanto houver uma drenagem em andamento; senão, veja por que o Kubernetes considera um standby não saudável.',
  'AV03.title.known': 'Switchover de {{from}} para {{to}}',
  'AV03.title.underWay': 'Um switchover está em andamento',
  'AV03.impact':
    'As escritas falham entre a parada da antiga primária e o início da nova, em geral de 10 a 20 s.',
  'AV03.remedy.late':
    'Veja o que a antiga primária aguarda: ela para quando os clientes saíram e o WAL foi arquivado.',
  'AV03.remedy.wait':
    'Aguarde. As aplicações que se reconectam continuam sozinhas.',
  'AV05.title': 'Uma atualização aguarda que alguém faça o switchover',
  'AV05.impact':
    'Os standbys estão atualizados, a primária ainda roda com a imagem ou as configurações antigas.',
  'AV05.remedy':
    'Promova um dos standbys quando uma breve interrupção for aceitável; a atualização então prossegue.',
  'AV13.title': 'Sem progresso: {{phase}}',
  'AV13.impact':
    'Outras mudanças aguardam o fim desta, e um failover pode não encontrar standby.',
  'AV13.remedy':
    'Veja abaixo o que cada instância aguarda, depois os eventos e o log do pod mais recente.',
  'AV15.title': 'O CloudNativePG está desligado para este cluster',
  'AV15.impact':
    'Não há failover, reparo nem backups agendados, seja o que for que apareça aqui.',
  'AV15.remedy':
    'Remova a anotação {{annotation}} quando o trabalho manual terminar.',
  'AV12.title': 'O Lease da primária pertence a outro',
  'AV12.impact':
    'O CloudNativePG não muda mais nada neste cluster: sem failover, sem nova instância, sem atualização.',
  'AV12.remedy':
    'Veja de quem é o Lease {{lease}}. Se o dono sumiu ou não precisa dele, exclua o Lease: o CloudNativePG cria o seu.',
  'RP01.title.none': 'Nenhum standby confirma commits',
  'RP01.title.some': '{{there}} de {{expected}} standbys confirmam commits',
  'RP01.impact.blocks':
    'Os commits aguardam a confirmação de um standby: as aplicações não conseguem escrever.',
  'RP01.impact.loses':
    'Os commits estão apenas na primária: o que é escrito agora pode se perder em um failover.',
  'RP01.remedy': 'Traga os standbys de volta: veja abaixo o que eles aguardam.',
  'RP02.title': 'Os commits não aguardam nenhum standby',
  'RP02.impact':
    'Um failover perde o que o standby não havia recebido: em geral menos de um segundo de escritas.',
  'RP02.remedy': 'Defina spec.postgresql.synchronous onde isso for demais.',
  'RP03.title_one': '{{instances}} não acompanha a primária',
  'RP03.title_other': '{{instances}} não acompanham a primária',
  'RP03.impact':
    'O atraso aumenta: as leituras ali são antigas, e um failover para lá perderia dados.',
  'RP03.remedy':
    'Leia o log do standby: ele diz o que falta, quase sempre WAL que sumiu ou uma senha.',
  'RP04.title': '{{instance}} está {{seconds}} s e {{size}} atrasado',
  'RP04.impact':
    'As leituras ali são antigas, e um failover para ele espera que o atraso seja recuperado, ou perde esses dados.',
  'RP04.remedy':
    'Veja se o disco ou a rede é o limite, e se uma consulta longa ali segura a reaplicação.',
  'RP05.title': 'A reaplicação está pausada em {{instances}}',
  'RP05.impact':
    'O WAL é recebido mas não aplicado: as leituras ali ficam paradas, e não é possível assumir.',
  'RP05.remedy': 'Execute ali SELECT pg_wal_replay_resume().',
  'RP06.title.losing': 'O slot {{slot}} está perdendo seu WAL',
  'RP06.title.extended': 'O slot {{slot}} retém mais WAL que o planejado',
  'RP06.title.idle': 'O slot {{slot}} não está em uso',
  'RP06.impact.losing':
    'O que o usa não pode continuar: um standby precisa ser recriado, um assinante precisa copiar de novo.',
  'RP06.impact.extended':
    'O WAL se acumula na primária; quando o volume encher, o banco para.',
  'RP06.impact.idle':
    'Ele retém WAL para um standby que não vem buscá-lo; o volume pode encher.',
  'RP06.remedy':
    'Traga de volta aquilo a que o slot pertence, ou remova o slot se isso sumiu de vez.',
  'RP07.title': 'O slot {{slot}} retém {{size}} de WAL e não está em uso',
  'RP07.impact':
    'O WAL se acumula na primária; quando o volume encher, o banco para.',
  'RP07.remedy':
    'Inicie o que lê dele, ou remova-o: SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'As linhas do tempo diferem; só os números ao vivo da primária dizem se isso já passou.',
  'RP08.title_one': '{{instances}} está em uma linha do tempo antiga',
  'RP08.title_other': '{{instances}} estão em uma linha do tempo antiga',
  'RP08.impact':
    'A última promoção não foi acompanhada: nada é recebido, e não é possível assumir.',
  'RP08.remedy':
    'Leia o log. Se não conseguir alcançar, exclua o pod e os volumes: o CloudNativePG a recria.',
  'RP09.title': 'Instâncias compartilham o nó {{nodes}}',
  'RP09.impact':
    'Quando esse nó falhar, mais de uma instância some de uma vez.',
  'RP09.remedy':
    'Exclua o pod de um standby ali: ele inicia em um nó livre se o volume puder ser movido.',
  'RP10.title': 'Todas as instâncias estão na zona {{zone}}',
  'RP10.impact': 'Quando essa zona falhar, o banco fica fora do ar.',
  'RP10.remedy':
    'Recrie um standby em outra zona: exclua o pod e os volumes dele, que estão presos a esta.',
  'RP11.title': 'Os commits não são confirmados em outro domínio de falha',
  'RP11.impact':
    'Quando o domínio da primária falhar, commits podem se perder, ou as escritas aguardam.',
  'RP11.remedy': 'Inicie um standby em outro dos domínios exigidos.',
  'RP12.unknown': 'O operador ainda não informou um quórum.',
  'RP12.title': 'Um failover seria recusado',
  'RP12.impact':
    'Há poucos standbys prontos para provar que a nenhum falta um commit; sem a primária, o banco pararia.',
  'RP12.remedy': 'Traga os standbys de volta: veja abaixo o que eles aguardam.',
  'RP13.title': 'Há instâncias com dados de bancos diferentes',
  'RP13.impact':
    'Um failover colocaria outros dados no lugar destes. Os identificadores de sistema diferem.',
  'RP13.remedy':
    'Não faça switchover. Encontre a instância cujo volume vem de outro lugar e recrie-a.',
  'archiving.issuer.cause':
    'O emissor (issuer) da credencial federada não é o emissor deste cluster AKS; os dois precisam coincidir até a barra final ({{code}}).',
  'archiving.issuer.remedy':
    'Execute a criação de novo: ela adiciona a credencial federada com o emissor certo.',
  'archiving.audience.cause':
    'O público (audience) da credencial federada não é api://AzureADTokenExchange ({{code}}).',
  'archiving.audience.remedy':
    'Execute a criação de novo: ela adiciona a credencial federada com o público certo.',
  'archiving.subject.cause':
    'O assunto (subject) da credencial federada não corresponde à conta de serviço do banco ({{code}}).',
  'archiving.subject.remedy':
    'Execute a criação de novo: ela adiciona a credencial federada com o assunto certo.',
  'archiving.noIdentity.cause':
    'A identidade gerenciada que a conta de serviço indica não existe (mais) ({{code}}).',
  'archiving.noIdentity.remedy':
    'Execute a criação de novo e depois reinicie o cluster para que os pods recebam o novo client id.',
  'archiving.token.cause':
    'O token da conta de serviço está fora do período de validade ({{code}}).',
  'archiving.token.remedy':
    'Verifique o relógio do nó; reinicie o pod da instância.',
  'archiving.issuerKeys.cause':
    'O Microsoft Entra não consegue ler as chaves do emissor OIDC deste cluster AKS ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Peça à equipe de plataforma que verifique o emissor OIDC do cluster AKS.',
  'archiving.entra.cause':
    'O Microsoft Entra recusa a identidade do banco ({{code}}).',
  'archiving.entra.remedy':
    'Fale com a equipe de plataforma, informando este código.',
  'archiving.noRole.cause':
    'A identidade gerenciada não tem no contêiner uma função que permita escrever ({{code}}).',
  'archiving.noRole.remedy':
    'Depois de uma criação isso pode levar até 10 min. Se persistir, execute a criação de novo: ela atribui a função.',
  'archiving.firewall.cause':
    'A conta de armazenamento recusa a requisição; quase sempre o firewall dela não deixa entrar a rede do cluster ({{code}}).',
  'archiving.firewall.remedy':
    'Peça à equipe de plataforma que permita a rede do cluster na conta de armazenamento.',
  'archiving.credentials.cause':
    'A conta de armazenamento não aceita as credenciais: uma chave ou um token errado ou expirado ({{code}}).',
  'archiving.credentials.remedy':
    'Corrija as credenciais e depois recarregue o cluster para que sejam lidas de novo.',
  'archiving.keys.cause':
    'A conta de armazenamento não permite acesso por chave ({{code}}).',
  'archiving.keys.remedy':
    'Use a identidade de carga de trabalho em vez de uma chave da conta.',
  'archiving.disabled.cause':
    'A conta de armazenamento está desabilitada ({{code}}).',
  'archiving.disabled.remedy':
    'Peça à equipe de plataforma que habilite a conta de armazenamento.',
  'archiving.deleting.cause': 'O contêiner está sendo excluído ({{code}}).',
  'archiving.deleting.remedy':
    'Descubra quem o exclui; o nome fica livre de novo após cerca de 30 s.',
  'archiving.noContainer.cause':
    'O contêiner dos backups não existe ({{code}}).',
  'archiving.noContainer.remedy':
    'Execute a criação de novo: ela cria o contêiner.',
  'archiving.notEmpty.cause':
    'O contêiner já contém o WAL de outro cluster com este nome ({{code}}).',
  'archiving.notEmpty.remedy':
    'Dê outro nome ao banco, ou peça que os backups antigos sejam movidos.',
  'archiving.noWorkloadIdentity.cause':
    'O pod foi iniciado sem a identidade de carga de trabalho ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Reinicie o cluster assim que a conta de serviço indicar a identidade gerenciada.',
  'archiving.forbidden.cause':
    'O papel do plugin não está vinculado à conta de serviço que os pods usam ({{code}}).',
  'archiving.forbidden.remedy':
    'Faça o banco usar a conta de serviço com o próprio nome.',
  'archiving.noStore.cause':
    'O ObjectStore que o cluster indica não existe ({{code}}).',
  'archiving.noStore.remedy':
    'Execute a criação de novo: ela cria o ObjectStore.',
  'archiving.noPlugin.cause':
    'O pod roda sem o plugin Barman Cloud ({{code}}).',
  'archiving.noPlugin.remedy':
    'Pergunte à equipe de plataforma se o plugin está instalado e depois reinicie o cluster.',
  'archiving.tls.cause':
    'O certificado da conta de armazenamento ou do Microsoft Entra não é confiável: algo no caminho lê o tráfego ({{code}}).',
  'archiving.tls.remedy':
    'Peça à equipe de plataforma que isente login.microsoftonline.com e *.blob.core.windows.net da inspeção TLS.',
  'archiving.unreachable.cause':
    'Não é possível alcançar a conta de armazenamento ou o Microsoft Entra a partir do cluster ({{code}}).',
  'archiving.unreachable.remedy':
    'Pergunte à equipe de plataforma sobre políticas de rede e saída para login.microsoftonline.com e *.blob.core.windows.net.',
  'BK01.title': 'Não há backups',
  'BK01.impact':
    'O que se perde aqui está perdido: nem backups base nem WAL são guardados em outro lugar.',
  'BK01.remedy':
    'Serve para um teste. Para dados que importam, crie um banco em um destino com backups e mova-os para lá.',
  'BK02.title': 'O arquivamento de WAL está falhando',
  'BK02.impact':
    'Os backups feitos antes estão seguros. As mudanças desde então não podem ser restauradas.',
  'BK02.cause':
    'O arquivador informa só o código de saída; o log dele na primária diz mais.',
  'BK02.remedy': 'Leia o log do arquivador no pod da primária.',
  'BK06.title': 'O último backup falhou',
  'BK06.impact':
    'Os backups mais antigos e o WAL desde então estão intactos; a próxima restauração demora mais.',
  'BK06.remedy':
    'Faça um backup manual quando a causa estiver corrigida; o agendamento continua sozinho.',
  'BK08.title': 'O backup {{backup}} não termina',
  'BK08.impact.scheduled':
    'O agendamento não faz outro backup enquanto este não terminar.',
  'BK08.impact.manual': 'Ele não serve para uma restauração antes de terminar.',
  'BK08.remedy':
    'Corrija o arquivamento de WAL se ele estiver falhando: o backup então se completa. Senão, exclua-o.',
  'BK09.title.never': 'Nunca houve um backup',
  'BK09.title.late':
    'O último backup bem-sucedido é mais antigo do que prevê o agendamento',
  'BK09.impact.never':
    'O banco não pode ser restaurado: WAL sem um backup base não serve para nada.',
  'BK09.impact.late':
    'Ele ainda pode ser restaurado para qualquer momento desde então; a restauração demora mais.',
  'BK09.remedy.never': 'Faça um backup agora e verifique se há um agendamento.',
  'BK09.remedy.late':
    'Veja se um backup travou ou falhou; faça um manualmente.',
  'BK03.title': 'Nenhum WAL foi arquivado ainda',
  'BK03.impact': 'Não se sabe se os backups vão servir.',
  'BK03.remedy':
    'Veja se a primária está rodando e depois leia o log do arquivador no pod dela.',
  'BK04.title.growing_one':
    '{{files}} arquivo WAL aguarda arquivamento, e o número cresce',
  'BK04.title.growing_other':
    '{{files}} arquivos WAL aguardam arquivamento, e o número cresce',
  'BK04.title.steady_one': '{{files}} arquivo WAL aguarda arquivamento',
  'BK04.title.steady_other': '{{files}} arquivos WAL aguardam arquivamento',
  'BK04.impact':
    'Essas mudanças ainda não estão no backup, e os arquivos enchem o volume de WAL.',
  'BK04.remedy':
    'Se o arquivamento falha, corrija-o. Se funciona, é lento demais para o que se escreve: veja compressão e envios paralelos.',
  'BK05.title': 'O arquivamento de WAL está desligado',
  'BK05.impact':
    'As mudanças desde então não podem ser restauradas, e o próximo backup base não se completa.',
  'BK05.remedy': 'Remova a anotação {{annotation}} e depois faça um backup.',
  'BK17.title': 'O plugin {{plugins}} não existe ali ou não responde',
  'BK17.impact':
    'Nada é arquivado, nenhum backup é feito, e as mudanças não são executadas.',
  'BK17.remedy':
    'Veja se o plugin roda no namespace do operador e se os certificados dele são válidos.',
  'BK18.title': 'Este banco restaurado não arquiva nada por si mesmo',
  'BK18.impact':
    'Os backups de onde ele veio não crescem: o que é escrito aqui não é guardado em nenhum outro lugar.',
  'BK18.remedy':
    'Dê a ele um arquivador próprio, com um nome de servidor ou um contêiner próprio.',
  'BK19.unknown': 'O arquivo não foi comparado com os dos outros.',
  'BK19.title_one': 'Outro banco arquiva no mesmo lugar',
  'BK19.title_other': '{{count}} outros bancos arquivam no mesmo lugar',
  'BK19.impact':
    'Os arquivos WAL têm os mesmos nomes e se substituem: nenhum dos dois é confiável para uma restauração.',
  'BK19.remedy':
    'Dê a cada um o próprio nome de servidor ou contêiner e depois faça um backup de cada um.',
  'BK07.title': 'Um backup está sendo feito',
  'BK07.impact':
    'O banco continua funcionando; as leituras do volume ficam um pouco mais lentas.',
  'BK07.remedy': 'Nada: aguarde o fim.',
  'BK10.title.suspended': 'O agendamento de backup está suspenso',
  'BK10.title.none': 'Não há agendamento de backup',
  'BK10.impact':
    'Backups base só são feitos manualmente: o WAL que uma restauração reaplica só cresce.',
  'BK10.remedy.suspended': 'Defina spec.suspend do ScheduledBackup como false.',
  'BK10.remedy.none': 'Adicione um ScheduledBackup.',
  'BK11.title': 'O agendamento de backup {{schedule}} não é executado',
  'BK11.impact': 'Os backups que deveriam ser feitos não são.',
  'BK11.remedy':
    'Veja se o operador CloudNativePG está rodando e, enquanto isso, faça um backup manual.',
  'BK12.title':
    'O agendamento {{schedule}} faz backups de um modo que o cluster não usa',
  'BK12.impact':
    'Os backups dele falham, ou vão para um lugar diferente do WAL.',
  'BK12.remedy': 'Defina spec.method do ScheduledBackup como {{method}}.',
  'BK13.title':
    'O agendamento {{schedule}} tem cinco campos: o primeiro é lido como segundos',
  'BK13.impact':
    'Ele roda em horários diferentes dos pretendidos, quase sempre a cada hora em vez de a cada dia.',
  'BK13.remedy': 'Coloque um 0 na frente: "0 {{cron}}".',
  'BK14.title.short':
    'Os backups são guardados por {{policy}}; o plano prevê {{expected}}',
  'BK14.title.forever': 'Os backups são guardados para sempre',
  'BK14.impact.short':
    'O que se perde e é notado tarde não pode ser restaurado até onde o plano promete.',
  'BK14.impact.forever':
    'Nada é excluído nunca: a conta de armazenamento cresce, e a fatura também.',
  'BK14.remedy.short':
    'Defina a política de retenção como {{expected}}, ou escolha outro plano.',
  'BK14.remedy.store':
    'Defina spec.retentionPolicy do ObjectStore, por exemplo 14d.',
  'BK14.remedy.inTree': 'Defina spec.backup.retentionPolicy, por exemplo 14d.',
  'BK14.unknown': 'O ObjectStore {{store}} não é conhecido.',
  'BK15.title.empty': 'Nenhum momento que possa ser restaurado é conhecido',
  'BK15.title.short': 'As restaurações alcançam menos da metade de {{policy}}',
  'BK15.impact.empty':
    'Um backup foi feito, mas o armazenamento de objetos não o lista.',
  'BK15.impact.short': 'Backups que ainda deveriam existir sumiram.',
  'BK15.remedy.empty':
    'Olhe no armazenamento de objetos e no log do plugin no pod da primária.',
  'BK15.remedy.short':
    'Veja quem exclui do armazenamento de objetos: uma regra de ciclo de vida da conta de armazenamento, ou outra política de retenção.',
  'BK16.title.own':
    'Os backups passam por código que o CloudNativePG vai remover',
  'BK16.title.source':
    'Uma origem de recuperação é lida por código que o CloudNativePG vai remover',
  'BK16.impact.gone':
    'O CloudNativePG {{version}} já não o tem: nada é arquivado.',
  'BK16.impact.soon': 'Com o CloudNativePG {{next}}, ele deixa de funcionar.',
  'BK16.remedy':
    'Mude para o plugin Barman Cloud: um ObjectStore com o mesmo caminho, e spec.plugins em vez de barmanObjectStore.',
  'BK20.title': 'Backups antigos não puderam ser excluídos',
  'BK20.impact':
    'Nada se perdeu; o armazenamento cresce além do que diz a política.',
  'BK20.remedy':
    'Veja se a identidade pode excluir do armazenamento: é necessária a função Storage Blob Data Contributor.',
  'ST01.title.known': 'O volume de {{instance}} está cheio',
  'ST01.title.unknown': 'Um volume está cheio',
  'ST01.impact':
    'O PostgreSQL não inicia sem espaço livre; nenhum dado se perdeu.',
  'ST01.remedy':
    'Aumente o PersistentVolumeClaim que está cheio e depois ajuste spec.storage.size, ou spec.walStorage.size quando é o WAL que o enche, para o mesmo tamanho: o CloudNativePG não aumenta nenhum enquanto uma instância está sem espaço. Não exclua nada em pg_wal.',
  'ST03.title_one': '{{volumes}} está sendo ampliado',
  'ST03.title_other': '{{volumes}} estão sendo ampliados',
  'ST03.impact':
    'O novo espaço ainda não está disponível. O banco continua funcionando.',
  'ST03.remedy.pod':
    'O disco já tem o tamanho; o sistema de arquivos cresce quando o pod é reiniciado.',
  'ST03.remedy.disk':
    'O Azure amplia um disco em alguns minutos; alguns tipos de disco precisam ser desanexados para isso.',
  'ST03.kept.title': '{{volumes}} continua menor do que o Cluster pede',
  'ST03.kept.impact':
    'resizeInUseVolumes é false: só uma instância recriada recebe um volume desse tamanho.',
  'ST03.kept.remedy':
    'Recrie as instâncias, uma após a outra, ou defina resizeInUseVolumes como true.',
  'ST04.unknown': 'A StorageClass {{storageClass}} não é conhecida.',
  'ST04.title.class':
    '{{volume}} não pode ser ampliado: a classe de armazenamento não permite',
  'ST04.remedy.class':
    'Peça à equipe de plataforma que defina allowVolumeExpansion na classe de armazenamento {{storageClass}}, ou recrie as instâncias em outra classe.',
  'ST04.title.disk': '{{volume}} não pode ser ampliado',
  'ST04.impact':
    'O volume fica do tamanho que está; quando encher, o banco para.',
  'ST04.remedy.disk':
    'Veja o que a classe de armazenamento e o disco permitem. Senão, recrie as instâncias, uma após a outra, em volumes maiores.',
  'ST05.title': 'Nenhuma instância consegue usar {{volumes}}',
  'ST05.impact': 'A instância a que ele pertence não inicia.',
  'ST05.remedy':
    'Leia os eventos do volume. Se o par dele (dados ou WAL) sumiu, exclua-o: o CloudNativePG recria a instância.',
  'ST06.title': 'O WAL não tem um volume próprio',
  'ST06.impact':
    'WAL que se acumula enche o volume dos dados, e ambos dividem a mesma taxa de transferência.',
  'ST06.remedy':
    'Defina spec.walStorage: as instâncias passam a usá-lo uma após a outra. Não é possível retirá-lo depois.',
  'ST08.title': 'O tablespace {{name}} não está configurado',
  'ST08.impact':
    'Tabelas e índices que deveriam ficar ali não podem ser criados.',
  'ST08.remedy':
    'Corrija o que o erro aponta: quase sempre um dono que não existe.',
  'SC01.title.expired': 'O certificado em {{secret}} expirou',
  'SC01.title.soon_one': 'O certificado em {{secret}} expira em {{count}} dia',
  'SC01.title.soon_other':
    'O certificado em {{secret}} expira em {{count}} dias',
  'SC01.impact':
    'Depois disso, as aplicações que o verificam não conseguem se conectar, e os standbys perdem a primária.',
  'SC01.remedy.operator':
    'O CloudNativePG deveria tê-lo renovado: veja se o operador está rodando, e o log dele.',
  'SC01.remedy.own': 'Renove-o onde ele é emitido e coloque-o no secret.',
  'SC02.title': 'O superusuário pode entrar pela rede',
  'SC02.impact':
    'Quem lê o secret dele pode ler e mudar tudo, passando por cima de todas as regras do banco.',
  'SC02.remedy':
    'Defina spec.enableSuperuserAccess como false; use roles com os direitos necessários.',
  'SC03.title.trust': 'Uma regra deixa clientes entrarem sem senha',
  'SC03.title.weak':
    'Uma regra deixa qualquer um tentar senhas sem criptografia',
  'SC03.impact': 'Quem alcança a porta talvez possa ler e mudar dados.',
  'SC03.remedy':
    'Use hostssl com scram-sha-256 ou cert, e nomeie bancos, usuários e endereços.',
  'SC04.title.public': 'O serviço {{service}} está aberto para a internet',
  'SC04.title.wide':
    'O serviço {{service}} seleciona instâncias de todos os bancos do namespace',
  'SC04.impact.public': 'Qualquer um pode alcançar a porta e tentar senhas.',
  'SC04.impact.wide':
    'As aplicações podem ser levadas a outro banco, como uma cópia restaurada.',
  'SC04.remedy.public':
    'Defina a anotação {{annotation}}: "true", ou indique as redes permitidas em spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Adicione cnpg.io/cluster ao seletor dele.',
  'SC05.title':
    'Verificações do CloudNativePG são contornadas: {{annotations}}',
  'SC05.impact':
    'As instâncias podem rodar de modo diferente do que diz a definição, e os erros não são recusados.',
  'SC05.remedy':
    'Remova a anotação quando aquilo para que foi definida estiver pronto.',
  'SC06.title': 'O role {{role}} não está como foi declarado',
  'SC06.impact':
    'A senha ou os direitos dele podem ser antigos, ou ele pode não existir.',
  'SC06.remedy':
    'Corrija o que a mensagem aponta; uma nova tentativa é feita sozinha.',
  'CF01.title.database.failed': 'O banco {{name}} não está como foi declarado',
  'CF01.title.database.pending':
    'O banco {{name}} ainda não foi configurado como declarado',
  'CF01.title.publication.failed':
    'A publicação {{name}} não está como foi declarada',
  'CF01.title.publication.pending':
    'A publicação {{name}} ainda não foi configurada como declarado',
  'CF01.title.subscription.failed':
    'A assinatura {{name}} não está como foi declarada',
  'CF01.title.subscription.pending':
    'A assinatura {{name}} ainda não foi configurada como declarado',
  'CF01.impact.database':
    'As aplicações podem sentir falta do banco, de um esquema ou de uma extensão.',
  'CF01.impact.publication': 'Quem a assina não recebe o que espera.',
  'CF01.impact.subscription': 'Os dados da publicação dela não chegam.',
  'CF01.remedy':
    'Corrija o que a mensagem aponta; uma nova tentativa é feita sozinha.',
  'CF02.title':
    'Reinício necessário por causa de um parâmetro alterado: {{instances}}',
  'CF02.impact': 'O valor antigo vale até lá.',
  'CF02.remedy':
    'O CloudNativePG reinicia sozinho; com atualizações supervisionadas, reinicie a primária quando for conveniente.',
  'CF04.title.failed': 'O pooler {{pooler}} falhou',
  'CF04.title.paused': 'O pooler {{pooler}} está pausado',
  'CF04.impact':
    'As aplicações que se conectam por ele aguardam ou são recusadas.',
  'CF04.remedy.failed': 'Corrija o que a mensagem aponta.',
  'CF04.remedy.paused':
    'Defina spec.pgbouncer.paused como false quando o trabalho terminar.',
  'CF09.title': 'Os recursos não são garantidos',
  'CF09.impact':
    'Quando falta memória no nó, as instâncias estão entre as primeiras a serem paradas.',
  'CF09.remedy': 'Defina limites iguais às requisições, para CPU e memória.',
  'CF10.unknown':
    'O PodMonitor {{podMonitor}} seleciona por labels que o portal não guarda.',
  'CF10.title': 'Ninguém coleta as métricas',
  'CF10.impact':
    'Não há gráficos do passado nem alertas do Prometheus sobre este banco.',
  'CF10.remedy':
    'Crie um PodMonitor que selecione cnpg.io/cluster e a porta metrics; com o Prometheus gerenciado, um de azmonitoring.coreos.com.',
  'LC08.title.unreadable': 'A anotação de hibernação não pode ser lida',
  'LC08.title.hibernated': 'O banco está em hibernação',
  'LC08.impact.unreadable':
    'O banco continua rodando, ou fica fora do ar, seja qual for a intenção.',
  'LC08.impact.hibernated':
    'Nenhuma instância roda e ninguém consegue se conectar. Os dados estão nos volumes.',
  'LC08.remedy.unreadable': 'Defina {{annotation}} como on ou off.',
  'LC08.remedy.hibernated':
    'Acorde-o para usá-lo; isso leva cerca de meio minuto.',
  'LC05.title.instances': 'As instâncias estão sendo atualizadas',
  'LC05.title.major':
    'O PostgreSQL está sendo atualizado para uma nova versão principal',
  'LC05.title.delayed': 'Uma atualização aguarda a sua vez',
  'LC05.title.manager': 'O gerenciador de instâncias está sendo atualizado',
  'LC05.impact.major': 'Ninguém consegue se conectar até terminar.',
  'LC05.impact.rolling':
    'Os standbys reiniciam um após o outro, a primária por último.',
  'LC05.remedy': 'Aguarde.',
  'LC09.title.becoming':
    'O banco está se tornando uma réplica de outro cluster',
  'LC09.title.unknown': 'O banco é uma réplica de outro cluster',
  'LC09.title.is': 'O banco é uma réplica de {{source}}',
  'LC09.impact.becoming':
    'Ninguém consegue escrever até que o outro cluster seja promovido.',
  'LC09.impact.is': 'Ele só pode ser lido.',
  'LC09.remedy.late': 'Veja abaixo o que as instâncias dele aguardam.',
  'LC09.remedy.wait':
    'Aguarde o token de rebaixamento e depois promova o outro cluster com ele.',
  'LC09.remedy.demoted':
    'Para tirar as escritas daqui de vez, promova o outro cluster com o token de rebaixamento em status.demotionToken.',
  'LC09.remedy.is':
    'Promova-o só quando a origem dele tiver sumido ou sido rebaixada.',
  'LC01.title.noCatalog': 'A imagem não vem de um catálogo',
  'LC01.title.behind':
    'O PostgreSQL {{from}} está rodando, o {{to}} é oferecido',
  'LC01.impact.noCatalog':
    'As versões secundárias, com suas correções, só chegam manualmente.',
  'LC01.impact.behind': 'Faltam correções de defeitos e falhas de segurança.',
  'LC01.remedy.noCatalog':
    'Indique um catálogo de imagens em spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'Veja por que a atualização não aconteceu: uma atualização supervisionada aguarda um switchover.',
  'LC01.unknown': 'O catálogo {{catalog}} não é conhecido.',
  'LC02.title.ended': 'O PostgreSQL {{major}} já não é mantido',
  'LC02.title.ends': 'O PostgreSQL {{major}} é mantido até {{end}}',
  'LC02.impact':
    'Depois disso não há correções, nem mesmo de falhas de segurança.',
  'LC02.remedy':
    'Planeje a atualização para uma versão principal mais nova; o banco fica fora do ar enquanto ela roda.',
  'LC03.unknown': 'Nada informa a versão do operador.',
  'LC03.title': 'O CloudNativePG {{version}} já não é mantido',
  'LC03.impact': 'Os defeitos e as falhas de segurança do operador permanecem.',
  'LC03.remedy':
    'Peça à equipe de plataforma que o atualize para {{oldest}} ou mais novo.',
  'LC04.title':
    'O catálogo de imagens {{catalog}} não tem imagem para o PostgreSQL {{major}}',
  'LC04.impact': 'As instâncias não são criadas nem atualizadas.',
  'LC04.remedy':
    'Peça à equipe de plataforma que inclua o PostgreSQL {{major}} no catálogo.',
  'LC06.title.rolledBack': 'A atualização da versão principal foi desfeita',
  'LC06.title.failed': 'A atualização da versão principal falhou',
  'LC06.impact.rolledBack':
    'O banco roda com a versão antiga; os dados estão intactos.',
  'LC06.impact.failed':
    'O banco fica fora do ar até que a atualização seja corrigida ou desfeita.',
  'LC06.remedy':
    'Leia o log do job da atualização: quase sempre falta uma extensão na nova imagem. Para desfazer, defina a imagem antiga.',
  'LC10.title':
    'A definição usa campos que o CloudNativePG vai remover: {{fields}}',
  'LC10.impact':
    'Nada hoje; uma atualização do operador pode ignorá-los ou recusá-los.',
  'LC10.remedy':
    'Use spec.postgresql.synchronous, um PodMonitor próprio e apenas spec.storage.size.',
  'creation.identity': 'Identidade gerenciada no Azure',
  'creation.identity.refused': 'O Azure não a aceita: {{code}}',
  'creation.store': 'Armazenamento de objetos para backups',
  'creation.store.missing': 'O ObjectStore {{store}} não existe',
  'creation.cluster': 'Cluster aceito pelo CloudNativePG',
  'creation.primary': 'A primária está pronta',
  'creation.replicas': 'Todas as {{desired}} instâncias estão prontas',
  'creation.replicas.some': '{{ready}} de {{desired}} instâncias estão prontas',
  'creation.archiving': 'Primeiro WAL arquivado',
  'creation.databases_one': 'O banco pedido existe',
  'creation.databases_other': 'Os {{count}} bancos pedidos existem',
  'creation.databases.some': '{{done}} de {{all}} existem',
  'creation.pooler': 'O pooler está pronto',
  'creation.backup': 'Primeiro backup feito',
  'creation.backup.running': '{{backup}} está em andamento',
  'creation.unschedulable': 'Nenhum nó aceita o pod {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} falhou; o log dele diz por quê',
  'creation.podRefused': 'O Kubernetes recusa um pod dele: {{message}}',
  'creation.volumeRefused':
    'O volume {{volume}} não pode ser criado: {{message}}',
  'creation.volumeMissing': 'O pod {{pod}} não recebe seu volume: {{message}}',
  'creation.unseen':
    'O CloudNativePG não olhou este Cluster: ele não está em execução ou acompanha apenas outros namespaces (WATCH_NAMESPACE)',
  'creation.noPods':
    'O CloudNativePG ainda não criou nenhum pod. Seu log diz por quê; um ResourceQuota, um LimitRange ou uma política do namespace pode recusar os volumes',
  'phase.settingUpPrimary': 'Preparando a primária',
  'phase.creatingReplica': 'Criando um novo standby',
  'phase.upgrading': 'Atualizando o cluster',
  'phase.upgradingMajor':
    'Atualizando o PostgreSQL para uma nova versão principal',
  'phase.upgradeDelayed': 'Atualização do cluster adiada',
  'phase.onlineUpgrade': 'Atualização on-line em andamento',
  'phase.restartInPlace': 'A primária está sendo reiniciada no lugar',
  'phase.restart': 'A primária está sendo reiniciada sem switchover',
  'phase.waitingForInstances': 'Aguardando que as instâncias fiquem ativas',
  'phase.applyingConfiguration': 'Aplicando a configuração',
  'phase.promoting': 'Promovendo a cluster primário',
  'phase.switchover': 'Switchover em andamento',
  'phase.waitingForUser': 'Aguardando uma ação do usuário',
  'phase.failover': 'Failover em andamento',
  'phase.unrecoverable': 'O cluster é irrecuperável e exige intervenção manual',
  'phase.cannotCreate':
    'Não foi possível criar os objetos necessários ao cluster',
  'phase.invalid': 'Definição do cluster inválida',
  'phase.catalog':
    'O catálogo de imagens do cluster está incompleto ou é inválido',
  'phase.unknownPlugin':
    'O cluster não pode avançar: um plugin exigido é desconhecido',
  'phase.pluginError':
    'O cluster não pode avançar: erro na comunicação com os plugins',
  'phase.architecture':
    'Não é possível a atualização on-line das instâncias: falta o binário da arquitetura',
  'phase.noSpace': 'Espaço em disco insuficiente',
  'phase.noAnswer':
    'O CloudNativePG não obtém o estado das instâncias: a comunicação HTTP falha',
  'operation.rollout.single':
    'A única instância é substituída: ninguém consegue ler nem escrever por cerca de 15 segundos, e por mais tempo enquanto clientes mantiverem suas conexões abertas.',
  'operation.rollout.single.inPlace':
    'O PostgreSQL reinicia no lugar: ninguém consegue ler nem escrever por cerca de 5 segundos, e por mais tempo enquanto clientes mantiverem suas conexões abertas.',
  'operation.rollout.switchover':
    'Os standbys são substituídos um após o outro. Depois um deles assume, e a primária anterior o acompanha: as escritas param por cerca de 10 a 30 segundos.',
  'operation.rollout.supervised':
    'Os standbys são substituídos um após o outro. Depois o CloudNativePG aguarda que alguém faça aqui um switchover ou reinicie a primária (primaryUpdateStrategy é supervised), o que para as escritas por cerca de 10 a 30 segundos.',
  'operation.rollout.waits':
    '{{effect}} O CloudNativePG começa quando todas as instâncias estão prontas, e agora aguarda {{instances}}.',
  'operation.restart.waits':
    'O CloudNativePG não reinicia nada até que todas as instâncias estejam prontas, e aguarda {{instances}}: reinicie só essa instância, ou desfaça o isolamento dela.',
  'operation.restart-instance.fenced':
    '{{instance}} está isolada, portanto o PostgreSQL não funciona ali: desfaça o isolamento em vez disso.',
  'operation.restart-instance.notReady':
    'A primária {{instance}} não está pronta, portanto o PostgreSQL não pode ser reiniciado no lugar: o CloudNativePG o inicia de novo ou faz failover por conta própria.',
  'operation.switchover.primaryFenced':
    'A primária {{instance}} está isolada, e a um standby pode faltar o que foi confirmado nela: desfaça o isolamento primeiro.',
  'operation.hibernate.waits':
    '{{effect}} O CloudNativePG começa quando o cluster está saudável, o que não é o caso agora.',
  'operation.scale.supervised':
    'O CloudNativePG exige pelo menos 2 instâncias enquanto primaryUpdateStrategy for supervised.',
  'operation.scale.walLogHints':
    'O CloudNativePG só aceita mais de uma instância com wal_log_hints ligado, e ele está desligado.',
  'operation.change-plan.volumes':
    '{{effect}} Os volumes crescem onde o plano tem maiores, e nunca encolhem; o número de instâncias fica.',
  'operation.change-plan.volumesStay':
    '{{effect}} Os volumes e o número de instâncias ficam. {{reason}}',
  'operation.grow-storage.full':
    'Uma instância não tem mais espaço, e o CloudNativePG não aumenta nenhum volume até que ela volte a funcionar. A equipe da plataforma aumenta primeiro o PersistentVolumeClaim dela; depois peça aqui o mesmo tamanho.',
  'operation.parameters.restart.other_one':
    '{{names}} exige uma reinicialização. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} exigem uma reinicialização. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} deve estar entre {{least}} e {{most}}, e "{{value}}" não está.',
  'operation.declared.replica':
    'O banco acompanha outro cluster, e tem os bancos e os papéis dele: faça a alteração lá.',
  'operation.database-remove.inUse':
    '{{effect}} O PostgreSQL recusa enquanto alguém estiver conectado a ele, e o CloudNativePG tenta de novo até que não haja ninguém.',
  'operation.role-remove.owns':
    '{{effect}} O PostgreSQL recusa enquanto o papel for dono de algo ou tiver recebido direitos, e o CloudNativePG tenta de novo até que não tenha mais nenhum.',
  'operation.role-create.secretTaken':
    'Já existe um secret {{secret}} que não pertence a este banco: escolha outro nome.',
  'operation.rotate-password.owned':
    'O secret {{secret}} é mantido por {{owner}}, que restauraria a senha antiga: troque-a lá.',
  'operation.rotate-password.noRole':
    'O Cluster não nomeia nenhum papel da aplicação, portanto o CloudNativePG não adotaria uma nova senha.',
  ...operations,
  ...doctor,
  ...policy,
  ...plan,
};

export default messages;
