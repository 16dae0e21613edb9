/** The scene in React: creates it once, hands it what changed, disposes of it. Throws into its boundary. */

import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';

import type { Turn } from './Eye';
import { type DrawnListener, type SceneListeners, type Shown, SkeletonScene } from './SkeletonScene';
import classes from './viewer.module.css';
import type { ViewName } from './views';

export interface PictureHandle {
  look(view: ViewName): void;
  turn(by: Turn): void;
  /** Draws now; null where there is no scene. */
  drawn(): HTMLCanvasElement | null;
  /** Draws larger than the screen needs and hands that over, unseen; null where there is no scene. */
  takeLarge<Taken>(take: (canvas: HTMLCanvasElement) => Taken): Taken | null;
  /** Whether drawings are to be large enough for a film. */
  setFilming(filming: boolean): void;
  /** Told of each drawing. */
  watch(onDrawn: DrawnListener | null): void;
}

interface SkeletonPictureProps extends Omit<SceneListeners, 'onLost'> {
  readonly handle: RefObject<PictureHandle | null>;
  /** The same object until something in it changes. */
  readonly shown: Shown;
  readonly label: string;
  readonly descriptionId: string;
}

export function SkeletonPicture(props: SkeletonPictureProps) {
  'use memo';
  const { handle, shown, label, descriptionId } = props;
  const host = useRef<HTMLDivElement>(null);
  const scene = useRef<SkeletonScene | null>(null);
  const latest = useRef(props);
  const [lost, setLost] = useState(false);
  if (lost) throw new Error('WebGL context lost');

  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (host.current === null) return;
    const made = new SkeletonScene(host.current, {
      onLost: () => setLost(true),
      onPick: (joint) => latest.current.onPick(joint),
      onTurn: () => latest.current.onTurn(),
    });
    scene.current = made;
    return () => {
      scene.current = null;
      made.dispose();
    };
  }, []);
  useEffect(() => scene.current?.show(shown), [shown]);
  useImperativeHandle(
    handle,
    () => ({
      look: (view) => scene.current?.look(view),
      turn: (by) => scene.current?.turn(by),
      drawn: () => scene.current?.drawn() ?? null,
      takeLarge: (take) => scene.current?.takeLarge(take) ?? null,
      setFilming: (filming) => scene.current?.setFilming(filming),
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
