/**
 * How the items of a list are told apart when lists are merged
 * (x-kubernetes-list-type and patchMergeKey): by keys, by value, or not at
 * all, in which case the list is replaced as a whole.
 */
export type ListStrategy = 'atomic' | 'set' | { keys: string[] };

const podSpec: Array<[pattern: RegExp, strategy: ListStrategy]> = [
  [
    /(^|\.)(initContainers|containers|ephemeralContainers)$/,
    { keys: ['name'] },
  ],
  [/ontainers\.\*\.ports$/, { keys: ['containerPort', 'protocol'] }],
  [/ontainers\.\*\.env$/, { keys: ['name'] }],
  [/ontainers\.\*\.volumeMounts$/, { keys: ['mountPath'] }],
  [/ontainers\.\*\.volumeDevices$/, { keys: ['devicePath'] }],
  [/\.volumes$/, { keys: ['name'] }],
  [/\.imagePullSecrets$/, { keys: ['name'] }],
  [/\.hostAliases$/, { keys: ['ip'] }],
  [
    /\.topologySpreadConstraints$/,
    { keys: ['topologyKey', 'whenUnsatisfiable'] },
  ],
];

const metadata: Array<[pattern: RegExp, strategy: ListStrategy]> = [
  [/^metadata\.finalizers$/, 'set'],
  [/^metadata\.ownerReferences$/, { keys: ['uid'] }],
];

const byKind: Record<
  string,
  Array<[pattern: RegExp, strategy: ListStrategy]>
> = {
  Service: [[/^spec\.ports$/, { keys: ['port', 'protocol'] }]],
  ServiceAccount: [
    [/^secrets$/, { keys: ['name'] }],
    [/^imagePullSecrets$/, { keys: ['name'] }],
  ],
  Pod: [...podSpec, [/^status\.conditions$/, { keys: ['type'] }]],
  Deployment: [...podSpec, [/^status\.conditions$/, { keys: ['type'] }]],
  Job: [...podSpec, [/^status\.conditions$/, { keys: ['type'] }]],
  Node: [[/^status\.conditions$/, { keys: ['type'] }]],
  Namespace: [[/^status\.conditions$/, { keys: ['type'] }]],
  PersistentVolumeClaim: [[/^status\.conditions$/, { keys: ['type'] }]],
  PodDisruptionBudget: [[/^status\.conditions$/, { keys: ['type'] }]],
  Cluster: [
    [
      /^spec\.managed\.services\.additional\.\*\.serviceTemplate\.spec\.ports$/,
      { keys: ['port', 'protocol'] },
    ],
    [/^spec\.podSelectorRefs$/, { keys: ['name'] }],
    [/^spec\.postgresql\.extensions$/, { keys: ['name'] }],
    [/^spec\.postgresql\.extensions\.\*\.env$/, { keys: ['name'] }],
    [/^spec\.resources\.claims$/, { keys: ['name'] }],
  ],
  Pooler: [
    [/^spec\.template\.spec\./, 'atomic'],
    [/^spec\.serviceTemplate\.spec\.ports$/, { keys: ['port', 'protocol'] }],
  ],
  ImageCatalog: [[/^spec\.componentImages$/, { keys: ['key'] }]],
  ClusterImageCatalog: [[/^spec\.componentImages$/, { keys: ['key'] }]],
};

/** What key fields are when an item does not say. */
const keyDefaults: Record<string, string> = { protocol: 'TCP' };

/** @param path - field names joined with dots, `*` for list items */
export function listStrategy(kind: string, path: string): ListStrategy {
  const rules = [...metadata, ...(byKind[kind] ?? [])];
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? 'atomic';
}

/** The keys of an item in canonical form, or undefined when it lacks one. */
export function itemKey(
  item: any,
  keys: string[],
): Record<string, unknown> | undefined {
  const found: Record<string, unknown> = {};
  for (const key of [...keys].sort()) {
    const value = item?.[key] ?? keyDefaults[key];
    if (value === undefined) {
      return undefined;
    }
    found[key] = value;
  }
  return found;
}
