import { randomInt } from 'node:crypto';
import { invalid, required } from './fieldErrors.ts';
import type { FieldError } from './fieldErrors.ts';
import { isRecord } from './json.ts';
import type { KubeObject } from './types.ts';

/** Sets what the API server sets in new objects of built-in kinds, in place. */
export function setBuiltInDefaults(object: KubeObject): void {
  switch (object.kind) {
    case 'Namespace':
      object.metadata.labels = {
        ...object.metadata.labels,
        'kubernetes.io/metadata.name': object.metadata.name,
      };
      object.spec = { ...object.spec, finalizers: ['kubernetes'] };
      object.status = { phase: 'Active' };
      break;
    case 'Secret':
      if (isRecord(object.stringData)) {
        object.data = { ...object.data };
        for (const [key, value] of Object.entries(object.stringData)) {
          object.data[key] = Buffer.from(String(value), 'utf8').toString(
            'base64',
          );
        }
      }
      delete object.stringData;
      object.type ??= 'Opaque';
      break;
    case 'Service':
      setServiceDefaults(object);
      break;
    case 'Pod':
      object.spec = {
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        serviceAccountName: 'default',
        securityContext: {},
        schedulerName: 'default-scheduler',
        enableServiceLinks: true,
        ...object.spec,
      };
      object.status = { phase: 'Pending', qosClass: 'BestEffort' };
      break;
    case 'PersistentVolumeClaim':
      object.metadata.finalizers = [
        ...new Set([
          ...(object.metadata.finalizers ?? []),
          'kubernetes.io/pvc-protection',
        ]),
      ];
      object.spec = { volumeMode: 'Filesystem', ...object.spec };
      object.status = { phase: 'Pending' };
      break;
    case 'Deployment':
      object.spec = { replicas: 1, revisionHistoryLimit: 10, ...object.spec };
      break;
    default:
  }
}

function setServiceDefaults(object: KubeObject): void {
  object.spec = { sessionAffinity: 'None', type: 'ClusterIP', ...object.spec };
  for (const port of object.spec.ports ?? []) {
    port.protocol ??= 'TCP';
    port.targetPort ??= port.port;
  }
  if (object.spec.type !== 'ExternalName') {
    object.spec.clusterIP ??= `10.96.${randomInt(0, 256)}.${randomInt(1, 255)}`;
    object.spec.clusterIPs ??= [object.spec.clusterIP];
    object.spec.ipFamilies ??= ['IPv4'];
    object.spec.ipFamilyPolicy ??= 'SingleStack';
    object.spec.internalTrafficPolicy ??= 'Cluster';
  }
  object.status = { loadBalancer: {} };
}

/** Validates the built-in kinds that clients of a PostgreSQL cluster write. */
export function validateBuiltIn(
  object: KubeObject,
  old?: KubeObject,
): FieldError[] {
  switch (object.kind) {
    case 'Secret':
      return validateSecret(object, old);
    case 'Service':
      return (object.spec?.ports ?? []).flatMap((port: any, index: number) =>
        Number.isInteger(port?.port) && port.port >= 1 && port.port <= 65535
          ? []
          : [
              invalid(
                `spec.ports[${index}].port`,
                port?.port,
                'must be between 1 and 65535, inclusive',
              ),
            ],
      );
    case 'Pod':
      return object.spec?.containers?.length
        ? []
        : [required('spec.containers')];
    case 'PersistentVolumeClaim':
      return [
        ...(object.spec?.accessModes?.length
          ? []
          : [
              required(
                'spec.accessModes',
                'at least 1 access mode is required',
              ),
            ]),
        ...(object.spec?.resources?.requests?.storage === undefined
          ? [required('spec.resources[storage]')]
          : []),
      ];
    default:
      return [];
  }
}

function validateSecret(object: KubeObject, old?: KubeObject): FieldError[] {
  const errors: FieldError[] = [];
  for (const key of Object.keys(object.data ?? {})) {
    if (!/^[-._a-zA-Z0-9]+$/.test(key) || key.length > 253) {
      errors.push(
        invalid(
          `data[${key}]`,
          key,
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
        ),
      );
    }
  }
  if (object.type === 'kubernetes.io/basic-auth') {
    if (
      object.data?.username === undefined &&
      object.data?.password === undefined
    ) {
      errors.push(required('data[username]'), required('data[password]'));
    }
  }
  if (old && old.type !== object.type) {
    errors.push(invalid('type', object.type, 'field is immutable'));
  }
  if (old?.immutable === true) {
    errors.push({
      reason: 'FieldValueForbidden',
      field: 'immutable',
      message: 'Forbidden: field is immutable when `immutable` is set',
    });
  }
  return errors;
}

/** What of a secret is not base64; its values are bytes on the wire. */
export function secretDataError(object: KubeObject): string | undefined {
  if (object.kind === 'Secret' && isRecord(object.data)) {
    for (const value of Object.values(object.data)) {
      if (
        typeof value !== 'string' ||
        !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)
      ) {
        return 'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 0';
      }
    }
  }
  return undefined;
}
