/** What the colours of the picture mean. What needs a sentence says it to a mouse, a finger and a focus. */

import { Tooltip, UnstyledButton } from '@mantine/core';
import type { CSSProperties } from 'react';

import type { LegendEntry } from './legend';
import classes from './viewer.module.css';

export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  'use memo';
  return (
    <ul className={classes['legend']}>
      {entries.map((entry) => (
        <li key={`${entry.mark} ${entry.text}`}>
          <Hinted hint={entry.hint}>
            {entry.before}
            <Mark {...entry} />
            {entry.text}
          </Hinted>
        </li>
      ))}
    </ul>
  );
}

interface HintedProps {
  readonly hint: string | null;
  readonly children: React.ReactNode;
}

function Hinted({ hint, children }: HintedProps) {
  if (hint === null) return children;
  return (
    <Tooltip
      label={hint}
      multiline
      maw={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
      openDelay={100}
    >
      <UnstyledButton type="button" className={classes['hinted'] ?? ''} aria-description={hint}>
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

function Mark({ mark, colours }: LegendEntry) {
  if (mark === 'ring') return <span className={`${classes['swatch']} ${classes['hollow']}`} />;
  if (mark === 'scale') {
    const style: CSSProperties = { background: `linear-gradient(to right, ${colours.join(', ')})` };
    return <span className={classes['scale']} style={style} />;
  }
  const ghost = mark === 'ghost' ? ` ${classes['ghost']}` : '';
  return (
    <span className={classes['dots']}>
      {colours.map((colour) => (
        <span key={colour} className={`${classes['swatch']}${ghost}`} style={{ background: colour }} />
      ))}
    </span>
  );
}
