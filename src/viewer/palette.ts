/**
 * Colours of the scene by theme. The performer's left is teal and the right amber, a pair that colour-blind
 * people tell apart and that no network uses; the second performer is paler, a ghost violet.
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
      { left: '#12998c', right: '#e2891b', centre: '#5d6b7c' },
      { left: '#73c3ba', right: '#f0be83', centre: '#a3aebb' },
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
      { left: '#23b8a8', right: '#f09a30', centre: '#a9b6c6' },
      { left: '#1c776f', right: '#99652a', centre: '#68737f' },
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
