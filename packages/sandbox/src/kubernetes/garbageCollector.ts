import type { Change, MemoryStore } from './store.ts';
import type { KubeObject } from './types.ts';

interface Reference {
  kind: string;
  namespace: string | undefined;
  name: string;
}

/**
 * Follows owner references and ends namespaces, as the controller manager's
 * garbage collector and namespace controller do: a moment after the deletion,
 * never within it.
 */
export class GarbageCollector {
  readonly #store: MemoryStore;
  /** Every living object by its uid. */
  readonly #living = new Map<string, Reference>();
  /** uid of an owner to the uids of what it owns. */
  readonly #dependents = new Map<string, Set<string>>();
  readonly #terminatingNamespaces = new Set<string>();
  readonly #work: Array<() => void> = [];

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  observe(kind: string, change: Change): void {
    const { object } = change.version;
    const { uid, namespace, name } = object.metadata;
    this.#trackOwners(
      uid,
      change.previous?.object,
      change.type === 'DELETED' ? undefined : object,
    );
    if (change.type === 'DELETED') {
      this.#living.delete(uid);
      this.#later(() => {
        this.#ownerIsGone(uid);
        this.#finishForeground(object);
      });
      if (
        namespace !== undefined &&
        this.#terminatingNamespaces.has(namespace)
      ) {
        this.#later(() => this.#finishNamespace(namespace));
      }
      if (kind === 'namespaces') {
        this.#terminatingNamespaces.delete(name);
      }
      return;
    }
    if (change.type === 'ADDED') {
      this.#living.set(uid, { kind, namespace, name });
      if (object.metadata.ownerReferences?.length) {
        this.#later(() => this.#collect(uid));
      }
    }
    if (object.metadata.deletionTimestamp !== undefined) {
      const finalizers = object.metadata.finalizers ?? [];
      if (finalizers.includes('orphan')) {
        this.#later(() => this.#orphanDependents(uid));
      } else if (finalizers.includes('foregroundDeletion')) {
        this.#later(() => this.#deleteInForeground(uid));
      }
      if (kind === 'namespaces' && !this.#terminatingNamespaces.has(name)) {
        this.#terminatingNamespaces.add(name);
        this.#later(() => this.#emptyNamespace(name));
      }
    }
  }

  #trackOwners(
    uid: string,
    before: KubeObject | undefined,
    after: KubeObject | undefined,
  ): void {
    if (before?.metadata.ownerReferences === after?.metadata.ownerReferences) {
      return;
    }
    for (const owner of before?.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid);
      dependents?.delete(uid);
      if (dependents?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
    for (const owner of after?.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid) ?? new Set();
      dependents.add(uid);
      this.#dependents.set(owner.uid, dependents);
    }
  }

  #later(task: () => void): void {
    this.#work.push(task);
    if (this.#work.length === 1) {
      setImmediate(() => this.#run());
    }
  }

  #run(): void {
    const tasks = this.#work.splice(0);
    for (const task of tasks) {
      task();
    }
  }

  #object(
    uid: string,
  ): { reference: Reference; object: KubeObject } | undefined {
    const reference = this.#living.get(uid);
    const object =
      reference &&
      this.#store.get(reference.kind, reference.namespace, reference.name);
    return reference && object?.metadata.uid === uid
      ? { reference, object }
      : undefined;
  }

  #ownerIsGone(ownerUid: string): void {
    for (const uid of [...(this.#dependents.get(ownerUid) ?? [])]) {
      this.#collect(uid);
    }
  }

  /** Deletes the object when none of its owners lives. */
  #collect(uid: string): void {
    const found = this.#object(uid);
    const owners = found?.object.metadata.ownerReferences ?? [];
    if (!found || owners.length === 0) {
      return;
    }
    const alive = owners.filter(owner => this.#living.has(owner.uid));
    const { kind, namespace, name } = found.reference;
    if (alive.length === 0) {
      if (found.object.metadata.deletionTimestamp === undefined) {
        this.#store.delete(kind, namespace, name, {
          propagation: 'Background',
        });
      }
    } else if (alive.length < owners.length) {
      this.#store.update(kind, namespace, name, draft => {
        draft.metadata.ownerReferences = alive.map(owner => ({ ...owner }));
      });
    }
  }

  #orphanDependents(ownerUid: string): void {
    for (const uid of [...(this.#dependents.get(ownerUid) ?? [])]) {
      const found = this.#object(uid);
      if (found) {
        const { kind, namespace, name } = found.reference;
        this.#store.update(kind, namespace, name, draft => {
          const left = draft.metadata.ownerReferences?.filter(
            owner => owner.uid !== ownerUid,
          );
          if (left?.length) {
            draft.metadata.ownerReferences = left;
          } else {
            delete draft.metadata.ownerReferences;
          }
        });
      }
    }
    this.#removeFinalizer(ownerUid, 'orphan');
  }

  #deleteInForeground(ownerUid: string): void {
    let blocked = false;
    for (const uid of [...(this.#dependents.get(ownerUid) ?? [])]) {
      const found = this.#object(uid);
      if (!found) {
        continue;
      }
      const { kind, namespace, name } = found.reference;
      if (found.object.metadata.deletionTimestamp === undefined) {
        this.#store.delete(kind, namespace, name, {
          propagation: 'Foreground',
        });
      }
      const owner = found.object.metadata.ownerReferences?.find(
        each => each.uid === ownerUid,
      );
      blocked ||=
        owner?.blockOwnerDeletion === true && this.#object(uid) !== undefined;
    }
    if (!blocked) {
      this.#removeFinalizer(ownerUid, 'foregroundDeletion');
    }
  }

  /** An owner that waits for its dependents goes when the last one has gone. */
  #finishForeground(dependent: KubeObject): void {
    for (const owner of dependent.metadata.ownerReferences ?? []) {
      const found = this.#object(owner.uid);
      if (found?.object.metadata.finalizers?.includes('foregroundDeletion')) {
        this.#deleteInForeground(owner.uid);
      }
    }
  }

  #removeFinalizer(uid: string, finalizer: string): void {
    const found = this.#object(uid);
    if (found) {
      const { kind, namespace, name } = found.reference;
      this.#store.update(kind, namespace, name, draft => {
        const left = draft.metadata.finalizers?.filter(
          each => each !== finalizer,
        );
        if (left?.length) {
          draft.metadata.finalizers = left;
        } else {
          delete draft.metadata.finalizers;
        }
      });
    }
  }

  #emptyNamespace(namespace: string): void {
    for (const kind of this.#store.kinds) {
      if (kind.namespaced) {
        const plural = kind.group
          ? `${kind.plural}.${kind.group}`
          : kind.plural;
        for (const object of this.#store.list(plural, { namespace })) {
          if (object.metadata.deletionTimestamp === undefined) {
            this.#store.delete(plural, namespace, object.metadata.name);
          }
        }
      }
    }
    this.#finishNamespace(namespace);
  }

  #finishNamespace(namespace: string): void {
    const left = this.#store.kinds.some(
      kind =>
        kind.namespaced &&
        this.#store.list(
          kind.group ? `${kind.plural}.${kind.group}` : kind.plural,
          { namespace },
        ).length > 0,
    );
    const object = this.#store.get('namespaces', undefined, namespace);
    if (left || !object || object.metadata.deletionTimestamp === undefined) {
      return;
    }
    this.#store.update('namespaces', undefined, namespace, draft => {
      delete draft.metadata.finalizers;
      draft.spec = { ...draft.spec, finalizers: [] };
    });
    this.#store.delete('namespaces', undefined, namespace);
  }
}
