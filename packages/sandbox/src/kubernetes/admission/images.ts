import { invalid } from '../fieldErrors.ts';
import type { Rule } from './webhook.ts';

const OLDEST_MAJOR = 13;
const OLDEST_UPGRADE_TARGET = 16;

/** Tag of an image reference; empty when it has none. */
function tagOf(image: string): string {
  const [reference] = image.split('@');
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return colon < 0 ? '' : last.slice(colon + 1);
}

/** The major version of PostgreSQL that a tag names. */
function majorOf(image: string): number | undefined {
  const match = /^(\d+)(?:[.-]|$)/.exec(tagOf(image));
  return match ? Number(match[1]) : undefined;
}

const imageName: Rule = ({ spec: { imageName: image } }) => {
  if (!image) {
    return [];
  }
  const refuse = (why: string) => [invalid('spec.imageName', image, why)];
  const tag = tagOf(image);
  if (tag === '' && image.includes('@')) {
    return refuse("Can't use just the image sha as we can't detect upgrades");
  }
  if (tag === '' || tag === 'latest') {
    return refuse(
      "Can't use 'latest' as image tag as we can't detect upgrades",
    );
  }
  const major = majorOf(image);
  if (major === undefined) {
    return refuse('invalid version tag');
  }
  return major < OLDEST_MAJOR
    ? refuse(`PostgreSQL ${major} is not supported`)
    : [];
};

const upgrade: Rule = ({ spec }, old) => {
  const current = old?.status?.pgDataImageInfo?.majorVersion;
  if (current === undefined) {
    return [];
  }
  const [field, wanted] = spec.imageCatalogRef
    ? ['spec.imageCatalogRef.major', spec.imageCatalogRef.major]
    : ['spec.imageName', spec.imageName && majorOf(spec.imageName)];
  if (wanted === undefined || wanted === current) {
    return [];
  }
  if (wanted < current) {
    return [
      invalid(
        field,
        String(wanted),
        `can't downgrade from major ${current} to ${wanted}`,
      ),
    ];
  }
  return wanted < OLDEST_UPGRADE_TARGET
    ? [
        invalid(
          field,
          String(wanted),
          `major upgrades are only supported to version ${OLDEST_UPGRADE_TARGET} or higher`,
        ),
      ]
    : [];
};

/** Restarting with another image and other parameters at once needs more than a switchover. */
const imageAndParameters: Rule = ({ spec }, old) => {
  if (
    !old ||
    spec.primaryUpdateMethod !== 'switchover' ||
    spec.imageName === old.spec.imageName
  ) {
    return [];
  }
  const before = old.spec.postgresql?.parameters ?? {};
  const after = spec.postgresql?.parameters ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(name => before[name] !== after[name])
    .sort();
  const differences = Object.fromEntries(
    names.map(name => [name, [before[name] ?? '', after[name] ?? '']]),
  );
  return names.length === 0
    ? []
    : [
        invalid(
          'spec.imageName',
          spec.imageName,
          `Can't change image name and configuration at the same time when \`primaryUpdateMethod\` is set to \`switchover\`. There are differences in PostgreSQL configuration parameters: ${JSON.stringify(
            differences,
          )}`,
        ),
      ];
};

export const images: Rule[] = [imageName];
export const imageChanges: Rule[] = [upgrade, imageAndParameters];
