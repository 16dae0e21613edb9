/**
 * One network in training: its parameters in one packed vector, its optimiser, and how far it is.
 */

import type { Variable } from '@tensorflow/tfjs-core';

import type { NetworkConfig, OptimizerName } from '../experiment/config';
import { Random } from '../experiment/random';
import type { Operations, Tensor1D, Tensor3D } from '../kernels/operations';
import type { ParameterSpec } from '../networks/definition';
import { initialValues } from '../networks/initialise';
import { namedValues, packValues, unpack } from '../networks/packing';
import { networkDefinition } from '../networks/registry';
import type { DeviceBatch } from './deviceBatch';
import { PackedOptimizer } from './optimizers';
import type { NamedTensor } from './protocol';
import { type PackedForward, trainingStep } from './step';

export interface RunSetting {
  readonly operations: Operations;
  readonly inputs: number;
  readonly classes: number;
  readonly optimizer: OptimizerName;
  readonly seed: number;
}

export class NetworkRun {
  readonly network: NetworkConfig;
  readonly specs: readonly ParameterSpec[];
  /** Training batches seen; also the number of the next one. */
  iteration = 0;
  /** Own compute time so far. */
  seconds = 0;
  /** Its loss stopped being finite. */
  diverged = false;
  /** Iteration of the newest evaluation. */
  evaluatedAt: number | null = null;

  readonly #setting: RunSetting;
  readonly #forward: PackedForward;
  readonly #parameters: Variable;
  #optimizer: PackedOptimizer;

  /** Initial weights are a function of seed, network id and parameter names. Throws where the options are not valid. */
  constructor(network: NetworkConfig, setting: RunSetting) {
    const { operations, inputs, classes, seed } = setting;
    const { tf } = operations;
    const definition = networkDefinition(network.kind);
    const options = definition.schema.parse(network.options);
    this.network = network;
    this.#setting = setting;
    this.specs = definition.parameterShapes(options, inputs, classes);
    this.#forward = (packed, x) => definition.forward(operations, unpack(tf, packed, this.specs), x, options);
    const values = initialValues(this.specs, new Random(seed).fork('weights').fork(network.id));
    this.#parameters = tf.tidy(() => tf.variable(tf.tensor1d(values)));
    this.#optimizer = new PackedOptimizer(tf, setting.optimizer, values.length);
  }

  get id(): string {
    return this.network.id;
  }

  /** @returns `[2]` loss and frame accuracy; the caller disposes it */
  step(batch: DeviceBatch, learningRate: number): Tensor1D {
    const { operations } = this.#setting;
    this.iteration++;
    return trainingStep(operations, this.#forward, this.#parameters, this.#optimizer, batch, learningRate);
  }

  /** x `[time, batch, inputs]` → logits `[time, batch, classes]`; call it inside `tf.tidy`. */
  logits(x: Tensor3D): Tensor3D {
    return this.#forward(this.#setting.operations.tf.reshape(this.#parameters, [-1]), x);
  }

  /** Copies of all parameters by name. */
  async tensors(): Promise<NamedTensor[]> {
    return namedValues(await this.#parameters.data<'float32'>(), this.specs);
  }

  /** Takes over tensors of the names and shapes of `specs`; the optimiser starts anew. */
  restore(tensors: readonly NamedTensor[], iteration: number): void {
    const { tf } = this.#setting.operations;
    const packed = packValues(tensors, this.specs);
    tf.tidy(() => this.#parameters.assign(tf.tensor1d(packed)));
    this.#optimizer.dispose();
    this.#optimizer = new PackedOptimizer(tf, this.#setting.optimizer, packed.length);
    this.iteration = iteration;
    this.seconds = 0;
    this.diverged = false;
    this.evaluatedAt = null;
  }

  dispose(): void {
    this.#parameters.dispose();
    this.#optimizer.dispose();
  }
}
