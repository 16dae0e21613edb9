/** What an import read, cleaned and could not use, each with its reason. */

import { Button } from '@mantine/core';
import { Bone } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { SetReport } from '../dataset/protocol';
import { formatDecimal, formatInteger, useLanguage } from '../i18n/format';
import { type CleaningCounts, type FileProblem, isRemark, REMARKS_OF_AN_IMPORT } from '../recordings/problem';
import { ClosableRegion } from './ClosableRegion';
import { Facts } from './Facts';
import classes from './ImportReport.module.css';
import { ProblemText } from './ProblemText';

const MEGABYTE = 1e6;
const CLEANING: readonly (keyof CleaningCounts)[] = [
  'framesWithoutBodies',
  'coordinatesRepaired',
  'bodiesTooShort',
  'bodiesTooWide',
  'bodiesBeyondTwo',
];

interface ImportReportProps {
  readonly report: SetReport;
  /** Shows how the joints of the BVH files were mapped; null where there were none. */
  readonly onMapJoints: (() => void) | null;
  onClose(): void;
}

export function ImportReport({ report, onMapJoints, onClose }: ImportReportProps) {
  const { t } = useTranslation();
  // Of the whole import, not of a file.
  const says = (wanted: FileProblem['code']) => report.problems.some(({ code }) => code === wanted);
  const isFull = says('storage-full');
  const remarks = REMARKS_OF_AN_IMPORT.filter(says);
  const ofFiles = ({ code }: FileProblem) => code !== 'storage-full' && !remarks.some((one) => one === code);
  const problems = report.problems.filter(ofFiles);
  const isWhole = !isFull && !report.cancelled;
  return (
    <ClosableRegion
      title={t('recordings.report.title')}
      close={t('recordings.report.close')}
      onClose={onClose}
    >
      {!isWhole && (
        <p className={classes['note']}>
          {t(isFull ? 'recordings.problem.storage-full' : 'recordings.report.cancelled')}
        </p>
      )}
      {report.sequences + report.watchOnly === 0 && (
        <p className={classes['note']}>{t('recordings.report.nothingRead')}</p>
      )}
      <Totals report={report} />
      {report.sequences + report.watchOnly > 0 && <Changes changes={report.changes} />}
      {report.sequences + report.watchOnly > 0 && <Cleaning counts={report.cleaning} />}
      {(isWhole || problems.length > 0) && <Problems problems={problems} omitted={report.problemsOmitted} />}
      {remarks.map((code) => (
        <p key={code} className={classes['note']}>
          {t(`recordings.problem.${code}`)}
        </p>
      ))}
      {onMapJoints !== null && (
        <Button
          size="compact-sm"
          variant="default"
          mt={8}
          leftSection={<Bone size={14} aria-hidden />}
          onClick={onMapJoints}
        >
          {t('formats.mapping.show')}
        </Button>
      )}
    </ClosableRegion>
  );
}

function Totals({ report }: { readonly report: SetReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const seconds = formatDecimal(report.seconds, 1, language);
  const megabytes = formatDecimal(report.bytes / MEGABYTE, 1, language);
  const facts: readonly (readonly [label: string, value: string])[] = [
    ['filesLabel', formatInteger(report.files, language)],
    ['sequencesLabel', formatInteger(report.sequences, language)],
    ['watchOnlyLabel', formatInteger(report.watchOnly, language)],
    ['framesLabel', formatInteger(report.frames, language)],
    ['bytesLabel', t('recordings.report.megabytes', { megabytes })],
    ['timeLabel', t('recordings.report.seconds', { seconds })],
  ];
  return (
    <Facts
      facts={facts.map(([label, value]) => [t(`recordings.report.${label}`), value])}
      className={classes['totals']}
    />
  );
}

/** What became of the recordings that were read. */
function Changes({ changes }: Pick<SetReport, 'changes'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [added, replaced, known] = (['added', 'replaced', 'known'] as const).map((outcome) =>
    formatInteger(changes[outcome], language),
  );
  return <p className={classes['changes']}>{t('recordings.report.changes', { added, replaced, known })}</p>;
}

function Cleaning({ counts }: { readonly counts: CleaningCounts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const done = CLEANING.filter((step) => counts[step] > 0);
  return (
    <>
      <h3 className={classes['subtitle']}>{t('recordings.report.cleaning.title')}</h3>
      {done.length === 0 ? (
        <p className={classes['soft']}>{t('recordings.report.cleaning.clean')}</p>
      ) : (
        <ul className={classes['cleaning']}>
          {done.map((step) => (
            <li key={step}>
              <strong>{`${t(`recordings.report.cleaning.${step}`)}: ${formatInteger(counts[step], language)}`}</strong>
              <span className={classes['soft']}> {t(`recordings.report.cleaning.${step}Why`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** First what is wrong, then what the person should only know. */
function Problems({
  problems,
  omitted,
}: {
  readonly problems: readonly FileProblem[];
  readonly omitted: number;
}) {
  const { t } = useTranslation();
  const wrong = problems.filter((problem) => !isRemark(problem));
  const remarks = problems.filter(isRemark);
  const count = wrong.length + omitted;
  const title = t(`recordings.report.problems.${count === 0 ? 'none' : 'title'}`, { count });
  return (
    <>
      <ProblemList title={title} problems={wrong} />
      {omitted > 0 && (
        <p className={classes['soft']}>{t('recordings.report.problems.omitted', { count: omitted })}</p>
      )}
      {remarks.length > 0 && (
        <ProblemList
          title={t('recordings.report.problems.remarks', { count: remarks.length })}
          problems={remarks}
        />
      )}
    </>
  );
}

function ProblemList({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly FileProblem[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes['subtitle']}>{title}</h3>
      {problems.length > 0 && (
        <ul
          className={classes['problems']}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and the keyboard must reach it
          tabIndex={0}
          aria-label={title}
        >
          {problems.map((problem) => (
            <li key={`${problem.file} ${problem.line} ${problem.code} ${problem.detail}`}>
              <ProblemText
                problem={problem}
                place={problem.line !== null && `, ${t('recordings.place.line', { line: problem.line })}`}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
