import { badRequest } from './status.ts';
import type { KubeObject } from './types.ts';

/** Whether an object is selected. */
export type Selector = (object: KubeObject) => boolean;

const NAME = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$/;
const DOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return (
    name.length <= 63 &&
    NAME.test(name) &&
    (slash < 0 || DOMAIN.test(key.slice(0, slash)))
  );
}

function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && NAME.test(value));
}

type Labels = Record<string, string>;

function parseRequirement(text: string): (labels: Labels) => boolean {
  const refuse = (): never => {
    throw badRequest(`unable to parse requirement: ${JSON.stringify(text)}`);
  };
  const checked = (key: string, values: string[] = []) => {
    if (!isLabelKey(key) || !values.every(isLabelValue)) {
      refuse();
    }
  };
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    checked(key, values);
    return operator === 'in'
      ? labels => Object.hasOwn(labels, key) && values.includes(labels[key])
      : labels => !Object.hasOwn(labels, key) || !values.includes(labels[key]);
  }
  const comparison = /^([^\s=!<>()]+)\s*(==|=|!=|>|<)\s*([^\s=!<>()]*)$/.exec(
    text,
  );
  if (comparison) {
    const [, key, operator, value] = comparison;
    checked(key, [value]);
    switch (operator) {
      case '!=':
        return labels => labels[key] !== value;
      case '>':
      case '<': {
        if (!/^-?\d+$/.test(value)) {
          refuse();
        }
        const limit = Number(value);
        return labels =>
          /^-?\d+$/.test(labels[key] ?? '') &&
          (operator === '>'
            ? Number(labels[key]) > limit
            : Number(labels[key]) < limit);
      }
      default:
        return labels => labels[key] === value;
    }
  }
  const presence = /^(!?)\s*(\S+)$/.exec(text);
  if (presence) {
    const [, not, key] = presence;
    checked(key);
    return labels => Object.hasOwn(labels, key) !== (not === '!');
  }
  return refuse();
}

/**
 * Parses a label selector: equality, set and existence requirements.
 *
 * @throws StatusError 400 for what is no selector
 */
export function parseLabelSelector(text: string): Selector {
  const requirements = splitOutsideParentheses(text).map(parseRequirement);
  return object => {
    const labels = object.metadata.labels ?? {};
    return requirements.every(requirement => requirement(labels));
  };
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter((part, _index, parts) => part !== '' || parts.length > 1);
}

const involvedObject = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
];

/** Fields that can be selected by, besides the name and namespace of every kind. */
const selectableFields: Record<string, string[]> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
  ],
  events: [...involvedObject, 'reason', 'reportingComponent', 'source', 'type'],
  namespaces: ['status.phase'],
  secrets: ['type'],
  nodes: ['spec.unschedulable'],
  'jobs.batch': ['status.successful'],
};

/** A parsed field selector; `name` is set when it selects by one name. */
export interface FieldSelector {
  matches: Selector;
  name?: string;
}

/**
 * Parses a field selector.
 *
 * @param kind - qualified plural name, which decides what can be selected by
 * @throws StatusError 400 for what cannot be selected by
 */
export function parseFieldSelector(text: string, kind: string): FieldSelector {
  let name: string | undefined;
  const requirements = text
    .split(',')
    .filter(part => part !== '')
    .map(part => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
      if (!match) {
        throw badRequest(
          `invalid selector: '${text}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, value] = match;
      const known = [
        'metadata.name',
        'metadata.namespace',
        ...(selectableFields[kind] ?? []),
      ].includes(field);
      if (!known) {
        throw badRequest(`field label not supported: ${field}`);
      }
      if (field === 'metadata.name' && operator !== '!=') {
        name = value;
      }
      return (object: KubeObject) =>
        (fieldValue(object, field) === value) === (operator !== '!=');
    });
  return { matches: object => requirements.every(each => each(object)), name };
}

function fieldValue(object: KubeObject, field: string): string {
  const path = field === 'source' ? 'source.component' : field;
  const value = path
    .split('.')
    .reduce<any>((parent, name) => parent?.[name], object);
  return value === undefined || value === null ? '' : String(value);
}
