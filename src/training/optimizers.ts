/** What an optimiser remembers of one network between steps. */

import type { OptimizerName } from '../experiment/config';
import type { Operations, Tensor1D, Variable } from '../kernels/operations';
import { INITIAL_MEMORY } from '../kernels/optimizers/memory';
import type { OptimizerState } from './runState';
import type { StepSetting } from './step';

export class PackedOptimizer {
  readonly #operations: Operations;
  readonly #rule: OptimizerName;
  readonly #size: number;
  readonly #memory: Variable | null;
  #step = 0;

  /** @param size length of the parameter vector */
  constructor(operations: Operations, rule: OptimizerName, size: number) {
    const { tf } = operations;
    const planes = INITIAL_MEMORY[rule];
    this.#operations = operations;
    this.#rule = rule;
    this.#size = size;
    this.#memory =
      planes.length === 0
        ? null
        : tf.tidy(() => tf.variable(tf.stack(planes.map((value) => tf.fill([size], value))), false));
  }

  /** One step downhill, in place. The gradient stays the caller's. */
  apply(parameters: Variable, gradient: Tensor1D, setting: StepSetting): void {
    this.#step++;
    this.#operations.updateParameters({
      rule: this.#rule,
      parameters,
      memory: this.#memory,
      gradient,
      step: this.#step,
      ...setting,
    });
  }

  /** A copy; steps taken while it is read are not in it. */
  async capture(): Promise<OptimizerState> {
    const step = this.#step;
    const memory = new Float32Array((await this.#memory?.data<'float32'>()) ?? []);
    return { rule: this.#rule, step, memory };
  }

  /** Whether the state is of this rule and size. */
  accepts({ rule, memory }: OptimizerState): boolean {
    return rule === this.#rule && memory.length === INITIAL_MEMORY[rule].length * this.#size;
  }

  /** Goes on as the captured one would, whose state it accepts. */
  resume({ step, memory }: OptimizerState): void {
    const { tf } = this.#operations;
    tf.tidy(() =>
      this.#memory?.assign(tf.tensor2d(memory.slice(), [memory.length / this.#size, this.#size])),
    );
    this.#step = step;
  }

  dispose(): void {
    this.#memory?.dispose();
  }
}
