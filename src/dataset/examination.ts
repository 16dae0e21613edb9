/**
 * Gets to know the content of every sequence of a set. Those of the library were examined when they were added; built-in
 * ones are packed and hashed here, once, in slices between which the worker answers others.
 */

import { createBreather } from '../recordings/eventLoop';
import type { SkeletonSequence } from '../skeleton/sequence';
import { KeptSet } from './library/keptSet';
import { packRecording } from './library/packedRecording';
import type { ExaminedSequence } from './quality';
import type { SequenceSet } from './sequenceSet';

const hashes = new WeakMap<SkeletonSequence, string>();

/**
 * @param now milliseconds, monotonic
 * @throws the signal's reason
 */
export async function examine(
  set: SequenceSet,
  signal: AbortSignal,
  now: () => number,
): Promise<readonly ExaminedSequence[]> {
  if (set instanceof KeptSet) return [...set.entries.values()];
  const breathe = createBreather(now);
  const examined: ExaminedSequence[] = [];
  for (const id of set.entries.keys()) {
    const sequence = set.sequence(id);
    if (sequence === undefined) continue;
    await breathe();
    signal.throwIfAborted();
    const { name, synthetic, frameCount, bodyCount } = sequence;
    examined.push({ id, name, synthetic, frameCount, bodyCount, hash: hashOf(sequence), cleaning: null });
  }
  return examined;
}

function hashOf(sequence: SkeletonSequence): string {
  const known = hashes.get(sequence);
  if (known !== undefined) return known;
  const { hash } = packRecording(sequence, null);
  hashes.set(sequence, hash);
  return hash;
}
