import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

const example = (input: object) =>
  yaml.stringify({
    steps: [
      {
        id: 'expose',
        name: 'Set the load balancer',
        action: 'cnpg:database:expose',
        input: { database: 'aks-primary/team-orders/orders-db', ...input },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'An address in the virtual network, for primary and standbys.',
    example: example({ exposure: 'internal' }),
  },
  {
    description: 'A public address for one network, for the primary alone.',
    example: example({
      exposure: 'public',
      sourceRanges: ['203.0.113.0/24'],
      readOnly: false,
    }),
  },
  {
    description: 'No load balancer any more.',
    example: example({ exposure: 'none' }),
  },
];
