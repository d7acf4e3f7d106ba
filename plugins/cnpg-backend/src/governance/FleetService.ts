import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  DatabaseSummary,
  FleetSummary,
  Governance,
  Policy,
  cnpgFleetReadPermission,
  summarizeFleet,
} from '@pgportal/plugin-cnpg-common';
import { GovernanceService, TargetsService } from '@pgportal/plugin-cnpg-node';
import { FleetIndex } from '../fleet/FleetIndex';
import { FleetSystems } from '../service/FleetSystems';
import { DatabaseFilter, filterDatabases } from '../service/listDatabases';
import { ReadableDatabases } from '../service/ReadableDatabases';
import { HistoryDay, PolicyHistory } from './PolicyHistory';

interface Request {
  credentials: BackstageCredentials;
}

export interface GovernanceDocument extends Omit<Governance, 'policies'> {
  policies: (Omit<Policy, 'rules' | 'weights'> & {
    /** By id of the rule, its limit. */
    rules: Record<string, unknown>;
    weights: Record<string, number>;
  })[];
  /** Titles of the rules that teams added, by id. */
  customRules: Record<string, string>;
  /** Of every amount of money. */
  currency?: string;
}

const DAY = 24 * 60 * 60_000;

/** Throws `NotAllowedError` without the permission. */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  { credentials }: Request,
): Promise<void> {
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `It takes the permission ${permission.name}, which the platform team gives in the portal's permission policy.`,
    );
  }
}

/**
 * What the page over all databases shows. It takes a permission of its own, and
 * shows no database that the caller may not see.
 */
export class FleetService {
  readonly #fleet: FleetIndex;
  readonly #readable: ReadableDatabases;
  readonly #permissions: PermissionsService;
  readonly #targets: TargetsService;
  readonly #governance: GovernanceService;
  readonly #history: PolicyHistory;
  readonly #systems: FleetSystems;

  constructor(options: {
    fleet: FleetIndex;
    readable: ReadableDatabases;
    permissions: PermissionsService;
    targets: TargetsService;
    governance: GovernanceService;
    history: PolicyHistory;
    systems: FleetSystems;
  }) {
    this.#fleet = options.fleet;
    this.#readable = options.readable;
    this.#permissions = options.permissions;
    this.#targets = options.targets;
    this.#governance = options.governance;
    this.#history = options.history;
    this.#systems = options.systems;
  }

  async summary(
    filter: DatabaseFilter,
    request: Request,
  ): Promise<FleetSummary> {
    return summarizeFleet(
      await this.databases(filter, request),
      this.#targets.offer.versions,
      new Date(),
    );
  }

  /** All that fit and may be seen, by name. */
  async databases(
    filter: DatabaseFilter,
    request: Request,
  ): Promise<DatabaseSummary[]> {
    await this.#admit(request);
    const all = await this.#fleet.summaries();
    const readable = await this.#systems.place(
      await this.#readable.filter(all, request.credentials),
      all,
    );
    return filterDatabases(readable, filter, {
      now: new Date(),
      versions: this.#targets.offer.versions,
    }).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  }

  async history(
    days: number,
    request: Request,
  ): Promise<{ items: HistoryDay[] }> {
    await this.#admit(request);
    const { credentials } = request;
    // Whoever sees all of them also sees those that are gone by now.
    const refs = (await this.#readable.all(credentials))
      ? undefined
      : (
          await this.#readable.filter(
            await this.#fleet.summaries(),
            credentials,
          )
        ).map(({ ref }) => ref);
    const since = new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
    return {
      items: await this.#history.read({
        since,
        ...(refs && { refs: new Set(refs) }),
      }),
    };
  }

  governance(): GovernanceDocument {
    const { policies, ...rest } = this.#governance.governance;
    return {
      ...rest,
      policies: policies.map(({ rules, weights, ...policy }) => ({
        ...policy,
        rules: { ...rules },
        weights: { ...weights } as Record<string, number>,
      })),
      customRules: this.#governance.customRuleTitles,
      ...(this.#targets.offer.prices && {
        currency: this.#targets.offer.prices.currency,
      }),
    };
  }

  async #admit(request: Request): Promise<void> {
    await requirePermission(
      this.#permissions,
      cnpgFleetReadPermission,
      request,
    );
  }
}
