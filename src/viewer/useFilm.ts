/**
 * Films a sequence once, from its first frame to its last, at the chosen speed. The film ends when the last frame has been drawn,
 * not after a time: a slow machine plays late and films all the same. The caller plays without a loop while `filming`.
 */

import { type RefObject, useEffect, useRef, useState } from 'react';

import { Film, filmType } from './capture';
import type { PictureHandle } from './SkeletonPicture';

/** How long the last frame stands, so that the recorder takes it. */
const LAST_FRAME_MS = 200;

export interface FilmProps {
  readonly picture: RefObject<PictureHandle | null>;
  /** Of the sequence; files are named after it. */
  readonly id: string;
  readonly frameCount: number;
  /** What stands over the picture at a frame. */
  captionAt(frame: number): readonly string[];
  onFrameChange(frame: number): void;
  onPlayingChange(playing: boolean): void;
  onFilmingChange(filming: boolean): void;
  /** The browser could not record. */
  onFailure(): void;
  onSave(content: Blob, name: string): void;
}

export function useFilm(props: FilmProps) {
  const { picture, id, frameCount, onFrameChange, onPlayingChange, onFilmingChange, onFailure } = props;
  const [film, setFilm] = useState<Film | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const start = () => {
    const type = filmType();
    const scene = picture.current?.drawn();
    if (type === null || scene == null) return;
    try {
      setFilm(new Film(scene, type));
    } catch {
      return onFailure();
    }
    onFilmingChange(true);
    onFrameChange(0);
    onPlayingChange(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a film is of one sequence, as it was begun
  useEffect(() => {
    const handle = picture.current;
    if (film === null || handle === null) return;
    let end: ReturnType<typeof setTimeout> | undefined;
    handle.watch((scene, frame) => {
      film.add(scene, latest.current.captionAt(frame));
      if (frame >= frameCount - 1) end ??= setTimeout(() => setFilm(null), LAST_FRAME_MS);
    });
    return () => {
      clearTimeout(end);
      handle.watch(null);
      latest.current.onFilmingChange(false);
      const name = `${id}.${filmType()?.startsWith('video/mp4') ? 'mp4' : 'webm'}`;
      film.finish().then(
        (content) => latest.current.onSave(content, name),
        () => latest.current.onFailure(),
      );
    };
  }, [film]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sequence ends the film of the one before
  useEffect(() => () => setFilm(null), [id]);
  const toggle = () => (film === null ? start() : setFilm(null));
  return { possible: filmType() !== null, running: film !== null, toggle };
}
