/** How a strip of answers is read: in words, with samples of what is right and what is wrong. */

import { useTranslation } from 'react-i18next';

import classes from './charts.module.css';

interface StripKeyProps {
  /** Of wrong answers. */
  readonly quiet: string;
  /** Whether it is known what is right. */
  readonly known: boolean;
}

export function StripKey({ quiet, known }: StripKeyProps) {
  'use memo';
  const { t } = useTranslation();
  return (
    <p className={classes['stripKey']}>
      <span>{t('charts.strip.height')}</span>
      {known && (
        <>
          <span>
            {t('charts.strip.band')} <span className={classes['rightSample']} /> {t('charts.strip.right')}
          </span>
          <span>
            <span
              className={classes['wrongSample']}
              style={{
                backgroundImage: `repeating-linear-gradient(-45deg, ${quiet} 0 1.4px, transparent 1.4px 3.5px)`,
              }}
            />{' '}
            {t('charts.strip.wrong')}
          </span>
        </>
      )}
    </p>
  );
}
