/**
 * The gradient of a whole vector of packed weights in one program: every matrix is a product of what its rows read and
 * the gradients of its sums, over the frames on which it was used. No atomics: each sum has one order.
 */

import type { Template } from './program';

/** Rows of packed weights that read the same buffer. */
export interface GradientBlock {
  /** Where the first row starts in the packed weights. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  /** One more row below, the bias. */
  readonly bias: boolean;
  /** Where its columns start in the deltas. */
  readonly delta: number;
  /** Frames that count: first, first + period, … */
  readonly first: number;
  readonly period: number;
  /** What the rows read, from which column on, and how many frames earlier; before the first frame there are zeros. */
  readonly from: 'x' | 'states';
  readonly at: number;
  readonly delay: 0 | 1;
}

interface GradientConstants {
  readonly blocks: readonly GradientBlock[];
  /** Length of the packed weights. */
  readonly size: number;
  readonly inputs: number;
  readonly states: number;
  readonly deltas: number;
  readonly [key: string]: unknown;
}

type Layout = Pick<GradientConstants, 'blocks' | 'size'>;

/** Tiles of 16 × 16 weights; 16 threads have 4 × 4 of them each, 16 such teams share the frames. */
const EDGE = 16;
const TEAMS = 16;
const THREADS = EDGE * EDGE;

function rowsOf({ rows, bias }: GradientBlock): number {
  return rows + (bias ? 1 : 0);
}

function tilesOf(block: GradientBlock): number {
  return Math.ceil(rowsOf(block) / EDGE) * Math.ceil(block.columns / EDGE);
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Parts of the packed weights that no block covers; their gradient is zero. */
function gaps({ blocks, size }: Layout): Gap[] {
  const found: Gap[] = [];
  let start = 0;
  for (const block of [...blocks].sort((a, b) => a.offset - b.offset)) {
    if (block.offset > start) found.push({ start, end: block.offset });
    start = block.offset + rowsOf(block) * block.columns;
  }
  if (start < size) found.push({ start, end: size });
  return found;
}

function gapGroups({ start, end }: Gap): number {
  return Math.ceil((end - start) / THREADS);
}

export function gradientWorkgroups(layout: Layout): number {
  const tiles = layout.blocks.reduce((sum, block) => sum + tilesOf(block), 0);
  return gaps(layout).reduce((sum, gap) => sum + gapGroups(gap), tiles);
}

function blockCode(block: GradientBlock, firstTile: number): string {
  const across = Math.ceil(block.columns / EDGE);
  const { offset, rows, columns, delta, first, period, from, at, delay } = block;
  return `
      if (group >= ${firstTile} && group < ${firstTile + tilesOf(block)}) {
        here = Block(${offset}, ${rows}, ${rowsOf(block)}, ${columns}, ${delta}, ${first}, ${period}, ${from === 'x'}, ${at}, ${delay});
        top = (group - ${firstTile}) / ${across} * ${EDGE};
        side = (group - ${firstTile}) % ${across} * ${EDGE};
      }`;
}

function gapCode({ start, end }: Gap, firstGroup: number): string {
  return `
      {
        let zero = ${start} + (group - ${firstGroup}) * ${THREADS} + i32(localIndex);
        if (group >= ${firstGroup} && zero < ${end}) { result[zero] = 0.0; }
      }`;
}

/** Adds up this thread's tile over its team's share of the sequences and counting frames. */
function sumCode(buffer: string, stride: number, deltas: number): string {
  const quad = (of: (n: number) => string) => [0, 1, 2, 3].map(of).join(', ');
  return `
          while (t < uniforms.frames) {
            let at = (t * batch + b) * ${deltas};
            let right = vec4<f32>(${quad((n) => `deltas[at + c[${n}]]`)});
            let source = max(t - here.delay, 0) * batch + b;
            var rows = vec4<f32>(${quad((n) => `${buffer}[source * ${stride} + r[${n}]]`)});
            rows = select(select(rows, vec4<f32>(0.0), t < here.delay), vec4<f32>(1.0), bias);
            sums[0] += rows[0] * right;
            sums[1] += rows[1] * right;
            sums[2] += rows[2] * right;
            sums[3] += rows[3] * right;
            b += ${TEAMS};
            while (b >= batch) { b -= batch; t += here.period; }
          }`;
}

/** The teams' sums, one weight to each thread. */
const ADD_TEAMS = `
      for (var i = 0; i < 4; i++) {
        for (var j = 0; j < 4; j++) {
          partial[(team * ${EDGE} + me / 4 * 4 + i) * ${EDGE} + me % 4 * 4 + j] = sums[i][j];
        }
      }
      workgroupBarrier();
      let i = i32(localIndex) / ${EDGE};
      let j = i32(localIndex) % ${EDGE};
      var total = 0.0;
      for (var n = 0; n < ${TEAMS}; n++) { total += partial[(n * ${EDGE} + i) * ${EDGE} + j]; }
      if (group < tiles && top + i < here.allRows && side + j < here.columns) {
        result[here.offset + (top + i) * here.columns + side + j] = total;
      }`;

const BLOCK = `
    struct Block {
      offset : i32, rows : i32, allRows : i32, columns : i32, delta : i32,
      first : i32, period : i32, fromX : bool, at : i32, delay : i32,
    };`;

function gradientCode(constants: GradientConstants): string {
  const { blocks, inputs, states, deltas } = constants;
  let groups = 0;
  const choose = blocks.map((block) => {
    const code = blockCode(block, groups);
    groups += tilesOf(block);
    return code;
  });
  const tiles = groups;
  const zero = gaps(constants).map((gap) => {
    const code = gapCode(gap, groups);
    groups += gapGroups(gap);
    return code;
  });
  const fromStates = states === 0 ? '' : `else {${sumCode('states', states, deltas)}}`;
  return `
    ${BLOCK}
    var<workgroup> partial : array<f32, ${TEAMS * EDGE * EDGE}>;
    fn main(index : i32) {
      let batch = uniforms.batch;
      let tiles = ${tiles};
      let group = i32(workgroupId.x);
      let me = i32(localIndex) % ${EDGE};
      let team = i32(localIndex) / ${EDGE};
      var here : Block;
      var top = 0;
      var side = 0;
      ${choose.join('')}
      var sums : array<vec4<f32>, 4>;
      if (group < tiles) {
        // beyond the edge the last row and column are read again, and not written
        let row = top + me / 4 * 4 + vec4<i32>(0, 1, 2, 3);
        let column = side + me % 4 * 4 + vec4<i32>(0, 1, 2, 3);
        let r = here.at + min(row, vec4<i32>(here.rows - 1));
        let c = here.delta + min(column, vec4<i32>(here.columns - 1));
        let bias = row >= vec4<i32>(here.rows);
        var t = here.first + team / batch * here.period;
        var b = team % batch;
        if (here.fromX) {${sumCode('x', inputs, deltas)}} ${fromStates}
      }
      ${ADD_TEAMS}
      ${zero.join('')}
    }`;
}

const SHARED = { uniforms: ['frames', 'batch'], workgroupSize: () => THREADS, code: gradientCode };

/** Gradient of the packed weights `[size]` from x, the states and the deltas of all frames. */
export const recurrentGradient: Template<GradientConstants> = {
  ...SHARED,
  name: 'RecurrentGradient',
  inputs: ['x', 'states', 'deltas'],
};

/** The same without recurrence: only x is read. */
export const linearGradient: Template<GradientConstants> = {
  ...SHARED,
  name: 'LinearGradient',
  inputs: ['x', 'deltas'],
};
