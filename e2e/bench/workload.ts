/**
 * What is measured: the training step of one network on one shape, and the names of those who compete in it. Shared by
 * the program that conducts the benchmark (Node) and the page that runs it (Chromium).
 */

export const NETWORKS = ['drnn', 'rnn', 'lstm'] as const;
export type NetworkKind = (typeof NETWORKS)[number];

export const LABELS: Readonly<Record<NetworkKind, string>> = { drnn: 'D-RNN', rnn: 'RNN', lstm: 'LSTM' };

export type PageEngine = 'wasm' | 'webgpu';

export interface Workload {
  readonly network: NetworkKind;
  readonly frames: number;
  readonly batch: number;
  readonly inputs: number;
  readonly classes: number;
  /** Units of the hidden state; a D-RNN has a fifth of them in each of its five groups. */
  readonly units: number;
}

/** The thesis's experiment: 60 sequences of 100 frames, 60 actions, 150 units. */
export const THESIS: Omit<Workload, 'network'> = {
  frames: 100,
  batch: 60,
  inputs: 75,
  classes: 60,
  units: 150,
};

export const PERIODS: readonly number[] = [1, 3, 9, 27, 81];

/** In the same conditions for everyone: RMSProp (decay 0.9, ε 1e-8 under the root). */
export const LEARNING_RATE = 1e-4;

export const PAGE_CONTENDERS = ['ours', 'composed', 'layers', 'jax'] as const;
export type PageContender = (typeof PAGE_CONTENDERS)[number];
export type ContenderName = PageContender | 'torch';

export const CONTENDERS: Readonly<Record<ContenderName, string>> = {
  ours: 'ours',
  composed: 'composed tfjs',
  layers: 'tf.layers',
  jax: 'jax-js',
  torch: 'PyTorch',
};

/** Weights, batch and targets of a workload, so that every contender starts from the same numbers. Base64 of float32 or int32. */
export interface Problem {
  readonly workload: Workload;
  /** `[frames, batch, inputs]` */
  readonly x: string;
  /** `[batch]` int32 */
  readonly labels: string;
  /** `[frames, batch]`, sums to 1 */
  readonly mask: string;
  readonly weights: Readonly<Record<string, { readonly shape: readonly number[]; readonly values: string }>>;
}

export interface StepFigures {
  /** From the call to the finished update, milliseconds for each step. */
  readonly milliseconds: number;
  /** Until the call returned: what the thread is busy for. */
  readonly enqueueMilliseconds: number;
  /** GPU dispatches of one step; 0 on a CPU. */
  readonly dispatches: number;
  /** Loss of the last step's batch before its update. */
  readonly loss: number;
}

export interface MemoryFigures {
  readonly steps: number;
  readonly tensors: number;
  readonly bytes: number;
  /** Of the GPU's buffers, kept ones included; null on a CPU. */
  readonly deviceBytes: number | null;
}
