import { Plan, TargetDefinition } from '../model/offer';

/** Plans as a platform team would offer them. */
export const small: Plan = {
  name: 'small',
  title: 'Small',
  instances: 1,
  cpu: '500m',
  memory: '1Gi',
  storage: '8Gi',
  retention: '7d',
  backupSchedule: '0 0 2 * * *',
};
export const medium: Plan = {
  name: 'medium',
  title: 'Medium',
  instances: 3,
  cpu: '2',
  memory: '8Gi',
  storage: '32Gi',
  walStorage: '8Gi',
  retention: '14d',
  backupSchedule: '0 0 2 * * *',
};

/** Where a target keeps its identities and backups. */
export const azure: NonNullable<TargetDefinition['azure']> = {
  subscriptionId: 'sub',
  location: 'swedencentral',
  identityResourceGroup: 'rg-pg-identities',
  aksName: 'aks1',
  storage: {
    account: 'pgbackups',
    resourceGroup: 'rg-pg-backups',
    subscriptionId: 'sub',
  },
};
