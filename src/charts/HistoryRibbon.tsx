/** A network's answers of the last seconds as a ribbon that moves to the left; in words for who cannot see it. */

import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import { answerRuns } from './answerRuns';
import classes from './charts.module.css';
import { paintRibbon, RIBBON_HEIGHT } from './paintRibbon';
import { TimeAxis } from './TimeAxis';

interface HistoryRibbonProps {
  readonly name: string;
  /** Oldest first; null for a new start. */
  readonly history: readonly ({ readonly action: number; readonly probability: number } | null)[];
  readonly capacity: number;
  /** From one answer to the next. */
  readonly secondsEach: number;
  /** Null where nobody knows it. */
  readonly trueAction: number | null;
  readonly colour: string;
}

/** Answers that change faster than one can read them are left without names and lines. */
const LASTING_SECONDS = 0.3;

export function HistoryRibbon(props: HistoryRibbonProps) {
  const { name, history, capacity, secondsEach, trueAction, colour } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  const runs = useMemo(() => answerRuns(history), [history]);
  useEffect(() => {
    if (canvas.current === null || width === 0) return;
    const { color: ink, fontFamily: font } = getComputedStyle(canvas.current);
    const nameOf = (action: number) => actionName(action, language);
    const lasting = runs.filter(({ length }) => length * secondsEach >= LASTING_SECONDS);
    const picture = { history, runs: lasting, capacity, trueAction, nameOf, colour, ink, font };
    paintRibbon(canvas.current, picture, width);
  }, [history, runs, capacity, secondsEach, trueAction, colour, language, width]);
  const last = runs.at(-1);
  const label =
    last === undefined
      ? t('live.answer.historyEmpty', { name })
      : t('live.answer.historyLabel', {
          name,
          seconds: formatDecimal(capacity * secondsEach, 0, language),
          answer: actionName(last.action, language),
          since: formatDecimal(last.length * secondsEach, 1, language),
        });
  return (
    <>
      <div ref={container} role="img" aria-label={label} className={classes['ribbon']}>
        <canvas ref={canvas} style={{ width: '100%', height: RIBBON_HEIGHT }} />
      </div>
      <TimeAxis seconds={capacity * secondsEach} />
    </>
  );
}
