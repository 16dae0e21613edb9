/** On top: the training bar and its settings, wired. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../i18n/format';
import { TrainingBar } from '../panels/TrainingBar';
import { TrainingSettings } from '../panels/TrainingSettings';
import { useAppParts, useAppState } from './context';
import { networkNames } from './experimentEdits';
import { type AppState, currentDataset } from './state';

/** The least advanced network says how far the run is; stopped ones do not count. */
function leastIteration({ config, runs }: AppState): number {
  const iterations = config.networks.flatMap(({ id }) => {
    const run = runs[id];
    return run?.divergedAt == null ? [run?.iteration ?? 0] : [];
  });
  return iterations.length === 0 ? 0 : Math.min(...iterations);
}

export function Training({ withSettings }: { readonly withSettings: boolean }) {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const status = useAppState((state) => state.status);
  const waiting = useAppState((state) => state.trainWhenReady);
  const iteration = useAppState(leastIteration);
  const iterations = useAppState(({ config }) => config.training.iterations);
  const refused = useAppState((state) => state.refused);
  const failure = useAppState((state) => state.failure);
  const ready = useAppState((state) => currentDataset(state) !== null);
  const refusal =
    failure !== null
      ? t('training.failed', { message: failure })
      : refused !== null
        ? t(`training.refused.${refused}`)
        : '';
  return (
    <TrainingBar
      status={status}
      waiting={waiting}
      iteration={iteration}
      iterations={iterations}
      activity={useActivity()}
      refusal={refusal}
      ready={ready}
      onToggle={() => controller.toggleTraining()}
      onStep={() => controller.training.step()}
      onReset={() => controller.training.reset()}
    >
      {withSettings && <Settings />}
    </TrainingBar>
  );
}

export function Settings() {
  const { controller } = useAppParts();
  const config = useAppState((state) => state.config);
  return (
    <TrainingSettings
      config={config}
      onTraining={(training) => controller.change({ ...config, training })}
      onSeed={(seed) => controller.change({ ...config, seed })}
    />
  );
}

/** Less time waited is none worth a word. */
const LEAST_TO_SAY = 0.01;

function useActivity(): string {
  const { t } = useTranslation();
  const networks = useAppState(({ config }) => config.networks);
  const names = useMemo(() => networkNames(networks), [networks]);
  const runs = useAppState((state) => state.runs);
  const language = useLanguage();
  const waiting = useAppState(({ status, waitingShare }) => (status === 'running' ? waitingShare : 0));
  for (const { id } of networks) {
    const evaluating = runs[id]?.evaluating;
    if (evaluating) return t('training.evaluating', { network: names.get(id), ...evaluating });
  }
  if (waiting < LEAST_TO_SAY) return '';
  return t('training.waitingForData', { percent: formatPercent(waiting, language, 0) });
}
