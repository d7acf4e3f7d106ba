import { DatabaseSummary } from './database';
import { Cluster, ImageCatalog } from './objects';

/**
 * Version of PostgreSQL that an image's tag names (`17.11`,
 * `17.5-system-trixie`, `17`); undefined when it names none.
 */
export function imageVersion(
  image: string | undefined,
): { major: number; minor?: number } | undefined {
  const [, major, minor] =
    /:(\d+)(?:\.(\d+))?[^:/]*$/.exec(image?.split('@')[0] ?? '') ?? [];
  if (!major) return undefined;
  return { major: Number(major), ...(minor && { minor: Number(minor) }) };
}

/** The image that a catalog has for a major version. */
export function imageInCatalog(
  catalog: ImageCatalog | undefined,
  major: number | undefined,
): string | undefined {
  return catalog?.spec?.images?.find(entry => entry.major === major)?.image;
}

/**
 * Version of PostgreSQL that the data of a Cluster has, with the minor where the
 * image's tag tells it. While a major upgrade has not succeeded the image is
 * newer than the data.
 *
 * @public
 */
export function postgresVersion(cluster: Cluster): string | undefined {
  const image = imageVersion(cluster.status?.image ?? cluster.spec?.imageName);
  const data = cluster.status?.pgDataImageInfo?.majorVersion;
  if (image && (data === undefined || data === image.major)) {
    return [image.major, image.minor].filter(it => it !== undefined).join('.');
  }
  const major = data ?? cluster.spec?.imageCatalogRef?.major;
  return major === undefined ? undefined : String(major);
}

/**
 * Major version of PostgreSQL; undefined while it is not known.
 *
 * @public
 */
export function majorOf({
  postgresVersion: version,
}: Pick<DatabaseSummary, 'postgresVersion'>): number | undefined {
  const major = Number.parseInt(version ?? '', 10);
  return Number.isNaN(major) ? undefined : major;
}

/**
 * Major version of PostgreSQL that the data of a Cluster has.
 *
 * @public
 */
export function majorVersion(cluster: Cluster): number | undefined {
  return majorOf({ postgresVersion: postgresVersion(cluster) });
}
