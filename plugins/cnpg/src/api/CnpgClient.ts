import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  DatabaseAnswers,
  DatabaseDetail,
  DatabaseEvent,
  DatabaseLive,
  DatabaseRef,
  DoctorReport,
  FleetSummary,
  OperationId,
  Waiver,
} from '@pgportal/plugin-cnpg-common';
import type {
  CnpgApi,
  Credentials,
  DatabaseList,
  EntityDatabases,
  FleetDay,
  FleetFilter,
  FleetQuery,
  GovernanceDocument,
  OfferDocument,
  OperationPreview,
  OperationRecord,
  OperationRequest,
  OperationsDocument,
  PlanPreview,
  TrailEntry,
} from './CnpgApi';

/**
 * {@link CnpgApi} over HTTP.
 *
 * @public
 */
export class CnpgClient implements CnpgApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getEntityDatabases(
    entity: { kind: string; namespace: string; name: string },
    options?: { signal?: AbortSignal },
  ): Promise<EntityDatabases> {
    return this.#request(
      ['entities', entity.kind, entity.namespace, entity.name, 'databases'],
      options,
    );
  }

  async getDatabase(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseDetail> {
    return this.#request(segmentsOf(ref), options);
  }

  async getInstances(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseLive> {
    return this.#request([...segmentsOf(ref), 'instances'], options);
  }

  async getEvents(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: DatabaseEvent[] }> {
    return this.#request([...segmentsOf(ref), 'events'], options);
  }

  async getDoctor(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DoctorReport> {
    return this.#request([...segmentsOf(ref), 'doctor'], options);
  }

  async getManifest(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<string> {
    const response = await this.#fetch(
      [...segmentsOf(ref), 'manifest'],
      options,
    );
    return response.text();
  }

  async getOperations(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<OperationsDocument> {
    return this.#request([...segmentsOf(ref), 'operations'], options);
  }

  async previewOperation(
    ref: DatabaseRef,
    id: OperationId,
    request: OperationRequest,
    options?: { signal?: AbortSignal },
  ): Promise<OperationPreview> {
    return this.#request([...segmentsOf(ref), 'operations', id], {
      ...options,
      ...posted({ ...request, dryRun: true }),
    });
  }

  async runOperation(
    ref: DatabaseRef,
    id: OperationId,
    request: OperationRequest,
  ): Promise<OperationRecord> {
    return this.#request(
      [...segmentsOf(ref), 'operations', id],
      posted(request),
    );
  }

  async getTrail(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: TrailEntry[] }> {
    return this.#request([...segmentsOf(ref), 'trail'], options);
  }

  async revealCredentials(
    ref: DatabaseRef,
    request: { reason?: string },
  ): Promise<Credentials> {
    return this.#request([...segmentsOf(ref), 'credentials'], {
      ...posted(request),
      cache: 'no-store',
    });
  }

  async getOffer(options?: { signal?: AbortSignal }): Promise<OfferDocument> {
    return this.#request(['offer'], options);
  }

  async previewPlan(
    answers: Partial<DatabaseAnswers>,
    options?: { signal?: AbortSignal },
  ): Promise<PlanPreview> {
    return this.#request(['plans'], {
      ...options,
      ...posted(answers),
    });
  }

  async getDatabases(
    query: FleetQuery & { cursor?: string; limit?: number },
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseList> {
    return this.#request(['databases'], options, query);
  }

  async getFleetSummary(
    filter: FleetFilter,
    options?: { signal?: AbortSignal },
  ): Promise<FleetSummary> {
    return this.#request(['fleet', 'summary'], options, filter);
  }

  async getFleetHistory(
    days: number,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: FleetDay[] }> {
    return this.#request(['fleet', 'history'], options, { days });
  }

  async exportFleet(
    filter: FleetFilter,
    format: 'csv' | 'json',
    options?: { signal?: AbortSignal },
  ): Promise<Blob> {
    const response = await this.#fetch(['fleet', 'export'], options, {
      ...filter,
      format,
    });
    return response.blob();
  }

  async getGovernance(options?: {
    signal?: AbortSignal;
  }): Promise<GovernanceDocument> {
    return this.#request(['governance'], options);
  }

  async waiveRule(
    ref: DatabaseRef,
    rule: string,
    waiver: { until: string; reason: string },
  ): Promise<{ items: Waiver[] }> {
    return this.#request([...segmentsOf(ref), 'waivers', rule], {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(waiver),
    });
  }

  async endWaiver(
    ref: DatabaseRef,
    rule: string,
  ): Promise<{ items: Waiver[] }> {
    return this.#request([...segmentsOf(ref), 'waivers', rule], {
      method: 'DELETE',
    });
  }

  async #request<T>(
    segments: string[],
    init?: RequestInit,
    query?: object,
  ): Promise<T> {
    return (await this.#fetch(segments, init, query)).json();
  }

  async #fetch(
    segments: string[],
    init?: RequestInit,
    query: object = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('cnpg');
    const path = segments.map(encodeURIComponent).join('/');
    const search = searchOf(query);
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1/${path}${search && `?${search}`}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function posted(body: object): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function segmentsOf({ target, namespace, name }: DatabaseRef): string[] {
  return ['databases', target, namespace, name];
}

/** A parameter for each value; those that are absent are left out. */
function searchOf(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) search.append(key, String(each));
    }
  }
  return search.toString();
}
