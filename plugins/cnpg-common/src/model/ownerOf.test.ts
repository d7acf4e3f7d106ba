import { ownerOf } from './ownerOf';

const annotated = (owner?: string) => ({
  metadata: {
    name: 'x',
    ...(owner !== undefined && {
      annotations: { 'pgportal.dev/owner': owner },
    }),
  },
});

describe('ownerOf', () => {
  it.each([
    ['the Cluster', annotated('group:a'), annotated('group:b'), 'group:a'],
    ['the namespace', annotated(), annotated('group:b'), 'group:b'],
    ['nobody', annotated(), annotated(), undefined],
    ['nobody that may be read', annotated(), undefined, undefined],
  ])('is what %s says', (_, cluster, namespace, expected) => {
    expect(ownerOf({ cluster, namespace })).toBe(expected);
  });
});
