import { describe, expect, it } from 'vitest';

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { standingSequence } from './sequences.fixture';
import { recentSegments, TRAIL_FRAMES, trailPath } from './trailPath';

const HAND = { body: 0, joint: JOINT.handLeft };

/** Whose left hand rises by a centimetre a frame. */
function risingHand(frames: number, bodies: 1 | 2 = 1) {
  const sequence = standingSequence(frames, bodies);
  for (let frame = 0; frame < frames; frame++) {
    sequence.positions[(frame * bodies * JOINT_COUNT + JOINT.handLeft) * 3 + 1] = frame / 100;
  }
  return sequence;
}

describe('trailPath', () => {
  it('joins the places of one joint, frame to frame', () => {
    const { segments, ends } = trailPath(risingHand(4), HAND);
    expect([...ends]).toEqual([1, 2, 3]);
    const heights = [...segments].filter((_, i) => i % 3 === 1).map((y) => Math.round(y * 100));
    expect(heights).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('follows the second performer, and nobody who is not there', () => {
    const sequence = risingHand(3, 2);
    const second = trailPath(sequence, { ...HAND, body: 1 });
    expect(second.segments[0]).toBeCloseTo(0.45 - 0.26, 5);
    expect(second.segments[1]).toBeCloseTo(-0.1, 5);
    expect(trailPath(risingHand(3), { ...HAND, body: 1 }).ends).toHaveLength(0);
  });

  it('has a gap where the joint was not tracked', () => {
    const sequence = risingHand(6);
    sequence.tracking[2 * JOINT_COUNT + JOINT.handLeft] = 0;
    sequence.tracking[4 * JOINT_COUNT + JOINT.handLeft] = 1; // inferred is seen
    expect([...trailPath(sequence, HAND).ends]).toEqual([1, 4, 5]);
  });
});

describe('recentSegments', () => {
  it('ends at the frame and goes back one second', () => {
    const path = trailPath(risingHand(100), HAND);
    expect(recentSegments(path, 0)).toEqual([0, 0]);
    expect(recentSegments(path, 10)).toEqual([0, 10]);
    const [first, end] = recentSegments(path, 80);
    expect(path.ends[end - 1]).toBe(80);
    expect(end - first).toBe(TRAIL_FRAMES);
    expect(recentSegments(path, 99)).toEqual([69, 99]);
  });

  it('is empty after a second unseen', () => {
    const sequence = risingHand(100);
    for (let frame = 20; frame < 100; frame++) sequence.tracking[frame * JOINT_COUNT + JOINT.handLeft] = 0;
    const [first, end] = recentSegments(trailPath(sequence, HAND), 80);
    expect(end - first).toBe(0);
  });
});
