/** Which recording a saved figure is of: its id and, where it is known, its action. */

import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import { useAppState } from './context';

export function useRecordingNote(): string {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const sequence = useAppState((state) => state.sequence);
  if (sequence === null) return '';
  const { id, name } = sequence;
  if (name === null) return id;
  return `${id} · ${t('viewer.capture.truth', { action: actionName(name.action, language) })}`;
}
