import { ConflictError, InputError } from '@backstage/errors';
import { FieldProblem } from '@pgportal/plugin-cnpg-common';

/** For a name that was free when the request was checked. */
export function nameConflict({ field, message }: FieldProblem): ConflictError {
  return new ConflictError(`${field}: ${message}`);
}

/** One sentence per field, each starting with the field's name. */
export function fieldErrors(problems: FieldProblem[]): InputError {
  return new InputError(
    problems.map(({ field, message }) => `${field}: ${message}`).join(' '),
  );
}
