import { inEnglish } from '../messages';
import { Node } from '../model/objects';
import { Placement } from '../model/offer';
import { placementWarnings } from './placementWarnings';

const node = (
  name: string,
  labels: Record<string, string> = {},
  taint?: string,
): Node => ({
  metadata: { name, labels },
  ...(taint && {
    spec: { taints: [{ key: taint, effect: 'NoSchedule' }] },
  }),
});
const zoned = ['1', '2', '3'].map(zone =>
  node(`node-${zone}`, { 'topology.kubernetes.io/zone': zone, pool: 'pg' }),
);

function warnings(
  instances: number,
  placement: Placement,
  nodes: Node[] = zoned,
) {
  return placementWarnings(
    { instances },
    { title: 'AKS 1', ...placement },
    nodes,
  ).map(inEnglish);
}

describe('placementWarnings', () => {
  it('says nothing where every instance finds a node', () => {
    expect(warnings(3, { spread: 'zones' })).toEqual([]);
    expect(warnings(9, { spread: 'prefer' })).toEqual([]);
    expect(
      warnings(3, { spread: 'nodes', nodeSelector: { pool: 'pg' } }),
    ).toEqual([]);
  });

  it.each<[string, number, Placement, Node[], RegExp]>([
    [
      'more instances than nodes',
      5,
      { spread: 'zones' },
      zoned,
      /has 3 of the 5/,
    ],
    [
      'no node with the labels',
      1,
      { spread: 'prefer', nodeSelector: { pool: 'other' } },
      zoned,
      /has 0 of the 1/,
    ],
    [
      'a taint',
      3,
      { spread: 'nodes' },
      [...zoned.slice(1), node('tainted', {}, 'gpu')],
      /has 2 of the 3/,
    ],
    [
      'nodes without zones',
      2,
      { spread: 'zones' },
      [node('a'), node('b')],
      /name no availability zone/,
    ],
  ])(
    'says that there is %s',
    (_what, instances, placement, nodes, sentence) => {
      expect(warnings(instances, placement, nodes)).toEqual([
        expect.stringMatching(sentence),
      ]);
    },
  );

  it('counts what is tolerated, and needs no zone for one instance', () => {
    const nodes = [node('tainted', {}, 'databases')];
    expect(
      warnings(
        1,
        {
          spread: 'zones',
          tolerations: [{ key: 'databases', operator: 'Exists' }],
        },
        nodes,
      ),
    ).toEqual([]);
  });
});
