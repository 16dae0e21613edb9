/**
 * How a person last corrected the joint mapping of each BVH skeleton, kept in this browser. What cannot be stored is kept while the
 * page is open; what cannot be read counts for nothing.
 */

import { z } from '../experiment/schema';
import { type BvhCorrection, correctionFor, isSameMapping } from '../recordings/bvh/corrections';
import type { GuessedMapping, JointMapping } from '../recordings/bvh/mapping';
import { JOINT_NAMES } from '../skeleton/joints';

const KEY = 'bvh-corrections';
/** Skeletons; those that were corrected longest ago are forgotten. */
const MOST = 50;

const SOURCE = z.object({ from: z.string(), to: z.string().nullable(), share: z.number().min(0).max(1) });
const CORRECTIONS = z.array(
  z.object({ joints: z.array(z.string()), mapping: z.record(z.enum(JOINT_NAMES), SOURCE) }),
);

export class BvhCorrections {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  #unstored: readonly BvhCorrection[] | null = null;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
  }

  /** The latest first. */
  get list(): readonly BvhCorrection[] {
    if (this.#unstored !== null) return this.#unstored;
    try {
      return CORRECTIONS.parse(JSON.parse(this.#storage.getItem(KEY) ?? '[]'));
    } catch {
      return [];
    }
  }

  /** In the place of what was kept for these joints. What the names say needs no keeping, unless another skeleton's correction fits. */
  keep(joints: readonly string[], mapping: JointMapping, guess: GuessedMapping): void {
    const others = this.list.filter((kept) => kept.joints.join('\n') !== joints.join('\n'));
    const isGuess = isSameMapping(mapping, guess) && correctionFor(joints, others) === null;
    const list = isGuess ? others : [{ joints, mapping }, ...others].slice(0, MOST);
    try {
      this.#storage.setItem(KEY, JSON.stringify(list));
      this.#unstored = null;
    } catch {
      this.#unstored = list;
    }
  }

  /** What counts for these joints instead of what their names say; null where that does. */
  for({ joints, mapping }: { readonly joints: readonly string[]; readonly mapping: GuessedMapping }) {
    const correction = correctionFor(joints, this.list);
    return correction === null || isSameMapping(correction, mapping) ? null : correction;
  }
}
