/** Where frames come from, start and stop, and how answers are put together. */

import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { Play, RotateCcw, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatDecimal, useLanguage } from '../../i18n/format';
import { SelectField } from '../SelectField';
import classes from './Live.module.css';

const LIVE_SOURCES = ['recording', 'camera'] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

/** Seconds of the rolling prediction, by choice. */
export const LIVE_WINDOWS = { half: 0.5, one: 1, three: 3, all: Number.POSITIVE_INFINITY } as const;
export type LiveWindow = keyof typeof LIVE_WINDOWS;
const WINDOWS = ['half', 'one', 'three', 'all'] as const;

const RESTARTS = ['length', 'two', 'five', 'ten', 'never'] as const;
export type LiveRestart = (typeof RESTARTS)[number];

/** Seconds after which the networks start over; null for never. @param longest recording, seconds */
export function secondsOf(restart: LiveRestart, longest: number): number | null {
  switch (restart) {
    case 'length':
      return longest;
    case 'two':
      return 2;
    case 'five':
      return 5;
    case 'ten':
      return 10;
    case 'never':
      return null;
  }
}

interface LiveControlsProps {
  readonly source: LiveSource;
  readonly running: boolean;
  readonly canStart: boolean;
  readonly window: LiveWindow;
  readonly restart: LiveRestart;
  /** Seconds of the longest recording. */
  readonly longest: number;
  onSource(source: LiveSource): void;
  onStart(): void;
  onStop(): void;
  onStartOver(): void;
  onWindow(window: LiveWindow): void;
  onRestart(restart: LiveRestart): void;
}

export function LiveControls(props: LiveControlsProps) {
  const { source, running, canStart, longest, onSource, onStart, onStop, onStartOver } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes['controls']}>
      <SegmentedControl
        size="xs"
        aria-label={t('live.source')}
        value={source}
        data={LIVE_SOURCES.map((value) => ({ value, label: t(`live.sources.${value}`) }))}
        onChange={(value) => onSource(value === 'camera' ? 'camera' : 'recording')}
      />
      <div className={classes['buttons']}>
        {running ? (
          <Button size="xs" variant="default" leftSection={<Square size={12} aria-hidden />} onClick={onStop}>
            {t('live.stop')}
          </Button>
        ) : (
          <Button
            size="xs"
            disabled={!canStart}
            leftSection={<Play size={13} aria-hidden />}
            onClick={onStart}
          >
            {t('live.start')}
          </Button>
        )}
        <Tooltip label={t('live.startOverHint')} multiline maw={280}>
          <Button
            size="xs"
            variant="default"
            disabled={!running}
            leftSection={<RotateCcw size={13} aria-hidden />}
            onClick={onStartOver}
          >
            {t('live.startOver')}
          </Button>
        </Tooltip>
      </div>
      <div className={classes['choices']}>
        <SelectField
          label={t('live.window')}
          hint={t('live.windowHint')}
          value={props.window}
          choices={WINDOWS.map((value) => ({ value, label: t(`live.windows.${value}`) }))}
          onChange={props.onWindow}
        />
        <SelectField
          label={t('live.restart')}
          hint={t('live.restartHint')}
          value={props.restart}
          choices={RESTARTS.map((value) => ({
            value,
            label: t(`live.restarts.${value}`, { seconds: formatDecimal(longest, 1, language) }),
          }))}
          onChange={props.onRestart}
        />
      </div>
    </div>
  );
}
