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
import { catalogReference } from '../manifests/catalogReference';
import { Message, say } from '../messages';
import { DatabaseObjects } from '../model/database';
import { Cluster } from '../model/objects';
import { TargetDefinition } from '../model/offer';
import { imageInCatalog, imageVersion, majorVersion } from '../model/version';
import { cnpgDatabaseScalePermission } from '../permissions';
import { backupMethod } from './backup';
import { notRunning, patchSpec, noInput } from './common';
import { OperationContext } from './operation';
import { unusualRollout, whenReady } from './rollout';
import { OperationDefinition } from './spoken';

const base = {
  group: 'configuration',
  permission: cnpgDatabaseScalePermission,
} as const;

function rolling(objects: DatabaseObjects): Message {
  return whenReady(
    objects,
    unusualRollout(objects) ?? say('operation.upgrade.effect'),
  );
}

/**
 * Moves to the image that the target has for the same major version, by itself
 * or in its catalog.
 *
 * @public
 */
export const minorUpgrade: OperationDefinition<z.infer<typeof noInput>> = {
  ...base,
  id: 'minor-upgrade',
  title: 'Upgrade to the latest minor version',
  destructive: false,
  input: noInput,
  outlook(objects, context) {
    const { image, catalog, refused } = latestImage(objects, context);
    return {
      refused: notRunning(objects) ?? refused,
      effect: from(catalog, rolling(objects)),
      seen: [
        {
          name: say('operation.minor-upgrade.fact'),
          value: currentImage(objects) ?? '',
        },
      ],
      facts: {
        versions: [
          {
            major: askedMajor(objects.cluster) ?? 0,
            ...(image && { image }),
          },
        ],
      },
    };
  },
  plan(objects, _input, context) {
    const { image, spec, catalog, refused } = latestImage(objects, context);
    if (refused) return { refused };
    return {
      title: say('operation.minor-upgrade.title', { image: image! }),
      effect: from(catalog, rolling(objects)),
      writes: [patchSpec(objects.cluster, spec!)],
    };
  },
};

/** The image for the major version that the Cluster asks for, or why it stays as it is. */
function latestImage(
  objects: DatabaseObjects,
  context: OperationContext,
): OfferedImage {
  const { imageName, imageCatalogRef } = objects.cluster.spec ?? {};
  if (imageCatalogRef) {
    return {
      refused: say('operation.minor-upgrade.catalog', {
        catalog: imageCatalogRef.name ?? '',
      }),
    };
  }
  const major = askedMajor(objects.cluster);
  if (major === undefined) {
    return { refused: say('operation.minor-upgrade.unknownVersion') };
  }
  const offered = imageOf(objects, major, context);
  if (offered.refused) return offered;
  if (offered.image === imageName) {
    return { refused: say('operation.minor-upgrade.same') };
  }
  // A tag without a minor version is whatever was published last.
  return (imageVersion(offered.image)?.minor ?? Infinity) <
    (imageVersion(imageName)?.minor ?? 0)
    ? { refused: say('operation.minor-upgrade.newer') }
    : offered;
}

/** What follows when the image comes from a catalog from then on. */
function from(catalog: string | undefined, effect: Message): Message {
  return catalog
    ? say('operation.upgrade.fromCatalog', { effect, catalog })
    : effect;
}

function noImage({ title }: TargetDefinition, major: number): Message {
  return say('operation.upgrade.noImage', {
    target: title,
    major: String(major),
  });
}

const input = z.strictObject({ major: z.number().int().min(10).max(99) });

/** How old the last backup may be when a major upgrade begins. */
const FRESH_BACKUP_MS = 24 * 60 * 60_000;
/** CloudNativePG's webhook. */
const LEAST_MAJOR = 16;

const MAJOR_EFFECT = say('operation.major-upgrade.effect');

const WAY_BACK = say('operation.major-upgrade.wayBack');

/**
 * Upgrades the data to another major version with pg_upgrade.
 *
 * @public
 */
