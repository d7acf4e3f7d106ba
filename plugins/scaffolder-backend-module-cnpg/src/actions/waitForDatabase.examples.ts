import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Waits until the database is healthy and archives its WAL.',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is ready',
          action: 'cnpg:database:wait',
          input: { database: '${{ steps.plan.output.database }}' },
        },
      ],
    }),
  },
  {
    description: 'Gives up after ten minutes.',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is ready',
          action: 'cnpg:database:wait',
          input: {
            database: '${{ steps.plan.output.database }}',
            timeoutMinutes: 10,
          },
        },
      ],
    }),
  },
];
