import Ajv2020 from 'ajv/dist/2020';
import { spec } from '../schema/openapi.generated';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'openapi', ...spec });

/**
 * Throws unless the body is what openapi.yaml promises for the operation, for
 * example `get /v1/databases`, and status.
 */
export function expectToFitSpec(
  operation: string,
  { status, body }: { status: number; body: unknown },
): void {
  const [method, path] = operation.split(' ');
  const { responses } = (spec.paths as any)[path][method];
  const key = responses[status] ? String(status) : 'default';
  const pointer = ['paths', path, method, 'responses', key]
    .map(part => part.replace(/~/g, '~0').replace(/\//g, '~1'))
    .map(encodeURIComponent)
    .join('/');
  const response = responses[key].$ref
    ? responses[key].$ref.slice(1)
    : `/${pointer}`;
  const validate = ajv.getSchema(
    `openapi#${response}/content/application~1json/schema`,
  );
  if (!validate) throw new Error(`openapi.yaml has no schema for ${operation}`);
  if (!validate(body)) {
    throw new Error(`${operation}: ${ajv.errorsText(validate.errors)}`);
  }
}
