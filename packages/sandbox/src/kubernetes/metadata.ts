import { invalid, required } from './fieldErrors.ts';
import type { FieldError } from './fieldErrors.ts';
import type { KubeObject, ResourceKind } from './types.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const subdomainSentence =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const labelSentence =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const dns1035Sentence =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const qualifiedSentence =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValueSentence =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const ANNOTATIONS_LIMIT = 256 * 1024;

function nameForm(
  kind: ResourceKind,
): [pattern: RegExp, limit: number, sentence: string] {
  switch (kind.plural) {
    case 'namespaces':
      return [LABEL, 63, labelSentence];
    case 'services':
      return [DNS_1035, 63, dns1035Sentence];
    default:
      return [SUBDOMAIN, 253, subdomainSentence];
  }
}

function nameErrors(kind: ResourceKind, name: string): FieldError[] {
  const [pattern, limit, sentence] = nameForm(kind);
  const isRbac = kind.group === 'rbac.authorization.k8s.io';
  if (isRbac) {
    return /[/%]|^\.{1,2}$/.test(name)
      ? [
          invalid(
            'metadata.name',
            name,
            "may not contain '/' or '%', nor be '.' or '..'",
          ),
        ]
      : [];
  }
  return [
    ...(name.length > limit
      ? [invalid('metadata.name', name, `must be no more than ${limit} bytes`)]
      : []),
    ...(pattern.test(name) ? [] : [invalid('metadata.name', name, sentence)]),
  ];
}

function keyErrors(field: string, key: string): FieldError[] {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const prefix = key.slice(0, Math.max(slash, 0));
  const errors: FieldError[] = [];
  if (slash >= 0 && !SUBDOMAIN.test(prefix)) {
    errors.push(invalid(field, key, `prefix part ${subdomainSentence}`));
  }
  if (name === '') {
    errors.push(invalid(field, key, 'name part must be non-empty'));
  } else if (name.length > 63) {
    errors.push(invalid(field, key, 'name part must be no more than 63 bytes'));
  }
  if (!QUALIFIED.test(name)) {
    errors.push(invalid(field, key, qualifiedSentence));
  }
  return errors;
}

/** Validates name, labels, annotations and owner references. */
export function validateMetadata(
  kind: ResourceKind,
  object: KubeObject,
): FieldError[] {
  const {
    name,
    labels = {},
    annotations = {},
    ownerReferences = [],
  } = object.metadata;
  const errors = nameErrors(kind, name);
  for (const [key, value] of Object.entries(labels)) {
    errors.push(...keyErrors('metadata.labels', key));
    if (value.length > 63) {
      errors.push(
        invalid('metadata.labels', value, 'must be no more than 63 bytes'),
      );
    }
    if (value !== '' && !QUALIFIED.test(value)) {
      errors.push(invalid('metadata.labels', value, labelValueSentence));
    }
  }
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    errors.push(...keyErrors('metadata.annotations', key.toLowerCase()));
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  if (size > ANNOTATIONS_LIMIT) {
    errors.push({
      reason: 'FieldValueInvalid',
      field: 'metadata.annotations',
      message: `Too long: may not be more than ${ANNOTATIONS_LIMIT} bytes`,
    });
  }
  ownerReferences.forEach((owner, index) => {
    for (const member of ['apiVersion', 'kind', 'name', 'uid'] as const) {
      if (!owner?.[member]) {
        errors.push(
          required(
            `metadata.ownerReferences[${index}].${member}`,
            `${member} must not be empty`,
          ),
        );
      }
    }
  });
  return errors;
}

/** The Go type that a member of the metadata must have, where it has another. */
export function metadataTypeError(object: KubeObject): string | undefined {
  const metadata: any = object.metadata;
  const wrong = (path: string, value: unknown, type: string) =>
    `json: cannot unmarshal ${typeof value} into Go struct field ObjectMeta.metadata.${path} of type ${type}`;
  for (const name of [
    'name',
    'generateName',
    'namespace',
    'uid',
    'resourceVersion',
  ]) {
    if (metadata[name] !== undefined && typeof metadata[name] !== 'string') {
      return wrong(name, metadata[name], 'string');
    }
  }
  for (const name of ['labels', 'annotations']) {
    const map = metadata[name];
    if (map === undefined) {
      continue;
    }
    if (typeof map !== 'object' || Array.isArray(map)) {
      return wrong(name, map, 'map[string]string');
    }
    for (const value of Object.values(map)) {
      if (typeof value !== 'string') {
        return wrong(name, value, 'string');
      }
    }
  }
  for (const name of ['finalizers', 'ownerReferences', 'managedFields']) {
    if (metadata[name] !== undefined && !Array.isArray(metadata[name])) {
      return wrong(
        name,
        metadata[name],
        name === 'finalizers' ? '[]string' : '[]v1.OwnerReference',
      );
    }
  }
  const finalizer = metadata.finalizers?.find(
    (each: unknown) => typeof each !== 'string',
  );
  return finalizer === undefined
    ? undefined
    : wrong('finalizers', finalizer, 'string');
}
