import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DATABASE_ANNOTATION,
  DatabaseRef,
  parseDatabaseAnnotation,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';

export interface NamedDatabases {
  refs: DatabaseRef[];
  /** Parts of annotations that are no reference. */
  malformed: string[];
}

/**
 * The databases that the catalog names for an entity: in its own annotation,
 * and in those of the resources that it depends on.
 */
export async function namedDatabases(options: {
  entity: Entity;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<NamedDatabases> {
  const { entity, catalog, credentials } = options;
  const dependencies = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDS_ON)
    .map(({ targetRef }) => targetRef)
    .filter(ref => ref.startsWith('resource:'));
  const { items } = dependencies.length
    ? await catalog.getEntitiesByRefs(
        {
          entityRefs: dependencies,
          fields: ['kind', 'metadata.name', 'metadata.annotations'],
        },
        { credentials },
      )
    : { items: [] };

  const refs = new Map<string, DatabaseRef>();
  const malformed: string[] = [];
  for (const source of [entity, ...items]) {
    const parsed = parseDatabaseAnnotation(
      source?.metadata.annotations?.[DATABASE_ANNOTATION],
    );
    for (const ref of parsed.refs) refs.set(stringifyDatabaseRef(ref), ref);
    malformed.push(...parsed.malformed);
  }
  return { refs: [...refs.values()], malformed };
}
