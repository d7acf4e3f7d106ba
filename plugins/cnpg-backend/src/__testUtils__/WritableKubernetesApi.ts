import { Kind, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import { KubernetesApiError } from '@pgportal/plugin-cnpg-node';
import { MemoryKubernetesApi } from './MemoryKubernetesApi';

type Json = Record<string, any>;

/**
 * A Kubernetes API in memory that can be written to: it stores and locks as the
 * API server does, and runs no operator.
 */
export class WritableKubernetesApi extends MemoryKubernetesApi {
  /** Verb, kind, name and body of every write. */
  readonly writes: { verb: string; path: string; body?: Json }[] = [];
  /** Called before a write takes place, for example to come before it. */
  beforeWrite: () => void = () => {};

  constructor() {
    super();
    this.create = this.#create.bind(this) as never;
    this.mergePatch = this.#mergePatch.bind(this) as never;
    this.delete = this.#delete.bind(this) as never;
  }

  async #create(object: KubernetesObject, kind: Kind) {
    this.#note('create', kind, object.metadata.name, undefined, object);
    const { namespace, name } = object.metadata;
    if (await super.get(kind, namespace, name)) {
      throw new KubernetesApiError(`${name} is there already.`, {
        statusCode: 409,
        reason: 'AlreadyExists',
      });
    }
    this.put(kind, {
      ...object,
      metadata: {
        ...object.metadata,
        uid: `uid-${kind.plural}-${name}`,
        creationTimestamp: new Date().toISOString(),
      },
    });
    return this.#stored(kind, namespace, name);
  }

  async #mergePatch(
    kind: Kind,
    namespace: string,
    name: string,
    patch: Json,
    options: { subresource?: string } = {},
  ) {
    this.#note('patch', kind, name, options.subresource, patch);
    const object = await this.#stored(kind, namespace, name);
    const wanted = patch.metadata?.resourceVersion;
    if (wanted && wanted !== object.metadata.resourceVersion) {
      throw new KubernetesApiError('The object has been modified.', {
        statusCode: 409,
        reason: 'Conflict',
      });
    }
    this.put(kind, merge(object, patch) as KubernetesObject);
    return this.#stored(kind, namespace, name);
  }

  async #delete(
    kind: Kind,
    namespace: string,
    name: string,
    options: { uid?: string } = {},
  ) {
    this.#note('delete', kind, name);
    const object = await super.get(kind, namespace, name);
    if (!object) return;
    if (options.uid && options.uid !== object.metadata.uid) {
      throw new KubernetesApiError('It is another object now.', {
        statusCode: 409,
        reason: 'Conflict',
      });
    }
    this.remove(kind, object.metadata.uid!);
  }

  #note(
    verb: string,
    kind: Kind,
    name: string,
    subresource?: string,
    body?: object,
  ) {
    this.beforeWrite();
    const refusal = this.refusals.get(`${verb} ${kind.plural}`);
    if (refusal) throw refusal;
    const path = [kind.plural, name, subresource].filter(Boolean).join('/');
    this.writes.push({ verb, path, ...(body && { body }) });
  }

  async #stored(kind: Kind, namespace: string | undefined, name: string) {
    const object = await super.get(kind, namespace, name);
    if (!object) {
      throw new KubernetesApiError(`${name} is not there.`, {
        statusCode: 404,
        reason: 'NotFound',
      });
    }
    return object;
  }
}

/** RFC 7396 */
function merge(target: unknown, patch: unknown): unknown {
  const isObject = (value: unknown): value is Json =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(patch)) return patch;
  const result: Json = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}
