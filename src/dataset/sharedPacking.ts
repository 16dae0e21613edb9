/** The files of an archive made by several workers at once: formatting and packing takes far longer than writing. */

import { type FilePacker, packFile } from '../recordings/writeArchive';
import type { PackedFile } from '../recordings/zipRecords';
import type { SkeletonSequence } from '../skeleton/sequence';
import { type PoolWorker, WorkerLostError, WorkerPool } from './workerPool';

/** Fewer are packed before a worker is up. */
const LEAST_SEQUENCES = 64;
const MOST_WORKERS = 6;
/** So that none waits for the data worker to hand it the next. */
const FILES_PER_WORKER = 3;

type PackingWorker = PoolWorker<SkeletonSequence, PackedFile>;

/** Workers that suit a processor with so many logical cores, for so many sequences. The data worker has little to do meanwhile. */
export function suitablePackers(logicalCores: number, sequences: number): number {
  if (sequences < LEAST_SEQUENCES) return 0;
  return Math.min(MOST_WORKERS, Math.max(0, Math.floor(logicalCores)));
}

/** Stop it when the archive is written: that ends the workers. */
export class SharedPacker implements FilePacker {
  readonly parallel: number;
  readonly #pool: WorkerPool<SkeletonSequence, PackedFile>;

  constructor(spawn: () => PackingWorker, workers: number) {
    this.parallel = Math.max(1, workers * FILES_PER_WORKER);
    this.#pool = new WorkerPool(spawn, workers);
  }

  /** On this thread where no worker can. */
  async pack(sequence: SkeletonSequence): Promise<PackedFile> {
    if (this.#pool.size === 0) return packFile(sequence);
    try {
      return await this.#pool.run(sequence);
    } catch (error) {
      if (!(error instanceof WorkerLostError)) throw error;
      return packFile(sequence);
    }
  }

  stop(): void {
    this.#pool.stop(new DOMException('Packing was stopped', 'AbortError'));
  }
}

/** A packing worker. */
export function spawnPacker(): PackingWorker {
  return new Worker(new URL('./packer.worker.ts', import.meta.url), { type: 'module' });
}
