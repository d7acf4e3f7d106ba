import { randomUUID } from 'node:crypto';
import { Ajv } from 'ajv';
import type { PolicyAssignment } from './errors.ts';

/**
 * What happens to a request that a rule matches.
 *
 * @public
 */
export type FaultAction =
  /** An answer in place of the real one; `retryAfter` is in seconds. */
  | {
      type: 'status';
      status: number;
      code: string;
      message: string;
      retryAfter?: number;
    }
  /** Azure Policy refuses; writes only. */
  | { type: 'policyDenied'; assignment: PolicyAssignment }
  /** A lock on the resource refuses; deletions only. */
  | { type: 'lock' }
  /** No answer; the connection stays open. */
  | { type: 'hang' }
  /** The connection is reset (TCP RST) before the request takes effect. */
  | { type: 'reset' }
  /** The connection is closed before or after the request took effect. */
  | { type: 'cut'; when: 'before' | 'after' }
  /** The request is served late, by so many milliseconds of sandbox time. */
  | { type: 'delay'; ms: number };

/**
 * Which requests an action happens to.
 *
 * @public
 */
export interface FaultRule {
  /** All that are given must match; an empty match is every request. */
  match: {
    method?: string;
    /** Tested, without case, on path and query with repeated slashes as one. */
    pathRegex?: string;
    /** For example `Microsoft.Storage/storageAccounts/blobServices/containers`, without case. */
    resourceType?: string;
  };
  action: FaultAction;
  /** So many matching requests are spared first. */
  skip?: number;
  /** How often; without it until removed. */
  times?: number;
}

/**
 * A rule in force.
 *
 * @public
 */
export interface ActiveFault extends FaultRule {
  id: string;
}

/**
 * What the control endpoint may send.
 *
 * @public
 */
export type FaultCommand =
  | { add: FaultRule }
  | { remove: string }
  | { clear: true }
  | { list: true };

/**
 * The rules in force, and the means to change them.
 *
 * @public
 */
export interface Faults {
  add(rule: FaultRule): ActiveFault;
  remove(id: string): void;
  clear(): void;
  list(): ActiveFault[];
  /**
   * Carries out a command that came as JSON and returns the rules then in
   * force. Throws an Error with one sentence when it is not a
   * {@link FaultCommand}.
   */
  handle(json: unknown): ActiveFault[];
  /** The action for a request, if any; counts the rule's `skip` and `times` down. */
  take(request: {
    method: string;
    url: string;
    resourceType?: string;
  }): FaultAction | undefined;
}

const object = (
  properties: Record<string, object>,
  required: string[] = Object.keys(properties),
) => ({ type: 'object', properties, required, additionalProperties: false });
const text = { type: 'string', minLength: 1 };
const type = (name: string) => ({ const: name });

const actionSchema = {
  oneOf: [
    object(
      {
        type: type('status'),
        status: { type: 'integer', minimum: 400, maximum: 599 },
        code: text,
        message: text,
        retryAfter: { type: 'integer', minimum: 0 },
      },
      ['type', 'status', 'code', 'message'],
    ),
    object({
      type: type('policyDenied'),
      assignment: object(
        {
          name: text,
          displayName: text,
          scope: text,
          definitionName: text,
          definitionDisplayName: text,
        },
        ['name'],
      ),
    }),
    object({ type: type('lock') }),
    object({ type: type('hang') }),
    object({ type: type('reset') }),
    object({ type: type('cut'), when: { enum: ['before', 'after'] } }),
    object({ type: type('delay'), ms: { type: 'number', minimum: 0 } }),
  ],
};

const commandSchema = {
  oneOf: [
    object({
      add: object(
        {
          match: object(
            { method: text, pathRegex: text, resourceType: text },
            [],
          ),
          action: actionSchema,
          skip: { type: 'integer', minimum: 0 },
          times: { type: 'integer', minimum: 1 },
        },
        ['match', 'action'],
      ),
    }),
    object({ remove: text }),
    object({ clear: { const: true } }),
    object({ list: { const: true } }),
  ],
};

const isCommand = new Ajv().compile<FaultCommand>(commandSchema);

/** Policies act on writes, locks of level CanNotDelete on deletions. */
function appliesTo(action: FaultAction, method: string): boolean {
  if (action.type === 'policyDenied')
    return method === 'PUT' || method === 'PATCH';
  if (action.type === 'lock') return method === 'DELETE';
  return true;
}

const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || a.toLowerCase() === b?.toLowerCase();

export function createFaults(): Faults {
  const active = new Map<string, ActiveFault>();

  const faults: Faults = {
    add(rule) {
      if (rule.match.pathRegex !== undefined) RegExp(rule.match.pathRegex);
      const fault = { ...rule, id: randomUUID() };
      active.set(fault.id, fault);
      return { ...fault };
    },
    remove(id) {
      active.delete(id);
    },
    clear() {
      active.clear();
    },
    list() {
      return [...active.values()].map(fault => ({ ...fault }));
    },
    handle(json) {
      if (!isCommand(json)) {
        throw new Error(
          'A fault command is {"add": {"match", "action", "skip"?, "times"?}}, {"remove": id}, {"clear": true} or {"list": true}.',
        );
      }
      if ('add' in json) faults.add(json.add);
      else if ('remove' in json) faults.remove(json.remove);
      else if ('clear' in json) faults.clear();
      return faults.list();
    },
    take({ method, url, resourceType }) {
      for (const fault of active.values()) {
        const { match, action } = fault;
        const matches =
          appliesTo(action, method) &&
          sameText(match.method, method) &&
          sameText(match.resourceType, resourceType) &&
          (match.pathRegex === undefined ||
            new RegExp(match.pathRegex, 'i').test(url));
        if (!matches) continue;
        if (fault.skip) {
          fault.skip -= 1;
          continue;
        }
        if (fault.times !== undefined) {
          fault.times -= 1;
          if (fault.times <= 0) active.delete(fault.id);
        }
        return action;
      }
      return undefined;
    },
  };
  return faults;
}
