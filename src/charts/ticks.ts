/** Round places on an axis: decimal steps for counts and values, clock steps for time. Pure. */

const DECIMAL_STEPS: readonly number[] = [1, 2, 2.5, 5, 10];
/** Seconds: up to half a minute decimal, then minutes and hours that divide the clock. */
const CLOCK_STEPS: readonly number[] = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

function decimalStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (DECIMAL_STEPS.find((step) => step * power >= rough * 0.999_999) ?? 10) * power;
}

function multiples(least: number, greatest: number, step: number): number[] {
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(greatest / step + 1e-9);
  // Division by the inverse keeps 0.3 from reading 0.30000000000000004.
  const inverse = step < 1 ? Math.round(1 / step) : 0;
  const at = (index: number) => (inverse > 0 && step * inverse === 1 ? index / inverse : index * step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => at(first + i));
}

/** At most `most` + 1 round values in [least, greatest]. `whole` keeps steps at 1 or above (iterations). */
export function valueTicks(least: number, greatest: number, most: number, whole = false): number[] {
  if (!(greatest > least)) return [least];
  const step = decimalStep((greatest - least) / most);
  return multiples(least, greatest, whole ? Math.max(1, Math.ceil(step)) : step);
}

/** At most `most` + 1 round times, in seconds. */
export function timeTicks(least: number, greatest: number, most: number): number[] {
  if (!(greatest > least)) return [least];
  const rough = (greatest - least) / most;
  if (rough < 1) return valueTicks(least, greatest, most);
  const step = CLOCK_STEPS.find((candidate) => candidate >= rough) ?? decimalStep(rough / 86_400) * 86_400;
  return multiples(least, greatest, step);
}

/** The round value at or above `greatest` with which an axis from zero ends, in about `steps` steps. */
export function roundTop(greatest: number, steps: number): number {
  if (!(greatest > 0)) return 1;
  const step = decimalStep(greatest / steps);
  return step * Math.ceil(greatest / step - 1e-9);
}

/** Multiples of a power of ten that divide a decade into about equal parts, and only the powers. */
const IN_DECADE: readonly (readonly number[])[] = [[1, 2, 5], [1]];

/** Round values on a logarithmic axis, at most about `most`: 1, 2, 5 of each decade, else powers of ten, else some of them. */
export function logTicks(least: number, greatest: number, most: number): number[] {
  if (!(least > 0 && greatest > least)) return [greatest];
  const from = Math.floor(Math.log10(least));
  const to = Math.ceil(Math.log10(greatest));
  const powers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const inside = (value: number) => value >= least * 0.999_999 && value <= greatest * 1.000_001;
  for (const places of IN_DECADE) {
    const ticks = powers.flatMap((power) => places.map((place) => scaled(place, power))).filter(inside);
    if (ticks.length > most + 2) continue;
    return ticks.length >= 2 ? ticks : valueTicks(least, greatest, most);
  }
  const every = Math.ceil(powers.length / most);
  return powers
    .filter((power) => power % every === 0)
    .map((power) => scaled(1, power))
    .filter(inside);
}

/** Division by a whole power keeps 0.002 from reading 0.0020000000000000005. */
function scaled(place: number, power: number): number {
  return power < 0 ? place / 10 ** -power : place * 10 ** power;
}
