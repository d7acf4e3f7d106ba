import { webhooks } from './admission/index.ts';
import type { Webhook } from './admission/webhook.ts';
import {
  secretDataError,
  setBuiltInDefaults,
  validateBuiltIn,
} from './builtIns.ts';
import { invalid, invalidObject, required } from './fieldErrors.ts';
import type { FieldError } from './fieldErrors.ts';
import { copyJson, isRecord, sameJson } from './json.ts';
import {
  applyConfiguration,
  isManagedFieldsEntry,
  trackUpdate,
} from './managedFields.ts';
import type { Writer } from './managedFields.ts';
import { metadataTypeError, validateMetadata } from './metadata.ts';
import { jsonPatch, mergePatch, strategicMergePatch } from './patch.ts';
import { celRules } from './schema/celRules.ts';
import { loadSchema, QUANTITY } from './schema/schemas.ts';
import type { KindSchema } from './schema/schemas.ts';
import { setSchemaDefaults } from './schema/defaults.ts';
import { prune } from './schema/unknownFields.ts';
import {
  firstDecodingError,
  validateCustomResource,
} from './schema/validation.ts';
import type { DecodingError } from './schema/validation.ts';
import {
  alreadyExists,
  badRequest,
  conflict,
  notFound,
  qualifiedName,
  StatusError,
} from './status.ts';
import type { MemoryStore } from './store.ts';
import type { KubeObject, ResourceKind } from './types.ts';

export type PatchType = 'json' | 'merge' | 'strategic' | 'apply';

/** What a write is about and how it is to be done. */
export interface WriteRequest {
  kind: ResourceKind;
  namespace: string | undefined;
  name: string | undefined;
  /** Empty, `status` or `finalize`. */
  subresource: string;
  dryRun: boolean;
  fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  fieldManager: string;
  force: boolean;
}

export interface WriteResult {
  status: 200 | 201;
  object: KubeObject;
  warnings: string[];
}

const GONE_UNDER_WAY =
  'the object has been modified; please apply your changes to the latest version and try again';

const patchers = {
  json: (_kind: string, current: unknown, patch: unknown) =>
    jsonPatch(current, patch),
  merge: (_kind: string, current: unknown, patch: unknown) =>
    mergePatch(current, patch),
  strategic: (kind: string, current: unknown, patch: unknown) =>
    strategicMergePatch(kind, current, patch),
};

/** Creates, replaces and patches as the API server does: decode, default, admit, validate, store. */
export class Writes {
  readonly #store: MemoryStore;
  readonly #now: () => Date;
  readonly #schemas = new Map<string, Promise<KindSchema | undefined>>();
  readonly #namespaceKind: ResourceKind;

  constructor(store: MemoryStore, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#now = now;
    this.#namespaceKind = store.kinds.find(kind => kind.kind === 'Namespace')!;
  }

  async create(request: WriteRequest, body: unknown): Promise<WriteResult> {
    const object = this.#decode(request, body);
    const schema = await this.#schema(request.kind);
    const warnings: string[] = [];
    this.#checkNamespace(request);
    this.#decodeFields(request, object, schema, 'create', warnings);
    for (const owned of [
      'managedFields',
      'generation',
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
    ] as const) {
      delete object.metadata[owned];
    }
    return this.#store1(request, undefined, object, schema, warnings, draft =>
      trackUpdate(undefined, draft, writerOf(request), this.#now()),
    );
  }

