/** Groups of equal recordings, those on both sides of the split first. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { DuplicateGroup, QualityReport } from '../../dataset/qualityReport';
import { duplicatesCsv } from '../../export/qualityCsv';
import { formatInteger, useLanguage } from '../../i18n/format';
import { Section } from '../Section';
import classes from './quality.module.css';
import { SaveTable } from './SaveTable';
import { WatchList, type WatchRow } from './WatchList';

interface DuplicatesProps {
  readonly report: QualityReport;
  readonly watchedId: string | null;
  onWatch(id: string): void;
  onSave(name: string, csv: string): void;
}

export function Duplicates({ report, watchedId, onWatch, onSave }: DuplicatesProps) {
  const { t } = useTranslation();
  const { duplicates, straddling, split } = report;
  const rows = useRows(duplicates);
  const title = t('quality.duplicates.title');
  const save = <SaveTable table={title} onSave={() => onSave('duplicates.csv', duplicatesCsv(report))} />;
  return (
    <Section title={title} hint={t('quality.duplicates.hint')} actions={duplicates.length > 0 && save}>
      {duplicates.length === 0 ? (
        <p className={classes['soft']}>{t('quality.duplicates.none')}</p>
      ) : (
        <>
          {straddling.sequences === 0 && (
            <p className={classes['soft']}>
              {t('quality.duplicates.apart', { split: t(`data.set.splits.${split}`) })}
            </p>
          )}
          <WatchList
            label={t('quality.duplicates.list')}
            rows={rows}
            watchedId={watchedId}
            onWatch={onWatch}
          />
        </>
      )}
    </Section>
  );
}

function useRows(duplicates: readonly DuplicateGroup[]): readonly WatchRow[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () =>
      duplicates.flatMap(({ hash, frames, members, straddles, disagrees }): WatchRow[] => {
        const warnings = [
          ...(straddles ? [t('quality.duplicates.straddles')] : []),
          ...(disagrees ? [t('quality.duplicates.disagrees')] : []),
        ];
        const text = t('quality.duplicates.group', {
          members: formatInteger(members.length, language),
          frames: formatInteger(frames, language),
        });
        return [
          { kind: 'head', key: hash, text, warning: warnings.join(', ') },
          ...members.map(
            ({ side, ...sequence }): WatchRow => ({ kind: 'sequence', sequence, detail: '', side }),
          ),
        ];
      }),
    [duplicates, t, language],
  );
}
