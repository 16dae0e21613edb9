/** A data set as one zip of `.skeleton` files: same sequences, same bytes. */

import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';
import type { SkeletonSequence } from '../skeleton/sequence';
import { createBreather } from './eventLoop';
import type { ProgressListener } from './progress';
import { writeSkeleton } from './writeSkeleton';

/** The format holds a date per entry; the present would make every archive different. */
const DATE = new Date(2018, 0, 1);
/** The next levels shrink digits from 48 % to 42 % and take twice as long. */
const LEVEL = 1;

/**
 * Writes each sequence as `<id>.skeleton`.
 *
 * @param onProgress called after each file
 * @param now milliseconds, monotonic
 * @throws the signal's reason when aborted
 */
export async function writeArchive(
  sequences: readonly SkeletonSequence[],
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: ProgressListener;
    readonly now?: () => number;
  },
): Promise<Blob> {
  const { signal, onProgress, now = () => performance.now() } = options;
  const start = now();
  const breathe = createBreather(now);
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    level: LEVEL,
    lastModDate: DATE,
    extendedTimestamp: false,
  });
  let bytesDone = 0;
  for (const [index, sequence] of sequences.entries()) {
    await breathe();
    signal.throwIfAborted();
    const bytes = writeSkeleton(sequence);
    await zip.add(`${sequence.id}.skeleton`, new Uint8ArrayReader(bytes));
    bytesDone += bytes.length;
    const seconds = (now() - start) / 1000;
    onProgress({ done: index + 1, total: sequences.length, bytesDone, bytesTotal: null, seconds });
  }
  return await zip.close();
}
