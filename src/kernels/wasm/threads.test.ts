import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Operations, Tensor1D, Tensor2D, Tensor3D } from '../operations';
import { type Operation, type Outcome, outcomeOf, type Shapes } from './agreement.fixture';
import { loadBuild } from './builds';
import { Kernels } from './kernels';
import { nodeThreads } from './nodeThread.fixture';
import { createWasmOperations, registerKernels, type WasmOperations } from './operations';
import { SIMD_BUILDS } from './simdBuilds.fixture';
import { createControl, runTogether, type SharedKernels } from './threadControl';
import { startThreads, suitableThreads, type Thread } from './threads';

interface Case {
  readonly shapes: Shapes;
  readonly operation: Operation<Shapes>;
}

function delayed(time: number, batch: number, inputs: number, units: readonly number[]): Case {
  const groups = units.flatMap((count, index) => [
    [`input${index}`, [units[index - 1] ?? inputs, count]] as const,
    [`recurrent${index}`, [count, count]] as const,
    [`bias${index}`, [count]] as const,
  ]);
  return {
    shapes: { x: [time, batch, inputs], ...Object.fromEntries(groups) },
    operation: (operations, operands) =>
      operations.delayedRecurrence(
        operands['x'] as Tensor3D,
        units.map((_, index) => ({
          input: operands[`input${index}`] as Tensor2D,
          recurrent: operands[`recurrent${index}`] as Tensor2D,
          bias: operands[`bias${index}`] as Tensor1D,
        })),
        { periods: units.map((_, index) => 1 + 2 * index), firstUpdate: 'first-frame', activation: 'tanh' },
      ),
  };
}

function lstm(time: number, batch: number, inputs: number, units: number): Case {
  return {
    shapes: {
      x: [time, batch, inputs],
      input: [inputs, 4 * units],
      recurrent: [units, 4 * units],
      bias: [4 * units],
    },
    operation: (operations, { x, input, recurrent, bias }) =>
      operations.lstmRecurrence(
        x as Tensor3D,
        { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D },
        'tanh',
      ),
  };
}

function linear(time: number, batch: number, inputs: number, outputs: number): Case {
  return {
    shapes: { x: [time, batch, inputs], weight: [inputs, outputs], bias: [outputs] },
    operation: (operations, { x, weight, bias }) =>
      operations.linear(x as Tensor3D, weight as Tensor2D, bias as Tensor1D),
  };
}

const AWKWARD: Readonly<Record<string, Case>> = {
  'delayed, 1 × 1': delayed(1, 1, 1, [1]),
  'delayed, 9 × 7': delayed(9, 7, 5, [3, 6, 1]),
  'delayed, 5 × 67': delayed(5, 67, 13, [17, 10]),
  'delayed, 150 × 3': delayed(150, 3, 2, [5, 4]),
  'LSTM, 1 × 1': lstm(1, 1, 1, 1),
  'LSTM, 6 × 13': lstm(6, 13, 5, 7),
  'LSTM, 4 × 67': lstm(4, 67, 9, 5),
  'linear, 1 × 1': linear(1, 1, 1, 1),
  'linear, 3 × 7': linear(3, 7, 5, 11),
  'linear, 2 × 129': linear(2, 129, 33, 9),
};

const LARGE: Readonly<Record<string, Case>> = {
  delayed: delayed(40, 27, 19, [33, 18]),
  LSTM: lstm(30, 29, 23, 31),
  linear: linear(40, 27, 75, 61),
};

/** The same bits, not only the same numbers. */
function expectSameBits(actual: Outcome, expected: Outcome) {
  const bytes = ({ value, gradients }: Outcome) =>
    [value, ...gradients].map((array) => Buffer.from(new Float32Array(array).buffer));
  const others = bytes(expected);
  const same = bytes(actual).map((mine, index) => mine.equals(others[index] ?? Buffer.of()));
  expect(same).toEqual(others.map(() => true));
}

class DividedKernels extends Kernels {
  parts = 1;
  override shares(): number {
    return this.parts;
  }
  override productShares(): number {
    return this.parts;
  }
}

let spawn: () => Thread;
let alone: WasmOperations;

beforeAll(async () => {
  await tf.setBackend('cpu');
  spawn = await nodeThreads();
  alone = await createWasmOperations(tf);
});

describe('a kernel in shares', () => {
  let kernels: DividedKernels;
  let operations: Operations;

  beforeAll(async () => {
    ({ operations } = alone);
    const { instance } = await WebAssembly.instantiate(await loadBuild('relaxed', false));
    kernels = new DividedKernels(instance, null);
    registerKernels(tf, kernels);
  });

  it.each(Object.entries(AWKWARD))('gives the bits of the whole: %s', (_, { shapes, operation }) => {
    kernels.parts = 1;
    const whole = outcomeOf(operations, shapes, operation);
    for (const parts of [2, 3, 5, 8]) {
      kernels.parts = parts;
      expectSameBits(outcomeOf(operations, shapes, operation), whole);
    }
  });
});

