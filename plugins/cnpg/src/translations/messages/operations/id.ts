import type { Messages } from '../messages';

export const operations = {
  'operation.undisturbed': 'Tidak ada yang terganggu.',
  'operation.deleting': 'Basis data sedang dihapus.',
  'operation.hibernated': 'Basis data sedang hibernasi: bangunkan dahulu.',
  'operation.notPermitted':
    'Ini memerlukan izin {{permission}} untuk basis data, yang diberikan tim platform dalam kebijakan izin portal.',
  'operation.readOnly':
    'Portal saat ini hanya-baca (cnpg.readOnly dalam konfigurasinya), jadi tidak ada yang dapat diubah.',
  'operation.frozen':
    '{{title}}: sampai {{to}} tidak ada yang diubah di sini selain cadangan (cnpg.freezes dalam konfigurasi). Hubungi tim platform bila tidak dapat menunggu.',
  'operation.wait': 'Ini harus menunggu: {{title}} sedang berlangsung.',
  'operation.wait.detail':
    'Ini harus menunggu: {{title}} sedang berlangsung ({{detail}}).',
  'operation.beingStarted':
    '“{{title}}” sedang dimulai pada {{database}} oleh {{user}} saat ini: tunggu sampai selesai.',
  'operation.beingStarted.other':
    'Operasi lain sedang dimulai pada {{database}} saat ini: coba lagi.',
  'operation.busyTarget':
    'Jumlah basis data di {{target}} yang sedang diubah saat ini sudah sebanyak yang diizinkan tim platform ({{most}}, cnpg.operations.perTarget): coba lagi bila salah satunya selesai.',
  'operation.changed':
    'Ada yang berubah sejak Anda melihatnya ({{fact}}): tadinya {{before}}, kini {{after}}. Lihat lagi sebelum memutuskan.',
  'operation.notSet': 'tidak disetel',
  'operation.gone':
    'Basis data {{name}} tidak ada lagi di namespace {{namespace}}.',
  'operation.unknownInstance': 'Tidak ada instance {{instance}}.',
  'input.missing': 'Ada jawaban yang kurang.',
  'input.form': 'Jawaban tidak berbentuk seperti yang diminta.',
  'input.unknown': 'Operasi ini tidak meminta {{names}}.',
  'input.least': 'Nilainya harus paling sedikit {{least}}.',
  'input.most': 'Nilainya harus paling banyak {{most}}.',
  'input.oneOf': 'Nilainya harus salah satu dari {{values}}.',
  'input.label':
    'Harus diawali huruf kecil dan hanya berisi huruf kecil, angka, dan tanda hubung, paling banyak 50 karakter.',
  'input.sqlName':
    'Harus diawali huruf, hanya berisi huruf kecil, angka, dan garis bawah, paling banyak 63 karakter, dan tidak diakhiri garis bawah.',
  'input.size': 'Harus berupa ukuran seperti 64Gi.',
  'input.reason.long': 'Paling banyak {{most}} karakter.',
  'input.reason.missing': 'Sebutkan untuk basis data ini. {{hint}}.',
  'input.reason.form': 'Bentuknya tidak seperti yang diminta. {{hint}}.',
  'operation.backup.effect':
    'Tidak ada yang terganggu. Cadangan dibaca dari standby bila ada, dan makin lama bila datanya makin besar.',
  'operation.backup.title': 'Cadangan dasar',
  'operation.backup.started':
    'Tidak ada yang terganggu. Cadangan selesai bila fasenya “completed”.',
  'operation.backup.none':
    'Tidak ada cadangan yang dikonfigurasi untuk basis data ini: Cluster-nya tidak menyebut penyimpanan objek maupun snapshot volume.',
  'operation.backup.running':
    'Cadangan {{backup}} masih berjalan; tunggu sampai selesai.',
  'operation.backup.archiving':
    'Pengarsipan WAL gagal, dan cadangan akan menunggu sampai berfungsi lagi: perbaiki pengarsipan dahulu.',
  'operation.backup.noInstance':
    'Tidak ada instance yang siap untuk dibaca cadangannya.',
  'operation.schedule.utc': 'Tidak ada yang terganggu. Waktu dalam UTC.',
  'operation.schedule.none': 'Basis data tidak mempunyai jadwal cadangan.',
  'operation.schedule.unknown':
    'Basis data tidak mempunyai jadwal cadangan {{name}}.',
  'operation.schedule.fact': 'jadwal {{name}}',
  'operation.schedule-create.taken': 'Sudah ada jadwal {{name}}.',
  'operation.schedule-create.title': 'Jadwal cadangan baru {{name}}',
  'operation.schedule-create.effect.now':
    'Tidak ada yang terganggu. Cadangan pertama segera dimulai.',
  'operation.schedule-create.effect.later':
    'Tidak ada yang terganggu. Cadangan pertama dimulai pada waktu jadwal berikutnya.',
  'operation.schedule-edit.same': 'Itu sudah jadwalnya.',
  'operation.schedule-edit.title': 'Perubahan jadwal cadangan {{name}}',
  'operation.schedule-suspend.effect':
    'Tidak ada yang terganggu. Jadwal tidak membuat cadangan dasar sampai dilanjutkan; WAL diarsipkan seperti sebelumnya.',
  'operation.schedule-suspend.none': 'Semua jadwal sudah ditangguhkan.',
  'operation.schedule-suspend.same': 'Jadwal {{name}} sudah ditangguhkan.',
  'operation.schedule-suspend.title': 'Penangguhan jadwal cadangan {{name}}',
  'operation.schedule-resume.effect':
    'Tidak ada yang terganggu. Cadangan berikutnya dimulai pada waktu jadwal berikutnya.',
  'operation.schedule-resume.none': 'Semua jadwal sudah aktif.',
  'operation.schedule-resume.same': 'Jadwal {{name}} sudah aktif.',
  'operation.schedule-resume.title': 'Pelanjutan jadwal cadangan {{name}}',
  'operation.schedule-run.effect':
    'Tidak ada yang terganggu. Waktu jadwal tetap.',
  'operation.schedule-run.title': 'Cadangan menurut jadwal {{name}}',
  'operation.schedule-remove.effect':
    'Tidak ada yang terganggu. Jadwal tidak membuat cadangan dasar lagi; yang tersimpan tetap ada sampai masa simpannya berakhir.',
  'operation.schedule-remove.title': 'Penghapusan jadwal cadangan {{name}}',
  'operation.switchover.effect':
    'Penulisan berhenti sekitar 10 sampai 30 detik, sampai standby mengambil alih, dan koneksi ke primer lama berakhir. Tidak ada transaksi yang sudah di-commit yang hilang.',
  'operation.switchover.title': 'Switchover ke {{instance}}',
  'operation.switchover.fact': 'primer',
  'operation.switchover.isPrimary': '{{instance}} sudah menjadi primer.',
  'operation.switchover.fenced':
    '{{instance}} diisolasi (fencing): PostgreSQL tidak berjalan di sana.',
  'operation.switchover.notReady': '{{instance}} belum siap.',
  'operation.switchover.rewinding':
    '{{instance}} sedang diputar balik (pg_rewind) agar mengikuti primer.',
  'operation.switchover.notStreaming':
    '{{instance}} tidak menerima aliran dari primer, jadi mungkin kekurangan yang sudah di-commit.',
  'operation.switchover.behind':
    '{{instance}} tertinggal {{lag}} WAL dari primer, dan penulisan akan menunggu sampai tersusul.',
  'operation.switchover.noPrimary':
    'Tidak ada instance yang menjadi primer saat ini: CloudNativePG memilih satu dengan sendirinya.',
  'operation.switchover.noneFit':
    'Tidak ada standby yang dapat mengambil alih: {{reasons}}',
  'operation.switchover.noStandby':
    'Tidak ada standby yang dapat mengambil alih.',
  'operation.restart.effect':
    'Standby dimulai ulang satu per satu, dan primer terakhir: saat itu penulisan berhenti sekitar 15 detik, dan lebih lama selama klien membiarkan koneksinya terbuka.',
  'operation.restart.title': 'Mulai ulang',
  'operation.restart-instance.effect':
    'Sebuah standby tidak ada sekitar 15 detik, dan pembacaan beralih ke yang lain. Mulai ulang primer menghentikan penulisan sekitar 5 detik; tidak ada switchover.',
  'operation.restart-instance.title': 'Mulai ulang {{instance}}',
  'operation.restart-instance.effect.primary':
    'PostgreSQL dimulai ulang di tempat pada primer: penulisan berhenti sekitar 5 detik, dan lebih lama selama klien membiarkan koneksinya terbuka.',
  'operation.restart-instance.effect.standby':
    'Standby tidak ada sekitar 15 detik. Pembacaan beralih ke instance lain.',
  'operation.reload.effect':
    'Tidak ada yang terganggu. Semua instance membaca ulang konfigurasi dan secret-nya.',
  'operation.reload.title': 'Muat ulang konfigurasi',
  'operation.fence.effect':
    'PostgreSQL berhenti di sana sampai isolasinya diakhiri; pod dan data instance tetap ada. Primer yang diisolasi menghentikan semua penulisan: tidak ada failover.',
  'operation.fence.allAlready': 'Semua instance sudah diisolasi (fencing).',
  'operation.fence.already': '{{instance}} sudah diisolasi (fencing).',
  'operation.fence.title': 'Isolasi (fencing) {{instance}}',
  'operation.fence.title.all': 'Isolasi (fencing) semua instance',
  'operation.fence.effect.primary':
    'Penulisan berhenti sampai isolasi primer diakhiri: tidak ada failover dari instance yang diisolasi.',
  'operation.fence.effect.standby':
    'Standby berhenti sampai isolasinya diakhiri. Pembacaan beralih ke instance lain; dengan replikasi sinkron, penulisan mungkin harus menunggu.',
  'operation.fence.fact': 'instance yang diisolasi',
  'operation.unfence.none': 'Tidak ada instance yang diisolasi (fencing).',
  'operation.unfence.effect':
    'PostgreSQL mulai lagi di sana, dalam sekitar 10 detik.',
  'operation.unfence.together':
    'Semua instance diisolasi bersama-sama, dan isolasinya hanya dapat diakhiri sekaligus.',
  'operation.unfence.already': '{{instance}} tidak diisolasi (fencing).',
  'operation.unfence.title': 'Akhir isolasi {{instance}}',
  'operation.unfence.title.all': 'Akhir isolasi semua instance',
  'operation.hibernate.effect':
    'Semua instance berhenti, dan tidak ada yang dapat membaca atau menulis sampai basis data dibangunkan. Volume dan cadangan tetap ada; tidak ada cadangan baru yang dibuat.',
  'operation.hibernate.title': 'Hibernasi basis data',
  'operation.hibernate.already': 'Basis data sudah hibernasi.',
  'operation.hibernate.underWay': 'Basis data sudah sedang dihibernasikan.',
  'operation.wake.effect':
    'Primer mulai lebih dahulu, lalu standby: penulisan dapat dilakukan setelah sekitar setengah menit, bila node mempunyai tempat.',
  'operation.wake.title': 'Membangunkan basis data',
  'operation.wake.already': 'Basis data tidak sedang hibernasi.',
  'operation.scale.effect':
    'Tidak ada yang terganggu. Standby baru disalin dari primer, yang makin lama bila datanya makin besar; yang dihapus membawa serta volumenya.',
  'operation.scale.fact': 'jumlah instance',
  'operation.scale.same_one': 'Basis data sudah mempunyai {{count}} instance.',
  'operation.scale.same_other':
    'Basis data sudah mempunyai {{count}} instance.',
  'operation.scale.synchronous_one':
    'Commit menunggu {{count}} standby, jadi harus ada paling sedikit {{least}} instance.',
  'operation.scale.synchronous_other':
    'Commit menunggu {{count}} standby, jadi harus ada paling sedikit {{least}} instance.',
  'operation.scale.noNodes':
    'Setiap instance memerlukan node sendiri, dan hanya {{nodes}} yang dapat menerimanya.',
  'operation.scale.title': 'Perubahan dari {{from}} menjadi {{to}} instance',
  'operation.scale.effect.fewer_one':
    'Tidak ada yang terganggu. Standby terbaru beserta volumenya dihapus.',
  'operation.scale.effect.fewer_other':
    'Tidak ada yang terganggu. {{count}} standby terbaru beserta volumenya dihapus.',
  'operation.scale.effect.single_one':
    'Tidak ada yang terganggu. Standby terbaru beserta volumenya dihapus; dengan satu instance saja, setiap mulai ulang dan setiap kehilangan node menghentikan basis data.',
  'operation.scale.effect.single_other':
    'Tidak ada yang terganggu. {{count}} standby terbaru beserta volumenya dihapus; dengan satu instance saja, setiap mulai ulang dan setiap kehilangan node menghentikan basis data.',
  'operation.scale.effect.more':
    'Tidak ada yang terganggu. Standby baru disalin dari primer, yang makin lama bila datanya makin besar.',
  'operation.change-plan.effect':
    'Instance diganti satu per satu, standby lebih dahulu: penulisan berhenti sekitar 15 detik saat giliran primer. Volume membesar bila paket mempunyai yang lebih besar, dan tidak pernah mengecil; jumlah instance tetap.',
  'operation.change-plan.unknown': 'Tidak ada paket “{{plan}}”.',
  'operation.change-plan.title': 'Penggantian ke paket {{plan}}',
  'operation.change-plan.notOffered':
    'Paket {{plan}} tidak ditawarkan untuk {{environment}}.',
  'operation.change-plan.same': 'Basis data sudah memakai paket {{plan}}.',
  'operation.change-plan.fact.plan': 'nama paket',
  'operation.change-plan.fact.cpu': 'CPU sebuah instance',
  'operation.change-plan.fact.memory': 'memori sebuah instance',
  'operation.grow-storage.effect':
    'Tidak ada yang terganggu bila kelas penyimpanan dapat memperbesar volume yang sedang dipakai, seperti disk Azure; perlu beberapa menit. Volume tidak dapat mengecil lagi.',
  'operation.grow-storage.noSize': 'Cluster tidak menyebut ukuran volumenya.',
  'operation.grow-storage.forbidden':
    'Cluster melarangnya (storage.resizeInUseVolumes bernilai false).',
  'operation.grow-storage.fixed':
    'Volume dari kelas penyimpanan {{storageClass}} tidak dapat membesar (allowVolumeExpansion tidak bernilai true).',
  'operation.grow-storage.fact.data': 'ukuran volume data',
  'operation.grow-storage.fact.wal': 'ukuran volume WAL',
  'operation.grow-storage.missing':
    'Sebutkan ukuran baru untuk paling sedikit satu volume.',
  'operation.grow-storage.noWalVolume':
    'Basis data tidak mempunyai volume tersendiri untuk WAL.',
  'operation.grow-storage.shrink':
    'Volume tidak dapat mengecil: ukurannya {{size}}, jadi ukuran baru harus lebih besar.',
  'operation.grow-storage.title.data':
    'Pembesaran volume data menjadi {{data}}',
  'operation.grow-storage.title.wal': 'Pembesaran volume WAL menjadi {{wal}}',
  'operation.grow-storage.title.both':
    'Pembesaran volume data menjadi {{data}} dan volume WAL menjadi {{wal}}',
  'operation.grow-storage.started':
    'Tidak ada yang terganggu bila kelas penyimpanan dapat memperbesar volume yang sedang dipakai, seperti disk Azure; perlu beberapa menit.',
  'operation.parameters.none':
    'Tim platform tidak mengizinkan parameter apa pun diubah di sini (cnpg.operations.parameters).',
  'operation.parameters.effect':
    'Sebagian besar parameter langsung dipakai, tanpa gangguan. Yang memerlukan mulai ulang memulai ulang standby, lalu PostgreSQL di tempat pada primer, yang menghentikan penulisan sekitar 5 detik.',
  'operation.parameters.missing': 'Sebuah parameter harus disebut.',
  'operation.parameters.tooMany': 'Paling banyak 100 parameter dapat disebut.',
  'operation.parameters.same': '{{name}} sudah bernilai demikian.',
  'operation.parameters.title': 'Perubahan {{names}}',
  'operation.parameters.effect.restart_one':
    '{{names}} memerlukan mulai ulang: standby dimulai ulang satu per satu, lalu PostgreSQL di tempat pada primer, yang menghentikan penulisan sekitar 5 detik.',
  'operation.parameters.effect.restart_other':
    '{{names}} memerlukan mulai ulang: standby dimulai ulang satu per satu, lalu PostgreSQL di tempat pada primer, yang menghentikan penulisan sekitar 5 detik.',
  'operation.parameters.effect.reload':
    'Tidak ada yang terganggu: PostgreSQL langsung memakainya.',
  'operation.parameters.fact': 'nilai parameter {{name}}',
  'operation.parameters.reserved':
    '{{name}} disetel oleh CloudNativePG sendiri dan tidak dapat diubah.',
  'operation.parameters.notOffered':
    '{{name}} tidak termasuk parameter yang boleh diubah di sini; tim platform mendaftarnya (cnpg.operations.parameters).',
  'operation.parameters.wrong.memory':
    '{{name}} harus berupa bilangan bulat dengan satuan: B, kB, MB, GB, atau TB, dan “{{value}}” bukan.',
  'operation.parameters.wrong.time':
    '{{name}} harus berupa bilangan dengan satuan: us, ms, s, min, h, atau d, dan “{{value}}” bukan.',
  'operation.parameters.wrong.boolean':
    '{{name}} harus on atau off, bukan “{{value}}”.',
  'operation.parameters.wrong.enum':
    '{{name}} harus salah satu dari {{values}}, bukan “{{value}}”.',
  'operation.parameters.wrong.integer':
    '{{name}} harus berupa bilangan bulat dari {{min}} sampai {{max}}, dan “{{value}}” bukan.',
  'operation.parameters.wrong.real':
    '{{name}} harus berupa bilangan dari {{min}} sampai {{max}}, dan “{{value}}” bukan.',
  'operation.parameters.buffers':
    'shared_buffers harus muat dalam memori sebuah instance, {{memory}}.',
  'operation.parameters.walSizes':
    'min_wal_size (bawaan 80MB) harus kurang dari max_wal_size (bawaan 1GB).',
  'operation.parameters.walVolume':
    '{{name}} harus kurang dari volume WAL, {{size}}.',
  'operation.upgrade.effect':
    'Instance diganti satu per satu, standby lebih dahulu: penulisan berhenti sekitar 15 detik saat giliran primer.',
  'operation.upgrade.noImage':
    '{{target}} tidak mempunyai image untuk PostgreSQL {{major}} dalam konfigurasi portal.',
  'operation.upgrade.fromCatalog':
    '{{effect}} Sejak itu image berasal dari katalog {{catalog}}: bila tim platform mengubahnya di sana, CloudNativePG meningkatkannya sendiri.',
  'operation.minor-upgrade.title': 'Peningkatan ke {{image}}',
  'operation.minor-upgrade.fact': 'image instance',
  'operation.minor-upgrade.catalog':
    'Image berasal dari katalog {{catalog}}: bila tim platform mengubahnya di sana, CloudNativePG meningkatkannya sendiri.',
  'operation.minor-upgrade.unknownVersion':
    'Cluster tidak menyebut versi PostgreSQL yang dijalankannya.',
  'operation.minor-upgrade.same':
    'Basis data sudah memakai image yang ditawarkan tim platform.',
  'operation.minor-upgrade.newer':
    'Basis data memakai image yang lebih baru daripada yang ditawarkan tim platform.',
  'operation.major-upgrade.effect':
    'Basis data tidak tersedia selama pg_upgrade berjalan: semua instance berhenti, data primer ditingkatkan di tempat dengan hard link, lalu mulai lagi. Itu perlu beberapa menit, lebih lama bila tabelnya banyak. Standby kemudian disalin ulang, yang makin lama bila datanya makin besar.',
  'operation.major-upgrade.wayBack':
    'Sampai pg_upgrade berhasil: minta versi sebelumnya di sini, dan CloudNativePG memulai lagi data yang tidak tersentuh. Setelah itu: pulihkan cadangan dari sebelumnya ke basis data baru. Buat cadangan baru segera setelah peningkatan; yang lama tidak dapat digulirkan melewatinya.',
  'operation.major-upgrade.none':
    'Tim platform tidak menawarkan versi yang lebih baru di target ini.',
  'operation.major-upgrade.notYet':
    'Peningkatan belum dapat dilakukan. {{reasons}}',
  'operation.major-upgrade.fact': 'versi PostgreSQL',
  'operation.major-upgrade.notLater':
    'Basis data menjalankan PostgreSQL {{major}}, dan tidak ada jalan ke versi yang lebih lama atau sama.',
  'operation.major-upgrade.tooOld':
    'CloudNativePG hanya meningkatkan ke PostgreSQL {{least}} dan yang lebih baru.',
  'operation.major-upgrade.notOffered':
    'PostgreSQL {{major}} tidak ditawarkan.',
  'operation.major-upgrade.notInCatalog':
    'Katalog {{catalog}} tidak mempunyai image untuk PostgreSQL {{major}}.',
  'operation.major-upgrade.title':
    'Peningkatan dari PostgreSQL {{from}} ke {{to}}',
  'operation.major-upgrade.title.back': 'Kembali ke PostgreSQL {{major}}',
  'operation.major-upgrade.effect.back':
    'Peningkatan dibatalkan, dan data sebelumnya mulai lagi.',
  'operation.major-upgrade.ready': 'Semua instance siap',
  'operation.major-upgrade.ready.not':
    'Semua instance harus siap sebelum peningkatan.',
  'operation.major-upgrade.unfenced':
    'Tidak ada instance yang diisolasi (fencing)',
  'operation.major-upgrade.unfenced.not':
    'Akhiri isolasi semua instance sebelum peningkatan.',
  'operation.major-upgrade.noReplica': 'Bukan replika dari klaster lain',
  'operation.major-upgrade.noReplica.not':
    'Klaster yang mengikuti klaster lain ditingkatkan dengan membuatnya lagi.',
  'operation.major-upgrade.backup': 'Ada cadangan dari 24 jam terakhir',
  'operation.major-upgrade.backup.not':
    'Tidak ada cadangan yang berhasil dari 24 jam terakhir: cadangkan dahulu.',
  'operation.major-upgrade.noBackupRunning':
    'Tidak ada cadangan yang sedang berjalan',
  'operation.major-upgrade.noBackupRunning.not':
    'Tunggu sampai cadangan yang berjalan selesai.',
  'operation.pooler.none': 'Basis data tidak mempunyai pooler.',
  'operation.pooler.unknown': 'Basis data tidak mempunyai pooler {{name}}.',
  'operation.pooler.fact.instances': 'instance pooler {{name}}',
  'operation.pooler.fact.mode': 'mode pooler {{name}}',
  'operation.pooler-create.effect':
    'Tidak ada yang terganggu. Aplikasi memakainya bila terhubung ke namanya, bukan ke nama basis data.',
  'operation.pooler-create.taken':
    'Nama {{name}} sudah dipakai di namespace ini.',
  'operation.pooler-create.title': 'Pooler koneksi baru {{name}}',
  'operation.pooler-create.started':
    'Tidak ada yang terganggu. Aplikasi terhubung ke {{name}} untuk memakainya.',
  'operation.pooler-edit.effect':
    'Pod-nya diganti satu per satu; koneksi melaluinya berakhir dan harus dibuat lagi.',
  'operation.pooler-edit.same': 'Tidak ada yang akan berubah.',
  'operation.pooler-edit.title': 'Perubahan pooler {{name}}',
  'operation.pooler-remove.effect':
    'Koneksi melaluinya langsung berakhir. Basis data tidak tersentuh.',
  'operation.pooler-remove.title': 'Penghapusan pooler {{name}}',
  'operation.declared.reserved': 'Nama {{name}} dicadangkan.',
  'operation.database-create.extension':
    'Ekstensi {{extension}} tidak ditawarkan; yang ada {{offered}}.',
  'operation.database-create.noExtension':
    'Ekstensi {{extension}} tidak ditawarkan; tidak ada satu pun.',
  'operation.database-create.reservedOwner':
    'Peran {{role}} dicadangkan dan tidak dapat memiliki basis data di sini.',
  'operation.database-create.noOwner':
    'Sebutkan peran mana yang memiliki basis data.',
  'operation.database-create.taken': 'Sudah ada basis data {{name}}.',
  'operation.database-create.title': 'Basis data baru {{name}}',
  'operation.database-remove.none':
    'Tidak ada basis data yang dideklarasikan selain milik aplikasi.',
  'operation.database-remove.unknown':
    'Tidak ada basis data terdeklarasi {{name}}.',
  'operation.database-remove.effect':
    'Beserta datanya, ia hilang selamanya; hanya pemulihan ke basis data baru yang mengembalikannya. Tanpa itu, PostgreSQL menyimpannya dan tidak ada lagi yang mengurusnya.',
  'operation.database-remove.title': 'Penghapusan basis data {{name}}',
  'operation.database-remove.effect.drop':
    'Basis data dihapus beserta semua isinya.',
  'operation.database-remove.effect.keep':
    'PostgreSQL menyimpan basis data dan semua isinya.',
  'operation.role-create.effect':
    'Tidak ada yang terganggu. Kata sandinya acak, dalam secret di samping basis data.',
  'operation.role-create.member':
    'Peran dapat menjadi anggota dari {{roles}}, dan {{role}} tidak termasuk.',
  'operation.role-create.taken': 'Sudah ada peran {{name}}.',
  'operation.role-create.title': 'Peran baru {{name}}',
  'operation.role-create.started':
    'Tidak ada yang terganggu. Kata sandinya ada di secret {{secret}}.',
  'operation.role-remove.none':
    'Tidak ada peran yang dideklarasikan selain milik aplikasi.',
  'operation.role-remove.unknown': 'Tidak ada peran terdeklarasi {{name}}.',
  'operation.role-remove.effect':
    'Siapa pun yang memakai peran ini tidak dapat terhubung lagi setelah dihapus. PostgreSQL menolak menghapus peran yang memiliki sesuatu.',
  'operation.role-remove.title': 'Penghapusan peran {{name}}',
  'operation.role-remove.effect.drop':
    'Peran dihapus; siapa pun yang memakainya tidak dapat terhubung lagi.',
  'operation.role-remove.effect.keep': 'PostgreSQL menyimpan peran ini.',
  'operation.rotate-password.effect':
    'Koneksi baru memerlukan kata sandi baru dalam beberapa detik; yang terbuka tetap ada. Aplikasi harus membaca secret lagi, kebanyakan dengan mulai ulang.',
  'operation.rotate-password.noSecret':
    'Tidak ada secret {{secret}} dengan kata sandi di namespace {{namespace}}.',
  'operation.rotate-password.unreadable':
    'Entri {{entry}} dari secret {{secret}} berbentuk yang tidak dikenal portal; ganti kata sandi secara manual.',
  'operation.rotate-password.title': 'Penggantian kata sandi di {{secret}}',
  'operation.rotate-password.replica':
    'Basis data mengikuti klaster lain: ganti kata sandi di sana.',
  'operation.rotate-password.managed':
    'Kata sandi {{role}} ada dalam secret yang disebut Cluster di managed.roles, dan diganti di sana.',
  'operation.deletion-protection.effect.on':
    'Tidak ada yang terganggu. Perlindungan penghapusan aktif.',
  'operation.deletion-protection.effect.off':
    'Tidak ada yang terganggu. Perlindungan penghapusan nonaktif.',
  'operation.deletion-protection.fact': 'perlindungan penghapusan',
  'operation.deletion-protection.already.on':
    'Perlindungan penghapusan sudah aktif.',
  'operation.deletion-protection.already.off':
    'Perlindungan penghapusan sudah nonaktif.',
  'operation.deletion-protection.title.on':
    'Pengaktifan perlindungan penghapusan',
  'operation.deletion-protection.title.off':
    'Penonaktifan perlindungan penghapusan',
  'operation.deletion-protection.started.on':
    'Portal menolak menghapus basis data.',
  'operation.deletion-protection.started.off': 'Basis data dapat dihapus.',
  'operation.delete.effect':
    'Basis data dan volumenya dihapus, dan semua orang terputus. Yang ada di penyimpanan cadangan tetap ada sampai seseorang menghapusnya; jadwalnya ditangguhkan, dan pooler serta basis data dan peran yang dideklarasikan dihapus.',
  'operation.delete.title': 'Penghapusan basis data',
  'operation.delete.fact': 'waktu pembuatan',
  'operation.delete.confirm': 'Ketik nama basis data, {{name}}.',
  'operation.delete.already': 'Basis data sudah sedang dihapus.',
  'operation.delete.protected':
    'Basis data dilindungi dari penghapusan: matikan perlindungannya dahulu.',
  'running.instances': '{{done}} dari {{total}} instance siap',
  'running.hibernate.waits': 'CloudNativePG menunggu sampai klaster sehat',
  'running.hibernate.left_one': '{{count}} pod masih ada',
  'running.hibernate.left_other': '{{count}} pod masih ada',
  'running.creation': 'Pembuatan basis data',
  'running.failover': 'Failover ke sebuah standby',
  'running.major-upgrade': 'Peningkatan versi mayor',
  'running.restart-primary': 'Mulai ulang primer',
  'running.restart': '{{done}} dari {{total}} instance sudah dimulai ulang',
  'running.scale_one': 'Perubahan menjadi {{count}} instance',
  'running.scale_other': 'Perubahan menjadi {{count}} instance',
  'running.rollout': 'Perubahan instance',
  'running.rollout.waits':
    'CloudNativePG menunggu switchover atau mulai ulang primer secara manual',
  'running.grow-storage': 'Pembesaran volume',
  'running.grow-storage.done':
    '{{done}} dari {{total}} volume sudah berukuran baru',
  'running.backup': 'Cadangan dasar {{name}}',
  'parameter.autovacuum_analyze_scale_factor':
    'Bagian tabel yang harus berubah sebelum dianalisis',
  'parameter.autovacuum_analyze_threshold':
    'Baris yang harus berubah sebelum tabel dianalisis',
  'parameter.autovacuum_max_workers': 'Proses autovacuum yang bersamaan',
  'parameter.autovacuum_naptime':
    'Jeda antara dua autovacuum pada sebuah basis data',
  'parameter.autovacuum_vacuum_cost_delay':
    'Jeda autovacuum pada batas biayanya',
  'parameter.autovacuum_vacuum_cost_limit':
    'Biaya yang setelahnya autovacuum berhenti sejenak',
  'parameter.autovacuum_vacuum_scale_factor':
    'Bagian tabel yang harus mati sebelum di-vacuum',
  'parameter.autovacuum_vacuum_threshold': 'Baris mati sebelum tabel di-vacuum',
  'parameter.checkpoint_completion_target':
    'Bagian waktu antara checkpoint tempat satu checkpoint disebar',
  'parameter.checkpoint_timeout': 'Waktu terlama antara dua checkpoint',
  'parameter.deadlock_timeout': 'Waktu menunggu kunci sebelum deadlock dicari',
  'parameter.default_statistics_target': 'Seberapa rinci kolom disampel',
  'parameter.default_transaction_isolation': 'Isolasi transaksi baru',
  'parameter.effective_cache_size':
    'Memori yang diperkirakan perencana berada di cache',
  'parameter.effective_io_concurrency': 'Pembacaan penyimpanan yang bersamaan',
  'parameter.hash_mem_multiplier': 'Memori hashing, dalam work_mem',
  'parameter.idle_in_transaction_session_timeout':
    'Mengakhiri sesi yang diam dalam transaksi; 0 tidak pernah',
  'parameter.idle_session_timeout': 'Mengakhiri sesi yang diam; 0 tidak pernah',
  'parameter.jit': 'Mengompilasi kueri yang mahal',
  'parameter.lock_timeout': 'Waktu terlama menunggu kunci; 0 tanpa batas',
  'parameter.log_autovacuum_min_duration':
    'Mencatat autovacuum yang lebih lama',
  'parameter.log_connections': 'Mencatat koneksi',
  'parameter.log_disconnections': 'Mencatat berakhirnya koneksi',
  'parameter.log_lock_waits': 'Mencatat penantian kunci yang lama',
  'parameter.log_min_duration_statement':
    'Mencatat pernyataan yang lebih lama; -1 tidak ada',
  'parameter.log_statement': 'Pernyataan mana yang dicatat',
  'parameter.log_temp_files': 'Mencatat berkas sementara yang lebih besar',
  'parameter.maintenance_work_mem': 'Memori VACUUM dan CREATE INDEX',
  'parameter.max_connections': 'Koneksi yang bersamaan',
  'parameter.max_locks_per_transaction':
    'Kunci yang rata-rata dipegang transaksi',
  'parameter.max_parallel_maintenance_workers':
    'Proses untuk satu perintah pemeliharaan',
  'parameter.max_parallel_workers_per_gather': 'Proses untuk satu bagian kueri',
  'parameter.max_prepared_transactions': 'Transaksi tersiapkan yang bersamaan',
  'parameter.max_slot_wal_keep_size': 'WAL yang boleh disimpan slot replikasi',
  'parameter.max_wal_size': 'WAL antara dua checkpoint',
  'parameter.min_wal_size': 'Berkas WAL yang disimpan untuk dipakai lagi',
  'parameter.random_page_cost': 'Biaya pembacaan acak bagi perencana',
  'parameter.seq_page_cost': 'Biaya pembacaan berurutan bagi perencana',
  'parameter.shared_buffers': 'Memori untuk cache PostgreSQL sendiri',
  'parameter.statement_timeout':
    'Waktu terlama sebuah pernyataan; 0 tanpa batas',
  'parameter.temp_buffers': 'Memori untuk tabel sementara sebuah sesi',
  'parameter.temp_file_limit': 'Berkas sementara sebuah sesi; -1 tanpa batas',
  'parameter.track_activity_query_size': 'Panjang kueri yang ditampilkan',
  'parameter.track_functions': 'Fungsi yang dihitung',
  'parameter.track_io_timing': 'Mengukur waktu pembacaan dan penulisan',
  'parameter.wal_compression': 'Memampatkan halaman penuh dalam WAL',
  'parameter.work_mem': 'Memori satu pengurutan atau hash',
  'schedule.macro':
    'Tulis jadwal dalam enam kolom, bukan {{text}}: detik, menit, jam, tanggal, bulan, hari dalam minggu.',
  'schedule.fiveFields':
    'Ini lima kolom, yang dibaca CloudNativePG sebagai detik, menit, jam, tanggal, dan bulan. Letakkan detik di depan: “0 {{text}}”.',
  'schedule.sixFields':
    'Jadwal mempunyai enam kolom: detik, menit, jam, tanggal, bulan, hari dalam minggu, seperti “0 0 2 * * *” untuk setiap hari pukul 02:00 UTC.',
  'schedule.bothDays':
    'Pilih tanggal atau hari dalam minggu dan biarkan yang lain “*”: dengan keduanya, cadangan berjalan pada setiap hari yang cocok dengan salah satunya.',
  'schedule.never':
    'Jadwal ini menyebut hari yang tidak ada dalam tahun mana pun.',
  'schedule.tooOften':
    'Jadwal ini berjalan setiap {{interval}}; cadangan dasar menyalin seluruh basis data dan memerlukan jarak paling sedikit 15 menit. Pengarsipan WAL mencakup setiap saat di antaranya.',
  'schedule.often':
    'Cadangan dasar setiap {{interval}} lebih dari yang diperlukan kebanyakan basis data: pengarsipan WAL mencakup setiap saat di antaranya, dan sekali sehari sudah lazim.',
  'schedule.unreadable':
    '{{field}}: “{{part}}” tidak dapat dibaca; isinya {{min}} sampai {{max}}, “*”, rentang, daftar, dan langkah.',
  'schedule.unreadable.named':
    '{{field}}: “{{part}}” tidak dapat dibaca; isinya {{min}} sampai {{max}} atau {{first}} sampai {{last}}, “*”, rentang, daftar, dan langkah.',
  'schedule.outside':
    '{{field}}: “{{part}}” di luar {{min}} sampai {{max}}, atau berakhir sebelum dimulai.',
  'schedule.second': 'Detik',
  'schedule.minute': 'Menit',
  'schedule.hour': 'Jam',
  'schedule.dayOfMonth': 'Tanggal',
  'schedule.month': 'Bulan',
  'schedule.dayOfWeek': 'Hari dalam minggu',
} satisfies Partial<Messages>;
