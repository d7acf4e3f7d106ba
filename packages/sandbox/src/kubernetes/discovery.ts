import type { ResourceKind } from './types.ts';

const verbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const shortNames: Record<string, string[]> = {
  namespaces: ['ns'],
  nodes: ['no'],
  pods: ['po'],
  services: ['svc'],
  configmaps: ['cm'],
  serviceaccounts: ['sa'],
  persistentvolumes: ['pv'],
  persistentvolumeclaims: ['pvc'],
  events: ['ev'],
  endpoints: ['ep'],
  deployments: ['deploy'],
  poddisruptionbudgets: ['pdb'],
  storageclasses: ['sc'],
  customresourcedefinitions: ['crd', 'crds'],
  podmonitors: ['pmon'],
};

/** Kinds with a scale subresource, and where it reads and writes. */
export const scalable: Record<string, { replicas: string; selector?: string }> =
  {
    'clusters.postgresql.cnpg.io': {
      replicas: 'instances',
      selector: 'selector',
    },
    'poolers.postgresql.cnpg.io': { replicas: 'instances' },
    'deployments.apps': { replicas: 'replicas' },
  };

export function apiVersions(serverAddress: string) {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  };
}

/** Authorization has no stored kinds: its reviews are answered at once. */
const reviews = 'authorization.k8s.io';

export function groupNames(kinds: ResourceKind[]): string[] {
  return [...new Set([...kinds.map(kind => kind.group), reviews])].filter(
    group => group !== '',
  );
}

export function apiGroup(group: string) {
  const version = { groupVersion: `${group}/v1`, version: 'v1' };
  return { name: group, versions: [version], preferredVersion: version };
}

export function apiGroupList(kinds: ResourceKind[]) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groupNames(kinds).map(apiGroup),
  };
}

export function apiResourceList(group: string, kinds: ResourceKind[]) {
  const resources = kinds
    .filter(kind => kind.group === group)
    .flatMap(kind => {
      const singular = kind.kind.toLowerCase();
      const base = {
        singularName: singular,
        namespaced: kind.namespaced,
        kind: kind.kind,
      };
      const subresource = (
        name: string,
        of: string,
        operations = ['get', 'patch', 'update'],
      ) => ({
        name: `${kind.plural}/${name}`,
        ...base,
        singularName: '',
        kind: of,
        verbs: operations,
      });
      const qualified = group ? `${kind.plural}.${group}` : kind.plural;
      return [
        {
          name: kind.plural,
          ...base,
          verbs,
          ...(shortNames[kind.plural] && {
            shortNames: shortNames[kind.plural],
          }),
        },
        ...(kind.hasStatus ? [subresource('status', kind.kind)] : []),
        ...(scalable[qualified]
          ? [
              {
                ...subresource('scale', 'Scale'),
                group: 'autoscaling',
                version: 'v1',
              },
            ]
          : []),
        ...(qualified === 'pods'
          ? [
              subresource('log', 'Pod', ['get']),
              subresource('proxy', 'PodProxyOptions', ['get']),
            ]
          : []),
      ];
    });
  if (group === reviews) {
    resources.push({
      name: 'selfsubjectaccessreviews',
      singularName: 'selfsubjectaccessreview',
      namespaced: false,
      kind: 'SelfSubjectAccessReview',
      verbs: ['create'],
    });
  }
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group ? `${group}/v1` : 'v1',
    resources,
  };
}

export const version = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.2',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '2026-06-16T00:00:00Z',
  goVersion: 'go1.26.0',
  compiler: 'gc',
  platform: 'linux/amd64',
};
