/**
 * The tensor operations that networks are written in: tfjs itself and the recurrences. Networks receive them
 * as an argument, so a network file imports types only and the page can read its options without loading
 * tfjs. `reference.ts` composes them of plain tfjs ops; engines may give fused ones with the same meaning.
 */

import type * as tf from '@tensorflow/tfjs-core';

import type { OptimizerName } from '../experiment/config';

export type Tf = typeof tf;
export type Tensor1D = tf.Tensor1D;
export type Tensor2D = tf.Tensor2D;
export type Tensor3D = tf.Tensor3D;
export type Tensor = tf.Tensor;
export type Variable = tf.Variable;

export type Activation = 'relu' | 'tanh' | 'identity';

/** When a group of period τ first fires: the equations' frame τ (counted from 1) or the first frame. */
export type FirstUpdate = 'after-period' | 'first-frame';

/** One group of a delayed recurrence. */
export interface GroupWeights {
  /** U, `[inputs or units of the next faster group, units]` */
  readonly input: Tensor2D;
  /** W, `[units, units]` */
  readonly recurrent: Tensor2D;
  /** b, `[units]` */
  readonly bias: Tensor1D;
}

export interface DelayedRecurrenceOptions {
  /** τ of each group, fastest first; any positive integers. */
  readonly periods: readonly number[];
  readonly firstUpdate: FirstUpdate;
  readonly activation: Activation;
}

/** Standard LSTM cell, gates packed in the order input i, forget f, candidate g, output o. */
export interface LstmWeights {
  /** `[inputs, 4 · units]` */
  readonly input: Tensor2D;
  /** `[units, 4 · units]` */
  readonly recurrent: Tensor2D;
  /** `[4 · units]` */
  readonly bias: Tensor1D;
}

/** What the answers of a batch are held against. */
export interface Targets {
  /** `[1, batch]` true class indices, int32. */
  readonly labels: Tensor2D;
  /** `[time, batch]`: what each frame weighs, 0 on padding. */
  readonly mask: Tensor2D;
}

/** One step of an optimiser on packed parameters. */
export interface ParameterUpdate {
  readonly rule: OptimizerName;
  /** `[size]`, changed in place. */
  readonly parameters: Variable;
  /** `[planes, size]`, what the rule remembers, changed in place; null for a rule without memory. */
  readonly memory: Variable | null;
  /** `[size]`; stays the caller's. */
  readonly gradient: Tensor1D;
  readonly learningRate: number;
  /** 1 for the first step. */
  readonly step: number;
  /** A longer gradient is scaled down to this Euclidean norm (Pascanu et al. 2013); null: as it is. */
  readonly clipNorm: number | null;
}

/** The frames of a whole set on the device, from which batches are gathered. */
export interface FramePool {
  /** Frames number `from` …, `[frames, inputs]`. */
  write(from: number, x: Float32Array<ArrayBuffer>): void;
  /**
   * @param starts `[size]` first frame of each sequence
   * @param lengths `[size]` its frames
   * @returns `[time, size, inputs]`, zeros after a sequence's end; the caller disposes it
   */
  gather(time: number, starts: Int32Array, lengths: Int32Array): Tensor3D;
  dispose(): void;
}

export interface Operations {
  readonly tf: Tf;
  /** x·W + b on every frame: `[time, batch, in]` → `[time, batch, out]`. */
  linear(x: Tensor3D, weight: Tensor2D, bias: Tensor1D): Tensor3D;
  activate(x: Tensor3D, activation: Activation | 'sigmoid'): Tensor3D;
  /** Eqs 3.20–3.23: `[time, batch, inputs]` → the groups' states side by side, `[time, batch, Σ units]`. */
  delayedRecurrence(
    x: Tensor3D,
    groups: readonly GroupWeights[],
    options: DelayedRecurrenceOptions,
  ): Tensor3D;
  /** `[time, batch, inputs]` → hidden states `[time, batch, units]`. */
  lstmRecurrence(x: Tensor3D, weights: LstmWeights, activation: Activation): Tensor3D;
  /** Tensors of these shapes, one after the other in a packed vector. */
  unpack(packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[];
  /**
   * Masked sums over a batch, `[2]`: softmax cross-entropy in nats, differentiable with respect to the logits, and
   * frames whose highest output is the true class. A frame of weight 0 adds exactly 0 to loss and gradient.
   *
   * @param logits `[time, batch, classes]`
   */
  lossAndAccuracy(logits: Tensor3D, targets: Targets): Tensor1D;
  updateParameters(update: ParameterUpdate): void;
  /** Room for so many frames on the device; null where they do not fit, or where batches may as well be uploaded. */
  framePool(frames: number, inputs: number): Promise<FramePool | null>;
}
