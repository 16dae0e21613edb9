/**
 * Adds recordings to a data set of the library, block by block: the bytes first, then, when they are on the disk, the
 * index. A crash loses the block under way.
 */

import type { FileProblem } from '../../recordings/problem';
import type { LibraryIndex, StoredSequence, StoredSet } from './libraryIndex';
import type { PackedRecording } from './packedRecording';
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

type Outcome = 'added' | 'replaced' | 'known';

export class SetWriter {
  readonly #parts: WriterParts;
  #set: StoredSet;
  /** What the set holds of each id, with what waits for its block. */
  readonly #known: Map<string, Pick<StoredSequence, 'hash' | 'frameCount'>>;
  #block: StoredSequence[] = [];
  #blockBytes = 0;
  #frames: number;
  #segment: { readonly name: string; readonly writer: SegmentWriter } | null = null;

  /** @param sequences what the set holds */
  constructor(parts: WriterParts, set: StoredSet, sequences: readonly StoredSequence[]) {
    this.#parts = parts;
    this.#set = set;
    this.#known = new Map(sequences.map(({ id, hash, frameCount }) => [id, { hash, frameCount }]));
    this.#frames = [...this.#known.values()].reduce((sum, { frameCount }) => sum + frameCount, 0);
  }

  /**
   * The same recording again changes nothing; another one of an id that is there takes its place.
   *
   * @throws QuotaExceededError where there is no room for it: what was added before is kept
   */
  async add(recording: PackedRecording): Promise<Outcome> {
    const { bytes, ...described } = recording;
    const known = this.#known.get(recording.id);
    if (known?.hash === recording.hash) return 'known';
    const { name, writer } = await this.#roomFor(bytes.length);
    const from = writer.size;
    writer.append(bytes);
    this.#block.push({ ...described, segment: name, from });
    this.#blockBytes += bytes.length;
    this.#known.set(recording.id, { hash: recording.hash, frameCount: recording.frameCount }); // not its bytes
    this.#frames += recording.frameCount - (known?.frameCount ?? 0);
    if (this.#block.length >= BLOCK_SEQUENCES || this.#blockBytes >= BLOCK_BYTES) await this.#commit();
    return known === undefined ? 'added' : 'replaced';
  }

  /** Whether there is a recording of this id, be it only on its way. */
  holds(id: string): boolean {
    return this.#known.has(id);
  }

  /** Commits what is left. @param refused files that could not be used */
  async finish(refused: readonly FileProblem[]): Promise<StoredSet> {
    await this.#commit({ refused: [...this.#set.refused, ...refused].slice(-MOST_REFUSED) });
    this.close();
    return this.#set;
  }

  /** Without committing. */
  close(): void {
    this.#segment?.writer.close();
    this.#segment = null;
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
