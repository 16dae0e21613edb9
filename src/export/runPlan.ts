/**
 * A network run in plain loops and double precision, one frame of one sequence at a time: what the test vectors of the exports
 * are made with, and what reads a live stream. It needs no engine, and gives the same numbers wherever it runs.
 */

import { fires } from '../kernels/schedule';
import type { NamedTensor } from '../training/protocol';
import type { DelayedLayer, DenseLayer, FirstLayer, LstmLayer, Plan } from './plan';

type Vector = Float64Array<ArrayBuffer>;

/** What a network carries from frame to frame; belongs to one sequence. */
export interface Carried {
  /** The groups' states; h and c of an LSTM; none of a network without memory. */
  readonly states: Vector[];
  /** Frames read. */
  count: number;
}

const PHI: Readonly<Record<DenseLayer['activation'], (x: number) => number>> = {
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  identity: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

/** Adds x W to `sums`; W `[in, out]`, row-major. */
function addProduct(sums: Vector, x: Vector, { values }: NamedTensor): void {
  const columns = sums.length;
  for (let row = 0; row < x.length; row++) {
    const factor = x[row] as number;
    if (factor === 0) continue; // absent bodies, silent units
    const from = row * columns;
    for (let j = 0; j < columns; j++) sums[j] = (sums[j] as number) + factor * (values[from + j] as number);
  }
}

function dense({ weight, bias, activation }: DenseLayer, frame: Vector): Vector {
  const sums = Float64Array.from(bias.values);
  addProduct(sums, frame, weight);
  return sums.map(PHI[activation]);
}

function delayed({ groups, firstUpdate, activation }: DelayedLayer, carried: Carried, frame: Vector): Vector {
  const { states, count } = carried;
  groups.forEach(({ period, input, recurrent, bias }, i) => {
    if (!fires(period, count, firstUpdate)) return;
    const sums = Float64Array.from(bias.values);
    addProduct(sums, i === 0 ? frame : (states[i - 1] as Vector), input);
    addProduct(sums, states[i] as Vector, recurrent);
    states[i] = sums.map(PHI[activation]);
  });
  return Float64Array.from(states.flatMap((state) => [...state]));
}

function lstm(layer: LstmLayer, { states }: Carried, frame: Vector): Vector {
  const { units, input, recurrent, bias, activation } = layer;
  const phi = PHI[activation];
  const [hidden, cell] = states as [Vector, Vector];
  const sums = Float64Array.from(bias.values);
  addProduct(sums, frame, input);
  addProduct(sums, hidden, recurrent);
  const gate = (nth: number, unit: number) => sums[nth * units + unit] as number;
  const next = hidden.map((_, j) => {
    const kept = PHI.sigmoid(gate(1, j)) * (cell[j] as number);
    cell[j] = kept + PHI.sigmoid(gate(0, j)) * phi(gate(2, j));
    return PHI.sigmoid(gate(3, j)) * phi(cell[j] as number);
  });
  states[0] = next;
  return next;
}

function first(layer: FirstLayer, carried: Carried, frame: Vector): Vector {
  switch (layer.type) {
    case 'dense':
      return dense(layer, frame);
    case 'delayed':
      return delayed(layer, carried, frame);
    case 'lstm':
      return lstm(layer, carried, frame);
  }
}

/** Zeros: what a sequence begins with. */
export function nothingCarried({ first: layer }: Plan): Carried {
  switch (layer.type) {
    case 'dense':
      return { states: [], count: 0 };
    case 'delayed':
      return { states: layer.groups.map(({ units }) => new Float64Array(units)), count: 0 };
    case 'lstm':
      return { states: [new Float64Array(layer.units), new Float64Array(layer.units)], count: 0 };
  }
}

/**
 * Reads the next frame of a sequence.
 *
 * @param carried from the frame before; changed to what the next frame needs
 * @param frame `[inputs]`
 * @returns logits `[classes]`
 */
export function stepPlan(plan: Plan, carried: Carried, frame: ArrayLike<number>): Vector {
  const hidden = first(plan.first, carried, Float64Array.from(frame));
  carried.count++;
  return plan.rest.reduce<Vector>((y, layer) => dense(layer, y), hidden);
}

/**
 * @param frames `[time, inputs]` of one sequence
 * @returns logits `[time, classes]`
 */
export function runPlan(plan: Plan, frames: Float32Array): Float32Array<ArrayBuffer> {
  const carried = nothingCarried(plan);
  const time = frames.length / plan.inputs;
  const logits = new Float32Array(time * plan.classes);
  for (let t = 0; t < time; t++) {
    const frame = frames.subarray(t * plan.inputs, (t + 1) * plan.inputs);
    logits.set(stepPlan(plan, carried, frame), t * plan.classes);
  }
  return logits;
}
