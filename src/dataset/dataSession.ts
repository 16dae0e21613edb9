/**
 * The data worker's logic without the worker: commands in, events out through `post`. Holds the built-in data set and
 * one of the library at once. Cancelling an import keeps what was read; cancelling anything else, or
 * generating anew while generating, leaves the data as it was.
 */

import type { SyntheticConfig } from '../experiment/config';
import type { RecordingReader } from '../recordings/importRecordings';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { ProgressListener } from '../recordings/progress';
import type { SkeletonSequence } from '../skeleton/sequence';
import { serveBatches } from './batchPort';
import { examine } from './examination';
import { GeneratedSets } from './generatedSets';
import type { Library } from './library/library';
import { SetGoneError } from './library/libraryIndex';
import type { PackedRecording } from './library/packedRecording';
import { isQuotaExceeded, SegmentGoneError } from './library/segments';
import { LibraryDesk } from './libraryDesk';
import { throttleProgress } from './progressThrottle';
import type { DataCommand, DataEvent, DataProgress, DatasetSummary } from './protocol';
import { qualityOf } from './quality';
import type { SequenceSet } from './sequenceSet';
import { SequenceStore } from './sequenceStore';
import type { SessionMaker } from './setGeneration';

interface JobOptions<Listener> {
  readonly signal: AbortSignal;
  readonly onProgress: Listener;
}

/** What the session leaves to src/recordings. */
export interface RecordingWork {
  readonly generateSequences: (
    config: SyntheticConfig,
    seed: number,
    options: JobOptions<(done: number, total: number) => void>,
  ) => Promise<readonly SkeletonSequence[]>;
  /** Reads the files of one import; stopped when it is over. */
  readonly startReading: () => RecordingReader<PackedRecording> & { stop(): void };
  /** Makes the sessions of one synthetic set for the library; stopped when it is done. */
  readonly startMaking: () => SessionMaker;
  /** Into the file where there is one, else resolves with what to download. Leaves nothing behind where it rejects. */
  readonly writeArchive: (
    sequences: Iterable<SkeletonSequence>,
    total: number,
    file: FileSystemFileHandle | null,
    options: JobOptions<ProgressListener>,
  ) => Promise<Blob | null>;
}

interface Surroundings {
  readonly post: (event: DataEvent, transfer: Transferable[]) => void;
  /** Milliseconds, monotonic; for progress only. */
  readonly now: () => number;
  readonly work: RecordingWork;
  readonly library: Promise<Library>;
  /** What the page's data take of the disk, and may take, in bytes. */
  readonly estimate: () => Promise<{ readonly usage: number | null; readonly quota: number | null }>;
}

type Command<Type extends DataCommand['type']> = Extract<DataCommand, { type: Type }>;
type Job = (
  signal: AbortSignal,
  onProgress: (progress: Omit<DataProgress, 'seconds'>) => void,
) => Promise<void>;

export class DataSession {
  readonly #surroundings: Surroundings;
  readonly #store = new SequenceStore();
  readonly #desk: LibraryDesk;
  readonly #generated = new GeneratedSets();
  readonly #jobs = new Map<number, AbortController>();
  #generating = new AbortController();

  constructor(surroundings: Surroundings) {
    const { work, ...others } = surroundings;
    this.#surroundings = surroundings;
    this.#desk = new LibraryDesk({ ...others, ...work, store: this.#store });
  }

