/**
 * A synthetic set made into the library: workers make and pack one session after the other, the data worker keeps. No more sessions
 * are in memory than there are workers. A session whose recordings are all there is not made again.
 */

import type { SyntheticConfig } from '../experiment/config';
import {
  type RecordingSession,
  sequencesPerSession,
  sessionNames,
  sessionsOf,
} from '../recordings/synthetic/design';
import { formatRecordingName } from '../skeleton/sequence';
import { makeSession, type SessionOrder } from './generatorOrder';
import type { PackedRecording } from './library/packedRecording';
import type { SetWriter } from './library/setWriter';
import { type PoolWorker, WorkerLostError, WorkerPool } from './workerPool';

/** Makes sessions; stopped when the set is done. */
export interface SessionMaker {
  /** How many to have under way at once. */
  readonly parallel: number;
  /** @throws RangeError on an action without script; the signal's reason */
  make(order: SessionOrder, signal: AbortSignal): Promise<readonly PackedRecording[]>;
  stop(): void;
}

interface SetOptions {
  readonly signal: AbortSignal;
  readonly maker: SessionMaker;
  /** Recordings made, of those that were missing. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Adds what the set lacks. Sessions that are finished stay, also where it is aborted or the disk is full.
 *
 * @throws QuotaExceededError, what `make` throws, the signal's reason
 */
export async function generateIntoSet(
  writer: Pick<SetWriter, 'add' | 'holds'>,
  config: SyntheticConfig,
  seed: number,
  { signal, maker, onProgress }: SetOptions,
): Promise<void> {
  const isThere = (session: RecordingSession) =>
    sessionNames(config, session).every((name) => writer.holds(formatRecordingName(name)));
  const missing = sessionsOf(config).filter((session) => !isThere(session));
  const total = missing.length * sequencesPerSession(config);
  let done = 0;
  onProgress(0, total);
  let keeping: Promise<unknown> = Promise.resolve();
  /** One at a time, in whatever order sessions arrive. */
  const keep = (recordings: readonly PackedRecording[]) => {
    const kept = keeping.then(async () => {
      for (const recording of recordings) await writer.add(recording);
      done += recordings.length;
      onProgress(done, total);
    });
    keeping = kept.catch(() => undefined);
    return kept;
  };
  const makeThem = async () => {
    try {
      for (let session = missing.shift(); session !== undefined; session = missing.shift()) {
        await keep(await maker.make({ type: 'session', config, seed, session }, signal));
      }
    } finally {
      missing.length = 0; // the others finish what they are at
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: maker.parallel }, makeThem));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

const MOST_MAKERS = 6;

/** Workers that suit a processor with so many logical cores. The data worker has little to do meanwhile. */
export function suitableMakers(logicalCores: number): number {
  return Math.min(MOST_MAKERS, Math.max(1, Math.floor(logicalCores)));
}

/** What a generating worker answers. */
type SessionAnswer = readonly PackedRecording[];
type MakingWorker = PoolWorker<SessionOrder, SessionAnswer>;

/** Sessions made by workers; by the data worker itself where none can be had. */
export class SharedMaker implements SessionMaker {
  readonly parallel: number;
  readonly #pool: WorkerPool<SessionOrder, SessionAnswer>;

  constructor(spawn: () => MakingWorker, workers: number) {
    this.parallel = Math.max(1, workers);
    this.#pool = new WorkerPool(spawn, workers);
  }

  async make(order: SessionOrder, signal: AbortSignal): Promise<readonly PackedRecording[]> {
    signal.throwIfAborted();
    const onAbort = () => this.#pool.stop(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await this.#pool.run(order);
    } catch (error) {
      if (!(error instanceof WorkerLostError)) throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
    return makeSession(order, signal);
  }

  stop(): void {
    this.#pool.stop(new DOMException('Making was stopped', 'AbortError'));
  }
}

/** A generating worker. */
export function spawnMaker(): MakingWorker {
  return new Worker(new URL('./generator.worker.ts', import.meta.url), { type: 'module' });
}
