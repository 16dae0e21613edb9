/**
 * Built-in recordings made by several workers at once, performer by performer: the data worker makes some itself and
 * assistants the others. The set is the same whoever made what.
 */

import type { SyntheticConfig } from '../experiment/config';
import { sequenceCount } from '../recordings/synthetic/design';
import { generatePerformer } from '../recordings/synthetic/generate';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { GeneratorOrder } from './generatorOrder';

/** Another worker that makes recordings. */
export interface Assistant {
  /** Rejects where it cannot. */
  generate(config: SyntheticConfig, seed: number, performer: number): Promise<readonly SkeletonSequence[]>;
  terminate(): void;
}

interface SharedOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** A smaller set is made before an assistant is up. */
const LEAST_SEQUENCES = 200;
const MOST_ASSISTANTS = 3;

/** Assistants that suit a processor with so many logical cores. */
export function suitableAssistants(logicalCores: number): number {
  return Math.min(MOST_ASSISTANTS, Math.max(0, Math.floor(logicalCores) - 1));
}

/**
 * As `generateSequences`.
 *
 * @throws RangeError on an action without script; the signal's reason when aborted
 */
export async function generateShared(
  config: SyntheticConfig,
  seed: number,
  { signal, onProgress }: SharedOptions,
  spawn: () => Assistant,
  assistants: number,
): Promise<readonly SkeletonSequence[]> {
  const total = sequenceCount(config);
  const waiting = Array.from({ length: config.performers }, (_, i) => i + 1);
  const made = new Map<number, readonly SkeletonSequence[]>();
  let finished = 0;
  const finish = (performer: number, sequences: readonly SkeletonSequence[]) => {
    made.set(performer, sequences);
    finished += sequences.length;
    onProgress(finished, total);
  };

  const assist = async (assistant: Assistant) => {
    for (let performer = waiting.pop(); performer !== undefined; performer = waiting.pop()) {
      const sequences = await assistant.generate(config, seed, performer).catch(() => null);
      if (sequences === null) {
        waiting.push(performer); // somebody else makes it
        return;
      }
      if (signal.aborted) return;
      finish(performer, sequences);
    }
  };
  const helping = total < LEAST_SEQUENCES ? 0 : Math.min(assistants, config.performers - 1);
  const helpers = Array.from({ length: helping }, spawn);
  const letGo = () => {
    for (const helper of helpers) helper.terminate();
  };
  signal.addEventListener('abort', letGo);
  try {
    const assisted = helpers.map(assist);
    const own = async () => {
      for (let performer = waiting.shift(); performer !== undefined; performer = waiting.shift()) {
        const before = finished;
        const sequences = await generatePerformer(config, seed, performer, {
          signal,
          onProgress: (done) => onProgress(Math.max(finished, before + done), total),
        });
        finish(performer, sequences);
      }
    };
    await own();
    await Promise.race([Promise.all(assisted), aborted(signal)]);
    await own(); // what an assistant gave back
    signal.throwIfAborted();
    return [...made].sort(([a], [b]) => a - b).flatMap(([, sequences]) => sequences);
  } finally {
    signal.removeEventListener('abort', letGo);
    letGo();
  }
}

/** Rejects once the signal is; a terminated assistant never answers. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** An assistant in a worker of its own. */
export function spawnAssistant(): Assistant {
  const worker = new Worker(new URL('./generator.worker.ts', import.meta.url), { type: 'module' });
  return {
    generate: (config, seed, performer) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<readonly SkeletonSequence[]>) => resolve(data);
        worker.onerror = () => reject(new Error('an assistant failed'));
        worker.postMessage({ type: 'performer', config, seed, performer } satisfies GeneratorOrder);
      }),
    terminate: () => worker.terminate(),
  };
}
