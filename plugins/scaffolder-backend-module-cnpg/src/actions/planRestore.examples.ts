import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Plans a new database as orders-db was at a point in time.',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check the restore',
          action: 'cnpg:database:planRestore',
          input: {
            recovery: {
              source: 'aks-primary/team-orders/orders-db',
              targetTime: '2026-11-19T10:30:00Z',
            },
            service: 'component:default/orders',
            name: 'orders-db-restored',
          },
        },
      ],
    }),
  },
  {
    description: 'Plans a larger one from a base backup.',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check the restore',
          action: 'cnpg:database:planRestore',
          input: {
            recovery: {
              source: 'aks-primary/team-orders/orders-db',
              backupId: '20261119T020000',
            },
            service: 'component:default/orders',
            name: 'orders-db-copy',
            plan: 'large',
          },
        },
      ],
    }),
  },
];
