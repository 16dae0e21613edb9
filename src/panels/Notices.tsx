/** Sentences that a person should read, each once, until dismissed. */

import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './Notices.module.css';

interface NoticesProps {
  readonly notices: readonly {
    readonly id: number;
    readonly tone: 'error' | 'info';
    readonly text: string;
  }[];
  onDismiss(id: number): void;
}

export function Notices({ notices, onDismiss }: NoticesProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['notices']} aria-live="polite">
      {notices.map(({ id, tone, text }) => (
        <Alert
          key={id}
          role={tone === 'error' ? 'alert' : 'note'}
          color={tone === 'error' ? 'red' : 'petrol'}
          variant="outline"
          className={classes['notice']}
          withCloseButton
          closeButtonLabel={t('app.dismiss')}
          onClose={() => onDismiss(id)}
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}
