import { duplicate, invalid } from '../fieldErrors.ts';
import { findExternal } from './bootstrap.ts';
import type { Rule } from './webhook.ts';

/** spec.externalClusters, and the replica cluster that follows one of them. */
export const externalClusters: Rule[] = [
  ({ spec }) => {
    const seen = new Set<string>();
    return (spec.externalClusters ?? []).flatMap(
      (external: any, index: number) => {
        const path = `spec.externalClusters[${index}]`;
        const errors = [];
        if (seen.has(external.name)) {
          errors.push(duplicate(`${path}.name`, external.name));
        }
        seen.add(external.name);
        if (
          !/^[A-Za-z0-9_.-]+$/.test(external.name) ||
          /^\.+$/.test(external.name)
        ) {
          errors.push(
            invalid(
              `${path}.name`,
              external.name,
              'the name of an external cluster must be a valid file name',
            ),
          );
        }
        if (
          !external.connectionParameters &&
          !external.barmanObjectStore &&
          !external.plugin
        ) {
          errors.push(
            invalid(
              path,
              external,
              'one of connectionParameters, plugin and barmanObjectStore is required',
            ),
          );
        }
        return errors;
      },
    );
  },
  ({ spec }) => {
    const { replica } = spec;
    const isReplica =
      replica?.enabled === true || replica?.primary !== undefined;
    if (!isReplica || !replica.source || findExternal(spec, replica.source)) {
      return [];
    }
    return [
      invalid(
        'spec.replicaCluster.primaryServerName',
        replica.source,
        `External cluster ${replica.source} not found`,
      ),
    ];
  },
];
