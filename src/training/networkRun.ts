/**
 * One network in training: its parameters in one packed vector, its optimiser, and how far it is.
 */

import type { NetworkConfig, OptimizerName } from '../experiment/config';
import { Random } from '../experiment/random';
import type { Operations, Tensor1D, Tensor3D, Variable } from '../kernels/operations';
import type { ParameterSpec } from '../networks/definition';
import { initialValues } from '../networks/initialise';
import { namedValues, packValues, parameterSize, unpack } from '../networks/packing';
import { networkDefinition } from '../networks/registry';
import type { DeviceBatch } from './deviceBatch';
import { PackedOptimizer } from './optimizers';
import type { NamedTensor } from './protocol';
import type { BestWeights, PointSums, RunState } from './runState';
import { type PackedForward, type StepSetting, trainingStep } from './step';

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
  /** Its steps since the last point of the training curve. */
  unfinishedPoint: PointSums | null = null;

  #best: BestWeights | null = null;
  readonly #setting: RunSetting;
  /** Units of each group of the hidden state. */
  readonly groupUnits: readonly number[];
  readonly #forward: PackedForward;
  readonly #hidden: PackedForward;
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
    this.#forward = (packed, x) =>
      definition.forward(operations, unpack(operations, packed, this.specs), x, options);
    this.#hidden = (packed, x) =>
      definition.hidden(operations, unpack(operations, packed, this.specs), x, options);
    this.groupUnits = definition.groupUnits(options);
    const values = initialValues(this.specs, new Random(seed).fork('weights').fork(network.id));
    this.#parameters = tf.tidy(() => tf.variable(tf.tensor1d(values)));
    this.#optimizer = new PackedOptimizer(operations, setting.optimizer, values.length);
  }

  get id(): string {
    return this.network.id;
  }

  get best(): BestWeights | null {
    return this.#best;
  }

  /** Remembers the weights as they now are where they are better than any before. No step may be taken until it is done. */
  async evaluated(frameAccuracy: number): Promise<void> {
    const { iteration, seconds } = this;
    this.evaluatedAt = iteration;
    if (this.#best !== null && frameAccuracy <= this.#best.frameAccuracy) return;
    const parameters = new Float32Array(await this.#parameters.data<'float32'>());
    this.#best = { iteration, seconds, frameAccuracy, parameters };
  }

  /** Back to the best weights; the optimiser starts anew. False where there are none. */
  returnToBest(): boolean {
    if (this.#best === null) return false;
    const { iteration, seconds, parameters } = this.#best;
    this.#startFrom(parameters.slice(), iteration); // tfjs keeps the array it is given
    this.seconds = seconds;
    this.evaluatedAt = iteration;
    return true;
  }

  /** @returns `[2]` loss and frame accuracy; the caller disposes it */
  step(batch: DeviceBatch, setting: StepSetting): Tensor1D {
    const { operations } = this.#setting;
    this.iteration++;
    return trainingStep(operations, this.#forward, this.#parameters, this.#optimizer, batch, setting);
  }

  /** x `[time, batch, inputs]` → logits `[time, batch, classes]`; call it inside `tf.tidy`. */
  logits(x: Tensor3D): Tensor3D {
    return this.#forward(this.#setting.operations.tf.reshape(this.#parameters, [-1]), x);
  }

  /** x `[time, batch, inputs]` → hidden states `[time, batch, states]`; call it inside `tf.tidy`. */
  hidden(x: Tensor3D): Tensor3D {
    return this.#hidden(this.#setting.operations.tf.reshape(this.#parameters, [-1]), x);
  }

  /**
   * The network with the parameters of one group at zero: its state is zero on every frame, and the slower group that it feeds
   * sees zeros.
   */
  without(group: number): Pick<NetworkRun, 'id' | 'iteration' | 'seconds' | 'logits'> {
    const { tf } = this.#setting.operations;
    const prefix = `group${group + 1}.`;
    const kept = this.specs.flatMap((spec) => {
      const value = spec.name.startsWith(prefix) ? 0 : 1;
      return new Array<number>(parameterSize(spec)).fill(value);
    });
    const logits = (x: Tensor3D) =>
      this.#forward(tf.mul(tf.reshape(this.#parameters, [-1]), tf.tensor1d(kept)), x);
    const { id, iteration, seconds } = this;
    return { id, iteration, seconds, logits };
  }

  /** Copies of all parameters by name, as they are or as they were at their best. */
  async tensors(which: 'latest' | 'best' = 'latest'): Promise<NamedTensor[]> {
    const best = which === 'best' ? this.#best?.parameters : undefined;
    return namedValues(best ?? (await this.#parameters.data<'float32'>()), this.specs);
  }

  /** Takes over tensors of the names and shapes of `specs`; the optimiser starts anew. */
  restore(tensors: readonly NamedTensor[], iteration: number, seconds = 0): void {
    this.#startFrom(packValues(tensors, this.specs), iteration);
    this.seconds = seconds;
    this.#best = null;
  }

  #startFrom(packed: Float32Array<ArrayBuffer>, iteration: number): void {
    const { operations, optimizer } = this.#setting;
    const { tf } = operations;
    tf.tidy(() => this.#parameters.assign(tf.tensor1d(packed)));
    this.#optimizer.dispose();
    this.#optimizer = new PackedOptimizer(operations, optimizer, packed.length);
    this.iteration = iteration;
    this.seconds = 0;
    this.diverged = false;
    this.evaluatedAt = null;
    this.unfinishedPoint = null;
  }

  /** A copy of all that training goes on from. No step may be taken until it is there, and all losses must have been read. */
  async capture(): Promise<RunState> {
    const { network, iteration, seconds, diverged, evaluatedAt, unfinishedPoint } = this;
    const [parameters, optimizer] = await Promise.all([
      this.#parameters.data<'float32'>(),
      this.#optimizer.capture(),
    ]);
    return {
      network,
      iteration,
      seconds,
      diverged,
      evaluatedAt,
      unfinishedPoint: unfinishedPoint && { ...unfinishedPoint },
      parameters: new Float32Array(parameters),
      optimizer,
      best: this.#best && { ...this.#best, parameters: this.#best.parameters.slice() },
    };
  }

  /** Whether the state is of this network's size and optimiser. */
  accepts({ parameters, optimizer, best }: RunState): boolean {
    const { size } = this.#parameters;
    const fits = parameters.length === size && (best === null || best.parameters.length === size);
    return fits && this.#optimizer.accepts(optimizer);
  }

  /** Goes on as the captured one would. Throws RangeError where it does not accept the state. */
  resume(state: RunState): void {
    const { parameters, optimizer, unfinishedPoint } = state;
    const { tf } = this.#setting.operations;
    if (!this.accepts(state)) throw new RangeError(`The state of ${this.id} has another size or optimiser`);
    this.#optimizer.resume(optimizer);
    tf.tidy(() => this.#parameters.assign(tf.tensor1d(parameters.slice()))); // tfjs keeps the array it is given
    this.iteration = state.iteration;
    this.seconds = state.seconds;
    this.diverged = state.diverged;
    this.evaluatedAt = state.evaluatedAt;
    this.unfinishedPoint = unfinishedPoint && { ...unfinishedPoint };
    this.#best = state.best;
  }

  dispose(): void {
    this.#parameters.dispose();
    this.#optimizer.dispose();
  }
}
