import { z } from 'zod';

const LABEL_KEY =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

const labelKey = z.string().regex(LABEL_KEY, 'must be a label of Kubernetes');

/** Where instances may run, and how far apart; the same for targets and environments. */
export const placement = {
  spread: z.enum(['zones', 'nodes', 'prefer']).optional(),
  nodeSelector: z
    .record(
      labelKey,
      z.string().regex(LABEL_VALUE, 'must be a value of a label'),
    )
    .optional(),
  tolerations: z
    .array(
      z
        .strictObject({
          key: labelKey.optional(),
          operator: z.enum(['Equal', 'Exists']).optional(),
          value: z.string().optional(),
          effect: z
            .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
            .optional(),
        })
        // Kubernetes refuses the pod otherwise, and the database waits for ever.
        .superRefine(({ key, operator, value }, context) => {
          const problem = (message: string) =>
            context.addIssue({ code: 'custom', message });
          if (!key && operator !== 'Exists') {
            problem('needs a key, or the operator Exists');
          }
          if (operator === 'Exists' && value) {
            problem('may have a value only with the operator Equal');
          }
        }),
    )
    .optional(),
};
