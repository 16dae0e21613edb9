/** Arithmetic of points and directions, metres, y up. */

export type Vector = readonly [x: number, y: number, z: number];

export function addScaled(a: Vector, b: Vector, scale: number): Vector {
  return [a[0] + b[0] * scale, a[1] + b[1] * scale, a[2] + b[2] * scale];
}

export function subtract(a: Vector, b: Vector): Vector {
  return addScaled(a, b, -1);
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Of length 1; the null vector stays what it is. */
export function unit(a: Vector): Vector {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Turned about the vertical by an angle in radians; positive takes z to x. */
export function turnedAboutUp([x, y, z]: Vector, angle: number): Vector {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [x * cos + z * sin, y, z * cos - x * sin];
}

/** The point of a sequence's positions at an index counted in joints. */
export function pointAt(positions: Float32Array, sample: number): Vector {
  const [x = 0, y = 0, z = 0] = positions.subarray(sample * 3, sample * 3 + 3);
  return [x, y, z];
}
