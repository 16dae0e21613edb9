/** Seconds before now under a ribbon. Not for screen readers: ribbons say themselves in words. */

import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { valueTicks } from './ticks';

const MOST_TICKS = 5;

export function TimeAxis({ seconds }: { readonly seconds: number }) {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const ticks = valueTicks(0, seconds, MOST_TICKS, true).reverse();
  return (
    <div className={classes['timeAxis']} aria-hidden>
      {ticks.map((tick) => (
        <span
          key={tick}
          style={{ left: `${100 * (1 - tick / seconds)}%` }}
          data-end={tick === 0 ? 'new' : tick === seconds ? 'old' : undefined}
        >
          {tick === 0
            ? t('live.answer.atNow')
            : t('live.answer.before', { seconds: formatInteger(tick, language) })}
        </span>
      ))}
    </div>
  );
}
