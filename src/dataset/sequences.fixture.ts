/**
 * Small sequences and NTU-shaped data sets for the tests of this folder.
 */

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { Random } from '../experiment/random';
import type { ImportReport } from '../recordings/problem';
import type { RecordingFile } from '../recordings/recordingFile';
import { JOINT_COUNT } from '../skeleton/joints';
import { formatRecordingName, type RecordingName, type SkeletonSequence } from '../skeleton/sequence';
import { Library } from './library/library';
import { LocalLocks } from './library/locks';
import { MemoryIndex } from './library/memoryIndex';
import { MemorySegments } from './library/memorySegments';
import { packRecording } from './library/packedRecording';
import type { BatchPlan } from './protocol';

export const PLAN: BatchPlan = {
  source: 'imported',
  split: 'cross-view',
  features: DEFAULT_EXPERIMENT.features,
  batchSize: 4,
  seed: 7,
};

/** The report of an import of two good files. */
export const REPORT: ImportReport = {
  files: 2,
  bytes: 10,
  sequences: 2,
  watchOnly: 0,
  frames: 10,
  seconds: 1,
  cancelled: false,
  cleaning: {
    framesWithoutBodies: 0,
    coordinatesRepaired: 0,
    bodiesTooShort: 0,
    bodiesTooWide: 0,
    bodiesBeyondTwo: 0,
  },
  problems: [],
  problemsOmitted: 0,
  bvhFiles: 0,
};

/** A sequence whose every coordinate tells where it stands: never 0, distinct per value. */
export function makeSequence(
  name: Partial<RecordingName> | null,
  frameCount = 5,
  bodyCount: 1 | 2 = 1,
  id?: string,
): SkeletonSequence {
  const full = name && { setup: 1, camera: 1, performer: 1, replication: 1, action: 1, ...name };
  const values = frameCount * bodyCount * JOINT_COUNT;
  return {
    id: id ?? (full ? formatRecordingName(full) : 'unnamed'),
    name: full,
    synthetic: false,
    frameCount,
    bodyCount,
    positions: Float32Array.from({ length: values * 3 }, (_, i) => (i + 1) / 1024),
    tracking: new Uint8Array(values).fill(2),
    orientations: null,
  };
}

/** Makes a body absent from a frame. */
export function removeBody(sequence: SkeletonSequence, frame: number, body: number): void {
  const size = JOINT_COUNT * 3;
  const at = (frame * sequence.bodyCount + body) * size;
  sequence.positions.fill(0, at, at + size);
}

/** Names of a full design: every combination, replications last. */
export function designNames(
  actions: readonly number[],
  performers: number,
  cameras: number,
  replications = 1,
): RecordingName[] {
  const names: RecordingName[] = [];
  for (const action of actions) {
    for (let performer = 1; performer <= performers; performer++) {
      for (let camera = 1; camera <= cameras; camera++) {
        for (let replication = 1; replication <= replications; replication++) {
          names.push({ setup: 1 + (performer % 17), camera, performer, replication, action });
        }
      }
    }
  }
  return names;
}

/**
 * Frame counts like NTU RGB+D's: log-normal around a median of 75, within its 32 to 300.
 */
export function naturalLengths(count: number, random: Random): number[] {
  return Array.from({ length: count }, () =>
    Math.round(Math.min(300, Math.max(32, 75 * Math.exp(random.normal(0, 0.38))))),
  );
}

/** A design with natural lengths; every third action has two bodies. */
export function makeDesign(names: readonly RecordingName[], seed = 1): SkeletonSequence[] {
  const lengths = naturalLengths(names.length, new Random(seed));
  return names.map((name, i) => makeSequence(name, lengths[i] ?? 1, name.action % 3 === 0 ? 2 : 1));
}

/** A reader that makes of each file what the test says, and packs it as the real one does. */
export function readerOf(make: (path: string) => SkeletonSequence) {
  return {
    parallel: 1,
    read: async ({ path }: RecordingFile) => ({
      recording: packRecording(make(path.replace('.skeleton', '')), null),
      counts: REPORT.cleaning,
      notes: [],
    }),
    async *readPrepared() {},
    stop: () => undefined,
  };
}

/** A library in memory. */
export function makeLibrary(mostBytes = Number.POSITIVE_INFINITY): Library {
  let names = 0;
  return new Library({
    index: new MemoryIndex(),
    segments: new MemorySegments(mostBytes),
    locks: new LocalLocks(),
    newName: () => `name ${++names}`,
    now: () => names,
  });
}
