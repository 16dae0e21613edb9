/** How long the recordings are: a histogram, and the same as a table. */

import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { LengthFigures, QualityReport } from '../../dataset/qualityReport';
import { lengthsCsv } from '../../export/qualityCsv';
import { formatInteger, useLanguage } from '../../i18n/format';
import { FRAME_RATE } from '../../skeleton/sequence';
import { Section } from '../Section';
import { countTicks } from './countTicks';
import type { SavedFigure } from './QualityPanel';
import classes from './quality.module.css';

interface LengthsProps {
  readonly report: QualityReport;
  saveFigure(figure: SavedFigure): ReactNode;
}

export function Lengths({ report, saveFigure }: LengthsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lengths } = report;
  const histogram = useRef<HTMLElement>(null);
  const title = t('quality.lengths.title');
  const number = (value: number) => formatInteger(value, language);
  return (
    <Section
      title={title}
      actions={saveFigure({ title, plot: () => histogram.current, csv: () => lengthsCsv(report) })}
    >
      <p className={classes['soft']}>
        {t('quality.lengths.facts', {
          shortest: number(lengths.shortest),
          median: number(lengths.median),
          longest: number(lengths.longest),
          rate: FRAME_RATE,
        })}
      </p>
      <Histogram lengths={lengths} figure={histogram} />
      <details className={classes['asTable']}>
        <summary>{t('quality.lengths.table')}</summary>
        <table className={classes['table']} aria-label={t('quality.lengths.chart')}>
          <thead>
            <tr>
              <th scope="col">{t('quality.frames')}</th>
              <th scope="col">{t('quality.recordings')}</th>
            </tr>
          </thead>
          <tbody>
            {binsOf(lengths).map(({ from, to, count }) => (
              <tr key={from}>
                <th scope="row">{t('quality.lengths.range', { from: number(from), to: number(to) })}</th>
                <td>{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

function binsOf({ from, width, counts, longest }: LengthFigures): readonly Bin[] {
  return counts.map((count, i) => {
    const first = from + i * width;
    const last = first + width - 1;
    return { from: first, to: i === counts.length - 1 ? Math.max(last, longest) : last, count };
  });
}

/** For the eye only; screen readers have the table. */
function Histogram({
  lengths,
  figure,
}: {
  readonly lengths: LengthFigures;
  readonly figure: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bins = binsOf(lengths);
  const ticks = countTicks(bins.reduce((largest, { count }) => Math.max(largest, count), 1));
  const steps = ticks.length - 1;
  const top = ticks[steps] ?? 1;
  const number = (value: number) => formatInteger(value, language);
  const middle = bins[Math.floor(bins.length / 2)];
  return (
    <figure ref={figure} className={classes['histogram']} aria-hidden>
      <span className={classes['axisTitle']}>{t('quality.recordings')}</span>
      <div className={classes['countAxis']}>
        {ticks.map((tick) => (
          <span key={tick}>{number(tick)}</span>
        ))}
      </div>
      <div className={classes['bins']} style={{ backgroundSize: `100% ${100 / steps}%` }}>
        {bins.map(({ from, to, count }) => (
          <span
            key={from}
            title={`${t('quality.lengths.range', { from: number(from), to: number(to) })}: ${number(count)}`}
          >
            <i style={{ height: `${(count / top) * 100}%` }} />
          </span>
        ))}
      </div>
      <div className={classes['binAxis']}>
        <span>{number(lengths.from)}</span>
        {bins.length > 4 && middle !== undefined && <span>{number(middle.from)}</span>}
        <span>{number(lengths.longest)}</span>
      </div>
      <span className={classes['binTitle']}>
        {t('quality.lengths.axis', { width: number(lengths.width) })}
      </span>
    </figure>
  );
}
