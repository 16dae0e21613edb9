/** What the page asks of the library: reading files into a data set, making one, opening, renaming and deleting them. */

import type { SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { importRecordings, type RecordingReader } from '../recordings/importRecordings';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { ProgressListener } from '../recordings/progress';
import type { Library } from './library/library';
import { SetGoneError, type StoredSet } from './library/libraryIndex';
import type { PackedRecording } from './library/packedRecording';
import { isQuotaExceeded } from './library/segments';
import { keptHash } from './library/setHash';
import type { SetWriter } from './library/setWriter';
import type { LibrarySet, LibrarySummary } from './protocol';
import type { SequenceStore } from './sequenceStore';
import { generateIntoSet, type SessionMaker } from './setGeneration';

interface DeskParts {
  readonly library: Promise<Library>;
  /** Where the open set is. */
  readonly store: SequenceStore;
  /** Reads the files of one import; stopped when it is over. */
  readonly startReading: () => RecordingReader<PackedRecording> & { stop(): void };
  /** Makes the sessions of one synthetic set; stopped when it is done. */
  readonly startMaking: () => SessionMaker;
  /** What the page's data take of the disk, and may take, in bytes. */
  readonly estimate: () => Promise<{ readonly usage: number | null; readonly quota: number | null }>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

interface FoundSet {
  readonly id: string;
  readonly isNew: boolean;
}

type Writing = Parameters<Library['write']>[1];

interface JobOptions<Listener> {
  readonly signal: AbortSignal;
  readonly onProgress: Listener;
}

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
  ): Promise<ImportReport | null> {
    const { startReading, now } = this.#parts;
    const reader = startReading();
    const found = await this.#setNamed(setName);
    let report: ImportReport | null = null;
    const read = async (writer: SetWriter) => {
      const keep = async (recording: PackedRecording) => {
        await writer.add(recording);
      };
      const outcome = await importRecordings(sources, { signal, onProgress, reader, keep, now });
      report = outcome.report;
      return outcome.refused;
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
    return report;
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
      return [];
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
  return { ...report, cancelled: true, problems: [...report.problems, problem] };
}

function listed(set: StoredSet): LibrarySet {
  const { id, name, createdAt, changedAt, sequences, frames, bytes } = set;
  return { id, name, createdAt, changedAt, sequences, frames, bytes, hash: keptHash(set) };
}
