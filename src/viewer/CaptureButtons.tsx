/** Saves what is seen as a picture or a film, and fills the screen with it. */

import { ActionIcon } from '@mantine/core';
import { Camera, Maximize2, Minimize2, Video } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Film, filmType, pictureOf } from './capture';
import type { PictureHandle } from './SkeletonPicture';

const FRAMES_PER_SECOND = 30;

interface CaptureButtonsProps {
  readonly picture: RefObject<PictureHandle | null>;
  /** What fills the screen. */
  readonly region: RefObject<HTMLElement | null>;
  /** Of the sequence; files are named after it. */
  readonly id: string;
  readonly frame: number;
  readonly frameCount: number;
  readonly speed: number;
  /** What stands over the picture at a frame. */
  captionAt(frame: number): readonly string[];
  onFrameChange(frame: number): void;
  onPlayingChange(playing: boolean): void;
  onSave(content: Blob, name: string): void;
}

export function CaptureButtons(props: CaptureButtonsProps) {
  const { t } = useTranslation();
  const { picture, id, frame, captionAt, onSave } = props;
  const film = useFilm(props);
  const screen = useFullScreen(props.region);
  const savePicture = async () => {
    const scene = picture.current?.drawn();
    if (scene != null) onSave(await pictureOf(scene, captionAt(frame)), `${id} ${frame + 1}.png`);
  };
  return (
    <>
      <Button label={t('viewer.capture.picture')} onClick={() => void savePicture()}>
        <Camera size={14} aria-hidden />
      </Button>
      {film.possible && (
        <Button
          label={t(film.running ? 'viewer.capture.stopFilm' : 'viewer.capture.film')}
          pressed={film.running}
          onClick={film.toggle}
        >
          <Video size={14} aria-hidden />
        </Button>
      )}
      {screen.possible && (
        <Button
          label={t(screen.full ? 'viewer.capture.leaveFullScreen' : 'viewer.capture.fullScreen')}
          onClick={screen.toggle}
        >
          {screen.full ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
        </Button>
      )}
    </>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Button({ label, pressed, children, onClick }: ButtonProps) {
  return (
    <ActionIcon
      size={26}
      variant={pressed === true ? 'filled' : 'default'}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

/** Films the sequence once from its first frame, at the chosen speed. */
function useFilm({
  picture,
  id,
  frameCount,
  speed,
  captionAt,
  onFrameChange,
  onPlayingChange,
  onSave,
}: CaptureButtonsProps) {
  const [film, setFilm] = useState<Film | null>(null);
  const latest = useRef({ captionAt, onSave });
  useEffect(() => {
    latest.current = { captionAt, onSave };
  });
  const start = () => {
    const type = filmType();
    const scene = picture.current?.drawn();
    if (type === null || scene == null) return;
    setFilm(new Film(scene, type));
    onFrameChange(0);
    onPlayingChange(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a film is of one sequence at one speed, as it was begun
  useEffect(() => {
    const handle = picture.current;
    if (film === null || handle === null) return;
    handle.watch((scene, frame) => film.add(scene, latest.current.captionAt(frame)));
    const end = setTimeout(() => setFilm(null), (1000 * frameCount) / FRAMES_PER_SECOND / speed);
    return () => {
      clearTimeout(end);
      handle.watch(null);
      const name = `${id}.${filmType()?.startsWith('video/mp4') ? 'mp4' : 'webm'}`;
      void film.finish().then((content) => latest.current.onSave(content, name));
    };
  }, [film]);
  const toggle = () => (film === null ? start() : setFilm(null));
  return { possible: filmType() !== null, running: film !== null, toggle };
}

function useFullScreen(region: RefObject<HTMLElement | null>) {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const note = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', note);
    return () => document.removeEventListener('fullscreenchange', note);
  }, []);
  const toggle = () => {
    const change = full ? document.exitFullscreen() : region.current?.requestFullscreen();
    change?.catch(() => undefined); // the browser does not allow it: the page stays as it is
  };
  return { possible: document.fullscreenEnabled === true, full, toggle };
}
