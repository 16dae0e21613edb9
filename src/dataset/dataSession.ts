/**
 * The data worker's logic without the worker: commands in, events out through `post`. Holds the built-in and
 * the imported data set at once. Cancelling an import keeps what was read; cancelling anything else, or
 * generating anew while generating, leaves the data as it was.
 */

import type { SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { ProgressListener } from '../recordings/progress';
import type { SkeletonSequence } from '../skeleton/sequence';
import { serveBatches } from './batchPort';
import { GeneratedSets } from './generatedSets';
import { throttleProgress } from './progressThrottle';
import type { DataCommand, DataEvent, DataProgress, DatasetSummary } from './protocol';
import { SequenceStore } from './sequenceStore';

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
  /** Once aborted, resolves with what was read so far. */
  readonly importRecordings: (
    sources: readonly FileSource[],
    options: JobOptions<ProgressListener>,
  ) => Promise<{ readonly sequences: readonly SkeletonSequence[]; readonly report: ImportReport }>;
  readonly writeArchive: (
    sequences: readonly SkeletonSequence[],
    options: JobOptions<ProgressListener>,
  ) => Promise<Blob>;
}

interface Surroundings {
  readonly post: (event: DataEvent, transfer: Transferable[]) => void;
  /** Milliseconds, monotonic; for progress only. */
  readonly now: () => number;
  readonly work: RecordingWork;
}

type Command<Type extends DataCommand['type']> = Extract<DataCommand, { type: Type }>;
type Job = (
  signal: AbortSignal,
  onProgress: (progress: Omit<DataProgress, 'seconds'>) => void,
) => Promise<void>;

export class DataSession {
  readonly #surroundings: Surroundings;
  readonly #store = new SequenceStore();
  readonly #generated = new GeneratedSets();
  readonly #jobs = new Map<number, AbortController>();
  #generating = new AbortController();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Resolves when the command is dealt with; rejects where not even an answer could be posted. */
  async receive(command: DataCommand): Promise<void> {
    switch (command.type) {
      case 'generate':
        return this.#generate(command);
      case 'import':
        return this.#import(command);
      case 'clear':
        this.#store.replace('imported', []);
        return this.#postDataset(command.requestId, 'imported', null);
      case 'cancel':
        return this.#jobs.get(command.requestId)?.abort();
      case 'sequence':
        return this.#sendSequence(command);
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
    return this.#run(requestId, controller, async (signal, onProgress) => {
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
      this.#store.replace('synthetic', sequences);
      this.#postDataset(requestId, 'synthetic', null);
    });
  }

  #import({ requestId, sources }: Command<'import'>): Promise<void> {
    return this.#run(requestId, new AbortController(), async (signal, onProgress) => {
      const { sequences, report } = await this.#surroundings.work.importRecordings(sources, {
        signal,
        onProgress: (progress) => onProgress({ ...progress, phase: 'reading' }),
      });
      this.#store.add('imported', sequences);
      this.#postDataset(requestId, 'imported', report);
    });
  }

  #writeArchive({ requestId, source }: Command<'write-archive'>): Promise<void> {
    return this.#run(requestId, new AbortController(), async (signal, onProgress) => {
      const sequences = [...this.#store.set(source).sequences.values()];
      const archive = await this.#surroundings.work.writeArchive(sequences, {
        signal,
        onProgress: (progress) => onProgress({ ...progress, phase: 'writing' }),
      });
      signal.throwIfAborted();
      this.#surroundings.post({ type: 'archive', requestId, archive }, []);
    });
  }

  /** Sends a copy: the stored arrays stay here. */
  #sendSequence({ requestId, source, id }: Command<'sequence'>): void {
    const stored = this.#store.set(source).sequences.get(id);
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
  }

  async #run(requestId: number, controller: AbortController, job: Job): Promise<void> {
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

function unforeseen(error: unknown): FileProblem {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unreadable', file: '', line: null, detail };
}
