/** The linear layer on packed weights: one program forward, one for each gradient. */

import { LINEAR, LINEAR_INPUT, LINEAR_WEIGHTS, type LinearAttributes } from '../linear/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import type { GradientBlock } from './gradientPrograms';
import { project, projectBack, weightGradient } from './products';
import { register } from './registration';

export function registerLinear(tf: Tf): void {
  register<LinearAttributes>(tf, LINEAR, (backend, { x, weights }, { offset, rows, columns }) => {
    const matrix = { weights: present(weights), offset, rows, columns };
    return project(backend, present(x), matrix, offset + rows * columns);
  });
  register<LinearAttributes>(tf, LINEAR_INPUT, (backend, { upstream, weights }, { offset, rows, columns }) =>
    projectBack(backend, present(upstream), { weights: present(weights), offset, rows, columns }),
  );
  register<LinearAttributes>(tf, LINEAR_WEIGHTS, (backend, { upstream, x, weights }, attributes) => {
    const [size] = present(weights).shape as [number];
    const activity = { x: present(x), states: null, deltas: present(upstream), size };
    return weightGradient(backend, activity, [blockOf(attributes)]);
  });
}

function blockOf({ offset, rows, columns }: LinearAttributes): GradientBlock {
  const whole = { delta: 0, first: 0, period: 1, from: 'x', at: 0, delay: 0 } as const;
  return { offset, rows, columns, bias: true, ...whole };
}
