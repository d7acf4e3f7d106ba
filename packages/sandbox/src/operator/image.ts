import type { ClusterRuntime } from './runtime.ts';

/**
 * The image in the status follows the one that is asked for. A higher major
 * version is for the upgrade job to reach: until then the data directory stays
 * what it is.
 */
export function syncImage(
  runtime: ClusterRuntime,
  image: string,
  major: number,
): void {
  const known = runtime.cluster().status.pgDataImageInfo;
  if (known.image === image || major < known.majorVersion) {
    return;
  }
  runtime.update(draft => {
    draft.status.image = image;
    if (major === known.majorVersion) {
      draft.status.pgDataImageInfo = { image, majorVersion: major };
    }
  });
}
