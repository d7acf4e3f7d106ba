import { FollowedObject } from './followedKinds';

/** Objects of one name or of one database, by uid. */
export type Group<T> = Map<string, T>;

/** The objects of one kind on one target. */
export class KindTable<T extends FollowedObject> {
  readonly byUid: Group<T> = new Map();
  /** The same objects by what they are looked up with, see `lookupKey`. */
  readonly byKey = new Map<string, Group<T>>();

  put(uid: string, key: string | undefined, object: T) {
    this.byUid.set(uid, object);
    if (key === undefined) return;
    const group = this.byKey.get(key) ?? new Map();
    group.set(uid, object);
    this.byKey.set(key, group);
  }

  remove(uid: string, key: string | undefined) {
    this.byUid.delete(uid);
    if (key === undefined) return;
    const group = this.byKey.get(key);
    group?.delete(uid);
    if (group?.size === 0) this.byKey.delete(key);
  }
}
