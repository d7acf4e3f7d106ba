import type { Messages } from '../messages';

export const doctor = {
  'doctor.archives': 'WAL arkiveras.',
  'doctor.log.silent': 'Arkiverarens logg säger inget annat.',
  'doctor.log.unread': 'Arkiverarens logg gick inte att läsa.',
  'doctor.noPods': 'Den har inga poddar just nu.',
  'doctor.noIdentity': 'Det finns ingen hanterad identitet som kan ha en.',
  'doctor.builtIn': 'Den arkiverar med det som är inbyggt i CloudNativePG.',
  'doctor.repair': 'Kör ”Reparera identiteten”, som skapar den igen.',
  'doctor.notRead': 'Portalen läste inte {{what}}.',
  'doctor.notFound': 'Portalen hittade inte {{what}}.',
  'doctor.what.cluster': 'AKS-klustret',
  'doctor.what.pods': 'dess poddar',
  'doctor.what.account': 'tjänstkontot {{name}}',
  'doctor.what.identity': 'den hanterade identiteten',
  'doctor.what.credentials': 'de federerade autentiseringsuppgifterna',
  'doctor.what.issuer': 'AKS utfärdare',
  'doctor.what.roles': 'rolltilldelningarna',
  'doctor.what.storage': 'lagringskontot',
  'doctor.what.container': 'containern',
  'doctor.what.roleBinding': 'RoleBinding-objektet {{name}}',
  'doctor.cluster.fix':
    'Plattformsteamet måste köra az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Starta sedan om databasen, så att dess poddar skapas på nytt.',
  'doctor.cluster.noIssuer': 'AKS-klustret {{aks}} har ingen OIDC-utfärdare.',
  'doctor.cluster.off':
    'Workload identity är avstängt på AKS-klustret {{aks}}.',
  'doctor.cluster.configured':
    'Portalen är konfigurerad att inte läsa AKS-klustret, utan bara känner dess utfärdare.',
  'doctor.cluster.ok': 'Båda är på; utfärdaren är {{issuer}}.',
  'doctor.podLabel.without_one':
    '{{pods}} saknar etiketten {{label}}=true, så webhooken för workload identity går förbi den.',
  'doctor.podLabel.without_other':
    '{{pods}} saknar etiketten {{label}}=true, så webhooken för workload identity går förbi dem.',
  'doctor.podLabel.fix':
    'Sätt den i spec.inheritedMetadata.labels i Cluster. Starta sedan om databasen, så att dess poddar skapas på nytt.',
  'doctor.podLabel.ok_one': 'Dess {{count}} podd har {{label}}=true.',
  'doctor.podLabel.ok_other': 'Alla {{count}} poddar har {{label}}=true.',
  'doctor.clientId.none':
    'Tjänstkontot {{account}} har ingen annotering {{annotation}}.',
  'doctor.clientId.fix':
    'Sätt klient-id:t i spec.serviceAccountTemplate i Cluster. Starta sedan om databasen, så att dess poddar skapas på nytt.',
  'doctor.clientId.ok': 'Tjänstkontot {{account}} anger {{clientId}}.',
  'doctor.clientId.other':
    'Tjänstkontot {{account}} anger {{clientId}}, men den hanterade identiteten är {{right}}.',
  'doctor.clientId.gone':
    'Det finns ingen hanterad identitet {{identity}} längre.',
  'doctor.clientId.gone.fix':
    'Kör ”Reparera identiteten”, som skapar den igen. Den får ett annat klient-id: sätt det i spec.serviceAccountTemplate i Cluster. Starta sedan om databasen, så att dess poddar skapas på nytt.',
  'doctor.environment.fix':
    'Poddarna skapades innan etikett, annotering eller webhook fanns. Starta om databasen.',
  'doctor.environment.lacking':
    'Containern {{container}} i {{pod}} har ingen {{variable}}.',
  'doctor.environment.stale':
    'Containern {{container}} i {{pod}} loggar in som {{clientId}}, men tjänstkontot anger numera {{named}}.',
  'doctor.environment.stale.fix': 'Starta om databasen.',
  'doctor.environment.ok': 'Webhooken för workload identity har gett dem båda.',
  'doctor.subject.ok': '{{credential}} gäller för {{subject}}.',
  'doctor.subject.none':
    'Den hanterade identiteten {{identity}} har ingen federerad autentiseringsuppgift för {{subject}}.',
  'doctor.subject.others':
    'Den hanterade identiteten {{identity}} har ingen federerad autentiseringsuppgift för {{subject}}, bara för {{others}}.',
  'doctor.credential.none':
    'Det finns ingen federerad autentiseringsuppgift för dess subject.',
  'doctor.credential.ok': 'Den gäller för {{value}}.',
  'doctor.issuer.other':
    'Den federerade autentiseringsuppgiften {{credential}} gäller för utfärdaren {{issuer}}, men klustrets token kommer från {{right}}.',
  'doctor.issuer.slash':
    'Den federerade autentiseringsuppgiften {{credential}} gäller för utfärdaren {{issuer}}, men klustrets token kommer från {{right}} (snedstrecket på slutet räknas).',
  'doctor.audience.other':
    'Den federerade autentiseringsuppgiften {{credential}} gäller för målgruppen {{audience}}, men poddarnas token är för {{right}}.',
  'doctor.propagation.waits':
    'Den federerade autentiseringsuppgiften är rätt, men Entra känner inte till den överallt än ({{code}}).',
  'doctor.propagation.fix':
    'Vänta några minuter; arkiveraren försöker igen av sig själv.',
  'doctor.credentialCount.full':
    'Den har {{number}} federerade autentiseringsuppgifter, och Azure tillåter {{most}}.',
  'doctor.credentialCount.fix': 'Ta bort dem som inget använder.',
  'doctor.credentialCount.ok': 'Den har {{number}} av högst {{most}}.',
  'doctor.role.unknown':
    'Den har en roll som portalen inte känner till ({{role}}) på {{scope}}.',
  'doctor.role.none':
    'Den hanterade identiteten {{identity}} har ingen roll på containern {{container}} som låter den skriva blobbar.',
  'doctor.role.none.fix':
    'Kör ”Reparera identiteten”, som skapar den igen. Rollen tar sedan upp till {{most}} min att börja gälla.',
  'doctor.role.waits':
    'Rollen tilldelades för {{minutes}} min sedan och gäller inte än.',
  'doctor.role.waits.fix':
    'Vänta: Azure behöver upp till {{most}} min, och arkiveraren försöker igen av sig själv.',
  'doctor.role.refused':
    'Rollen är tilldelad, men Azure nekar (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'Rollen är tilldelad, men Azure nekar: ett villkor begränsar den.',
  'doctor.role.refused.fix':
    'Plattformsteamet måste se på rolltilldelningens villkor och på neka-tilldelningar på lagringskontot.',
  'doctor.role.ok': 'Den har rollen på {{scope}}.',
  'doctor.role.ok.condition': 'Den har rollen på {{scope}}, med ett villkor.',
  'doctor.network.fix':
    'Plattformsteamet måste tillåta nodernas undernät, eller ge kontot en privat slutpunkt som deras nätverk slår upp.',
  'doctor.network.noAccount': 'Det finns inget lagringskonto {{account}}.',
  'doctor.network.noAccount.fix': 'Kontrollera backupStorage i cnpg.targets.',
  'doctor.network.refused':
    'Lagringskontots brandvägg nekar poddarnas nätverk (AuthorizationFailure).',
  'doctor.network.closed':
    'Lagringskontot nekar alla offentliga nätverk och har ingen privat slutpunkt.',
  'doctor.network.some':
    'Lagringskontot släpper bara in vissa nätverk; om nodernas är bland dem syns inte härifrån.',
  'doctor.network.ok': 'Det släpper in alla nätverk.',
  'doctor.sharedKey.identity': 'Den loggar in med sin hanterade identitet.',
  'doctor.container.none':
    'Det finns ingen container {{container}} i {{account}}.',
  'doctor.container.fix':
    'Kör ”Reparera identiteten”, som skapar den igen. Säkerhetskopior som fanns i den är borta med den, om kontot inte behåller borttagna containrar.',
  'doctor.container.ok': '{{container}} finns.',
  'doctor.destination.unknown': 'Det är inte känt vart den arkiverar.',
  'doctor.destination.fix.cluster': 'Rätta destinationPath i Cluster.',
  'doctor.destination.fix.store':
    'Rätta destinationPath i ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '”{{destination}}” är inte https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'Den arkiverar till {{destination}}.',
  'doctor.destination.other':
    'Den arkiverar till {{destination}}, men dess container är {{expected}}.',
  'doctor.plugin.fix':
    'Plattformsteamet måste installera det, i operatorns namespace och med cert-manager.',
  'doctor.plugin.ok': 'Version {{version}} svarar.',
  'doctor.plugin.ok.unknown': 'Det svarar, utan att säga sin version.',
  'doctor.plugin.phase': 'CloudNativePG säger: {{phase}}.',
  'doctor.roleBinding.fix':
    'Bind rollen {{name}} även till tjänstkontot {{account}}.',
  'doctor.roleBinding.ok': '{{name}} gäller för {{account}}.',
  'doctor.roleBinding.other':
    'RoleBinding {{name}} gäller inte för {{account}}, som dess poddar kör som.',
  'doctor.roleBinding.none': 'Det finns ingen RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'Barman Cloud-pluginet skapar den: kontrollera att pluginet körs.',
  'doctor.objectStore.ok': '{{store}} finns.',
  'doctor.objectStore.none':
    'Det finns ingen ObjectStore {{store}} i dess namespace.',
  'doctor.objectStore.fix':
    'Kör skapandet av databasen igen, som skapar det som saknas.',
  'doctor.egress.policies':
    '{{found}} Dessa NetworkPolicies begränsar vart dess poddar får ansluta: {{names}}.',
  'doctor.immutability.fix':
    'Plattformsteamet måste undanta containern från policyn, annars blir säkerhetskopiorna kvar så länge den säger.',
  'doctor.immutability.kept':
    'En oföränderlighetspolicy eller ett juridiskt bevarande hindrar att containerns blobbar tas bort.',
  'doctor.immutability.failed':
    'Utgångna säkerhetskopior gick inte att ta bort: {{message}}',
  'doctor.immutability.ok': 'Ingen policy håller kvar dem.',
} satisfies Partial<Messages>;
