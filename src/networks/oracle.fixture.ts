/**
 * For tests: the networks once more, in plain loops over double-precision numbers, written from the equations and
 * sharing nothing with the tensor code. Frames, sequences and units are indexed as `[time][batch][unit]`.
 */

import type { ParameterSpec } from './definition';

export type Frames = number[][][];
type Vector = readonly number[];

export interface OracleOptions {
  readonly activation: 'relu' | 'tanh' | 'identity';
  readonly hiddenLayers: readonly number[];
  /** D-RNN alone. */
  readonly periods?: readonly number[];
  readonly firstUpdate?: 'after-period' | 'first-frame';
}

const PHI = {
  relu: (x: number) => Math.max(0, x),
  tanh: Math.tanh,
  identity: (x: number) => x,
};
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Reads the packed parameters of a network by name. */
class Weights {
  readonly #places = new Map<string, { offset: number; columns: number; rows: number }>();
  readonly #packed: Float64Array;

  constructor(packed: Float64Array, specs: readonly ParameterSpec[]) {
    this.#packed = packed;
    let offset = 0;
    for (const { name, shape } of specs) {
      const columns = shape.at(-1) ?? 1;
      const rows = shape.length === 2 ? (shape[0] as number) : 1;
      this.#places.set(name, { offset, columns, rows });
      offset += rows * columns;
    }
  }

  row(name: string, row = 0): Vector {
    const { offset, columns } = this.#places.get(name) as { offset: number; columns: number };
    return [...this.#packed.subarray(offset + row * columns, offset + (row + 1) * columns)];
  }

  /** vector · matrix */
  times(vector: Vector, name: string): number[] {
    const { columns } = this.#places.get(name) as { columns: number };
    const result = new Array<number>(columns).fill(0);
    vector.forEach((value, i) => {
      this.row(name, i).forEach((weight, j) => {
        result[j] = (result[j] as number) + value * weight;
      });
    });
    return result;
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }
}

const plus = (...vectors: readonly Vector[]): number[] =>
  (vectors[0] as Vector).map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] as number), 0));

/** Hidden state of every frame of one sequence, by the network's equations. */
type Recurrence = (weights: Weights, x: readonly Vector[], options: OracleOptions) => number[][];

const recurrences: Record<string, Recurrence> = {
  ann: (weights, x, { activation }) =>
    x.map((frame) => plus(weights.times(frame, 'input'), weights.row('bias')).map(PHI[activation])),

  rnn: (weights, x, { activation }) => {
    let h: number[] = weights.row('bias').map(() => 0);
    return x.map((frame) => {
      const sums = plus(weights.times(h, 'recurrent'), weights.times(frame, 'input'), weights.row('bias'));
      h = sums.map(PHI[activation]);
      return h;
    });
  },

  lstm: (weights, x, { activation }) => {
    const units = weights.row('bias').length / 4;
    let h = new Array<number>(units).fill(0);
    let c = new Array<number>(units).fill(0);
    return x.map((frame) => {
      const sums = plus(weights.times(h, 'recurrent'), weights.times(frame, 'input'), weights.row('bias'));
      const gate = (nth: number, unit: number) => sums[nth * units + unit] as number;
      c = c.map((old, j) => sigmoid(gate(1, j)) * old + sigmoid(gate(0, j)) * PHI[activation](gate(2, j)));
      h = c.map((state, j) => sigmoid(gate(3, j)) * PHI[activation](state));
      return h;
    });
  },

  drnn: (weights, x, { activation, periods = [], firstUpdate }) => {
    const states = periods.map((_, i) => weights.row(`group${i + 1}.bias`).map(() => 0));
    return x.map((frame, index) => {
      periods.forEach((period, i) => {
        const count = firstUpdate === 'first-frame' ? index : index + 1; // the program's count, the equations' t
        if (count % period !== 0) return;
        const name = `group${i + 1}`;
        const input = i === 0 ? frame : (states[i - 1] as number[]);
        const sums = plus(
          weights.times(states[i] as number[], `${name}.recurrent`),
          weights.times(input, `${name}.input`),
          weights.row(`${name}.bias`),
        );
        states[i] = sums.map(PHI[activation]);
      });
      return states.flat();
    });
  },
};

/** Logits of a network, `[time][batch][class]`. */
export function oracleForward(
  kind: string,
  packed: Float64Array,
  specs: readonly ParameterSpec[],
  x: Frames,
  options: OracleOptions,
): Frames {
  const weights = new Weights(packed, specs);
  const recurrence = recurrences[kind] as Recurrence;
  const sequences = (x[0] ?? []).map((_, b) => {
    const states = recurrence(
      weights,
      x.map((frame) => frame[b] as number[]),
      options,
    );
    return states.map((h) => {
      let y = h;
      for (let layer = 1; weights.has(`hidden${layer}.weight`); layer++) {
        const sums = plus(weights.times(y, `hidden${layer}.weight`), weights.row(`hidden${layer}.bias`));
        y = sums.map(sigmoid);
      }
      return plus(weights.times(y, 'output.weight'), weights.row('output.bias'));
    });
  });
  return x.map((_, t) => sequences.map((frames) => frames[t] as number[]));
}
