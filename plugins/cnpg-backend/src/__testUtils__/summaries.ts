import { DatabaseSummary } from '@pgportal/plugin-cnpg-common';

/** A summary as the tests of lists need it. */
export function aSummary(
  name: string,
  given: Partial<DatabaseSummary> = {},
): DatabaseSummary {
  const { target = 'a', namespace = 'team-orders' } = given;
  return {
    ref: `${target}/${namespace}/${name}`,
    target,
    targetTitle: `AKS ${target}`,
    namespace,
    name,
    entityRef: `resource:default/${name}.${namespace}.${target}`,
    owner: 'group:default/team-orders',
    dependencyOf: [],
    health: { state: 'healthy' },
    instances: { desired: 3, ready: 3 },
    storage: {},
    backups: { configured: true, archiving: 'working' },
    endpoints: [],
    asOf: '2026-11-20T18:00:00.000Z',
    live: true,
    ...given,
  };
}
