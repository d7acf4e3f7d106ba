import type { Messages } from '../messages';

export const plan = {
  'plan.list.none': 'tidak ada',
  'name.missing': 'Beri basis data sebuah nama.',
  'name.long': 'Nama itu {{length}} karakter; paling banyak {{most}}.',
  'name.upperCase': 'Nama tidak boleh berisi huruf besar.',
  'name.start': 'Nama harus diawali huruf.',
  'name.hyphen': 'Nama tidak boleh diakhiri tanda hubung.',
  'name.characters':
    'Nama hanya boleh berisi huruf kecil, angka, dan tanda hubung.',
  'name.pooler':
    'Nama tidak boleh diakhiri {{suffix}}: itu pooler basis data lain.',
  'name.taken':
    'Sudah ada basis data {{name}} di namespace {{namespace}} pada {{target}}; pilih nama lain.',
  'name.different':
    'Layanan ini sudah mempunyai basis data {{name}} di namespace {{namespace}} pada {{target}}, dengan {{differences}}; pilih nama lain untuk yang baru.',
  'plan.namespace.invalid':
    'Namespace “{{namespace}}” bukan nama Kubernetes yang sah; namanya mengikuti pemilik layanan.',
  'plan.namespace.reserved':
    'Namespace “{{namespace}}” milik Kubernetes; beri pemilik layanan yang lain.',
  'plan.unknown.plan': 'Tidak ada paket “{{value}}”; yang ada {{offered}}.',
  'plan.unknown.environment':
    'Tidak ada lingkungan “{{value}}”; yang ada {{offered}}.',
  'plan.unknown.target': 'Tidak ada target “{{value}}”; yang ada {{offered}}.',
  'plan.notInEnvironment':
    'Paket {{plan}} tidak ditawarkan di {{environment}}; yang ada {{offered}}.',
  'plan.target.notForOwner':
    '{{target}} tidak ditawarkan kepada {{owner}}; yang ada {{offered}}.',
  'plan.target.notInEnvironment':
    '{{target}} tidak ditawarkan di {{environment}}; yang ada {{offered}}.',
  'plan.version.notOffered':
    'PostgreSQL {{version}} tidak ditawarkan; yang ada {{offered}}.',
  'plan.version.noImage':
    '{{target}} tidak mempunyai image PostgreSQL {{version}}; yang ada {{offered}}.',
  'plan.target.noAzure':
    '{{target}} harus menyimpan cadangan di Azure, tetapi konfigurasinya tidak menyebut di mana.',
  'plan.target.oldOperator':
    'CloudNativePG {{version}} pada {{target}} terlalu lama; diperlukan {{oldest}} atau lebih baru.',
  'plan.warning.noBackups':
    '{{target}} tidak menyimpan cadangan: yang hilang di sana tetap hilang.',
  'plan.warning.one':
    'Paket {{plan}} mempunyai satu instance: tidak ada yang mengambil alih bila ia atau node-nya hilang.',
  'plan.warning.two':
    'Paket {{plan}} mempunyai dua instance: commit tidak menunggu standby selama ia tidak ada, jadi failover dapat kehilangan commit terakhir.',
  'plan.warning.noWalVolume':
    'Paket {{plan}} tidak mempunyai volume tersendiri untuk WAL: bila pengarsipan gagal, WAL memenuhi volume data.',
  'plan.warning.sharedNode':
    'Di {{target}}, beberapa instance dapat berbagi satu node dan hilang bersamanya.',
  'plan.warning.nodes':
    'Saat ini {{target}} mempunyai {{nodes}} dari {{wanted}} node yang diperlukan basis data ini: siap, dengan label pemilih node-nya dan tanpa taint yang tidak ditoleransinya. Instance menunggu sampai ada lebih banyak; cluster autoscaler dapat menambahkannya.',
  'plan.warning.noZones':
    'Node {{target}} tidak menyebut zona ketersediaan, dan basis datanya harus tersebar di beberapa zona: tidak ada node yang menerima instance. Tim platform harus menyetel spread menjadi nodes.',
  'plan.warning.inTree':
    'CloudNativePG menghapus pengarsipannya sendiri pada 1.31: sebelum pembaruan itu, basis data ini harus dipindahkan ke plugin Barman Cloud.',
  'plan.warning.transaction':
    'Per transaksi, pooler memberikan koneksi ke klien lain setelah setiap transaksi: SET, LISTEN, kunci advisory, dan kursor WITH HOLD milik sesi tidak berfungsi melaluinya.',
  'options.database.missing': 'Beri nama setiap basis data tambahan.',
  'options.database.reserved':
    'PostgreSQL memakai basis data {{name}} untuk dirinya sendiri.',
  'options.database.characters':
    'Nama basis data harus diawali huruf, hanya berisi huruf kecil, angka, dan garis bawah, paling banyak 63 karakter, dan tidak diakhiri garis bawah.',
  'options.database.application':
    'Basis data {{name}} milik aplikasi sendiri, dan memang sudah ada.',
  'options.database.twice': 'Basis data {{name}} tercantum dua kali.',
  'options.database.many':
    'Paling banyak {{most}} basis data tambahan; ini ada {{number}}.',
  'options.profile.noBackups':
    '{{target}} tidak menyimpan cadangan, jadi profil inTree tidak berguna di sana.',
  'options.profile.unknownVersion':
    'Tidak diketahui versi CloudNativePG yang berjalan di {{target}}, jadi profil inTree tidak dapat ditawarkan. {{reason}}',
  'options.profile.unknownVersion.noReason':
    'Tidak diketahui versi CloudNativePG yang berjalan di {{target}}, jadi profil inTree tidak dapat ditawarkan.',
  'options.profile.gone':
    'CloudNativePG {{version}} pada {{target}} tidak lagi mempunyai pengarsipan sendiri; pilih profil current.',
  'options.profile.unknown': 'Tidak ada profil “{{profile}}”.',
  'options.extensions_one':
    'Ekstensi {{names}} tidak ditawarkan; yang ada {{offered}}.',
  'options.extensions_other':
    'Ekstensi {{names}} tidak ditawarkan; yang ada {{offered}}.',
  'options.pooler.mode': 'Pooler bekerja per sesi atau per transaksi.',
  'options.pooler.instances': 'Pooler mempunyai 1 sampai {{most}} instance.',
} satisfies Partial<Messages>;
