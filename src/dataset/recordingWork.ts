/** What the data worker leaves to src/recordings and to the workers beside it. */

import type { SyntheticConfig } from '../experiment/config';
import type { RecordingReader } from '../recordings/importRecordings';
import type { ProgressListener } from '../recordings/progress';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { PackedRecording } from './library/packedRecording';
import type { SessionMaker } from './setGeneration';

export interface JobOptions<Listener> {
  readonly signal: AbortSignal;
  readonly onProgress: Listener;
}

export interface RecordingWork {
  readonly generateSequences: (
    config: SyntheticConfig,
    seed: number,
    options: JobOptions<(done: number, total: number) => void>,
  ) => Promise<readonly SkeletonSequence[]>;
  /** Reads the files of one import; stopped when it is over. */
  readonly startReading: () => RecordingReader<PackedRecording> & { stop(): void };
  /** Makes the sessions of one synthetic set for the library; stopped when it is done. */
  readonly startMaking: () => SessionMaker;
  /** Into the file where there is one, else resolves with what to download. Leaves nothing behind where it rejects. */
  readonly writeArchive: (
    sequences: Iterable<SkeletonSequence>,
    total: number,
    file: FileSystemFileHandle | null,
    options: JobOptions<ProgressListener>,
  ) => Promise<Blob | null>;
}
