/**
 * Playback: while `playing`, calls `onFrameChange` as the frame clock goes on, in the rhythm of animation frames;
 * paused, nothing runs. A person who asked the system for less motion gets no playback they did not start here.
 */

import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

import { FrameClock } from './frameClock';

interface Playback {
  /** Changes with the sequence: playback starts from its frame anew. */
  readonly sequenceId: string | null;
  readonly frameCount: number;
  readonly frame: number;
  readonly speed: number;
  readonly playing: boolean;
  onFrameChange(frame: number): void;
  onPlayingChange(playing: boolean): void;
}

export function usePlayback(playback: Playback): void {
  const { sequenceId, frameCount, frame, playing } = playback;
  const latest = useRef(playback);
  const clock = useRef<FrameClock | null>(null);
  useEffect(() => {
    latest.current = playback;
  });

  useEffect(() => {
    if (!playing || frameCount < 2 || sequenceId === null) return;
    const running = new FrameClock(frameCount, latest.current.frame);
    clock.current = running;
    let before = performance.now();
    let request = requestAnimationFrame(function tick(now) {
      const next = running.advance(now - before, latest.current.speed);
      before = now;
      if (next !== null) latest.current.onFrameChange(next);
      request = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(request);
      clock.current = null;
    };
  }, [playing, frameCount, sequenceId]);

  useEffect(() => {
    clock.current?.observe(frame);
  }, [frame]);

  const calm = useReducedMotion(false, { getInitialValueInEffect: false });
  useEffect(() => {
    if (calm && sequenceId !== null && latest.current.playing) latest.current.onPlayingChange(false);
  }, [calm, sequenceId]);
}
