/** How far reading or writing recordings has come. */

export interface RecordingsProgress {
  /** Files read or written. */
  readonly done: number;
  /** Files in all, where known. */
  readonly total: number | null;
  /** Bytes of recordings, uncompressed. */
  readonly bytesDone: number;
  readonly bytesTotal: number | null;
  /** Since the start. */
  readonly seconds: number;
}

export type ProgressListener = (progress: RecordingsProgress) => void;
