import { invalid } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

/** Resource names are derived from the cluster's, within 63 characters. */
const MAX_CLUSTER_NAME = 50;

/** metadata: the name, and the annotations that the operator reads. */
export const names: Rule[] = [
  ({ metadata: { name } }) => {
    if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
      return [
        invalid(
          'metadata.name',
          name,
          'cluster name must be a valid DNS label',
        ),
      ];
    }
    return name.length > MAX_CLUSTER_NAME
      ? [
          invalid(
            'metadata.name',
            name,
            'the maximum length of a cluster name is 50 characters',
          ),
        ]
      : [];
  },
];

export const annotations: Rule[] = [
  ({ metadata }) => {
    const value = metadata.annotations?.['cnpg.io/hibernation'];
    return value === undefined || value === 'on' || value === 'off'
      ? []
      : [
          invalid(
            'metadata.annotations.cnpg.io/hibernation',
            value,
            'Annotation value for hibernation should be "on" or "off"',
          ),
        ];
  },
];
