/** What stands where the page would, when it broke. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './App.module.css';

export function Crash({ message }: { readonly message: string }) {
  const { t } = useTranslation();
  return (
    <main className={classes['crash']} role="alert">
      <h1>{t('app.crash.title')}</h1>
      <p>{t('app.crash.text', { message })}</p>
      <Button onClick={() => location.reload()}>{t('app.crash.reload')}</Button>
    </main>
  );
}
