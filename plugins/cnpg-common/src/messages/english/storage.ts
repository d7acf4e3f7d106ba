export const storage = {
  'ST01.title.known': 'The volume of {{instance}} is full',
  'ST01.title.unknown': 'A volume is full',
  'ST01.impact':
    'PostgreSQL does not start without free space; no data is lost.',
  'ST01.remedy':
    'Enlarge the PersistentVolumeClaim that is full, then set spec.storage.size, or spec.walStorage.size when WAL fills it, to the same size: CloudNativePG enlarges none while an instance is out of space. Delete nothing in pg_wal.',
  'ST03.title_one': '{{volumes}} is being enlarged',
  'ST03.title_other': '{{volumes}} are being enlarged',
  'ST03.impact': 'The new space is not there yet. The database works on.',
  'ST03.remedy.pod':
    'The disk is large enough; the file system grows when the pod is started anew.',
  'ST03.remedy.disk':
    'Azure enlarges a disk within some minutes; some kinds of disk need to be detached for it.',
  'ST03.kept.title': '{{volumes}} stays smaller than the Cluster asks for',
  'ST03.kept.impact':
    'resizeInUseVolumes is false: only an instance that is made anew gets a volume of that size.',
  'ST03.kept.remedy':
    'Make the instances anew, one after the other, or set resizeInUseVolumes to true.',
  'ST04.unknown': 'The StorageClass {{storageClass}} is not known.',
  'ST04.title.class':
    '{{volume}} cannot be enlarged: its storage class does not allow it',
  'ST04.remedy.class':
    'Have the platform team set allowVolumeExpansion on the storage class {{storageClass}}, or make the instances anew on another class.',
  'ST04.title.disk': '{{volume}} cannot be enlarged',
  'ST04.impact':
    'The volume stays as large as it is; when it is full, the database stops.',
  'ST04.remedy.disk':
    'See what the storage class and the disk allow. Otherwise make the instances anew, one after the other, on larger volumes.',
  'ST05.title': 'No instance can use {{volumes}}',
  'ST05.impact': 'The instance that it belongs to does not start.',
  'ST05.remedy':
    'Read the events of the volume. When its twin (data or WAL) is gone, delete it: CloudNativePG makes the instance anew.',
  'ST06.title': 'WAL has no volume of its own',
  'ST06.impact':
    'WAL that heaps up fills the volume of the data, and both share one throughput.',
  'ST06.remedy':
    'Set spec.walStorage: the instances are made to use it one after the other. It cannot be taken away again.',
  'ST08.title': 'The tablespace {{name}} is not set up',
  'ST08.impact': 'Tables and indexes that should go there cannot be made.',
  'ST08.remedy':
    'Correct what the error names: mostly an owner that does not exist.',
} as const;
