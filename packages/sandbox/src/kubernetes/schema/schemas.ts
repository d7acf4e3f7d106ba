import { Ajv } from 'ajv';
import type { KubeObject, ResourceKind } from '../types.ts';
import {
  databaseRole,
  newerFields,
  objectStore,
  podMonitor,
} from './additions.ts';
import { shapeOf } from './shape.ts';
import type { SchemaError, Shape, Validator } from './shape.ts';

/** What the API server knows about the fields of a kind. */
export interface KindSchema {
  shape: Shape;
  /** Errors of everything but the metadata, in the order of the schema. */
  errors(object: KubeObject): SchemaError[];
}

/** The form that Kubernetes quantities have. */
export const QUANTITY = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  formats: { quantity: QUANTITY, 'date-time': RFC3339 },
});

const ownSchemas: Record<string, object> = {
  ObjectStore: objectStore,
  PodMonitor: podMonitor,
  DatabaseRole: databaseRole,
};

const builtInGroups: Record<string, string> = {
  '': 'Core',
  apps: 'Apps',
  batch: 'Batch',
  policy: 'Policy',
  'coordination.k8s.io': 'Coordination',
  'discovery.k8s.io': 'Discovery',
  'rbac.authorization.k8s.io': 'Rbac',
  'storage.k8s.io': 'Storage',
};

/**
 * Loads the schema of a kind: built-in kinds from `kubernetes-models`,
 * CloudNativePG's from `@kubernetes-models/cloudnative-pg`, the others from
 * here. Resolves to undefined where there is none, and anything goes
 * (CustomResourceDefinition).
 */
export async function loadSchema(
  kind: Pick<ResourceKind, 'custom' | 'group' | 'kind'>,
): Promise<KindSchema | undefined> {
  const validators: Validator[] = [];
  const own = ownSchemas[kind.kind];
  if (!kind.custom) {
    const group = builtInGroups[kind.group];
    if (group === undefined) {
      return undefined;
    }
    const name = `kubernetes-models/_schemas/IoK8sApi${group}V1${kind.kind}`;
    validators.push((await import(name)).validate);
  } else if (own) {
    validators.push(ajv.compile(own));
  } else {
    // The validators themselves are not among the package's exports.
    const model = import.meta.resolve(
      `@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/${kind.kind}`,
    );
    const file = new URL(
      `../../_schemas/ComGithubCloudnativePgCloudnativePgApiV1${kind.kind}.js`,
      model,
    );
    validators.push((await import(file.href)).validate);
  }
  if (kind.custom && newerFields[kind.kind]) {
    validators.push(ajv.compile(newerFields[kind.kind]));
  }
  const shape = validators.map(shapeOf).reduce(merged);
  return {
    shape,
    errors: object => {
      const { metadata: _metadata, ...rest } = object;
      return validators
        .flatMap(validator =>
          validator({ ...rest, metadata: {} }) ? [] : validator.errors ?? [],
        )
        .filter(
          error =>
            !error.instancePath.startsWith('/metadata') &&
            !isStricterThanCrd(error, rest),
        );
    },
  };
}

/**
 * Kubernetes' own types, where CRDs embed them: the package holds their
 * enumerations, the CRDs do not (the operator's webhook checks some of them).
 */
const EMBEDDED =
  /\/(affinity|tolerations|ephemeralVolumeSource|serviceTemplate|podSecurityContext|securityContext|seccompProfile|pvcTemplate|topologySpreadConstraints|deploymentStrategy)(\/|$)|^\/spec\/template\/spec\/|\/(imagePullPolicy|pullPolicy)$/;

function isStricterThanCrd(error: SchemaError, object: object): boolean {
  if (error.keyword !== 'enum') {
    return false;
  }
  if (/\/data\/compression$/.test(error.instancePath)) {
    // Newer than the package.
    error.params.allowedValues = ['bzip2', 'gzip', 'lz4', 'snappy'];
    const value = error.instancePath
      .split('/')
      .slice(1)
      .reduce<any>((parent, name) => parent?.[name], object);
    return value === 'lz4';
  }
  return EMBEDDED.test(error.instancePath);
}

function merged(into: Shape, from: Shape): Shape {
  for (const [name, shape] of from.members) {
    const known = into.members.get(name);
    into.members.set(name, known ? merged(known, shape) : shape);
  }
  return into;
}
