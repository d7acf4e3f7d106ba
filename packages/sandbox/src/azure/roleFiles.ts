import { readFile } from 'node:fs/promises';
import { parseCondition } from './condition.ts';
import type { Grant } from './seed.ts';

/**
 * Reads a role definition as `az role definition create` takes it, and where
 * and under which condition it is assigned.
 *
 * @param text - `FILE=SCOPE` or `FILE=SCOPE=CONDITION-FILE`; the scope is below the subscription
 * @param subscription - ARM id
 *
 * @throws Error with one sentence when a file cannot be read
 */
export async function readGrant(
  text: string,
  subscription: string,
): Promise<Grant> {
  const [file, scope, condition] = text.split('=');
  const definition = JSON.parse(await read(file));
  if (!Array.isArray(definition.Actions)) {
    throw new Error(`The role ${file} has no list of Actions.`);
  }
  return {
    role: definition.Name,
    scope: `${subscription}/${scope.replace(/^\/+/, '')}`,
    actions: definition.Actions,
    notActions: definition.NotActions,
    ...(condition && { condition: parseCondition(await read(condition)) }),
  };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(
      `The role file ${file} cannot be read: ${
        (error as NodeJS.ErrnoException).code
      }.`,
    );
  }
}
