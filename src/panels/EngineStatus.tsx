/** Which engine trains, on what, and why; and the choice of another one. */

import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { ENGINES, type EnginePreference } from '../experiment/config';
import type { EngineInfo } from '../training/protocol';
import classes from './Header.module.css';

interface EngineStatusProps {
  readonly engine: EnginePreference;
  /** `null` until the worker has chosen. */
  readonly info: EngineInfo | null;
  onEngine(engine: EnginePreference): void;
}

export function EngineStatus({ engine, info, onEngine }: EngineStatusProps) {
  const { t } = useTranslation();
  const id = useId();
  const why = info === null ? t('training.engine.starting') : t(`training.engine.reason.${info.reason}`);
  return (
    <div className={classes['engine']}>
      <p role="status" aria-label={t('app.engine.inUse')} className={classes['engineText']}>
        {info === null ? why : <strong>{engineName(info, t)}.</strong>}
        {info !== null && <span className={classes['why']}> {why}</span>}
      </p>
      <label htmlFor={id} className={classes['engineLabel']}>
        {t('app.engine.label')}
      </label>
      <NativeSelect
        id={id}
        size="xs"
        className={classes['engineSelect']}
        value={engine}
        data={ENGINES.map((value) => ({ value, label: t(`app.engine.choices.${value}`) }))}
        onChange={(event) => {
          const chosen = ENGINES.find((value) => value === event.currentTarget.value);
          if (chosen !== undefined) onEngine(chosen);
        }}
      />
    </div>
  );
}

function engineName(
  { name, adapter, threads }: EngineInfo,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  const label = t(`training.engine.name.${name}`);
  if (threads > 1) return t('training.engine.threads', { name: label, threads });
  return adapter === '' ? label : t('training.engine.adapter', { name: label, adapter });
}
