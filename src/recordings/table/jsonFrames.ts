/** The frames of a JSON document, in any of the shapes in which a body or two can be written. */

import { JOINT_COUNT } from '../../skeleton/joints';
import { KINECT_V1_JOINT_COUNT } from '../kinectV1';
import { SkeletonParseError } from '../skeletonParseError';
import { jointOrder, plainJoint } from './jointOrder';

export const BODIES = 2;

/** How frames are written, from the first one that holds a body. */
export class FrameShape {
  readonly jointCount: number;
  readonly #order: readonly number[];

  constructor(frames: readonly unknown[], joints: readonly unknown[] | null) {
    const names = joints?.map((name) => plainJoint(String(name).slice(0, 40))) ?? null;
    const order = names === null ? null : jointOrder(names);
    if (order !== null && order.places === null) throw wrong(`joints: ${order.missing}`);
    this.jointCount = order?.places?.length ?? jointCountOf(frames);
    this.#order = order?.places ?? Array.from({ length: this.jointCount }, (_, joint) => joint);
  }

  /** Fills `row` `[2, joints, 3]` with what the frame holds. */
  read(frame: unknown, place: string, row: Float64Array): void {
    if (frame === null) return;
    if (!Array.isArray(frame)) throw wrong(place, frame);
    const stride = this.jointCount * 3;
    const first: unknown = frame.find((element) => element !== null);
    if (first === undefined) return;
    if (!Array.isArray(first)) {
      if (frame.length === stride * BODIES) {
        this.#flat(frame.slice(0, stride), place, row, 0);
        this.#flat(frame.slice(stride), place, row, stride);
      } else this.#flat(frame, place, row, 0);
      return;
    }
    if (frame.length === this.jointCount) this.#body(frame, place, row, 0);
    else if (frame.length <= BODIES) {
      frame.forEach((body: unknown, at) => {
        if (body !== null) this.#oneOf(body, `${place}[${at}]`, row, at * stride);
      });
    } else throw wrong(`${place}: ${frame.length}/${this.jointCount}`);
  }

  #oneOf(body: unknown, place: string, row: Float64Array, start: number): void {
    if (!Array.isArray(body)) throw wrong(place, body);
    if (body.length > 0 && !Array.isArray(body[0])) this.#flat(body, place, row, start);
    else this.#body(body, place, row, start);
  }

  #body(body: readonly unknown[], place: string, row: Float64Array, start: number): void {
    if (body.length !== this.jointCount) throw wrong(`${place}: ${body.length}/${this.jointCount}`);
    body.forEach((joint, at) => {
      if (joint === null) return;
      if (!Array.isArray(joint)) throw wrong(`${place}[${at}]`, joint);
      if (joint.length !== 3) throw wrong(`${place}[${at}]: ${joint.length}/3`);
      joint.forEach((value, axis) => {
        row[start + this.#order[at]! * 3 + axis] = coordinateOf(value, `${place}[${at}][${axis}]`);
      });
    });
  }

  #flat(values: readonly unknown[], place: string, row: Float64Array, start: number): void {
    if (values.length !== this.jointCount * 3) {
      throw wrong(`${place}: ${values.length}/${this.jointCount * 3}`);
    }
    values.forEach((value, at) => {
      const joint = this.#order[Math.floor(at / 3)]!;
      row[start + joint * 3 + (at % 3)] = coordinateOf(value, `${place}[${at}]`);
    });
  }
}

/** 20 or 25, from the first frame that holds a body. */
function jointCountOf(frames: readonly unknown[]): number {
  for (const [index, frame] of frames.entries()) {
    const count = Array.isArray(frame) ? countIn(frame) : 0;
    if (count === 0) continue;
    for (const joints of [JOINT_COUNT, KINECT_V1_JOINT_COUNT]) {
      if (count === joints || count === joints * BODIES) return joints;
    }
    throw wrong(`frames[${index}]: ${count}/${JOINT_COUNT}`);
  }
  return JOINT_COUNT;
}

/** Joints in a frame of one body, or of the first of two; both together where they are one list of numbers. */
function countIn(frame: readonly unknown[]): number {
  const first = frame.find((element) => element !== null);
  if (!Array.isArray(first)) return frame.length / 3;
  if (Array.isArray(first[0])) return first.length;
  return first.length === 3 ? frame.length : first.length / 3;
}

function coordinateOf(value: unknown, place: string): number {
  if (value === null) return Number.NaN;
  if (typeof value !== 'number') throw wrong(place, value);
  return value;
}

/** What is not laid out as described: the place in the document and what was found there. */
export function wrong(place: string, found?: unknown): SkeletonParseError {
  return new SkeletonParseError(
    'json-shape',
    null,
    found === undefined ? place : `${place}: ${brief(found)}`,
  );
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value).slice(0, 24);
}
