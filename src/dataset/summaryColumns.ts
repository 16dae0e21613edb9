/**
 * Sequence summaries column by column: between threads and from a database a browser takes half a second for tens of thousands
 * of objects, and a few milliseconds for a few arrays.
 */

import type { SequenceSummary } from './protocol';

export interface SummaryColumns {
  readonly ids: readonly string[];
  /** Per sequence: the five numbers of its name (zeros where it has none), flags, frames, bodies. */
  readonly numbers: Int32Array<ArrayBuffer>;
}

const WIDTH = 8;
const NAMED = 1;
const SYNTHETIC = 2;

export function packSummaries(sequences: readonly SequenceSummary[]): SummaryColumns {
  const numbers = new Int32Array(sequences.length * WIDTH);
  sequences.forEach(({ name, synthetic, frameCount, bodyCount }, i) => {
    const flags = (name === null ? 0 : NAMED) | (synthetic ? SYNTHETIC : 0);
    const { setup = 0, camera = 0, performer = 0, replication = 0, action = 0 } = name ?? {};
    numbers.set([setup, camera, performer, replication, action, flags, frameCount, bodyCount], i * WIDTH);
  });
  return { ids: sequences.map(({ id }) => id), numbers };
}

export function unpackSummaries({ ids, numbers }: SummaryColumns): SequenceSummary[] {
  return ids.map((id, i) => {
    const row = numbers.subarray(i * WIDTH, (i + 1) * WIDTH);
    const [setup = 0, camera = 0, performer = 0, replication = 0, action = 0] = row;
    const [flags = 0, frameCount = 0, bodies = 0] = row.subarray(5);
    return {
      id,
      name: (flags & NAMED) === 0 ? null : { setup, camera, performer, replication, action },
      synthetic: (flags & SYNTHETIC) !== 0,
      frameCount,
      bodyCount: bodies === 2 ? 2 : 1,
    };
  });
}
