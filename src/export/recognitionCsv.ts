/** How early networks recognise actions, and what their groups contribute, as CSV files: shares as numbers from 0 to 1. */

import { csvText } from './csv';

interface NamedShares {
  readonly name: string;
  /** Of the evaluation. */
  readonly iteration: number;
  /** In the order of the ways; NaN is an empty cell. */
  readonly shares: readonly number[];
}

/** A row per network, a column per way to be right. @param ways names of the ways */
export function sharesCsv(networks: readonly NamedShares[], ways: readonly string[]): string {
  const rows = networks.map(({ name, iteration, shares }) => [name, iteration, ...shares.map(finite)]);
  return csvText([['network', 'iteration', ...ways], ...rows]);
}

interface RecognisedAction {
  readonly network: string;
  /** Of the evaluation. */
  readonly iteration: number;
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
    ['network', 'iteration', 'action', 'share', 'frame', 'seconds'],
    ...recognised.map(({ network, iteration, action, share, frame, seconds }) => [
      network,
      iteration,
      action,
      share,
      frame,
      seconds === null ? null : Number(seconds.toFixed(4)),
    ]),
  ]);
}

interface MeasuredGroups {
  readonly iteration: number;
  /** Frame accuracy with all groups. */
  readonly whole: number;
  /** `[groups]` frame accuracy with one frozen at zero. */
  readonly without: readonly number[];
}

/**
 * A row per group from 1, before them one for the whole network, group 0.
 *
 * @param name of the network
 */
export function ablationCsv(name: string, { iteration, whole, without }: MeasuredGroups): string {
  return csvText([
    ['network', 'iteration', 'frozenGroup', 'frameAccuracy', 'change'],
    [name, iteration, 0, finite(whole), 0],
    ...without.map((accuracy, group) => [
      name,
      iteration,
      group + 1,
      finite(accuracy),
      finite(accuracy - whole),
    ]),
  ]);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
