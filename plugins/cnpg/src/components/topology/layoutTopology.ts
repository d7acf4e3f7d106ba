import type { Topology } from './describeTopology';

/** In units of the SVG's view box. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything of the picture is. */
export interface TopologyLayout {
  width: number;
  height: number;
  columns: { zone: string | undefined; box: Box }[];
  nodes: { name: string; box: Box }[];
  /** From the primary to each standby that it sends WAL to. */
  arrows: {
    to: string;
    /** Corners of a line that never crosses a node. */
    points: [number, number][];
    /** Left end of the baseline of its label, above the standby. */
    label: { x: number; y: number };
  }[];
  /** The primary's empty place, while nobody is primary. */
  vacancy?: Box;
}

const COLUMN = { width: 312, gap: 16, header: 34, padding: 14 };
/** Left of the nodes of a column: the lane in which arrows come down. */
const LANE = 22;
const NODE = { height: 104 };
/** Above a standby: room for the label of its arrow. */
const LABEL = 30;
/** Below the primary: the bus that leads to all columns. */
const BUS = 22;

/**
 * Zones as columns. The first row belongs to the primary alone, so that its
 * arrows can leave along a bus below it and come down in a lane beside the
 * standbys: no arrow crosses a node, for any number of instances and zones.
 */
export function layoutTopology(topology: Topology): TopologyLayout {
  const { nodes, zones, situation } = topology;
  const primary = nodes.find(node => node.role === 'primary');
  const hasFirstRow = primary !== undefined || situation === 'withoutPrimary';
  const nodeWidth = COLUMN.width - COLUMN.padding * 2 - LANE;

  const firstRow = COLUMN.header;
  const bus = firstRow + NODE.height + BUS / 2;
  const secondRow = hasFirstRow ? firstRow + NODE.height + BUS : COLUMN.header;
  const rowHeight = LABEL + NODE.height;

  const columnX = (index: number) => index * (COLUMN.width + COLUMN.gap);
  const nodeX = (index: number) => columnX(index) + COLUMN.padding + LANE;
  const laneX = (index: number) => columnX(index) + COLUMN.padding + LANE / 2;

  const placed: TopologyLayout['nodes'] = [];
  const arrows: TopologyLayout['arrows'] = [];
  let rows = 0;
  zones.forEach((zone, index) => {
    const inZone = nodes.filter(node => node.zone === zone && node !== primary);
    rows = Math.max(rows, inZone.length);
    inZone.forEach((node, row) => {
      const box: Box = {
        x: nodeX(index),
        y: secondRow + row * rowHeight + LABEL,
        width: nodeWidth,
        height: NODE.height,
      };
      placed.push({ name: node.name, box });
    });
  });

  let vacancy: Box | undefined;
  if (primary) {
    const home = zones.indexOf(primary.zone);
    const box: Box = {
      x: nodeX(home),
      y: firstRow,
      width: nodeWidth,
      height: NODE.height,
    };
    placed.unshift({ name: primary.name, box });
    const start = box.x + box.width / 2;
    for (const node of nodes) {
      if (node.role !== 'standby' || node.disconnected) continue;
      const target = placed.find(it => it.name === node.name)!.box;
      const lane = laneX(zones.indexOf(node.zone));
      const end = target.y + target.height / 2;
      arrows.push({
        to: node.name,
        points: [
          [start, box.y + box.height],
          [start, bus],
          [lane, bus],
          [lane, end],
          [target.x, end],
        ],
        label: { x: target.x, y: target.y - 9 },
      });
    }
  }

  const columns = Math.max(zones.length, 1);
  const width = columns * COLUMN.width + (columns - 1) * COLUMN.gap;
  if (!primary && hasFirstRow) {
    vacancy = {
      x: COLUMN.padding,
      y: firstRow,
      width: width - COLUMN.padding * 2,
      height: NODE.height,
    };
  }
  const height =
    (rows > 0 ? secondRow + rows * rowHeight : firstRow + NODE.height) +
    COLUMN.padding;
  return {
    width,
    height,
    columns: zones.map((zone, index) => ({
      zone,
      box: { x: columnX(index), y: 0, width: COLUMN.width, height },
    })),
    nodes: placed,
    arrows,
    ...(vacancy && { vacancy }),
  };
}
