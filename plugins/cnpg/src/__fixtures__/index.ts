import type { Entity } from '@backstage/catalog-model';
import type {
  DatabaseDetail,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import type { CnpgApi, EntityDatabases, OfferDocument } from '../api';

export * from './databases';
export * from './fleet';
export * from './live';
export * from './operations';

export const ordersService: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'service', owner: 'group:default/team-orders' },
};

export const ordersWebsite: Entity = {
  ...ordersService,
  spec: { type: 'website', owner: 'group:default/team-orders' },
};

export const liveTarget: TargetStatus = {
  name: 'aks-primary',
  title: 'AKS primary',
  state: 'live',
  asOf: '2026-11-20T18:18:00Z',
  unavailable: {},
};

export const staleTarget: TargetStatus = {
  ...liveTarget,
  state: 'stale',
  asOf: '2026-11-20T18:10:00Z',
  problem:
    'AKS primary cannot be reached: it did not answer in time (ETIMEDOUT); check the network between the portal and the API server.',
};

export function entityDatabases(
  items: DatabaseDetail[],
  more: Partial<EntityDatabases> = {},
): EntityDatabases {
  return { items, targets: [liveTarget], missing: [], ...more };
}

export const offer: OfferDocument = {
  environments: [
    { name: 'dev', title: 'Development', production: false, plans: ['small'] },
    { name: 'prod', title: 'Production', production: true },
  ],
  plans: [
    {
      name: 'small',
      title: 'Small',
      description: 'For trying things out',
      instances: 1,
      cpu: '500m',
      memory: '1Gi',
      storage: '8Gi',
      retention: '7d',
      backupSchedule: '0 0 2 * * *',
    },
    {
      name: 'medium',
      title: 'Medium',
      description: 'Highly available, for most services',
      instances: 3,
      cpu: '2',
      memory: '8Gi',
      storage: '32Gi',
      walStorage: '8Gi',
      retention: '14d',
      backupSchedule: '0 0 2 * * *',
    },
  ],
  versions: [
    { major: 16, endOfLife: '2028-11-09' },
    { major: 17, endOfLife: '2029-11-08' },
    { major: 14, endOfLife: '2026-11-12' },
    { major: 15, endOfLife: '2027-11-11' },
  ],
  targets: [
    {
      name: 'aks-primary',
      title: 'AKS primary',
      backups: 'azure',
      spread: 'zones',
      status: liveTarget,
    },
  ],
};

/** An API that answers from what it is given, and fails the test for the rest. */
export function fakeApi(methods: Partial<CnpgApi>): CnpgApi {
  const unexpected = (name: string) => async () => {
    throw new Error(`${name} was not expected to be called`);
  };
  return {
    getEntityDatabases: unexpected('getEntityDatabases'),
    getDatabase: unexpected('getDatabase'),
    getInstances: unexpected('getInstances'),
    getEvents: unexpected('getEvents'),
    getDoctor: unexpected('getDoctor'),
    getManifest: unexpected('getManifest'),
    getOperations: unexpected('getOperations'),
    previewOperation: unexpected('previewOperation'),
    runOperation: unexpected('runOperation'),
    getTrail: unexpected('getTrail'),
    revealCredentials: unexpected('revealCredentials'),
    getOffer: unexpected('getOffer'),
    previewPlan: unexpected('previewPlan'),
    getDatabases: unexpected('getDatabases'),
    getFleetSummary: unexpected('getFleetSummary'),
    getFleetHistory: unexpected('getFleetHistory'),
    exportFleet: unexpected('exportFleet'),
    getGovernance: unexpected('getGovernance'),
    waiveRule: unexpected('waiveRule'),
    endWaiver: unexpected('endWaiver'),
    ...methods,
  };
}

/** Configuration of an app that is read in French. */
export const inFrench = {
  app: {
    baseUrl: 'http://localhost:3000',
    extensions: [
      {
        'api:app/app-language': {
          config: { availableLanguages: ['en', 'fr'], defaultLanguage: 'fr' },
        },
      },
    ],
  },
  backend: { baseUrl: 'http://localhost:7007' },
};
