import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Checks the answers of a form and lists what would be created.',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check the plan',
          action: 'cnpg:database:plan',
          input: {
            service: '${{ parameters.service }}',
            name: '${{ parameters.name }}',
            environment: '${{ parameters.environment }}',
            plan: '${{ parameters.plan }}',
            version: '${{ parameters.version }}',
            target: '${{ parameters.target }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Plans a database of PostgreSQL 17 for the service orders.',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'Check the plan',
          action: 'cnpg:database:plan',
          input: {
            service: 'component:default/orders',
            name: 'orders-db',
            environment: 'prod',
            plan: 'medium',
            version: 17,
            target: 'aks-primary',
          },
        },
      ],
    }),
  },
];
