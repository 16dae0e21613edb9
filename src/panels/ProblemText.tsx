/** A file and what is the matter with it. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { FileProblem } from '../recordings/problem';
import classes from './ProblemText.module.css';

interface ProblemTextProps {
  readonly problem: FileProblem;
  /** Where in the file, after its name. */
  readonly place?: ReactNode;
}

export function ProblemText({ problem: { code, file, line, detail }, place }: ProblemTextProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes['file']}>
        {file}
        {place}
      </span>
      <span>{t(`recordings.problem.${code}`, { line: line ?? '', detail })}</span>
    </>
  );
}
