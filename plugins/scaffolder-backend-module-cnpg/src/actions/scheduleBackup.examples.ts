import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A base backup every night at 02:30 UTC.',
    example: yaml.stringify({
      steps: [
        {
          id: 'schedule',
          name: 'Set the schedule',
          action: 'cnpg:backup:schedule',
          input: {
            database: 'aks-primary/team-orders/orders-db',
            schedule: '0 30 2 * * *',
          },
        },
      ],
    }),
  },
  {
    description: 'Suspends the schedule.',
    example: yaml.stringify({
      steps: [
        {
          id: 'schedule',
          name: 'Suspend the schedule',
          action: 'cnpg:backup:schedule',
          input: {
            database: 'aks-primary/team-orders/orders-db',
            suspend: true,
          },
        },
      ],
    }),
  },
];
