/** Built-in recordings that are too many for memory: how many, what they take, and the button that makes them. */

import { Button } from '@mantine/core';
import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatBytes, formatDuration, formatInteger, useLanguage } from '../i18n/format';
import classes from './DataPanel.module.css';

interface LargeSetOfferProps {
  readonly count: number;
  /** Of these, in the library. */
  readonly made: number;
  /** That the others will take on disk, about. */
  readonly bytes: number;
  /** That making the others will take, about. */
  readonly seconds: number;
  /** Bytes free; null where the browser does not say. */
  readonly room: number | null;
  onMake(): void;
}

export function LargeSetOffer({ count, made, bytes, seconds, room, onMake }: LargeSetOfferProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const complete = made === count;
  const word = complete ? 'open' : made > 0 ? 'goOn' : 'make';
  return (
    <section className={classes['offer']} aria-label={t('data.large.label')}>
      <p>
        <b>{t('data.large.title', { sequences: formatInteger(count, language) })}</b>
      </p>
      {complete ? (
        <p>{t('data.large.complete')}</p>
      ) : (
        <p>
          {made > 0 && `${t('data.large.partly', { made: formatInteger(made, language) })} `}
          {t('data.large.estimate', {
            size: formatBytes(bytes, language),
            time: formatDuration(roughly(seconds), language),
          })}
        </p>
      )}
      {room !== null && room < bytes && (
        <p role="alert">{t('data.large.noRoom', { room: formatBytes(room, language) })}</p>
      )}
      <Button size="xs" leftSection={<DatabaseZap size={14} aria-hidden />} onClick={onMake}>
        {t(`data.large.${word}`)}
      </Button>
    </section>
  );
}

/** Seconds as well as they can be foretold: to the minute from two minutes on, else to five seconds. */
function roughly(seconds: number): number {
  const step = seconds >= 120 ? 60 : 5;
  return Math.max(step, Math.round(seconds / step) * step);
}
