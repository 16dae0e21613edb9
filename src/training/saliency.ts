/** Why a network answers as it does on one frame: the gradient of the winning score with respect to its inputs. */

import type { Operations, Tensor, Tensor3D } from '../kernels/operations';
import type { NetworkRun } from './networkRun';

interface Reason {
  /** Index of the winning class. */
  readonly place: number;
  /** `[frame + 1, inputs]` ∂ logit of the winning class on that frame / ∂ inputs of it and all frames before. */
  readonly gradient: Float32Array<ArrayBuffer>;
}

/**
 * @param x `[time, 1, inputs]`
 * @param frame below `time`; frames after it cannot have mattered and are not computed
 */
export async function reasonOf(
  { tf }: Operations,
  run: Pick<NetworkRun, 'logits'>,
  x: Tensor3D,
  frame: number,
): Promise<Reason> {
  const seen = tf.slice(x, 0, frame + 1);
  const scoresOf = (frames: Tensor) => tf.reshape(tf.slice(run.logits(frames as Tensor3D), frame, 1), [-1]); // tfjs's gradients do not tell ranks
  const scores = tf.tidy(() => scoresOf(seen));
  const values = await scores.data<'float32'>();
  const place = values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
  const gradient = tf.tidy(() => {
    const winner = tf.oneHot(tf.scalar(place, 'int32'), values.length);
    return tf.grad((frames) => tf.sum(tf.mul(scoresOf(frames), winner)))(seen);
  });
  const answer = { place, gradient: new Float32Array(await gradient.data<'float32'>()) };
  tf.dispose([seen, scores, gradient]);
  return answer;
}
