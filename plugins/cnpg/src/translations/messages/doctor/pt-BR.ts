import type { Messages } from '../messages';

export const doctor = {
  'doctor.archives': 'O WAL está sendo arquivado.',
  'doctor.log.silent': 'O log do arquivador não diz o contrário.',
  'doctor.log.unread': 'Não foi possível ler o log do arquivador.',
  'doctor.noPods': 'Não há pods neste momento.',
  'doctor.noIdentity': 'Não há identidade gerenciada que pudesse ter uma.',
  'doctor.builtIn': 'O banco arquiva com o que o CloudNativePG traz embutido.',
  'doctor.repair': 'Execute “Reparar identidade”, que a cria de novo.',
  'doctor.notRead': 'O portal não leu {{what}}.',
  'doctor.notFound': 'O portal não encontrou {{what}}.',
  'doctor.what.cluster': 'o cluster AKS',
  'doctor.what.pods': 'os pods',
  'doctor.what.account': 'a conta de serviço {{name}}',
  'doctor.what.identity': 'a identidade gerenciada',
  'doctor.what.credentials': 'as credenciais federadas',
  'doctor.what.issuer': 'o emissor do AKS',
  'doctor.what.roles': 'as atribuições de função',
  'doctor.what.storage': 'a conta de armazenamento',
  'doctor.what.container': 'o contêiner',
  'doctor.what.roleBinding': 'o RoleBinding {{name}}',
  'doctor.cluster.fix':
    'A equipe de plataforma deve executar az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Depois reinicie o banco, para que os pods sejam criados de novo.',
  'doctor.cluster.noIssuer': 'O cluster AKS {{aks}} não tem emissor OIDC.',
  'doctor.cluster.off':
    'A workload identity está desligada no cluster AKS {{aks}}.',
  'doctor.cluster.configured':
    'O portal está configurado para não ler o cluster AKS, e só conhece o emissor dele.',
  'doctor.cluster.ok': 'Ambos estão ligados; o emissor é {{issuer}}.',
  'doctor.podLabel.without_one':
    '{{pods}} não tem o rótulo {{label}}=true, por isso o webhook da workload identity o ignora.',
  'doctor.podLabel.without_other':
    '{{pods}} não têm o rótulo {{label}}=true, por isso o webhook da workload identity os ignora.',
  'doctor.podLabel.fix':
    'Coloque-o em spec.inheritedMetadata.labels do Cluster. Depois reinicie o banco, para que os pods sejam criados de novo.',
  'doctor.podLabel.ok_one': '{{count}} pod tem {{label}}=true.',
  'doctor.podLabel.ok_other': 'Todos os {{count}} pods têm {{label}}=true.',
  'doctor.clientId.none':
    'A conta de serviço {{account}} não tem a anotação {{annotation}}.',
  'doctor.clientId.fix':
    'Coloque o client id em spec.serviceAccountTemplate do Cluster. Depois reinicie o banco, para que os pods sejam criados de novo.',
  'doctor.clientId.ok': 'A conta de serviço {{account}} indica {{clientId}}.',
  'doctor.clientId.other':
    'A conta de serviço {{account}} indica {{clientId}}, mas a identidade gerenciada é {{right}}.',
  'doctor.clientId.gone': 'Não há mais a identidade gerenciada {{identity}}.',
  'doctor.clientId.gone.fix':
    'Execute “Reparar identidade”, que a cria de novo. Ela recebe outro client id: coloque-o em spec.serviceAccountTemplate do Cluster. Depois reinicie o banco, para que os pods sejam criados de novo.',
  'doctor.environment.fix':
    'Os pods foram criados antes de haver rótulo, anotação ou webhook. Reinicie o banco.',
  'doctor.environment.lacking':
    'O contêiner {{container}} de {{pod}} não tem {{variable}}.',
  'doctor.environment.stale':
    'O contêiner {{container}} de {{pod}} entra como {{clientId}}, mas a conta de serviço já indica {{named}}.',
  'doctor.environment.stale.fix': 'Reinicie o banco.',
  'doctor.environment.ok': 'O webhook da workload identity forneceu ambos.',
  'doctor.subject.ok': '{{credential}} é para {{subject}}.',
  'doctor.subject.none':
    'A identidade gerenciada {{identity}} não tem credencial federada para {{subject}}.',
  'doctor.subject.others':
    'A identidade gerenciada {{identity}} não tem credencial federada para {{subject}}, só para {{others}}.',
  'doctor.credential.none': 'Não há credencial federada para o subject dele.',
  'doctor.credential.ok': 'É para {{value}}.',
  'doctor.issuer.other':
    'A credencial federada {{credential}} é para o emissor {{issuer}}, mas os tokens deste cluster vêm de {{right}}.',
  'doctor.issuer.slash':
    'A credencial federada {{credential}} é para o emissor {{issuer}}, mas os tokens deste cluster vêm de {{right}} (a barra no final conta).',
  'doctor.audience.other':
    'A credencial federada {{credential}} é para a audiência {{audience}}, mas os tokens dos pods são para {{right}}.',
  'doctor.propagation.waits':
    'A credencial federada está certa, mas o Entra ainda não a conhece em toda parte ({{code}}).',
  'doctor.propagation.fix':
    'Aguarde alguns minutos; o arquivador tenta de novo sozinho.',
  'doctor.credentialCount.full':
    'Ela tem {{number}} credenciais federadas, e o Azure permite {{most}}.',
  'doctor.credentialCount.fix': 'Remova as que nada usa.',
  'doctor.credentialCount.ok': 'Ela tem {{number}} de no máximo {{most}}.',
  'doctor.role.unknown':
    'Ela tem uma função que o portal não conhece ({{role}}) em {{scope}}.',
  'doctor.role.none':
    'A identidade gerenciada {{identity}} não tem no contêiner {{container}} uma função que lhe permita escrever blobs.',
  'doctor.role.none.fix':
    'Execute “Reparar identidade”, que a cria de novo. A função leva depois até {{most}} min para ter efeito.',
  'doctor.role.waits':
    'A função foi atribuída há {{minutes}} min e ainda não tem efeito.',
  'doctor.role.waits.fix':
    'Aguarde: o Azure leva até {{most}} min, e o arquivador tenta de novo sozinho.',
  'doctor.role.refused':
    'A função está atribuída, mas o Azure recusa (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'A função está atribuída, mas o Azure recusa: uma condição a limita.',
  'doctor.role.refused.fix':
    'A equipe de plataforma deve examinar a condição da atribuição de função e as atribuições de negação na conta de armazenamento.',
  'doctor.role.ok': 'Ela tem a função em {{scope}}.',
  'doctor.role.ok.condition':
    'Ela tem a função em {{scope}}, com uma condição.',
  'doctor.network.fix':
    'A equipe de plataforma deve permitir a sub-rede dos nós, ou dar à conta um ponto de extremidade privado que a rede deles resolva.',
  'doctor.network.noAccount': 'Não há conta de armazenamento {{account}}.',
  'doctor.network.noAccount.fix': 'Verifique backupStorage em cnpg.targets.',
  'doctor.network.refused':
    'O firewall da conta de armazenamento recusa a rede dos pods (AuthorizationFailure).',
  'doctor.network.closed':
    'A conta de armazenamento recusa toda rede pública e não tem ponto de extremidade privado.',
  'doctor.network.some':
    'A conta de armazenamento só deixa entrar algumas redes; daqui não se vê se a dos nós está entre elas.',
  'doctor.network.ok': 'Ela deixa entrar todas as redes.',
  'doctor.sharedKey.identity': 'O banco entra com sua identidade gerenciada.',
  'doctor.container.none': 'Não há contêiner {{container}} em {{account}}.',
  'doctor.container.fix':
    'Execute “Reparar identidade”, que o cria de novo. Os backups que estavam nele se foram com ele, a menos que a conta guarde contêineres excluídos.',
  'doctor.container.ok': 'Há {{container}}.',
  'doctor.destination.unknown': 'Não se sabe para onde o banco arquiva.',
  'doctor.destination.fix.cluster': 'Corrija destinationPath do Cluster.',
  'doctor.destination.fix.store':
    'Corrija destinationPath do ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '“{{destination}}” não é https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'O banco arquiva em {{destination}}.',
  'doctor.destination.other':
    'O banco arquiva em {{destination}}, mas seu contêiner é {{expected}}.',
  'doctor.plugin.fix':
    'A equipe de plataforma deve instalá-lo, no namespace do operador e com cert-manager.',
  'doctor.plugin.ok': 'A versão {{version}} responde.',
  'doctor.plugin.ok.unknown': 'Ele responde, sem dizer sua versão.',
  'doctor.plugin.phase': 'O CloudNativePG diz: {{phase}}.',
  'doctor.roleBinding.fix':
    'Vincule o Role {{name}} também à conta de serviço {{account}}.',
  'doctor.roleBinding.ok': '{{name}} é para {{account}}.',
  'doctor.roleBinding.other':
    'O RoleBinding {{name}} não é para {{account}}, com a qual os pods rodam.',
  'doctor.roleBinding.none': 'Não há RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'O plugin Barman Cloud o cria: verifique se o plugin roda.',
  'doctor.objectStore.ok': 'Há {{store}}.',
  'doctor.objectStore.none': 'Não há ObjectStore {{store}} no namespace dele.',
  'doctor.objectStore.fix':
    'Execute a criação do banco de novo, que cria o que falta.',
  'doctor.egress.policies':
    '{{found}} Estas NetworkPolicies limitam aonde os pods podem se conectar: {{names}}.',
  'doctor.immutability.fix':
    'A equipe de plataforma deve isentar o contêiner da política, ou os backups ficam pelo tempo que ela diz.',
  'doctor.immutability.kept':
    'Uma política de imutabilidade ou uma retenção legal impede que os blobs do contêiner sejam excluídos.',
  'doctor.immutability.failed':
    'Não foi possível excluir backups expirados: {{message}}',
  'doctor.immutability.ok': 'Nenhuma política os retém.',
} satisfies Partial<Messages>;
