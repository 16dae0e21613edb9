/** How far making, reading or writing recordings is: files, MB/s, time left, and Cancel. */

import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { DataProgress } from '../dataset/protocol';
import { formatDecimal, formatInteger, useLanguage } from '../i18n/format';
import type { Language } from '../i18n/i18n';
import classes from './DataPanel.module.css';

const MEGABYTE = 1e6;
const SECONDS_PER_MINUTE = 60;
/** Before this share is done the time left is a guess that jumps about. */
const LEAST_SHARE_TO_FORECAST = 0.02;

interface TaskProgressProps {
  readonly kind: 'generating' | 'reading' | 'opening' | 'writing';
  readonly progress: DataProgress | null;
  onCancel(): void;
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** Share done in 0–1, by bytes where they are known; `null` where nothing is. */
function shareDone(progress: DataProgress | null): number | null {
  if (progress === null) return null;
  if (progress.bytesTotal !== null && progress.bytesTotal > 0)
    return progress.bytesDone / progress.bytesTotal;
  return progress.total === null || progress.total === 0 ? null : progress.done / progress.total;
}

function details(progress: DataProgress, share: number | null, t: Translate, language: Language): string[] {
  const { phase, done, total, bytesDone, seconds } = progress;
  const unit = phase === 'reading' ? 'files' : 'sequences';
  const parts: string[] = [];
  if (total !== null) {
    parts.push(
      t(`recordings.progress.${unit}`, {
        done: formatInteger(done, language),
        total: formatInteger(total, language),
      }),
    );
  } else if (phase === 'reading') parts.push(t('recordings.progress.filesUnknown', { count: done }));
  if (bytesDone > 0 && seconds > 0) {
    const speed = formatDecimal(bytesDone / MEGABYTE / seconds, 1, language);
    parts.push(t('recordings.progress.speed', { speed }));
  }
  if (share !== null && share > LEAST_SHARE_TO_FORECAST && seconds > 1) {
    const left = (seconds / share) * (1 - share);
    parts.push(
      left < SECONDS_PER_MINUTE
        ? t('recordings.progress.secondsLeft', { count: Math.ceil(left) })
        : t('recordings.progress.minutesLeft', { count: Math.ceil(left / SECONDS_PER_MINUTE) }),
    );
  }
  return parts;
}

export function TaskProgress({ kind, progress, onCancel }: TaskProgressProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = shareDone(progress);
  const what = t(`recordings.progress.${kind}`);
  return (
    <div className={classes['task']}>
      <div className={classes['taskLine']}>
        <span role="status">{what}</span>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
      <Progress size="sm" value={(share ?? 0) * 100} transitionDuration={0} aria-label={what} />
      <p className={classes['small']}>
        {progress === null ? '' : details(progress, share, t, language).join(' · ')}
      </p>
    </div>
  );
}
