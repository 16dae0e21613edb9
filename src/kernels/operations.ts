/**
 * The tensor operations that networks are written in: tfjs itself and the recurrences. Networks receive them
 * as an argument, so a network file imports types only and the page can read its options without loading
 * tfjs. `reference.ts` composes them of plain tfjs ops; engines may give fused ones with the same meaning.
 */

import type * as tf from '@tensorflow/tfjs-core';

export type Tf = typeof tf;
export type Tensor1D = tf.Tensor1D;
export type Tensor2D = tf.Tensor2D;
export type Tensor3D = tf.Tensor3D;
export type Tensor = tf.Tensor;

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
}
