/** What the colours of the picture mean. */

import { useTranslation } from 'react-i18next';

import { PALETTES, type Theme } from './palette';
import classes from './viewer.module.css';
import { weightGradient } from './weightColours';

interface LegendProps {
  readonly theme: Theme;
  /** Whether joints are coloured by weight rather than side. */
  readonly weighed: boolean;
  /** Title of the ghost; null where there is none. */
  readonly ghostTitle: string | null;
}

export function Legend({ theme, weighed, ghostTitle }: LegendProps) {
  'use memo';
  const { t } = useTranslation();
  const { bodies, ghost, weights } = PALETTES[theme];
  return (
    <ul className={classes['legend']}>
      {weighed ? (
        <li title={t('viewer.legend.weightsHint')}>
          {t('viewer.legend.least')}
          <span className={classes['scale']} style={{ background: weightGradient(weights) }} />
          {t('viewer.legend.most')}
        </li>
      ) : (
        (['left', 'right'] as const).map((side) => (
          <li key={side}>
            <span className={classes['swatch']} style={{ background: bodies[0][side] }} />
            {t(`viewer.legend.${side}`)}
          </li>
        ))
      )}
      <li title={t('viewer.legend.inferredHint')}>
        <span className={`${classes['swatch']} ${classes['hollow']}`} />
        {t('viewer.legend.inferred')}
      </li>
      {ghostTitle !== null && (
        <li>
          <span
            className={`${classes['swatch']} ${classes['ghost']}`}
            style={{ background: ghost[0].centre }}
          />
          {t('viewer.legend.ghost', { title: ghostTitle })}
        </li>
      )}
    </ul>
  );
}
