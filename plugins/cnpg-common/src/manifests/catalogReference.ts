/** How a Cluster names a ClusterImageCatalog, and the version that it takes from it. */
export function catalogReference(name: string, major: number) {
  return {
    apiGroup: 'postgresql.cnpg.io',
    kind: 'ClusterImageCatalog',
    name,
    major,
  };
}
