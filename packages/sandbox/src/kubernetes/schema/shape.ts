/** A validation error as Ajv reports it. */
export interface SchemaError {
  /** JSON pointer. */
  instancePath: string;
  keyword: string;
  params: Record<string, any>;
}

/** A validator that Ajv compiled. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** What may stand below a field. */
export interface Shape {
  kind: 'object' | 'map' | 'array' | 'scalar' | 'any';
  /** Members of an object; `*` for the values of a map and for the items of an array. */
  members: Map<string, Shape>;
  /** The JSON type of a scalar, where there is just one. */
  type?: string;
}

/** No path in the schemas is deeper; a recursive schema would be. */
const MAX_DEPTH = 24;

/**
 * Reads the shape of the accepted data out of a compiled validator.
 *
 * `@kubernetes-models` ships validators, not JSON schemas. A validator shows
 * its schema when it is given data that records which members it looks at,
 * and answers every look with more of such data: the errors it then reports
 * tell which of them should have been arrays or scalars.
 */
export function shapeOf(validator: Validator): Shape {
  const root: Shape = { kind: 'any', members: new Map() };
  const wanted = new Map<string, Shape['kind']>();
  for (;;) {
    root.members.clear();
    validator(recorder(root, '', wanted, 0));
    const before = wanted.size;
    for (const { instancePath, keyword, params } of validator.errors ?? []) {
      if (keyword !== 'type' || wanted.has(instancePath)) {
        continue;
      }
      if (params.type === 'array') {
        wanted.set(instancePath, 'array');
      } else if (params.type !== 'object') {
        wanted.set(instancePath, 'scalar');
      }
    }
    if (wanted.size === before) {
      break;
    }
  }
  for (const { instancePath, keyword, params } of validator.errors ?? []) {
    if (keyword === 'type') {
      const shape = at(root, instancePath);
      if (shape && shape.kind === 'scalar') {
        // Two types (quantities, int-or-string) are no one type.
        shape.type =
          shape.type === undefined || shape.type === params.type
            ? params.type
            : 'any';
      }
    }
  }
  return root;
}

function at(root: Shape, pointer: string): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const segment of pointer.split('/').slice(1)) {
    shape = shape?.members.get(segment) ?? shape?.members.get('*');
  }
  return shape;
}

function recorder(
  shape: Shape,
  path: string,
  wanted: ReadonlyMap<string, Shape['kind']>,
  depth: number,
): unknown {
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  const member = (name: string, pathSegment: string): unknown => {
    const known = shape.members.get(name) ?? {
      kind: 'any',
      members: new Map(),
    };
    shape.members.set(name, known);
    return recorder(known, `${path}/${pathSegment}`, wanted, depth + 1);
  };
  const kind = wanted.get(path);
  if (kind === 'scalar') {
    shape.kind = 'scalar';
    // Neither a string nor a number nor a boolean: every scalar reports its type.
    return Symbol.iterator;
  }
  if (kind === 'array') {
    shape.kind = 'array';
    return [member('*', '0')];
  }
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string') {
          return undefined;
        }
        if (shape.kind !== 'map') {
          shape.kind = 'object';
          return member(name, name);
        }
        return member('*', '*');
      },
      ownKeys: () => {
        shape.kind = 'map';
        return ['*'];
      },
      getOwnPropertyDescriptor: () => ({
        enumerable: true,
        configurable: true,
      }),
    },
  );
}
