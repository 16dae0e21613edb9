/** Reads one recording after the other for the data worker, which ends it when there are no more. */

import type { RecordingFile } from '../recordings/recordingFile';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { packingReader, type ReadingAnswer } from './sharedReading';

const reader = packingReader(() => performance.now());
const { signal } = new AbortController();

self.onmessage = async ({ data: file }: MessageEvent<RecordingFile>) => {
  const answer = await reader.read(file, signal).then(
    (outcome): ReadingAnswer => ({ type: 'read', outcome }),
    (error: unknown): ReadingAnswer =>
      error instanceof SkeletonParseError
        ? { type: 'refused', problem: error.toProblem(file.path) }
        : { type: 'failed' },
  );
  self.postMessage(answer, {
    transfer: answer.type === 'read' ? [answer.outcome.recording.bytes.buffer] : [],
  });
};
