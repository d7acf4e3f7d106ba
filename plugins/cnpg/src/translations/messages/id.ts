import { doctor } from './doctor/id';
import { policy } from './policy/id';
import { plan } from './plan/id';
import type { Messages } from './messages';
import { operations } from './operations/id';

const messages: Messages = {
  'unknown.noFigures': 'Primer tidak memberikan angka langsung.',
  'unknown.notWatched':
    'Angka langsung hanya dibaca selama ada yang melihat basis data ini.',
  'unknown.notRead': 'Objek {{kind}} belum dibaca.',
  'AV01.title.never': 'Basis data ini belum pernah mempunyai primer',
  'AV01.title.notReady': 'Primer {{instance}} belum siap',
  'AV01.title.none': 'Tidak ada instance yang menjadi primer',
  'AV01.impact.never':
    'Tidak ada yang dapat terhubung: belum ada instance yang berjalan.',
  'AV01.impact.noWrites':
    'Aplikasi tidak dapat menulis, dan koneksi baru ke endpoint rw gagal.',
  'AV01.remedy.never':
    'Lihat peristiwa dan log job yang membuat instance pertama.',
  'AV01.remedy.pod':
    'Lihat di bawah apa yang ditunggu {{instance}}; peristiwa dan lognya menjelaskan lebih banyak.',
  'AV01.remedy.noPod':
    'Cari tahu mengapa pod {{instance}} tidak kembali: peristiwanya, dan apakah operator CloudNativePG berjalan.',
  'AV02.title.underWay': 'Failover sedang berlangsung',
  'AV02.title.known': 'Failover dari {{from}} ke {{to}}',
  'AV02.title.gone': 'Failover: {{from}} hilang',
  'AV02.title.unknown': 'Failover: primer hilang',
  'AV02.impact.stuck':
    'Tidak ada primer: penulisan gagal sampai sebuah standby dipromosikan.',
  'AV02.impact.usual':
    'Tidak ada primer: penulisan gagal sampai sebuah standby dipromosikan, biasanya dalam 10 sampai 25 detik.',
  'AV02.remedy.stuck':
    'Ini lebih lama dari biasanya. Lihat di bawah mengapa tidak ada standby yang dapat mengambil alih; dengan kuorum failover, cukup banyak standby harus menjawab.',
  'AV02.remedy.wait':
    'Tunggu. Aplikasi yang terhubung kembali akan melanjutkan sendiri.',
  'AV04.impact':
    'CloudNativePG berhenti mengerjakan klaster ini; tidak ada yang diperbaiki dengan sendirinya.',
  'AV04.remedy':
    'Perbaiki apa yang disebut alasannya; CloudNativePG mencoba lagi sendiri.',
  'AV06.title.none': 'Tidak ada instance yang siap',
  'AV06.title.some': '{{ready}} dari {{desired}} instance siap',
  'AV06.impact.none': 'Aplikasi tidak dapat terhubung.',
  'AV06.impact.some':
    'Standby untuk failover lebih sedikit dari yang direncanakan.',
  'AV06.remedy': 'Lihat di bawah apa yang ditunggu setiap instance.',
  'AV08.title': 'Tidak ada node yang menerima pod {{pod}}',
  'AV08.impact':
    'Basis data kekurangan satu instance dari rencana, dan pembaruan bertahap terhenti.',
  'AV08.impact.pooler':
    'Pooler kekurangan satu instance dari rencana; basis datanya sendiri tidak terpengaruh.',
  'AV08.remedy':
    'Sediakan tempat: tambahkan node yang cocok, di zona tempat volumenya berada, atau pilih paket yang lebih kecil.',
  'AV08.remedy.poolers':
    'Penyebaran antar-zona ikut menghitung pod pooler, sehingga tidak ada zona tersisa untuk pod ini. Kecualikan pod itu di spec.topologySpreadConstraints pada Cluster: label cnpg.io/podRole, NotIn, pooler.',
  'AV10.title.all': 'Semua instance diisolasi (fencing)',
  'AV10.title.some_one': '{{instances}} diisolasi (fencing)',
  'AV10.title.some_other': '{{instances}} diisolasi (fencing)',
  'AV10.impact.primary':
    'PostgreSQL dihentikan di primer: aplikasi tidak dapat terhubung, dan tidak ada failover.',
  'AV10.impact.standby':
    'PostgreSQL dihentikan di sana: tidak mereplikasi dan tidak dapat mengambil alih.',
  'AV10.remedy':
    'Cabut isolasi bila pekerjaannya selesai. Seseorang memasangnya secara manual.',
  'AV10.remedy.backup':
    'Tunggu: pencadangan dingin menyalin volumenya, dan CloudNativePG menjalankannya lagi sesudahnya.',
  'AV07.title_one': '{{instances}} gagal',
  'AV07.title_other': '{{instances}} gagal',
  'AV07.impact':
    'Instance yang gagal tidak mereplikasi dan tidak dapat mengambil alih.',
  'AV07.remedy':
    'Baca log instance. Bila datanya rusak, hapus pod dan volumenya: CloudNativePG membuatnya kembali.',
  'AV09.title.memory': '{{instance}} kehabisan memori',
  'AV09.title.other': '{{instance}} tidak terus berjalan: {{reason}}',
  'AV09.impact.primary':
    'Aplikasi kehilangan koneksinya setiap kali, dan failover dapat menyusul.',
  'AV09.impact.standby': 'Standby untuk failover berkurang satu.',
  'AV09.impact.pooler':
    'Aplikasi yang terhubung melalui pooler kehilangan koneksinya setiap kali.',
  'AV09.remedy.memory':
    'Pilih paket dengan memori lebih besar, atau turunkan work_mem dan max_connections.',
  'AV09.remedy.image': 'Pastikan image itu ada dan node boleh mengunduhnya.',
  'AV09.remedy.other': 'Baca log dari jalannya kontainer yang terakhir.',
  'AV11.title': 'Hanya ada satu instance',
  'AV11.impact':
    'Bila node-nya gagal atau dikosongkan, basis data tidak tersedia sampai berjalan di tempat lain.',
  'AV11.remedy': 'Tingkatkan menjadi tiga instance bila itu penting.',
  'AV14.title.missing':
    'Tidak ada PodDisruptionBudget yang melindungi instance',
  'AV14.title.exhausted': 'Saat ini tidak ada standby yang boleh diambil',
  'AV14.impact.missing':
    'Pengosongan beberapa node dapat menghentikan lebih dari satu instance.',
  'AV14.impact.exhausted':
    'Pengosongan node tempat sebuah standby berjalan tidak selesai.',
  'AV14.remedy.missing':
    'Periksa apakah operator boleh menulis PodDisruptionBudget.',
  'AV14.remedy.exhausted':
    'Tidak perlu apa-apa selama node sedang dikosongkan; selain itu, cari tahu mengapa Kubernetes menganggap sebuah standby tidak sehat.',
  'AV03.title.known': 'Switchover dari {{from}} ke {{to}}',
  'AV03.title.underWay': 'Switchover sedang berlangsung',
  'AV03.impact':
    'Penulisan gagal antara berhentinya primer lama dan mulainya primer baru, biasanya 10 sampai 20 detik.',
  'AV03.remedy.late':
    'Lihat apa yang ditunggu primer lama: ia berhenti bila kliennya sudah pergi dan WAL-nya sudah diarsipkan.',
  'AV03.remedy.wait':
    'Tunggu. Aplikasi yang terhubung kembali akan melanjutkan sendiri.',
  'AV05.title': 'Pembaruan menunggu seseorang melakukan switchover',
  'AV05.impact':
    'Standby sudah diperbarui, primer masih berjalan dengan image atau pengaturan lama.',
  'AV05.remedy':
    'Promosikan salah satu standby saat gangguan singkat dapat diterima; pembaruan lalu berlanjut.',
  'AV13.title': 'Tidak ada kemajuan: {{phase}}',
  'AV13.impact':
    'Perubahan lain menunggu sampai yang ini selesai, dan failover mungkin tidak menemukan standby.',
  'AV13.remedy':
    'Lihat di bawah apa yang ditunggu setiap instance, lalu peristiwa dan log pod terbaru.',
  'AV15.title': 'CloudNativePG dimatikan untuk klaster ini',
  'AV15.impact':
    'Tidak ada failover, perbaikan, atau jadwal cadangan, apa pun yang lain yang ditampilkan di sini.',
  'AV15.remedy': 'Hapus anotasi {{annotation}} bila pekerjaan manual selesai.',
  'AV12.title': 'Lease primer dimiliki pihak lain',
  'AV12.impact':
    'CloudNativePG tidak lagi mengubah apa pun pada klaster ini: tanpa failover, tanpa instance baru, tanpa pembaruan.',
  'AV12.remedy':
    'Lihat siapa pemilik Lease {{lease}}. Bila pemiliknya sudah tiada atau tidak memerlukannya, hapus Lease itu: CloudNativePG membuat miliknya sendiri.',
  'RP01.title.none': 'Tidak ada standby yang mengonfirmasi commit',
  'RP01.title.some': '{{there}} dari {{expected}} standby mengonfirmasi commit',
  'RP01.impact.blocks':
    'Commit menunggu konfirmasi sebuah standby: aplikasi tidak dapat menulis.',
  'RP01.impact.loses':
    'Commit hanya ada di primer: yang ditulis sekarang dapat hilang saat failover.',
  'RP01.remedy': 'Kembalikan standby: lihat di bawah apa yang ditunggunya.',
  'RP02.title': 'Commit tidak menunggu standby',
  'RP02.impact':
    'Failover menghilangkan apa yang belum diterima standby: biasanya penulisan kurang dari satu detik.',
  'RP02.remedy': 'Atur spec.postgresql.synchronous bila itu terlalu banyak.',
  'RP03.title_one': '{{instances}} tidak mengikuti primer',
  'RP03.title_other': '{{instances}} tidak mengikuti primer',
  'RP03.impact':
    'Ketertinggalannya bertambah: pembacaan di sana usang, dan failover ke sana akan menghilangkan data.',
  'RP03.remedy':
    'Baca log standby: di situ disebut apa yang kurang, umumnya WAL yang sudah hilang atau kata sandi.',
  'RP04.title': '{{instance}} tertinggal {{seconds}} dtk dan {{size}}',
  'RP04.impact':
    'Pembacaan di sana usang, dan failover ke sana menunggu sampai terkejar, atau kehilangan data itu.',
  'RP04.remedy':
    'Periksa apakah disk atau jaringannya menjadi batas, dan apakah kueri panjang di sana menahan penerapan WAL.',
  'RP05.title': 'Penerapan WAL dijeda pada {{instances}}',
  'RP05.impact':
    'WAL diterima tetapi tidak diterapkan: pembacaan di sana berhenti di tempat, dan tidak dapat mengambil alih.',
  'RP05.remedy': 'Jalankan SELECT pg_wal_replay_resume() di sana.',
  'RP06.title.losing': 'Slot {{slot}} sedang kehilangan WAL-nya',
  'RP06.title.extended': 'Slot {{slot}} menahan WAL lebih banyak dari rencana',
  'RP06.title.idle': 'Slot {{slot}} tidak dipakai',
  'RP06.impact.losing':
    'Yang memakainya tidak dapat melanjutkan: standby harus dibuat kembali, pelanggan harus menyalin ulang.',
  'RP06.impact.extended':
    'WAL menumpuk di primer; bila volumenya penuh, basis data berhenti.',
  'RP06.impact.idle':
    'Slot ini menahan WAL untuk standby yang tidak datang mengambilnya; volume dapat menjadi penuh.',
  'RP06.remedy':
    'Kembalikan pemilik slot itu, atau hapus slot bila pemiliknya tidak akan kembali.',
  'RP07.title': 'Slot {{slot}} menahan {{size}} WAL dan tidak dipakai',
  'RP07.impact':
    'WAL menumpuk di primer; bila volumenya penuh, basis data berhenti.',
  'RP07.remedy':
    'Jalankan yang membaca darinya, atau hapus slot itu: SELECT pg_drop_replication_slot(...).',
  'RP08.unknown':
    'Timeline berbeda; apakah itu sudah lewat hanya diketahui dari angka langsung primer.',
  'RP08.title_one': '{{instances}} berada di timeline lama',
  'RP08.title_other': '{{instances}} berada di timeline lama',
  'RP08.impact':
    'Promosi terakhir tidak diikuti: tidak ada yang diterima, dan tidak dapat mengambil alih.',
  'RP08.remedy':
    'Baca lognya. Bila tidak dapat mengejar, hapus pod dan volumenya: CloudNativePG membuatnya kembali.',
  'RP09.title': 'Beberapa instance berbagi node {{nodes}}',
  'RP09.impact':
    'Bila node itu gagal, lebih dari satu instance hilang sekaligus.',
  'RP09.remedy':
    'Hapus pod sebuah standby di sana: ia mulai di node yang bebas bila volumenya boleh pindah.',
  'RP10.title': 'Semua instance berada di zona {{zone}}',
  'RP10.impact': 'Bila zona itu gagal, basis data tidak tersedia.',
  'RP10.remedy':
    'Buat kembali sebuah standby di zona lain: hapus pod dan volumenya, yang terikat pada zona ini.',
  'RP11.title': 'Commit tidak dikonfirmasi di domain kegagalan lain',
  'RP11.impact':
    'Bila domain primer gagal, commit dapat hilang, atau penulisan menunggu.',
  'RP11.remedy': 'Jalankan standby di domain lain yang diminta.',
  'RP12.unknown': 'Operator belum melaporkan kuorum.',
  'RP12.title': 'Failover akan ditolak',
  'RP12.impact':
    'Terlalu sedikit standby yang siap untuk membuktikan bahwa tidak ada yang kekurangan commit; tanpa primer, basis data akan berhenti.',
  'RP12.remedy': 'Kembalikan standby: lihat di bawah apa yang ditunggunya.',
  'RP13.title': 'Ada instance yang memuat data basis data berbeda',
  'RP13.impact':
    'Failover akan menggantikan data ini dengan data lain. Pengenal sistemnya berbeda.',
  'RP13.remedy':
    'Jangan melakukan switchover. Cari instance yang volumenya berasal dari tempat lain dan buat kembali.',
  'archiving.issuer.cause':
    'Penerbit (issuer) kredensial federasi bukan penerbit klaster AKS ini; keduanya harus sama hingga garis miring terakhir ({{code}}).',
  'archiving.issuer.remedy':
    'Jalankan pembuatan lagi: kredensial federasi dengan penerbit yang benar akan ditambahkan.',
  'archiving.audience.cause':
    'Audience kredensial federasi bukan api://AzureADTokenExchange ({{code}}).',
  'archiving.audience.remedy':
    'Jalankan pembuatan lagi: kredensial federasi dengan audience yang benar akan ditambahkan.',
  'archiving.subject.cause':
    'Subject kredensial federasi tidak cocok dengan akun layanan basis data ({{code}}).',
  'archiving.subject.remedy':
    'Jalankan pembuatan lagi: kredensial federasi dengan subject yang benar akan ditambahkan.',
  'archiving.noIdentity.cause':
    'Identitas terkelola yang disebut akun layanan tidak ada (lagi) ({{code}}).',
  'archiving.noIdentity.remedy':
    'Jalankan pembuatan lagi, lalu mulai ulang klaster agar pod-nya mendapat client id yang baru.',
  'archiving.token.cause':
    'Token akun layanan berada di luar masa berlakunya ({{code}}).',
  'archiving.token.remedy': 'Periksa jam node; mulai ulang pod instance.',
  'archiving.issuerKeys.cause':
    'Microsoft Entra tidak dapat membaca kunci penerbit OIDC klaster AKS ini ({{code}}).',
  'archiving.issuerKeys.remedy':
    'Minta tim platform memeriksa penerbit OIDC klaster AKS.',
  'archiving.entra.cause':
    'Microsoft Entra menolak identitas basis data ({{code}}).',
  'archiving.entra.remedy':
    'Tanyakan kepada tim platform, dengan menyebut kode ini.',
  'archiving.noRole.cause':
    'Identitas terkelola tidak mempunyai peran pada kontainer yang mengizinkannya menulis ({{code}}).',
  'archiving.noRole.remedy':
    'Setelah pembuatan ini dapat berlangsung sampai 10 menit. Bila tetap, jalankan pembuatan lagi: perannya akan diberikan.',
  'archiving.firewall.cause':
    'Akun penyimpanan menolak permintaan; umumnya firewall-nya tidak mengizinkan jaringan klaster masuk ({{code}}).',
  'archiving.firewall.remedy':
    'Minta tim platform mengizinkan jaringan klaster pada akun penyimpanan.',
  'archiving.credentials.cause':
    'Akun penyimpanan tidak menerima kredensial: kunci atau token salah atau kedaluwarsa ({{code}}).',
  'archiving.credentials.remedy':
    'Perbaiki kredensial, lalu muat ulang klaster agar dibaca kembali.',
  'archiving.keys.cause':
    'Akun penyimpanan tidak mengizinkan akses dengan kunci ({{code}}).',
  'archiving.keys.remedy':
    'Gunakan identitas beban kerja alih-alih kunci akun.',
  'archiving.disabled.cause': 'Akun penyimpanan dinonaktifkan ({{code}}).',
  'archiving.disabled.remedy':
    'Minta tim platform mengaktifkan akun penyimpanan.',
  'archiving.deleting.cause': 'Kontainer sedang dihapus ({{code}}).',
  'archiving.deleting.remedy':
    'Cari tahu siapa yang menghapusnya; namanya bebas lagi setelah sekitar 30 detik.',
  'archiving.noContainer.cause':
    'Kontainer untuk cadangan tidak ada ({{code}}).',
  'archiving.noContainer.remedy':
    'Jalankan pembuatan lagi: kontainernya akan dibuat.',
  'archiving.notEmpty.cause':
    'Kontainer sudah memuat WAL klaster lain dengan nama ini ({{code}}).',
  'archiving.notEmpty.remedy':
    'Beri basis data nama lain, atau minta cadangan lama dipindahkan.',
  'archiving.noWorkloadIdentity.cause':
    'Pod dimulai tanpa identitas beban kerjanya ({{code}}).',
  'archiving.noWorkloadIdentity.remedy':
    'Mulai ulang klaster setelah akun layanan menyebut identitas terkelola.',
  'archiving.forbidden.cause':
    'Peran plugin tidak terikat pada akun layanan yang dipakai pod ({{code}}).',
  'archiving.forbidden.remedy':
    'Biarkan basis data memakai akun layanan dengan namanya sendiri.',
  'archiving.noStore.cause':
    'ObjectStore yang disebut klaster tidak ada ({{code}}).',
  'archiving.noStore.remedy':
    'Jalankan pembuatan lagi: ObjectStore akan dibuat.',
  'archiving.noPlugin.cause':
    'Pod berjalan tanpa plugin Barman Cloud ({{code}}).',
  'archiving.noPlugin.remedy':
    'Tanyakan kepada tim platform apakah plugin terpasang, lalu mulai ulang klaster.',
  'archiving.tls.cause':
    'Sertifikat akun penyimpanan atau Microsoft Entra tidak dipercaya: sesuatu di tengah membaca lalu lintas ({{code}}).',
  'archiving.tls.remedy':
    'Minta tim platform mengecualikan login.microsoftonline.com dan *.blob.core.windows.net dari inspeksi TLS.',
  'archiving.unreachable.cause':
    'Akun penyimpanan atau Microsoft Entra tidak dapat dijangkau dari klaster ({{code}}).',
  'archiving.unreachable.remedy':
    'Tanyakan kepada tim platform tentang kebijakan jaringan dan lalu lintas keluar ke login.microsoftonline.com dan *.blob.core.windows.net.',
  'BK01.title': 'Tidak ada cadangan',
  'BK01.impact':
    'Yang hilang di sini hilang selamanya: baik cadangan dasar maupun WAL tidak disimpan di tempat lain.',
  'BK01.remedy':
    'Cukup untuk percobaan. Untuk data yang penting, buat basis data di target dengan cadangan dan pindahkan ke sana.',
  'BK02.title': 'Pengarsipan WAL gagal',
  'BK02.impact':
    'Cadangan yang dibuat sebelumnya aman. Perubahan sejak itu tidak dapat dipulihkan.',
  'BK02.cause':
    'Pengarsip hanya memberikan status keluarnya; lognya di primer menjelaskan lebih banyak.',
  'BK02.remedy': 'Baca log pengarsip di pod primer.',
  'BK06.title': 'Cadangan terakhir gagal',
  'BK06.impact':
    'Cadangan lama dan WAL sejak itu tidak tersentuh; pemulihan berikutnya lebih lama.',
  'BK06.remedy':
    'Buat cadangan secara manual setelah penyebabnya diperbaiki; jadwalnya berlanjut sendiri.',
  'BK08.title': 'Cadangan {{backup}} tidak selesai',
  'BK08.impact.scheduled':
    'Jadwalnya tidak membuat cadangan lagi selama yang ini belum selesai.',
  'BK08.impact.manual':
    'Cadangan ini tidak berguna untuk pemulihan sebelum selesai.',
  'BK08.remedy':
    'Perbaiki pengarsipan WAL bila gagal: cadangan lalu selesai. Bila tidak, hapus cadangan itu.',
  'BK09.title.never': 'Belum pernah ada cadangan',
  'BK09.title.late':
    'Cadangan baik yang terakhir lebih lama dari ketentuan jadwal',
  'BK09.impact.never':
    'Basis data tidak dapat dipulihkan: WAL tanpa cadangan dasar tidak berguna.',
  'BK09.impact.late':
    'Masih dapat dipulihkan ke saat mana pun sejak itu; pemulihannya lebih lama.',
  'BK09.remedy.never': 'Buat cadangan sekarang, dan pastikan ada jadwal.',
  'BK09.remedy.late':
    'Periksa apakah ada cadangan yang macet atau gagal; buat satu secara manual.',
  'BK03.title': 'Belum ada WAL yang diarsipkan',
  'BK03.impact': 'Belum diketahui apakah cadangan akan berguna.',
  'BK03.remedy':
    'Periksa apakah primer berjalan, lalu baca log pengarsip di pod-nya.',
  'BK04.title.growing_one':
    '{{files}} berkas WAL menunggu diarsipkan, dan jumlahnya bertambah',
  'BK04.title.growing_other':
    '{{files}} berkas WAL menunggu diarsipkan, dan jumlahnya bertambah',
  'BK04.title.steady_one': '{{files}} berkas WAL menunggu diarsipkan',
  'BK04.title.steady_other': '{{files}} berkas WAL menunggu diarsipkan',
  'BK04.impact':
    'Perubahan ini belum ada di cadangan, dan berkasnya memenuhi volume WAL.',
  'BK04.remedy':
    'Bila pengarsipan gagal, perbaiki. Bila berfungsi, ia terlalu lambat untuk yang ditulis: lihat kompresi dan unggahan paralel.',
  'BK05.title': 'Pengarsipan WAL dimatikan',
  'BK05.impact':
    'Perubahan sejak itu tidak dapat dipulihkan, dan cadangan dasar berikutnya tidak selesai.',
  'BK05.remedy': 'Hapus anotasi {{annotation}}, lalu buat cadangan.',
  'BK17.title': 'Plugin {{plugins}} tidak ada atau tidak menjawab',
  'BK17.impact':
    'Tidak ada yang diarsipkan atau dicadangkan, dan perubahan tidak dijalankan.',
  'BK17.remedy':
    'Pastikan plugin berjalan di namespace operator, dan sertifikatnya berlaku.',
  'BK18.title':
    'Basis data yang dipulihkan ini tidak mengarsipkan apa pun sendiri',
  'BK18.impact':
    'Cadangan asalnya tidak bertambah: yang ditulis di sini tidak disimpan di tempat lain.',
  'BK18.remedy':
    'Beri pengarsip sendiri, dengan nama server atau kontainer sendiri.',
  'BK19.unknown': 'Arsip tidak dibandingkan dengan arsip basis data lain.',
  'BK19.title_one': 'Basis data lain mengarsipkan ke tempat yang sama',
  'BK19.title_other':
    '{{count}} basis data lain mengarsipkan ke tempat yang sama',
  'BK19.impact':
    'Berkas WAL-nya bernama sama dan saling menggantikan: tidak satu pun dapat diandalkan untuk pemulihan.',
  'BK19.remedy':
    'Beri masing-masing nama server atau kontainer sendiri, lalu buat cadangan masing-masing.',
  'BK07.title': 'Cadangan sedang dibuat',
  'BK07.impact':
    'Basis data tetap bekerja; pembacaan dari volumenya sedikit lebih lambat.',
  'BK07.remedy': 'Tidak ada: tunggu sampai selesai.',
  'BK10.title.suspended': 'Jadwal cadangan ditangguhkan',
  'BK10.title.none': 'Tidak ada jadwal cadangan',
  'BK10.impact':
    'Cadangan dasar hanya dibuat secara manual: WAL yang harus diterapkan saat pemulihan terus bertambah.',
  'BK10.remedy.suspended':
    'Atur spec.suspend pada ScheduledBackup menjadi false.',
  'BK10.remedy.none': 'Tambahkan ScheduledBackup.',
  'BK11.title': 'Jadwal cadangan {{schedule}} tidak berjalan',
  'BK11.impact': 'Cadangan yang seharusnya dibuat tidak dibuat.',
  'BK11.remedy':
    'Periksa apakah operator CloudNativePG berjalan, dan sementara itu buat cadangan secara manual.',
  'BK12.title':
    'Jadwal {{schedule}} membuat cadangan dengan cara yang tidak dipakai klaster',
  'BK12.impact':
    'Cadangannya gagal, atau masuk ke tempat yang berbeda dari WAL.',
  'BK12.remedy': 'Atur spec.method pada ScheduledBackup menjadi {{method}}.',
  'BK13.title':
    'Jadwal {{schedule}} mempunyai lima kolom: yang pertama dibaca sebagai detik',
  'BK13.impact':
    'Jadwal ini berjalan pada waktu yang tidak dimaksud, umumnya setiap jam alih-alih setiap hari.',
  'BK13.remedy': 'Tambahkan 0 di depan: "0 {{cron}}".',
  'BK14.title.short':
    'Cadangan disimpan selama {{policy}}, kurang dari {{expected}} dalam paket',
  'BK14.title.forever': 'Cadangan disimpan selamanya',
  'BK14.impact.short':
    'Yang hilang dan terlambat disadari tidak dapat dipulihkan sejauh yang dijanjikan paket.',
  'BK14.impact.forever':
    'Tidak ada yang pernah dihapus: akun penyimpanan membesar, begitu pula tagihannya.',
  'BK14.remedy.short':
    'Atur kebijakan retensi menjadi {{expected}}, atau pilih paket lain.',
  'BK14.remedy.store':
    'Atur spec.retentionPolicy pada ObjectStore, misalnya 14d.',
  'BK14.remedy.inTree': 'Atur spec.backup.retentionPolicy, misalnya 14d.',
  'BK14.unknown': 'ObjectStore {{store}} tidak dikenal.',
  'BK15.title.empty': 'Tidak diketahui saat mana pun yang dapat dipulihkan',
  'BK15.title.short': 'Pemulihan menjangkau kurang dari separuh {{policy}}',
  'BK15.impact.empty':
    'Cadangan dibuat, tetapi penyimpanan objek tidak mencantumkannya.',
  'BK15.impact.short': 'Cadangan yang seharusnya masih ada sudah hilang.',
  'BK15.remedy.empty':
    'Periksa penyimpanan objek, dan log plugin di pod primer.',
  'BK15.remedy.short':
    'Cari tahu siapa yang menghapus dari penyimpanan objek: aturan siklus hidup akun penyimpanan, atau kebijakan retensi lain.',
  'BK16.title.own': 'Cadangan melalui kode yang akan dibuang CloudNativePG',
  'BK16.title.source':
    'Sumber pemulihan dibaca oleh kode yang akan dibuang CloudNativePG',
  'BK16.impact.gone':
    'CloudNativePG {{version}} tidak lagi memilikinya: tidak ada yang diarsipkan.',
  'BK16.impact.soon': 'Dengan CloudNativePG {{next}} ini berhenti berfungsi.',
  'BK16.remedy':
    'Beralihlah ke plugin Barman Cloud: ObjectStore dengan path yang sama, dan spec.plugins alih-alih barmanObjectStore.',
  'BK20.title': 'Cadangan lama tidak dapat dihapus',
  'BK20.impact':
    'Tidak ada yang hilang; penyimpanan membesar melebihi ketentuan kebijakan.',
  'BK20.remedy':
    'Periksa apakah identitas boleh menghapus dari penyimpanan: diperlukan peran Storage Blob Data Contributor.',
  'ST01.title.known': 'Volume {{instance}} penuh',
  'ST01.title.unknown': 'Sebuah volume penuh',
  'ST01.impact':
    'PostgreSQL tidak dapat mulai tanpa ruang kosong; tidak ada data yang hilang.',
  'ST01.remedy':
    'Perbesar PersistentVolumeClaim yang penuh, lalu setel spec.storage.size, atau spec.walStorage.size bila WAL yang memenuhinya, ke ukuran yang sama: CloudNativePG tidak memperbesar satu pun selama ada instance yang kehabisan ruang. Jangan hapus apa pun di pg_wal.',
  'ST03.title_one': '{{volumes}} sedang diperbesar',
  'ST03.title_other': '{{volumes}} sedang diperbesar',
  'ST03.impact': 'Ruang baru belum tersedia. Basis data tetap bekerja.',
  'ST03.remedy.pod':
    'Disk sudah cukup besar; sistem berkas membesar saat pod dimulai ulang.',
  'ST03.remedy.disk':
    'Azure memperbesar disk dalam beberapa menit; beberapa jenis disk harus dilepas untuk itu.',
  'ST03.kept.title':
    '{{volumes}} tetap lebih kecil daripada yang diminta Cluster',
  'ST03.kept.impact':
    'resizeInUseVolumes bernilai false: hanya instance yang dibuat ulang mendapat volume sebesar itu.',
  'ST03.kept.remedy':
    'Buat ulang instance satu per satu, atau setel resizeInUseVolumes ke true.',
  'ST04.unknown': 'StorageClass {{storageClass}} tidak dikenal.',
  'ST04.title.class':
    '{{volume}} tidak dapat diperbesar: kelas penyimpanannya tidak mengizinkan',
  'ST04.remedy.class':
    'Minta tim platform mengatur allowVolumeExpansion pada kelas penyimpanan {{storageClass}}, atau buat kembali instance di kelas lain.',
  'ST04.title.disk': '{{volume}} tidak dapat diperbesar',
  'ST04.impact':
    'Volume tetap sebesar sekarang; bila penuh, basis data berhenti.',
  'ST04.remedy.disk':
    'Periksa apa yang diizinkan kelas penyimpanan dan disk. Bila tidak, buat kembali instance, satu per satu, di volume yang lebih besar.',
  'ST05.title': 'Tidak ada instance yang dapat memakai {{volumes}}',
  'ST05.impact': 'Instance pemiliknya tidak dapat mulai.',
  'ST05.remedy':
    'Baca peristiwa volume. Bila pasangannya (data atau WAL) hilang, hapus volume itu: CloudNativePG membuat kembali instance.',
  'ST06.title': 'WAL tidak mempunyai volume sendiri',
  'ST06.impact':
    'WAL yang menumpuk memenuhi volume data, dan keduanya berbagi satu laju alir data.',
  'ST06.remedy':
    'Atur spec.walStorage: instance beralih memakainya satu per satu. Setelah itu tidak dapat dicabut lagi.',
  'ST08.title': 'Tablespace {{name}} belum disiapkan',
  'ST08.impact': 'Tabel dan indeks yang seharusnya di sana tidak dapat dibuat.',
  'ST08.remedy':
    'Perbaiki apa yang disebut kesalahannya: umumnya pemilik yang tidak ada.',
  'SC01.title.expired': 'Sertifikat di {{secret}} sudah kedaluwarsa',
  'SC01.title.soon_one':
    'Sertifikat di {{secret}} kedaluwarsa dalam {{count}} hari',
  'SC01.title.soon_other':
    'Sertifikat di {{secret}} kedaluwarsa dalam {{count}} hari',
  'SC01.impact':
    'Setelah itu, aplikasi yang memeriksanya tidak dapat terhubung, dan standby kehilangan primernya.',
  'SC01.remedy.operator':
    'CloudNativePG seharusnya sudah memperbaruinya: periksa apakah operator berjalan, dan lognya.',
  'SC01.remedy.own':
    'Perbarui di tempat asalnya, lalu masukkan ke dalam secret.',
  'SC02.title': 'Superuser dapat masuk melalui jaringan',
  'SC02.impact':
    'Siapa pun yang membaca secret-nya dapat membaca dan mengubah semuanya, melewati setiap aturan basis data.',
  'SC02.remedy':
    'Atur spec.enableSuperuserAccess menjadi false; gunakan role dengan hak yang diperlukan.',
  'SC03.title.trust': 'Sebuah aturan membiarkan klien masuk tanpa kata sandi',
  'SC03.title.weak':
    'Sebuah aturan membiarkan siapa pun mencoba kata sandi tanpa enkripsi',
  'SC03.impact':
    'Siapa pun yang menjangkau port mungkin dapat membaca dan mengubah data.',
  'SC03.remedy':
    'Gunakan hostssl dengan scram-sha-256 atau cert, dan sebutkan basis data, pengguna, serta alamatnya.',
  'SC04.title.public': 'Layanan {{service}} terbuka ke internet',
  'SC04.title.wide':
    'Layanan {{service}} memilih instance dari setiap basis data di namespace',
  'SC04.impact.public':
    'Siapa pun dapat menjangkau port dan mencoba kata sandi.',
  'SC04.impact.wide':
    'Aplikasi dapat diarahkan ke basis data lain, misalnya salinan hasil pemulihan.',
  'SC04.remedy.public':
    'Atur anotasi {{annotation}}: "true", atau sebutkan jaringan yang diizinkan di spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Tambahkan cnpg.io/cluster ke selektornya.',
  'SC05.title': 'Pemeriksaan CloudNativePG dilewati: {{annotations}}',
  'SC05.impact':
    'Instance dapat berjalan berbeda dari definisinya, dan kesalahan tidak ditolak.',
  'SC05.remedy': 'Hapus anotasi bila tujuan pemasangannya selesai.',
  'SC06.title': 'Role {{role}} tidak sesuai deklarasinya',
  'SC06.impact':
    'Kata sandi atau haknya mungkin yang lama, atau role itu mungkin tidak ada.',
  'SC06.remedy':
    'Perbaiki apa yang disebut pesannya; percobaan ulang berjalan sendiri.',
  'CF01.title.database.failed': 'Basis data {{name}} tidak sesuai deklarasinya',
  'CF01.title.database.pending':
    'Basis data {{name}} belum disiapkan sesuai deklarasinya',
  'CF01.title.publication.failed':
    'Publikasi {{name}} tidak sesuai deklarasinya',
  'CF01.title.publication.pending':
    'Publikasi {{name}} belum disiapkan sesuai deklarasinya',
  'CF01.title.subscription.failed':
    'Langganan {{name}} tidak sesuai deklarasinya',
  'CF01.title.subscription.pending':
    'Langganan {{name}} belum disiapkan sesuai deklarasinya',
  'CF01.impact.database':
    'Aplikasi mungkin kehilangan basis data, skema, atau ekstensi.',
  'CF01.impact.publication': 'Pelanggannya tidak menerima yang diharapkan.',
  'CF01.impact.subscription': 'Data dari publikasinya tidak sampai.',
  'CF01.remedy':
    'Perbaiki apa yang disebut pesannya; percobaan ulang berjalan sendiri.',
  'CF02.title':
    '{{instances}} harus dimulai ulang karena parameter yang diubah',
  'CF02.impact': 'Nilai lama berlaku sampai saat itu.',
  'CF02.remedy':
    'CloudNativePG memulai ulang sendiri; dengan pembaruan yang diawasi, mulai ulang primer saat dapat diterima.',
  'CF04.title.failed': 'Pooler {{pooler}} gagal',
  'CF04.title.paused': 'Pooler {{pooler}} dijeda',
  'CF04.impact': 'Aplikasi yang terhubung melaluinya menunggu atau ditolak.',
  'CF04.remedy.failed': 'Perbaiki apa yang disebut pesannya.',
  'CF04.remedy.paused':
    'Atur spec.pgbouncer.paused menjadi false bila pekerjaannya selesai.',
  'CF09.title': 'Sumber daya tidak dijamin',
  'CF09.impact':
    'Bila node kekurangan memori, instance termasuk yang pertama dihentikan.',
  'CF09.remedy':
    'Atur batas (limits) sama dengan permintaan (requests), untuk CPU dan memori.',
  'CF10.unknown':
    'PodMonitor {{podMonitor}} memilih menurut label yang tidak disimpan portal.',
  'CF10.title': 'Tidak ada yang mengumpulkan metrik',
  'CF10.impact':
    'Tidak ada grafik masa lalu dan tidak ada peringatan dari Prometheus tentang basis data ini.',
  'CF10.remedy':
    'Buat PodMonitor yang memilih cnpg.io/cluster dan port metrics; dengan Prometheus terkelola, yang dari azmonitoring.coreos.com.',
  'LC08.title.unreadable': 'Anotasi hibernasi tidak dapat dibaca',
  'LC08.title.hibernated': 'Basis data sedang berhibernasi',
  'LC08.impact.unreadable':
    'Basis data terus berjalan, atau tetap berhenti, apa pun maksudnya.',
  'LC08.impact.hibernated':
    'Tidak ada instance yang berjalan dan tidak ada yang dapat terhubung. Datanya ada di volumenya.',
  'LC08.remedy.unreadable': 'Atur {{annotation}} menjadi on atau off.',
  'LC08.remedy.hibernated':
    'Bangunkan untuk memakainya; perlu sekitar setengah menit.',
  'LC05.title.instances': 'Instance sedang diperbarui',
  'LC05.title.major': 'PostgreSQL sedang ditingkatkan ke versi mayor baru',
  'LC05.title.delayed': 'Pembaruan menunggu giliran',
  'LC05.title.manager': 'Pengelola instance sedang diperbarui',
  'LC05.impact.major': 'Tidak ada yang dapat terhubung sampai selesai.',
  'LC05.impact.rolling':
    'Standby dimulai ulang satu per satu, primer paling akhir.',
  'LC05.remedy': 'Tunggu.',
  'LC09.title.becoming': 'Basis data sedang menjadi replika klaster lain',
  'LC09.title.unknown': 'Basis data ini replika klaster lain',
  'LC09.title.is': 'Basis data ini replika {{source}}',
  'LC09.impact.becoming':
    'Tidak ada yang dapat menulis sampai klaster lain itu dipromosikan.',
  'LC09.impact.is': 'Basis data ini hanya dapat dibaca.',
  'LC09.remedy.late': 'Lihat di bawah apa yang ditunggu instance-nya.',
  'LC09.remedy.wait':
    'Tunggu token demosi, lalu promosikan klaster lain itu dengannya.',
  'LC09.remedy.demoted':
    'Untuk memindahkan penulisan dari sini selamanya, promosikan klaster lain itu dengan token demosi di status.demotionToken.',
  'LC09.remedy.is':
    'Promosikan hanya bila sumbernya sudah tiada atau didemosi.',
  'LC01.title.noCatalog': 'Image tidak berasal dari katalog',
  'LC01.title.behind': 'PostgreSQL {{from}} berjalan, {{to}} tersedia',
  'LC01.impact.noCatalog':
    'Rilis minor beserta perbaikannya hanya sampai secara manual.',
  'LC01.impact.behind': 'Perbaikan bug dan celah keamanan belum ada.',
  'LC01.remedy.noCatalog': 'Sebutkan katalog image di spec.imageCatalogRef.',
  'LC01.remedy.behind':
    'Cari tahu mengapa pembaruan belum terjadi: pembaruan yang diawasi menunggu switchover.',
  'LC01.unknown': 'Katalog {{catalog}} tidak dikenal.',
  'LC02.title.ended': 'PostgreSQL {{major}} tidak lagi dipelihara',
  'LC02.title.ends': 'PostgreSQL {{major}} dipelihara sampai {{end}}',
  'LC02.impact':
    'Setelah itu tidak ada perbaikan, bahkan untuk celah keamanan.',
  'LC02.remedy':
    'Rencanakan peningkatan ke versi mayor yang lebih baru; basis data tidak tersedia selama prosesnya.',
  'LC03.unknown': 'Tidak ada yang menyebut versi operator.',
  'LC03.title': 'CloudNativePG {{version}} tidak lagi dipelihara',
  'LC03.impact': 'Bug dan celah keamanan operator tetap ada.',
  'LC03.remedy':
    'Minta tim platform memperbaruinya ke {{oldest}} atau yang lebih baru.',
  'LC04.title':
    'Katalog image {{catalog}} tidak mempunyai image untuk PostgreSQL {{major}}',
  'LC04.impact': 'Instance tidak dibuat maupun diperbarui.',
  'LC04.remedy':
    'Minta tim platform memasukkan PostgreSQL {{major}} ke katalog.',
  'LC06.title.rolledBack': 'Peningkatan versi mayor dibatalkan',
  'LC06.title.failed': 'Peningkatan versi mayor gagal',
  'LC06.impact.rolledBack':
    'Basis data berjalan dengan versi lama; datanya tidak tersentuh.',
  'LC06.impact.failed':
    'Basis data tidak tersedia sampai peningkatan diperbaiki atau dibatalkan.',
  'LC06.remedy':
    'Baca log job peningkatan: umumnya ekstensi yang tidak ada di image baru. Untuk membatalkan, atur image lama.',
  'LC10.title':
    'Definisi memakai kolom yang akan dibuang CloudNativePG: {{fields}}',
  'LC10.impact':
    'Hari ini belum ada; pembaruan operator mungkin mengabaikan atau menolaknya.',
  'LC10.remedy':
    'Gunakan spec.postgresql.synchronous, PodMonitor sendiri, dan spec.storage.size saja.',
  'creation.identity': 'Identitas terkelola di Azure',
  'creation.identity.refused': 'Azure tidak menerimanya: {{code}}',
  'creation.store': 'Penyimpanan objek untuk cadangan',
  'creation.store.missing': 'ObjectStore {{store}} tidak ada',
  'creation.cluster': 'Klaster diterima oleh CloudNativePG',
  'creation.primary': 'Primer siap',
  'creation.replicas': 'Semua {{desired}} instance siap',
  'creation.replicas.some': '{{ready}} dari {{desired}} instance siap',
  'creation.archiving': 'WAL pertama diarsipkan',
  'creation.databases_one': 'Basis data yang diminta sudah ada',
  'creation.databases_other':
    'Semua {{count}} basis data yang diminta sudah ada',
  'creation.databases.some': '{{done}} dari {{all}} sudah ada',
  'creation.pooler': 'Pooler siap',
  'creation.backup': 'Cadangan pertama dibuat',
  'creation.backup.running': '{{backup}} sedang berjalan',
  'creation.unschedulable':
    'Tidak ada node yang menerima pod {{pod}}: {{message}}',
  'creation.jobFailed': '{{pod}} gagal; lognya menjelaskan sebabnya',
  'creation.podRefused': 'Kubernetes menolak salah satu pod-nya: {{message}}',
  'creation.volumeRefused': 'Volume {{volume}} tidak dapat dibuat: {{message}}',
  'creation.volumeMissing':
    'Pod {{pod}} tidak mendapatkan volume-nya: {{message}}',
  'creation.unseen':
    'CloudNativePG belum melihat Cluster ini: ia tidak berjalan, atau hanya mengikuti namespace lain (WATCH_NAMESPACE)',
  'creation.noPods':
    'CloudNativePG belum membuat pod apa pun. Log-nya menjelaskan sebabnya; ResourceQuota, LimitRange, atau kebijakan namespace mungkin menolak volume',
  'phase.settingUpPrimary': 'Menyiapkan primer',
  'phase.creatingReplica': 'Membuat standby baru',
  'phase.upgrading': 'Memperbarui klaster',
  'phase.upgradingMajor': 'Meningkatkan PostgreSQL ke versi mayor baru',
  'phase.upgradeDelayed': 'Pembaruan klaster ditunda',
  'phase.onlineUpgrade': 'Pembaruan daring sedang berlangsung',
  'phase.restartInPlace': 'Primer sedang dimulai ulang di tempat',
  'phase.restart': 'Primer sedang dimulai ulang tanpa switchover',
  'phase.waitingForInstances': 'Menunggu instance menjadi aktif',
  'phase.applyingConfiguration': 'Menerapkan konfigurasi',
  'phase.promoting': 'Mempromosikan menjadi klaster primer',
  'phase.switchover': 'Switchover sedang berlangsung',
  'phase.waitingForUser': 'Menunggu tindakan pengguna',
  'phase.failover': 'Failover sedang berlangsung',
  'phase.unrecoverable':
    'Klaster tidak dapat dipulihkan dan perlu penanganan manual',
  'phase.cannotCreate': 'Objek yang diperlukan klaster tidak dapat dibuat',
  'phase.invalid': 'Definisi klaster tidak valid',
  'phase.catalog': 'Katalog image klaster tidak lengkap atau tidak valid',
  'phase.unknownPlugin':
    'Klaster tidak dapat melanjutkan: plugin yang diperlukan tidak dikenal',
  'phase.pluginError':
    'Klaster tidak dapat melanjutkan: kesalahan saat berhubungan dengan plugin',
  'phase.architecture':
    'Pembaruan daring instance tidak mungkin: biner arsitekturnya tidak ada',
  'phase.noSpace': 'Ruang disk tidak cukup',
  'phase.noAnswer':
    'CloudNativePG tidak mendapat status instance: komunikasi HTTP gagal',
  'operation.rollout.single':
    'Satu-satunya instance diganti: tidak ada yang dapat membaca atau menulis selama sekitar 15 detik, dan lebih lama selama klien mempertahankan koneksinya.',
  'operation.rollout.single.inPlace':
    'PostgreSQL dimulai ulang di tempat: tidak ada yang dapat membaca atau menulis selama sekitar 5 detik, dan lebih lama selama klien mempertahankan koneksinya.',
  'operation.rollout.switchover':
    'Standby diganti satu per satu. Lalu salah satunya mengambil alih, dan primer sebelumnya mengikutinya: penulisan berhenti selama sekitar 10 sampai 30 detik.',
  'operation.rollout.supervised':
    'Standby diganti satu per satu. Lalu CloudNativePG menunggu sampai seseorang melakukan switchover atau memulai ulang primer di sini (primaryUpdateStrategy bernilai supervised), yang menghentikan penulisan selama sekitar 10 sampai 30 detik.',
  'operation.rollout.waits':
    '{{effect}} CloudNativePG mulai bila semua instance siap, dan kini menunggu {{instances}}.',
  'operation.restart.waits':
    'CloudNativePG tidak memulai ulang apa pun sampai semua instance siap, dan menunggu {{instances}}: mulai ulang instance itu saja, atau cabut isolasinya.',
  'operation.restart-instance.fenced':
    '{{instance}} diisolasi, jadi PostgreSQL tidak berjalan di sana: cabut saja isolasinya.',
  'operation.restart-instance.notReady':
    'Primer {{instance}} tidak siap, jadi PostgreSQL tidak dapat dimulai ulang di tempat: CloudNativePG menjalankannya lagi atau melakukan failover sendiri.',
  'operation.switchover.primaryFenced':
    'Primer {{instance}} diisolasi, dan standby mungkin tidak memiliki apa yang telah di-commit di sana: cabut isolasinya dahulu.',
  'operation.hibernate.waits':
    '{{effect}} CloudNativePG mulai bila klaster sehat, dan sekarang tidak.',
  'operation.scale.supervised':
    'CloudNativePG meminta sedikitnya 2 instance selama primaryUpdateStrategy bernilai supervised.',
  'operation.scale.walLogHints':
    'CloudNativePG menerima lebih dari satu instance hanya bila wal_log_hints menyala, dan kini mati.',
  'operation.change-plan.volumes':
    '{{effect}} Volume bertambah bila paket memiliki yang lebih besar, dan tidak pernah menyusut; jumlah instance tetap.',
  'operation.change-plan.volumesStay':
    '{{effect}} Volume dan jumlah instance tetap. {{reason}}',
  'operation.grow-storage.full':
    'Sebuah instance kehabisan ruang, dan CloudNativePG tidak memperbesar volume apa pun sampai instance itu berjalan lagi. Tim platform memperbesar PersistentVolumeClaim-nya dahulu; lalu minta ukuran yang sama di sini.',
  'operation.parameters.restart.other_one':
    '{{names}} perlu dimulai ulang. {{effect}}',
  'operation.parameters.restart.other_other':
    '{{names}} perlu dimulai ulang. {{effect}}',
  'operation.parameters.wrong.range':
    '{{name}} harus antara {{least}} dan {{most}}, dan "{{value}}" tidak demikian.',
  'operation.declared.replica':
    'Basis data ini mengikuti klaster lain, dan memiliki basis data serta peran klaster itu: buat perubahannya di sana.',
  'operation.database-remove.inUse':
    '{{effect}} PostgreSQL menolak selama masih ada yang terhubung, dan CloudNativePG mencoba lagi sampai tidak ada.',
  'operation.role-remove.owns':
    '{{effect}} PostgreSQL menolak selama peran itu memiliki sesuatu atau diberi hak, dan CloudNativePG mencoba lagi sampai tidak ada lagi.',
  'operation.role-create.secretTaken':
    'Sudah ada secret {{secret}} yang bukan milik basis data ini: pilih nama lain.',
  'operation.rotate-password.owned':
    'Secret {{secret}} dikelola oleh {{owner}}, yang akan mengembalikan kata sandi lama: ganti di sana.',
  'operation.rotate-password.noRole':
    'Cluster tidak menyebut peran aplikasi, jadi CloudNativePG tidak akan mengambil kata sandi baru.',
  ...operations,
  ...doctor,
  ...policy,
  ...plan,
};

export default messages;
