/**
 * Access to what is outside the portal: Kubernetes targets and Azure, and the
 * checks on a request for a database that several plugins share.
 *
 * @packageDocumentation
 */

export * from './types';
export { DatabaseLock } from './lock/DatabaseLock';
export type { Lock } from './lock/Lock';
export * from './doctor/examineBackups';
export * from './doctor/inspectWorkload';
export { DatabaseReader } from './catalog/DatabaseReader';
export type { DatabaseList } from './catalog/DatabaseReader';
export {
  SystemReader,
  commonSystem,
  dependentsOf,
} from './catalog/SystemReader';
export { readResourceOptions } from './catalog/readResourceOptions';
export type {
  ResourceLink,
  ResourceOptions,
} from './catalog/readResourceOptions';
export * from './catalog/toResourceEntity';
export * from './governance/GovernanceService';
export * from './governance/extensionPoint';
export * from './governance/governanceServiceRef';
export * from './governance/readUsage';
export { KubernetesApiError } from './kubernetes/KubernetesApiError';
export { readVersions } from './kubernetes/readVersions';
export {
  azureProvisionerServiceRef,
  createTargets,
  targetsServiceRef,
} from './services';
export * from './requests/resolveService';
export * from './requests/resolveRequest';
export * from './requests/checkName';
