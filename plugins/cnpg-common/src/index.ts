/**
 * Types, rules and manifests of self-service PostgreSQL on CloudNativePG. Pure
 * functions, no I/O.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './barmanPlugin';
export * from './databaseRef';
export * from './permissions';
export { englishMessages } from './messages/english';
export * from './messages/message';
export { inEnglish, say } from './messages/say';
export type { MessageId } from './messages/say';
export * from './model/applicationSecret';
export * from './model/database';
export * from './model/describeLive';
export * from './model/eventTimeline';
export * from './model/health';
export * from './model/kinds';
export * from './model/liveHistory';
export * from './model/objects';
export * from './model/offer';
export * from './model/ownerOf';
export * from './model/request';
export * from './model/pgStatus';
export * from './model/primaryMetrics';
export * from './model/summarize';
export { majorOf, majorVersion, postgresVersion } from './model/version';
export * from './model/versions';
export * from './model/wal';
export * from './health/evaluateHealth';
export { archiveLocation, archivingState } from './health/clusterFacts';
export * from './health/archivingCause';
export * from './health/creationProgress';
export * from './manifests/buildDatabaseManifests';
export * from './cost/monthlyCost';
export * from './cost/priceTable';
export * from './names/applicationDatabase';
export * from './doctor/DoctorReport';
export * from './doctor/IdentityInspection';
export { podIdentity, CLIENT_ID_ANNOTATION } from './doctor/WorkloadInspection';
export type {
  ContainerWithEnvironment,
  PodIdentity,
  PodWithEnvironment,
  WorkloadInspection,
} from './doctor/WorkloadInspection';
export * from './doctor/diagnoseBackups';
export * from './names/azureNames';
export * from './names/databaseName';
export {
  describeOptions,
  normalizeOptions,
  offeredProfiles,
  furtherDatabaseProblem,
  validateFurtherDatabase,
} from './plan/databaseOptions';
export * from './operations';
export { runningBackup } from './operations/backup';
export * from './plan/placementWarnings';
export * from './plan/planDatabase';
export * from './fleet/fleetFacts';
export * from './fleet/summarizeFleet';
export * from './notifications/planNotifications';
export * from './policy';
export * from './quantity';
export * from './expose/planExposure';
export * from './gitops/buildIdentityManifests';
export * from './restore/parseMoment';
export * from './retire/planRetirement';
export * from './restore/recovery';
export * from './restore/recoveryFailure';
export * from './schedule/checkSchedule';
export { resolveRecovery, sourceContainer } from './restore/resolveRecovery';
