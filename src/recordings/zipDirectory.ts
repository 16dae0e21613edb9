/**
 * The directory of a zip, Zip64 too, entry by entry. However large, cut off or hostile the file is, no more of it is read than a
 * directory takes: without these bounds the search for one would load a file of any size whole.
 */

import {
  BlobReader,
  type Entry,
  WARNING_TRAILING_CENTRAL_DIRECTORY_DATA,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core.js';
import type { Breather } from './eventLoop';

/** Room for half a million entries; the largest sets of recordings have 115,000. */
const MOST_DIRECTORY_BYTES = 2 ** 26;
/** What may stand behind the end of a zip, as some servers and disks append. */
const MOST_APPENDED_BYTES = 2 ** 16;

class BoundedReader extends BlobReader {
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > MOST_DIRECTORY_BYTES) throw new Error('The directory is longer than any');
    return super.readUint8Array(index, length);
  }
}

/**
 * Files and folders in the directory's order. Throws the signal's reason; the file's own error where it cannot be read; and an
 * error, after the entries that could be found, where the directory does not hold together.
 */
export async function* zipEntries(file: Blob, signal: AbortSignal, breathe: Breather): AsyncGenerator<Entry> {
  // Names are never used as paths on a disk, so odd ones are no danger; workers would be loaded from blobs.
  const reader = new ZipReader(new BoundedReader(file), {
    useWebWorkers: false,
    strictness: 'tolerant',
    maxAppendedDataSize: MOST_APPENDED_BYTES,
  });
  for await (const entry of reader.getEntriesGenerator()) {
    await breathe();
    signal.throwIfAborted();
    yield entry;
  }
  // A count of entries that is too small would lose the others in silence.
  const trailing = reader.warnings?.some(({ reason }) => reason === WARNING_TRAILING_CENTRAL_DIRECTORY_DATA);
  if (trailing === true) throw new Error('The directory goes on after its last entry');
}
