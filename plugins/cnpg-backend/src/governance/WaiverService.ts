import { PermissionsService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  Cluster,
  DatabaseRef,
  Waiver,
  clusterAnnotations,
  cnpgDatabaseReadPermission,
  cnpgPolicyWaivePermission,
  kinds,
  parseWaivers,
  stringifyDatabaseRef,
  stringifyWaivers,
  waiverSchema,
} from '@pgportal/plugin-cnpg-common';
import { GovernanceService, TargetsService } from '@pgportal/plugin-cnpg-node';
import { toBackstageError } from '../operations/executeWrite';
import { Caller, OperationService } from '../operations/OperationService';
import { requirePermission } from './FleetService';

/**
 * Grants and ends waivers. They stand in an annotation of the Cluster, so that
 * they go where the database goes and end by themselves.
 */
export class WaiverService {
  readonly #operations: OperationService;
  readonly #permissions: PermissionsService;
  readonly #targets: TargetsService;
  readonly #governance: GovernanceService;

  constructor(options: {
    operations: OperationService;
    permissions: PermissionsService;
    targets: TargetsService;
    governance: GovernanceService;
  }) {
    this.#operations = options.operations;
    this.#permissions = options.permissions;
    this.#targets = options.targets;
    this.#governance = options.governance;
  }

  /** Throws `InputError` for an unknown rule and a day that is over. */
  async grant(
    ref: DatabaseRef,
    rule: string,
    given: { until: string; reason: string },
    caller: Caller,
  ): Promise<{ items: Waiver[] }> {
    return this.#change(
      ref,
      {
        operation: 'waive',
        title: `Waive "${this.#titleOf(rule)}" until ${given.until}`,
        reason: given.reason,
      },
      caller,
      (waivers, by) => {
        if (!this.#governance.titleOfRule(rule)) {
          throw new InputError(`rule: there is no policy rule "${rule}".`);
        }
        const waiver = waiverSchema.safeParse({ ...given, rule, by });
        if (!waiver.success) {
          const [{ path, message }] = waiver.error.issues;
          throw new InputError(`${path.join('.')}: ${message}.`);
        }
        if (given.until < new Date().toISOString().slice(0, 10)) {
          throw new InputError('until: it must not be in the past.');
        }
        return [...waivers.filter(entry => entry.rule !== rule), waiver.data];
      },
    );
  }

  /** Throws `NotFoundError` when the rule is not waived. */
  async end(
    ref: DatabaseRef,
    rule: string,
    caller: Caller,
  ): Promise<{ items: Waiver[] }> {
    return this.#change(
      ref,
      {
        operation: 'end-waiver',
        title: `End the waiver of "${this.#titleOf(rule)}"`,
      },
      caller,
      waivers => {
        if (!waivers.some(waiver => waiver.rule === rule)) {
          throw new NotFoundError(
            `${stringifyDatabaseRef(ref)} has no waiver of "${rule}".`,
          );
        }
        return waivers.filter(waiver => waiver.rule !== rule);
      },
    );
  }

  /** A rule that a team has taken away can still be waived somewhere. */
  #titleOf(rule: string): string {
    return this.#governance.titleOfRule(rule) ?? rule;
  }

  async #change(
    ref: DatabaseRef,
    what: { operation: string; title: string; reason?: string },
    caller: Caller,
    change: (waivers: Waiver[], by: string) => Waiver[],
  ): Promise<{ items: Waiver[] }> {
    return this.#operations.audited(
      ref,
      {
        eventId: 'policy-waiver',
        severity: 'medium',
        permission: cnpgDatabaseReadPermission,
        // The reason of an operation; ending a waiver needs none of its own.
        ...what,
        reason: what.reason ?? what.title,
      },
      caller,
      async () => {
        await requirePermission(
          this.#permissions,
          cnpgPolicyWaivePermission,
          caller,
        );
        const { kubernetes } = this.#targets.get(ref.target);
        try {
          const cluster = await kubernetes.get<Cluster>(
            kinds.Cluster,
            ref.namespace,
            ref.name,
          );
          if (!cluster) {
            throw new NotFoundError(
              `There is no database ${stringifyDatabaseRef(ref)}.`,
            );
          }
          const { annotations, resourceVersion } = cluster.metadata;
          const { waivers } = parseWaivers(
            annotations?.[clusterAnnotations.waive],
          );
          const items = change(
            waivers,
            caller.credentials.principal.userEntityRef,
          );
          await kubernetes.mergePatch(kinds.Cluster, ref.namespace, ref.name, {
            metadata: {
              // Somebody else may be waiving at the same time.
              resourceVersion,
              annotations: {
                [clusterAnnotations.waive]: stringifyWaivers(items) ?? null,
              },
            },
          });
          return { title: what.title, answer: { items } };
        } catch (error) {
          throw toBackstageError(error);
        }
      },
    );
  }
}
