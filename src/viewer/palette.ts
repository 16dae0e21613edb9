/**
 * Colours of the scene by theme. The performer's left is teal and the right amber, a pair that colour-blind
 * people tell apart and that no network uses; the second performer is paler.
 */

import type { BodySide } from '../skeleton/joints';

export type Theme = 'light' | 'dark';

type BodyPalette = Readonly<Record<BodySide, string>>;

export interface ScenePalette {
  /** Main performer, second performer. */
  readonly bodies: readonly [BodyPalette, BodyPalette];
  readonly grid: string;
  readonly shadowOpacity: number;
  readonly sky: string;
  readonly ground: string;
}

export const PALETTES: Readonly<Record<Theme, ScenePalette>> = {
  light: {
    bodies: [
      { left: '#12998c', right: '#e2891b', centre: '#5d6b7c' },
      { left: '#73c3ba', right: '#f0be83', centre: '#a3aebb' },
    ],
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
    grid: '#8b99aa',
    shadowOpacity: 0.55,
    sky: '#dfe8f5',
    ground: '#38414d',
  },
};
