/** The bodies that the networks read, drawn frame by frame into a canvas; of a webcam on request over its own picture. */

import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './Live.module.css';

interface BodyPreviewProps {
  readonly canvas: Ref<HTMLCanvasElement>;
  /** Null where frames come from no camera. */
  readonly video: Ref<HTMLVideoElement> | null;
  /** Width over height. */
  readonly aspect: number;
  readonly pictureShown: boolean;
  /** In the lower corner; empty for nothing. */
  readonly text: string;
}

export function BodyPreview({ canvas, video, aspect, pictureShown, text }: BodyPreviewProps) {
  const { t } = useTranslation();
  return (
    <figure className={classes['preview']} style={{ aspectRatio: aspect }}>
      {video !== null && <video ref={video} data-shown={pictureShown} muted playsInline aria-hidden />}
      <canvas
        ref={canvas}
        role="img"
        aria-label={t(video === null ? 'live.preview' : 'live.camera.preview')}
      />
      {text !== '' && <figcaption className={classes['truth']}>{text}</figcaption>}
    </figure>
  );
}
