import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Creates the database that earlier steps planned and made an identity for.',
    example: yaml.stringify({
      steps: [
        {
          id: 'apply',
          name: 'Create the database',
          action: 'cnpg:database:apply',
          input: {
            database: '${{ steps.plan.output.database }}',
            clientId: '${{ steps.identity.output.clientId }}',
          },
        },
      ],
    }),
  },
];
