import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { readEntityRef } from './toResourceEntity';

const FRESH_MS = 5 * 60_000;
/** The catalog takes requests of up to 100 kB. */
const CHUNK = 500;

/**
 * Which system an entity belongs to, as the catalog says; remembered for five
 * minutes, because a hundred databases of one service ask for the same.
 *
 * @public
 */
export class SystemReader {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #known = new Map<string, { system?: string; at: number }>();

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * By reference, both in full. What belongs to none is left out. Throws what
   * the catalog throws.
   */
  async of(entityRefs: string[]): Promise<Map<string, string>> {
    const now = Date.now();
    const wanted = entityRefs.filter(
      ref => !(now - (this.#known.get(ref)?.at ?? 0) < FRESH_MS),
    );
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const chunk = wanted.slice(start, start + CHUNK);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: chunk, fields: ['spec.system', 'metadata.namespace'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      chunk.forEach((ref, index) => {
        const entity = items[index];
        const text = entity?.spec?.system;
        const system =
          typeof text === 'string'
            ? readEntityRef(text, 'system', entity?.metadata.namespace)
            : undefined;
        // One that is not there yet may come any moment.
        if (entity) this.#known.set(ref, { system, at: now });
        else this.#known.delete(ref);
      });
    }
    return new Map(
      entityRefs.flatMap(ref => {
        const { system } = this.#known.get(ref) ?? {};
        return system ? [[ref, system] as const] : [];
      }),
    );
  }
}

/**
 * The system that a database belongs to: the one of all that depends on it.
 * Where that is of several, or some of it of none, it belongs to none.
 *
 * @param dependencyOf - references of what depends on it
 * @param systems - by reference in full, as {@link SystemReader.of} gives them
 *
 * @public
 */
export function commonSystem(
  dependencyOf: string[],
  systems: ReadonlyMap<string, string>,
): string | undefined {
  const [system, ...others] = new Set(
    dependentsOf(dependencyOf).map(dependent => systems.get(dependent)),
  );
  return others.length === 0 ? system : undefined;
}

/**
 * References in full; what is no reference is left out.
 *
 * @public
 */
export function dependentsOf(dependencyOf: string[]): string[] {
  return dependencyOf.flatMap(text => readEntityRef(text, 'component') ?? []);
}
