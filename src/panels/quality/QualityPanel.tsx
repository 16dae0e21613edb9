/** The quality report of a data set: what it holds, what is doubtful about it, and the recordings concerned. */

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { QualityReport } from '../../dataset/qualityReport';
import { formatInteger, formatPercent, useLanguage } from '../../i18n/format';
import { Facts } from '../Facts';
import { InfoTip } from '../InfoTip';
import { Cleaning } from './Cleaning';
import { Duplicates } from './Duplicates';
import { Lengths } from './Lengths';
import { PartCounts } from './PartCounts';
import classes from './quality.module.css';
import { Refused } from './Refused';

interface QualityPanelProps {
  readonly report: QualityReport;
  /** Name of the data set. */
  readonly name: string;
  readonly builtIn: boolean;
  /** A newer report is under way. */
  readonly computing: boolean;
  readonly watchedId: string | null;
  onWatch(id: string): void;
  onSave(name: string, csv: string): void;
  /** A button that saves a figure's picture and data. */
  saveFigure(figure: SavedFigure): ReactNode;
}

export interface SavedFigure {
  readonly title: string;
  plot(): HTMLElement | null;
  csv(): string;
}

export function QualityPanel(props: QualityPanelProps) {
  const { t } = useTranslation();
  const { report, name, builtIn, computing, watchedId, onWatch, onSave, saveFigure } = props;
  return (
    <div className={classes['report']} aria-busy={computing}>
      <h2 className={classes['title']}>
        {t('quality.title')}: {name} <InfoTip text={t('quality.hint')} />
        <span role="status" className={classes['computing']}>
          {computing ? t('quality.computing') : ''}
        </span>
      </h2>
      <Straddling report={report} />
      <Totals report={report} />
      <PartCounts report={report} saveFigure={saveFigure} />
      <Lengths report={report} saveFigure={saveFigure} />
      <Duplicates report={report} watchedId={watchedId} onWatch={onWatch} onSave={onSave} />
      <Cleaning report={report} watchedId={watchedId} onWatch={onWatch} onSave={onSave} />
      <Refused report={report} builtIn={builtIn} onSave={onSave} />
    </div>
  );
}

function Straddling({ report }: { readonly report: QualityReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { straddling, split } = report;
  const count = straddling.sequences;
  if (count === 0) return null;
  return (
    <div role="alert" className={classes['warning']}>
      <TriangleAlert size={18} aria-hidden />
      <div>
        <strong>{t('quality.straddling.title', { count, sequences: formatInteger(count, language) })}</strong>
        <p>
          {t('quality.straddling.text', {
            count,
            split: t(`data.set.splits.${split}`),
            share: formatPercent(straddling.frames / straddling.testFrames, language),
          })}
        </p>
      </div>
    </div>
  );
}

function Totals({ report }: { readonly report: QualityReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const copies = report.duplicates.reduce((sum, { members }) => sum + members.length - 1, 0);
  const facts: readonly (readonly [label: string, value: number])[] = [
    ['quality.recordings', report.sequences],
    ['quality.frames', report.frames],
    ['quality.totals.watchOnly', report.watchOnly],
    ['quality.totals.duplicates', copies],
    ['quality.totals.cleaned', report.cleaned.length],
    ['quality.totals.refused', report.refusedCount],
  ];
  return (
    <Facts
      facts={facts.map(([label, value]) => [t(label), formatInteger(value, language)])}
      className={classes['totals']}
    />
  );
}
