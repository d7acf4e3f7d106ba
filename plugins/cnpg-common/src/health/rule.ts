import { DatabaseObjects, SourceKind } from '../model/database';
import { Evidence, Finding, HealthArea, Severity } from '../model/health';
import { Cluster, KubernetesObject } from '../model/objects';
import { Sentence } from '../messages';

/**
 * What a rule says when it fires; id, area and page come from the rule. A
 * sentence of the catalogue can be said in other languages; a text is somebody
 * else's words.
 */
export interface Observation
  extends Pick<Finding, 'severity' | 'evidence' | 'since'> {
  title: Sentence;
  impact: Sentence;
  cause?: Sentence;
  remedy: Sentence;
  params?: Finding['params'];
}

/** Why a rule could not be decided although its sources were there. */
export interface Undecided {
  notEvaluated: Sentence;
}

/**
 * One rule of the health model: pure, and silent when its sources are missing,
 * which the evaluation reports as "not evaluated".
 */
export interface HealthRule {
  id: string;
  area: HealthArea;
  /** Without these the rule is not evaluated. The Cluster is always there. */
  requires: SourceKind[] | ((cluster: Cluster) => SourceKind[]);
  evaluate(
    objects: DatabaseObjects,
    now: Date,
  ): Observation | Undecided | undefined;
}

export function evidence(
  object: KubernetesObject & { kind?: string },
  kind: string,
  path: string,
  value: unknown,
): Evidence {
  return {
    object: `${kind}/${object.metadata.name}`,
    path,
    value: typeof value === 'string' ? value : JSON.stringify(value ?? null),
  };
}

/** What somebody may live with for a trial, and nobody in production. */
export function inProduction(
  { production }: DatabaseObjects,
  severity: Severity,
  otherwise: Severity,
): Severity {
  return production ? severity : otherwise;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
