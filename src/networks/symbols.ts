/** Symbols as the thesis writes them, in Unicode. */

const DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/** 12 → `₁₂`. */
export function subscript(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)] ?? '').join('');
}
