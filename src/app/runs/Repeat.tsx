/** The form that repeats the experiment over seeds, wired. */

import { useTranslation } from 'react-i18next';

import { RepeatForm } from '../../panels/runs/RepeatForm';
import { MOST_IN_MEMORY, sequenceCount } from '../../recordings/synthetic/design';
import { useAppState } from '../context';
import type { AppState } from '../state';
import { useRunsControl, useRunsState } from './useRuns';

/** Of one run at the present speed, all networks one after the other; null where one has no speed yet. */
function secondsOfRun({ config, runs }: AppState): number | null {
  let seconds = 0;
  for (const { id } of config.networks) {
    const rate = runs[id]?.iterationsPerSecond ?? 0;
    if (rate === 0) return null;
    seconds += config.training.iterations / rate;
  }
  return seconds === 0 ? null : seconds;
}

/** Of the run under way, 0–1; of what is not yet under way, the store still has the run before. */
function shareDone({ config, runs, status }: AppState): number {
  if (status !== 'running' && status !== 'paused') return 0;
  const iterations = config.networks.map(({ id }) => runs[id]?.iteration ?? 0);
  const mean = iterations.reduce((sum, iteration) => sum + iteration, 0) / Math.max(1, iterations.length);
  return Math.min(1, mean / config.training.iterations);
}

function refusalKey({ config: { data, networks } }: AppState): string | null {
  if (networks.length === 0) return 'runs.repeat.noNetworks';
  const large = data.source === 'synthetic' && sequenceCount(data) > MOST_IN_MEMORY;
  return large ? 'runs.repeat.tooLarge' : null;
}

export function Repeat() {
  const { t } = useTranslation();
  const control = useRunsControl();
  const repetition = useRunsState((state) => state.repetition);
  const config = useAppState((state) => state.config);
  const seconds = useAppState((state) => Math.round(secondsOfRun(state) ?? 0));
  const share = useAppState((state) => (repetition === null ? 0 : Math.round(shareDone(state) * 100) / 100));
  const refusal = useAppState(refusalKey);
  return (
    <RepeatForm
      seed={config.seed}
      iterations={config.training.iterations}
      seconds={seconds === 0 ? null : seconds}
      builtIn={config.data.source === 'synthetic'}
      progress={repetition === null ? null : { ...repetition, share }}
      refusal={refusal === null ? '' : t(refusal)}
      onStart={(seeds) => control.repeat(seeds)}
      onCancel={() => control.stopRepeating()}
    />
  );
}
