import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  clusterAnnotations,
  cnpgDatabaseOperatePermission,
  DatabaseObjects,
  DatabaseRef,
  freezeOf,
  freezeRefusal,
  isRefusal,
  kinds,
  KubernetesObject,
  objectsAfter,
  Operation,
  OperationContext,
  OperationFacts,
  OperationGroup,
  OperationId,
  operationIds,
  OperationPlan,
  OperationRefusal,
  operations,
  Message,
  parseInput,
  READ_ONLY,
  RunningOperation,
  runningOperations,
  say,
  sayRefusal,
  stringifyDatabaseRef,
} from '@pgportal/plugin-cnpg-common';
import {
  GovernanceService,
  KubernetesApiError,
  TargetsService,
} from '@pgportal/plugin-cnpg-node';
import { Request } from 'express';
import { TrailEntry, TrailStore, TrailVia } from '../audit/TrailStore';
import { randomPassword } from '../credentials/randomPassword';
import { FleetIndex } from '../fleet/FleetIndex';
import { sleep } from '../fleet/sleep';
import { usageOfTeam } from '../governance/usageOfTeam';
import { DatabaseService } from '../service/DatabaseService';
import { ReadableDatabases } from '../service/ReadableDatabases';
import { describeWrite, WriteDescription } from './describeWrite';
import { executeWrite, toBackstageError } from './executeWrite';
import { InFlight } from './InFlight';
import { OperationsConfig } from './operationsConfig';
import {
  busy,
  changedSince,
  notPermitted,
  refusalOf,
  refusedWith,
} from './refusals';

export interface OperationOffer {
  id: OperationId;
  title: string;
  group: OperationGroup;
  /** Name of the permission that it takes. */
  permission: string;
  permitted: boolean;
  /** Permitted, and possible now. */
  allowed: boolean;
  /** Why not, in a sentence. */
  refused?: string;
  effect: string;
  destructive: boolean;
  /** To be sent back with the request, which is refused when they are no longer true. */
  seen: Record<string, string>;
  facts: OperationFacts;
  /** Which sentences these are, for another language; of what was seen, the names. */
  messages?: { refused?: Message; effect?: Message };
  seenMessages?: Record<string, Message>;
}

export interface OperationsDocument {
  ref: string;
  running: (RunningOperation & { startedBy?: string })[];
  operations: OperationOffer[];
  /** There when a request must give a reason. */
  reason?: { hint: string; pattern?: string };
  /** Why nothing can be changed at all. */
  readOnly?: string;
}

export interface OperationRequest {
  input?: Record<string, unknown>;
  reason?: string;
  seen?: Record<string, string>;
  dryRun?: boolean;
}

export interface OperationRecord {
  id: string;
  operation: OperationId;
  title: string;
  effect: string;
  /** RFC 3339 */
  at: string;
  by: string;
  result: 'accepted';
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; effect?: Message };
}

export interface OperationPreview {
  title: string;
  effect: string;
  writes: WriteDescription[];
  /** Which sentences these are, for another language. */
  messages?: { title?: Message; effect?: Message };
}

export interface Caller {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  via: TrailVia;
  /** For the audit log. */
  request?: Request<any, any, any, any, any>;
}

export interface OperationServiceOptions {
  fleet: FleetIndex;
  databases: DatabaseService;
  readable: ReadableDatabases;
  targets: TargetsService;
  auditor: AuditorService;
  trail: TrailStore;
  inFlight: InFlight;
  config: OperationsConfig;
  governance: GovernanceService;
}

const MAX_REASON = 500;
/** A write that is refused because the object has changed is judged anew. */
const ATTEMPTS = 3;
/** They end a state in which the database is of no use, or protect it. */
const WAYS_OUT: ReadonlySet<OperationId> = new Set([
  'unfence',
  'wake',
  'deletion-protection',
]);
/** The next look at the index should show what has been written. */
const CATCH_UP_MS = 2_000;

/** Judges and starts operations, each with the permission of whoever asks. */
export class OperationService {
  readonly #options: OperationServiceOptions;

  constructor(options: OperationServiceOptions) {
    this.#options = options;
  }

