/** A list that scrolls, of which only the rows in view are drawn, however many there are. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

import classes from './VirtualList.module.css';

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /** Pixels of every row; or what is likely of each, where rows are measured when they are drawn. */
  readonly height: number | ((index: number) => number);
  /** Rows drawn beyond those in view, on either side. */
  readonly overscan: number;
  /** What the list scrolls in. */
  readonly className: string | undefined;
  /** For rows that hold nothing the keyboard reaches: it reaches what they scroll in. */
  readonly focusable?: boolean;
  /** What stands where there are no rows. */
  readonly none?: ReactNode;
  /** What a row is known by when rows change; its place where left out. */
  keyOf?(index: number): string | undefined;
  /** Null draws no row. */
  children(index: number): ReactNode;
}

export function VirtualList(props: VirtualListProps) {
  const { label, count, height, overscan, className, focusable = false, none, keyOf, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const measured = typeof height !== 'number';
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof height === 'number' ? height : height(index)),
    overscan,
  });
  const Scroller = focusable ? 'section' : 'div';
  return (
    <Scroller ref={scroller} className={className} {...(focusable && { tabIndex: 0, 'aria-label': label })}>
      {count === 0 && none}
      <ul aria-label={label} className={classes['list']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = children(index);
          if (row === null) return null;
          return (
            <li
              key={keyOf?.(index) ?? key}
              {...(measured && { ref: virtual.measureElement, 'data-index': index })}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)`, ...(!measured && { height }) }}
              aria-setsize={count}
              aria-posinset={index + 1}
            >
              {row}
            </li>
          );
        })}
      </ul>
    </Scroller>
  );
}
