import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  DATABASE_ANNOTATION,
  parseDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** A database of the catalog. */
export interface DatabaseChoice {
  /** `<target>/<namespace>/<name>` */
  reference: string;
  name: string;
  /** Namespace and target. */
  place: string;
  /** Entity references of what depends on it. */
  services: string[];
}

const inFull = (reference: string) => {
  const { kind, namespace, name } = parseEntityRef(reference, {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  return `${kind}:${namespace}/${name}`.toLowerCase();
};

/**
 * Databases that the catalog shows to the user; those of a service alone when
 * one is given, and those that the portal did not make when they are asked for.
 */
export function useDatabaseChoices(
  options: { service?: string; unmanaged?: boolean } = {},
) {
  const { service, unmanaged = false } = options;
  const catalog = useApi(catalogApiRef);
  return useAsyncRetry(async () => {
    const { items } = await catalog.getEntities({
      filter: {
        kind: 'Resource',
        'spec.type': 'postgresql-cluster',
        ...(unmanaged && {
          'metadata.labels.pgportal.dev/unmanaged': 'true',
        }),
      },
      fields: ['metadata', 'relations'],
    });
    const choices = items
      .flatMap((entity): DatabaseChoice[] => {
        const ref = parseDatabaseRef(
          entity.metadata.annotations?.[DATABASE_ANNOTATION] ?? '',
        );
        if (!ref) return [];
        return [
          {
            reference: `${ref.target}/${ref.namespace}/${ref.name}`,
            name: ref.name,
            place: `${ref.namespace}, ${ref.target}`,
            services: (entity.relations ?? [])
              .filter(({ type }) => type === 'dependencyOf')
              .map(({ targetRef }) => targetRef),
          },
        ];
      })
      .sort((a, b) => a.reference.localeCompare(b.reference));
    if (!service) return choices;
    const wanted = inFull(service);
    return choices.filter(choice =>
      choice.services.some(it => inFull(it) === wanted),
    );
  }, [catalog, service, unmanaged]);
}
