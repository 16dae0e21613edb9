/** A data set of the library, open for reading: sequences are unpacked when they are asked for. */

import type { SkeletonSequence } from '../../skeleton/sequence';
import type { Motion, SequenceSet } from '../sequenceSet';
import type { StoredSequence, StoredSet } from './libraryIndex';
import { leadingBytes, packedBytes, unpackOrientations, unpackPositions, unpackTracking } from './packing';
import { SegmentGoneError, type SegmentReader } from './segments';
import { hashOfSet } from './setHash';

export class KeptSet implements SequenceSet {
  readonly revision: number;
  readonly about: StoredSet;
  readonly entries: ReadonlyMap<string, StoredSequence>;
  /** Of its content: see ./setHash. */
  readonly hash: string;
  readonly #readers: ReadonlyMap<string, SegmentReader>;

  /** @param readers by segment; what is read needs its own there */
  constructor(
    revision: number,
    about: StoredSet,
    sequences: readonly StoredSequence[],
    readers: ReadonlyMap<string, SegmentReader>,
  ) {
    this.revision = revision;
    this.about = about;
    this.entries = new Map(sequences.map((sequence) => [sequence.id, sequence]));
    this.hash = hashOfSet(this.entries.values());
    this.#readers = readers;
  }

  sequence(id: string): SkeletonSequence | undefined {
    const stored = this.entries.get(id);
    if (stored === undefined) return undefined;
    const { name, synthetic, frameCount, bodyCount, packing } = stored;
    const bytes = this.#read(stored, packedBytes(stored, packing));
    const positions = unpackPositions(bytes, stored, packing);
    const orientations = unpackOrientations(bytes, stored, packing);
    const tracking = unpackTracking(bytes, stored, packing);
    return { id, name, synthetic, frameCount, bodyCount, positions, tracking, orientations };
  }

  motion(id: string, withOrientations: boolean): Motion | undefined {
    const stored = this.entries.get(id);
    if (stored === undefined) return undefined;
    const { frameCount, bodyCount, packing } = stored;
    const bytes = this.#read(stored, leadingBytes(stored, packing, withOrientations));
    const positions = unpackPositions(bytes, stored, packing);
    const orientations = withOrientations ? unpackOrientations(bytes, stored, packing) : null;
    return { frameCount, bodyCount, positions, orientations };
  }

  #read({ segment, from }: StoredSequence, length: number): Uint8Array<ArrayBuffer> {
    const reader = this.#readers.get(segment);
    if (reader === undefined) throw new SegmentGoneError(segment);
    return reader.read(from, length);
  }
}
