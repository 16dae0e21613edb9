/** Steps over ground, as a part of scripts. */

import type { HandTarget, Move, Pose } from '../script';

interface Walk {
  readonly steps: number;
  /** Statures the pelvis advances with each step. */
  readonly stride: number;
  readonly seconds: number;
  /** Where the walk starts, statures ahead of the starting place. */
  readonly from?: number;
}

/** Step `index` of a walk; the right foot goes first, the last step brings the feet together. */
function step({ steps, stride, from = 0 }: Walk, index: number): Pose {
  const right = index % 2 === 0;
  const last = index === steps - 1;
  const foot = { forward: from + (last ? index * stride : (index + 1) * stride) };
  const swing = last ? 0 : 0.055;
  const ahead: HandTarget = { at: 'hang', forward: swing, up: swing * 0.25 };
  const behind: HandTarget = { at: 'hang', forward: -swing };
  const side = right ? 1 : -1;
  return {
    body: {
      forward: from + (last ? index * stride : (index + 0.55) * stride),
      left: last ? 0 : 0.012 * side,
      turn: last ? 0 : 4 * side,
      twist: last ? 0 : -8 * side,
      bend: last ? 0 : 3,
    },
    ...(right
      ? { rightFoot: foot, left: ahead, right: behind }
      : { leftFoot: foot, right: ahead, left: behind }),
  };
}

/** The moves of a walk straight ahead; `together`: the partner walks too, towards their own front. */
export function walk(course: Walk, together: boolean): Move[] {
  return Array.from({ length: course.steps }, (_, index) => {
    const pose = step(course, index);
    const move: Move = { seconds: course.seconds, through: index < course.steps - 1, ...pose };
    return together ? { ...move, partner: pose } : move;
  });
}
