/**
 * What a network answers on every frame of a sequence, on one strip: height is its confidence, with lines at a half and at the
 * whole; below it a band of one height is whole where the answer is right and hatched where it is wrong.
 * A pointer reads and sets the frame; keyboards set it on the viewer's slider, and the strip says itself in words.
 */

import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';

import classes from './charts.module.css';
import { frameMiddle } from './FrameAxis';
import { framePointer } from './framePointer';
import { paintStrip, stripHeight } from './paintStrip';
import { screenRatio } from './pixelEdges';

interface AnswerStripProps {
  /** The strip in words. */
  readonly label: string;
  /** `[answers]` frames of the sequence that were answered, ascending. */
  readonly frames: Int32Array;
  readonly frameCount: number;
  /** `[answers]` 0–1 */
  readonly confidence: Float32Array;
  /** `[answers]`; null where nobody knows the truth. */
  readonly right: readonly boolean[] | null;
  readonly colour: string;
  readonly quiet: string;
  /** Marked by a line. */
  readonly frame: number;
  onPick(frame: number): void;
  /** The frame under a mouse, or one that a finger touched; null when the mouse has left. */
  onRead(frame: number | null): void;
}

export function AnswerStrip(props: AnswerStripProps) {
  'use memo';
  const { label, frames, frameCount, confidence, right, colour, quiet, frame, onPick, onRead } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  const height = stripHeight(right);
  const columns = useMemo(
    () => Array.from(frames, (from, i) => [from, frames[i + 1] ?? frameCount] as const),
    [frames, frameCount],
  );
  useEffect(() => {
    if (canvas.current === null || width === 0) return;
    const ink = getComputedStyle(canvas.current).color;
    const picture = { columns, frameCount, confidence, right, colour, quiet, ink };
    paintStrip(canvas.current, picture, width, screenRatio(canvas.current));
  }, [columns, frameCount, confidence, right, colour, quiet, width]);

  return (
    <div
      ref={container}
      role="img"
      aria-label={label}
      className={classes['strip']}
      style={{ height }}
      {...framePointer(frameCount, { onPick, onRead })}
    >
      <canvas ref={canvas} style={{ width: '100%', height }} />
      {frameCount > 0 && (
        <span className={classes['playhead']} style={{ left: frameMiddle(frame + 1, frameCount) }} />
      )}
    </div>
  );
}
