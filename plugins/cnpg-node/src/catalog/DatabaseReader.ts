import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** `GET /api/cnpg/v1/databases`, as far as it is needed here. */
const databaseListSchema = z.object({
  // Whoever reads looks at each by itself, so that a strange one costs only itself.
  items: z.array(z.unknown()),
  targets: z.array(z.object({ name: z.string(), asOf: z.string().optional() })),
  nextCursor: z.string().optional(),
});

const TIMEOUT_MS = 30_000;
const PAGE_SIZE = 200;

/**
 * All databases, each as the cnpg plugin wrote it and unchecked.
 *
 * @public
 */
export interface DatabaseList {
  items: unknown[];
  /** `asOf` is absent while the target has not been read for the first time. */
  targets: { name: string; asOf?: string }[];
}

/**
 * Reads all databases from the cnpg plugin, as the plugin that it is used in.
 *
 * @public
 */
export class DatabaseReader {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /**
   * The targets are those of the first page: one that is read for the first
   * time meanwhile is not complete here. Throws `ResponseError` when any page
   * is refused.
   */
  async read(): Promise<DatabaseList> {
    const baseUrl = await this.#discovery.getBaseUrl('cnpg');
    const items: unknown[] = [];
    let targets: DatabaseList['targets'] | undefined;
    let cursor: string | undefined;
    do {
      const page = await this.#readPage(baseUrl, cursor);
      items.push(...page.items);
      targets ??= page.targets;
      cursor = page.nextCursor;
    } while (cursor);
    return { items, targets };
  }

  async #readPage(baseUrl: string, cursor: string | undefined) {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'cnpg',
    });
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      ...(cursor && { cursor }),
    });
    const response = await fetch(`${baseUrl}/v1/databases?${query}`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return databaseListSchema.parse(await response.json());
  }
}
