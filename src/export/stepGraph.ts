/**
 * One frame of a network as a list of plain tensor operations, in no format's own words. ONNX and TensorFlow graphs are
 * written from it, each operation translated, so that both compute the same.
 */

import type { DelayedLayer, DenseLayer, FirstLayer, LstmLayer, PlanGroup } from './plan';

export type StepNode =
  | {
      readonly op: 'matmul' | 'add' | 'mul';
      readonly inputs: readonly [string, string];
      readonly output: string;
    }
  | { readonly op: 'relu' | 'tanh' | 'sigmoid' | 'copy'; readonly input: string; readonly output: string }
  /** Along the last axis. */
  | {
      readonly op: 'split';
      readonly input: string;
      readonly sizes: readonly number[];
      readonly outputs: readonly string[];
    }
  /** Along the last axis. */
  | { readonly op: 'concat'; readonly inputs: readonly string[]; readonly output: string }
  /** Whether `count mod period` is `remainder`. */
  | {
      readonly op: 'fires';
      readonly input: string;
      readonly period: number;
      readonly remainder: number;
      readonly output: string;
    }
  | { readonly op: 'increment'; readonly input: string; readonly output: string }
  /** `inputs[0]` where the condition holds, else `inputs[1]`. */
  | {
      readonly op: 'select';
      readonly condition: string;
      readonly inputs: readonly [string, string];
      readonly output: string;
    };

/** Tensors that a first layer reads and gives, by name. */
export const FRAME = 'frame';
/** `[batch, state size]`, zeros before a sequence. */
export const STATE = 'state';
export const NEXT_STATE = 'next_state';
/** `[1]` frames seen so far. */
export const COUNT = 'count';
export const NEXT_COUNT = 'next_count';
/** What the layers after the first one read. */
export const HIDDEN = 'hidden';

type Unary = DenseLayer['activation'];

/** φ of `input` as `output`. */
function activate(input: string, activation: Unary, output: string): StepNode {
  return { op: activation === 'identity' ? 'copy' : activation, input, output };
}

/** `[…, in]` → `[…, out]`; works on frames and on whole sequences. */
export function denseNodes(layer: DenseLayer, input: string, output: string): StepNode[] {
  const product = `${output}.product`;
  const sum = `${output}.sum`;
  return [
    { op: 'matmul', inputs: [input, layer.weight.name], output: product },
    { op: 'add', inputs: [product, layer.bias.name], output: sum },
    activate(sum, layer.activation, output),
  ];
}

/** φ's argument, x U + h W + b. */
function sumNodes(
  weights: Pick<PlanGroup, 'input' | 'recurrent' | 'bias'>,
  x: string,
  hidden: string,
  output: string,
): StepNode[] {
  const [fromInput, fromState, both] = [`${output}.of-input`, `${output}.of-state`, `${output}.both`];
  return [
    { op: 'matmul', inputs: [x, weights.input.name], output: fromInput },
    { op: 'matmul', inputs: [hidden, weights.recurrent.name], output: fromState },
    { op: 'add', inputs: [fromInput, fromState], output: both },
    { op: 'add', inputs: [both, weights.bias.name], output },
  ];
}

function delayedNodes({ groups, firstUpdate, activation }: DelayedLayer): StepNode[] {
  const held = groups.map((_, i) => `held${i + 1}`);
  const states = groups.map((_, i) => `state${i + 1}`);
  const nodes: StepNode[] = [
    { op: 'split', input: STATE, sizes: groups.map(({ units }) => units), outputs: held },
  ];
  groups.forEach((group, i) => {
    const { period } = group;
    const [before, state, sum] = [held[i] as string, states[i] as string, `sum${i + 1}`];
    nodes.push(...sumNodes(group, i === 0 ? FRAME : (states[i - 1] as string), before, sum));
    if (period === 1) {
      nodes.push(activate(sum, activation, state));
      return;
    }
    const [updated, condition] = [`updated${i + 1}`, `fires${i + 1}`];
    const remainder = firstUpdate === 'after-period' ? period - 1 : 0; // frames are counted from 0
    nodes.push(
      activate(sum, activation, updated),
      { op: 'fires', input: COUNT, period, remainder, output: condition },
      { op: 'select', condition, inputs: [updated, before], output: state },
    );
  });
  nodes.push({ op: 'concat', inputs: states, output: NEXT_STATE });
  nodes.push({ op: 'copy', input: NEXT_STATE, output: HIDDEN });
  if (groups.some(({ period }) => period > 1))
    nodes.push({ op: 'increment', input: COUNT, output: NEXT_COUNT });
  return nodes;
}

function lstmNodes(layer: LstmLayer): StepNode[] {
  const { units, activation } = layer;
  const gates = ['input', 'forget', 'candidate', 'output'].map((gate) => `sum.${gate}`);
  const [sumI, sumF, sumG, sumO] = gates as [string, string, string, string];
  return [
    { op: 'split', input: STATE, sizes: [units, units], outputs: ['held.hidden', 'held.cell'] },
    ...sumNodes(layer, FRAME, 'held.hidden', 'sum'),
    { op: 'split', input: 'sum', sizes: [units, units, units, units], outputs: gates },
    { op: 'sigmoid', input: sumI, output: 'gate.input' },
    { op: 'sigmoid', input: sumF, output: 'gate.forget' },
    activate(sumG, activation, 'candidate'),
    { op: 'sigmoid', input: sumO, output: 'gate.output' },
    { op: 'mul', inputs: ['gate.forget', 'held.cell'], output: 'kept' },
    { op: 'mul', inputs: ['gate.input', 'candidate'], output: 'written' },
    { op: 'add', inputs: ['kept', 'written'], output: 'cell' },
    activate('cell', activation, 'shown'),
    { op: 'mul', inputs: ['gate.output', 'shown'], output: HIDDEN },
    { op: 'concat', inputs: [HIDDEN, 'cell'], output: NEXT_STATE },
  ];
}

/** The first layer on one frame: from {@link FRAME}, {@link STATE} and {@link COUNT} to {@link HIDDEN} and the next ones. */
export function firstLayerNodes(layer: FirstLayer): StepNode[] {
  switch (layer.type) {
    case 'dense':
      return denseNodes(layer, FRAME, HIDDEN);
    case 'delayed':
      return delayedNodes(layer);
    case 'lstm':
      return lstmNodes(layer);
  }
}

/** The layers after the first one, on frames or whole sequences: from `input` to `logits`. */
export function restNodes(layers: readonly DenseLayer[], input: string): StepNode[] {
  return layers.flatMap((layer, i) =>
    denseNodes(layer, i === 0 ? input : `layer${i}`, i === layers.length - 1 ? 'logits' : `layer${i + 1}`),
  );
}
