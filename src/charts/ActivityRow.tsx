/** How active one group is on every frame, as a row of colours. Not for screen readers: the strip says itself in words. */

import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

import classes from './charts.module.css';
import { frameMiddle } from './FrameAxis';
import { edgesOf, screenRatio } from './pixelEdges';

interface ActivityRowProps {
  /** `[frames, groups]`, not negative. */
  readonly activity: Float32Array;
  readonly group: number;
  readonly groups: number;
  /** `[frames]` frames of the sequence that they are of, ascending. */
  readonly frames: Int32Array;
  readonly frameCount: number;
  /** Drawn in the full colour. */
  readonly greatest: number;
  readonly colour: string;
  /** Marked by a line. */
  readonly frame: number;
}

const HEIGHT = 12;

export function ActivityRow(props: ActivityRowProps) {
  'use memo';
  const { activity, group, groups, frames, frameCount, greatest, colour, frame } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context == null || width === 0) return;
    const ratio = screenRatio(canvas.current);
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(HEIGHT * ratio);
    context.scale(ratio, ratio);
    context.fillStyle = colour;
    const edge = edgesOf(frameCount, width, ratio);
    frames.forEach((from, i) => {
      const to = frames[i + 1] ?? frameCount;
      context.globalAlpha = greatest > 0 ? (activity[i * groups + group] ?? 0) / greatest : 0;
      context.fillRect(edge(from), 0, edge(to) - edge(from), HEIGHT);
    });
  }, [activity, group, groups, frames, frameCount, greatest, colour, width]);
  return (
    <div ref={container} className={classes['activityRow']}>
      <canvas ref={canvas} style={{ width: '100%', height: HEIGHT }} />
      {frameCount > 0 && (
        <span className={classes['playhead']} style={{ left: frameMiddle(frame + 1, frameCount) }} />
      )}
    </div>
  );
}
