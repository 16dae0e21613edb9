/**
 * The networks in jax-js, the natural way: a loop over the frames (it has no scan) under `jit(valueAndGrad(…))`, with the
 * input projection as one product over all frames. Every use of an array but the last takes a `.ref`, as its ownership asks.
 */

import {
  blockUntilReady,
  type Array as JaxArray,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
} from '@jax-js/jax';

import { fires } from '../../src/kernels/schedule';
import type { NamedTensor } from '../../src/training/protocol';
import type { Contender } from './contender';
import { makeBatch, maskOf } from './problem';
import { LEARNING_RATE, PERIODS, type Workload } from './workload';

type Weights = Record<string, JaxArray>;

export function jaxContender(workload: Workload, tensors: readonly NamedTensor[]): Contender {
  const { frames, batch: size, inputs, classes } = workload;
  const batch = makeBatch(workload);
  const x = np.array(batch.x).reshape([frames, size, inputs]);
  const answers = nn.oneHot(np.array(batch.labels, { dtype: np.int32 }), classes).reshape([1, size, classes]);
  const targets = answers.mul(np.array(maskOf(batch)).reshape([frames, size, 1]));
  const step = jit(trainingStep(workload));
  let weights: Weights = Object.fromEntries(
    tensors.map(({ name, shape, values }) => [name, np.array(values).reshape([...shape])]),
  );
  let memory: Weights = tree.map((array: JaxArray) => np.zeros(array.shape), weights) as Weights;
  let last: JaxArray | null = null;
  return {
    step() {
      last?.dispose();
      [last, weights, memory] = step(weights, memory, x.ref, targets.ref);
    },
    async finish() {
      await blockUntilReady([weights, memory]);
      const [loss] = (await last?.ref.data()) ?? [];
      return loss ?? Number.NaN;
    },
    dispose() {
      last?.dispose();
      x.dispose();
      targets.dispose();
      tree.dispose([weights, memory]);
      step.dispose();
    },
  };
}

function trainingStep(workload: Workload) {
  const hidden = { drnn: delayed, rnn: recurrent, lstm: lstm }[workload.network];
  const loss = (weights: Weights, x: JaxArray, targets: JaxArray): JaxArray => {
    const { 'output.weight': weight, 'output.bias': bias, ...recurrence } = weights;
    const logits = linear(hidden(recurrence, x, workload), taken(weight), taken(bias));
    return nn.logSoftmax(logits, -1).mul(targets).sum().neg();
  };
  return (
    weights: Weights,
    memory: Weights,
    x: JaxArray,
    targets: JaxArray,
  ): [JaxArray, Weights, Weights] => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(weights), x, targets) as [JaxArray, Weights];
    const next: Weights = {};
    const kept: Weights = {};
    for (const [name, gradient] of Object.entries(gradients)) {
      const mean = taken(memory[name]).mul(0.9).add(np.square(gradient.ref).mul(0.1));
      kept[name] = mean.ref;
      next[name] = taken(weights[name]).sub(gradient.mul(LEARNING_RATE).div(np.sqrt(mean.add(1e-8))));
    }
    return [value, next, kept];
  };
}

function linear(x: JaxArray, weight: JaxArray, bias: JaxArray): JaxArray {
  return np.matmul(x, weight).add(bias);
}

function recurrent(weights: Weights, x: JaxArray, { batch, units }: Workload): JaxArray {
  const recurrence = taken(weights['recurrent']);
  const projections = frames(linear(x, taken(weights['input']), taken(weights['bias'])));
  let state = np.zeros([batch, units]);
  const history = projections.map((projection) => {
    state = nn.relu(np.matmul(state, recurrence.ref).add(projection));
    return state.ref;
  });
  state.dispose();
  recurrence.dispose();
  return np.stack(history);
}

function lstm(weights: Weights, x: JaxArray, { batch, units }: Workload): JaxArray {
  const recurrence = taken(weights['recurrent']);
  const projections = frames(linear(x, taken(weights['input']), taken(weights['bias'])));
  let state = np.zeros([batch, units]);
  let cell = np.zeros([batch, units]);
  const history = projections.map((projection) => {
    const gates = np.split(np.matmul(state, recurrence.ref).add(projection), 4, 1);
    const [i, f, g, o] = gates.map((gate, index) => (index === 2 ? np.tanh(gate) : nn.sigmoid(gate)));
    cell = taken(f)
      .mul(cell)
      .add(taken(i).mul(taken(g)));
    state = taken(o).mul(np.tanh(cell.ref));
    return state.ref;
  });
  tree.dispose([state, cell, recurrence]);
  return np.stack(history);
}

function delayed(weights: Weights, x: JaxArray, { batch, units, frames: time }: Workload): JaxArray {
  const size = Math.ceil(units / PERIODS.length);
  const groups = PERIODS.map((period, i) => ({
    period,
    input: taken(weights[`group${i + 1}.input`]),
    recurrent: taken(weights[`group${i + 1}.recurrent`]),
    bias: taken(weights[`group${i + 1}.bias`]),
  }));
  const projections = frames(linear(x, taken(groups[0]?.input), taken(groups[0]?.bias)));
  const states = groups.map(() => np.zeros([batch, size]));
  const history: JaxArray[] = [];
  for (let t = 0; t < time; t++) {
    for (const [i, group] of groups.entries()) {
      if (!fires(group.period, t, 'after-period')) continue;
      const input =
        i === 0 ? taken(projections[t]) : linear(taken(states[i - 1]).ref, group.input.ref, group.bias.ref);
      states[i] = nn.relu(np.matmul(taken(states[i]), group.recurrent.ref).add(input));
    }
    history.push(
      np.concatenate(
        states.map((state) => state.ref),
        1,
      ),
    );
  }
  const [, ...slower] = groups; // the first group's input and bias are used up by the projection
  tree.dispose([
    states,
    groups.map((group) => group.recurrent),
    slower.map(({ input, bias }) => [input, bias]),
  ]);
  return np.stack(history);
}

/** `[time, …]` → time × `[…]` */
function frames(sequence: JaxArray): JaxArray[] {
  return np.unstack(sequence);
}

function taken<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('an array is missing');
  return value;
}
