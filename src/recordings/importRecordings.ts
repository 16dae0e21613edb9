/**
 * Files in, clean recordings and an import report out. Several files are read at once where there are several
 * readers; they are kept in the order of the sources. One bad file never stops the rest; cancelling keeps what was read.
 */

import { AbortRace } from './abortRace';
import { listRecordings } from './archive';
import { type Breather, createBreather } from './eventLoop';
import type { FileSource } from './fileSource';
import { ImportLedger, type RecordingFacts } from './importLedger';
import type { CleaningCounts, FileProblem, ImportReport } from './problem';
import type { ProgressListener } from './progress';
import type { RecordingFile } from './recordingFile';
import { SkeletonParseError } from './skeletonParseError';

/** What one recording became. Its id is a file's name, not yet unique. */
export interface ReadOutcome<Kept extends RecordingFacts> {
  readonly recording: Kept;
  readonly counts: CleaningCounts;
  /** What the person should know although the file could be used. */
  readonly notes: readonly FileProblem[];
}

interface PreparedListeners {
  /** How much of the file is done, 0–1. */
  readonly onShare: (share: number) => void;
  /** One recording of it that could not be used. */
  readonly onProblem: (problem: FileProblem) => void;
}

/** Does the reading. Both throw {@link SkeletonParseError} for what a file holds, and the signal's reason. */
export interface RecordingReader<Kept extends RecordingFacts> {
  /** How many `read`s to have under way at once. */
  readonly parallel: number;
  read(file: RecordingFile, signal: AbortSignal): Promise<ReadOutcome<Kept>>;
  /** A file of many recordings, one after the other. */
  readPrepared(
    path: string,
    file: File,
    signal: AbortSignal,
    listeners: PreparedListeners,
  ): AsyncIterable<ReadOutcome<Kept>>;
}

interface ImportOptions<Kept extends RecordingFacts> {
  readonly signal: AbortSignal;
  /** Called when the files are counted and after each one. */
  readonly onProgress: ProgressListener;
  readonly reader: RecordingReader<Kept>;
  /** Given each recording. Ends the import where it throws a QuotaExceededError. */
  readonly keep: (recording: Kept) => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
}

interface ImportOutcome {
  readonly report: ImportReport;
  /** The last files that could not be used, at most 1,000. */
  readonly refused: readonly FileProblem[];
  /** All of them. */
  readonly refusedCount: number;
}

type Listed =
  | { readonly type: 'recording'; readonly recording: RecordingFile }
  | { readonly type: 'prepared'; readonly path: string; readonly file: File };

/**
 * Reads all sources, zips among them. Ids are file names without extension, not unique: who keeps them tells them apart.
 * Never rejects for what a file holds, nor when aborted: within a fraction of a second it resolves, with
 * `cancelled` in the report, whatever the reader is still at. Rejects where keeping does; for want of room it resolves, with
 * `storage-full` first among the problems.
 */
export async function importRecordings<Kept extends RecordingFacts>(
  sources: readonly FileSource[],
  options: ImportOptions<Kept>,
): Promise<ImportOutcome> {
  const { signal, now = () => performance.now() } = options;
  const ledger = new ImportLedger(now);
  try {
    await new Import(options, ledger, createBreather(now)).run(sources);
    return outcomeOf(ledger, 'done');
  } catch (error) {
    const full = isFull(error);
    if (!full && !signal.aborted) throw error;
    return outcomeOf(ledger, full ? 'full' : 'cancelled');
  }
}

function outcomeOf(ledger: ImportLedger, end: Parameters<ImportLedger['finish']>[0]): ImportOutcome {
  return { report: ledger.finish(end), refused: ledger.refused, refusedCount: ledger.refusedCount };
}

class Import<Kept extends RecordingFacts> {
  readonly #options: ImportOptions<Kept>;
  readonly #ledger: ImportLedger;
  readonly #breathe: Breather;
  readonly #race: AbortRace;
  #total = 0;
  #bytesTotal = 0;

