// Threads divide a kernel into shares, each a run of rows of its result. Rows do not meet in any sum, so the bits of
// the result do not depend on how many shares there are.

/** First of `count` rows that `share` of `shares` has; whole tiles of four. The share after the last starts at `count`. */
export function shareStart(count: i32, share: i32, shares: i32): i32 {
  return min(count, (((count + 3) >> 2) * share / shares) << 2);
}
