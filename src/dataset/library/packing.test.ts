import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { JOINT_COUNT } from '../../skeleton/joints';
import type { SkeletonSequence } from '../../skeleton/sequence';
import { makeSequence } from '../sequences.fixture';
import {
  leadingBytes,
  packedBytes,
  packSequence,
  unpackOrientations,
  unpackPositions,
  unpackTracking,
} from './packing';

/** Metres; the sensor sees 4.5 m far. */
const NTU_RANGE = { min: -3, max: 3 };

function unpacked(sequence: SkeletonSequence) {
  const { bytes, packing } = packSequence(sequence);
  expect(bytes).toHaveLength(packedBytes(sequence, packing));
  return {
    positions: unpackPositions(bytes, sequence, packing),
    orientations: unpackOrientations(bytes, sequence, packing),
    tracking: unpackTracking(bytes, sequence, packing),
  };
}

/** The largest distance, metres, that a joint moved. */
function furthest(a: Float32Array, b: Float32Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i += 3) {
    const moved = [0, 1, 2].map((axis) => (a[i + axis] ?? 0) - (b[i + axis] ?? 0));
    most = Math.max(most, Math.hypot(...moved));
  }
  return most;
}

function filled(length: number, value: (i: number) => number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => value(i));
}

const sequences = fc
  .record({
    frameCount: fc.integer({ min: 1, max: 9 }),
    bodyCount: fc.constantFrom(1 as const, 2 as const),
    seed: fc.array(fc.double({ ...NTU_RANGE, noNaN: true }), { minLength: 7, maxLength: 40 }),
    absent: fc.array(fc.nat(17), { maxLength: 4 }),
    oriented: fc.boolean(),
  })
  .map(({ frameCount, bodyCount, seed, absent, oriented }): SkeletonSequence => {
    const joints = frameCount * bodyCount * JOINT_COUNT;
    const pick = (i: number) => seed[(i * 13) % seed.length] ?? 0;
    const positions = filled(joints * 3, pick);
    for (const body of absent) positions.fill(0, body * JOINT_COUNT * 3, (body + 1) * JOINT_COUNT * 3);
    return {
      ...makeSequence({}, frameCount, bodyCount),
      positions,
      tracking: Uint8Array.from({ length: joints }, (_, i) => (i * 7) % 3),
      orientations: oriented ? filled(joints * 4, (i) => pick(i) / 5) : null,
    };
  });

describe('packing', () => {
  it('moves no joint by 0.1 mm at the range of NTU RGB+D, and leaves absent bodies at zero', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const { positions, tracking, orientations } = unpacked(sequence);
        expect(furthest(positions, sequence.positions)).toBeLessThan(1e-4);
        const bodyOf = (values: Float32Array, body: number) => values.subarray(body * 75, (body + 1) * 75);
        for (let body = 0; body * 75 < positions.length; body++) {
          const absent = bodyOf(sequence.positions, body).every((value) => value === 0);
          if (absent) expect(bodyOf(positions, body).every((value) => value === 0)).toBe(true);
        }
        expect(tracking).toEqual(sequence.tracking);
        expect(orientations === null).toBe(sequence.orientations === null);
        const turned = (orientations ?? []).map((value, i) => value - (sequence.orientations?.[i] ?? 0));
        expect(Math.max(0, ...turned.map(Math.abs))).toBeLessThan(1e-4);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what was unpacked as it is when packed again', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const once = { ...sequence, ...unpacked(sequence) };
        expect(unpacked(once).positions).toEqual(once.positions);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps floats where a sequence spans more than 16 bits resolve', () => {
    const sequence = makeSequence({}, 3);
    const positions = filled(sequence.positions.length, (i) => (i % 3 === 2 ? i * 0.5 : 0.25));
    expect(unpacked({ ...sequence, positions }).positions).toEqual(positions);
  });

  it('puts what training reads first', () => {
    const sequence = {
      ...makeSequence({}, 4),
      orientations: filled(4 * JOINT_COUNT * 4, () => 0.5),
    };
    const { bytes, packing } = packSequence(sequence);
    const lead = bytes.slice(0, leadingBytes(sequence, packing, false));
    expect(lead.length).toBeLessThan(bytes.length / 2);
    expect(unpackPositions(lead, sequence, packing)).toEqual(unpackPositions(bytes, sequence, packing));
    const more = bytes.slice(0, leadingBytes(sequence, packing, true));
    expect(unpackOrientations(more, sequence, packing)).toEqual(unpackOrientations(bytes, sequence, packing));
  });

  it('has less than half the bytes of the arrays', () => {
    const made = makeSequence({}, 100);
    const sequence = { ...made, positions: made.positions.map((value) => value / 4) };
    const raw = sequence.positions.byteLength + sequence.tracking.byteLength;
    expect(packSequence(sequence).bytes.length).toBeLessThan(raw * 0.5);
  });
});
