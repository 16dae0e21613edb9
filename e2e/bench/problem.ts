/**
 * Numbers of a workload, in the page: a seeded batch of noise with sequences of unequal lengths, and initial weights as the
 * product draws them. Timings do not depend on the values, but equal first losses show that all contenders compute
 * the same thing.
 */

import type { Batch } from '../../src/dataset/protocol';
import type { NetworkConfig } from '../../src/experiment/config';
import { Random } from '../../src/experiment/random';
import type { NamedTensor } from '../../src/training/protocol';
import { PERIODS, type Problem, type Workload } from './workload';

export const SEED = 1;

export function makeBatch({ frames, batch, inputs, classes }: Workload): Batch {
  const random = new Random(SEED);
  const values = random.fork('x');
  const labels = random.fork('labels');
  return {
    time: frames,
    size: batch,
    inputs,
    x: Float32Array.from({ length: frames * batch * inputs }, () => values.normal()),
    labels: Int32Array.from({ length: batch }, () => labels.integer(classes)),
    // the shortest a tenth shorter than the longest, as buckets of lengths leave them
    lengths: Int32Array.from({ length: batch }, (_, row) =>
      Math.ceil(frames * (1 - (0.1 * row) / Math.max(1, batch))),
    ),
    starts: new Int32Array(batch),
    ids: Array.from({ length: batch }, (_, row) => `noise${row}`),
  };
}

export function networkOf({ network, units }: Workload): NetworkConfig {
  const options =
    network === 'drnn' ? { periods: [...PERIODS], units: [Math.ceil(units / PERIODS.length)] } : { units };
  return { id: 'bench', kind: network, options };
}

/** `[time, batch]`, as the product weighs frames: the sum is 1. */
export function maskOf({ time, size, lengths }: Batch): Float32Array<ArrayBuffer> {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return Float32Array.from({ length: time * size }, (_, i) =>
    Math.floor(i / size) < (lengths[i % size] ?? 0) ? 1 / total : 0,
  );
}

/** For a contender outside the page. */
export function encodeProblem(workload: Workload, tensors: readonly NamedTensor[]): Problem {
  const batch = makeBatch(workload);
  return {
    workload,
    x: base64(batch.x),
    labels: base64(batch.labels),
    mask: base64(maskOf(batch)),
    weights: Object.fromEntries(
      tensors.map(({ name, shape, values }) => [name, { shape, values: base64(values) }]),
    ),
  };
}

const CHUNK = 0x8000; // arguments a call may have

function base64({ buffer }: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}
