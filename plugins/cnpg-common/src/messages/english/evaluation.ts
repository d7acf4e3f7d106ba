export const evaluation = {
  'unknown.noFigures': 'The primary gives no live figures.',
  'unknown.notWatched':
    'Live figures are read only while somebody looks at the database.',
  'unknown.notRead': '{{kind}} objects have not been read.',
} as const;
