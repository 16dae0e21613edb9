/**
 * The rows of a BVH motion → where 25 points of the body are, through forward kinematics and at 30 frames a second. No row is kept longer
 * than it takes; the first waits for the second, which tells whether it is a calibration pose and left out.
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import { ByteScanner } from '../byteScanner';
import { SkeletonParseError } from '../skeletonParseError';
import { isCalibrationPose } from './calibration';
import type { BvhHierarchy } from './hierarchy';
import { ForwardKinematics } from './kinematics';
import type { ResolvedSource } from './mapping';
import type { MotionHead } from './motionHead';
import { Resampler } from './resample';

const ROWS_PER_SLICE = 200;

interface Motion {
  /** `[frames, 25, 3]` in the file's unit and axes, at 30 frames a second. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** Whether the first row was a calibration pose: it is not among them. */
  readonly isCalibrated: boolean;
}

/**
 * Reads the rows, pausing every few milliseconds. Throws {@link SkeletonParseError}: bvh-syntax, decimal-comma, not-a-number,
 * wrong-value-count, truncated, trailing-data, too-long.
 */
export function* readMotion(
  bytes: Uint8Array,
  hierarchy: BvhHierarchy,
  head: MotionHead,
  sources: readonly ResolvedSource[],
): Generator<void, Motion> {
  if (hierarchy.channelCount === 0) throw new SkeletonParseError('bvh-syntax', 1, 'CHANNELS');
  const body = new PosedBody(hierarchy, sources);
  const resampler = new Resampler(head.rate, JOINT_COUNT * 3);
  const rows = new RowReader(bytes, head, hierarchy.channelCount);
  const { row } = rows;
  const first = rows.read() ? row.slice() : null;
  const hasSecond = rows.read();
  const isCalibrated = first !== null && hasSecond && isCalibrationPose(hierarchy.joints, first, row);
  if (first !== null && !isCalibrated) resampler.push(body.pose(first));
  for (let more = hasSecond; more; more = rows.read()) {
    resampler.push(body.pose(row));
    if (rows.taken % ROWS_PER_SLICE === 0) yield;
  }
  return { positions: resampler.finish(), isCalibrated };
}

class RowReader {
  /** Channel values of the row read last. */
  readonly row: Float64Array;
  /** Rows read. */
  taken = 0;
  readonly #scanner: ByteScanner;
  readonly #frameCount: number;

  constructor(bytes: Uint8Array, { start, line, frameCount }: MotionHead, channelCount: number) {
    this.row = new Float64Array(channelCount);
    this.#frameCount = frameCount;
    this.#scanner = new ByteScanner(bytes.subarray(start));
    this.#scanner.line = line;
  }

  /** False behind the last one, where nothing may stand. */
  read(): boolean {
    const scanner = this.#scanner;
    const { row } = this;
    if (this.taken === this.#frameCount) {
      if (!scanner.findLine()) return false;
      throw new SkeletonParseError('trailing-data', scanner.line, String(this.#frameCount));
    }
    try {
      scanner.beginLine(row.length);
      for (let channel = 0; channel < row.length; channel += 1) row[channel] = scanner.value();
      scanner.endLine();
    } catch (error) {
      if (!(error instanceof SkeletonParseError) || error.code !== 'truncated') throw error;
      throw new SkeletonParseError('truncated', error.line, `${this.taken}/${this.#frameCount}`);
    }
    this.taken += 1;
    return true;
  }
}

/** `[25, 3]` with every channel at zero. */
export function restPose(hierarchy: BvhHierarchy, sources: readonly ResolvedSource[]): Float32Array {
  return Float32Array.from(new PosedBody(hierarchy, sources).pose(new Float64Array(hierarchy.channelCount)));
}

class PosedBody {
  readonly #kinematics: ForwardKinematics;
  readonly #sources: readonly ResolvedSource[];
  readonly #points = new Float64Array(JOINT_COUNT * 3);

  constructor(hierarchy: BvhHierarchy, sources: readonly ResolvedSource[]) {
    this.#sources = sources;
    this.#kinematics = new ForwardKinematics(
      hierarchy,
      sources.flatMap(({ from, to }) => [from, to]),
    );
  }

  /** `[25, 3]`, until the next call. */
  pose(row: Float64Array): Float64Array {
    const points = this.#points;
    this.#kinematics.pose(row);
    const places = this.#kinematics.positions;
    this.#sources.forEach(({ from, to, share }, joint) => {
      for (let axis = 0; axis < 3; axis += 1) {
        const start = places[from * 3 + axis]!;
        points[joint * 3 + axis] = to < 0 ? start : start + (places[to * 3 + axis]! - start) * share;
      }
    });
    return points;
  }
}
