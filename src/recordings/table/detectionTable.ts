/** Bodies read from a table or a document, one after the other, → what cleaning takes. */

import { JOINT_COUNT } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { completeKinectV1, KINECT_V1_JOINT_COUNT } from '../kinectV1';
import type { RawRecording } from '../rawRecording';
import { SkeletonParseError } from '../skeletonParseError';

const STRIDE = JOINT_COUNT * 3;
const FIRST_BODIES = 128;

export class DetectionTable {
  readonly #frames: number[] = [];
  readonly #bodyIds: string[] = [];
  readonly #seenFrames = new Set<number>();
  #positions = new Float32Array(FIRST_BODIES * STRIDE);
  #v1 = false;

  /** A frame, with or without bodies. Any number names it; their order is that of the numbers. */
  addFrame(frame: number): void {
    this.#seenFrames.add(frame);
  }

  /**
   * A body of 20 or 25 joints. One that is nowhere, or has only zeros, is absent from its frame.
   *
   * @param points `[joints, 3]` in Kinect's order; what is not finite is unknown
   */
  addBody(frame: number, bodyId: string, points: Float64Array): void {
    this.addFrame(frame);
    if (!points.some((value) => Number.isFinite(value) && value !== 0)) return;
    const at = this.#frames.length * STRIDE;
    if (at === this.#positions.length) {
      const grown = new Float32Array(at * 2);
      grown.set(this.#positions);
      this.#positions = grown;
    }
    this.#positions.set(points, at);
    this.#frames.push(frame);
    this.#bodyIds.push(bodyId);
    this.#v1 = points.length === KINECT_V1_JOINT_COUNT * 3;
  }

  /** Throws {@link SkeletonParseError} `zero-frames`, and `csv-rows` where a body is twice in a frame. */
  finish(): RawRecording {
    if (this.#seenFrames.size === 0) throw new SkeletonParseError('zero-frames', 1);
    const indexOf = new Map(
      [...this.#seenFrames].sort((a, b) => a - b).map((frame, index) => [frame, index]),
    );
    const order = this.#frames.map((_, at) => at);
    const frameOf = (at: number) => indexOf.get(this.#frames[at]!) ?? 0;
    order.sort((a, b) => frameOf(a) - frameOf(b) || a - b);
    this.#refuseTwins();
    const positions = new Float32Array(order.length * STRIDE);
    order.forEach((from, to) => {
      positions.set(this.#positions.subarray(from * STRIDE, (from + 1) * STRIDE), to * STRIDE);
    });
    return {
      frameCount: this.#seenFrames.size,
      detectionCount: order.length,
      frames: order.map(frameOf),
      bodyIds: order.map((at) => this.#bodyIds[at]!),
      positions,
      orientations: new Float32Array(),
      tracking: this.#trackingOf(positions),
    };
  }

  #refuseTwins(): void {
    const seen = new Set<string>();
    this.#frames.forEach((frame, at) => {
      const key = `${frame} ${this.#bodyIds[at]}`;
      if (seen.has(key)) throw new SkeletonParseError('csv-rows', null, String(frame));
      seen.add(key);
    });
  }

  /** Unknown places will be repaired from neighbours: inferred. */
  #trackingOf(positions: Float32Array): Uint8Array {
    const tracking = new Uint8Array(positions.length / 3);
    for (let joint = 0; joint < tracking.length; joint += 1) {
      const sum = positions[joint * 3]! + positions[joint * 3 + 1]! + positions[joint * 3 + 2]!;
      tracking[joint] = Number.isFinite(sum) ? TRACKING.tracked : TRACKING.inferred;
    }
    if (this.#v1) {
      // Tables have no orientations: there are none to complete.
      const none = new Float32Array();
      for (let first = 0; first < tracking.length; first += JOINT_COUNT) {
        completeKinectV1(positions, none, tracking, first);
      }
    }
    return tracking;
  }
}
