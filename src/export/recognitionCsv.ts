/** How early networks recognise actions, and what their groups contribute, as CSV files: shares as numbers from 0 to 1. */

import { csvText } from './csv';

interface NamedShares {
  readonly name: string;
  /** In the order of the ways; NaN is an empty cell. */
  readonly shares: readonly number[];
}

/** A row per network, a column per way to be right. @param ways names of the ways */
export function sharesCsv(networks: readonly NamedShares[], ways: readonly string[]): string {
  const rows = networks.map(({ name, shares }) => [name, ...shares.map(finite)]);
  return csvText([['network', ...ways], ...rows]);
}

interface RecognisedAction {
  readonly network: string;
  readonly action: string;
  /** Of the sequence, 0–1; null where it is not recognised for good. */
  readonly share: number | null;
  /** From 1; null where it is not recognised or not known. */
  readonly frame: number | null;
  /** From the first frame; null where a frame has no moment of its own. */
  readonly seconds: number | null;
}

/** A row per network and action. */
export function forGoodCsv(recognised: readonly RecognisedAction[]): string {
  return csvText([
    ['network', 'action', 'share', 'frame', 'seconds'],
    ...recognised.map(({ network, action, share, frame, seconds }) => [
      network,
      action,
      share,
      frame,
      seconds === null ? null : Number(seconds.toFixed(4)),
    ]),
  ]);
}

/**
 * A row per group from 1, before them one for the whole network, group 0.
 *
 * @param whole frame accuracy with all groups
 * @param without `[groups]` frame accuracy with one frozen at zero
 */
export function ablationCsv(name: string, whole: number, without: readonly number[]): string {
  return csvText([
    ['network', 'frozenGroup', 'frameAccuracy', 'change'],
    [name, 0, finite(whole), 0],
    ...without.map((accuracy, group) => [name, group + 1, finite(accuracy), finite(accuracy - whole)]),
  ]);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
