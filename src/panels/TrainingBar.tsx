/** Train, pause, step, reset; where training is; and the numbers that govern it. */

import { Button, Progress } from '@mantine/core';
import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../i18n/format';
import type { RunStatus } from '../training/protocol';
import classes from './TrainingBar.module.css';

export interface TrainingBarProps {
  readonly status: RunStatus;
  /** Train was clicked and begins when the recordings are there. */
  readonly waiting: boolean;
  readonly iteration: number;
  readonly iterations: number;
  /** Sentence on what is going on beside training, e.g. an evaluation; empty where nothing is. */
  readonly activity: string;
  /** Why nothing can be trained; empty where it can. */
  readonly refusal: string;
  /** Whether there are recordings to take a single step on. */
  readonly ready: boolean;
  onToggle(): void;
  onStep(): void;
  onReset(): void;
  /** The settings. */
  readonly children: ReactNode;
}

export function TrainingBar(props: TrainingBarProps) {
  const { t } = useTranslation();
  const { status, waiting, refusal } = props;
  const active = status === 'running' || waiting || status === 'preparing';
  return (
    <section aria-label={t('app.training.region')} className={classes['bar']}>
      <div className={classes['controls']}>
        <Button
          size="sm"
          className={classes['train']}
          variant={active ? 'light' : 'filled'}
          leftSection={active ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          onClick={props.onToggle}
        >
          {t(active ? 'app.training.pause' : 'app.training.train')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<StepForward size={15} aria-hidden />}
          disabled={active || !props.ready}
          title={t('app.training.stepHint')}
          onClick={props.onStep}
        >
          {t('app.training.step')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<RotateCcw size={14} aria-hidden />}
          title={t('app.training.resetHint')}
          onClick={props.onReset}
        >
          {t('app.training.reset')}
        </Button>
        <Whereabouts {...props} />
      </div>
      {props.children}
      {refusal !== '' && (
        <p role="alert" className={classes['refusal']}>
          {refusal}
        </p>
      )}
    </section>
  );
}

function Whereabouts({ status, waiting, iteration, iterations, activity }: TrainingBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = waiting ? t('app.training.waiting') : t(`training.status.${status}`);
  return (
    <div className={classes['where']}>
      <div className={classes['whereLine']}>
        <span role="status" className={classes['state']}>
          {state}
        </span>
        <span className={classes['soft']}>
          {t('app.training.iterationOf', {
            iteration: formatInteger(iteration, language),
            iterations: formatInteger(iterations, language),
          })}
        </span>
      </div>
      <Progress
        size="xs"
        value={Math.min(100, (iteration / iterations) * 100)}
        transitionDuration={0}
        aria-label={t('app.training.progress')}
      />
      <div className={classes['activity']}>{activity}</div>
    </div>
  );
}
