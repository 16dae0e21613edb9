import { expect, it } from 'vitest';
import type { StoredSequence } from './libraryIndex';
import { packBlock, unpackBlock } from './sequenceBlock';

const NAME = { setup: 17, camera: 3, performer: 40, replication: 2, action: 60 };
const FIRST: StoredSequence = {
  id: 'S017C003P040R002A060',
  name: NAME,
  synthetic: true,
  frameCount: 300,
  bodyCount: 2,
  segment: 'first',
  from: 2 ** 34,
  packing: { origin: [-1.5, 0.1, 2.7], step: [1e-5, 3e-5, 2 ** -17], orientationStep: 1 / 32767 },
  hash: 'fedcba9876543210',
  fileHash: null,
  cleaning: null,
};
const CLEANED = {
  framesWithoutBodies: 1,
  coordinatesRepaired: 2,
  bodiesTooShort: 3,
  bodiesTooWide: 4,
  bodiesBeyondTwo: 5,
};
const SECOND: StoredSequence = {
  ...FIRST,
  id: 'somebody\nwaving, ñ',
  name: null,
  synthetic: false,
  bodyCount: 1,
  segment: 'second',
  from: 0,
  fileHash: '0123456789abcdef',
  packing: { origin: [0, 0, 0], step: null, orientationStep: null },
  cleaning: CLEANED,
};

it('gives back what was packed, also through a database', () => {
  const sequences = [FIRST, SECOND, FIRST];
  expect(unpackBlock(structuredClone(packBlock(sequences)))).toEqual(sequences);
  expect(unpackBlock(packBlock([]))).toEqual([]);
});

it('reads blocks of before file hashes were kept', () => {
  expect(packBlock([FIRST])).not.toHaveProperty('fileHashes');
  expect(unpackBlock(packBlock([FIRST]))).toEqual([FIRST]);
});
