/**
 * Films a sequence once, from its first frame to its last, at the chosen speed. Each frame is asked for, drawn and encoded before
 * the next: a slow machine takes longer to the same film. Who moves to another frame or sequence meanwhile ends the film there.
 */

import { type RefObject, useEffect, useRef, useState } from 'react';

import type { Film } from './film';
import type { PictureHandle } from './SkeletonPicture';
import type { Words } from './words';

export interface FilmProps {
  readonly picture: RefObject<PictureHandle | null>;
  /** Of the sequence; files are named after it. */
  readonly id: string;
  readonly frame: number;
  readonly frameCount: number;
  readonly speed: number;
  /** What stands over the picture at a frame. */
  wordsAt(frame: number): Words;
  onFrameChange(frame: number): void;
  onPlayingChange(playing: boolean): void;
  /** The browser could not encode. */
  onFailure(): void;
  onSave(content: Blob, name: string): void;
}

/** Frames of the recording from one picture of the film to the next: films have 30 pictures a second at the most. */
function stepAt(speed: number): number {
  return Math.max(1, Math.round(speed));
}

export function useFilm(props: FilmProps) {
  const { picture, id, frameCount, onPlayingChange, onFailure } = props;
  const [film, setFilm] = useState<Film | null>(null);
  const starting = useRef(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const start = async () => {
    if (starting.current) return;
    picture.current?.setFilming(true);
    const scene = picture.current?.drawn();
    if (scene == null) return;
    starting.current = true;
    onPlayingChange(false);
    try {
      const { Film } = await import('./film');
      setFilm(await Film.start(scene));
    } catch {
      picture.current?.setFilming(false);
      onFailure();
    } finally {
      starting.current = false;
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a film is of one sequence, as it was begun
  useEffect(() => {
    const handle = picture.current;
    if (film === null || handle === null) return;
    const end = () => setFilm(null);
    let before = latest.current.frame;
    let wanted = 0;
    let adding = false;
    let ended = false;
    const add = async (scene: HTMLCanvasElement) => {
      const { speed, wordsAt, onFrameChange } = latest.current;
      const step = stepAt(speed);
      adding = true;
      await film.add(scene, wordsAt(wanted), step / speed);
      adding = false;
      if (ended) return; // another frame or recording is shown meanwhile
      if (wanted === frameCount - 1) return end();
      before = wanted;
      wanted = Math.min(wanted + step, frameCount - 1);
      onFrameChange(wanted);
    };
    handle.watch((scene, frame) => {
      if (frame !== wanted && frame !== before) end();
      else if (frame === wanted && !adding) add(scene).catch(end);
    });
    latest.current.onFrameChange(wanted);
    handle.drawn(); // where it is there already
    return () => {
      ended = true;
      handle.watch(null);
      handle.setFilming(false);
      film.finish().then(
        (content) => latest.current.onSave(content, `${id}${film.fileExtension}`),
        () => latest.current.onFailure(),
      );
    };
  }, [film]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sequence ends the film of the one before
  useEffect(() => () => setFilm(null), [id]);
  const toggle = () => (film === null ? void start() : setFilm(null));
  return { possible: typeof VideoEncoder !== 'undefined', running: film !== null, toggle };
}
