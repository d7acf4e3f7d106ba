import { z } from 'zod';
import {
  desiredInstances,
  HEALTHY_PHASE,
  instancePods,
  isFenced,
  isReady,
  isReplicaCluster,
  isTerminal,
  ownBackups,
  recoveryWindow,
} from '../health/clusterFacts';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { TargetDefinition } from '../model/offer';
import { imageVersion, majorVersion } from '../model/version';
import { cnpgDatabaseScalePermission } from '../permissions';
import { backupMethod } from './backup';
import { notRunning, patchSpec, noInput } from './common';
import { Operation, OperationContext } from './operation';

const base = {
  group: 'configuration',
  permission: cnpgDatabaseScalePermission,
} as const;

const ROLLING =
  'The instances are replaced one after the other, standbys first: writes stop for about 15 seconds when it is the primary’s turn.';

/**
 * Moves to the image that the target has for the same major version.
 *
 * @public
 */
export const minorUpgrade: Operation<z.infer<typeof noInput>> = {
  ...base,
  id: 'minor-upgrade',
  title: 'Upgrade to the latest minor version',
  destructive: false,
  input: noInput,
  outlook: (objects, { target }) => ({
    refused: notRunning(objects) ?? minorRefusal(objects.cluster, target),
    effect: ROLLING,
    seen: { image: objects.cluster.spec?.imageName ?? '' },
    facts: {
      versions: [
        {
          major: askedMajor(objects.cluster) ?? 0,
          image: target.images?.[String(askedMajor(objects.cluster))],
        },
      ],
    },
  }),
  plan({ cluster }, _input, { target }) {
    const refused = minorRefusal(cluster, target);
    if (refused) return { refused };
    const image = target.images![String(askedMajor(cluster))];
    return {
      title: `Upgrade to ${image}`,
      effect: ROLLING,
      writes: [patchSpec(cluster, { imageName: image })],
    };
  },
};

function minorRefusal(
  cluster: Cluster,
  target: TargetDefinition,
): string | undefined {
  const { imageName, imageCatalogRef } = cluster.spec ?? {};
  if (imageCatalogRef) {
    return `The image comes from the catalog ${imageCatalogRef.name}: when the platform team changes it there, CloudNativePG upgrades by itself.`;
  }
  const major = askedMajor(cluster);
  const image = target.images?.[String(major)];
  if (major === undefined || !image) {
    return `${target.title} has no image for PostgreSQL ${
      major ?? 'of this version'
    } in the portal’s configuration.`;
  }
  if (image === imageName) {
    return 'The database has the image that the platform team offers already.';
  }
  // A tag without a minor version is whatever was published last.
  return (imageVersion(image)?.minor ?? Infinity) <
    (imageVersion(imageName)?.minor ?? 0)
    ? 'The database has a newer image than the one that the platform team offers.'
    : undefined;
}

const input = z.strictObject({ major: z.number().int().min(10).max(99) });

/** How old the last backup may be when a major upgrade begins. */
const FRESH_BACKUP_MS = 24 * 60 * 60_000;
/** CloudNativePG's webhook. */
const LEAST_MAJOR = 16;

const MAJOR_EFFECT =
  'The database is offline while pg_upgrade runs: all instances stop, the primary’s data is upgraded in place with hard links, and it starts again. That takes minutes, more with many tables. The standbys are copied anew afterwards, which takes as long as the data is large.';

const WAY_BACK =
  'Until pg_upgrade has succeeded: ask for the former version here, and CloudNativePG starts the untouched data again. Afterwards: restore the backup from before into a new database. Take a new backup right after the upgrade; the older ones cannot be rolled forward past it.';

/**
 * Upgrades the data to another major version with pg_upgrade.
 *
 * @public
 */
