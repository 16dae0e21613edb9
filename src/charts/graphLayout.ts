/**
 * Geometry of a computational graph's drawing: nodes on their grid, arrows that end at the nodes' rims, loops where
 * a node has most room, edges from the frame before bent out of the way. Pure; SVG units.
 */

import type { GraphEdge, GraphNode, NetworkGraph } from '../networks/definition';

interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

interface PlacedEdge {
  readonly key: string;
  readonly path: string;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly delayed: boolean;
}

interface GraphDrawing {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const NODE_RADIUS = 18;
const COLUMN = 118;
const ROW = 66;
const MARGIN = 46;
/** Loops stand above and below the nodes. */
const LOOP_ROOM = 66;
/** Between an arrow's tip and the rim. */
const GAP = 3;
const LOOP_REACH = 54;
const LOOP_HALF_ANGLE = 0.48;
/** Labels of edges shorter than this stand beside the line. */
const SHORT_EDGE = 60;
const BESIDE = 13;
/** Sideways bend of edges from the frame before, as a share of their length. */
const BEND = 0.24;

const polar = ({ x, y }: Point, angle: number, distance: number): Point => ({
  x: x + Math.cos(angle) * distance,
  y: y + Math.sin(angle) * distance,
});
const angleTo = (from: Point, to: Point) => Math.atan2(to.y - from.y, to.x - from.x);
const round = (value: number) => Math.round(value * 10) / 10;
const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

/** The direction in which a node has most room between its edges; up where all is equal. */
export function roomiestAngle(angles: readonly number[]): number {
  const turn = 2 * Math.PI;
  const up = -Math.PI / 2;
  if (angles.length === 0) return up;
  const sorted = angles.map((angle) => (((angle - up) % turn) + turn) % turn).sort((a, b) => a - b);
  let best = { gap: -1, middle: 0 };
  sorted.forEach((angle, i) => {
    const next = sorted[i + 1] ?? (sorted[0] ?? 0) + turn;
    const gap = next - angle;
    const middle = (angle + gap / 2) % turn;
    const off = (place: number) => Math.min(place, turn - place);
    const better = gap > best.gap + 1e-6;
    const nearerUp = Math.abs(gap - best.gap) <= 1e-6 && off(middle) < off(best.middle);
    if (better || nearerUp) best = { gap, middle };
  });
  return best.middle + up;
}

function loop(edge: GraphEdge, node: PlacedNode, angle: number): PlacedEdge {
  const start = polar(node, angle - LOOP_HALF_ANGLE, NODE_RADIUS);
  const end = polar(node, angle + LOOP_HALF_ANGLE, NODE_RADIUS + GAP);
  const out = polar(node, angle - LOOP_HALF_ANGLE * 1.3, LOOP_REACH);
  const back = polar(node, angle + LOOP_HALF_ANGLE * 1.3, LOOP_REACH);
  const label = polar(node, angle, LOOP_REACH - 3);
  return {
    key: `${edge.from} ${edge.to} ${edge.delay}`,
    path: `M ${at(start)} C ${at(out)} ${at(back)} ${at(end)}`,
    label: edge.label,
    labelX: round(label.x),
    labelY: round(label.y),
    delayed: edge.delay === 1,
  };
}

/** Where along an edge its label stands: away from the end at which many edges meet. */
function labelShare(edge: GraphEdge, edges: readonly GraphEdge[]): number {
  if (edge.delay === 1) return 0.72;
  const meet = edges.filter(({ to, from }) => to === edge.to && from !== to).length;
  const part = edges.filter(({ from, to }) => from === edge.from && from !== to).length;
  if (meet > part) return 0.38;
  return part > meet ? 0.64 : 0.5;
}

function arrow(edge: GraphEdge, from: PlacedNode, to: PlacedNode, share: number): PlacedEdge {
  const delayed = edge.delay === 1;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = angleTo(from, to);
  // Bent edges pass on the outer side: above for targets above, below for targets below.
  const side = to.y <= from.y ? 1 : -1;
  const bend = delayed ? BEND * length * side * (to.x < from.x ? 1 : -1) : 0;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const control = polar(middle, angle + Math.PI / 2, bend);
  const start = polar(from, angleTo(from, control), NODE_RADIUS);
  const end = polar(to, angleTo(to, control), NODE_RADIUS + GAP);
  const mix = (a: number, b: number, c: number) =>
    (1 - share) ** 2 * a + 2 * share * (1 - share) * b + share ** 2 * c;
  const aside = Math.hypot(end.x - start.x, end.y - start.y) < SHORT_EDGE ? BESIDE : 0;
  return {
    key: `${edge.from} ${edge.to} ${edge.delay}`,
    path: delayed ? `M ${at(start)} Q ${at(control)} ${at(end)}` : `M ${at(start)} L ${at(end)}`,
    label: edge.label,
    labelX: round(mix(start.x, control.x, end.x) + Math.sin(angle) * aside),
    labelY: round(mix(start.y, control.y, end.y) - Math.cos(angle) * aside),
    delayed,
  };
}

/** Places a graph; edges whose nodes do not exist are left out. */
export function layOutGraph({ nodes, edges }: NetworkGraph): GraphDrawing {
  const leastRow = Math.min(0, ...nodes.map(({ row }) => row));
  const room = edges.some(({ from, to }) => from === to) ? LOOP_ROOM : MARGIN;
  const placed = nodes.map(
    (node): PlacedNode => ({
      ...node,
      x: MARGIN + node.column * COLUMN,
      y: room + (node.row - leastRow) * ROW,
    }),
  );
  const byId = new Map(placed.map((node) => [node.id, node]));
  const drawn = edges.flatMap((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    if (from === undefined || to === undefined) return [];
    if (from !== to) return [arrow(edge, from, to, labelShare(edge, edges))];
    const angles = edges.flatMap((other) => {
      if (other.from === other.to || (other.from !== edge.from && other.to !== edge.from)) return [];
      const neighbour = byId.get(other.from === edge.from ? other.to : other.from);
      return neighbour === undefined ? [] : [angleTo(from, neighbour)];
    });
    return [loop(edge, from, roomiestAngle(angles))];
  });
  return {
    nodes: placed,
    edges: drawn,
    width: Math.max(...placed.map(({ x }) => x), 0) + MARGIN,
    height: Math.max(...placed.map(({ y }) => y), 0) + room,
  };
}
