/**
 * Playback: while `playing`, calls `onFrameChange` as the frame clock goes on, in the rhythm of animation frames;
 * paused, nothing runs. Without a loop it stops at the last frame, and played from there begins anew. A person who asked the system for less motion gets no playback they did not start here.
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
  /** Whether the first frame follows the last. */
  readonly loops: boolean;
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
    if (running.atEnd && !latest.current.loops) {
      running.seek(0);
      latest.current.onFrameChange(0);
    }
    let before = performance.now();
    let request = requestAnimationFrame(function tick(now) {
      const { speed, loops, onFrameChange, onPlayingChange } = latest.current;
      const next = running.advance(now - before, speed, loops);
      before = now;
      if (next !== null) onFrameChange(next);
      if (running.atEnd && !loops) onPlayingChange(false);
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
