/**
 * A sequential colour scale that is perceptually uniform by construction: lightness runs evenly in Oklab
 * (Ottosson 2020) while the hue turns from amber to blue. It starts near the page's own background, so that
 * nothing looks like nothing.
 */

export type ColourTheme = 'light' | 'dark';

export type Rgb = readonly [red: number, green: number, blue: number];

const STEPS = 256;

interface Ramp {
  readonly lightness: readonly [none: number, all: number];
  readonly chroma: number;
  /** Degrees. */
  readonly hue: readonly [none: number, all: number];
}

const RAMPS: Readonly<Record<ColourTheme, Ramp>> = {
  light: { lightness: [0.975, 0.3], chroma: 0.115, hue: [105, 275] },
  dark: { lightness: [0.25, 0.94], chroma: 0.125, hue: [275, 105] },
};

function gamma(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}

function oklchToRgb(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const a = chroma * Math.cos((hueDegrees * Math.PI) / 180);
  const b = chroma * Math.sin((hueDegrees * Math.PI) / 180);
  const long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  const byte = (linear: number) => Math.round(gamma(linear) * 255);
  return [
    byte(4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short),
    byte(-1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short),
    byte(-0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short),
  ];
}

function makeTable({ lightness, chroma, hue }: Ramp): readonly Rgb[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const share = step / (STEPS - 1);
    const mix = ([none, all]: readonly [number, number]) => none + (all - none) * share;
    // Colour fades towards both ends, where the gamut is narrow.
    return oklchToRgb(mix(lightness), chroma * Math.min(1, share * 3) * (1 - 0.25 * share), mix(hue));
  });
}

const TABLES: Readonly<Record<ColourTheme, readonly Rgb[]>> = {
  light: makeTable(RAMPS.light),
  dark: makeTable(RAMPS.dark),
};

/** Colour of a share of 0–1; values outside are clamped. */
export function colourOf(share: number, theme: ColourTheme): Rgb {
  const step = Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1));
  return TABLES[theme][Number.isNaN(step) ? 0 : step] ?? [0, 0, 0];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
