/** Keys whose values differ from run to run. */
const volatile = new Set([
  'uid',
  'resourceVersion',
  'volumeName',
  'clusterIP',
  'ContainerID',
  'containerID',
  'imageID',
  'sessionID',
  'systemID',
  'nodeName',
  'hostIP',
  'podIP',
  'ip',
  'cnpg.io/podEnvHash',
  'cnpg.io/podSpec',
  'cloudNativePGCommitHash',
  'cloudNativePGOperatorHash',
  'operatorCertificateFingerprint',
  'hash',
  'executableHash',
  'loadedConfigurationHash',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'nodesUsed',
  'cnpg-default-monitoring',
  'renewTime',
  'backupId',
  'backupName',
  'generateName',
  'reportingInstance',
  // The store counts the binding of a pod as a change of its spec.
  'generation',
  'observedGeneration',
]);

/** Added by whoever writes, not by the operator. */
const foreign = new Set([
  'managedFields',
  'kubectl.kubernetes.io/last-applied-configuration',
  'apiVersion',
  'kind',
]);

const times = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*|-infinity)$/;

/**
 * An object with everything that differs from run to run replaced by its kind
 * of value, so that two runs can be compared in full.
 */
export function masked(value: any, path = ''): any {
  const key = path.slice(path.lastIndexOf('\n') + 1);
  if (Array.isArray(value)) {
    if (key === 'clusterIPs') {
      return ['<string>'];
    }
    return value.map(each => masked(each, `${path}[]`));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(
        ([name]) =>
          !foreign.has(name) ||
          (path !== '' && !name.includes('/') && name !== 'managedFields'),
      )
      .map(([name, each]) => [
        token(name),
        secret(path, each) ?? masked(each, `${path}\n${name}`),
      ]);
    const kept = entries.filter(
      ([name, each]) =>
        name !== 'annotations' || Object.keys(each as object).length > 0,
    );
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  if (
    volatile.has(key) ||
    key.endsWith('SecretVersion') ||
    /lsn$|WAL$|wal$/i.test(key)
  ) {
    return `<${typeof value}>`;
  }
  if (key.endsWith('controller-uid')) {
    return '<string>';
  }
  if (typeof value === 'string') {
    if (times.test(value)) {
      return '<time>';
    }
    return token(value);
  }
  return value;
}

/** Values of Secrets are secret; their names are not. */
function secret(path: string, value: unknown): unknown {
  return path === '\ndata' && typeof value === 'string'
    ? '<secret>'
    : undefined;
}

function token(text: string): string {
  return text
    .replace(/kube-api-access-[a-z0-9]{5}/, 'kube-api-access-*')
    .replace(/-(initdb|join)-[a-z0-9]{5}$/, '-$1-*')
    .replace(/-\d{14}$/, '-<time>')
    .replace(
      /[a-z0-9.]+(\/cloudnative-pg)*\/(cloudnative-pg|postgresql):/,
      '<registry>/$2:',
    )
    .replace(/^(DNS:)?10\.\d+\.\d+\.\d+$/, '<address>');
}