  constructor(options: ImportOptions<Kept>, ledger: ImportLedger, breathe: Breather) {
    this.#options = options;
    this.#ledger = ledger;
    this.#breathe = breathe;
    this.#race = new AbortRace(options.signal);
  }

  async run(sources: readonly FileSource[]): Promise<void> {
    try {
      await this.#readAll(sources);
    } finally {
      this.#race.end();
    }
  }

  async #readAll(sources: readonly FileSource[]): Promise<void> {
    const { signal, reader } = this.#options;
    const listed = await this.#listAll(sources);
    const underWay: Promise<() => Promise<void>>[] = [];
    for (const item of listed) {
      await this.#breathe();
      signal.throwIfAborted();
      if (item.type === 'recording') underWay.push(this.#start(item.recording));
      else {
        await finishAll(underWay);
        await this.#readPrepared(item.path, item.file);
      }
      if (underWay.length >= reader.parallel) await (await underWay.shift())?.();
    }
    await finishAll(underWay);
  }

  /** Reading the directories of zips first is cheap and tells how much there is to do. */
  async #listAll(sources: readonly FileSource[]): Promise<readonly Listed[]> {
    const all: Listed[] = [];
    for await (const listed of listRecordings(sources, this.#options.signal, this.#breathe)) {
      await this.#breathe();
      this.#total += 1;
      if (listed.type === 'problem') {
        this.#ledger.refuse(listed.problem);
        continue;
      }
      all.push(listed);
      if (listed.type === 'recording') this.#ledger.list(listed.recording.path);
      this.#bytesTotal += listed.type === 'recording' ? listed.recording.size : listed.file.size;
    }
    this.#report();
    return all;
  }

  /** Reads; what it resolves with keeps, when it is this file's turn. Never rejects before that. */
  #start(file: RecordingFile): Promise<() => Promise<void>> {
    const { reader, signal } = this.#options;
    return this.#race.run(reader.read(file, signal)).then(
      (outcome) => async () => {
        await this.#keep(outcome);
        this.#ledger.pass(file.size);
        this.#report();
      },
      (error: unknown) => async () => {
        signal.throwIfAborted();
        this.#ledger.refuse(problemOf(error, file.path), file.size);
        this.#report();
      },
    );
  }

  async #readPrepared(path: string, file: File): Promise<void> {
    const { reader, signal } = this.#options;
    const listeners: PreparedListeners = {
      onShare: (share) => this.#report(share * file.size),
      onProblem: (problem) => this.#ledger.refuseRow(problem),
    };
    let keeping = false;
    try {
      for await (const outcome of reader.readPrepared(path, file, signal, listeners)) {
        await this.#breathe();
        signal.throwIfAborted();
        keeping = true;
        await this.#keep(outcome);
        keeping = false;
      }
      this.#ledger.pass(file.size);
    } catch (error) {
      signal.throwIfAborted();
      if (keeping) throw error;
      this.#ledger.refuse(problemOf(error, path), file.size);
    }
    this.#report();
  }

  async #keep({ recording, counts, notes }: ReadOutcome<Kept>): Promise<void> {
    await this.#options.keep(recording);
    this.#ledger.keep(recording, counts);
    for (const note of notes) this.#ledger.note(note);
  }

  /** @param further bytes of the file under way */
  #report(further = 0): void {
    const progress = this.#ledger.progress();
    this.#options.onProgress({
      ...progress,
      bytesDone: progress.bytesDone + further,
      total: this.#total,
      bytesTotal: this.#bytesTotal,
    });
  }
}

async function finishAll(underWay: Promise<() => Promise<void>>[]): Promise<void> {
  for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) await (await next)();
}

/** What is not our own error is the reading that failed: out of memory, or a file that went away. */
function problemOf(error: unknown, file: string): FileProblem {
  if (error instanceof SkeletonParseError) return error.toProblem(file);
  return { code: 'unreadable', file, line: null, detail: '' };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
