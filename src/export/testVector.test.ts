import { describe, expect, it } from 'vitest';

import { fires } from '../kernels/schedule';
import { NETWORKS } from '../networks/registry';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from './exports.fixture';
import { planOf } from './plan';
import { runPlan } from './runPlan';
import { shortestFloat, testVectorJson, testVectorOf } from './testVector';

describe.each(NETWORK_CASES)('%s %j', (kind, options) => {
  const file = randomNetwork(kind, options);

  it('has a test vector as the reference operations compute it', async () => {
    const test = testVectorOf(planOf(file.snapshot));
    const expected = await referenceLogits(file, test.frames, test.time, 1);
    expect(largestDifference(test.logits, expected)).toBeLessThan(1e-5);
  });

  it('is run alone as in a batch', async () => {
    const frames = randomFrames(20, 1);
    const logits = runPlan(planOf(file.snapshot), frames);
    expect(largestDifference(logits, await referenceLogits(file, frames, 20, 1))).toBeLessThan(1e-5);
  });
});

it('plans every network there is', () => {
  const kinds = new Set(NETWORK_CASES.map(([kind]) => kind));
  expect([...kinds].sort()).toEqual(NETWORKS.map(({ kind }) => kind).sort());
});

it('lets every group fire, and stays short for the slowest', () => {
  const timeOf = (periods: number[]) =>
    testVectorOf(planOf(randomNetwork('drnn', { periods, units: [2] }).snapshot)).time;
  expect(timeOf([1, 2])).toBe(12);
  expect(timeOf([1, 81])).toBe(84);
  expect(timeOf([1, 1000])).toBe(200);
  expect(Array.from({ length: 84 }, (_, t) => fires(81, t, 'after-period')).filter(Boolean)).toHaveLength(1);
});

it('reads back from JSON exactly', () => {
  const file = randomNetwork('lstm', { units: 3 });
  const test = testVectorOf(planOf(file.snapshot));
  const read: { features: object; frames: number[][]; logits: number[][] } = JSON.parse(
    testVectorJson(test, file.features),
  );
  expect(read.features).toEqual(file.features);
  expect(read.frames.flat()).toEqual([...test.frames]);
  expect(read.logits.flat().map(Math.fround)).toEqual([...test.logits]);
  expect(read.logits).toHaveLength(test.time);
});

it.each([0, 1, -0.1, 1 / 3, 1e-30, 3.4e38, 16777216, 5e-45])('writes %d as a short float', (number) => {
  const value = Math.fround(number);
  expect(Math.fround(Number(shortestFloat(value)))).toBe(value);
});
