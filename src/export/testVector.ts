/**
 * What a person holds an export against: a sequence of inputs and the logits the network gives on every frame of it. The
 * inputs are made up, the same for every network of their number, and sixteenths, so that they are exact and short in any
 * notation; the sequence is long enough for every group of a D-RNN to fire.
 */

import type { FeatureConfig } from '../experiment/config';
import { Random } from '../experiment/random';
import type { Plan } from './plan';
import { runPlan } from './runPlan';

export interface TestVector {
  readonly time: number;
  /** `[time, inputs]`, in sixteenths. */
  readonly sixteenths: Int8Array<ArrayBuffer>;
  /** `[time, inputs]` */
  readonly frames: Float32Array<ArrayBuffer>;
  /** `[time, classes]` */
  readonly logits: Float32Array<ArrayBuffer>;
}

const SHORTEST = 12;
/** Groups of longer periods are not waited for: the vector would outgrow the network. */
const LONGEST = 200;
const SIXTEENTHS = 16;
const LARGEST = 2 * SIXTEENTHS;

export function testVectorOf(plan: Plan): TestVector {
  const periods = plan.first.type === 'delayed' ? plan.first.groups.map(({ period }) => period) : [1];
  const time = Math.min(LONGEST, Math.max(SHORTEST, Math.max(...periods) + 3));
  const random = new Random(1).fork('test vector').fork(plan.inputs);
  const sixteenths = Int8Array.from({ length: time * plan.inputs }, () => {
    const drawn = Math.round(random.normal(0, SIXTEENTHS / 2)); // coordinates in metres are about that large
    return Math.max(-LARGEST, Math.min(LARGEST, drawn));
  });
  const frames = Float32Array.from(sixteenths, (value) => value / SIXTEENTHS);
  return { time, sixteenths, frames, logits: runPlan(plan, frames) };
}

/** `[time, width]` as a list of frames. */
function rows(values: Float32Array, time: number): number[][] {
  const width = values.length / time;
  return Array.from({ length: time }, (_, t) => [...values.subarray(t * width, (t + 1) * width)]);
}

/** The vector as JSON: `{"features": {…}, "frames": [time][inputs], "logits": [time][classes]}`. @param features that the frames stand for */
export function testVectorJson({ time, frames, logits }: TestVector, features: FeatureConfig): string {
  const logitTexts = rows(logits, time).map((row) => `[${row.map(shortestFloat).join(',')}]`);
  return `{"features":${JSON.stringify(features)},"frames":${JSON.stringify(rows(frames, time))},"logits":[${logitTexts.join(',')}]}`;
}

/** The shortest decimal that reads back as the same float32, or nearly: six to nine digits. */
export function shortestFloat(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}
