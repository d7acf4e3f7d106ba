import { LabelSelector, Pod } from '../model/objects';

/** Of a pod, only such labels are known. */
const KNOWN_LABEL = /^(cnpg\.io|pgportal\.dev|topology\.kubernetes\.io)\//;

/** Undefined: the label is none of those that are known. */
function meets(
  { metadata: { labels = {} } }: Pod,
  key: string,
  operator: string,
  values: string[],
): boolean | undefined {
  const value = labels[key];
  if (value === undefined && !KNOWN_LABEL.test(key)) return undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return undefined;
  }
}

/** Whether a selector selects the pod; undefined when that depends on a label that is not known. */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  pod: Pod,
): boolean | undefined {
  const answers = [
    ...Object.entries(matchLabels).map(([key, value]) =>
      meets(pod, key, 'In', [value]),
    ),
    ...matchExpressions.map(({ key = '', operator = '', values = [] }) =>
      meets(pod, key, operator, values),
    ),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}
