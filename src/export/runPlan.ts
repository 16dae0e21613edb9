/**
 * A network run in plain loops and double precision, one sequence at a time: what the test vectors of the exports are
 * made with. It needs no engine, and gives the same numbers wherever it runs.
 */

import { fires } from '../kernels/schedule';
import type { NamedTensor } from '../training/protocol';
import type { DelayedLayer, DenseLayer, FirstLayer, LstmLayer, Plan } from './plan';

type Vector = Float64Array<ArrayBuffer>;
type Step = (frame: Vector) => Vector;

const PHI: Readonly<Record<DenseLayer['activation'], (x: number) => number>> = {
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  identity: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

/** Adds x W to `sums`; W `[in, out]`, row-major. */
function addProduct(sums: Vector, x: Vector, { values }: NamedTensor): void {
  const columns = sums.length;
  x.forEach((factor, row) => {
    for (let j = 0; j < columns; j++)
      sums[j] = (sums[j] as number) + factor * (values[row * columns + j] as number);
  });
}

function denseStep({ weight, bias, activation }: DenseLayer): Step {
  return (frame) => {
    const sums = Float64Array.from(bias.values);
    addProduct(sums, frame, weight);
    return sums.map(PHI[activation]);
  };
}

function delayedStep({ groups, firstUpdate, activation }: DelayedLayer): Step {
  const states = groups.map(({ units }) => new Float64Array(units));
  let count = 0;
  return (frame) => {
    groups.forEach(({ period, input, recurrent, bias }, i) => {
      if (!fires(period, count, firstUpdate)) return;
      const sums = Float64Array.from(bias.values);
      addProduct(sums, i === 0 ? frame : (states[i - 1] as Vector), input);
      addProduct(sums, states[i] as Vector, recurrent);
      states[i] = sums.map(PHI[activation]);
    });
    count++;
    return Float64Array.from(states.flatMap((state) => [...state]));
  };
}

function lstmStep({ units, input, recurrent, bias, activation }: LstmLayer): Step {
  const phi = PHI[activation];
  let hidden = new Float64Array(units);
  const cell = new Float64Array(units);
  return (frame) => {
    const sums = Float64Array.from(bias.values);
    addProduct(sums, frame, input);
    addProduct(sums, hidden, recurrent);
    const gate = (nth: number, unit: number) => sums[nth * units + unit] as number;
    hidden = hidden.map((_, j) => {
      const kept = PHI.sigmoid(gate(1, j)) * (cell[j] as number);
      cell[j] = kept + PHI.sigmoid(gate(0, j)) * phi(gate(2, j));
      return PHI.sigmoid(gate(3, j)) * phi(cell[j] as number);
    });
    return hidden;
  };
}

function firstStep(layer: FirstLayer): Step {
  switch (layer.type) {
    case 'dense':
      return denseStep(layer);
    case 'delayed':
      return delayedStep(layer);
    case 'lstm':
      return lstmStep(layer);
  }
}

/**
 * @param frames `[time, inputs]` of one sequence
 * @returns logits `[time, classes]`
 */
export function runPlan(plan: Plan, frames: Float32Array): Float32Array<ArrayBuffer> {
  const steps = [firstStep(plan.first), ...plan.rest.map(denseStep)];
  const time = frames.length / plan.inputs;
  const logits = new Float32Array(time * plan.classes);
  for (let t = 0; t < time; t++) {
    const frame = Float64Array.from(frames.subarray(t * plan.inputs, (t + 1) * plan.inputs));
    const last = steps.reduce<Vector>((y, step) => step(y), frame);
    logits.set(last, t * plan.classes);
  }
  return logits;
}
