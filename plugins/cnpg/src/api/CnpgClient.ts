import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  DatabaseAnswers,
  DatabaseDetail,
  DatabaseEvent,
  DatabaseLive,
  DatabaseRef,
  DoctorReport,
} from '@pgportal/plugin-cnpg-common';
import type {
  CnpgApi,
  EntityDatabases,
  OfferDocument,
  PlanPreview,
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

  async getOffer(options?: { signal?: AbortSignal }): Promise<OfferDocument> {
    return this.#request(['offer'], options);
  }

  async previewPlan(
    answers: Partial<DatabaseAnswers>,
    options?: { signal?: AbortSignal },
  ): Promise<PlanPreview> {
    return this.#request(['plans'], {
      ...options,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(answers),
    });
  }

  async #request<T>(segments: string[], init?: RequestInit): Promise<T> {
    return (await this.#fetch(segments, init)).json();
  }

  async #fetch(segments: string[], init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('cnpg');
    const path = segments.map(encodeURIComponent).join('/');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1/${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function segmentsOf({ target, namespace, name }: DatabaseRef): string[] {
  return ['databases', target, namespace, name];
}
