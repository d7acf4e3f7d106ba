import type { Messages } from '../messages';

export const doctor = {
  'doctor.archives': 'WAL sedang diarsipkan.',
  'doctor.log.silent': 'Log pengarsip tidak mengatakan sebaliknya.',
  'doctor.log.unread': 'Log pengarsip tidak dapat dibaca.',
  'doctor.noPods': 'Tidak ada pod saat ini.',
  'doctor.noIdentity': 'Tidak ada identitas terkelola yang dapat memilikinya.',
  'doctor.builtIn': 'Pengarsipan memakai yang tertanam di CloudNativePG.',
  'doctor.repair': 'Jalankan “Perbaiki identitas”, yang membuatnya lagi.',
  'doctor.notRead': 'Portal tidak membaca {{what}}.',
  'doctor.notFound': 'Portal tidak menemukan {{what}}.',
  'doctor.what.cluster': 'klaster AKS',
  'doctor.what.pods': 'pod-podnya',
  'doctor.what.account': 'akun layanan {{name}}',
  'doctor.what.identity': 'identitas terkelola',
  'doctor.what.credentials': 'kredensial federasi',
  'doctor.what.issuer': 'penerbit AKS',
  'doctor.what.roles': 'penetapan peran',
  'doctor.what.storage': 'akun penyimpanan',
  'doctor.what.container': 'kontainer',
  'doctor.what.roleBinding': 'RoleBinding bernama {{name}}',
  'doctor.cluster.fix':
    'Tim platform harus menjalankan az aks update --name {{aks}} --enable-oidc-issuer --enable-workload-identity. Lalu mulai ulang basis data, agar pod-podnya dibuat lagi.',
  'doctor.cluster.noIssuer':
    'Klaster AKS {{aks}} tidak mempunyai penerbit OIDC.',
  'doctor.cluster.off': 'Workload identity dimatikan di klaster AKS {{aks}}.',
  'doctor.cluster.configured':
    'Portal dikonfigurasi untuk tidak membaca klaster AKS, dan hanya mengetahui penerbitnya.',
  'doctor.cluster.ok': 'Keduanya aktif; penerbitnya {{issuer}}.',
  'doctor.podLabel.without_one':
    '{{pods}} tidak mempunyai label {{label}}=true, jadi dilewati webhook workload identity.',
  'doctor.podLabel.without_other':
    '{{pods}} tidak mempunyai label {{label}}=true, jadi semuanya dilewati webhook workload identity.',
  'doctor.podLabel.fix':
    'Letakkan di spec.inheritedMetadata.labels pada Cluster. Lalu mulai ulang basis data, agar pod-podnya dibuat lagi.',
  'doctor.podLabel.ok_one': '{{count}} pod mempunyai {{label}}=true.',
  'doctor.podLabel.ok_other': 'Semua {{count}} pod mempunyai {{label}}=true.',
  'doctor.clientId.none':
    'Akun layanan {{account}} tidak mempunyai anotasi {{annotation}}.',
  'doctor.clientId.fix':
    'Letakkan client id di spec.serviceAccountTemplate pada Cluster. Lalu mulai ulang basis data, agar pod-podnya dibuat lagi.',
  'doctor.clientId.ok': 'Akun layanan {{account}} menyebut {{clientId}}.',
  'doctor.clientId.other':
    'Akun layanan {{account}} menyebut {{clientId}}, tetapi identitas terkelolanya {{right}}.',
  'doctor.clientId.gone': 'Identitas terkelola {{identity}} tidak ada lagi.',
  'doctor.clientId.gone.fix':
    'Jalankan “Perbaiki identitas”, yang membuatnya lagi. Client id-nya akan lain: letakkan di spec.serviceAccountTemplate pada Cluster. Lalu mulai ulang basis data, agar pod-podnya dibuat lagi.',
  'doctor.environment.fix':
    'Pod dibuat sebelum label, anotasi, atau webhook ada. Mulai ulang basis data.',
  'doctor.environment.lacking':
    'Kontainer {{container}} di {{pod}} tidak mempunyai {{variable}}.',
  'doctor.environment.stale':
    'Kontainer {{container}} di {{pod}} masuk sebagai {{clientId}}, tetapi akun layanan kini menyebut {{named}}.',
  'doctor.environment.stale.fix': 'Mulai ulang basis data.',
  'doctor.environment.ok':
    'Webhook workload identity sudah memberikan keduanya.',
  'doctor.subject.ok': '{{credential}} berlaku untuk {{subject}}.',
  'doctor.subject.none':
    'Identitas terkelola {{identity}} tidak mempunyai kredensial federasi untuk {{subject}}.',
  'doctor.subject.others':
    'Identitas terkelola {{identity}} tidak mempunyai kredensial federasi untuk {{subject}}, hanya untuk {{others}}.',
  'doctor.credential.none': 'Tidak ada kredensial federasi untuk subject-nya.',
  'doctor.credential.ok': 'Berlaku untuk {{value}}.',
  'doctor.issuer.other':
    'Kredensial federasi {{credential}} berlaku untuk penerbit {{issuer}}, tetapi token klaster ini berasal dari {{right}}.',
  'doctor.issuer.slash':
    'Kredensial federasi {{credential}} berlaku untuk penerbit {{issuer}}, tetapi token klaster ini berasal dari {{right}} (garis miring di akhir ikut dihitung).',
  'doctor.audience.other':
    'Kredensial federasi {{credential}} berlaku untuk audiens {{audience}}, tetapi token pod adalah untuk {{right}}.',
  'doctor.propagation.waits':
    'Kredensial federasi sudah benar, tetapi Entra belum mengenalnya di mana-mana ({{code}}).',
  'doctor.propagation.fix':
    'Tunggu beberapa menit; pengarsip mencoba lagi sendiri.',
  'doctor.credentialCount.full':
    'Ada {{number}} kredensial federasi, dan Azure mengizinkan {{most}}.',
  'doctor.credentialCount.fix': 'Hapus yang tidak dipakai apa pun.',
  'doctor.credentialCount.ok': 'Ada {{number}} dari paling banyak {{most}}.',
  'doctor.role.unknown':
    'Identitas mempunyai peran yang tidak dikenal portal ({{role}}) pada {{scope}}.',
  'doctor.role.none':
    'Identitas terkelola {{identity}} tidak mempunyai peran pada kontainer {{container}} yang mengizinkannya menulis blob.',
  'doctor.role.none.fix':
    'Jalankan “Perbaiki identitas”, yang membuatnya lagi. Peran itu lalu perlu sampai {{most}} menit untuk berlaku.',
  'doctor.role.waits':
    'Peran ditetapkan {{minutes}} menit lalu dan belum berlaku.',
  'doctor.role.waits.fix':
    'Tunggu: Azure perlu sampai {{most}} menit, dan pengarsip mencoba lagi sendiri.',
  'doctor.role.refused':
    'Peran sudah ditetapkan, tetapi Azure menolak (AuthorizationPermissionMismatch).',
  'doctor.role.refused.condition':
    'Peran sudah ditetapkan, tetapi Azure menolak: ada syarat yang membatasinya.',
  'doctor.role.refused.fix':
    'Tim platform harus memeriksa syarat penetapan peran dan penetapan penolakan pada akun penyimpanan.',
  'doctor.role.ok': 'Identitas mempunyai peran itu pada {{scope}}.',
  'doctor.role.ok.condition':
    'Identitas mempunyai peran itu pada {{scope}}, dengan syarat.',
  'doctor.network.fix':
    'Tim platform harus mengizinkan subnet node, atau memberi akun itu endpoint privat yang dikenali jaringannya.',
  'doctor.network.noAccount': 'Tidak ada akun penyimpanan {{account}}.',
  'doctor.network.noAccount.fix': 'Periksa backupStorage di cnpg.targets.',
  'doctor.network.refused':
    'Firewall akun penyimpanan menolak jaringan pod (AuthorizationFailure).',
  'doctor.network.closed':
    'Akun penyimpanan menolak semua jaringan publik dan tidak mempunyai endpoint privat.',
  'doctor.network.some':
    'Akun penyimpanan hanya mengizinkan beberapa jaringan; dari sini tidak terlihat apakah jaringan node termasuk.',
  'doctor.network.ok': 'Semua jaringan diizinkan masuk.',
  'doctor.sharedKey.identity':
    'Basis data masuk dengan identitas terkelolanya.',
  'doctor.container.none': 'Tidak ada kontainer {{container}} di {{account}}.',
  'doctor.container.fix':
    'Jalankan “Perbaiki identitas”, yang membuatnya lagi. Cadangan di dalamnya ikut hilang, kecuali akun itu menyimpan kontainer yang dihapus.',
  'doctor.container.ok': '{{container}} ada.',
  'doctor.destination.unknown': 'Tidak diketahui ke mana pengarsipannya.',
  'doctor.destination.fix.cluster': 'Perbaiki destinationPath pada Cluster.',
  'doctor.destination.fix.store':
    'Perbaiki destinationPath pada ObjectStore {{store}}.',
  'doctor.destination.malformed':
    '“{{destination}}” bukan https://<account>.blob.<cloud>/<container>.',
  'doctor.destination.ok': 'Pengarsipan menuju {{destination}}.',
  'doctor.destination.other':
    'Pengarsipan menuju {{destination}}, tetapi kontainernya {{expected}}.',
  'doctor.plugin.fix':
    'Tim platform harus memasangnya, di namespace operator dan dengan cert-manager.',
  'doctor.plugin.ok': 'Versi {{version}} menjawab.',
  'doctor.plugin.ok.unknown': 'Plugin menjawab, tanpa menyebut versinya.',
  'doctor.plugin.phase': 'CloudNativePG mengatakan: {{phase}}.',
  'doctor.roleBinding.fix':
    'Ikat Role {{name}} juga ke akun layanan {{account}}.',
  'doctor.roleBinding.ok': '{{name}} berlaku untuk {{account}}.',
  'doctor.roleBinding.other':
    'RoleBinding {{name}} tidak berlaku untuk {{account}}, yang dipakai pod-podnya.',
  'doctor.roleBinding.none': 'Tidak ada RoleBinding {{name}}.',
  'doctor.roleBinding.none.fix':
    'Plugin Barman Cloud yang membuatnya: periksa apakah plugin berjalan.',
  'doctor.objectStore.ok': '{{store}} ada.',
  'doctor.objectStore.none':
    'Tidak ada ObjectStore {{store}} di namespace-nya.',
  'doctor.objectStore.fix':
    'Jalankan pembuatan basis data lagi, yang membuat yang kurang.',
  'doctor.egress.policies':
    '{{found}} NetworkPolicies berikut membatasi ke mana pod-podnya boleh terhubung: {{names}}.',
  'doctor.immutability.fix':
    'Tim platform harus mengecualikan kontainer dari kebijakan itu, atau cadangan tetap ada selama yang ditentukannya.',
  'doctor.immutability.kept':
    'Kebijakan immutability atau penahanan hukum mencegah blob di kontainernya dihapus.',
  'doctor.immutability.failed':
    'Cadangan kedaluwarsa tidak dapat dihapus: {{message}}',
  'doctor.immutability.ok': 'Tidak ada kebijakan yang menahannya.',
} satisfies Partial<Messages>;