  async replace(request: WriteRequest, body: unknown): Promise<WriteResult> {
    const object = this.#decode(request, body);
    const schema = await this.#schema(request.kind);
    const current = this.#current(request);
    const warnings: string[] = [];
    this.#decodeFields(request, object, schema, 'create', warnings);
    if (request.kind.custom && !object.metadata.resourceVersion) {
      throw invalidObject(request.kind, current.metadata.name, [
        invalid(
          'metadata.resourceVersion',
          0,
          'must be specified for an update',
        ),
      ]);
    }
    return this.#store1(request, current, object, schema, warnings, draft =>
      this.#tracked(current, draft, request),
    );
  }

  async patch(
    request: WriteRequest,
    type: PatchType,
    body: unknown,
  ): Promise<WriteResult> {
    if (type === 'apply') {
      return this.#apply(request, body);
    }
    if (request.force) {
      throw patchOptionsError(
        'force',
        'Forbidden: may not be specified for non-apply patch',
        'FieldValueForbidden',
      );
    }
    const schema = await this.#schema(request.kind);
    const current = this.#current(request);
    if (type !== 'json' && !isRecord(body)) {
      throw badRequest('the patch must be a JSON object');
    }
    const patched = patchers[type](request.kind.kind, current, body);
    const object = this.#decode(request, patched);
    const warnings: string[] = [];
    this.#decodeFields(request, object, schema, 'patch', warnings);
    return this.#store1(request, current, object, schema, warnings, draft =>
      this.#tracked(current, draft, request),
    );
  }

  async #apply(request: WriteRequest, body: unknown): Promise<WriteResult> {
    if (!request.fieldManager) {
      throw patchOptionsError(
        'fieldManager',
        'Required value: is required for apply patch',
        'FieldValueRequired',
      );
    }
    if (
      isRecord(body) &&
      isRecord(body.metadata) &&
      body.metadata.managedFields !== undefined
    ) {
      throw badRequest('metadata.managedFields must be nil');
    }
    const configuration = this.#decode(request, body);
    const schema = await this.#schema(request.kind);
    if (schema) {
      const [unknown] = prune(copyJson(configuration), schema.shape);
      if (unknown !== undefined) {
        const { name, namespace } = configuration.metadata;
        const { apiVersion, kind } = configuration;
        const id = namespace ? `${namespace}/${name}` : name;
        throw new StatusError({
          message: `failed to create typed patch object (${id}; ${apiVersion}, Kind=${kind}): .${unknown}: field not declared in schema`,
          code: 500,
        });
      }
    }
    const current = this.#store.get(
      qualifiedName(request.kind),
      request.namespace,
      request.name!,
    );
    if (!current) {
      this.#checkNamespace(request);
      if (request.subresource) {
        throw notFound(request.kind, request.name!);
      }
    }
    const writer = writerOf(request);
    const expected = configuration.metadata.resourceVersion;
    delete (configuration.metadata as Partial<KubeObject['metadata']>)
      .resourceVersion;
    const merged = applyConfiguration(
      current,
      configuration,
      writer,
      request.force,
      this.#now(),
    );
    const { managedFields } = merged.metadata;
    if (expected) {
      merged.metadata.resourceVersion = expected;
    }
    const warnings: string[] = [];
    this.#decodeFields(request, merged, schema, 'apply', warnings);
    return this.#store1(
      request,
      current,
      merged,
      schema,
      warnings,
      () => managedFields ?? [],
    );
  }

  /** Applies a change made by the server itself (the scale subresource) as if it was a replacement. */
  async replaceSpec(
    request: WriteRequest,
    change: (draft: KubeObject) => void,
  ): Promise<WriteResult> {
    const schema = await this.#schema(request.kind);
    const current = this.#current(request);
    const draft = copyJson(current);
    change(draft);
    return this.#store1(
      { ...request, subresource: '' },
      current,
      draft,
      schema,
      [],
      next => trackUpdate(current, next, writerOf(request), this.#now()),
    );
  }

  #schema(kind: ResourceKind): Promise<KindSchema | undefined> {
    let schema = this.#schemas.get(qualifiedName(kind));
    if (!schema) {
      schema = loadSchema(kind);
      this.#schemas.set(qualifiedName(kind), schema);
    }
    return schema;
  }

  #current(request: WriteRequest): KubeObject {
    const current = this.#store.get(
      qualifiedName(request.kind),
      request.namespace,
      request.name!,
    );
    if (!current) {
      throw notFound(request.kind, request.name!);
    }
    return current;
  }

  /** The object that a body stands for, its type and name checked against the URL. */
  #decode(request: WriteRequest, body: unknown): KubeObject {
    const { kind, namespace, name } = request;
    if (!isRecord(body)) {
      throw badRequest(
        `the object provided is unrecognized (must be of type ${
          kind.kind
        }): couldn't get version/kind; json parse error: json: cannot unmarshal ${
          Array.isArray(body) ? 'array' : typeof body
        } into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
      );
    }
    const object = copyJson(body) as KubeObject;
    const apiVersion = kind.group
      ? `${kind.group}/${kind.version}`
      : kind.version;
    if (object.kind === undefined && !kind.custom) {
      object.kind = kind.kind;
    }
    if (object.apiVersion === undefined && !kind.custom) {
      object.apiVersion = apiVersion;
    }
    if (!object.kind || !object.apiVersion) {
      throw badRequest(
        `the object provided is unrecognized (must be of type ${
          kind.kind
        }): Object '${
          object.kind ? 'apiVersion' : 'Kind'
        }' is missing in '${JSON.stringify(body)}'`,
      );
    }
    if (object.apiVersion !== apiVersion) {
      throw badRequest(
        `the API version in the data (${object.apiVersion}) does not match the expected API version (${apiVersion})`,
      );
    }
    if (object.kind !== kind.kind) {
      throw badRequest(
        `${object.kind} in version ${JSON.stringify(
          kind.version,
        )} cannot be handled as a ${kind.kind}: converting (${
          object.kind
        }) to (${kind.kind}): unknown conversion`,
      );
    }
    object.metadata = (
      isRecord(object.metadata) ? object.metadata : {}
    ) as KubeObject['metadata'];
    for (const [field, value] of Object.entries(object.metadata)) {
      if (value === null) {
        delete (object.metadata as any)[field];
      }
    }
    const wrongType = metadataTypeError(object) ?? secretDataError(object);
    if (wrongType) {
      throw badRequest(wrongType);
    }
    if (kind.namespaced) {
      object.metadata.namespace ??= namespace;
      if (object.metadata.namespace !== namespace) {
        throw badRequest(
          'the namespace of the provided object does not match the namespace sent on the request',
        );
      }
    } else {
      delete object.metadata.namespace;
    }
    if (name !== undefined) {
      object.metadata.name ??= name;
      if (object.metadata.name !== name) {
        throw badRequest(
          `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
        );
      }
    }
    return object;
  }

  #checkNamespace({ kind, namespace }: WriteRequest): void {
    if (!kind.namespaced) {
      return;
    }
    const object = this.#store.get('namespaces', undefined, namespace!);
    if (!object) {
      throw notFound(this.#namespaceKind, namespace!);
    }
    if (object.metadata.deletionTimestamp !== undefined) {
      throw new StatusError({
        message: `${qualifiedName(
          kind,
        )} is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
        reason: 'Forbidden',
        details: {
          ...(kind.group && { group: kind.group }),
          kind: kind.plural,
          causes: [
            {
              reason: 'NamespaceTerminating',
              message: `namespace ${namespace} is being terminated`,
              field: 'metadata.namespace',
            },
          ],
        },
        code: 403,
      });
    }
  }

  /** Prunes what the schema does not declare and sets its defaults. */
  #decodeFields(
    request: WriteRequest,
    object: KubeObject,
    schema: KindSchema | undefined,
    how: 'create' | 'patch' | 'apply',
    warnings: string[],
  ): void {
    if (!schema) {
      return;
    }
    const before = how === 'patch' ? JSON.stringify(object) : '';
    const unknown = prune(object, schema.shape).map(
      path => `unknown field ${JSON.stringify(path)}`,
    );
    if (unknown.length > 0 && request.fieldValidation === 'Strict') {
      const error = `strict decoding error: ${unknown.join(', ')}`;
      if (how === 'patch') {
        throw invalidObject({ group: '', kind: '' }, '', [
          invalid('patch', before, error),
        ]);
      }
      const { kind } = request.kind;
      throw badRequest(
        `${kind} in version ${JSON.stringify(
          request.kind.version,
        )} cannot be handled as a ${kind}: ${error}`,
      );
    }
    if (request.fieldValidation === 'Warn') {
      warnings.push(...unknown);
    }
    const { custom, kind, version } = request.kind;
    const wrong = custom ? undefined : firstDecodingError(schema, object);
    if (wrong) {
      throw badRequest(
        `${kind} in version ${JSON.stringify(
          version,
        )} cannot be handled as a ${kind}: ${decodingSentence(kind, wrong)}`,
      );
    }
    setSchemaDefaults(object);
  }

  /** A client may name managedFields; naming none, or nonsense, keeps them; one empty entry resets them. */
  #tracked(
    current: KubeObject,
    draft: KubeObject,
    request: WriteRequest,
  ): unknown[] {
    const given = draft.metadata.managedFields ?? [];
    const isReset = given.length === 1 && sameJson(given[0], {});
    const isKept =
      given.length === 0 || !(isReset || given.every(isManagedFieldsEntry));
    const base = isKept
      ? current
      : {
          ...current,
          metadata: {
            ...current.metadata,
            managedFields: isReset ? [] : given,
          },
        };
    return trackUpdate(base, draft, writerOf(request), this.#now());
  }

  /** The common end of all writes. */
  #store1(
    request: WriteRequest,
    current: KubeObject | undefined,
    given: KubeObject,
    schema: KindSchema | undefined,
    warnings: string[],
    managedFields: (draft: KubeObject) => unknown[],
  ): WriteResult {
    const { kind, subresource, dryRun } = request;
    const qualified = qualifiedName(kind);
    if (current) {
      checkPreconditions(kind, current, given);
    }
    const draft = withForeignParts(request, current, given);
    if (!kind.custom && !current) {
      draft.metadata.name ||= '';
      setBuiltInDefaults(draft);
    }
    draft.metadata.managedFields = managedFields(draft);
    const webhook = subresource === '' ? webhooks[qualified] : undefined;
    if (webhook && schema) {
      this.#mutate(webhook, schema, draft);
    }

    // A generated name exists before validation, which reports it.
    const prepared = current
      ? draft
      : this.#store.prepareNew(qualified, withName(kind, draft));
    const errors = this.#validate(kind, schema, prepared, current);
    if (errors.length > 0) {
      throw invalidObject(kind, prepared.metadata.name, errors);
    }
    if (webhook) {
      warnings.push(...this.#admit(webhook, kind, prepared, current));
    }

    if (!current) {
      if (dryRun) {
        if (
          this.#store.get(qualified, request.namespace, prepared.metadata.name)
        ) {
          throw withWarnings(
            alreadyExists(kind, prepared.metadata.name),
            warnings,
          );
        }
        delete (prepared.metadata as Partial<KubeObject['metadata']>)
          .resourceVersion;
        return { status: 201, object: prepared, warnings };
      }
      try {
        return {
          status: 201,
          object: this.#store.create(qualified, prepared),
          warnings,
        };
      } catch (error) {
        throw withWarnings(error, warnings);
      }
    }
    return {
      status: 200,
      object: this.#store.replace(qualified, draft, { dryRun }),
      warnings,
    };
  }

  #mutate(webhook: Webhook, schema: KindSchema, draft: KubeObject): void {
    if (!webhook.mutating) {
      return;
    }
    const wrong = firstDecodingError(schema, draft);
    if (wrong) {
      throw new StatusError({
        message: `admission webhook "${
          webhook.mutating.name
        }" denied the request: ${decodingSentence(draft.kind, wrong)}`,
        code: 400,
      });
    }
    webhook.mutating.setDefaults(draft);
    setSchemaDefaults(draft);
  }

  #validate(
    kind: ResourceKind,
    schema: KindSchema | undefined,
    object: KubeObject,
    old: KubeObject | undefined,
  ): FieldError[] {
    return [
      ...validateMetadata(kind, object),
      ...(schema && kind.custom
        ? validateCustomResource(schema, celRules, object, old)
        : validateBuiltIn(object, old)),
    ];
  }

  #admit(
    webhook: Webhook,
    kind: ResourceKind,
    object: KubeObject,
    old: KubeObject | undefined,
  ): string[] {
    const { validating } = webhook;
    const warnings = validating.warnings(object, old);
    const isDisabled =
      object.metadata.annotations?.['cnpg.io/validation'] === 'disabled';
    const errors = isDisabled
      ? []
      : validating.rules.flatMap(rule => rule(object, old));
    if (errors.length > 0) {
      const refusal = invalidObject(
        { group: validating.group(old), kind: kind.kind },
        object.metadata.name,
        errors,
      );
      refusal.status.message = `admission webhook "${validating.name}" denied the request: ${refusal.status.message}`;
      throw withWarnings(refusal, warnings);
    }
    return isDisabled
      ? [
          `validation webhook is disabled — all changes are accepted without validation. This may lead to unsafe or destructive operations. Proceed with extreme caution.`,
        ]
      : warnings;
  }
}

