import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Removes a database whose name somebody has typed.',
    example: yaml.stringify({
      steps: [
        {
          id: 'delete',
          name: 'Remove the database',
          action: 'cnpg:database:delete',
          input: {
            database: '${{ parameters.database }}',
            confirm: '${{ parameters.confirm }}',
            service: '${{ parameters.service }}',
          },
        },
      ],
    }),
  },
];
