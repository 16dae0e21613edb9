import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS, DEFAULT_SYNTHETIC } from '../../experiment/config';
import { ACTIONS } from '../../skeleton/actions';
import { type RecordingName, type SkeletonSequence, TRACKING } from '../../skeleton/sequence';
import { cleanRecording, emptyCleaningCounts } from '../clean';
import { parseSkeleton } from '../parseSkeleton';
import { writeSkeleton } from '../writeSkeleton';
import { generateSequence, generateSequences, SYNTHETIC_ACTIONS } from './generate';

const NAME: RecordingName = { setup: 2, camera: 1, performer: 2, replication: 1, action: 1 };
const everyAction = SYNTHETIC_ACTIONS.map((action) => generateSequence({ ...NAME, action }, 5));

/** FNV-1a of the bytes of positions and tracking states. */
function fingerprint(sequences: readonly SkeletonSequence[]): string {
  let hash = 0x811c9dc5;
  for (const { positions, tracking } of sequences) {
    for (const bytes of [new Uint8Array(positions.buffer), tracking]) {
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, '0');
}

describe('generateSequence', () => {
  it('gives the same bytes for the same seed, today and in every version until this is changed on purpose', () => {
    const some = () => [1, 8, 27, 43, 55].map((action) => generateSequence({ ...NAME, action }, 7));
    expect(fingerprint(some())).toBe(fingerprint(some()));
    expect(fingerprint(some())).toBe('7549c07a');
  });

  it('differs by seed, performer, replication and camera', () => {
    const prints = [
      generateSequence(NAME, 7),
      generateSequence(NAME, 8),
      generateSequence({ ...NAME, performer: 3 }, 7),
      generateSequence({ ...NAME, replication: 2 }, 7),
      generateSequence({ ...NAME, camera: 2 }, 7),
    ].map((sequence) => fingerprint([sequence]));
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('shows one performance to all cameras', () => {
    const frames = [1, 2, 3].map((camera) => generateSequence({ ...NAME, camera }, 7).frameCount);
    expect(new Set(frames).size).toBe(1);
  });

  it('refuses an action without script', () => {
    expect(() => generateSequence({ ...NAME, action: 120 }, 1)).toThrow(RangeError);
  });
});

describe('synthetic recordings', () => {
  it('exist for all 60 actions, of which 24 are the default', () => {
    expect(new Set(DEFAULT_ACTIONS).size).toBe(24);
    expect(SYNTHETIC_ACTIONS).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('have as many bodies as the action has persons, and 50 to 116 frames', () => {
    for (const { name, bodyCount, frameCount, synthetic } of everyAction) {
      expect(bodyCount).toBe(ACTIONS[(name?.action ?? 0) - 1]?.persons);
      expect(frameCount).toBeGreaterThanOrEqual(50);
      expect(frameCount).toBeLessThanOrEqual(116);
      expect(synthetic).toBe(true);
    }
  });

  it('are finite, in front of the sensor and within or just beyond its field of view of 70° × 60°', () => {
    let [nearest, widest, tallest, finite] = [Number.POSITIVE_INFINITY, 0, 0, true];
    for (let setup = 1; setup <= 17; setup++) {
      for (const action of [27, 43, 59]) {
        const name = { ...NAME, action, performer: setup, setup, camera: 1 + (setup % 3) };
        const { positions } = generateSequence(name, 3);
        finite &&= positions.every(Number.isFinite);
        for (let i = 0; i < positions.length; i += 3) {
          const [x = 0, y = 0, z = 0] = positions.subarray(i, i + 3);
          nearest = Math.min(nearest, z);
          widest = Math.max(widest, Math.abs(x / z));
          tallest = Math.max(tallest, Math.abs(y / z));
        }
      }
    }
    expect(finite).toBe(true);
    expect(nearest).toBeGreaterThan(0.5);
    expect(widest).toBeLessThan(Math.tan((38 * Math.PI) / 180));
    expect(tallest).toBeLessThan(Math.tan((36 * Math.PI) / 180));
  });

  it('mark hidden joints inferred: the far arm in a side view more often than in a front view', () => {
    const inferred = (camera: number) => {
      const { tracking } = generateSequence({ ...NAME, camera, action: 36 }, 7);
      return tracking.filter((state) => state === TRACKING.inferred).length / tracking.length;
    };
    const [front, side] = [inferred(2), inferred(3)]; // replication 1 faces camera 2
    expect(side).toBeGreaterThan(0.1);
    expect(front).toBeLessThan(side / 2);
  });

  it('come back from a .skeleton file as they were, and cleaning finds nothing to do', () => {
    for (const sequence of everyAction) {
      const { id, name } = sequence;
      const { sequence: read, counts } = cleanRecording(parseSkeleton(writeSkeleton(sequence)), { id, name });
      expect(counts).toEqual(emptyCleaningCounts());
      expect(fingerprint([read])).toBe(fingerprint([sequence]));
      expect(read).toMatchObject({ id, name, synthetic: true, bodyCount: sequence.bodyCount });
    }
  });
});

describe('generateSequences', () => {
  const config = { ...DEFAULT_SYNTHETIC, actions: [1, 58], performers: 2, cameras: [1, 3], replications: 2 };

  it('gives the sequences that generateSequence gives one by one, and reports progress to the end', async () => {
    const progress: [number, number][] = [];
    const sequences = await generateSequences(config, 9, { onProgress: (...at) => progress.push(at) });
    expect(sequences).toHaveLength(16);
    expect(new Set(sequences.map(({ id }) => id)).size).toBe(16);
    expect(progress.at(-1)).toEqual([16, 16]);
    for (const sequence of sequences) {
      expect(sequence.name).not.toBeNull();
      if (sequence.name !== null) expect(sequence).toEqual(generateSequence(sequence.name, 9));
    }
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const work = generateSequences(DEFAULT_SYNTHETIC, 1, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(work).rejects.toThrow('abort');
  });
});
