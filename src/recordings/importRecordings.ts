/**
 * Files in, clean sequences and an import report out. One bad file never stops the rest; cancelling keeps what
 * was read.
 */

import type { SkeletonSequence } from '../skeleton/sequence';
import { listRecordings, type RecordingFile } from './archive';
import { type Breather, createBreather } from './eventLoop';
import type { FileSource } from './fileSource';
import { ImportLedger } from './importLedger';
import type { FileProblem, ImportReport } from './problem';
import type { ProgressListener } from './progress';
import { readRecording } from './readRecording';
import { SkeletonParseError } from './skeletonParseError';

interface ImportResult {
  readonly sequences: readonly SkeletonSequence[];
  readonly report: ImportReport;
}

/**
 * Reads all sources, zips among them. Ids are file names without extension; a second one of the same name gets a
 * number. Never rejects for what a file holds, nor when aborted.
 *
 * @param signal stops within a fraction of a second; what was read is returned with `cancelled` in the report
 * @param onProgress called when the files are counted and after each one
 * @param now milliseconds, monotonic
 */
export async function importRecordings(
  sources: readonly FileSource[],
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: ProgressListener;
    readonly now?: () => number;
  },
): Promise<ImportResult> {
  const { signal, onProgress, now = () => performance.now() } = options;
  const breathe = createBreather(now);
  const ledger = new ImportLedger(now);
  try {
    const recordings = await listAll(sources, ledger, signal, breathe);
    const total = ledger.files;
    const bytesTotal = recordings.reduce((sum, { size }) => sum + size, 0);
    const report = () => onProgress({ ...ledger.progress(), total, bytesTotal });
    report();
    for (const recording of recordings) {
      await breathe();
      signal.throwIfAborted();
      await importOne(recording, ledger, signal, breathe);
      report();
    }
    return ledger.finish(false);
  } catch (error) {
    if (!signal.aborted) throw error;
    return ledger.finish(true);
  }
}

/** Reading the directories of zips first is cheap and tells how much there is to do. */
async function listAll(
  sources: readonly FileSource[],
  ledger: ImportLedger,
  signal: AbortSignal,
  breathe: Breather,
): Promise<RecordingFile[]> {
  const recordings: RecordingFile[] = [];
  for await (const listed of listRecordings(sources, signal)) {
    await breathe();
    ledger.files += 1;
    if (listed.type === 'recording') recordings.push(listed.recording);
    else ledger.refuse(listed.problem);
  }
  return recordings;
}

async function importOne(
  recording: RecordingFile,
  ledger: ImportLedger,
  signal: AbortSignal,
  breathe: Breather,
): Promise<void> {
  const { path, size } = recording;
  try {
    const bytes = await recording.bytes(signal, breathe);
    const { sequence, counts, notes } = await readRecording(path, bytes, signal, breathe);
    ledger.keep({ sequence: { ...sequence, id: ledger.uniqueId(sequence.id) }, counts }, size);
    for (const note of notes) ledger.note(note);
  } catch (error) {
    signal.throwIfAborted();
    ledger.refuse(problemOf(error, path), size);
  }
}

/** What is not our own error is the reading that failed: out of memory, or a file that went away. */
function problemOf(error: unknown, file: string): FileProblem {
  if (error instanceof SkeletonParseError) return error.toProblem(file);
  return { code: 'unreadable', file, line: null, detail: '' };
}
