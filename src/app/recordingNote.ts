/** What a saved figure is of: the recording's id, its action where it is known, and how far the networks had been trained. */

import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import { useAppState } from './context';

interface TrainedNetwork {
  readonly name: string;
  readonly iteration: number;
}

/** Networks with the iteration of what they say. */
export function useTrainedNote(): (networks: readonly TrainedNetwork[]) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (networks) =>
    networks
      .map(({ name, iteration }) =>
        t('figures.trained', { name, iteration: formatInteger(iteration, language) }),
      )
      .join(', ');
}

export function useAnswerNote(networks: readonly TrainedNetwork[]): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const trained = useTrainedNote()(networks);
  const sequence = useAppState((state) => state.sequence);
  if (sequence === null) return trained;
  const { id, name } = sequence;
  const truth =
    name === null ? [] : [t('viewer.capture.truth', { action: actionName(name.action, language) })];
  return [id, ...truth, trained].filter((part) => part !== '').join(' · ');
}
