/**
 * What a network answers on every frame of a sequence, on one strip: height is its confidence, hatched columns are wrong.
 * A pointer reads and sets the frame; keyboards set it on the viewer's slider, and the strip says itself in words.
 */

import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import classes from './charts.module.css';
import { paintStrip } from './paintStrip';

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
  /** What is said of an answer under the pointer. */
  describe(frame: number): ReactNode;
}

const HEIGHT = 20;

export function AnswerStrip(props: AnswerStripProps) {
  const { label, frames, frameCount, confidence, right, colour, quiet, frame, onPick, describe } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  const [read, setRead] = useState<number | null>(null);
  const columns = useMemo(
    () => Array.from(frames, (from, i) => [from, frames[i + 1] ?? frameCount] as const),
    [frames, frameCount],
  );
  useEffect(() => {
    if (canvas.current === null || width === 0) return;
    const picture = { columns, frameCount, confidence, right, colour, quiet };
    paintStrip(canvas.current, picture, width, HEIGHT, Math.min(3, window.devicePixelRatio));
  }, [columns, frameCount, confidence, right, colour, quiet, width]);

  const frameAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    return Math.min(frameCount - 1, Math.max(0, Math.floor(share * frameCount)));
  };
  return (
    <Tooltip.Floating label={read === null ? '' : describe(read)} disabled={read === null} multiline>
      <div
        ref={container}
        role="img"
        aria-label={label}
        className={classes['strip']}
        onPointerMove={(event) => {
          const at = frameAt(event);
          setRead(at);
          if (event.buttons === 1) onPick(at);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onPick(frameAt(event));
        }}
        onPointerLeave={() => setRead(null)}
      >
        <canvas ref={canvas} style={{ width: '100%', height: HEIGHT }} />
        {frameCount > 0 && (
          <span
            className={classes['playhead']}
            style={{ left: `${(100 * (frame + 0.5)) / Math.max(1, frameCount)}%` }}
          />
        )}
      </div>
    </Tooltip.Floating>
  );
}