export const majorUpgrade: OperationDefinition<z.infer<typeof input>> = {
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
        (possible ? undefined : say('operation.major-upgrade.none')) ??
        (failed.length && !back
          ? say('operation.major-upgrade.notYet', {
              reasons: failed.flatMap(({ detail }) => detail ?? []),
            })
          : undefined),
      effect: MAJOR_EFFECT,
      seen: [
        {
          name: say('operation.major-upgrade.fact'),
          value: String(askedMajor(objects.cluster) ?? ''),
        },
      ],
      facts: { versions, checks, wayBack: WAY_BACK },
    };
  },
  plan(objects, { major }, context) {
    const { cluster } = objects;
    const back = isGoingBack(cluster, major);
    if (!back) {
      if (major <= running(cluster)) {
        return {
          refused: say('operation.major-upgrade.notLater', {
            major: String(running(cluster)),
          }),
          field: 'major',
        };
      }
      if (major < LEAST_MAJOR) {
        return {
          refused: say('operation.major-upgrade.tooOld', {
            least: String(LEAST_MAJOR),
          }),
          field: 'major',
        };
      }
      const failed = majorChecks(objects, context.now).find(({ ok }) => !ok);
      if (failed?.detail) return { refused: failed.detail };
    }
    if (!context.offer.versions.some(entry => entry.major === major)) {
      return {
        refused: say('operation.major-upgrade.notOffered', {
          major: String(major),
        }),
        field: 'major',
      };
    }
    const { spec, catalog, refused } = imageOf(objects, major, context);
    if (refused) return { refused, field: 'major' };
    return {
      title: back
        ? say('operation.major-upgrade.title.back', { major: String(major) })
        : say('operation.major-upgrade.title', {
            from: String(running(cluster)),
            to: String(major),
          }),
      effect: back
        ? say('operation.major-upgrade.effect.back')
        : from(catalog, MAJOR_EFFECT),
      writes: [patchSpec(cluster, spec!)],
    };
  },
};

function majorChecks(objects: DatabaseObjects, now: Date) {
  const { cluster, pods } = objects;
  const check = (title: Message, ok: boolean, detail: Message) => ({
    title,
    ok,
    ...(!ok && { detail }),
  });
  const ready = instancePods(pods).filter(isReady);
  const last = recoveryWindow(objects).lastSuccessfulAt;
  const age = now.getTime() - Date.parse(last ?? '');
  return [
    check(
      say('operation.major-upgrade.ready'),
      cluster.status?.phase === HEALTHY_PHASE &&
        ready.length >= desiredInstances(cluster),
      say('operation.major-upgrade.ready.not'),
    ),
    check(
      say('operation.major-upgrade.unfenced'),
      !instancePods(pods).some(pod => isFenced(cluster, pod.metadata.name)),
      say('operation.major-upgrade.unfenced.not'),
    ),
    check(
      say('operation.major-upgrade.noReplica'),
      !isReplicaCluster(cluster),
      say('operation.major-upgrade.noReplica.not'),
    ),
    check(
      say('operation.major-upgrade.backup'),
      !backupMethod(cluster)
        ? objects.expectsBackups === false
        : age < FRESH_BACKUP_MS,
      say('operation.major-upgrade.backup.not'),
    ),
    check(
      say('operation.major-upgrade.noBackupRunning'),
      ownBackups(objects).every(isTerminal),
      say('operation.major-upgrade.noBackupRunning.not'),
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

/** The image that runs, as far as the Cluster or its catalog says it. */
function currentImage({ cluster, imageCatalog }: DatabaseObjects) {
  const { imageName, imageCatalogRef } = cluster.spec ?? {};
  return imageCatalogRef
    ? imageInCatalog(imageCatalog, imageCatalogRef.major)
    : imageName;
}

interface OfferedImage {
  image?: string;
  /** What the Cluster asks for then. */
  spec?: object;
  /** Set where the Cluster takes its image from a catalog that it did not name before. */
  catalog?: string;
  refused?: Message;
}

/**
 * A cluster that takes its image from a catalog goes on to do so; another one
 * gets what a new database would get.
 */
function imageOf(
  { cluster, imageCatalog, targetCatalog }: DatabaseObjects,
  major: number,
  { target }: OperationContext,
): OfferedImage {
  const { imageCatalogRef } = cluster.spec ?? {};
  if (imageCatalogRef) {
    const image = imageInCatalog(imageCatalog, major);
    // A catalog that may not be read is no reason to refuse.
    return imageCatalog && !image
      ? { refused: notInCatalog(imageCatalogRef.name ?? '', major) }
      : { image, spec: { imageCatalogRef: { ...imageCatalogRef, major } } };
  }
  const own = target.images?.[String(major)];
  if (own) return { image: own, spec: { imageName: own } };
  if (!target.imageCatalog || !targetCatalog) {
    return { refused: noImage(target, major) };
  }
  const image = imageInCatalog(targetCatalog, major);
  return image
    ? {
        image,
        catalog: target.imageCatalog,
        // The webhook takes one of them only.
        spec: {
          imageName: null,
          imageCatalogRef: catalogReference(target.imageCatalog, major),
        },
      }
    : { refused: notInCatalog(target.imageCatalog, major) };
}

function notInCatalog(catalog: string, major: number): Message {
  return say('operation.major-upgrade.notInCatalog', {
    catalog,
    major: String(major),
  });
}
