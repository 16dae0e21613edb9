/**
 * Colours of the scene by theme. The performer's left is a dark teal and the right a light amber, a pair that colour-blind
 * people and printers without colour tell apart and that no network uses; the second performer is paler, a ghost violet.
 */

import type { BodySide } from '../skeleton/joints';
import type { WeightEnds } from './weightColours';

export type Theme = 'light' | 'dark';

type BodyPalette = Readonly<Record<BodySide, string>>;

/** Main performer, second performer. */
export type BodiesPalette = readonly [BodyPalette, BodyPalette];

interface Plate {
  readonly background: string;
  readonly ink: string;
}

export interface ScenePalette {
  readonly bodies: BodiesPalette;
  readonly ghost: BodiesPalette;
  /** What a joint's weight is shown by. */
  readonly weights: WeightEnds;
  /** A joint's way, strong and at the end of its fading. */
  readonly trail: { readonly fresh: string; readonly faded: string };
  /** Under a joint's name. */
  readonly label: Plate;
  /** The recording's own camera and the others of the setup. */
  readonly cameras: Readonly<Record<'own' | 'other', Plate>>;
  readonly grid: string;
  readonly shadowOpacity: number;
  readonly sky: string;
  readonly ground: string;
}

function ofOneColour(colour: string): BodiesPalette {
  const body = { left: colour, right: colour, centre: colour };
  return [body, body];
}

export const PALETTES: Readonly<Record<Theme, ScenePalette>> = {
  light: {
    bodies: [
      { left: '#08665f', right: '#e58f22', centre: '#6d7b8c' },
      { left: '#5fa29b', right: '#f2c188', centre: '#b0b9c4' },
    ],
    ghost: ofOneColour('#7d6bb5'),
    weights: { least: '#c3ccd5', most: '#b4125f' },
    trail: { fresh: '#16232e', faded: '#93a1ae' },
    label: { background: '#1c2226', ink: '#ffffff' },
    cameras: {
      own: { background: '#0d5c63', ink: '#ffffff' },
      other: { background: '#66727d', ink: '#ffffff' },
    },
    grid: '#7c8a9a',
    shadowOpacity: 0.32,
    sky: '#ffffff',
    ground: '#b9c3cf',
  },
  dark: {
    bodies: [
      { left: '#169688', right: '#ffb85c', centre: '#a9b6c6' },
      { left: '#1f6a64', right: '#b58449', centre: '#68737f' },
    ],
    ghost: ofOneColour('#b9a8ff'),
    weights: { least: '#586471', most: '#ff7ab6' },
    trail: { fresh: '#f4f8fb', faded: '#66727d' },
    label: { background: '#eef2f5', ink: '#14181b' },
    cameras: {
      own: { background: '#6cc3c8', ink: '#0c1214' },
      other: { background: '#98a3ad', ink: '#0c1214' },
    },
    grid: '#8b99aa',
    shadowOpacity: 0.55,
    sky: '#dfe8f5',
    ground: '#38414d',
  },
};
