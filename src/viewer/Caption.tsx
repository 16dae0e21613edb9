/** Truth and answers in the picture, as in the thesis's figure 4.7. */

import classes from './viewer.module.css';
import type { CaptionLine } from './words';

interface CaptionProps {
  readonly lines: readonly CaptionLine[];
  /** Cameras or names of joints pass behind it. */
  readonly crowded: boolean;
  /** Where the picture is narrow, they stand where answers would: only the truth is told then. */
  readonly cameras: boolean;
}

/** Not for screen readers: the list below says it, at their pace. */
export function Caption({ lines, crowded, cameras }: CaptionProps) {
  'use memo';
  if (lines.length === 0) return null;
  return (
    <div className={classes['caption']} data-crowded={crowded} data-cameras={cameras} aria-hidden>
      {lines.map(({ text, figure }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place: the truth, then a network each
        <p key={i}>
          <span>{text}</span>
          {figure !== '' && <span>{figure}</span>}
        </p>
      ))}
    </div>
  );
}
