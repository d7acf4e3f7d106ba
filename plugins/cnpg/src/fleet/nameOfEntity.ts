import { parseEntityRef } from '@backstage/catalog-model';

/** How people call an entity: its name, with the namespace where it is not the default one. */
export function nameOfEntity(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return ref;
  }
}
