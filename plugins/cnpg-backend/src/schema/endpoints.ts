import { components } from './openapi.generated';

type Schemas = components['schemas'];

/** The endpoints of openapi.yaml, as the typed router wants them. */
export type EndpointMap = {
  '#get|/v1/health': { response: { status: 'ok' } };
  '#get|/v1/databases': { response: Schemas['DatabaseList'] };
  '#get|/v1/databases/{target}/{namespace}/{name}': {
    path: { target: string; namespace: string; name: string };
    response: Schemas['DatabaseDetail'];
  };
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
