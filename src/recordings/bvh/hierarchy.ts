/**
 * The HIERARCHY of a BVH file → its joints, parents before children, and where the MOTION begins. Line by line and without
 * recursion, so that no nesting is too deep. Names may hold spaces; braces and what is between them may share a line.
 *
 * Source of the format: M. Meredith and S. Maddock, "Motion Capture File Formats Explained", University of Sheffield, 2001.
 */

import { SkeletonParseError } from '../skeletonParseError';
import { statementsOf } from './statements';
import { TextLines } from './textLines';

interface BvhChannel {
  readonly kind: 'position' | 'rotation';
  /** x, y, z. */
  readonly axis: 0 | 1 | 2;
}

export interface BvhJoint {
  /** Unique: a second one of a name has ` (2)`; an end site is called after its parent, `Head end`. */
  readonly name: string;
  /** Index of the parent; −1 for a root. */
  readonly parent: number;
  readonly isEnd: boolean;
  /** From the parent, in the file's own unit. */
  readonly offset: readonly [x: number, y: number, z: number];
  /** In the order in which they are applied; their values stand in this order in each row of the motion. */
  readonly channels: readonly BvhChannel[];
}

export interface BvhHierarchy {
  readonly joints: readonly BvhJoint[];
  /** Values in a row of the motion. */
  readonly channelCount: number;
  /** First byte behind the line MOTION, and that byte's line. */
  readonly motionStart: number;
  readonly motionLine: number;
}

/** A hierarchy beyond this is none: bodies with faces and fingers have some 300 joints. */
const MOST_JOINTS = 5_000;
const LONGEST_NAME = 100;
const LONGEST_LINE = 2_000;
const CHANNEL = /^([xyz])(position|rotation)$/i;

interface JointBegun {
  name: string;
  parent: number;
  isEnd: boolean;
  offset: [number, number, number] | null;
  channels: BvhChannel[] | null;
}

