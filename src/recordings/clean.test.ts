import { describe, expect, it } from 'vitest';
import { JOINT_COUNT } from '../skeleton/joints';
import { cleanRecording, cleanRecordingInSlices } from './clean';
import { parseSkeleton } from './parseSkeleton';
import { SkeletonParseError } from './skeletonParseError';
import { type BodySpec, frames, type Point, skeletonBytes, standing } from './skeletonText.fixture';

const IDENTITY = { id: 'S001C001P001R001A001', name: null };
const NOTHING_DONE = {
  framesWithoutBodies: 0,
  coordinatesRepaired: 0,
  bodiesTooShort: 0,
  bodiesTooWide: 0,
  bodiesBeyondTwo: 0,
};

function clean(recording: readonly (readonly BodySpec[])[]) {
  return cleanRecording(parseSkeleton(skeletonBytes(recording)), IDENTITY);
}

/** Same body, with one joint put elsewhere. */
function withJoint(body: BodySpec, joint: number, point: Point): BodySpec {
  return { id: body.id, joint: (index) => (index === joint ? point : body.joint(index)) };
}

/** A standing body whose x is `home` plus a swing of `reach` metres. */
function swinging(id: string, frame: number, home: number, reach: number): BodySpec {
  return standing(id, home + reach * Math.sin(frame));
}

/** x of the spine base of each body in each frame. */
function spineX(cleaned: ReturnType<typeof clean>): number[] {
  const { positions } = cleaned.sequence;
  return Array.from(
    { length: positions.length / (JOINT_COUNT * 3) },
    (_, row) => positions[row * JOINT_COUNT * 3]!,
  );
}

