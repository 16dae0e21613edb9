/**
 * What the columns of a CSV hold. Three layouts: a row per body and frame with columns called after joint and axis (`spineBase_x`); a row
 * per joint (`frame, body, joint, x, y, z`); or the bare numbers of one or two bodies, 75 or 150 of them (Kinect v1: 60 or
 * 120), joint after joint. Columns `frame` and `body` may stand before; any others than these are refused.
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import { KINECT_V1_JOINT_COUNT } from '../kinectV1';
import { SkeletonParseError } from '../skeletonParseError';
import { jointOrder, plainJoint, plainName } from './jointOrder';

export interface Columns {
  /** Cells in a row. */
  readonly count: number;
  /** Index of the column, −1 where there is none. */
  readonly frame: number;
  readonly body: number;
  /** Of the joint's name; −1 where a row holds a whole body. */
  readonly joint: number;
  /** For each of the bodies of a row, the columns of its values, joint after joint in Kinect's order. */
  readonly bodies: readonly (readonly number[])[];
}

const FRAME = ['frame', 'frameindex', 'framenumber', 'cuadro', 'fotograma'];
const BODY = ['body', 'bodyid', 'bodyindex', 'person', 'cuerpo', 'persona'];
const JOINT = ['joint', 'jointname', 'jointindex', 'articulacion'];

/**
 * @param header cells of the first line; null where that holds numbers
 * @param count cells of the first line
 * @throws SkeletonParseError `csv-columns`
 */
export function columnsOf(header: readonly string[] | null, count: number): Columns {
  const names = header?.map(plainName) ?? [];
  const find = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const [frame, body, joint] = [find(FRAME), find(BODY), find(JOINT)];
  const rest = Array.from({ length: count }, (_, at) => at).filter((at) => at !== frame && at !== body);
  if (joint >= 0) {
    const axes = ['x', 'y', 'z'].map((axis) => names.indexOf(axis));
    if (axes.includes(-1) || frame < 0) throw wrong(['x', 'y', 'z'][axes.indexOf(-1)] ?? 'frame');
    return { count, frame, body, joint, bodies: [axes] };
  }
  if (header !== null && rest.some((at) => /[xyz]$/.test(names[at]!) && names[at]!.length > 2)) {
    const named = namedColumns(header, rest);
    if (named !== null) return { count, frame, body, joint: -1, bodies: [named] };
  }
  return { count, frame, body, joint: -1, bodies: bareColumns(rest) };
}

/** Null where the names are nobody's joints, so that only their number counts. */
function namedColumns(header: readonly string[], columns: readonly number[]): readonly number[] | null {
  const cells = columns.map((at) => {
    const name = header[at]!.trim();
    return { at, joint: plainJoint(name.slice(0, -1)), axis: 'xyz'.indexOf(name.slice(-1).toLowerCase()) };
  });
  const joints = [...new Set(cells.map(({ joint }) => joint))];
  if (!joints.includes('spinebase') && !joints.includes('head')) return null;
  const order = jointOrder(joints);
  if (order.places === null) throw wrong(order.missing);
  const found = new Array<number>(joints.length * 3).fill(-1);
  for (const { at, joint, axis } of cells) {
    const place = (order.places[joints.indexOf(joint)] ?? -1) * 3 + axis;
    if (axis < 0 || found[place] !== -1) throw wrong(header[at]!.slice(0, 24));
    found[place] = at;
  }
  const missing = found.indexOf(-1);
  if (missing >= 0) throw wrong(`${joints[Math.floor(missing / 3)]} ${'xyz'[missing % 3]}`);
  return found;
}

function bareColumns(columns: readonly number[]): readonly (readonly number[])[] {
  for (const joints of [JOINT_COUNT, KINECT_V1_JOINT_COUNT]) {
    const size = joints * 3;
    if (columns.length === size) return [columns];
    if (columns.length === size * 2) return [columns.slice(0, size), columns.slice(size)];
  }
  throw wrong(String(columns.length));
}

function wrong(detail: string): SkeletonParseError {
  return new SkeletonParseError('csv-columns', 1, detail);
}
