import { components, operations } from './openapi.generated';

type Schemas = components['schemas'];
type DatabasePath = { target: string; namespace: string; name: string };

/** The endpoints of openapi.yaml, as the typed router wants them. */
export type EndpointMap = {
  '#get|/v1/health': { response: { status: 'ok' } };
  '#get|/v1/databases': {
    query: NonNullable<operations['GetDatabases']['parameters']['query']>;
    response: Schemas['DatabaseList'];
  };
  '#get|/v1/databases/{target}/{namespace}/{name}': {
    path: DatabasePath;
    response: Schemas['DatabaseDetail'];
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/backups': {
    path: DatabasePath;
    response: { items: Schemas['BackupSummary'][] };
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/doctor': {
    path: DatabasePath;
    response: Schemas['DoctorReport'];
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/events': {
    path: DatabasePath;
    response: { items: Schemas['DatabaseEvent'][] };
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/instances': {
    path: DatabasePath;
    response: Schemas['DatabaseLive'];
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/manifest': {
    path: DatabasePath;
    response: string;
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/operations': {
    path: DatabasePath;
    response: Schemas['OperationsDocument'];
  };
  '#post|/v1/databases/{target}/{namespace}/{name}/operations/{operation}': {
    path: DatabasePath & { operation: string };
    body: Schemas['OperationRequest'];
    response: Schemas['OperationRecord'] | Schemas['OperationPreview'];
  };
  '#get|/v1/databases/{target}/{namespace}/{name}/trail': {
    path: DatabasePath;
    query: { limit?: number };
    response: { items: Schemas['TrailEntry'][] };
  };
  '#post|/v1/databases/{target}/{namespace}/{name}/credentials': {
    path: DatabasePath;
    body: { reason?: string };
    response: Schemas['Credentials'];
  };
  '#put|/v1/databases/{target}/{namespace}/{name}/waivers/{rule}': {
    path: DatabasePath & { rule: string };
    body: { until: string; reason: string };
    response: Schemas['WaiverList'];
  };
  '#_delete|/v1/databases/{target}/{namespace}/{name}/waivers/{rule}': {
    path: DatabasePath & { rule: string };
    response: Schemas['WaiverList'];
  };
  '#get|/v1/fleet/summary': {
    query: NonNullable<operations['GetFleetSummary']['parameters']['query']>;
    response: Schemas['FleetSummary'];
  };
  '#get|/v1/fleet/export': {
    query: operations['GetFleetExport']['parameters']['query'];
    response: string | Schemas['DatabaseSummary'][];
  };
  '#get|/v1/fleet/history': {
    query: NonNullable<operations['GetFleetHistory']['parameters']['query']>;
    response: { items: Schemas['FleetDay'][] };
  };
  '#get|/v1/governance': { response: Schemas['GovernanceDocument'] };
  '#get|/v1/entities/{kind}/{namespace}/{name}/databases': {
    path: { kind: string; namespace: string; name: string };
    response: Schemas['EntityDatabases'];
  };
  '#get|/v1/targets': { response: { items: Schemas['TargetStatus'][] } };
  '#get|/v1/offer': { response: Schemas['OfferDocument'] };
  '#post|/v1/plans': {
    body: Schemas['PartialAnswers'];
    response: Schemas['PlanDocument'];
  };
};
