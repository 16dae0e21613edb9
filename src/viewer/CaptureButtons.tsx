/** Saves what is seen as a picture or a film, and fills the screen with it. */

import { ActionIcon } from '@mantine/core';
import { Camera, Maximize2, Minimize2, Video } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { pictureOf } from './capture';
import { type FilmProps, useFilm } from './useFilm';
import classes from './viewer.module.css';

interface CaptureButtonsProps extends Omit<FilmProps, 'onFailure'> {
  /** What fills the screen. */
  readonly region: RefObject<HTMLElement | null>;
}

export function CaptureButtons(props: CaptureButtonsProps) {
  'use memo';
  const { t } = useTranslation();
  const { picture, id, frame, wordsAt, onSave } = props;
  const [failure, setFailure] = useState<'picture' | 'film' | null>(null);
  const film = useFilm({ ...props, onFailure: () => setFailure('film') });
  const screen = useFullScreen(props.region);
  const savePicture = async () => {
    setFailure(null);
    try {
      const content = await picture.current?.takeLarge((scene) => pictureOf(scene, wordsAt(frame)));
      if (content != null) onSave(content, `${id} ${frame + 1}.png`);
    } catch {
      setFailure('picture');
    }
  };
  const filmOrStop = () => {
    setFailure(null);
    film.toggle();
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
          onClick={filmOrStop}
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
      {failure !== null && (
        <p role="alert" className={classes['captureFailed']}>
          {t(`viewer.capture.failed.${failure}`)}
        </p>
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
  'use memo';
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
