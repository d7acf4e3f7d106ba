import type { Messages } from '../messages';

export const policy = {
  'policy.asks': '{{broken}} Kebijakan “{{policy}}” memintanya.',
  'policy.refuses': 'Kebijakan atau kuota melarangnya. {{problems}}',
  'policy.majors':
    'PostgreSQL {{major}} tidak termasuk versi yang diizinkan: {{allowed}}.',
  'policy.endOfLifeDays.ended':
    'Dukungan PostgreSQL {{major}} berakhir pada {{end}}.',
  'policy.endOfLifeDays.ends':
    'Dukungan PostgreSQL {{major}} akan berakhir pada {{end}}, kurang dari {{days}} lagi.',
  'policy.minInstances_one':
    'Ada {{count}} instance; diminta paling sedikit {{least}}.',
  'policy.minInstances_other':
    'Ada {{count}} instance; diminta paling sedikit {{least}}.',
  'policy.synchronous':
    'Commit tidak menunggu standby: failover dapat kehilangan yang terakhir.',
  'policy.zones.none':
    'Instance-nya tidak harus berjalan di zona berbeda; diminta {{least}} zona.',
  'policy.zones_one':
    'Instance-nya tersebar di paling banyak {{count}} zona; diminta {{least}}.',
  'policy.zones_other':
    'Instance-nya tersebar di paling banyak {{count}} zona; diminta {{least}}.',
  'policy.backups':
    'Tidak ada cadangan: WAL tidak diarsipkan, atau tidak ada jadwal yang membuat cadangan dasar.',
  'policy.maxBackupAgeMs.none':
    'Tidak ada cadangan dasar; diminta satu setiap {{most}}.',
  'policy.maxBackupAgeMs.schedule':
    'Cadangan dasar dibuat setiap {{interval}}; diminta setiap {{most}}.',
  'policy.maxBackupAgeMs.old':
    'Cadangan dasar terakhir berumur {{age}}; paling banyak {{most}} yang diizinkan.',
  'policy.minRetentionDays.none':
    'Tidak ada cadangan yang dapat disimpan selama {{least}}.',
  'policy.minRetentionDays':
    'Cadangan disimpan selama {{kept}}; diminta paling sedikit {{least}}.',
  'policy.exposure': 'Dapat dijangkau {{reach}}; yang diizinkan {{allowed}}.',
  'policy.reach.none': 'hanya dari dalam Kubernetes',
  'policy.reach.internal': 'dari jaringan privat',
  'policy.reach.public': 'dari internet',
  'policy.sourceRanges':
    'Dapat dijangkau dari {{ranges}}; yang diizinkan {{allowed}}.',
  'policy.sourceRanges.nothing':
    'Dapat dijangkau dari {{ranges}}; tidak ada yang diizinkan.',
  'policy.parameters':
    'Ada parameter PostgreSQL yang disetel tetapi tidak diizinkan: {{names}}.',
  'policy.storageClasses':
    'Kelas penyimpanannya {{storageClass}} tidak termasuk yang diizinkan: {{allowed}}.',
  'policy.namePattern': 'Nama {{name}} tidak mengikuti pola {{pattern}}.',
  'policy.deletionProtection': 'Tidak dilindungi dari penghapusan.',
  'quota.databases':
    'Kuota basis data {{owner}} adalah {{limit}}; {{used}} terpakai, dan ini mengambil {{wanted}}. Hapus sebuah basis data, pilih paket yang lebih kecil, atau minta tambahan kepada tim platform.',
  'quota.cpu':
    'Kuota CPU {{owner}} adalah {{limit}} CPU; {{used}} CPU terpakai, dan ini mengambil {{wanted}} CPU. Hapus sebuah basis data, pilih paket yang lebih kecil, atau minta tambahan kepada tim platform.',
  'quota.memory':
    'Kuota memori {{owner}} adalah {{limit}}; {{used}} terpakai, dan ini mengambil {{wanted}}. Hapus sebuah basis data, pilih paket yang lebih kecil, atau minta tambahan kepada tim platform.',
  'quota.storage':
    'Kuota penyimpanan {{owner}} adalah {{limit}}; {{used}} terpakai, dan ini mengambil {{wanted}}. Hapus sebuah basis data, pilih paket yang lebih kecil, atau minta tambahan kepada tim platform.',
  'quota.monthlyCost':
    'Kuota biaya {{owner}} adalah {{limit}} per bulan; {{used}} per bulan terpakai, dan ini mengambil {{wanted}} per bulan. Hapus sebuah basis data, pilih paket yang lebih kecil, atau minta tambahan kepada tim platform.',
} satisfies Partial<Messages>;
