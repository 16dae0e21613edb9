/** Settings that were changed while training went on, as the record of a run keeps them. Pure. */

import type { ExperimentConfig } from '../../experiment/config';
import { LIVE_SETTINGS, type LiveSetting, MOST_CHANGES, type SettingChange } from '../../training/runRecord';

/**
 * The courses of the settings with what became another one.
 *
 * @param before with which the networks were trained up to `iteration`
 * @param now with which they go on
 */
export function withChanges(
  changes: readonly SettingChange[],
  before: ExperimentConfig,
  now: ExperimentConfig,
  iteration: number,
): readonly SettingChange[] {
  const changed = LIVE_SETTINGS.filter((what) => before.training[what] !== now.training[what]);
  if (changed.length === 0) return changes;
  const added = changed.flatMap((what): SettingChange[] => {
    const next = { iteration, what, value: now.training[what] };
    const first = { iteration: 0, what, value: before.training[what] };
    return changes.some((one) => one.what === what) ? [next] : [first, next];
  });
  return [...changes, ...added].slice(-MOST_CHANGES);
}

/** Training went back to this iteration: what was changed later holds from there. */
export function changesUpTo(changes: readonly SettingChange[], iteration: number): readonly SettingChange[] {
  return changes.map((change) => ({ ...change, iteration: Math.min(change.iteration, iteration) }));
}

/** The course of one setting, from its first value on; empty where it stayed what it was. */
export function courseOf(changes: readonly SettingChange[], what: LiveSetting): readonly SettingChange[] {
  const course = changes.filter((change) => change.what === what);
  // Two values from the same iteration on: only the later one trained anything.
  return course.filter(({ iteration }, i) => iteration !== course[i + 1]?.iteration);
}
