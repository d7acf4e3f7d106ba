import { Kind, KubernetesObject } from '@pgportal/plugin-cnpg-common';
import {
  KubernetesApi,
  KubernetesApiError,
  KubernetesList,
} from '@pgportal/plugin-cnpg-node';

/** Objects in memory, with no more behaviour than the actions' tests need. */
export class FakeKubernetes implements KubernetesApi {
  readonly objects = new Map<string, KubernetesObject>();
  /** Groups that are not installed. */
  readonly missingGroups = new Set<string>();
  readonly applied: KubernetesObject[] = [];
  /** Kind, name and way of what was deleted. */
  readonly deleted: string[] = [];
  logs?: string;
  /** Called before each call; may throw. */
  before: (verb: string, kind: Kind, name?: string) => void = () => {};

  put(kind: Kind, object: KubernetesObject): void {
    const { namespace, name } = object.metadata;
    this.objects.set(key(kind, namespace, name), object);
  }

  async get<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
  ) {
    this.before('get', kind, name);
    return this.objects.get(key(kind, namespace, name)) as T | undefined;
  }

  async list<T extends KubernetesObject>(
    kind: Kind,
    options: { namespace?: string } = {},
  ): Promise<KubernetesList<T>> {
    this.before('list', kind);
    const prefix = key(kind, options.namespace, '');
    const items = [...this.objects]
      .filter(([id]) => id.startsWith(prefix))
      .map(([, object]) => object as T);
    return { items, resourceVersion: '1' };
  }

  async apply<T extends KubernetesObject>(object: T, kind: Kind): Promise<T> {
    const { namespace, name } = object.metadata;
    this.before('apply', kind, name);
    const before = this.objects.get(key(kind, namespace, name));
    const same =
      before &&
      JSON.stringify({ ...before, metadata: 0 }) ===
        JSON.stringify({ ...object, metadata: 0 });
    const version =
      Number(before?.metadata.resourceVersion ?? 0) + (same ? 0 : 1);
    const after = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: name,
        resourceVersion: String(version),
      },
    };
    this.applied.push(object);
    this.put(kind, after);
    return after;
  }

  async podLog() {
    return this.logs;
  }

  async serves(kind: Kind) {
    return !this.missingGroups.has(kind.group);
  }

  async create<T extends KubernetesObject>(object: T, kind: Kind): Promise<T> {
    this.before('create', kind, object.metadata.name);
    this.put(kind, object);
    return object;
  }

  async mergePatch<T extends KubernetesObject>(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    patch: {
      spec?: object;
      metadata?: { resourceVersion?: string; annotations?: object };
    },
  ): Promise<T> {
    this.before('patch', kind, name);
    const object = this.objects.get(key(kind, namespace, name)) as any;
    const { resourceVersion, annotations } = patch.metadata ?? {};
    if (
      resourceVersion &&
      resourceVersion !== object.metadata.resourceVersion
    ) {
      throw refusal('The object has been modified.', 409);
    }
    if (patch.spec) object.spec = { ...object.spec, ...patch.spec };
    if (annotations) {
      object.metadata.annotations = {
        ...object.metadata.annotations,
        ...annotations,
      };
    }
    return object;
  }

  async delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    options: { uid?: string; propagationPolicy?: string } = {},
  ): Promise<void> {
    this.before('delete', kind, name);
    const id = key(kind, namespace, name);
    const object = this.objects.get(id);
    if (!object) return;
    if (options.uid && object.metadata.uid !== options.uid) {
      throw refusal('The uid in the precondition does not match.', 409);
    }
    this.objects.delete(id);
    this.deleted.push(
      `${kind.kind} ${name}${
        options.propagationPolicy ? ` ${options.propagationPolicy}` : ''
      }`,
    );
    if (kind.kind === 'Cluster') {
      for (const [owned, { metadata }] of this.objects) {
        if (metadata.ownerReferences?.some(owner => owner.name === name)) {
          this.objects.delete(owned);
        }
      }
    }
  }

  // The actions use none of these.
  podProxy(): never {
    throw new Error('not used');
  }

  watch(): never {
    throw new Error('not used');
  }
}

export function refusal(
  message: string,
  statusCode: number,
): KubernetesApiError {
  return new KubernetesApiError(message, { statusCode });
}

function key(kind: Kind, namespace: string | undefined, name: string): string {
  return [kind.group, kind.kind, namespace ?? '', name].join('/');
}
