import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { changeableParameters } from '@pgportal/plugin-cnpg-common';

/** What the platform team says about operations in `cnpg` of app-config. */
export interface OperationsConfig {
  readOnly: boolean;
  /** How many operations may be under way on a target. */
  perTarget: number;
  reason: {
    required: 'never' | 'production' | 'always';
    pattern?: string;
    hint: string;
  };
  /** Names of the PostgreSQL parameters that may be changed. */
  parameters: string[];
  /** How long the trail is kept. */
  trailDays: number;
}

const DEFAULT_HINT = 'Why, or the number of the change';

/** Throws `InputError` with one sentence that names the setting. */
export function readOperationsConfig(config: Config): OperationsConfig {
  const operations = config.getOptionalConfig('cnpg.operations');
  const required = operations?.getOptionalString('reason.required') ?? 'never';
  if (!['never', 'production', 'always'].includes(required)) {
    throw new InputError(
      `cnpg.operations.reason.required must be never, production or always, not "${required}".`,
    );
  }
  const pattern = operations?.getOptionalString('reason.pattern');
  if (pattern !== undefined && !isPattern(pattern)) {
    throw new InputError(
      `cnpg.operations.reason.pattern is no regular expression: "${pattern}".`,
    );
  }
  const parameters =
    operations?.getOptionalStringArray('parameters') ?? changeableParameters;
  const unknown = parameters.find(name => !changeableParameters.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `cnpg.operations.parameters: "${unknown}" cannot be offered; there is ${changeableParameters.join(
        ', ',
      )}.`,
    );
  }
  return {
    readOnly: config.getOptionalBoolean('cnpg.readOnly') ?? false,
    perTarget: atLeastOne(operations, 'perTarget') ?? 10,
    reason: {
      required: required as OperationsConfig['reason']['required'],
      pattern,
      hint: operations?.getOptionalString('reason.hint') ?? DEFAULT_HINT,
    },
    parameters,
    trailDays: atLeastOne(operations, 'trailDays') ?? 400,
  };
}

function atLeastOne(
  config: Config | undefined,
  key: string,
): number | undefined {
  const value = config?.getOptionalNumber(key);
  if (value !== undefined && !(Number.isInteger(value) && value >= 1)) {
    throw new InputError(
      `cnpg.operations.${key} must be a whole number of at least 1, not ${value}.`,
    );
  }
  return value;
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
