/** The joints of a BVH file with what their names say, and walks along their tree. */

import type { BvhJoint } from './hierarchy';
import { type ReadName, readNames } from './jointNames';

type Vec3 = BvhJoint['offset'];

const UNNAMED: ReadName = { side: 'centre', word: '' };

export class Bones {
  readonly #joints: readonly BvhJoint[];
  readonly #names: readonly ReadName[];
  /** Word → joints, in the file's order. */
  readonly #called: Readonly<Record<ReadName['side'], Map<string, number[]>>> = {
    left: new Map(),
    right: new Map(),
    centre: new Map(),
  };
  readonly #children: number[][];

  constructor(joints: readonly BvhJoint[]) {
    this.#joints = joints;
    // End sites have no names of their own, and would hide the prefix of the others.
    const read = readNames(joints.filter(({ isEnd }) => !isEnd).map(({ name }) => name));
    let next = 0;
    this.#names = joints.map(({ isEnd }) => (isEnd ? UNNAMED : (read[next++] ?? UNNAMED)));
    this.#names.forEach(({ side, word }, index) => {
      const called = this.#called[side].get(word);
      if (called === undefined) this.#called[side].set(word, [index]);
      else called.push(index);
    });
    this.#children = joints.map(() => []);
    joints.forEach(({ parent }, index) => {
      this.#children[parent]?.push(index);
    });
  }

  /**
   * The joint with the first of the words that one has, else the first of several of a word (`upperarm01`); `except` are taken
   * already.
   */
  find(
    words: readonly string[],
    side: ReadName['side'],
    except: readonly (number | null)[] = [],
  ): number | null {
    for (const ofSeveral of ['', '1']) {
      for (const word of words) {
        const called = this.#called[side].get(word + ofSeveral);
        const found = called?.find((index) => !except.includes(index));
        if (found !== undefined) return found;
      }
    }
    return null;
  }

  wordOf(index: number): string {
    return this.#names[index]?.word ?? '';
  }

  /** The joint that carries on the middle of the body from this one, or the end site that ends it. */
  onward(index: number): number | null {
    return this.#children[index]?.find((child) => this.#names[child]?.side === 'centre') ?? null;
  }

  /** The joint and all above it, itself first. */
  upwards(index: number | null): number[] {
    const line: number[] = [];
    for (let at = index ?? -1; at >= 0; at = this.#joints[at]?.parent ?? -1) line.push(at);
    return line;
  }

  /** Length of a joint's offset. */
  length(index: number): number {
    return Math.hypot(...(this.#joints[index]?.offset ?? [0]));
  }

  /** Where the joint is with all rotations at zero, from the root, by the offsets alone. */
  place(index: number): Vec3 {
    return this.upwards(index).reduce<Vec3>(
      ([x, y, z], above) => {
        const [dx = 0, dy = 0, dz = 0] = this.#joints[above]?.offset ?? [];
        return [x + dx, y + dy, z + dz];
      },
      [0, 0, 0],
    );
  }

  /** The joint and those below it that lie on it in every pose. */
  placedOn(start: number): readonly number[] {
    const found = [start];
    for (let at = 0; at < found.length; at += 1) {
      found.push(...(this.#children[found[at]!] ?? []).filter((child) => this.#isOnParent(child)));
    }
    return found;
  }

  #isOnParent(index: number): boolean {
    const moves = this.#joints[index]?.channels.some(({ kind }) => kind === 'position') ?? false;
    return !moves && this.length(index) === 0;
  }

  /** The tip of the first chain under `start` for which `leads` holds; `start` where there is none. */
  tip(start: number, leads: (child: number) => boolean = () => true): number {
    let at = start;
    let children = (this.#children[at] ?? []).filter(leads);
    while (children.length > 0) {
      at = children[0]!;
      children = this.#children[at] ?? [];
    }
    return at;
  }

  /** Everything below `start`, parents first. */
  below(start: number): number[] {
    const found = [...(this.#children[start] ?? [])];
    for (let at = 0; at < found.length; at += 1) found.push(...(this.#children[found[at]!] ?? []));
    return found;
  }

  root(): number {
    return this.#joints.findIndex(({ parent }) => parent < 0);
  }
}
