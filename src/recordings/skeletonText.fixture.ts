/** Small `.skeleton` files for tests, written value by value. */

import { JOINT_COUNT } from '../skeleton/joints';

export type Point = readonly [x: number | string, y: number | string, z: number | string];

export interface BodySpec {
  readonly id: string;
  /** Position of each joint. */
  readonly joint: (joint: number) => Point;
}

const ORIENTATION = '1 0 0 0';

/** Lines of one body: id line, joint count, 25 joints. */
function bodyLines({ id, joint }: BodySpec): string[] {
  const joints = Array.from({ length: JOINT_COUNT }, (_, index) => {
    const [x, y, z] = joint(index);
    return `${x} ${y} ${z} 250.5 190.25 1030 515 ${ORIENTATION} 2`;
  });
  return [`${id} 0 1 1 0 1 1 0.01 -0.02 2`, String(JOINT_COUNT), ...joints];
}

/** One inner list of bodies per frame. */
export function skeletonLines(frames: readonly (readonly BodySpec[])[]): string[] {
  const lines = [String(frames.length)];
  for (const bodies of frames) lines.push(String(bodies.length), ...bodies.flatMap(bodyLines));
  return lines;
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

export function skeletonBytes(frames: readonly (readonly BodySpec[])[]): Uint8Array<ArrayBuffer> {
  return bytesOf(`${skeletonLines(frames).join('\n')}\n`);
}

/** A body 1.8 m tall and `width` wide, standing at `x`; joints zigzag so that both spreads are met. */
export function standing(id: string, x = 0, width = 0.5): BodySpec {
  return {
    id,
    joint: (joint) => [x + (joint % 2) * width, (joint / (JOINT_COUNT - 1)) * 1.8, 3],
  };
}

/** `count` frames, each made from its number. */
export function frames(count: number, make: (frame: number) => readonly BodySpec[]): (readonly BodySpec[])[] {
  return Array.from({ length: count }, (_, frame) => make(frame));
}
