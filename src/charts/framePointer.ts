/** A pointer on a strip over all frames: it reads the frame that it is over, and sets it where it is pressed or drawn along. */

import type { PointerEvent } from 'react';

interface FrameListeners {
  onPick(frame: number): void;
  /** The frame under a mouse, or one that a finger touched; null when the mouse has left. */
  onRead(frame: number | null): void;
}

/** Of the strip that the event happened on, whose frames fill its width. */
function frameAt(event: PointerEvent<HTMLElement>, frameCount: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientX - left) / Math.max(1, width);
  return Math.min(frameCount - 1, Math.max(0, Math.floor(share * frameCount)));
}

/** Handlers of the element that is as wide as the frames. */
export function framePointer(frameCount: number, { onPick, onRead }: FrameListeners) {
  return {
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = frameAt(event, frameCount);
      onRead(at);
      if (event.buttons === 1) onPick(at);
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      onRead(frameAt(event, frameCount));
      onPick(frameAt(event, frameCount));
    },
    onPointerLeave(event: PointerEvent<HTMLElement>) {
      if (event.pointerType === 'mouse') onRead(null);
    },
  };
}
