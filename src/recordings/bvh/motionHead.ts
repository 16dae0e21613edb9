/** What a BVH file says of its MOTION before the rows: how many there are and how long each lasts. */

import { SkeletonParseError } from '../skeletonParseError';
import { type BvhHierarchy, finiteNumber } from './hierarchy';
import { TextLines } from './textLines';

/** Seconds between two frames: slower is no motion, faster no camera. */
const SHORTEST_FRAME = 0.0005;
const LONGEST_FRAME = 0.2;
const LONGEST_LINE = 200;
const TEXT = new TextDecoder();

export interface MotionHead {
  readonly frameCount: number;
  /** Frames a second. */
  readonly rate: number;
  /** First byte of the first row, and its line. */
  readonly start: number;
  readonly line: number;
}

/** Reads `Frames: n` and `Frame Time: s`. Throws {@link SkeletonParseError}: bvh-syntax, bvh-frame-time, decimal-comma, not-a-number, zero-frames. */
export function* readMotionHead(
  bytes: Uint8Array,
  { motionStart, motionLine }: BvhHierarchy,
): Generator<void, MotionHead> {
  const lines = new TextLines(bytes, motionStart, motionLine);
  const frameCount = finiteNumber(yield* readSetting(lines, 'Frames:'), lines.line);
  if (frameCount === 0) throw new SkeletonParseError('zero-frames', lines.line);
  if (!Number.isSafeInteger(frameCount) || frameCount < 0) {
    throw new SkeletonParseError('not-a-number', lines.line, String(frameCount));
  }
  const seconds = finiteNumber(yield* readSetting(lines, 'Frame Time:'), lines.line);
  if (seconds < SHORTEST_FRAME || seconds > LONGEST_FRAME) {
    throw new SkeletonParseError('bvh-frame-time', lines.line, String(seconds));
  }
  return { frameCount, rate: 1 / seconds, start: lines.end, line: lines.line + 1 };
}

/** What follows the keyword, which the next line must begin with. */
function* readSetting(lines: TextLines, keyword: string): Generator<void, string> {
  const found = yield* lines.next();
  const text = found ? TEXT.decode(lines.bytes.subarray(0, LONGEST_LINE)).trim() : '';
  const colon = text.indexOf(':') + 1;
  const written = text.slice(0, colon).replace(/\s+/g, ' ').toLowerCase();
  if (written !== keyword.toLowerCase()) throw new SkeletonParseError('bvh-syntax', lines.line, keyword);
  return text.slice(colon).trim();
}
