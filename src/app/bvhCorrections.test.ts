import { expect, it } from 'vitest';

import { bvhText } from '../recordings/bvh/bvhText.fixture';
import { isWhole } from '../recordings/bvh/corrections';
import { inspectBvh } from '../recordings/bvh/parseBvh';
import { bytesOf } from '../recordings/skeletonText.fixture';
import { BvhCorrections } from './bvhCorrections';

const SHOWN = inspectBvh(bytesOf(bvhText()));
const { joints, mapping: guess } = SHOWN;
if (!isWhole(guess)) throw new Error('joints are missing');
const told = { ...guess, head: { from: joints[0] ?? '', to: null, share: 0 } };

function storage(stored: string | null = null) {
  return {
    stored,
    getItem(): string | null {
      return this.stored;
    },
    setItem(_: string, value: string): void {
      this.stored = value;
    },
  };
}

it('keeps the last correction of a skeleton, also for the next visit', () => {
  const kept = storage();
  const corrections = new BvhCorrections(kept);
  expect(corrections.for(SHOWN)).toBeNull();
  corrections.keep(joints, { ...told, neck: told.head }, guess);
  corrections.keep(joints, told, guess);
  expect(corrections.list).toHaveLength(1);
  expect(new BvhCorrections(kept).for(SHOWN)).toEqual(told);
  expect(new BvhCorrections(kept).for(inspectBvh(bytesOf(bvhText({ family: 'rokoko' }))))).toBeNull();
});

it('goes back to what the names say', () => {
  const corrections = new BvhCorrections(storage());
  corrections.keep(joints, told, guess);
  corrections.keep(joints, guess, guess);
  expect(corrections.list).toEqual([]);
});

it('goes back to what the names say where the correction of a variant would fit', () => {
  const corrections = new BvhCorrections(storage());
  corrections.keep([...joints, 'tail'], told, guess);
  expect(corrections.for(SHOWN)).toEqual(told);
  corrections.keep(joints, guess, guess);
  expect(corrections.for(SHOWN)).toBeNull();
  expect(corrections.list).toHaveLength(2);
});

it('forgets the skeletons that were corrected longest ago', () => {
  const corrections = new BvhCorrections(storage());
  for (let i = 0; i < 60; i += 1) corrections.keep([...joints, `tail ${i}`], told, guess);
  expect(corrections.list).toHaveLength(50);
  expect(corrections.list[0]?.joints.at(-1)).toBe('tail 59');
});

it.each(['{', '[{"joints":[1]}]', '[{"joints":["a"],"mapping":{}}]', '7'])(
  'takes %s in the place of corrections for none',
  (stored) => {
    const corrections = new BvhCorrections(storage(stored));
    expect(corrections.list).toEqual([]);
    corrections.keep(joints, told, guess);
    expect(corrections.for(SHOWN)).toEqual(told);
  },
);

it('keeps what cannot be stored while the page is open', () => {
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const corrections = new BvhCorrections({ getItem: () => null, setItem });
  corrections.keep(joints, told, guess);
  expect(corrections.for(SHOWN)).toEqual(told);
});