/** Throws {@link SkeletonParseError} `bvh-syntax`, `not-a-number`, `decimal-comma`, `truncated`, each with its line. */
export function parseHierarchy(bytes: Uint8Array): BvhHierarchy {
  const slices = parseHierarchyInSlices(bytes);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/** The same, pausing every few milliseconds: a file may go on without one. */
export function* parseHierarchyInSlices(bytes: Uint8Array): Generator<void, BvhHierarchy> {
  const reader = new HierarchyReader();
  const lines = new TextLines(bytes, 0, 1);
  while (yield* lines.next()) {
    const { line } = lines;
    if (lines.bytes.length > LONGEST_LINE) throw new SkeletonParseError('bvh-syntax', line, reader.expected);
    const text = TEXT.decode(lines.bytes).replace('\uFEFF', '').trim();
    if (text !== '' && reader.read(text, line)) {
      return { ...reader.finish(), motionStart: lines.end, motionLine: line + 1 };
    }
  }
  throw new SkeletonParseError('bvh-syntax', Math.max(1, lines.line), reader.expected);
}

const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

class HierarchyReader {
  begun = false;
  /** What the next line should begin with. */
  expected = 'HIERARCHY';
  readonly #joints: JointBegun[] = [];
  readonly #names = new Map<string, number>();
  /** Joints whose closing brace is still to come. */
  readonly #open: number[] = [];
  #braceDue = false;

  /** Takes one line; true where it holds MOTION, after a whole hierarchy. */
  read(text: string, line: number): boolean {
    return statementsOf(text).some(([keyword = '', ...words]) => this.#take(keyword, words, line));
  }

  #take(keyword: string, words: readonly string[], line: number): boolean {
    if (!this.begun) {
      if (!/^hierarchy$/i.test(keyword)) throw this.#wrong(line);
      this.begun = true;
      this.expected = 'ROOT';
    } else if (keyword === '{' || keyword === '}') this.#brace(keyword, line);
    else if (this.#braceDue) throw this.#wrong(line);
    else if (/^(root|joint|end)$/i.test(keyword)) this.#begin(keyword.toUpperCase(), words, line);
    else if (/^offset$/i.test(keyword)) this.#offset(words, line);
    else if (/^channels$/i.test(keyword)) this.#channels(words, line);
    else if (/^motion$/i.test(keyword) && this.#open.length === 0 && this.#joints.length > 0) return true;
    else throw this.#wrong(line);
    return false;
  }

  finish(): Pick<BvhHierarchy, 'joints' | 'channelCount'> {
    const joints = this.#joints.map(({ name, parent, isEnd, offset, channels }) => ({
      name,
      parent,
      isEnd,
      offset: offset ?? ([0, 0, 0] as const),
      channels: channels ?? [],
    }));
    return { joints, channelCount: joints.reduce((sum, { channels }) => sum + channels.length, 0) };
  }

  #begin(keyword: string, words: readonly string[], line: number): void {
    const parent = this.#open.at(-1) ?? -1;
    const isRoot = keyword === 'ROOT';
    if (isRoot !== parent < 0 || this.#joints[parent]?.isEnd === true) throw this.#wrong(line);
    if (parent >= 0 && this.#joints[parent]?.offset === null) throw this.#wrong(line);
    const isEnd = keyword === 'END';
    const name = isEnd ? `${this.#joints[parent]?.name} end` : words.join(' ').slice(0, LONGEST_NAME);
    if (this.#joints.length === MOST_JOINTS) throw this.#wrong(line, 'MOTION');
    this.#open.push(this.#joints.length);
    this.#joints.push({ name: this.#unique(name || '?'), parent, isEnd, offset: null, channels: null });
    this.#braceDue = true;
    this.expected = '{';
  }

  #unique(name: string): string {
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : this.#unique(`${name} (${count})`);
  }

  #brace(brace: string, line: number): void {
    if ((brace === '{') !== this.#braceDue) throw this.#wrong(line);
    this.#braceDue = false;
    if (brace === '{') {
      this.expected = 'OFFSET';
      return;
    }
    const closed = this.#joints[this.#open.pop() ?? -1];
    if (closed === undefined || closed.offset === null) throw this.#wrong(line);
    this.expected = this.#open.length > 0 ? '}' : 'MOTION';
  }

  #offset(values: readonly string[], line: number): void {
    const joint = this.#joints[this.#open.at(-1) ?? -1];
    if (joint === undefined || joint.offset !== null || values.length !== 3) throw this.#wrong(line);
    const [x = 0, y = 0, z = 0] = values.map((value) => finiteNumber(value, line));
    joint.offset = [x, y, z];
    this.expected = joint.isEnd ? '}' : 'CHANNELS';
  }

  #channels([count, ...names]: readonly string[], line: number): void {
    const joint = this.#joints[this.#open.at(-1) ?? -1];
    if (joint === undefined || joint.isEnd || joint.offset === null || joint.channels !== null) {
      throw this.#wrong(line);
    }
    if (Number(count) !== names.length || names.length > 6) throw this.#wrong(line, 'CHANNELS');
    joint.channels = names.map((name) => {
      const [, axis, kind] = CHANNEL.exec(name) ?? [];
      if (axis === undefined || kind === undefined) throw this.#wrong(line, 'Xrotation');
      return {
        kind: /^p/i.test(kind) ? 'position' : 'rotation',
        axis: AXES[axis.toLowerCase() as keyof typeof AXES],
      };
    });
    this.expected = 'JOINT';
  }

  #wrong(line: number, expected = this.expected): SkeletonParseError {
    return new SkeletonParseError('bvh-syntax', line, expected);
  }
}

const AXES = { x: 0, y: 1, z: 2 } as const;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number as BVH writes it. Throws `decimal-comma`, `not-a-number`. */
export function finiteNumber(text: string, line: number): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const detail = text.replace(/[^\x21-\x7e]/g, '·').slice(0, 24);
  throw new SkeletonParseError(/^[+-]?\d+,\d+$/.test(text) ? 'decimal-comma' : 'not-a-number', line, detail);
}
