import { invalid } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import { parsePostgresMemory, parseQuantity } from '../quantity.ts';
import type { Rule } from './webhook.ts';

/** shared_buffers without a unit counts blocks. */
const BLOCK = 8192;

/** spec.resources against itself and against shared_buffers. */
export const resources: Rule[] = [
  ({ spec }) => {
    const { requests = {}, limits = {} } = spec.resources ?? {};
    const errors: FieldError[] = [];
    const above = (name: string) =>
      (parseQuantity(requests[name]) ?? 0) >
      (parseQuantity(limits[name]) ?? Infinity);
    if (above('cpu')) {
      errors.push(
        invalid(
          'spec.resources.requests.cpu',
          requests.cpu,
          'CPU request is greater than the limit',
        ),
      );
    }
    if (above('memory')) {
      errors.push(
        invalid(
          'spec.resources.requests.memory',
          requests.memory,
          'Memory request is greater than the limit',
        ),
      );
    }
    const buffers = parsePostgresMemory(
      spec.postgresql?.parameters?.shared_buffers,
      BLOCK,
    );
    const hugePages =
      (parseQuantity(limits['hugepages-2Mi']) ?? 0) +
      (parseQuantity(limits['hugepages-1Gi']) ?? 0);
    const memory = parseQuantity(requests.memory);
    if (
      buffers !== undefined &&
      memory !== undefined &&
      buffers > memory + hugePages
    ) {
      errors.push(
        invalid(
          'spec.resources.requests',
          requests.memory,
          'Memory request is lower than PostgreSQL `shared_buffers` value',
        ),
      );
    }
    return errors;
  },
];