  /** Resolves when the command is dealt with; rejects where not even an answer could be posted. */
  async receive(command: DataCommand): Promise<void> {
    switch (command.type) {
      case 'generate':
        return this.#generate(command);
      case 'generate-set':
        return this.#generateSet(command);
      case 'import':
        return this.#import(command);
      case 'library':
        return this.#changeLibrary(command.requestId, async () => undefined);
      case 'open-set':
        return this.#openSet(command);
      case 'rename-set':
        return this.#changeLibrary(command.requestId, () => this.#desk.rename(command.setId, command.name));
      case 'remove-set':
        return this.#changeLibrary(command.requestId, () => this.#desk.remove(command.setId));
      case 'cancel':
        return this.#jobs.get(command.requestId)?.abort();
      case 'sequence':
        return this.#sendSequence(command);
      case 'quality':
        return this.#sendQuality(command);
      case 'write-archive':
        return this.#writeArchive(command);
      case 'connect':
        return serveBatches(command.port, (source) => this.#store.set(source));
      default:
        command satisfies never;
    }
  }

  #generate({ requestId, seed, config }: Command<'generate'>): Promise<void> {
    this.#generating.abort();
    const controller = new AbortController();
    this.#generating = controller;
    const generate: Job = async (signal, onProgress) => {
      let sequences = this.#generated.get(seed, config);
      if (sequences === undefined) {
        sequences = await this.#surroundings.work.generateSequences(config, seed, {
          signal,
          onProgress: (done, total) =>
            onProgress({ phase: 'generating', done, total, bytesDone: 0, bytesTotal: null }),
        });
        signal.throwIfAborted();
        this.#generated.keep(seed, config, sequences);
      }
      this.#store.replaceSynthetic(sequences);
      this.#postDataset(requestId, 'synthetic', null);
    };
    return this.#run(requestId, generate, controller);
  }

  #generateSet({ requestId, seed, config, setName }: Command<'generate-set'>): Promise<void> {
    return this.#run(requestId, async (signal, report) => {
      const onProgress = (done: number, total: number) =>
        report({ phase: 'generating', done, total, bytesDone: 0, bytesTotal: null });
      await this.#desk.make(config, seed, setName, { signal, onProgress });
      this.#postDataset(requestId, 'imported', null);
    });
  }

  #import({ requestId, sources, setName }: Command<'import'>): Promise<void> {
    return this.#run(requestId, async (signal, report) => {
      const onProgress: ProgressListener = (progress) => report({ ...progress, phase: 'reading' });
      const outcome = await this.#desk.import(sources, setName, { signal, onProgress });
      this.#postDataset(requestId, 'imported', outcome);
    });
  }

  #openSet({ requestId, setId }: Command<'open-set'>): Promise<void> {
    return this.#run(requestId, async () => {
      await this.#desk.open(setId);
      this.#postDataset(requestId, 'imported', null);
    });
  }

  /** Answers with the library as it is when `change` is done. */
  #changeLibrary(requestId: number, change: () => Promise<void>): Promise<void> {
    return this.#run(requestId, async () => {
      await change();
      const library = await this.#desk.summary();
      this.#surroundings.post({ type: 'library', requestId, library }, []);
    });
  }

  #writeArchive({ requestId, source, file }: Command<'write-archive'>): Promise<void> {
    return this.#run(requestId, async (signal, onProgress) => {
      const set = this.#store.set(source);
      const archive = await this.#surroundings.work.writeArchive(sequencesOf(set), set.entries.size, file, {
        signal,
        onProgress: (progress) => onProgress({ ...progress, phase: 'writing' }),
      });
      signal.throwIfAborted();
      this.#surroundings.post({ type: 'archive', requestId, archive }, []);
    });
  }

  /** Sends a copy: what is in memory stays here. */
  #sendSequence({ requestId, source, id }: Command<'sequence'>): Promise<void> {
    return this.#run(requestId, async () => {
      const stored = this.#store.set(source).sequence(id);
      if (stored === undefined) {
        const problem: FileProblem = { code: 'unreadable', file: id, line: null, detail: '' };
        this.#surroundings.post({ type: 'failed', requestId, problem }, []);
        return;
      }
      const positions = stored.positions.slice();
      const tracking = stored.tracking.slice();
      const orientations = stored.orientations?.slice() ?? null;
      const sequence = { ...stored, positions, tracking, orientations };
      const transfer = [positions.buffer, tracking.buffer];
      this.#surroundings.post(
        { type: 'sequence', requestId, sequence },
        orientations === null ? transfer : [...transfer, orientations.buffer],
      );
    });
  }

  #sendQuality({ requestId, source, split, seed }: Command<'quality'>): Promise<void> {
    const { post, now } = this.#surroundings;
    return this.#run(requestId, async (signal) => {
      const refused = this.#store.refused(source);
      const examined = await examine(this.#store.set(source), signal, now);
      post({ type: 'quality', requestId, quality: qualityOf(examined, { split, seed, refused }) }, []);
    });
  }

  async #run(requestId: number, job: Job, controller = new AbortController()): Promise<void> {
    const { post, now } = this.#surroundings;
    this.#jobs.set(requestId, controller);
    try {
      const report = (progress: DataProgress) => post({ type: 'progress', requestId, progress }, []);
      await job(controller.signal, throttleProgress(report, now));
    } catch (error) {
      if (controller.signal.aborted) post({ type: 'cancelled', requestId }, []);
      else post({ type: 'failed', requestId, problem: unforeseen(error) }, []);
    } finally {
      this.#jobs.delete(requestId);
    }
  }

  #postDataset(requestId: number, source: DatasetSummary['source'], report: ImportReport | null): void {
    const dataset = this.#store.summary(source);
    this.#surroundings.post({ type: 'dataset', requestId, dataset, report }, []);
  }
}

function* sequencesOf(set: SequenceSet): Generator<SkeletonSequence> {
  for (const id of set.entries.keys()) {
    const sequence = set.sequence(id);
    if (sequence !== undefined) yield sequence;
  }
}

function unforeseen(error: unknown): FileProblem {
  const common = { file: '', line: null, detail: '' };
  if (error instanceof SetGoneError || error instanceof SegmentGoneError)
    return { ...common, code: 'set-gone' };
  if (isQuotaExceeded(error)) return { ...common, code: 'storage-full' };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unreadable', file: '', line: null, detail };
}
