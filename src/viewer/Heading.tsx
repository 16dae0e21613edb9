/** What is watched: the true action, the recording, and whether it was made rather than recorded. */

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { SkeletonSequence } from '../skeleton/sequence';
import classes from './viewer.module.css';

interface HeadingProps {
  readonly sequence: SkeletonSequence | null;
  readonly title: string;
  readonly subtitle: string;
}

export function Heading({ sequence, title, subtitle }: HeadingProps) {
  'use memo';
  const { t } = useTranslation();
  if (sequence === null) return null;
  return (
    <header className={classes['heading']}>
      <div className={classes['titles']}>
        <h2 className={classes['title']}>{title === '' ? t('viewer.untitled') : title}</h2>
        <p className={classes['subtitle']}>{subtitle}</p>
      </div>
      {sequence.synthetic && (
        <Badge size="sm" variant="default" tt="none" fw={500} title={t('viewer.syntheticHint')}>
          {t('viewer.synthetic')}
        </Badge>
      )}
    </header>
  );
}
