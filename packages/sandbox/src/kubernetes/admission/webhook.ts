import type { FieldError } from '../fieldErrors.ts';
import type { KubeObject } from '../types.ts';

/** One rule family: `old` is the object before an update. */
export type Rule = (object: KubeObject, old?: KubeObject) => FieldError[];

/** The operator's admission webhooks of one kind. */
export interface Webhook {
  /** Webhook that sets defaults; it also refuses values of the wrong type. */
  mutating?: { name: string; setDefaults(object: KubeObject): void };
  validating: {
    name: string;
    rules: Rule[];
    warnings(object: KubeObject, old?: KubeObject): string[];
    /** What refusals call the group of the kind. */
    group(old?: KubeObject): string;
  };
}
