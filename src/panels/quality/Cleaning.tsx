/** What cleaning removed and why, and from which recordings. */

import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { QualityReport } from '../../dataset/qualityReport';
import { cleanedCsv } from '../../export/qualityCsv';
import { formatInteger, useLanguage } from '../../i18n/format';
import type { CleaningCounts } from '../../recordings/problem';
import { Section } from '../Section';
import classes from './quality.module.css';
import { SaveTable } from './SaveTable';
import { WatchList, type WatchRow } from './WatchList';

const STEPS: readonly (keyof CleaningCounts)[] = [
  'framesWithoutBodies',
  'coordinatesRepaired',
  'bodiesTooShort',
  'bodiesTooWide',
  'bodiesBeyondTwo',
];

interface CleaningProps {
  readonly report: QualityReport;
  readonly watchedId: string | null;
  onWatch(id: string): void;
  onSave(name: string, csv: string): void;
}

export function Cleaning({ report, watchedId, onWatch, onSave }: CleaningProps) {
  const { t } = useTranslation();
  const title = t('quality.cleaning.title');
  const { cleaned } = report;
  const save = <SaveTable table={title} onSave={() => onSave('cleaned.csv', cleanedCsv(report))} />;
  return (
    <Section title={title} hint={t('quality.cleaning.hint')} actions={cleaned.length > 0 && save}>
      {cleaned.length === 0 ? (
        <p className={classes['soft']}>{t('quality.cleaning.clean')}</p>
      ) : (
        <>
          <Sums report={report} />
          <Cleaned report={report} watchedId={watchedId} onWatch={onWatch} />
        </>
      )}
    </Section>
  );
}

function Sums({ report }: { readonly report: QualityReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cleaning, cleaned } = report;
  return (
    <table className={classes['table']} aria-label={t('quality.cleaning.title')}>
      <thead>
        <tr>
          <th scope="col">{t('quality.cleaning.what')}</th>
          <th scope="col">{t('quality.cleaning.count')}</th>
          <th scope="col">{t('quality.cleaning.where')}</th>
        </tr>
      </thead>
      <tbody>
        {STEPS.filter((step) => cleaning[step] > 0).map((step) => (
          <tr key={step}>
            <th scope="row">
              {t(`recordings.report.cleaning.${step}`)}
              <p className={classes['why']}>{t(`recordings.report.cleaning.${step}Why`)}</p>
            </th>
            <td>{formatInteger(cleaning[step], language)}</td>
            <td>{formatInteger(cleaned.filter(({ counts }) => counts[step] > 0).length, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ListProps = Omit<CleaningProps, 'onSave'>;

function Cleaned({ report, watchedId, onWatch }: ListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<keyof CleaningCounts | 'all'>('all');
  const { cleaned, cleaning } = report;
  const present = STEPS.filter((step) => cleaning[step] > 0);
  const step = present.find((candidate) => candidate === shown);
  const rows = useMemo(() => {
    const some =
      step === undefined
        ? cleaned
        : cleaned.filter(({ counts }) => counts[step] > 0).sort((a, b) => b.counts[step] - a.counts[step]);
    return some.map(({ counts, ...sequence }): WatchRow => {
      const done = STEPS.filter((candidate) => counts[candidate] > 0);
      const detail = done
        .map((candidate) => t(`quality.cleaning.short.${candidate}`, { count: counts[candidate] }))
        .join(' · ');
      return { kind: 'sequence', sequence, detail, side: null };
    });
  }, [cleaned, step, t]);
  return (
    <>
      {present.length > 1 && (
        <NativeSelect
          size="xs"
          mt={8}
          aria-label={t('quality.cleaning.show')}
          value={step ?? 'all'}
          data={[
            { value: 'all', label: t('quality.cleaning.all') },
            ...present.map((value) => ({ value, label: t(`recordings.report.cleaning.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            setShown(present.find((candidate) => candidate === value) ?? 'all')
          }
        />
      )}
      <WatchList label={t('quality.cleaning.list')} rows={rows} watchedId={watchedId} onWatch={onWatch} />
    </>
  );
}
