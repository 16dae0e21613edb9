/** The joints of a BVH file with what their names say, and walks along their tree. */

import type { BvhJoint } from './hierarchy';
import { type ReadName, readNames } from './jointNames';

const UNNAMED: ReadName = { side: 'centre', word: '' };

export class Bones {
  readonly #joints: readonly BvhJoint[];
  readonly #names: readonly ReadName[];
  readonly #children: number[][];

  constructor(joints: readonly BvhJoint[]) {
    this.#joints = joints;
    // End sites have no names of their own, and would hide the prefix of the others.
    const read = readNames(joints.filter(({ isEnd }) => !isEnd).map(({ name }) => name));
    let next = 0;
    this.#names = joints.map(({ isEnd }) => (isEnd ? UNNAMED : (read[next++] ?? UNNAMED)));
    this.#children = joints.map(() => []);
    joints.forEach(({ parent }, index) => {
      this.#children[parent]?.push(index);
    });
  }

  /** The joint with the first of the words that one has; `except` is taken already. */
  find(words: readonly string[], side: ReadName['side'], except: number | null = null): number | null {
    for (const word of words) {
      const found = this.#names.findIndex(
        (name, index) => name.word === word && name.side === side && index !== except,
      );
      if (found >= 0) return found;
    }
    return null;
  }

  wordOf(index: number): string {
    return this.#names[index]?.word ?? '';
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