  /** Every operation, and why those are not allowed that are not. */
  async list(ref: DatabaseRef, caller: Caller): Promise<OperationsDocument> {
    const { databases, fleet, trail } = this.#options;
    await databases.admit(ref, caller);
    databases.present(ref, fleet.objects(ref));
    // Who decides on a switchover wants to know the standbys' lag.
    await fleet.live(ref);
    const objects = databases.present(ref, fleet.objects(ref));
    const now = new Date();
    const context = this.#context(ref, now);
    const running = runningOperations(objects, now);
    const permitted = await this.#permitted(ref, caller);
    const mayReadTrail = permitted.get(cnpgDatabaseOperatePermission.name);
    const reason = this.#reasonNeeded(objects);
    return {
      ref: stringifyDatabaseRef(ref),
      running: await Promise.all(
        running.map(async entry => {
          const by = mayReadTrail
            ? await trail.startedBy(
                stringifyDatabaseRef(ref),
                beginners(entry),
                startOf(entry, now),
              )
            : undefined;
          return { ...entry, ...(by && { startedBy: by }) };
        }),
      ),
      operations: operationIds.map(id =>
        this.#offer(id, {
          objects,
          context,
          running,
          permitted: permitted.get(operations[id].permission.name) === true,
        }),
      ),
      ...(reason && { reason }),
      ...(this.#options.config.readOnly && { readOnly: READ_ONLY }),
    };
  }

  /** What an operation would do. */
  async preview(
    ref: DatabaseRef,
    id: string,
    request: OperationRequest,
    caller: Caller,
  ): Promise<OperationPreview> {
    const operation = findOperation(id);
    await this.authorize(ref, operation.permission, caller);
    const input = inputOf(operation, request.input);
    const { plan } = await this.#plan(ref, operation, input, request);
    return { ...plan, writes: plan.writes.map(describeWrite) };
  }

  /**
   * Starts an operation. Throws `NotAllowedError` without the permission,
   * `InputError` for a wrong input, `ConflictError` when it is not possible now.
   */
  async run(
    ref: DatabaseRef,
    id: string,
    request: OperationRequest,
    caller: Caller,
  ): Promise<OperationRecord> {
    const operation = findOperation(id);
    return this.audited(
      ref,
      {
        eventId: 'database-operation',
        severity: operation.destructive ? 'high' : 'medium',
        operation: operation.id,
        title: operation.title,
        permission: operation.permission,
        reason: request.reason,
      },
      caller,
      async entry => {
        const { config, inFlight } = this.#options;
        if (config.readOnly) throw refusedWith(NotAllowedError, readOnly());
        const input = inputOf(operation, request.input);
        const by = caller.credentials.principal.userEntityRef;
        const plan = await inFlight.run(
          ref,
          { title: operation.title, by },
          async () => {
            await this.#checkTarget(ref, operation.id);
            return this.#write(ref, operation, input, request);
          },
        );
        return {
          title: plan.title,
          answer: {
            id: entry.id,
            operation: operation.id,
            title: plan.title,
            effect: plan.effect,
            at: entry.at,
            by,
            result: 'accepted',
            ...(plan.messages && { messages: plan.messages }),
          },
        };
      },
    );
  }

  /** Throws `NotAllowedError`; says nothing about databases that may not be seen. */
  async authorize(
    ref: DatabaseRef,
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<void> {
    const { databases, readable, fleet } = this.#options;
    await databases.admit(ref, caller);
    const allowed = await readable.has(
      ref,
      fleet.summary(ref),
      caller.credentials,
      permission,
    );
    if (!allowed) {
      throw refusedWith(NotAllowedError, notPermitted(permission.name));
    }
  }

  /** The newest entries of the database's trail; for those who may operate it. */
  async trail(
    ref: DatabaseRef,
    limit: number,
    caller: Caller,
  ): Promise<{ items: TrailEntry[] }> {
    const { databases, fleet, trail } = this.#options;
    await this.authorize(ref, cnpgDatabaseOperatePermission, caller);
    const items = await trail.list(stringifyDatabaseRef(ref), limit);
    // Who may still read it learns who deleted a database.
    if (!items.length) databases.present(ref, fleet.store.cluster(ref));
    return { items };
  }

  /**
   * Does something that must be explained afterwards: checks the permission and
   * the reason, and leaves an audit event and an entry in the trail, however it
   * ends.
   */
  async audited<T>(
    ref: DatabaseRef,
    what: {
      eventId: string;
      severity: 'medium' | 'high';
      operation: string;
      title: string;
      permission: ResourcePermission;
      reason?: string;
    },
    caller: Caller,
    fn: (entry: {
      id: string;
      at: string;
    }) => Promise<{ title: string; answer: T }>,
  ): Promise<T> {
    const { auditor, trail, databases, fleet } = this.#options;
    const text = stringifyDatabaseRef(ref);
    const by = caller.credentials.principal.userEntityRef;
    const event = await auditor.createEvent({
      eventId: what.eventId,
      severityLevel: what.severity,
      ...(caller.request && { request: caller.request }),
      meta: {
        queryType: what.operation,
        database: text,
        by,
        via: caller.via,
        ...(what.reason && { reason: what.reason.slice(0, MAX_REASON) }),
      },
    });
    try {
      await this.authorize(ref, what.permission, caller);
      const objects = databases.present(ref, fleet.objects(ref));
      this.#checkReason(what.reason, objects);
      const at = new Date();
      const id = await trail.begin(
        text,
        {
          operation: what.operation,
          title: what.title,
          by,
          reason: what.reason?.trim() || undefined,
          via: caller.via,
        },
        at,
      );
      try {
        const { title, answer } = await fn({ id, at: at.toISOString() });
        await trail.finish(id, { result: 'accepted', title }, new Date());
        await event.success();
        return answer;
      } catch (error) {
        const { name, message } = toError(error);
        const refused = [
          'InputError',
          'ConflictError',
          'NotAllowedError',
        ].includes(name);
        await trail.finish(
          id,
          { result: refused ? 'refused' : 'failed', detail: message },
          new Date(),
        );
        throw error;
      }
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  #offer(
    id: OperationId,
    {
      objects,
      context,
      running,
      permitted,
    }: {
      objects: DatabaseObjects;
      context: OperationContext;
      running: RunningOperation[];
      permitted: boolean;
    },
  ): OperationOffer {
    const operation: Operation = operations[id];
    const outlook = operation.outlook(objects, context);
    const refusal =
      (permitted ? undefined : notPermitted(operation.permission.name)) ??
      (this.#options.config.readOnly ? readOnly() : undefined) ??
      this.#frozen(id, objects, context.now) ??
      busy(id, running, context.now) ??
      refusalOf(outlook);
    const messages = {
      ...refusal?.messages,
      ...(outlook.messages?.effect && { effect: outlook.messages.effect }),
    };
    return {
      id,
      title: operation.title,
      group: operation.group,
      permission: operation.permission.name,
      permitted,
      allowed: refusal === undefined,
      ...(refusal && { refused: refusal.refused }),
      effect: outlook.effect,
      destructive: operation.destructive,
      seen: outlook.seen ?? {},
      facts: outlook.facts ?? {},
      messages,
      ...(outlook.seenMessages && { seenMessages: outlook.seenMessages }),
    };
  }

  async #permitted(
    ref: DatabaseRef,
    { credentials }: Caller,
  ): Promise<Map<string, boolean>> {
    const { readable, fleet } = this.#options;
    const summary = fleet.summary(ref);
    const permissions = new Map(
      operationIds.map(id => {
        const { permission } = operations[id];
        return [permission.name, permission];
      }),
    );
    return new Map(
      await Promise.all(
        [...permissions].map(
          async ([name, permission]): Promise<[string, boolean]> => [
            name,
            await readable.has(ref, summary, credentials, permission),
          ],
        ),
      ),
    );
  }

  /** Makes the writes of an operation, after a look at the Cluster as it is now. */
  async #write(
    ref: DatabaseRef,
    operation: Operation,
    input: unknown,
    request: OperationRequest,
  ): Promise<OperationPlan> {
    const { kubernetes } = this.#options.targets.get(ref.target);
    for (let attempt = 1; ; attempt += 1) {
      const { plan } = await this.#plan(ref, operation, input, request);
      let written = 0;
      try {
        let answer: KubernetesObject | undefined;
        for (const write of plan.writes) {
          answer = (await executeWrite(kubernetes, write)) ?? answer;
          written += 1;
        }
        await this.#catchUp(ref, answer);
        return plan;
      } catch (error) {
        const changed =
          error instanceof KubernetesApiError && error.statusCode === 409;
        if (changed && written === 0 && attempt < ATTEMPTS) continue;
        throw toBackstageError(error, plan.writes.slice(0, written));
      }
    }
  }

  /** Throws what stands against the operation now. */
  async #plan(
    ref: DatabaseRef,
    operation: Operation,
    input: unknown,
    request: OperationRequest,
  ): Promise<{ plan: OperationPlan }> {
    const { databases, fleet } = this.#options;
    if (operation.id === 'switchover') await fleet.live(ref);
    const known = databases.present(ref, fleet.objects(ref));
    const objects = { ...known, cluster: await this.#cluster(ref) };
    const now = new Date();
    const context = await this.#withSecret(ref, operation, objects, input, now);

    const frozen = this.#frozen(operation.id, objects, now);
    if (frozen) throw refusedWith(NotAllowedError, frozen);
    const wait = busy(operation.id, runningOperations(objects, now), now);
    if (wait) throw refusedWith(ConflictError, wait);
    const outlook = operation.outlook(objects, context);
    const refusal = changedSince(request.seen, outlook) ?? refusalOf(outlook);
    if (refusal) throw refusedWith(ConflictError, refusal);
    const plan = operation.plan(objects, input, context);
    if (isRefusal(plan)) {
      throw plan.field
        ? refusedWith(InputError, plan)
        : refusedWith(ConflictError, plan);
    }
    this.#govern(ref, operation.id, objects, plan, now);
    return { plan };
  }

  /** Throws what policies and the quota of the team have against the database as it would be. */
  #govern(
    ref: DatabaseRef,
    id: OperationId,
    objects: DatabaseObjects,
    { writes }: OperationPlan,
    now: Date,
  ): void {
    // Otherwise a protected database could never be deleted.
    if (id === 'delete' || WAYS_OUT.has(id)) return;
    const { fleet, governance } = this.#options;
    const owner =
      objects.cluster.metadata.annotations?.[clusterAnnotations.owner];
    const problems = governance.judgeChange(
      ref,
      { before: objects, after: objectsAfter(objects, writes) },
      usageOfTeam(
        { owner, namespace: ref.namespace },
        { fleet, governance },
        now,
      ),
      now,
    );
    if (problems.length) {
      const refused = problems.map(
        ({ message, messages }) => messages?.message ?? message,
      );
      throw refusedWith(
        NotAllowedError,
        sayRefusal({
          refused:
            refused.length === 1
              ? refused[0]
              : say('policy.refuses', { problems: refused }),
        }),
      );
    }
  }

  /** The Cluster as the API server has it: whole, and not a moment old. */
  async #cluster(ref: DatabaseRef): Promise<DatabaseObjects['cluster']> {
    const { kubernetes } = this.#options.targets.get(ref.target);
    try {
      const cluster = await kubernetes.get<DatabaseObjects['cluster']>(
        kinds.Cluster,
        ref.namespace,
        ref.name,
      );
      if (cluster) return cluster;
    } catch (error) {
      throw toBackstageError(error);
    }
    const { namespace, name } = ref;
    throw refusedWith(
      NotFoundError,
      sayRefusal({ refused: say('operation.gone', { namespace, name }) }),
    );
  }

  async #withSecret(
    ref: DatabaseRef,
    operation: Operation,
    objects: DatabaseObjects,
    input: unknown,
    now: Date,
  ): Promise<OperationContext> {
    const context = this.#context(ref, now);
    const name = operation.secret?.(objects, input);
    if (!name) return context;
    const { kubernetes } = this.#options.targets.get(ref.target);
    try {
      const secret = await kubernetes.get(kinds.Secret, ref.namespace, name);
      return { ...context, secret };
    } catch (error) {
      throw toBackstageError(error);
    }
  }

  #context(ref: DatabaseRef, now: Date): OperationContext {
    const { targets, config } = this.#options;
    return {
      now,
      target: targets.get(ref.target).definition,
      offer: targets.offer,
      parameters: config.parameters,
      password: randomPassword,
    };
  }

  /** Why the platform team lets nobody do it at this time. */
  #frozen(
    id: OperationId,
    { cluster }: DatabaseObjects,
    now: Date,
  ): OperationRefusal | undefined {
    if (id === 'backup' || WAYS_OUT.has(id)) return undefined;
    const environment =
      cluster.metadata.annotations?.[clusterAnnotations.environment];
    const freeze = freezeOf(
      environment,
      this.#options.governance.governance.freezes,
      now,
    );
    return freeze && freezeRefusal(freeze);
  }

  /** The ways out are not held up, however much goes on. */
  async #checkTarget({ target, ...ref }: DatabaseRef, id: OperationId) {
    if (WAYS_OUT.has(id)) return;
    const { inFlight, fleet, config, targets } = this.#options;
    const now = new Date();
    const busyOnes = new Set(await inFlight.list(target));
    for (const other of fleet.store.list()) {
      if (other.target !== target) continue;
      const phase = fleet.store.cluster(other)?.status?.phase;
      if (!phase || phase === 'Cluster in healthy state') continue;
      const objects = fleet.store.objects(other);
      if (objects && busy('restart', runningOperations(objects, now), now)) {
        busyOnes.add(stringifyDatabaseRef(other));
      }
    }
    busyOnes.delete(stringifyDatabaseRef({ target, ...ref }));
    if (busyOnes.size < config.perTarget) return;
    throw refusedWith(
      ServiceUnavailableError,
      sayRefusal({
        refused: say('operation.busyTarget', {
          target: targets.get(target).definition.title,
          most: config.perTarget,
        }),
      }),
    );
  }

  #reasonNeeded(
    objects: DatabaseObjects,
  ): { hint: string; pattern?: string } | undefined {
    const { required, hint, pattern } = this.#options.config.reason;
    const needed =
      required === 'always' ||
      (required === 'production' && objects.production);
    return needed ? { hint, ...(pattern && { pattern }) } : undefined;
  }

  #checkReason(reason: string | undefined, objects: DatabaseObjects): void {
    const given = reason?.trim() ?? '';
    const refuse = (refused: Message) =>
      refusedWith(InputError, sayRefusal({ refused, field: 'reason' }));
    if (given.length > MAX_REASON) {
      throw refuse(say('input.reason.long', { most: MAX_REASON }));
    }
    const needed = this.#reasonNeeded(objects);
    if (!needed) return;
    const { hint, pattern } = needed;
    if (!given) throw refuse(say('input.reason.missing', { hint }));
    if (pattern && !new RegExp(pattern).test(given)) {
      throw refuse(say('input.reason.form', { hint }));
    }
  }

  /** Waits for a moment until the index shows what has been written. */
  async #catchUp(
    ref: DatabaseRef,
    answer: KubernetesObject | undefined,
  ): Promise<void> {
    const { store } = this.#options.fleet;
    const version = Number(answer?.metadata.resourceVersion);
    if (!version) return;
    const stop = AbortSignal.timeout(CATCH_UP_MS);
    while (!stop.aborted) {
      const objects = store.objects(ref);
      const shown = [
        objects?.cluster,
        ...(objects?.backups ?? []),
        ...(objects?.scheduledBackups ?? []),
      ].some(
        object =>
          object?.metadata.name === answer?.metadata.name &&
          Number(object?.metadata.resourceVersion) >= version,
      );
      if (shown) return;
      await sleep(50, stop);
    }
  }
}

function findOperation(id: string): Operation {
  const operation = operationIds.find(known => known === id);
  if (!operation) {
    throw new NotFoundError(`There is no operation "${id}".`);
  }
  return operations[operation];
}

/** Throws `InputError` that names the field. */
function inputOf(operation: Operation, given: unknown): unknown {
  const parsed = parseInput(operation, given);
  if (isRefusal(parsed)) throw refusedWith(InputError, parsed);
  return parsed.input;
}

function readOnly(): OperationRefusal {
  return sayRefusal({ refused: say('operation.readOnly') });
}

/** What people may have asked for when the operator does this. */
function beginners({ id }: RunningOperation): string[] {
  return id === 'rollout'
    ? ['parameters', 'change-plan', 'minor-upgrade', 'restart-instance']
    : [id, ...(id === 'backup' ? ['schedule-run'] : [])];
}

/** A click comes before its effect. */
const CLICK_MS = 60_000;

function startOf({ since }: RunningOperation, now: Date): Date {
  const time = Date.parse(since ?? '') || now.getTime();
  return new Date(time - CLICK_MS);
}
