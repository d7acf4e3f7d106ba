import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Creates the Azure identity of the database that an earlier step planned.',
    example: yaml.stringify({
      steps: [
        {
          id: 'identity',
          name: 'Create the Azure identity',
          action: 'azure:databaseIdentity:ensure',
          input: { database: '${{ steps.plan.output.database }}' },
        },
      ],
    }),
  },
  {
    description: 'Repairs the Azure identity of a database that exists.',
    example: yaml.stringify({
      steps: [
        {
          id: 'identity',
          name: 'Repair the Azure identity',
          action: 'azure:databaseIdentity:ensure',
          input: { database: 'aks-primary/team-orders/orders-db' },
        },
      ],
    }),
  },
];
