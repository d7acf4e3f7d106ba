import { Entity } from '@backstage/catalog-model';

/** Label by which the Kubernetes plugin finds what belongs to an entity. */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** The service whose page is looked at. */
export const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    namespace: 'default',
    annotations: { [KUBERNETES_ID]: 'orders' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-orders' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-orders' }],
};

/** The CNPG kinds that the Kubernetes plugin is told to show. */
export const customResources = [
  'clusters',
  'backups',
  'scheduledbackups',
  'poolers',
].map(plural => ({ group: 'postgresql.cnpg.io', apiVersion: 'v1', plural }));