/** Warnings that go with a refusal. */
const warningsOf = new WeakMap<object, string[]>();

function withWarnings<T>(error: T, warnings: string[]): T {
  if (error instanceof StatusError) {
    warningsOf.set(error, warnings);
  }
  return error;
}

/** The warnings that the API server sends along with this refusal. */
export function refusalWarnings(error: object): string[] {
  return warningsOf.get(error) ?? [];
}

function writerOf(request: WriteRequest): Writer {
  return { manager: request.fieldManager, subresource: request.subresource };
}

function checkPreconditions(
  kind: ResourceKind,
  current: KubeObject,
  given: KubeObject,
): void {
  const { name } = current.metadata;
  const { resourceVersion, uid } = given.metadata;
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(kind, name, GONE_UNDER_WAY);
  }
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      kind,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
}

/** The draft with those parts of the current object that this resource does not write. */
function withForeignParts(
  { kind, subresource }: WriteRequest,
  current: KubeObject | undefined,
  given: KubeObject,
): KubeObject {
  const draft = copyJson(given);
  if (subresource === 'status') {
    const { managedFields } = draft.metadata;
    const { status } = draft;
    const result = copyJson(current!);
    result.status = status;
    result.metadata.managedFields = managedFields;
    return result;
  }
  if (kind.hasStatus) {
    if (current?.status === undefined) {
      delete draft.status;
    } else {
      draft.status = copyJson(current.status);
    }
  }
  if (kind.kind === 'Secret' && isRecord(draft.stringData)) {
    draft.data = { ...draft.data };
    for (const [key, value] of Object.entries(draft.stringData)) {
      draft.data[key] = Buffer.from(String(value), 'utf8').toString('base64');
    }
    delete draft.stringData;
  }
  if (kind.kind === 'Namespace' && current) {
    // Only the finalize subresource writes the finalizers of a namespace.
    draft.spec =
      subresource === 'finalize' ? draft.spec : copyJson(current.spec);
  }
  return draft;
}

