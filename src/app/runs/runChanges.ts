/** What a change of the experiment means to the run that it is made in. Pure. */

import type { ExperimentConfig } from '../../experiment/config';
import { sameStart } from '../../training/configured';

export type RunChange =
  /** Applies as training goes on; networks that are added catch up. */
  | 'goes-on'
  /** Networks leave; the others stay as they are. */
  | 'without-networks'
  /** Networks start anew: the training worker will say which. */
  | 'starts-anew';

export function runChange(before: ExperimentConfig, now: ExperimentConfig): RunChange {
  const decided = (config: ExperimentConfig) => ({ config, dataRevision: 0 });
  if (!same(before.data, now.data) || !sameStart(decided(before), decided(now))) return 'starts-anew';
  const kept = before.networks.map((network) => ({
    network,
    now: now.networks.find(({ id }) => id === network.id),
  }));
  if (kept.some((one) => one.now !== undefined && !same(one.network, one.now))) return 'starts-anew';
  return kept.some((one) => one.now === undefined) ? 'without-networks' : 'goes-on';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
