/** Firing schedules of whole networks, by group and frame. */

/** One group that is updated on every frame. */
export function everyFrame(frames: number): readonly (readonly boolean[])[] {
  return [Array.from({ length: frames }, () => true)];
}
