/**
 * The detections of a `.skeleton` file as they are read: growing storage that never trusts a count in the file, but grows with
 * what was really read.
 */

import { JOINT_COUNT } from '../skeleton/joints';
import type { ByteScanner } from './byteScanner';
import { completeKinectV1, KINECT_V1_JOINT_COUNT } from './kinectV1';
import type { RawRecording } from './rawRecording';

const JOINT_VALUES = 12;
/** Columns between z and the orientation: depth x y and colour x y. */
const SKIPPED_COLUMNS = 4;
/** Smallest text of one body in one frame: 20 lines of 12 one-digit values with their separators. */
const LEAST_BYTES_PER_DETECTION = KINECT_V1_JOINT_COUNT * JOINT_VALUES * 2;
const USUAL_BYTES_PER_DETECTION = 3_000;

export class Detections {
  readonly #frames: number[] = [];
  readonly #bodyIds: string[] = [];
  readonly #most: number;
  #capacity: number;
  #positions: Float32Array;
  #orientations: Float32Array;
  #tracking: Uint8Array;

  constructor(byteLength: number) {
    this.#most = Math.ceil(byteLength / LEAST_BYTES_PER_DETECTION) + 1;
    this.#capacity = Math.min(Math.ceil(byteLength / USUAL_BYTES_PER_DETECTION) + 1, this.#most);
    this.#positions = new Float32Array(this.#capacity * JOINT_COUNT * 3);
    this.#orientations = new Float32Array(this.#capacity * JOINT_COUNT * 4);
    this.#tracking = new Uint8Array(this.#capacity * JOINT_COUNT);
  }

  get count(): number {
    return this.#frames.length;
  }

  add(frame: number, id: string): void {
    if (this.#frames.length === this.#capacity) this.#grow();
    this.#frames.push(frame);
    this.#bodyIds.push(id);
  }

  /** Reads the line of one joint of the detection added last. */
  readJoint(scanner: ByteScanner, joint: number): void {
    const at = (this.#frames.length - 1) * JOINT_COUNT + joint;
    const positions = this.#positions;
    scanner.beginLine(JOINT_VALUES);
    positions[at * 3] = scanner.value();
    positions[at * 3 + 1] = scanner.value();
    positions[at * 3 + 2] = scanner.value();
    for (let column = 0; column < SKIPPED_COLUMNS; column += 1) scanner.value();
    const orientations = this.#orientations;
    orientations[at * 4] = scanner.value();
    orientations[at * 4 + 1] = scanner.value();
    orientations[at * 4 + 2] = scanner.value();
    orientations[at * 4 + 3] = scanner.value();
    const state = scanner.value();
    this.#tracking[at] = state === 1 || state === 2 ? state : 0;
    scanner.endLine();
  }

  /** Makes Kinect v2's 25 joints of the 20 read for the detection added last. */
  completeKinectV1(): void {
    const first = (this.#frames.length - 1) * JOINT_COUNT;
    completeKinectV1(this.#positions, this.#orientations, this.#tracking, first);
  }

  finish(frameCount: number): RawRecording {
    const count = this.#frames.length;
    return {
      frameCount,
      detectionCount: count,
      frames: this.#frames,
      bodyIds: this.#bodyIds,
      positions: this.#positions.subarray(0, count * JOINT_COUNT * 3),
      orientations: this.#orientations.subarray(0, count * JOINT_COUNT * 4),
      tracking: this.#tracking.subarray(0, count * JOINT_COUNT),
    };
  }

  #grow(): void {
    this.#capacity = Math.min(this.#capacity * 2, Math.max(this.#most, this.#capacity + 1));
    const positions = new Float32Array(this.#capacity * JOINT_COUNT * 3);
    const orientations = new Float32Array(this.#capacity * JOINT_COUNT * 4);
    const tracking = new Uint8Array(this.#capacity * JOINT_COUNT);
    positions.set(this.#positions);
    orientations.set(this.#orientations);
    tracking.set(this.#tracking);
    this.#positions = positions;
    this.#orientations = orientations;
    this.#tracking = tracking;
  }
}