export const majorUpgrade: Operation<z.infer<typeof input>> = {
  ...base,
  id: 'major-upgrade',
  title: 'Upgrade to another major version',
  destructive: true,
  input,
  outlook(objects, context) {
    const checks = majorChecks(objects, context.now);
    const failed = checks.filter(({ ok }) => !ok);
    const versions = context.offer.versions
      .map(({ major, endOfLife }) => {
        const { image, refused } = imageOf(objects, major, context);
        return {
          major,
          ...(image && { image }),
          ...(endOfLife && { endOfLife }),
          ...(refused && { refused }),
        };
      })
      .filter(
        ({ major }) =>
          isGoingBack(objects.cluster, major) ||
          major > running(objects.cluster),
      );
    const possible = versions.some(entry => !entry.refused);
    const back = versions.some(({ major }) =>
      isGoingBack(objects.cluster, major),
    );
    return {
      refused:
        notRunning(objects) ??
        (possible
          ? undefined
          : 'The platform team offers no later version on this target.') ??
        (failed.length && !back
          ? failed.map(({ detail }) => detail).join(' ')
          : undefined),
      effect: MAJOR_EFFECT,
      seen: { version: String(askedMajor(objects.cluster) ?? '') },
      facts: { versions, checks, wayBack: WAY_BACK },
    };
  },
  plan(objects, { major }, context) {
    const { cluster } = objects;
    const back = isGoingBack(cluster, major);
    if (!back) {
      if (major <= running(cluster)) {
        return {
          refused: `The database runs PostgreSQL ${running(
            cluster,
          )}, and there is no way to an older or the same version.`,
          field: 'major',
        };
      }
      if (major < LEAST_MAJOR) {
        return {
          refused: `CloudNativePG upgrades to PostgreSQL ${LEAST_MAJOR} and later only.`,
          field: 'major',
        };
      }
      const failed = majorChecks(objects, context.now).find(({ ok }) => !ok);
      if (failed?.detail) return { refused: failed.detail };
    }
    if (!context.offer.versions.some(entry => entry.major === major)) {
      return {
        refused: `PostgreSQL ${major} is not offered.`,
        field: 'major',
      };
    }
    const { image, catalog, refused } = imageOf(objects, major, context);
    if (refused) return { refused, field: 'major' };
    return {
      title: back
        ? `Return to PostgreSQL ${major}`
        : `Upgrade from PostgreSQL ${running(cluster)} to ${major}`,
      effect: back
        ? 'The upgrade is given up, and the data of before starts again.'
        : MAJOR_EFFECT,
      writes: [
        patchSpec(
          cluster,
          catalog
            ? { imageCatalogRef: { ...catalog, major } }
            : { imageName: image },
        ),
      ],
    };
  },
};

function majorChecks(objects: DatabaseObjects, now: Date) {
  const { cluster, pods } = objects;
  const check = (title: string, ok: boolean, detail: string) => ({
    title,
    ok,
    ...(!ok && { detail }),
  });
  const ready = instancePods(pods).filter(isReady);
  const last = recoveryWindow(objects).lastSuccessfulAt;
  const age = now.getTime() - Date.parse(last ?? '');
  return [
    check(
      'All instances are ready',
      cluster.status?.phase === HEALTHY_PHASE &&
        ready.length >= desiredInstances(cluster),
      'All instances must be ready before an upgrade.',
    ),
    check(
      'No instance is fenced',
      !instancePods(pods).some(pod => isFenced(cluster, pod.metadata.name)),
      'Unfence all instances before an upgrade.',
    ),
    check(
      'It is no replica of another cluster',
      !isReplicaCluster(cluster),
      'A cluster that follows another one is upgraded by making it anew.',
    ),
    check(
      'There is a backup of the last 24 hours',
      !backupMethod(cluster)
        ? objects.expectsBackups === false
        : age < FRESH_BACKUP_MS,
      'There is no successful backup of the last 24 hours: back up first.',
    ),
    check(
      'No backup is running',
      ownBackups(objects).every(isTerminal),
      'Wait until the running backup has ended.',
    ),
  ];
}

/** Before pg_upgrade has succeeded, the volumes hold the former version still. */
function isGoingBack(cluster: Cluster, major: number): boolean {
  const data = cluster.status?.pgDataImageInfo?.majorVersion;
  return data === major && askedMajor(cluster) !== major;
}

/** Version of the data on the volumes. */
function running(cluster: Cluster): number {
  return majorVersion(cluster) ?? 0;
}

/** Major version that the Cluster asks for. */
function askedMajor({ spec, status }: Cluster): number | undefined {
  return (
    spec?.imageCatalogRef?.major ??
    imageVersion(spec?.imageName ?? status?.image)?.major ??
    status?.pgDataImageInfo?.majorVersion
  );
}

/** A cluster that takes its image from a catalog goes on to do so. */
function imageOf(
  { cluster, imageCatalog }: DatabaseObjects,
  major: number,
  { target }: OperationContext,
): { image?: string; catalog?: object; refused?: string } {
  const { imageCatalogRef } = cluster.spec ?? {};
  if (imageCatalogRef) {
    const offered = imageCatalog?.spec?.images?.find(
      entry => entry.major === major,
    );
    // A catalog that may not be read is no reason to refuse.
    return imageCatalog && !offered
      ? {
          refused: `The catalog ${imageCatalogRef.name} has no image for PostgreSQL ${major}.`,
        }
      : { image: offered?.image, catalog: imageCatalogRef };
  }
  const image = target.images?.[String(major)];
  return image
    ? { image }
    : {
        refused: `${target.title} has no image for PostgreSQL ${major} in the portal’s configuration.`,
      };
}
