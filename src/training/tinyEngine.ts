/** For tests: tfjs's plain CPU backend as an engine, as one that runs behind the program if need be, and whose device can be lost. */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

import type { Operations } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import type { Engine } from './engine';

export class TinyEngine implements Engine {
  readonly info: Engine['info'] = { name: 'cpu', reason: 'asked-for', adapter: '', threads: 1 };
  readonly asynchronous: boolean;
  readonly operations: Operations;
  readonly lost: Promise<void> | null;
  /** Says, as a device does, that something was void. */
  fault: (message: string) => void = () => undefined;
  #lose: () => void = () => undefined;
  #dead = false;

  constructor(asynchronous: boolean) {
    const reference = createReferenceOperations(tf);
    this.asynchronous = asynchronous;
    this.lost = asynchronous ? new Promise((resolve) => (this.#lose = resolve)) : null;
    this.operations = {
      ...reference,
      updateParameters: (update) => {
        if (this.#dead) throw new Error('the device is gone');
        reference.updateParameters(update);
      },
    };
  }

  onFault(listener: (message: string) => void): void {
    this.fault = listener;
  }

  /** From now on steps throw, or reads never end; the loss is said so many milliseconds later. */
  kill(death: 'failing' | 'hanging', later = 20): void {
    const { prototype } = tf.Tensor;
    const { data } = prototype;
    if (death === 'failing') this.#dead = true;
    else prototype.data = () => new Promise(() => undefined);
    setTimeout(() => {
      prototype.data = data;
      this.#lose();
    }, later);
  }
}
