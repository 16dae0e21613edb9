/** Play, step, scrub, speed: the time line under the picture. Plain values in, wishes out. */

import { ActionIcon, NativeSelect } from '@mantine/core';
import { Pause, Play, Repeat, StepBack, StepForward } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal, formatInteger, formatSignificant, useLanguage } from '../i18n/format';
import { FRAME_RATE } from '../skeleton/sequence';
import { stepAround } from './frameKeys';
import classes from './viewer.module.css';

const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 1.5, 2, 4];

interface TransportProps {
  readonly frame: number;
  readonly frameCount: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Whether playback begins anew at the end. */
  readonly loops: boolean;
  onFrameChange(frame: number): void;
  /** The frame that a pointer holds the slider at; null when it lets go. */
  readonly onScrub: ((frame: number | null) => void) | undefined;
  onPlayingChange(playing: boolean): void;
  onSpeedChange(speed: number): void;
  onLoopsChange(loops: boolean): void;
  /** Stands at the end of the second line. */
  readonly children: ReactNode;
}

function FrameSlider({ frame, frameCount, onFrameChange, onPlayingChange, onScrub }: TransportProps) {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const last = Math.max(0, frameCount - 1);
  const seconds = formatDecimal(frame / FRAME_RATE, 2, language);
  const shown = frameCount === 0 ? 0 : frame + 1;
  const held = useRef(false);
  const letGo = () => {
    held.current = false;
    onScrub?.(null);
  };
  return (
    <>
      <div className={classes['sliderLine']} style={{ ['--frames' as string]: frameCount }}>
        <input
          type="range"
          className={classes['slider']}
          style={{ ['--played' as string]: last === 0 ? 0 : frame / last }}
          aria-label={t('viewer.frame')}
          aria-valuetext={t('viewer.frameValue', { frame: shown, frames: frameCount, seconds })}
          title={t('viewer.keys')}
          min={0}
          max={last}
          step={1}
          value={Math.min(frame, last)}
          disabled={frameCount === 0}
          onChange={(event) => {
            const next = event.currentTarget.valueAsNumber;
            onPlayingChange(false);
            onFrameChange(next);
            if (held.current) onScrub?.(next);
          }}
          onPointerDown={() => {
            held.current = true;
          }}
          onPointerUp={letGo}
          onPointerCancel={letGo}
        />
      </div>
      <div className={classes['readout']} aria-hidden>
        {t('viewer.readout', {
          frame: formatInteger(shown, language),
          frames: formatInteger(frameCount, language),
        })}
        <span> · {t('viewer.seconds', { seconds })}</span>
      </div>
    </>
  );
}

export function Transport(props: TransportProps) {
  'use memo';
  const { frame, frameCount, playing, speed, onFrameChange, onPlayingChange, onSpeedChange } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const playLabel = t(playing ? 'viewer.pause' : 'viewer.play');
  const step = (by: 1 | -1) => {
    onPlayingChange(false);
    onFrameChange(stepAround(frame, by, frameCount));
  };
  const button = (label: string, icon: ReactNode, onClick: () => void, filled = false) => (
    <ActionIcon
      size="md"
      variant={filled ? 'filled' : 'default'}
      aria-label={label}
      title={label}
      disabled={frameCount === 0}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <div className={classes['transport']}>
      <div className={classes['line']}>
        {button(t('viewer.stepBack'), <StepBack size={15} aria-hidden />, () => step(-1))}
        {button(
          playLabel,
          playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />,
          () => onPlayingChange(!playing),
          true,
        )}
        {button(t('viewer.stepForward'), <StepForward size={15} aria-hidden />, () => step(1))}
        <FrameSlider {...props} />
      </div>
      <div className={classes['line']}>
        <NativeSelect
          size="xs"
          w={80}
          aria-label={t('viewer.speed')}
          title={t('viewer.speed')}
          value={speed}
          onChange={(event) => onSpeedChange(Number(event.currentTarget.value))}
          data={SPEEDS.map((value) => ({
            value: String(value),
            label: t('viewer.speedValue', { speed: formatSignificant(value, 3, language) }),
          }))}
        />
        <ActionIcon
          size={30}
          variant={props.loops ? 'light' : 'default'}
          aria-label={t('viewer.loop')}
          title={t('viewer.loop')}
          aria-pressed={props.loops}
          onClick={() => props.onLoopsChange(!props.loops)}
        >
          <Repeat size={14} aria-hidden />
        </ActionIcon>
        {props.children}
      </div>
    </div>
  );
}
