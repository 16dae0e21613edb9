/**
 * Adds recordings to a data set of the library, block by block: the bytes first, then, when they are on the disk, the
 * index. A crash loses the block under way.
 */

import { isNtuName } from '../../recordings/name';
import {
  type LibraryIndex,
  type RefusedFiles,
  refusedOf,
  type StoredSequence,
  type StoredSet,
} from './libraryIndex';
import type { PackedRecording } from './packedRecording';
import { RecordingIds } from './recordingIds';
import { isQuotaExceeded, type SegmentStore, type SegmentWriter } from './segments';

const BLOCK_SEQUENCES = 500;
const BLOCK_BYTES = 2 ** 25;
const SEGMENT_BYTES = 2 ** 28;
const MOST_REFUSED = 1_000;

interface WriterParts {
  readonly index: LibraryIndex;
  readonly segments: SegmentStore;
  /** A name that no segment has; what holds it is held until the writer is done. */
  readonly newSegment: () => Promise<string>;
  readonly now: () => number;
}

/** What became of a recording: new, in the place of another, or there already. */
type Outcome = 'added' | 'replaced' | 'known';

export class SetWriter {
  readonly #parts: WriterParts;
  #set: StoredSet;
  /** What the set holds of each id, with what waits for its block. */
  readonly #known: Map<string, Pick<StoredSequence, 'hash' | 'frameCount'>>;
  readonly #ids = new RecordingIds();
  /** Those whose file is not known. */
  readonly #fileless = new Map<string, StoredSequence>();
  #block: StoredSequence[] = [];
  #blockBytes = 0;
  #frames: number;
  #segment: { readonly name: string; readonly writer: SegmentWriter } | null = null;

  /** @param sequences what the set holds */
  constructor(parts: WriterParts, set: StoredSet, sequences: readonly StoredSequence[]) {
    this.#parts = parts;
    this.#set = set;
    const latest = new Map(sequences.map((sequence) => [sequence.id, sequence]));
    this.#known = new Map([...latest].map(([id, { hash, frameCount }]) => [id, { hash, frameCount }]));
    for (const [id, sequence] of latest) {
      this.#ids.put(sequence);
      if (sequence.fileHash === null && !isNtuName(id)) this.#fileless.set(id, sequence);
    }
    this.#frames = [...this.#known.values()].reduce((sum, { frameCount }) => sum + frameCount, 0);
  }

  /**
   * The same recording again changes nothing; where its content is another, it takes the place of the old one. Its id becomes what
   * RecordingIds says.
   *
   * @throws QuotaExceededError where there is no room for it: what was added before is kept
   */
  async add(recording: PackedRecording): Promise<Outcome> {
    const id = this.#ids.idFor(recording);
    const known = this.#known.get(id);
    if (known?.hash === recording.hash) {
      this.#learnFile(id, recording.fileHash);
      return 'known';
    }
    const { bytes, fileName: _, ...described } = recording;
    const { name: segment, writer } = await this.#roomFor(bytes.length);
    const from = writer.size;
    writer.append(bytes);
    this.#put({ ...described, id, segment, from });
    this.#blockBytes += bytes.length;
    this.#frames += recording.frameCount - (known?.frameCount ?? 0);
    if (this.#block.length >= BLOCK_SEQUENCES || this.#blockBytes >= BLOCK_BYTES) await this.#commit();
    return known === undefined ? 'added' : 'replaced';
  }

  /** Whether there is a recording of this id, be it only on its way. */
  holds(id: string): boolean {
    return this.#known.has(id);
  }

  /** Commits what is left. Given the files that could not be used. */
  async finish({ refused, refusedCount }: RefusedFiles): Promise<StoredSet> {
    const before = refusedOf(this.#set);
    await this.#commit({
      refused: [...before.refused, ...refused].slice(-MOST_REFUSED),
      refusedCount: before.refusedCount + refusedCount,
    });
    this.close();
    return this.#set;
  }

  /** Without committing. */
  close(): void {
    this.#segment?.writer.close();
    this.#segment = null;
  }

  /** By it the recording is known again when the file is read in another way. */
  #learnFile(id: string, fileHash: string | null): void {
    const sequence = this.#fileless.get(id);
    if (sequence !== undefined && fileHash !== null) this.#put({ ...sequence, fileHash });
  }

  #put(sequence: StoredSequence): void {
    const { id, hash, frameCount } = sequence;
    this.#block.push(sequence);
    this.#ids.put(sequence);
    this.#known.set(id, { hash, frameCount });
    this.#fileless.delete(id);
  }

  async #roomFor(bytes: number): Promise<{ readonly name: string; readonly writer: SegmentWriter }> {
    const { segments, newSegment } = this.#parts;
    if (this.#segment !== null && this.#segment.writer.size + bytes > SEGMENT_BYTES) {
      await this.#commit();
      this.close();
    }
    if (this.#segment === null) {
      const name = await newSegment();
      this.#segment = { name, writer: await segments.create(name) };
    }
    return this.#segment;
  }

  async #commit(change: Partial<StoredSet> = {}): Promise<void> {
    const { index, now } = this.#parts;
    this.#segment?.writer.flush();
    const block = this.#block;
    const names = new Set([...this.#set.segments, ...block.map(({ segment }) => segment)]);
    const changed = {
      ...change,
      sequences: this.#known.size,
      frames: this.#frames,
      bytes: this.#set.bytes + this.#blockBytes,
      segments: [...names],
      changedAt: now(),
    };
    try {
      this.#set = await index.append(this.#set.id, block, changed);
    } catch (error) {
      if (!isQuotaExceeded(error) || this.#segment === null) throw error;
      this.#segment.writer.giveBackReserve();
      this.#set = await index.append(this.#set.id, block, changed);
    }
    this.#block = [];
    this.#blockBytes = 0;
  }
}
