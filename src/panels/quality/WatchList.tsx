/** Sequences in groups or one by one, each a click away from the viewer; only those in view are drawn. */

import type { ListedSequence } from '../../dataset/qualityReport';
import { VirtualList } from '../VirtualList';
import { SideName, WatchButton } from '../WatchButton';
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
  const keyOf = (index: number) => {
    const row = rows[index];
    return row?.kind === 'sequence' ? row.sequence.id : row?.key;
  };
  return (
    <VirtualList
      label={label}
      count={rows.length}
      height={(index) => (rows[index]?.kind === 'head' ? HEAD_HEIGHT : SEQUENCE_HEIGHT)}
      overscan={6}
      className={`${classes['scroller']} ${classes['sequences']}`}
      keyOf={keyOf}
    >
      {(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        if (row.kind === 'sequence') {
          return <Sequence {...row} watched={row.sequence.id === watchedId} onWatch={onWatch} />;
        }
        return (
          <p className={classes['groupHead']}>
            {row.text} <strong>{row.warning}</strong>
          </p>
        );
      }}
    </VirtualList>
  );
}

interface SequenceProps extends Extract<WatchRow, { kind: 'sequence' }> {
  readonly watched: boolean;
  onWatch(id: string): void;
}

function Sequence({ sequence, detail, side, watched, onWatch }: SequenceProps) {
  const { id, action } = sequence;
  return (
    <WatchButton id={id} action={action} watched={watched} className={classes['sequence']} onWatch={onWatch}>
      <SideName side={side} />
      <span className={classes['detail']}>
        {[action === null ? '' : id, detail].filter(Boolean).join(' · ')}
      </span>
    </WatchButton>
  );
}
