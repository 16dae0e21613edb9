/**
 * The delayed recurrence (thesis eqs 3.20–3.23) in plain tfjs operations. The first group reads the input, whose
 * projection is one matrix product over all frames; only W h and the slower groups' inputs stay in the time loop.
 */

import type { DelayedRecurrenceOptions, GroupWeights, Tensor2D, Tensor3D, Tf } from '../operations';
import { activate, linear, unstackFrames } from '../primitives';
import { fires } from '../schedule';
import { checkDelayed } from '../shapes';

/**
 * h₀⁽ᵗ⁾ = x⁽ᵗ⁾; where group i fires hᵢ⁽ᵗ⁾ = φ(Wᵢ hᵢ⁽ᵗ⁻¹⁾ + Uᵢ hᵢ₋₁⁽ᵗ⁾ + bᵢ), else hᵢ⁽ᵗ⁾ = hᵢ⁽ᵗ⁻¹⁾; all states start at zero.
 * Group i reads the held value of group i − 1 where that one was not updated on the frame.
 *
 * @param x `[time, batch, inputs]`
 * @returns `[time, batch, Σ units]`, the groups side by side (eq 3.23). A group that never fires within `time`
 *   frames stays zero, and its weights are then not on the tape.
 * @throws RangeError where weights do not fit, groups and periods differ in number or there are none
 */
export function delayedRecurrence(
  tf: Tf,
  x: Tensor3D,
  groups: readonly GroupWeights[],
  { periods, firstUpdate, activation }: DelayedRecurrenceOptions,
): Tensor3D {
  checkDelayed(x, groups, periods);
  const fastest = groups[0] as GroupWeights;
  const [time, batch] = x.shape;
  const projections = unstackFrames(tf, linear(tf, x, fastest.input, fastest.bias)); // time × [batch, units]
  const states: Tensor2D[] = groups.map(({ bias }) => tf.zeros([batch, bias.shape[0]]));
  const history: Tensor2D[][] = groups.map(() => []);
  for (let t = 0; t < time; t++) {
    groups.forEach((group, i) => {
      const held = states[i] as Tensor2D;
      if (fires(periods[i] as number, t, firstUpdate)) {
        const input =
          i === 0
            ? (projections[t] as Tensor2D)
            : tf.add<Tensor2D>(tf.matMul(states[i - 1] as Tensor2D, group.input), group.bias);
        states[i] = activate(tf, tf.add<Tensor2D>(tf.matMul(held, group.recurrent), input), activation);
      }
      history[i]?.push(states[i] as Tensor2D);
    });
  }
  const planes = history.map((frames) => tf.stack(frames) as Tensor3D); // groups × [time, batch, units]
  return tf.concat(planes, 2);
}
