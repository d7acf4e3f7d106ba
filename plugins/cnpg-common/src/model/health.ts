import type { Message } from '../messages/message';

/** @public */
export type HealthState =
  | 'healthy'
  | 'progressing'
  | 'degraded'
  | 'unhealthy'
  | 'hibernated'
  | 'unknown';

/** @public */
export type Severity = 'critical' | 'warning' | 'info';

/** @public */
export type HealthArea =
  | 'availability'
  | 'replication'
  | 'backup'
  | 'storage'
  | 'security'
  | 'configuration'
  | 'lifecycle';

/**
 * Where a value was seen that a finding rests on.
 *
 * @public
 */
export interface Evidence {
  /** `<Kind>/<name>` */
  object: string;
  /** Path of the field inside the object. */
  path: string;
  value: string;
}

/**
 * One thing that is not as it should be.
 *
 * @public
 */
export interface Finding {
  /** Id of the rule, for example `BK02`. */
  id: string;
  severity: Severity;
  area: HealthArea;
  /** What it is, in a sentence without a full stop. */
  title: string;
  /** What it means for the data or the service. */
  impact: string;
  /** Why, where the cause is known. */
  cause?: string;
  /** What to do. */
  remedy: string;
  evidence: Evidence[];
  /** RFC 3339 */
  since?: string;
  /** What it is about, for programs. */
  params: Record<string, string | number>;
  /** Which sentences these are, for another language; none for what others said. */
  messages?: Partial<Record<'title' | 'impact' | 'cause' | 'remedy', Message>>;
  /** Page on what to do, inside the product's docs folder: `runbooks/<id>.md` */
  docs: string;
}

/**
 * A rule that could not be decided, and why: never the same as "fine".
 *
 * @public
 */
export interface NotEvaluated {
  id: string;
  reason: string;
  messages?: { reason?: Message };
}

/** @public */
export interface HealthReport {
  state: HealthState;
  /** Worst first. */
  findings: Finding[];
  notEvaluated: NotEvaluated[];
}
