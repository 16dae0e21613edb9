/**
 * The skeleton region: the performers of one sequence in three dimensions, its time line, and below it whatever
 * the page puts there. All state that others need (frame, playing, ghost) is the caller's. Load it lazily: it brings three.
 */

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SkeletonSequence } from '../skeleton/sequence';
import { CaptureButtons } from './CaptureButtons';
import { frameForKey, turnForKey } from './frameKeys';
import { Heading } from './Heading';
import { type JointWeighing, legendOf, weighingNote } from './legend';
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
import type { CaptionLine, Words } from './words';

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
  /** Colours joints in place of their sides. */
  readonly weighing?: JointWeighing | null;
  /** What stands over the picture at a frame: the truth, and what the networks say. */
  captionAt(frame: number): readonly CaptionLine[];
  /** Hands a file to the person. */
  onSave(content: Blob, name: string): void;
  /** Shown below the frame slider. */
  readonly children?: ReactNode;
}

/** Keys that a control under the focus needs for itself. */
function controlWants(target: EventTarget, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="menu"]') !== null) return true;
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
  const goTo = (target: number) => {
    onPlayingChange(false);
    onFrameChange(target);
  };
  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    const turning = turnForKey(event);
    if (turning !== null) return () => picture.current?.turn(turning);
    if (event.altKey) return null;
    const target = frameForKey(event, frame, frameCount);
    if (target !== null) return () => goTo(target);
    if (event.key === ' ') return () => onPlayingChange(!playing);
    return event.key.toLowerCase() === 'l' ? () => setLoops(!loops) : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (frameCount === 0 || event.ctrlKey || event.metaKey) return;
    // React lets events of menus bubble here that stand elsewhere on the page
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    if (controlWants(event.target, event.key)) return;
    const act = actionOf(event);
    if (act === null) return;
    event.preventDefault(); // Alt and an arrow would leave the page, too
    act();
  };
  const untitled = t('viewer.untitled');
  const ghostTitle = ghostSequence === null ? null : (ghost?.title ?? '') || untitled;
  const weighing = props.weighing ?? null;
  const explained = {
    theme: props.theme,
    bodies: sequence?.bodyCount ?? 0,
    weighing,
    ghostTitle: ghostSequence === sequence ? null : ghostTitle,
  };
  const legend = legendOf(explained, t);
  const wordsAt = (at: number): Words => ({
    caption: extras.savedCaption ? props.captionAt(at) : [],
    legend,
    note: weighing === null ? '' : weighingNote(weighing, at + 1, t),
  });

  return (
    <section
      ref={region}
      aria-label={t('viewer.region')}
      className={classes['viewer']}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Heading {...props} />
      <div className={classes['seen']}>
        <Stage
          {...{ sequence, frame, picture, ghostTitle, legend }}
          ghost={ghostSequence}
          weights={weighing?.weights ?? null}
          joint={extras.joint}
          cameras={extras.cameras}
          letters={extras.letters}
          theme={props.theme}
          title={props.title}
          preparing={props.preparing ?? false}
          caption={extras.caption ? props.captionAt(frame) : []}
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
              {...{ picture, region, frame, frameCount, speed, wordsAt, onFrameChange, onPlayingChange }}
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
      </div>
      <div className={classes['said']}>{props.children}</div>
    </section>
  );
}
