import type { Entity } from '@backstage/catalog-model';
import {
  type FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { DATABASE_ANNOTATION } from '@pgportal/plugin-cnpg-common';

const service = { kind: 'component', 'spec.type': 'service' };

/**
 * Entities that show the card and the tab. A relation holds only the reference
 * of the resource, not its type: an entity that depends on other resources
 * alone passes too, and its card then shows nothing.
 */
export const databaseEntityPredicate: FilterPredicate = {
  $any: [
    { kind: 'resource', 'spec.type': 'postgresql-cluster' },
    { [`metadata.annotations.${DATABASE_ANNOTATION}`]: { $exists: true } },
    {
      relations: {
        $contains: {
          type: 'dependsOn',
          targetRef: { $hasPrefix: 'resource:' },
        },
      },
    },
    service,
  ],
};

/**
 * Whether an entity may have databases, and so a card and a tab for them.
 *
 * @public
 */
export const isCnpgAvailable: (entity: Entity) => boolean =
  filterPredicateToFilterFunction<Entity>(databaseEntityPredicate);

/** Whether it makes sense to suggest a database for the entity. */
export const mayWantDatabase: (entity: Entity) => boolean =
  filterPredicateToFilterFunction<Entity>(service);
