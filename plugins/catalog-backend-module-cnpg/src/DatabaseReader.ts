import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { databaseListSchema } from './databaseFacts';

const TIMEOUT_MS = 30_000;

export type DatabaseList = z.output<typeof databaseListSchema>;

/** Reads all databases from the cnpg plugin, as the catalog plugin itself. */
export class DatabaseReader {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async read(): Promise<DatabaseList> {
    const [baseUrl, { token }] = await Promise.all([
      this.#discovery.getBaseUrl('cnpg'),
      this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'cnpg',
      }),
    ]);
    const response = await fetch(`${baseUrl}/v1/databases`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return databaseListSchema.parse(await response.json());
  }
}
