import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Cluster, clusterAnnotations } from '@pgportal/plugin-cnpg-common';

/**
 * The entities that a Cluster says depend on it, as lower-case references.
 * What cannot be read is left out: the annotation is written by people, too.
 */
export function dependentEntityRefs(cluster: Cluster): string[] {
  const text =
    cluster.metadata.annotations?.[clusterAnnotations.dependencyOf] ?? '';
  const refs = new Set<string>();
  for (const part of text.split(',')) {
    if (!part.trim()) continue;
    try {
      const ref = parseEntityRef(part.trim(), { defaultKind: 'component' });
      refs.add(stringifyEntityRef(ref));
    } catch {
      continue;
    }
  }
  return [...refs];
}
