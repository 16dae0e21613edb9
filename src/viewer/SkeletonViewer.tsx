/**
 * The skeleton region: the performers of one sequence in three dimensions, its time line, and below it whatever
 * the page puts there. All state that others need (frame, playing, ghost) is the caller's. Load it lazily: it brings three.
 */

import { Badge } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SkeletonSequence } from '../skeleton/sequence';
import { CaptureButtons } from './CaptureButtons';
import { frameForKey, turnForKey } from './frameKeys';
import type { Theme } from './palette';
import { ShowMenu } from './ShowMenu';
import type { PictureHandle } from './SkeletonPicture';
import { Stage } from './Stage';
import { Transport } from './Transport';
import { isSameJoint } from './trailPath';
import { useExtras } from './useExtras';
import { usePlayback } from './usePlayback';
import { useView } from './useView';
import { ViewButtons } from './ViewButtons';
import classes from './viewer.module.css';
import type { ViewName } from './views';

/** Another sequence to compare with, and how the page keeps it. */
interface GhostProps {
  readonly sequence: SkeletonSequence | null;
  /** Translated; empty where the recording has no action. */
  readonly title: string;
  onChange(sequence: SkeletonSequence | null): void;
}

interface SkeletonViewerProps {
  readonly sequence: SkeletonSequence | null;
  /** From 0; values beyond the sequence show its last frame. */
  readonly frame: number;
  onFrameChange(frame: number): void;
  /** The frame that a pointer holds the slider at; null when it lets go. */
  onScrub?(frame: number | null): void;
  readonly playing: boolean;
  onPlayingChange(playing: boolean): void;
  /** The true action, translated; empty where there is none. */
  readonly title: string;
  readonly subtitle: string;
  readonly theme: Theme;
  /** Whether recordings are on their way: says so where there is no sequence. */
  readonly preparing?: boolean;
  /** None is offered where it is left out. */
  readonly ghost?: GhostProps;
  /** `[2, 25]`, 0–1: how much each joint weighs in the frame shown; colours joints in place of their sides. */
  readonly jointWeights?: Float32Array | null;
  /** What stands over the picture at a frame: the truth, and what the networks say. */
  captionAt(frame: number): readonly string[];
  /** Hands a file to the person. */
  onSave(content: Blob, name: string): void;
  /** Shown below the frame slider. */
  readonly children?: ReactNode;
}

function Heading({ sequence, title, subtitle }: SkeletonViewerProps) {
  'use memo';
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

/** Keys that a control under the focus needs for itself. */
function controlWants(target: EventTarget, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.matches('select, textarea, input:not([type="range"])')) return true;
  return key === ' ' && target.matches('button, a, summary, [role="button"]');
}

/** The menu's part about the ghost; null where the page keeps none. */
function ghostControl(ghost: GhostProps | undefined, title: string | null, watched: SkeletonSequence) {
  if (ghost === undefined) return null;
  return {
    title,
    watched: ghost.sequence === watched,
    onKeep: () => ghost.onChange(watched),
    onRemove: () => ghost.onChange(null),
  };
}

export default function SkeletonViewer(props: SkeletonViewerProps) {
  'use memo';
  const { sequence, playing, ghost, onFrameChange, onPlayingChange } = props;
  const { t } = useTranslation();
  const picture = useRef<PictureHandle>(null);
  const region = useRef<HTMLElement>(null);
  const [speed, setSpeed] = useState(1);
  const [loops, setLoops] = useState(true);
  const [extras, setExtras] = useExtras(sequence);
  const ghostSequence = ghost?.sequence ?? null;
  const { view, choose, turn } = useView(sequence, ghostSequence);
  const frameCount = sequence?.frameCount ?? 0;
  const frame = Math.min(Math.max(0, Math.trunc(props.frame)), Math.max(0, frameCount - 1));
  const sequenceId = sequence?.id ?? null;
  const motion = { frameCount, frame, speed, playing, onFrameChange, onPlayingChange };
  usePlayback({ ...motion, sequenceId, loops });

  const look = (next: ViewName) => {
    choose(next);
    picture.current?.look(next);
  };
  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    const turning = turnForKey(event);
    if (turning !== null) return () => picture.current?.turn(turning);
    if (event.altKey) return null;
    const target = frameForKey(event, frame, frameCount);
    if (target !== null) return () => onFrameChange(target);
    if (event.key === ' ') return () => onPlayingChange(!playing);
    return event.key.toLowerCase() === 'l' ? () => setLoops(!loops) : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (frameCount === 0 || event.ctrlKey || event.metaKey) return;
    if (controlWants(event.target, event.key)) return;
    const act = actionOf(event);
    if (act === null) return;
    event.preventDefault(); // Alt and an arrow would leave the page, too
    act();
  };
  const captionAt = (at: number) => (extras.caption ? props.captionAt(at) : []);
  const untitled = t('viewer.untitled');
  const ghostTitle = ghostSequence === null ? null : (ghost?.title ?? '') || untitled;
  /** Saved pictures have no legend: they name the ghost themselves. */
  const savedCaptionAt = (at: number) => {
    if (ghostTitle === null || ghostSequence === sequence) return captionAt(at);
    return [...captionAt(at), t('viewer.legend.ghost', { title: ghostTitle })];
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
      <Stage
        {...{ sequence, frame, picture, ghostTitle }}
        ghost={ghostSequence}
        weights={props.jointWeights ?? null}
        joint={extras.joint}
        cameras={extras.cameras}
        theme={props.theme}
        title={props.title}
        preparing={props.preparing ?? false}
        caption={captionAt(frame)}
        onPick={(joint) => setExtras({ ...extras, joint: isSameJoint(joint, extras.joint) ? null : joint })}
        onTurn={turn}
      >
        <div className={classes['tools']}>
          {sequence !== null && (
            <ShowMenu
              {...{ sequence, extras, region }}
              ghost={ghostControl(ghost, ghostTitle, sequence)}
              onChange={setExtras}
              onLookAtSetup={() => {
                setExtras({ ...extras, cameras: true });
                look('setup');
              }}
            />
          )}
          <CaptureButtons
            {...{ picture, region, frame, frameCount, speed, onFrameChange, onPlayingChange }}
            captionAt={savedCaptionAt}
            id={sequenceId ?? ''}
            onSave={props.onSave}
          />
        </div>
      </Stage>
      <Transport
        {...motion}
        loops={loops}
        onScrub={props.onScrub}
        onSpeedChange={setSpeed}
        onLoopsChange={setLoops}
      >
        <ViewButtons {...{ sequence, view }} onLook={look} />
      </Transport>
      {props.children}
    </section>
  );
}
