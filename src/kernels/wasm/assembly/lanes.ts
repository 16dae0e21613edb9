// Four lanes at a time: loads and stores that stop at the end of a row, and the activations.
// NaN in, NaN out: pmax and pmin return their first argument where it is NaN.

export const RELU: i32 = 0;
export const TANH: i32 = 1;
export const IDENTITY: i32 = 2;

const LOG2E: f32 = 1.44269504;
// ln 2 in two parts, so that x − n ln 2 keeps its last bits (Cody and Waite 1980).
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

/** Stores the first `count` lanes; all four where there are more. */
// @ts-ignore: decorator
@inline
export function storeLanes(at: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, values);
    return;
  }
  v128.store_lane<f32>(at, values, 0);
  if (count > 1) v128.store_lane<f32>(at, values, 1, 4);
  if (count > 2) v128.store_lane<f32>(at, values, 2, 8);
}

/** a · b + c: rounded once where the build has relaxed SIMD and the processor fused multiply-add, else twice. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c − a · b, rounded likewise. */
// @ts-ignore: decorator
@inline
function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

// @ts-ignore: decorator
@inline
function halvings(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2E)));
}

/** 2ⁿ for whole n from −126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
}

/** eʳ − 1 for |r| ≤ ln 2 / 2: Taylor's polynomial of degree 7, off by less than 1.5e-8 of its value. */
// @ts-ignore: decorator
@inline
function smallExpm1(r: v128): v128 {
  let p = f32x4.splat(1.0 / 5040.0);
  p = madd(p, r, f32x4.splat(1.0 / 720.0));
  p = madd(p, r, f32x4.splat(1.0 / 120.0));
  p = madd(p, r, f32x4.splat(1.0 / 24.0));
  p = madd(p, r, f32x4.splat(1.0 / 6.0));
  p = madd(p, r, f32x4.splat(0.5));
  p = madd(p, r, f32x4.splat(1));
  return f32x4.mul(p, r);
}

// @ts-ignore: decorator
@inline
function reduced(x: v128, n: v128): v128 {
  return nmadd(n, f32x4.splat(LN2_LOW), nmadd(n, f32x4.splat(LN2_HIGH), x));
}

/** eˣ for x from −87 to 87. */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const n = halvings(x);
  const power = powerOfTwo(n);
  return madd(power, smallExpm1(reduced(x, n)), power);
}

/** tanh x = −e / (2 + e) with e = exp(−2|x|) − 1, which keeps small x exact; the sign is put back. */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  const y = f32x4.pmax(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)), f32x4.splat(-40));
  const n = halvings(y);
  const power = powerOfTwo(n);
  const e = madd(power, smallExpm1(reduced(y, n)), f32x4.sub(power, one));
  const magnitude = f32x4.div(f32x4.neg(e), f32x4.add(f32x4.splat(2), e));
  return v128.bitselect(magnitude, x, i32x4.splat(0x7fffffff));
}

/** σ(x) = 1 / (1 + e⁻ˣ). */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  const y = f32x4.pmin(f32x4.pmax(f32x4.neg(x), f32x4.splat(-87)), f32x4.splat(87));
  return f32x4.div(one, f32x4.add(one, exponential(y)));
}

/** φ(x). */
// @ts-ignore: decorator
@inline
export function activated(x: v128, activation: i32): v128 {
  if (activation == RELU) return f32x4.pmax(x, f32x4.splat(0));
  if (activation == TANH) return tanh(x);
  return x;
}

/** φ′ in terms of y = φ(x). A rectified y is zero, positive or NaN, so y itself stands in where it is not positive. */
// @ts-ignore: decorator
@inline
export function slope(y: v128, activation: i32): v128 {
  const one = f32x4.splat(1);
  if (activation == RELU) return v128.bitselect(one, y, f32x4.gt(y, f32x4.splat(0)));
  if (activation == TANH) return nmadd(y, y, one);
  return one;
}
