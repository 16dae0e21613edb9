/** Files that could not be read into the data set, each with its reason. */

import { useTranslation } from 'react-i18next';

import type { QualityReport } from '../../dataset/qualityReport';
import { refusedCsv } from '../../export/qualityCsv';
import { formatInteger, useLanguage } from '../../i18n/format';
import { ProblemText } from '../ProblemText';
import { Section } from '../Section';
import { VirtualList } from '../VirtualList';
import classes from './quality.module.css';
import { SaveTable } from './SaveTable';

/** Sentences wrap. */
const LIKELY_HEIGHT = 60;

interface RefusedProps {
  readonly report: QualityReport;
  readonly builtIn: boolean;
  onSave(name: string, csv: string): void;
}

export function Refused({ report, builtIn, onSave }: RefusedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { refused, refusedCount } = report;
  const title = t('quality.refused.title');
  const save = <SaveTable table={title} onSave={() => onSave('refused.csv', refusedCsv(report))} />;
  return (
    <Section title={title} hint={t('quality.refused.hint')} actions={refused.length > 0 && save}>
      {refusedCount > refused.length && (
        <p className={classes['soft']}>
          {t('quality.refused.last', {
            total: formatInteger(refusedCount, language),
            listed: formatInteger(refused.length, language),
          })}
        </p>
      )}
      {refused.length === 0 ? (
        <p className={classes['soft']}>{t(`quality.refused.${builtIn ? 'builtIn' : 'none'}`)}</p>
      ) : (
        <VirtualList
          label={t('quality.refused.list')}
          count={refused.length}
          height={() => LIKELY_HEIGHT}
          overscan={4}
          className={classes['scroller']}
          focusable
        >
          {(index) => {
            const problem = refused[index];
            return problem === undefined ? null : (
              <div className={classes['problem']}>
                <ProblemText problem={problem} />
              </div>
            );
          }}
        </VirtualList>
      )}
    </Section>
  );
}
