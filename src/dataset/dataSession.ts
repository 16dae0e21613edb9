/**
 * The data worker's logic without the worker: commands in, events out through `post`. Holds the built-in data set and
 * one of the library at once. Cancelling an import keeps what was read; cancelling anything else, or
 * generating anew while generating, leaves the data as it was.
 */

import type { FileProblem } from '../recordings/problem';
import type { ProgressListener } from '../recordings/progress';
import type { SkeletonSequence } from '../skeleton/sequence';
import { serveBatches } from './batchPort';
import { DataJobs, type Job } from './dataJobs';
import { examine } from './examination';
import { GeneratedSets } from './generatedSets';
import type { Library } from './library/library';
import { isQuotaExceeded } from './library/segments';
import { LibraryDesk } from './libraryDesk';
import type { DataCommand, DataEvent, DatasetSummary, SetReport, StorageState } from './protocol';
import { qualityOf } from './quality';
import type { RecordingWork } from './recordingWork';
import type { SequenceSet } from './sequenceSet';
import { SequenceStore } from './sequenceStore';

interface Surroundings {
  readonly post: (event: DataEvent, transfer: Transferable[]) => void;
  /** Milliseconds, monotonic; for progress only. */
  readonly now: () => number;
  readonly work: RecordingWork;
  readonly library: Promise<Library>;
  readonly estimate: () => Promise<StorageState>;
}

type Command<Type extends DataCommand['type']> = Extract<DataCommand, { type: Type }>;

export class DataSession {
  readonly #surroundings: Surroundings;
  readonly #store = new SequenceStore();
  readonly #desk: LibraryDesk;
  readonly #generated = new GeneratedSets();
  readonly #jobs: DataJobs;
  #generating = new AbortController();

  constructor(surroundings: Surroundings) {
    const { work, ...others } = surroundings;
    this.#surroundings = surroundings;
    this.#jobs = new DataJobs(surroundings);
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
        return this.#jobs.cancel(command.requestId);
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
    return this.#jobs.run(requestId, generate, controller);
  }

  #generateSet({ requestId, seed, config, setName }: Command<'generate-set'>): Promise<void> {
    return this.#jobs.run(requestId, async (signal, report) => {
      const onProgress = (done: number, total: number) =>
        report({ phase: 'generating', done, total, bytesDone: 0, bytesTotal: null });
      await this.#desk.make(config, seed, setName, { signal, onProgress });
      this.#postDataset(requestId, 'imported', null);
    });
  }

  #import({ requestId, sources, setName }: Command<'import'>): Promise<void> {
    return this.#jobs.run(requestId, async (signal, report) => {
      const onProgress: ProgressListener = (progress) => report({ ...progress, phase: 'reading' });
      const outcome = await this.#desk.import(sources, setName, { signal, onProgress });
      this.#postDataset(requestId, 'imported', outcome);
    });
  }

  #openSet({ requestId, setId }: Command<'open-set'>): Promise<void> {
    return this.#jobs.run(requestId, async () => {
      await this.#desk.open(setId);
      this.#postDataset(requestId, 'imported', null);
    });
  }

  /** Answers with the library as it is when `change` is done. */
  #changeLibrary(requestId: number, change: () => Promise<void>): Promise<void> {
    return this.#jobs.run(requestId, async () => {
      await change();
      const library = await this.#desk.summary();
      this.#surroundings.post({ type: 'library', requestId, library }, []);
    });
  }

  #writeArchive({ requestId, source, file }: Command<'write-archive'>): Promise<void> {
    const { post, work } = this.#surroundings;
    return this.#jobs.run(requestId, async (signal, report) => {
      const set = this.#store.set(source);
      const onProgress: ProgressListener = (progress) => report({ ...progress, phase: 'writing' });
      try {
        const options = { signal, onProgress };
        const archive = await work.writeArchive(sequencesOf(set), set.entries.size, file, options);
        signal.throwIfAborted();
        post({ type: 'archive', requestId, archive }, []);
      } catch (error) {
        if (signal.aborted || !isQuotaExceeded(error)) throw error;
        const problem: FileProblem = { code: 'archive-full', file: '', line: null, detail: '' };
        post({ type: 'failed', requestId, problem }, []);
      }
    });
  }

  /** Sends a copy: what is in memory stays here. */
  #sendSequence({ requestId, source, id }: Command<'sequence'>): Promise<void> {
    return this.#jobs.run(requestId, async () => {
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
    return this.#jobs.run(requestId, async (signal) => {
      const refused = this.#store.refused(source);
      const examined = await examine(this.#store.set(source), signal, now);
      post({ type: 'quality', requestId, quality: qualityOf(examined, { split, seed, ...refused }) }, []);
    });
  }

  #postDataset(requestId: number, source: DatasetSummary['source'], report: SetReport | null): void {
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
