/** Reads recordings on the thread it is made on. Parsing workers have one each; without workers it does all. */

import { createBreather } from './eventLoop';
import type { ReadOutcome, RecordingReader } from './importRecordings';
import { readPrepared } from './npz/readPrepared';
import { type ReadRecording, type ReadSequence, readRecording } from './readRecording';
import { readRecordingFile } from './recordingFile';

/** @param now milliseconds, monotonic */
export function threadReader(now: () => number): RecordingReader<ReadSequence> {
  const breathe = createBreather(now);
  return {
    parallel: 1,
    read: async (file, signal) => {
      const bytes = await readRecordingFile(file, signal, breathe);
      return outcomeOf(await readRecording(file.path, bytes, signal, breathe, file.reading ?? {}));
    },
    async *readPrepared(path, file, signal, { onShare, onProblem }) {
      const onRow = (done: number, total: number) => onShare(done / total);
      const options = { signal, breathe, onRow, onProblem };
      for await (const read of readPrepared(file, path, options)) yield outcomeOf(read);
    },
  };
}

function outcomeOf({ sequence, counts, notes }: ReadRecording): ReadOutcome<ReadSequence> {
  return { recording: sequence, counts, notes };
}
