import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv } from 'ajv';

/** What the Kubernetes API does in place of an answer. */
export type KubernetesFaultAction =
  /** Never answers; the connection stays open. */
  | { type: 'hang' }
  /** Answers so; `retryAfter` is in seconds, `body` is a Status where it is left out. */
  | { type: 'status'; status: number; retryAfter?: number; body?: unknown }
  /** The connection is reset (TCP RST). */
  | { type: 'reset' }
  /** The connection is closed before or after the request took effect. */
  | { type: 'cut'; when: 'before' | 'after' }
  /** Answers as always, so many milliseconds of wall-clock time later. */
  | { type: 'delay'; ms: number };

export interface KubernetesFaultRule {
  /** All that are given must match; an empty match is every request. */
  match: {
    method?: string;
    /** Of path and query. */
    pathPrefix?: string;
    pathRegex?: string;
  };
  action: KubernetesFaultAction;
  /** So many matching requests are spared first. */
  skip?: number;
  /** How often; without it until removed. */
  times?: number;
}

const ruleSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['match', 'action'],
  properties: {
    match: {
      type: 'object',
      additionalProperties: false,
      properties: {
        method: { type: 'string' },
        pathPrefix: { type: 'string' },
        pathRegex: { type: 'string', format: 'regex' },
      },
    },
    skip: { type: 'integer', minimum: 0 },
    times: { type: 'integer', minimum: 1 },
    action: {
      oneOf: [
        action('hang', {}),
        action(
          'status',
          {
            status: { type: 'integer', minimum: 200, maximum: 599 },
            retryAfter: { type: 'number', minimum: 0 },
            body: {},
          },
          ['status'],
        ),
        action('reset', {}),
        action('cut', { when: { enum: ['before', 'after'] } }, ['when']),
        action('delay', { ms: { type: 'number', minimum: 0 } }, ['ms']),
      ],
    },
  },
};

function action(type: string, properties: object, required: string[] = []) {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', ...required],
    properties: { type: { const: type }, ...properties },
  };
}

const isRule = new Ajv({
  formats: {
    regex: text => {
      try {
        return Boolean(new RegExp(text));
      } catch {
        return false;
      }
    },
  },
}).compile<KubernetesFaultRule>(ruleSchema);

const reasons: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** Faults that the Kubernetes API is told to have. */
export class Faults {
  readonly #rules: Array<
    KubernetesFaultRule & { left: number; spared: number }
  > = [];

  /** Throws an Error with one sentence when it is no rule. */
  add(rule: unknown): void {
    if (!isRule(rule)) {
      const [error] = isRule.errors ?? [];
      throw new Error(
        `A fault is {"match": {"method"?, "pathPrefix"?, "pathRegex"?}, "action": {"type": "hang" | "status" | "reset" | "cut" | "delay", …}, "skip"?, "times"?}; ${
          error?.instancePath || 'the rule'
        } ${error?.message}.`,
      );
    }
    this.#rules.push({
      ...rule,
      left: rule.times ?? Infinity,
      spared: rule.skip ?? 0,
    });
  }

  list(): KubernetesFaultRule[] {
    return this.#rules.map(({ left, spared, ...rule }) => ({
      ...rule,
      ...(rule.skip !== undefined && { skip: spared }),
      ...(Number.isFinite(left) && { times: left }),
    }));
  }

  clear(): void {
    this.#rules.length = 0;
  }

  #take(method: string, path: string): KubernetesFaultAction | undefined {
    const index = this.#rules.findIndex(rule => {
      const { match } = rule;
      const matches =
        (match.method === undefined || match.method.toUpperCase() === method) &&
        (match.pathPrefix === undefined || path.startsWith(match.pathPrefix)) &&
        (match.pathRegex === undefined ||
          new RegExp(match.pathRegex).test(path));
      if (!matches || rule.spared === 0) return matches;
      rule.spared -= 1;
      return false;
    });
    if (index < 0) {
      return undefined;
    }
    const rule = this.#rules[index];
    rule.left -= 1;
    if (rule.left <= 0) {
      this.#rules.splice(index, 1);
    }
    return rule.action;
  }

  /**
   * Does to a request what the first matching rule says. Resolves to whether
   * it is done with.
   *
   * @param reset - resets the connection of the request
   */
  async apply(
    request: IncomingMessage,
    response: ServerResponse,
    reset: (request: IncomingMessage) => void,
  ): Promise<boolean> {
    const fault = this.#take(request.method ?? '', request.url ?? '');
    if (!fault) {
      return false;
    }
    switch (fault.type) {
      case 'delay':
        await wait(fault.ms);
        return response.destroyed;
      case 'hang':
        request.resume();
        return true;
      case 'reset':
        reset(request);
        return true;
      case 'cut':
        if (fault.when === 'before') {
          request.socket.destroy();
          return true;
        }
        // Every answer begins with this, once the request has had its effect.
        response.writeHead = () => {
          request.socket.destroy();
          return response;
        };
        return false;
      default: {
        request.resume();
        const { status, retryAfter, body } = fault;
        response.writeHead(status, {
          'Content-Type': 'application/json',
          ...(retryAfter !== undefined && {
            'Retry-After': String(retryAfter),
          }),
        });
        response.end(
          typeof body === 'string'
            ? body
            : JSON.stringify(body ?? statusBody(status, retryAfter)),
        );
        return true;
      }
    }
  }
}

function statusBody(status: number, retryAfter: number | undefined) {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: status < 400 ? 'Success' : 'Failure',
    message: 'the sandbox was told to answer so',
    reason: reasons[status] ?? 'Unknown',
    ...(retryAfter !== undefined && {
      details: { retryAfterSeconds: retryAfter },
    }),
    code: status,
  };
}
