/** A titled part of the page. */

import { type ReactNode, useId } from 'react';

import { InfoTip } from './InfoTip';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, hint, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <div className={classes['head']}>
        <h2 id={id} className={classes['title']}>
          {title}
        </h2>
        {hint !== undefined && <InfoTip text={hint} />}
        <div className={classes['actions']}>{actions}</div>
      </div>
      {children}
    </section>
  );
}