describe('threads', () => {
  const running: (() => void)[] = [];
  afterAll(() => {
    for (const stop of running) stop();
  });

  const teams = SIMD_BUILDS.flatMap((simd) => [2, 3].map((threads) => ({ simd, threads })));

  it.each(teams)('$threads of them give the bits of one: $simd', async ({ simd, threads }) => {
    const whole = await createWasmOperations(tf, { threads: 1, simd });
    const expected = Object.values(LARGE).map(({ shapes, operation }) =>
      outcomeOf(whole.operations, shapes, operation),
    );
    const together = await createWasmOperations(tf, { threads, spawn, simd });
    running.push(together.stop);
    expect(together.threads).toBe(threads);
    for (let round = 0; round < 5; round++) {
      Object.values(LARGE).forEach(({ shapes, operation }, index) => {
        const outcome = outcomeOf(together.operations, shapes, operation);
        expectSameBits(outcome, expected[index] as Outcome);
      });
    }
  });

  it('take shares while the caller is busy', async () => {
    const memory = new WebAssembly.Memory({ initial: 4, maximum: 65_536, shared: true });
    const bytes = await loadBuild('baseline', true);
    const { module, instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
    const control = createControl();
    running.push(await startThreads(1, { module, memory, control }, spawn));
    const { linear } = instance.exports as WebAssembly.Exports & SharedKernels;
    const taken: number[] = [];
    const busy = (share: number, ...numbers: readonly number[]) => {
      taken.push(share);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      linear(share, ...numbers);
    };
    // eight rows of one value each, times 3 plus 0.5
    const [x, panels, y] = [65_536, 66_048, 66_560];
    new Float32Array(memory.buffer, x, 8).set([1, 2, 3, 4, 5, 6, 7, 8]);
    new Float32Array(memory.buffer, panels, 9).set([0.5, 0, 0, 0, 0, 0, 0, 0, 3]);
    runTogether(control, kernelsWith(busy), 'linear', 2, [8, 1, 1, x, panels, y]);
    expect(taken.length).toBeLessThan(2); // none, where the thread was quick to take both
    expect([...new Float32Array(memory.buffer, y, 8)]).toEqual([3.5, 6.5, 9.5, 12.5, 15.5, 18.5, 21.5, 24.5]);
  });

  it('say that a share failed, and go on with the next job', () => {
    const control = createControl();
    const failing = kernelsWith((share) => {
      if (share === 1) throw new RangeError('out of bounds');
    });
    expect(() => runTogether(control, failing, 'linear', 3, [])).toThrow('linear');
    const shares: (readonly number[])[] = [];
    const counting = kernelsWith((...numbers) => void shares.push(numbers));
    runTogether(control, counting, 'linear', 3, [7, -1]);
    expect(shares).toEqual([
      [0, 3, 7, -1],
      [1, 3, 7, -1],
      [2, 3, 7, -1],
    ]);
  });
});

/** Kernels of which only `linear` is asked for. */
function kernelsWith(linear: (...numbers: readonly number[]) => void): SharedKernels {
  const never = () => {
    throw new Error('not asked for');
  };
  return {
    linear,
    linearWeights: never,
    delayedForward: never,
    delayedBackward: never,
    delayedWeights: never,
    delayedInput: never,
    lstmForward: never,
    lstmBackward: never,
    lstmWeights: never,
  };
}

describe('threads that do not start', () => {
  afterEach(() => void vi.useRealTimers());

  const { shapes, operation } = linear(3, 7, 5, 11);

  async function expectOneThread(starting: Promise<WasmOperations>) {
    const { operations, threads } = await starting;
    expect(threads).toBe(1);
    const expected = outcomeOf(operations, shapes, operation);
    expectSameBits(expected, outcomeOf((await createWasmOperations(tf)).operations, shapes, operation));
  }

  it('leave one that computes', async () => {
    const terminate = vi.fn();
    const broken = () => ({ start: () => Promise.reject(new Error('no worker')), terminate });
    await expectOneThread(createWasmOperations(tf, { threads: 3, spawn: broken }));
    expect(terminate).toHaveBeenCalledTimes(2);
  });

  it('are waited for some seconds, no longer', async () => {
    vi.useFakeTimers();
    const terminate = vi.fn();
    const start = vi.fn(() => new Promise<void>(() => undefined));
    const starting = createWasmOperations(tf, { threads: 2, spawn: () => ({ start, terminate }) });
    await vi.waitFor(() => expect(start).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(10_000);
    await expectOneThread(starting);
    expect(terminate).toHaveBeenCalledOnce();
  });

  it('do so also where they cannot be made', async () => {
    const none = () => {
      throw new Error('no workers within workers');
    };
    await expectOneThread(createWasmOperations(tf, { threads: 2, spawn: none }));
  });
});

it.each([
  [false, 8, 1],
  [true, 1, 1],
  [true, Number.NaN, 1],
  [true, 2, 2],
  [true, 4, 2],
  [true, 6, 3],
  [true, 64, 4],
])('isolated: %s, %d logical cores: %i threads', (isolated, cores, threads) => {
  expect(suitableThreads(isolated, cores)).toBe(threads);
});
