/** Recordings and frames of each action, performer, camera or setup. */

import { SegmentedControl } from '@mantine/core';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { COUNTED_PARTS, type CountedPart, type QualityReport } from '../../dataset/qualityReport';
import { countsCsv } from '../../export/qualityCsv';
import { formatDecimal, formatInteger, useLanguage } from '../../i18n/format';
import { actionName } from '../../skeleton/actions';
import { Section } from '../Section';
import type { SavedFigure } from './QualityPanel';
import classes from './quality.module.css';

interface PartCountsProps {
  readonly report: QualityReport;
  saveFigure(figure: SavedFigure): ReactNode;
}

export function PartCounts({ report, saveFigure }: PartCountsProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<CountedPart>('action');
  const table = useRef<HTMLElement>(null);
  const title = t('quality.counts.title');
  return (
    <Section
      title={title}
      actions={
        report.parts[part].length > 0 &&
        saveFigure({
          title: `${title}: ${t(`quality.counts.parts.${part}`)}`,
          plot: () => table.current,
          csv: () => countsCsv(report, part),
        })
      }
    >
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('quality.counts.by')}
        value={part}
        data={COUNTED_PARTS.map((value) => ({ value, label: t(`quality.counts.parts.${value}`) }))}
        onChange={(value) => setPart(COUNTED_PARTS.find((candidate) => candidate === value) ?? part)}
      />
      {report.parts[part].length === 0 ? (
        <p className={classes['soft']}>{t('quality.counts.none')}</p>
      ) : (
        <CountTable report={report} part={part} table={table} />
      )}
    </Section>
  );
}

interface CountTableProps {
  readonly report: QualityReport;
  readonly part: CountedPart;
  readonly table: RefObject<HTMLElement | null>;
}

function CountTable({ report, part, table }: CountTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = report.parts[part];
  const most = rows.reduce((largest, { sequences }) => Math.max(largest, sequences), 1);
  return (
    <section
      ref={table}
      className={classes['scroller']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls, and the keyboard must reach it
      tabIndex={0}
      aria-label={t(`quality.counts.parts.${part}`)}
    >
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(`quality.counts.part.${part}`)}</th>
            <th scope="col" colSpan={2}>
              {t('quality.recordings')}
            </th>
            <th scope="col">{t('quality.frames')}</th>
            <th scope="col">{t('quality.counts.mean')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, sequences, frames }) => (
            <tr key={value}>
              <th scope="row">{part === 'action' ? actionName(value, language) : value}</th>
              <td className={classes['barCell']} aria-hidden>
                <span className={classes['bar']} style={{ width: `${(sequences / most) * 100}%` }} />
              </td>
              <td>{formatInteger(sequences, language)}</td>
              <td>{formatInteger(frames, language)}</td>
              <td>{formatDecimal(frames / sequences, 1, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
