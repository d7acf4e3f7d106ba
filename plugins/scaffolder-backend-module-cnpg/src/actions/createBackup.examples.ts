import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Takes a base backup and waits until it is complete.',
    example: yaml.stringify({
      steps: [
        {
          id: 'backup',
          name: 'Take a backup',
          action: 'cnpg:backup:create',
          input: { database: 'aks-primary/team-orders/orders-db' },
        },
      ],
    }),
  },
  {
    description:
      'Takes a last one before a database is retired, unless it is gone already.',
    example: yaml.stringify({
      steps: [
        {
          id: 'backup',
          name: 'Take a last backup',
          action: 'cnpg:backup:create',
          input: { database: '${{ parameters.database }}', ifExists: true },
        },
      ],
    }),
  },
];