function withName(kind: ResourceKind, draft: KubeObject): KubeObject {
  if (!draft.metadata.name && !draft.metadata.generateName) {
    throw invalidObject(kind, '', [
      required('metadata.name', 'name or generateName is required'),
    ]);
  }
  return draft;
}

function patchOptionsError(
  field: string,
  message: string,
  reason: FieldError['reason'],
): StatusError {
  return invalidObject({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
    { reason, field, message },
  ]);
}

/** What Go's decoder says of a value of the wrong type. */
function decodingSentence(kind: string, wrong: DecodingError): string {
  return wrong.kind === 'quantity'
    ? `quantities must match the regular expression '${QUANTITY.source}'`
    : `json: cannot unmarshal ${goJsonType(
        wrong.actual,
      )} into Go struct field ${goStruct(kind, wrong.path)}.${
        wrong.path
      } of type ${goType(wrong.path, wrong.expected)}`;
}

function goJsonType(type: string): string {
  if (type === 'integer' || type === 'number') {
    return 'number';
  }
  return type === 'boolean' ? 'bool' : type;
}

/** Go structs of the operator's API by the field that holds them. */
const goStructs: Record<string, string> = {
  storage: 'StorageConfiguration',
  walStorage: 'StorageConfiguration',
  postgresql: 'PostgresConfiguration',
  synchronous: 'SynchronousReplicaConfiguration',
  bootstrap: 'BootstrapConfiguration',
  initdb: 'BootstrapInitDB',
  recovery: 'BootstrapRecovery',
  recoveryTarget: 'RecoveryTarget',
  affinity: 'AffinityConfiguration',
  backup: 'BackupConfiguration',
  barmanObjectStore: 'BarmanObjectStoreConfiguration',
  monitoring: 'MonitoringConfiguration',
  managed: 'ManagedConfiguration',
  resources: 'ResourceRequirements',
  imageCatalogRef: 'ImageCatalogRef',
  cluster: 'LocalObjectReference',
  replica: 'ReplicaClusterConfiguration',
  replicationSlots: 'ReplicationSlotsConfiguration',
};

function goStruct(kind: string, path: string): string {
  const parents = path.split('.').slice(0, -1);
  if (parents.length === 0) {
    return kind;
  }
  const parent = parents[parents.length - 1]?.replace(/\[\d+\]$/, '') ?? '';
  if (parent === 'spec') {
    return `${kind}Spec`;
  }
  return (
    goStructs[parent] ?? `${parent.charAt(0).toUpperCase()}${parent.slice(1)}`
  );
}

function goType(path: string, type: string): string {
  if (type === 'integer') {
    return path.endsWith('Delay') || path.endsWith('Timeout') ? 'int32' : 'int';
  }
  return (
    {
      boolean: 'bool',
      number: 'float64',
      array: '[]string',
      object: 'map[string]string',
    }[type] ?? type
  );
}
