/** Points of a BVH skeleton: as in `JointSource`, with indices. */

export interface Point {
  readonly from: number;
  readonly to: number | null;
  readonly share: number;
}

export function at(from: number | null): Point | null {
  return from === null ? null : { from, to: null, share: 0 };
}

export function between(from: number | null, to: number | null, share = 0.5): Point | null {
  if (from === null || to === null) return null;
  return from === to ? at(from) : { from, to, share };
}
