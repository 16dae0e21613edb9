/** The scene in React: creates it once, hands it what changed, disposes of it. Throws into its boundary. */

import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';

import type { SkeletonSequence } from '../skeleton/sequence';
import type { ViewName } from './framing';
import type { Theme } from './palette';
import { type DrawnListener, SkeletonScene } from './SkeletonScene';
import classes from './viewer.module.css';

export interface PictureHandle {
  look(view: ViewName): void;
  /** Draws now; null where there is no scene. */
  drawn(): HTMLCanvasElement | null;
  /** Told of each drawing. */
  watch(onDrawn: DrawnListener | null): void;
}

interface SkeletonPictureProps {
  readonly handle: RefObject<PictureHandle | null>;
  readonly sequence: SkeletonSequence | null;
  readonly frame: number;
  readonly theme: Theme;
  readonly label: string;
  readonly descriptionId: string;
}

export function SkeletonPicture(props: SkeletonPictureProps) {
  const { handle, sequence, frame, theme, label, descriptionId } = props;
  const host = useRef<HTMLDivElement>(null);
  const scene = useRef<SkeletonScene | null>(null);
  const [lost, setLost] = useState(false);
  if (lost) throw new Error('WebGL context lost');

  useEffect(() => {
    if (host.current === null) return;
    const made = new SkeletonScene(host.current, () => setLost(true));
    scene.current = made;
    return () => {
      scene.current = null;
      made.dispose();
    };
  }, []);
  useEffect(() => scene.current?.setTheme(theme), [theme]);
  useEffect(() => scene.current?.setSequence(sequence), [sequence]);
  useEffect(() => scene.current?.setFrame(frame), [frame]);
  useImperativeHandle(
    handle,
    () => ({
      look: (view) => scene.current?.look(view),
      drawn: () => scene.current?.drawn() ?? null,
      watch: (onDrawn) => scene.current?.watch(onDrawn),
    }),
    [],
  );

  return (
    <div
      ref={host}
      className={classes['picture']}
      role="img"
      aria-label={label}
      aria-describedby={descriptionId}
    />
  );
}
