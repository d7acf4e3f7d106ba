import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import * as yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Removes the Azure identity of a database that an earlier step removed, and keeps its backups.',
    example: yaml.stringify({
      steps: [
        {
          id: 'identity',
          name: 'Remove the Azure identity',
          action: 'azure:databaseIdentity:delete',
          input: {
            database: '${{ parameters.database }}',
            service: '${{ steps.delete.output.service }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Removes the backups as well, when a person confirmed that.',
    example: yaml.stringify({
      steps: [
        {
          id: 'identity',
          name: 'Remove the Azure identity and the backups',
          action: 'azure:databaseIdentity:delete',
          input: {
            database: '${{ parameters.database }}',
            service: '${{ steps.delete.output.service }}',
            removeBackups: '${{ parameters.removeBackups }}',
            confirmBackups: '${{ parameters.confirmBackups }}',
          },
        },
      ],
    }),
  },
];
