import {
  DatabaseDetail,
  DatabaseEvent,
  DatabaseLive,
  DatabaseSummary,
  DoctorReport,
  FleetSummary,
  OperationFacts,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';
import { TrailEntry } from '../audit/TrailStore';
import { HistoryDay } from '../governance/PolicyHistory';
import { OperationPreview } from '../operations/OperationService';
import { DatabaseList, EntityDatabases } from '../service/DatabaseService';
import { DatabaseQuery } from '../service/listDatabases';
import { OfferDocument } from '../service/offerDocument';
import { PlanDocument } from '../service/PlanService';
import { components, operations } from './openapi.generated';

type Schemas = components['schemas'];

/** Fails to compile unless each document fits the other. */
type Same<A extends B, B extends C, C = A> = [A, B, C];

/**
 * The documents of the model and the schemas of openapi.yaml, which must not
 * drift apart. Checked by the compiler alone.
 */
export type Contract = [
  Same<DatabaseSummary, Schemas['DatabaseSummary']>,
  Same<DatabaseDetail, Schemas['DatabaseDetail']>,
  Same<DatabaseList, Schemas['DatabaseList']>,
  Same<
    DatabaseQuery,
    NonNullable<operations['GetDatabases']['parameters']['query']>
  >,
  Same<DatabaseEvent, Schemas['DatabaseEvent']>,
  Same<DatabaseLive, Schemas['DatabaseLive']>,
  Same<DoctorReport, Schemas['DoctorReport']>,
  Same<TargetStatus, Schemas['TargetStatus']>,
  Same<EntityDatabases, Schemas['EntityDatabases']>,
  Same<FleetSummary, Schemas['FleetSummary']>,
  Same<HistoryDay, Schemas['FleetDay']>,
  Same<OfferDocument, Schemas['OfferDocument']>,
  Same<PlanDocument, Schemas['PlanDocument']>,
  Same<OperationPreview, Schemas['OperationPreview']>,
  Same<TrailEntry, Schemas['TrailEntry']>,
  Same<OperationFacts, Schemas['OperationFacts']>,
];
