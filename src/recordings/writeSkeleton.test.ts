import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINT_COUNT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { cleanRecording } from './clean';
import { DecimalWriter } from './decimalWriter';
import { parseSkeleton } from './parseSkeleton';
import { writeSkeleton } from './writeSkeleton';

const NAME = { setup: 1, camera: 2, performer: 3, replication: 1, action: 50 };
const ID = 'S001C002P003R001A050';

/** Bodies as tall as people, moving less the higher their number, each seen only in its own frames. */
function sequenceOf(
  frameCount: number,
  seen: readonly ((frame: number) => boolean)[],
  options: { synthetic: boolean; oriented: boolean },
): SkeletonSequence {
  const bodyCount = seen.length === 2 ? 2 : 1;
  const joints = frameCount * bodyCount * JOINT_COUNT;
  const positions = new Float32Array(joints * 3);
  const orientations = new Float32Array(joints * 4);
  const tracking = new Uint8Array(joints);
  for (let at = 0; at < joints; at += 1) {
    const joint = at % JOINT_COUNT;
    const body = Math.floor(at / JOINT_COUNT) % bodyCount;
    const frame = Math.floor(at / JOINT_COUNT / bodyCount);
    if (!seen[body]?.(frame)) continue;
    const sway = Math.sin(frame / 7 + joint) * (0.2 - body * 0.15);
    positions.set([body + sway, -1 + joint * 0.07 + sway / 3, 3.1 + sway], at * 3);
    orientations.set([Math.cos(sway), -Math.sin(sway), sway * 1e-7, 0], at * 4);
    tracking[at] = (joint + frame) % 3;
  }
  return {
    id: ID,
    name: NAME,
    synthetic: options.synthetic,
    frameCount,
    bodyCount,
    positions,
    tracking,
    orientations: options.oriented ? orientations : null,
  };
}

function readBack(sequence: SkeletonSequence) {
  return cleanRecording(parseSkeleton(writeSkeleton(sequence)), { id: sequence.id, name: sequence.name });
}

const UNTOUCHED = {
  framesWithoutBodies: 0,
  coordinatesRepaired: 0,
  bodiesTooShort: 0,
  bodiesTooWide: 0,
  bodiesBeyondTwo: 0,
};

describe('writeSkeleton', () => {
  const always = () => true;
  it.each([
    ['one body', sequenceOf(40, [always], { synthetic: true, oriented: true })],
    ['two bodies', sequenceOf(40, [always, always], { synthetic: true, oriented: true })],
    ['no orientations', sequenceOf(40, [always], { synthetic: true, oriented: false })],
    ['a real recording', sequenceOf(40, [always, always], { synthetic: false, oriented: true })],
    ['a single frame', sequenceOf(1, [always], { synthetic: false, oriented: true })],
    [
      'a second body that comes and goes',
      sequenceOf(60, [always, (frame) => frame % 20 > 8], { synthetic: true, oriented: true }),
    ],
    [
      'bodies that are never there together',
      sequenceOf(60, [(frame) => frame < 40, (frame) => frame >= 40], { synthetic: false, oriented: true }),
    ],
  ])('is read back the same: %s', (_, sequence) => {
    const { sequence: read, counts } = readBack(sequence);
    expect(read).toEqual(sequence);
    expect(counts).toEqual(UNTOUCHED);
  });

  it('writes the format line by line', () => {
    const text = new TextDecoder().decode(
      writeSkeleton(sequenceOf(1, [always], { synthetic: false, oriented: false })),
    );
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual(['1', '1', '72057594037927936 0 1 1 1 1 0 0 0 2', '25']);
    // sin 0 = 0: the spine base stands at (0, −1, 3.1), in the middle column of both images.
    expect(lines[4]).toBe('0 -1 3.1 256.00 325.90 977.85 883.23 0 0 0 0 0');
    expect(lines).toHaveLength(4 + JOINT_COUNT + 1);
    expect(lines.at(-1)).toBe('');
  });

  it('writes nothing of a body that is not there', () => {
    const sequence = sequenceOf(2, [(frame) => frame === 1], { synthetic: false, oriented: false });
    expect(new TextDecoder().decode(writeSkeleton(sequence)).startsWith('2\n0\n1\n7')).toBe(true);
  });
});

describe('DecimalWriter', () => {
  function written(value: number): string {
    const writer = new DecimalWriter(0);
    writer.float32(value);
    return new TextDecoder().decode(writer.written());
  }

  it.each([
    [0, '0'],
    [-0, '-0'],
    [1, '1'],
    [-12.5, '-12.5'],
    [0.5, '0.5'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(3.1), '3.1'],
    [999999, '999999'],
    [Math.fround(1e-30), '1.00000e-30'],
  ])('writes %d as %s', (value, text) => {
    expect(written(value)).toBe(text);
  });

  it('writes every float32 so that it is read back bit for bit', () => {
    const metres = fc.float({ noNaN: true, min: -8, max: 8 });
    const any = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(metres, any), (value) => {
        expect(Math.fround(Number(written(value)))).toBe(value);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });

  it('writes the neighbours of every power of two', () => {
    const bits = new Uint32Array(1);
    const float = new Float32Array(bits.buffer);
    for (let exponent = 1; exponent < 255; exponent += 1) {
      for (const offset of [-1, 0, 1]) {
        bits[0] = (exponent << 23) + offset;
        expect(Math.fround(Number(written(float[0]!)))).toBe(float[0]);
      }
    }
  });
});
