/** Numbers of the activations in assembly/lanes.ts. */

import type { Activation } from '../operations';

export const ACTIVATION_CODES: Readonly<Record<Activation, number>> = { relu: 0, tanh: 1, identity: 2 };
