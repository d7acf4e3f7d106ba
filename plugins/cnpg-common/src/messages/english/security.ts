export const security = {
  'SC01.title.expired': 'The certificate in {{secret}} has expired',
  'SC01.title.soon_one':
    'The certificate in {{secret}} expires in {{count}} day',
  'SC01.title.soon_other':
    'The certificate in {{secret}} expires in {{count}} days',
  'SC01.impact':
    'After that, applications that check it cannot connect, and standbys lose their primary.',
  'SC01.remedy.operator':
    'CloudNativePG should have renewed it: see whether the operator runs, and its log.',
  'SC01.remedy.own':
    'Renew it where it comes from, and put it into the secret.',
  'SC02.title': 'The superuser can log in over the network',
  'SC02.impact':
    'Who reads its secret can read and change everything, and past every rule of the database.',
  'SC02.remedy':
    'Set spec.enableSuperuserAccess to false; use roles with the rights that are needed.',
  'SC03.title.trust': 'A rule lets clients in without a password',
  'SC03.title.weak': 'A rule lets everybody try passwords without encryption',
  'SC03.impact': 'Who reaches the port may read and change data.',
  'SC03.remedy':
    'Use hostssl with scram-sha-256 or cert, and name databases, users and addresses.',
  'SC04.title.public': 'The service {{service}} is open to the internet',
  'SC04.title.wide':
    'The service {{service}} picks instances of every database of the namespace',
  'SC04.impact.public': 'Everybody can reach the port and try passwords.',
  'SC04.impact.wide':
    'Applications may be sent to another database, such as a restored copy.',
  'SC04.remedy.public':
    'Set the annotation {{annotation}}: "true", or name the allowed networks in spec.loadBalancerSourceRanges.',
  'SC04.remedy.wide': 'Add cnpg.io/cluster to its selector.',
  'SC05.title': 'Checks of CloudNativePG are bypassed: {{annotations}}',
  'SC05.impact':
    'The instances may run otherwise than the definition says, and mistakes are not refused.',
  'SC05.remedy': 'Remove the annotation when what it was set for is done.',
  'SC06.title': 'The role {{role}} is not as it is declared',
  'SC06.impact':
    'Its password or rights may be old ones, or it may be missing.',
  'SC06.remedy': 'Correct what the message names; it is tried again by itself.',
} as const;
