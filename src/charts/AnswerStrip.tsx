/**
 * What a network answers on every frame of a sequence, on one strip: height is its confidence, below it a band of one height
 * is whole where the answer is right and hatched where it is wrong.
 * A pointer reads and sets the frame; keyboards set it on the viewer's slider, and the strip says itself in words.
 */

import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';

import classes from './charts.module.css';
import { frameMiddle } from './FrameAxis';
import { paintStrip, stripHeight } from './paintStrip';

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
    const picture = { columns, frameCount, confidence, right, colour, quiet };
    paintStrip(canvas.current, picture, width, Math.min(3, window.devicePixelRatio));
  }, [columns, frameCount, confidence, right, colour, quiet, width]);

  const frameAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    return Math.min(frameCount - 1, Math.max(0, Math.floor(share * frameCount)));
  };
  return (
    <div
      ref={container}
      role="img"
      aria-label={label}
      className={classes['strip']}
      style={{ height }}
      onPointerMove={(event) => {
        const at = frameAt(event);
        onRead(at);
        if (event.buttons === 1) onPick(at);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onRead(frameAt(event));
        onPick(frameAt(event));
      }}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onRead(null)}
    >
      <canvas ref={canvas} style={{ width: '100%', height }} />
      {frameCount > 0 && (
        <span className={classes['playhead']} style={{ left: frameMiddle(frame + 1, frameCount) }} />
      )}
    </div>
  );
}
