/**
 * The live tab's code, fetched when it is first opened. Not by Suspense: React lets what it waits for starve behind the changes
 * of a recording that plays, thirty a second, where the machine draws slowly.
 */

import { type ComponentType, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './App.module.css';

export function LivePanel() {
  const { t } = useTranslation();
  const [fetched, setFetched] = useState<{ readonly Panel: ComponentType | null } | null>(null);
  useEffect(() => {
    import('./Live').then(
      ({ default: Panel }) => setFetched({ Panel }),
      () => setFetched({ Panel: null }),
    );
  }, []);
  if (fetched?.Panel != null) return <fetched.Panel />;
  return <p className={classes['waiting']}>{t(fetched === null ? 'app.loading' : 'live.notFetched')}</p>;
}
