/** Sentences that a person should read, each once: errors until they are dismissed. */

import { Alert } from '@mantine/core';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import classes from './Notices.module.css';
import { useFullScreenElement } from './useFullScreen';

/** Information goes by itself, long after it was read; errors stay. */
const INFORMATION_MS = 15_000;

interface NoticeProps {
  readonly id: number;
  readonly tone: 'error' | 'info';
  /** Name of the file that it is about; empty where there is none. */
  readonly about: string;
  readonly text: string;
}

interface NoticesProps {
  readonly notices: readonly NoticeProps[];
  onDismiss(id: number): void;
}

export function Notices({ notices, onDismiss }: NoticesProps) {
  const region = useFullScreenElement() ?? document.body;
  return createPortal(
    <div className={classes['notices']} aria-live="polite">
      {notices.map((notice) => (
        <Notice key={notice.id} {...notice} onDismiss={onDismiss} />
      ))}
    </div>,
    region,
  );
}

function Notice({ id, tone, about, text, onDismiss }: NoticeProps & Pick<NoticesProps, 'onDismiss'>) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time runs from when the notice appeared
  useEffect(() => {
    if (tone === 'error') return;
    const timer = setTimeout(() => onDismiss(id), INFORMATION_MS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <Alert
      role={tone === 'error' ? 'alert' : 'note'}
      color={tone === 'error' ? 'red' : 'petrol'}
      title={about === '' ? undefined : about}
      styles={{ message: { fontSize: 'inherit', lineHeight: 1.45 } }}
      variant="outline"
      className={classes['notice']}
      withCloseButton
      closeButtonLabel={t('app.dismiss')}
      onClose={() => onDismiss(id)}
    >
      {text}
    </Alert>
  );
}
