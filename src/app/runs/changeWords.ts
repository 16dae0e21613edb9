/** What was changed while a run went on, in words. */

import type { TFunction } from 'i18next';

import type { Language } from '../../i18n/i18n';
import { LIVE_SETTINGS, type RunRecord } from '../../training/runRecord';
import { courseText } from './differenceWords';
import { courseOf } from './settingChanges';

/** `Learning rate: 0.005; 0.02 from iteration 120`: a text for each setting that was changed. */
export function changeTexts({ changes }: RunRecord, t: TFunction, language: Language): string[] {
  return LIVE_SETTINGS.map((what) => ({ what, course: courseOf(changes, what) }))
    .filter(({ course }) => course.length > 1)
    .map(({ what, course }) =>
      t('runs.changed', {
        setting: t(`app.training.${what}`),
        course: courseText(course, t, language),
      }),
    );
}
