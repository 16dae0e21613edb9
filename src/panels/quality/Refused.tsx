/** Files that could not be read into the data set, each with its reason. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { QualityReport } from '../../dataset/qualityReport';
import { refusedCsv } from '../../export/qualityCsv';
import type { FileProblem } from '../../recordings/problem';
import { Section } from '../Section';
import classes from './quality.module.css';
import { SaveTable } from './SaveTable';

const LIKELY_HEIGHT = 60;

interface RefusedProps {
  readonly report: QualityReport;
  readonly builtIn: boolean;
  onSave(name: string, csv: string): void;
}

export function Refused({ report, builtIn, onSave }: RefusedProps) {
  const { t } = useTranslation();
  const { refused } = report;
  const title = t('quality.refused.title');
  const save = <SaveTable table={title} onSave={() => onSave('refused.csv', refusedCsv(report))} />;
  return (
    <Section title={title} hint={t('quality.refused.hint')} actions={refused.length > 0 && save}>
      {refused.length === 0 ? (
        <p className={classes['soft']}>{t(`quality.refused.${builtIn ? 'builtIn' : 'none'}`)}</p>
      ) : (
        <Problems label={t('quality.refused.list')} problems={refused} />
      )}
    </Section>
  );
}

/** Sentences wrap, so that rows are measured when they are drawn. */
function Problems({
  label,
  problems,
}: {
  readonly label: string;
  readonly problems: readonly FileProblem[];
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LIKELY_HEIGHT,
    overscan: 4,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and the keyboard must reach it
    <section ref={scroller} className={classes['scroller']} tabIndex={0} aria-label={label}>
      <ul aria-label={label} className={classes['list']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const problem = problems[index];
          if (problem === undefined) return null;
          const { code, file, line, detail } = problem;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={problems.length}
              aria-posinset={index + 1}
            >
              <div className={classes['problem']}>
                <span className={classes['file']}>{file}</span>
                <span>{t(`recordings.problem.${code}`, { line: line ?? '', detail })}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
