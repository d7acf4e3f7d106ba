import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./demoAuthModule'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./demoPolicyModule'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('./demoFolderModule'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Self-service PostgreSQL: these three lines are all that an adopter adds to a backend.
backend.add(import('@pgportal/plugin-cnpg-backend'));
backend.add(import('@pgportal/plugin-catalog-backend-module-cnpg'));
backend.add(import('@pgportal/plugin-scaffolder-backend-module-cnpg'));

// What agents may use, over the Model Context Protocol; see backend.actions in app-config.yaml.
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
