/** Sequences in groups or one by one, each a click away from the viewer; only those in view are drawn. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { ListedSequence } from '../../dataset/qualityReport';
import { useLanguage } from '../../i18n/format';
import { actionName } from '../../skeleton/actions';
import classes from './quality.module.css';

const SEQUENCE_HEIGHT = 42;
/** Where it does not wrap. */
const HEAD_HEIGHT = 30;

export type WatchRow =
  | { readonly kind: 'head'; readonly key: string; readonly text: string; readonly warning: string }
  | {
      readonly kind: 'sequence';
      readonly sequence: ListedSequence;
      /** What there is to say of it. */
      readonly detail: string;
      readonly side: 'train' | 'test' | null;
    };

interface WatchListProps {
  readonly label: string;
  readonly rows: readonly WatchRow[];
  readonly watchedId: string | null;
  onWatch(id: string): void;
}

export function WatchList({ label, rows, watchedId, onWatch }: WatchListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? HEAD_HEIGHT : SEQUENCE_HEIGHT),
    overscan: 6,
  });
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ul aria-label={label} className={classes['list']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={row.kind === 'head' ? row.key : row.sequence.id}
              ref={virtual.measureElement}
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {row.kind === 'head' ? (
                <p className={classes['groupHead']}>
                  {row.text} <strong>{row.warning}</strong>
                </p>
              ) : (
                <Sequence {...row} watched={row.sequence.id === watchedId} onWatch={onWatch} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface SequenceProps extends Extract<WatchRow, { kind: 'sequence' }> {
  readonly watched: boolean;
  onWatch(id: string): void;
}

function Sequence({ sequence, detail, side, watched, onWatch }: SequenceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, action } = sequence;
  return (
    <button
      type="button"
      className={classes['sequence']}
      aria-current={watched ? 'true' : undefined}
      title={id}
      onClick={() => onWatch(id)}
    >
      <span className={classes['action']}>{action === null ? id : actionName(action, language)}</span>
      <span className={side === 'test' ? classes['test'] : classes['side']}>
        {side === null ? '' : t(`data.sequences.${side}`)}
      </span>
      <span className={classes['detail']}>
        {[action === null ? '' : id, detail].filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}
