import { createRouteRef } from '@backstage/core-plugin-api';

// From core-plugin-api because its refs work in both frontend systems.
export const databaseTabRouteRef = createRouteRef({ id: 'cnpg:database-tab' });
export const fleetRouteRef = createRouteRef({ id: 'cnpg:fleet' });
