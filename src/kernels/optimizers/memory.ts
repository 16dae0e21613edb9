/** What each optimiser remembers of every parameter: the initial value of each plane of its memory. */

import type { OptimizerName } from '../../experiment/config';

export const INITIAL_MEMORY: Readonly<Record<OptimizerName, readonly number[]>> = {
  sgd: [],
  /** Running mean of the squared gradient. */
  rmsprop: [0],
  /** Sum of squared gradients; starting at 0.1 keeps the root from zero. */
  adagrad: [0.1],
  /** Running means of the gradient and of its square. */
  adam: [0, 0],
  /** Running means of the squared gradient and of the squared change. */
  adadelta: [0, 0],
};
