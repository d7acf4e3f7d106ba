import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';

/** The name of a user, without what goes without saying. */
export function userName(ref: string): string {
  try {
    return humanizeEntityRef(parseEntityRef(ref), {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
  } catch {
    return ref;
  }
}
