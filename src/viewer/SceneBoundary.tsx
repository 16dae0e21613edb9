/**
 * Catches what fails while the picture is drawn (WebGL refused or lost) and says so in its place; the slider
 * and all else stay alive. Trying again mounts the picture anew.
 */

import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './viewer.module.css';

function Failure({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes['message']} role="alert">
      <p className={classes['title']}>{t('viewer.failure.title')}</p>
      <p>{t('viewer.failure.body')}</p>
      <Button size="xs" variant="default" onClick={onRetry}>
        {t('viewer.failure.retry')}
      </Button>
    </div>
  );
}

export class SceneBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Failure onRetry={() => this.setState({ failed: false })} />;
  }
}
