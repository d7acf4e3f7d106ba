import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

const example = (input: object) =>
  yaml.stringify({
    steps: [
      {
        id: 'adopt',
        name: 'Adopt the database',
        action: 'cnpg:database:adopt',
        input: { database: 'aks-primary/team-orders/legacy-db', ...input },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'A database that was made with kubectl, for a service.',
    example: example({
      service: 'component:default/orders',
      environment: 'prod',
    }),
  },
  {
    description: 'One that is about as large as a plan of the portal.',
    example: example({
      service: 'component:default/orders',
      environment: 'prod',
      plan: 'medium',
    }),
  },
];
