/** How often the experiment is to be repeated, each time from another seed, and how far that is. */

import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { z } from '../../experiment/schema';
import { formatDuration, formatInteger, useLanguage } from '../../i18n/format';
import { NumberField } from '../NumberField';
import classes from './runs.module.css';

interface RepeatFormProps {
  readonly seed: number;
  readonly iterations: number;
  /** Of one run at the present speed; null where it is not known. */
  readonly seconds: number | null;
  /** Each seed makes its own recordings. */
  readonly builtIn: boolean;
  readonly progress: {
    readonly done: number;
    readonly seeds: readonly number[];
    /** Of the run under way, 0–1. */
    readonly share: number;
  } | null;
  /** Why it cannot be repeated; empty where it can. */
  readonly refusal: string;
  onStart(seeds: number): void;
  onCancel(): void;
}

const LEAST = 2;
const MOST = 20;
const USUAL = 5;
const SCHEMA = z.int().min(LEAST).max(MOST);

export function RepeatForm(props: RepeatFormProps) {
  const { t } = useTranslation();
  const [count, setCount] = useState(USUAL);
  const [opened, setOpened] = useState(false);
  const { progress, refusal } = props;
  return (
    <details
      className={classes['repeat']}
      open={opened || progress !== null}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{t('runs.repeat.title')}</summary>
      <p>
        {t('runs.repeat.text')} {props.builtIn && t('runs.repeat.dataToo')}
      </p>
      {progress !== null ? (
        <Under progress={progress} onCancel={props.onCancel} />
      ) : refusal !== '' ? (
        <p className={classes['soft']}>{refusal}</p>
      ) : (
        <>
          <div className={classes['repeatForm']}>
            <NumberField
              label={t('runs.repeat.seeds')}
              value={count}
              schema={SCHEMA}
              min={LEAST}
              max={MOST}
              onCommit={setCount}
            />
            <Button size="compact-sm" onClick={() => props.onStart(count)}>
              {t('runs.repeat.start', { count })}
            </Button>
          </div>
          <Plan {...props} count={count} />
        </>
      )}
    </details>
  );
}

function Plan({ seed, iterations, seconds, count }: RepeatFormProps & { readonly count: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const plan = t('runs.repeat.plan', {
    first: seed,
    last: seed + count - 1,
    iterations: formatInteger(iterations, language),
  });
  const estimate =
    seconds === null ? '' : t('runs.repeat.estimate', { time: formatDuration(seconds * count, language) });
  return (
    <p className={classes['soft']}>
      {plan} {estimate}
    </p>
  );
}

interface UnderProps {
  readonly progress: NonNullable<RepeatFormProps['progress']>;
  onCancel(): void;
}

function Under({ progress: { done, seeds, share }, onCancel }: UnderProps) {
  const { t } = useTranslation();
  const text = t('runs.repeat.progress', { seed: seeds[done], nth: done + 1, count: seeds.length });
  return (
    <div className={classes['repeatForm']}>
      <p role="status">{text}</p>
      <Progress
        value={(100 * (done + share)) / seeds.length}
        aria-label={t('runs.repeat.title')}
        className={classes['bar'] ?? ''}
      />
      <Button size="compact-sm" variant="default" onClick={onCancel}>
        {t('app.cancel')}
      </Button>
    </div>
  );
}
