/** What the page asks of the library: reading files into a data set, making one, opening, renaming and deleting them. */

import type { SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { importRecordings } from '../recordings/importRecordings';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { ProgressListener } from '../recordings/progress';
import type { Library } from './library/library';
import { NONE_REFUSED, SetGoneError, type StoredSet } from './library/libraryIndex';
import type { PackedRecording } from './library/packedRecording';
import { isQuotaExceeded } from './library/segments';
import { keptHash } from './library/setHash';
import type { SetWriter } from './library/setWriter';
import type { LibrarySet, LibrarySummary, SetReport, StorageState } from './protocol';
import type { JobOptions, RecordingWork } from './recordingWork';
import type { SequenceStore } from './sequenceStore';
import { generateIntoSet } from './setGeneration';

interface DeskParts extends Pick<RecordingWork, 'startReading' | 'startMaking'> {
  readonly library: Promise<Library>;
  /** Where the open set is. */
  readonly store: SequenceStore;
  readonly estimate: () => Promise<StorageState>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

interface FoundSet {
  readonly id: string;
  readonly isNew: boolean;
}

type Writing = Parameters<Library['write']>[1];

export class LibraryDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Reads into the set of this name, or a new one, and opens it. Once aborted, resolves with what was read. */
  async import(
    sources: readonly FileSource[],
    setName: string,
    { signal, onProgress }: JobOptions<ProgressListener>,
  ): Promise<SetReport | null> {
    const { startReading, now } = this.#parts;
    const reader = startReading();
    const found = await this.#setNamed(setName);
    const changes = { added: 0, replaced: 0, known: 0 };
    let report: ImportReport | null = null;
    const read = async (writer: SetWriter) => {
      const keep = async (recording: PackedRecording) => {
        changes[await writer.add(recording)] += 1;
      };
      const { report: drawnUp, ...refused } = await importRecordings(sources, {
        signal,
        onProgress,
        reader,
        keep,
        now,
      });
      report = drawnUp;
      return refused;
    };
    try {
      await this.#writeInto(found, read, signal);
    } catch (error) {
      if (report === null || !isQuotaExceeded(error)) throw error;
      report = stoppedForRoom(report); // the blocks that were finished are there
    } finally {
      reader.stop();
    }
    await this.open(found.id).catch((error: unknown) => {
      if (!(error instanceof SetGoneError)) throw error; // an import of nothing has left no set
    });
    return report && { ...report, changes };
  }

  /** Makes built-in recordings into the set of this name, or a new one, and opens it. */
  async make(
    config: SyntheticConfig,
    seed: number,
    setName: string,
    { signal, onProgress }: JobOptions<(done: number, total: number) => void>,
  ): Promise<void> {
    const maker = this.#parts.startMaking();
    const make = async (writer: SetWriter) => {
      await generateIntoSet(writer, config, seed, { signal, maker, onProgress });
      return NONE_REFUSED;
    };
    const found = await this.#setNamed(setName);
    await this.#writeInto(found, make, signal).finally(() => maker.stop());
    await this.open(found.id);
  }

  /** @throws SetGoneError */
  async open(setId: string): Promise<void> {
    const { library, store } = this.#parts;
    store.open(await (await library).open(setId, store.nextRevision()));
  }

  /** @throws SetGoneError */
  async rename(setId: string, name: string): Promise<void> {
    await (await this.#parts.library).rename(setId, name);
    if (this.#parts.store.openId === setId) await this.open(setId);
  }

  /** The open one is closed before. */
  async remove(setId: string): Promise<void> {
    const { library, store } = this.#parts;
    if (store.openId === setId) store.close();
    await (await library).remove(setId);
  }

  async summary(): Promise<LibrarySummary> {
    const library = await this.#parts.library;
    const sets = await library.sets();
    return { sets: sets.map(listed), lasting: library.lasting, ...(await this.#parts.estimate()) };
  }

  async #setNamed(name: string): Promise<FoundSet> {
    const library = await this.#parts.library;
    const known = (await library.sets()).find((set) => set.name === name);
    return { id: (known ?? (await library.create(name))).id, isNew: known === undefined };
  }

  /** A new set that nothing came into is removed again. */
  async #writeInto({ id, isNew }: FoundSet, writing: Writing, signal: AbortSignal): Promise<void> {
    const library = await this.#parts.library;
    try {
      await library.write(id, writing, signal);
    } finally {
      if (isNew) await library.removeEmpty(id);
    }
  }
}

function stoppedForRoom(report: ImportReport): ImportReport {
  if (report.problems.some(({ code }) => code === 'storage-full')) return report;
  const problem: FileProblem = { code: 'storage-full', file: '', line: null, detail: '' };
  return { ...report, problems: [problem, ...report.problems] };
}

function listed(set: StoredSet): LibrarySet {
  const { id, name, createdAt, changedAt, sequences, frames, bytes } = set;
  return { id, name, createdAt, changedAt, sequences, frames, bytes, hash: keptHash(set) };
}
