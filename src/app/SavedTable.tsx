/** A table under its title, with a button that saves it as a picture or as data. */

import { type ReactNode, useRef } from 'react';

import { SaveFigure } from '../charts/SaveFigure';
import { InfoTip } from '../panels/InfoTip';
import classes from './App.module.css';
import { download } from './download';

interface SavedTableProps {
  readonly title: string;
  readonly hint?: string;
  /** Under the title of its picture: what the numbers are of. */
  readonly note?: string;
  /** Stands between title and button. */
  readonly beside?: ReactNode;
  /** Null where there is nothing to save yet. */
  readonly csv: (() => string) | null;
  /** The table. */
  readonly children: ReactNode;
}

export function SavedTable({ title, hint, note = '', beside, csv, children }: SavedTableProps) {
  const room = useRef<HTMLDivElement>(null);
  return (
    <div className={classes['timing']}>
      <div className={classes['tableHead']}>
        <h3>{title}</h3>
        {hint !== undefined && <InfoTip text={hint} />}
        {beside}
        {csv !== null && (
          <SaveFigure
            title={title}
            note={note}
            legend={NO_LEGEND}
            plot={() => room.current?.querySelector('table') ?? null}
            csv={csv}
            onSave={download}
          />
        )}
      </div>
      <div ref={room}>{children}</div>
    </div>
  );
}

const NO_LEGEND = [] as const;
