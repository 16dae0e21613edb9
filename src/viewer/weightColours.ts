/**
 * Colours between two ends, even to the eye: a straight line in Oklab (Ottosson 2020, "A perceptual color space for image
 * processing"). Pure.
 */

type Triple = readonly [number, number, number];

const STEPS = 64;

function toLinear(byte: number): number {
  const value = byte / 255;
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}

/** @param colour `#rrggbb` */
export function toOklab(colour: string): Triple {
  const hex = Number.parseInt(colour.slice(1), 16);
  const [r, g, b] = [toLinear(hex >> 16), toLinear((hex >> 8) & 255), toLinear(hex & 255)];
  const long = Math.cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
  const medium = Math.cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
  const short = Math.cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
  return [
    0.210_454_255_3 * long + 0.793_617_785 * medium - 0.004_072_046_8 * short,
    1.977_998_495_1 * long - 2.428_592_205 * medium + 0.450_593_709_9 * short,
    0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766 * short,
  ];
}

function fromOklab([lightness, a, b]: Triple): string {
  const long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  const channels = [
    4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
    -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
    -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short,
  ];
  return `#${channels.map((channel) => toByte(channel).toString(16).padStart(2, '0')).join('')}`;
}

export interface WeightEnds {
  /** `#rrggbb` at weight 0 and 1. */
  readonly least: string;
  readonly most: string;
}

const TABLES = new WeakMap<WeightEnds, readonly string[]>();

function tableOf(ends: WeightEnds): readonly string[] {
  const known = TABLES.get(ends);
  if (known !== undefined) return known;
  const [from, to] = [toOklab(ends.least), toOklab(ends.most)];
  const table = Array.from({ length: STEPS + 1 }, (_, step) => {
    const mix = (axis: 0 | 1 | 2) => from[axis] + ((to[axis] - from[axis]) * step) / STEPS;
    return fromOklab([mix(0), mix(1), mix(2)]);
  });
  TABLES.set(ends, table);
  return table;
}

/** `#rrggbb` of a weight of 0–1; values outside are clamped, NaN counts as 0. */
export function weightColour(weight: number, ends: WeightEnds): string {
  const step = Math.round(Math.min(1, Math.max(0, weight || 0)) * STEPS);
  return tableOf(ends)[step] ?? ends.least;
}

/** The scale in even steps, least first: enough of them for a gradient that keeps to it. */
export function weightScale(ends: WeightEnds): string[] {
  return [0, 0.25, 0.5, 0.75, 1].map((weight) => weightColour(weight, ends));
}
