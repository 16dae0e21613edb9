/** What every parser makes of a file and what cleaning takes. */

/** One body seen in one frame is a detection; they stand in file order. Values may be NaN or infinite. */
export interface RawRecording {
  /** Frames in the file, with and without bodies. */
  readonly frameCount: number;
  readonly detectionCount: number;
  /** `[detectionCount]` frame of each detection, ascending. */
  readonly frames: readonly number[];
  /** `[detectionCount]` the body's id as the file spells it: up to 20 digits. */
  readonly bodyIds: readonly string[];
  /** `[detectionCount, 25, 3]` metres. */
  readonly positions: Float32Array;
  /** `[detectionCount, 25, 4]` w x y z. */
  readonly orientations: Float32Array;
  /** `[detectionCount, 25]` 0, 1 or 2; anything else in the file counts as not tracked. */
  readonly tracking: Uint8Array;
}
