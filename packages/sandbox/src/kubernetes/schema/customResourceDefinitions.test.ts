import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse, parseAllDocuments } from 'yaml';

/** Folder with the CustomResourceDefinitions that CloudNativePG and its plugin ship. */
const folder = process.env.CNPG_CRDS;

const GOLDEN = join(
  __dirname,
  '../../../../../plugins/cnpg-common/src/manifests/__golden__',
);

type Schema = Record<string, any>;

/** An API server drops what a schema does not name; here it is a mistake. */
function strict(schema: Schema): Schema {
  const result: Schema = { ...schema };
  if (schema.properties) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [
        name,
        strict(value as Schema),
      ]),
    );
    if (
      schema.additionalProperties === undefined &&
      !schema['x-kubernetes-preserve-unknown-fields']
    ) {
      result.additionalProperties = false;
    }
  }
  if (schema.items) result.items = strict(schema.items);
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = strict(schema.additionalProperties);
  }
  return result;
}

(folder ? describe : describe.skip)('the operator’s own CRDs', () => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
  });
  const schemas = new Map<string, ReturnType<typeof ajv.compile>>();
  for (const file of readdirSync(folder ?? __dirname)) {
    if (!folder || !file.endsWith('.yaml')) continue;
    const { spec } = parse(readFileSync(join(folder, file), 'utf8'));
    const [version] = spec.versions;
    const schema = strict(version.schema.openAPIV3Schema);
    // The API server knows metadata better than the CRD does.
    schema.properties.metadata = { type: 'object' };
    schemas.set(
      `${spec.group}/${version.name} ${spec.names.kind}`,
      ajv.compile(schema),
    );
  }

  const documents = readdirSync(GOLDEN).flatMap(file =>
    parseAllDocuments(readFileSync(join(GOLDEN, file), 'utf8'))
      .map(document => document.toJS() as { apiVersion: string; kind: string })
      .map((object): [string, typeof object] => [
        `${file}: ${object.kind}`,
        object,
      ]),
  );
  const own = documents.filter(([, { apiVersion }]) =>
    /cnpg\.io\//.test(apiVersion),
  );

  it('cover what the portal writes', () => {
    const kinds = new Set(own.map(([, { kind }]) => kind));
    expect([...kinds].sort()).toEqual([
      'Cluster',
      'Database',
      'ObjectStore',
      'Pooler',
      'ScheduledBackup',
    ]);
  });

  it.each(own)('accept %s', (_title, object) => {
    const validate = schemas.get(`${object.apiVersion} ${object.kind}`);
    expect(validate).toBeDefined();
    validate!(object);
    expect(validate!.errors ?? []).toEqual([]);
  });
});
