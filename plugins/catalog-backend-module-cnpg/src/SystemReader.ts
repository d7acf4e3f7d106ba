import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { readEntityRef } from '@pgportal/plugin-cnpg-node';

const FRESH_MS = 5 * 60_000;

/**
 * Which system an entity belongs to, as the catalog says; remembered for five
 * minutes, because a hundred databases of one service ask for the same.
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
    if (wanted.length) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: wanted, fields: ['spec.system', 'metadata.namespace'] },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      wanted.forEach((ref, index) => {
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
