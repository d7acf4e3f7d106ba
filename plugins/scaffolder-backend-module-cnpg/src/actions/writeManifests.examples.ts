import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

const example = (input: object) =>
  yaml.stringify({
    steps: [
      {
        id: 'manifests',
        name: 'Write the manifests',
        action: 'cnpg:database:manifests',
        input: { database: '${{ steps.plan.output.database }}', ...input },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description:
      'Writes the manifests of a database whose identity the portal has made.',
    example: example({ clientId: '${{ steps.identity.output.clientId }}' }),
  },
  {
    description:
      'Writes everything, the identity as objects of the Azure Service Operator.',
    example: example({
      identity: 'serviceOperator',
      folder: 'clusters/aks-primary/orders-db',
    }),
  },
];
