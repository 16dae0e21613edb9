/**
 * One colour and one dash pattern per network, the same on cards, curves, strips and matrices. As in the
 * thesis's figures the first D-RNN is red, the LSTM blue, the RNN light blue and further D-RNNs pink; the tones
 * keep apart under the common colour deficiencies (after Okabe and Ito 2008), and dashes tell them apart without colour.
 */

import type { NetworkConfig } from '../experiment/config';

export interface NetworkAppearance {
  readonly light: string;
  readonly dark: string;
  /** SVG stroke-dasharray; empty for a solid line. */
  readonly dash: string;
}

const PREFERRED: Readonly<Record<string, readonly NetworkAppearance[]>> = {
  drnn: [
    { light: '#c8102e', dark: '#ff5c6c', dash: '' },
    { light: '#c2478f', dark: '#f08cc4', dash: '10 3' },
    { light: '#8f2d56', dark: '#d96c9f', dash: '10 3 2 3' },
  ],
  lstm: [{ light: '#0b5394', dark: '#5b9ff5', dash: '6 3' }],
  rnn: [{ light: '#3a9bd1', dark: '#8fd3f7', dash: '2 3' }],
  ann: [{ light: '#6b6b6b', dark: '#b5b5b5', dash: '1 4' }],
};

const FURTHER: readonly NetworkAppearance[] = [
  { light: '#b8651b', dark: '#f0a35e', dash: '8 3 1 3' },
  { light: '#00745b', dark: '#35c9a5', dash: '4 2' },
  { light: '#6a4c93', dark: '#b497e0', dash: '12 3' },
  { light: '#7a6a00', dark: '#e0cb3c', dash: '3 2 1 2' },
  { light: '#0f766e', dark: '#6fe0d5', dash: '1 2' },
  { light: '#874b2d', dark: '#d69b78', dash: '6 2 2 2' },
];

const KINDS = Object.keys(PREFERRED);

/**
 * Place of each network among those of its kind, from 0, by id. The number that ends an id (`drnn-2` → 1) is the place it
 * asks for, so that a network keeps name and colour when another one is removed; where it is taken, the next free one.
 */
export function networkPlaces(networks: readonly NetworkConfig[]): ReadonlyMap<string, number> {
  const taken = new Set<string>();
  const places = new Map<string, number>();
  for (const { id, kind } of networks) {
    const asked = id.startsWith(`${kind}-`) ? /^[1-9]\d?$/.exec(id.slice(kind.length + 1)) : null;
    let place = asked === null ? 0 : Number(asked[0]) - 1;
    while (taken.has(`${kind} ${place}`)) place++;
    taken.add(`${kind} ${place}`);
    places.set(id, place);
  }
  return places;
}

/** Appearance by network id, a function of kinds and places alone. */
export function assignAppearances(
  networks: readonly NetworkConfig[],
): ReadonlyMap<string, NetworkAppearance> {
  const places = networkPlaces(networks);
  const taken = new Set<number>();
  const result = new Map<string, NetworkAppearance>();
  for (const { id, kind } of networks) {
    const place = places.get(id) ?? 0;
    const preferred = PREFERRED[kind] ?? [];
    const appearance = preferred[place] ?? FURTHER[further(kind, place - preferred.length, taken)];
    if (appearance !== undefined) result.set(id, appearance);
  }
  return result;
}

/** Index into the further colours: kinds take turns, so that their networks seldom want the same one. */
function further(kind: string, nth: number, taken: Set<number>): number {
  let index = (nth * KINDS.length + Math.max(0, KINDS.indexOf(kind))) % FURTHER.length;
  for (let tries = 0; taken.has(index) && tries < FURTHER.length; tries++)
    index = (index + 1) % FURTHER.length;
  taken.add(index);
  return index;
}
