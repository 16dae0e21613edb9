/**
 * The skeleton region: the performers of one sequence in three dimensions, its time line, and below it whatever
 * the page puts there. All state that others need (frame, playing) is the caller's. Load it lazily: it brings three.
 */

import { Badge, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SkeletonSequence } from '../skeleton/sequence';
import { CaptureButtons } from './CaptureButtons';
import { frameForKey } from './frameKeys';
import { PALETTES, type Theme } from './palette';
import { SceneBoundary } from './SceneBoundary';
import { type PictureHandle, SkeletonPicture } from './SkeletonPicture';
import { Transport } from './Transport';
import { summarizeTracking } from './trackingSummary';
import { usePlayback } from './usePlayback';
import { ViewButtons } from './ViewButtons';
import classes from './viewer.module.css';

interface SkeletonViewerProps {
  readonly sequence: SkeletonSequence | null;
  /** From 0; values beyond the sequence show its last frame. */
  readonly frame: number;
  onFrameChange(frame: number): void;
  readonly playing: boolean;
  onPlayingChange(playing: boolean): void;
  /** The true action, translated; empty where there is none. */
  readonly title: string;
  readonly subtitle: string;
  readonly theme: Theme;
  /** Whether recordings are on their way: says so where there is no sequence. */
  readonly preparing?: boolean;
  /** What stands over saved pictures and films at a frame: the truth, and what the networks say. */
  captionAt(frame: number): readonly string[];
  /** Hands a file to the person. */
  onSave(content: Blob, name: string): void;
  /** Shown below the frame slider. */
  readonly children?: ReactNode;
}

function Heading({ sequence, title, subtitle }: SkeletonViewerProps) {
  const { t } = useTranslation();
  if (sequence === null) return null;
  return (
    <header className={classes['heading']}>
      <div className={classes['titles']}>
        <h2 className={classes['title']}>{title === '' ? t('viewer.untitled') : title}</h2>
        <p className={classes['subtitle']}>{subtitle}</p>
      </div>
      {sequence.synthetic && (
        <Badge size="sm" variant="default" tt="none" fw={500} title={t('viewer.syntheticHint')}>
          {t('viewer.synthetic')}
        </Badge>
      )}
    </header>
  );
}

function Legend({ theme }: { readonly theme: Theme }) {
  const { t } = useTranslation();
  const { left, right } = PALETTES[theme].bodies[0];
  return (
    <ul className={classes['legend']}>
      <li>
        <span className={classes['swatch']} style={{ background: left }} />
        {t('viewer.legend.left')}
      </li>
      <li>
        <span className={classes['swatch']} style={{ background: right }} />
        {t('viewer.legend.right')}
      </li>
      <li title={t('viewer.legend.inferredHint')}>
        <span className={`${classes['swatch']} ${classes['hollow']}`} />
        {t('viewer.legend.inferred')}
      </li>
    </ul>
  );
}

/** Why nobody is seen, as key of the catalogue. */
function absence(preparing = false): 'preparing' | 'empty' {
  return preparing ? 'preparing' : 'empty';
}

/** What the picture shows, for those who do not see it. */
function useDescription({ sequence, title, preparing }: SkeletonViewerProps, frame: number): string {
  const { t } = useTranslation();
  if (sequence === null) return t(`viewer.${absence(preparing)}.body`);
  const { bodies, ...joints } = summarizeTracking(sequence, frame);
  return [
    t('viewer.description.persons', { count: bodies }),
    title === '' ? '' : t('viewer.description.action', { action: title }),
    t('viewer.description.joints', joints),
  ].join(' ');
}

interface StageProps {
  readonly props: SkeletonViewerProps;
  readonly frame: number;
  readonly picture: RefObject<PictureHandle | null>;
  /** Over the picture. */
  readonly children: ReactNode;
}

function Stage({ props, frame, picture, children }: StageProps) {
  const { t } = useTranslation();
  const descriptionId = useId();
  const { sequence, theme, title, preparing } = props;
  const description = useDescription(props, frame);
  return (
    <div className={classes['stage']}>
      {/* not before: the first picture costs most where a processor draws it, and recordings are being made then */}
      {sequence !== null && (
        <SceneBoundary>
          <SkeletonPicture
            handle={picture}
            sequence={sequence}
            frame={frame}
            theme={theme}
            label={title === '' ? t('viewer.region') : title}
            descriptionId={descriptionId}
          />
          <Legend theme={theme} />
          {children}
        </SceneBoundary>
      )}
      {sequence === null && (
        <div className={classes['message']}>
          <p className={classes['title']}>{t(`viewer.${absence(preparing)}.title`)}</p>
          <p>{t(`viewer.${absence(preparing)}.body`)}</p>
        </div>
      )}
      <VisuallyHidden id={descriptionId}>{description}</VisuallyHidden>
    </div>
  );
}

/** Keys that a control under the focus needs for itself. */
function controlWants(target: EventTarget, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches('select, textarea, input:not([type="range"])')) return true;
  return key === ' ' && target.matches('button, a, summary, [role="button"]');
}

export default function SkeletonViewer(props: SkeletonViewerProps) {
  const { sequence, playing, onFrameChange, onPlayingChange } = props;
  const { t } = useTranslation();
  const picture = useRef<PictureHandle>(null);
  const region = useRef<HTMLElement>(null);
  const [speed, setSpeed] = useState(1);
  const frameCount = sequence?.frameCount ?? 0;
  const frame = Math.min(Math.max(0, Math.trunc(props.frame)), Math.max(0, frameCount - 1));
  const sequenceId = sequence?.id ?? null;
  usePlayback({ sequenceId, frameCount, frame, speed, playing, onFrameChange, onPlayingChange });

  const onKeyDown = (event: KeyboardEvent) => {
    if (frameCount === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (controlWants(event.target, event.key)) return;
    const target = frameForKey(event, frame, frameCount);
    if (event.key !== ' ' && target === null) return;
    event.preventDefault();
    if (target === null) onPlayingChange(!playing);
    else onFrameChange(target);
  };

  return (
    <section
      ref={region}
      aria-label={t('viewer.region')}
      className={classes['viewer']}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Heading {...props} />
      <Stage props={props} frame={frame} picture={picture}>
        <CaptureButtons
          {...{ picture, region, frame, frameCount, speed, onFrameChange, onPlayingChange }}
          id={sequenceId ?? ''}
          captionAt={props.captionAt}
          onSave={props.onSave}
        />
      </Stage>
      <Transport
        frame={frame}
        frameCount={frameCount}
        playing={playing}
        speed={speed}
        onFrameChange={onFrameChange}
        onPlayingChange={onPlayingChange}
        onSpeedChange={setSpeed}
      >
        <ViewButtons disabled={sequence === null} onLook={(view) => picture.current?.look(view)} />
      </Transport>
      {props.children}
    </section>
  );
}
