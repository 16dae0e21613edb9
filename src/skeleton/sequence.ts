/**
 * One recorded performance of one action. Nothing downstream of this type knows file formats.
 */

/** The parts of an NTU name `SsssCcccPpppRrrrAaaa`, each counted from 1. */
export interface RecordingName {
  readonly setup: number;
  readonly camera: number;
  readonly performer: number;
  readonly replication: number;
  readonly action: number;
}

/** Kinect tracking state of one joint in one frame. */
export const TRACKING = { notTracked: 0, inferred: 1, tracked: 2 } as const;

export interface SkeletonSequence {
  /** Unique in its data set; the file name without extension where it came from a file. */
  readonly id: string;
  /** `null` where the file's name carries no action: such a sequence is for watching, not for training. */
  readonly name: RecordingName | null;
  /** True for sequences made by the synthetic performers. */
  readonly synthetic: boolean;
  readonly frameCount: number;
  readonly bodyCount: 1 | 2;
  /**
   * `[frameCount, bodyCount, 25, 3]` row-major, metres, Kinect v2 camera space (x to the sensor's own
   * left, y up, z away from the sensor: right-handed). Always finite. A body absent from a frame is all zeros there.
   */
  readonly positions: Float32Array<ArrayBuffer>;
  /** `[frameCount, bodyCount, 25]`, values of {@link TRACKING}; all 0 where the body is absent. */
  readonly tracking: Uint8Array<ArrayBuffer>;
  /** `[frameCount, bodyCount, 25, 4]` quaternions w x y z, where the source has them. */
  readonly orientations: Float32Array<ArrayBuffer> | null;
}

/** Frames per second of Kinect v2 and of everything in this program. */
export const FRAME_RATE = 30;

/** `SsssCcccPpppRrrrAaaa`, zero-padded to three digits. */
export function formatRecordingName(name: RecordingName): string {
  const part = (letter: string, value: number) => letter + String(value).padStart(3, '0');
  return (
    part('S', name.setup) +
    part('C', name.camera) +
    part('P', name.performer) +
    part('R', name.replication) +
    part('A', name.action)
  );
}
