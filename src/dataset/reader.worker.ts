/** Reads recordings, a few neighbours at a time, for the data worker, which ends it when there are no more. */

import type { RecordingFile } from '../recordings/recordingFile';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { packingReader, type ReadingAnswer } from './sharedReading';

const reader = packingReader(() => performance.now());
const { signal } = new AbortController();

self.onmessage = async ({ data: files }: MessageEvent<readonly RecordingFile[]>) => {
  const answers: ReadingAnswer[] = [];
  for (const file of files) answers.push(await answerFor(file));
  const transfer = answers.flatMap((answer) =>
    answer.type === 'read' ? [answer.outcome.recording.bytes.buffer] : [],
  );
  self.postMessage(answers, { transfer });
};

/** Never rejects. */
async function answerFor(file: RecordingFile): Promise<ReadingAnswer> {
  try {
    return { type: 'read', outcome: await reader.read(file, signal) };
  } catch (error) {
    if (error instanceof SkeletonParseError) return { type: 'refused', problem: error.toProblem(file.path) };
    return { type: 'failed' };
  }
}