describe('cleanRecording', () => {
  it('leaves a good recording as it is', () => {
    const { sequence, counts } = clean(frames(20, (frame) => [standing('1', frame)]));
    expect(counts).toEqual(NOTHING_DONE);
    expect(sequence).toMatchObject({ ...IDENTITY, synthetic: false, frameCount: 20, bodyCount: 1 });
    expect(sequence.positions[19 * JOINT_COUNT * 3]).toBe(19);
    expect(sequence.tracking.every((state) => state === 2)).toBe(true);
    expect([...(sequence.orientations?.subarray(0, 4) ?? [])]).toEqual([1, 0, 0, 0]);
  });

  it('can be done slice by slice, each a pass over one body at most', () => {
    const raw = parseSkeleton(
      skeletonBytes(frames(20, (frame) => [standing('1', frame), standing('2', -frame)])),
    );
    const slices = cleanRecordingInSlices(raw, IDENTITY);
    let count = 0;
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) count += 1;
    expect(count).toBeGreaterThanOrEqual(2 * 5);
    expect(slice.value).toEqual(cleanRecording(raw, IDENTITY));
  });

  it('drops frames without bodies', () => {
    const cleaned = clean(frames(9, (frame) => (frame % 3 === 0 ? [] : [standing('1', frame)])));
    expect(spineX(cleaned)).toEqual([1, 2, 4, 5, 7, 8]);
    expect(cleaned.counts).toEqual({ ...NOTHING_DONE, framesWithoutBodies: 3 });
  });

  it('refuses a recording in which nobody is seen', () => {
    expect(() => clean([[], []])).toThrow(SkeletonParseError);
    expect(() => clean([[], []])).toThrow('no-bodies');
  });

  describe('takes a body that is nowhere for no body', () => {
    const nowhere = (id: string): BodySpec => ({ id, joint: (joint) => ['NaN', joint, 'inf'] });

    it('and refuses a recording in which there is no other', () => {
      const refusal = { code: 'no-bodies', detail: '20' };
      expect(() => clean(frames(20, () => [nowhere('1')]))).toThrow(expect.objectContaining(refusal));
      expect(() => clean(frames(20, () => [nowhere('1'), nowhere('2')]))).toThrow(
        expect.objectContaining(refusal),
      );
    });

    it('beside another one too, with the frames in which it was alone', () => {
      const cleaned = clean(
        frames(20, (frame) => (frame < 4 ? [nowhere('1')] : [nowhere('1'), standing('2', frame)])),
      );
      expect(cleaned.sequence).toMatchObject({ frameCount: 16, bodyCount: 1 });
      expect(cleaned.counts).toEqual({ ...NOTHING_DONE, framesWithoutBodies: 4 });
    });

    it('but not one that is somewhere in a single frame', () => {
      const cleaned = clean(frames(3, (frame) => [frame === 1 ? standing('1', 5) : nowhere('1')]));
      expect(spineX(cleaned)).toEqual([5, 5, 5]);
    });
  });

  describe('repairs', () => {
    it('a coordinate from the same joint in the nearest frame, the earlier of two', () => {
      const bad = new Set([0, 3, 4, 5]);
      const cleaned = clean(
        frames(8, (frame) => [withJoint(standing('1'), 5, [bad.has(frame) ? 'NaN' : frame, frame, 3])]),
      );
      const { positions } = cleaned.sequence;
      const at = (frame: number, axis: number) => positions[(frame * JOINT_COUNT + 5) * 3 + axis];
      expect([0, 1, 2, 3, 4, 5, 6, 7].map((frame) => at(frame, 0))).toEqual([1, 1, 2, 2, 2, 6, 6, 7]);
      expect([0, 1, 2, 3, 4, 5, 6, 7].map((frame) => at(frame, 1))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(cleaned.counts).toEqual({ ...NOTHING_DONE, coordinatesRepaired: 4 });
    });

    it('by time, not by place in the list, where the body is away for some frames', () => {
      // Seen in frames 0, 8 and 9; bad in 8: 9 is nearer than 0.
      const cleaned = clean(
        frames(10, (frame) =>
          [0, 8, 9].includes(frame) ? [withJoint(standing('1'), 5, [frame === 8 ? 'NaN' : frame, 0, 3])] : [],
        ),
      );
      expect(cleaned.sequence.positions[(JOINT_COUNT + 5) * 3]).toBe(9);
    });

    it('a joint that is never good from the spine base', () => {
      const cleaned = clean(
        frames(3, (frame) => [withJoint(standing('1', frame + 1), 7, ['nan', 'inf', '-nan'])]),
      );
      const { positions } = cleaned.sequence;
      for (let frame = 0; frame < 3; frame += 1) {
        const start = frame * JOINT_COUNT * 3;
        expect(positions.subarray(start + 21, start + 24)).toEqual(positions.subarray(start, start + 3));
        expect(positions[start]).toBe(frame + 1);
      }
      expect(cleaned.counts.coordinatesRepaired).toBe(9);
    });

    it('a joint that is never good to zero where the spine base is not either', () => {
      const cleaned = clean(
        frames(2, () => [{ id: '1', joint: (joint) => (joint === 5 ? [1, 2, 3] : ['NaN', 'NaN', 'NaN']) }]),
      );
      const { positions } = cleaned.sequence;
      expect([...positions.subarray(12, 21)]).toEqual([0, 0, 0, 1, 2, 3, 0, 0, 0]);
      expect(cleaned.counts.coordinatesRepaired).toBe(2 * (JOINT_COUNT - 1) * 3);
    });

    it('a value too large for a float32', () => {
      const cleaned = clean(frames(2, (frame) => [withJoint(standing('1'), 5, [frame ? 1 : '1e39', 0, 3])]));
      expect(cleaned.sequence.positions[15]).toBe(1);
    });
  });

  it('follows bodies by id, whatever their order in a frame', () => {
    const cleaned = clean(
      frames(20, (frame) => {
        const pair = [
          swinging('72057594037944340', frame, 0, 0.5),
          swinging('72057594037944341', frame, 5, 0.1),
        ];
        return frame % 2 ? pair.toReversed() : pair;
      }),
    );
    expect(cleaned.sequence.bodyCount).toBe(2);
    const xs = spineX(cleaned);
    expect(xs.filter((_, row) => row % 2 === 0).every((x) => x < 1)).toBe(true);
    expect(xs.filter((_, row) => row % 2 === 1).every((x) => x > 4)).toBe(true);
  });

  it('puts the body that moves most first and zeros where one is absent', () => {
    const cleaned = clean(
      frames(40, (frame) => [
        ...(frame < 20 ? [swinging('1', frame, 9, 0.01)] : []),
        swinging('2', frame, 4, 0.5),
      ]),
    );
    const { sequence, counts } = cleaned;
    expect(counts).toEqual(NOTHING_DONE);
    expect(
      spineX(cleaned)
        .filter((_, row) => row % 2 === 0)
        .every((x) => x > 3 && x < 5),
    ).toBe(true);
    const rowOfAbsent = (30 * 2 + 1) * JOINT_COUNT;
    expect(sequence.positions.subarray(rowOfAbsent * 3, (rowOfAbsent + 25) * 3).every((v) => v === 0)).toBe(
      true,
    );
    expect(sequence.tracking.subarray(rowOfAbsent, rowOfAbsent + 25).every((v) => v === 0)).toBe(true);
    expect(
      sequence.orientations?.subarray(rowOfAbsent * 4, (rowOfAbsent + 25) * 4).every((v) => v === 0),
    ).toBe(true);
  });

  it('treats a performer whose id changes as two bodies, the longer part first, and loses no frame', () => {
    const cleaned = clean(
      frames(60, (frame) => [swinging(frame < 20 ? '1' : '2', frame, frame < 20 ? 1 : 3, 0.3)]),
    );
    expect(cleaned.sequence).toMatchObject({ frameCount: 60, bodyCount: 2 });
    expect(cleaned.counts).toEqual(NOTHING_DONE);
    expect(spineX(cleaned)[2 * 59]).toBeGreaterThan(2);
    expect(spineX(cleaned)[2 * 59 + 1]).toBe(0);
  });

  describe('of several bodies removes', () => {
    it('those of fewer than 12 frames, and the frames that only they were in', () => {
      const cleaned = clean(
        frames(40, (frame) => [
          ...(frame < 11 ? [swinging('1', frame, 5, 3)] : []),
          ...(frame >= 5 ? [swinging('2', frame, 0, 0.1)] : []),
        ]),
      );
      expect(cleaned.sequence).toMatchObject({ frameCount: 35, bodyCount: 1 });
      expect(cleaned.counts).toEqual({ ...NOTHING_DONE, bodiesTooShort: 1, framesWithoutBodies: 5 });
    });

    it('none that lasts 12', () => {
      const cleaned = clean(
        frames(40, (frame) => [...(frame < 12 ? [standing('1', 5)] : []), swinging('2', frame, 0, 0.1)]),
      );
      expect(cleaned.sequence.bodyCount).toBe(2);
    });

    it('those wider than tall in most frames', () => {
      const wide = (frame: number, wideFrames: number) => standing('1', 5, frame < wideFrames ? 1.5 : 0.5);
      const kept = clean(frames(20, (frame) => [wide(frame, 10), swinging('2', frame, 0, 1)]));
      expect(kept.sequence.bodyCount).toBe(2);
      const removed = clean(frames(20, (frame) => [wide(frame, 11), swinging('2', frame, 0, 1)]));
      expect(removed.sequence.bodyCount).toBe(1);
      expect(removed.counts).toEqual({ ...NOTHING_DONE, bodiesTooWide: 1 });
    });

    it.each([
      [1.43, 2],
      [1.45, 1],
    ])('a body 1.8 m tall and %d m wide: leaves %i', (width, bodies) => {
      const cleaned = clean(frames(20, (frame) => [standing('1', 5, width), swinging('2', frame, 0, 1)]));
      expect(cleaned.sequence.bodyCount).toBe(bodies);
    });

    it('all but the two that move most', () => {
      const cleaned = clean(
        frames(20, (frame) => [
          swinging('1', frame, 10, 0.1),
          swinging('2', frame, 20, 0.4),
          swinging('3', frame, 30, 0.2),
          swinging('4', frame, 40, 0.3),
        ]),
      );
      expect(spineX(cleaned).slice(0, 2).map(Math.round)).toEqual([20, 40]);
      expect(cleaned.counts).toEqual({ ...NOTHING_DONE, bodiesBeyondTwo: 2 });
    });
  });

  describe('never removes the last one', () => {
    it('a single body that is short and wide: someone falls', () => {
      const cleaned = clean(frames(5, (frame) => [standing('1', frame, 1.9)]));
      expect(cleaned.sequence).toMatchObject({ frameCount: 5, bodyCount: 1 });
      expect(cleaned.counts).toEqual(NOTHING_DONE);
    });

    it('a wide body beside a flicker', () => {
      const cleaned = clean(
        frames(30, (frame) => [standing('1', frame / 9, 1.9), ...(frame === 3 ? [standing('2')] : [])]),
      );
      expect(cleaned.sequence).toMatchObject({ frameCount: 30, bodyCount: 1 });
      expect(cleaned.counts).toEqual({ ...NOTHING_DONE, bodiesTooShort: 1 });
    });

    it('of short ones only: the longest stays', () => {
      const cleaned = clean(
        frames(10, (frame) => [standing('1', 7), ...(frame < 4 ? [swinging('2', frame, 0, 1)] : [])]),
      );
      expect(spineX(cleaned)).toEqual(Array.from({ length: 10 }, () => 7));
      expect(cleaned.counts.bodiesTooShort).toBe(1);
    });

    it('of wide ones only: the one that moves most stays', () => {
      const cleaned = clean(
        frames(20, (frame) => [standing('1', 7, 1.9), standing('2', 20 + Math.sin(frame), 1.9)]),
      );
      expect(spineX(cleaned).every((x) => x > 18)).toBe(true);
      expect(cleaned.counts.bodiesTooWide).toBe(1);
    });
  });

  it('keeps two bodies of one id in one frame apart', () => {
    const cleaned = clean(frames(20, (frame) => [swinging('1', frame, 0, 1), swinging('1', frame, 9, 0.1)]));
    expect(cleaned.sequence.bodyCount).toBe(2);
    expect(spineX(cleaned)[1]).toBeCloseTo(9, 1);
  });

  it('gives no orientations where the source writes zeros, and finite ones where it writes NaN', () => {
    const raw = parseSkeleton(skeletonBytes(frames(3, () => [standing('1')])));
    raw.orientations.fill(0);
    expect(cleanRecording(raw, IDENTITY).sequence.orientations).toBeNull();
    raw.orientations.fill(Number.NaN);
    expect(cleanRecording(raw, IDENTITY).sequence.orientations).toBeNull();
    raw.orientations.fill(0.5, 100, 200);
    const { sequence, counts } = cleanRecording(raw, IDENTITY);
    expect(sequence.orientations?.every((value) => value === 0.5)).toBe(true);
    expect(counts.coordinatesRepaired).toBe(0);
  });
});
