/** A small question mark that explains a term on hover, focus or touch. */

import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './fields.module.css';

export function InfoTip({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip
      label={text}
      multiline
      maw={300}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
      openDelay={100}
    >
      <UnstyledButton
        type="button"
        className={classes['tip']}
        aria-label={t('app.explain')}
        aria-description={text}
      >
        ?
      </UnstyledButton>
    </Tooltip>
  );
}
