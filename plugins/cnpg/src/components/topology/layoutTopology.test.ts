import type { Topology, TopologyNode } from './describeTopology';
import { type Box, layoutTopology } from './layoutTopology';

function node(
  index: number,
  zone: string | undefined,
  role: TopologyNode['role'],
): TopologyNode {
  return {
    name: `orders-db-${index + 1}`,
    role,
    zone,
    designated: false,
    ready: true,
    fenced: false,
    target: false,
    disconnected: false,
    silent: false,
    status: 'Running',
    node: undefined,
    services: [],
  };
}

/** Every number of instances in every number of zones, with each one, or nobody, as primary. */
const topologies: [string, Topology][] = [];
for (let count = 1; count <= 9; count++) {
  for (let zoneCount = 0; zoneCount <= 3; zoneCount++) {
    for (let primary = -1; primary < count; primary++) {
      const nodes = Array.from({ length: count }, (_, index) =>
        node(
          index,
          zoneCount === 0 ? undefined : `zone-${(index % zoneCount) + 1}`,
          index === primary ? 'primary' : 'standby',
        ),
      );
      topologies.push([
        `${count} instances in ${zoneCount} zones, primary ${primary + 1}`,
        {
          nodes,
          zones: [...new Set(nodes.map(it => it.zone))],
          situation: primary < 0 ? 'withoutPrimary' : 'normal',
        },
      ]);
    }
  }
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The inside of a box: touching its edge is no crossing. */
function inside({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}

/** A stretch of a line that runs along an axis, as a thin box. */
function stretch([x1, y1]: [number, number], [x2, y2]: [number, number]): Box {
  return {
    x: Math.min(x1, x2) - 0.5,
    y: Math.min(y1, y2) - 0.5,
    width: Math.abs(x2 - x1) + 1,
    height: Math.abs(y2 - y1) + 1,
  };
}

describe('layoutTopology', () => {
  it.each(topologies)('%s: nothing lies on anything else', (_, topology) => {
    const layout = layoutTopology(topology);
    const picture = { x: 0, y: 0, width: layout.width, height: layout.height };
    const boxes = [
      ...layout.nodes.map(it => it.box),
      ...(layout.vacancy ? [layout.vacancy] : []),
    ];

    expect(layout.nodes).toHaveLength(topology.nodes.length);
    boxes.forEach((box, index) => {
      expect(contains(picture, box)).toBe(true);
      for (const other of boxes.slice(index + 1)) {
        expect(overlap(box, other)).toBe(false);
      }
    });
    for (const { name, box } of layout.nodes) {
      const { zone } = topology.nodes.find(it => it.name === name)!;
      const column = layout.columns.find(it => it.zone === zone)!;
      expect(contains(column.box, box)).toBe(true);
    }
  });

  it.each(topologies)('%s: arrows lead around nodes', (_, topology) => {
    const layout = layoutTopology(topology);
    const hasPrimary = topology.nodes.some(it => it.role === 'primary');
    expect(layout.arrows).toHaveLength(
      hasPrimary ? topology.nodes.length - 1 : 0,
    );
    for (const { to, points, label } of layout.arrows) {
      for (const [index, point] of points.slice(1).entries()) {
        const line = stretch(points[index], point);
        expect(Math.min(line.width, line.height)).toBe(1);
        for (const { box } of layout.nodes) {
          expect(overlap(line, inside(box))).toBe(false);
        }
      }
      const target = layout.nodes.find(it => it.name === to)!.box;
      expect(points[points.length - 1][0]).toBe(target.x);
      const text = {
        x: label.x,
        y: label.y - 13,
        width: target.width,
        height: 16,
      };
      for (const { box } of layout.nodes) {
        expect(overlap(text, box)).toBe(false);
      }
    }
  });

  it('leaves the place of the primary empty while there is none', () => {
    const [, topology] = topologies.find(
      ([, it]) => it.situation === 'withoutPrimary',
    )!;
    expect(layoutTopology(topology).vacancy).toBeDefined();
  });

  it('draws no arrow to a standby that is not connected', () => {
    const nodes = [
      node(0, 'zone-1', 'primary'),
      { ...node(1, 'zone-2', 'standby'), disconnected: true },
    ];
    const { arrows } = layoutTopology({
      nodes,
      zones: ['zone-1', 'zone-2'],
      situation: 'normal',
    });
    expect(arrows).toEqual([]);
  });
});
