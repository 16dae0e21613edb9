/**
 * Picked and dropped files, the entries of zips among them, as one stream of recordings to read and problems to
 * list. Of a zip only the directory is read here (Zip64 too); its entries are read at their places.
 */

import type { Entry } from '@zip.js/zip.js/lib/zip-core.js';
import { type Breather, createBreather } from './eventLoop';
import type { FileSource } from './fileSource';
import { isPreparedSet, recordingFormatOf } from './formats';
import type { FileProblem } from './problem';
import { isFileGone, type RecordingFile } from './recordingFile';
import { zipEntries } from './zipDirectory';

type ListedFile =
  | { readonly type: 'recording'; readonly recording: RecordingFile }
  | { readonly type: 'prepared'; readonly path: string; readonly file: File }
  | { readonly type: 'problem'; readonly problem: FileProblem };

/** A recording of NTU has 0.1–3 MB; hours of recording would be cut into pieces. */
const MOST_BYTES = 256 * 2 ** 20;
/** Text of recordings shrinks to a fifth; nothing that is worth reading, to a hundredth of its size. */
const LARGEST_RATIO = 100;
/** Less than this is no danger, however small it was packed. */
const HARMLESS_BYTES = 2 ** 24;
const STORED = 0;
const DEFLATED = 8;
const JUNK = /(^|[/\\])(__MACOSX([/\\]|$)|\.DS_Store$|\._[^/\\]*$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists what the sources hold, in their order. What a file system or archiver left behind (`__MACOSX`,
 * `.DS_Store`, directories) is passed over in silence; any other file that is no recording is a problem.
 * Throws the signal's reason when aborted, and nothing else.
 */
export async function* listRecordings(
  sources: readonly FileSource[],
  signal: AbortSignal,
  breathe: Breather = createBreather(() => performance.now()),
): AsyncGenerator<ListedFile> {
  for (const { path, file, reading } of sources) {
    signal.throwIfAborted();
    if (JUNK.test(path)) continue;
    if (isZip(path)) yield* listZip({ path, file, ...(reading && { reading }) }, signal, breathe);
    else if (isPreparedSet(path)) yield { type: 'prepared', path, file };
    else yield listed({ path, size: file.size, file, entry: null, ...(reading && { reading }) });
  }
}

/** Lists nothing before the whole directory is known to be harmless. */
async function* listZip(
  source: FileSource,
  signal: AbortSignal,
  breathe: Breather,
): AsyncGenerator<ListedFile> {
  const { path, file } = source;
  const found: ListedFile[] = [];
  const budget = new UnpackingBudget(file.size);
  let encryptionReported = false;
  let damage: FileProblem['code'] | null = null;
  try {
    for await (const entry of zipEntries(file, signal, breathe)) {
      if (isFolder(entry) || JUNK.test(entry.filename)) continue;
      if (entry.encrypted) {
        if (!encryptionReported) found.push(problem('zip-encrypted', path));
        encryptionReported = true;
        continue;
      }
      const listed = listedEntry(source, entry);
      found.push(listed);
      if (listed.type === 'problem' || budget.allows(entry)) continue;
      yield problem('zip-bomb', path, entry.filename.slice(-60));
      return;
    }
    if (found.length === 0) damage = 'zip-empty';
  } catch (error) {
    signal.throwIfAborted();
    if (isFileGone(error)) damage = 'unreadable';
    else damage = found.length === 0 ? 'zip-broken' : 'zip-incomplete';
  }
  yield* found;
  if (damage !== null) yield problem(damage, path, damage === 'zip-incomplete' ? String(found.length) : '');
}

/** What has content is a file, whatever its attributes say. */
function isFolder({ directory, uncompressedSize }: Entry): boolean {
  return directory && uncompressedSize === 0;
}

/** How much the recordings of a zip may unpack to: each, and together, since entries may share their bytes. */
class UnpackingBudget {
  readonly #most: number;
  #total = 0;

  constructor(archiveBytes: number) {
    this.#most = Math.max(HARMLESS_BYTES, archiveBytes * LARGEST_RATIO);
  }

  allows({ uncompressedSize, compressedSize }: Entry): boolean {
    this.#total += uncompressedSize;
    const inflated = uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * LARGEST_RATIO;
    return !inflated && this.#total <= this.#most;
  }
}

function listedEntry({ path: archivePath, file, reading }: FileSource, entry: Entry): ListedFile {
  const path = `${archivePath}/${entry.filename}`;
  if (isPreparedSet(path) || isZip(path)) return problem('zip-in-zip', path);
  // Such sizes would be believed below.
  if (entry.offset + entry.compressedSize > file.size) return problem('zip-broken', path);
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) return problem('zip-method', path, String(method));
  return listed({
    path,
    size: entry.uncompressedSize,
    file,
    ...(reading && { reading }),
    entry: {
      offset: entry.offset,
      compressedSize: entry.compressedSize,
      deflated: method === DEFLATED,
      crc32: entry.crc32 ?? 0,
    },
  });
}

function listed(recording: RecordingFile): ListedFile {
  const { path, size } = recording;
  if (recordingFormatOf(path) === null) return problem('unknown-format', path);
  if (size > MOST_BYTES) return problem('too-large', path, `${Math.round(size / 2 ** 20)} MB`);
  return { type: 'recording', recording };
}

function isZip(path: string): boolean {
  return /\.zip$/i.test(path);
}

function problem(code: FileProblem['code'], file: string, detail = ''): ListedFile {
  return { type: 'problem', problem: { code, file, line: null, detail } };
}
