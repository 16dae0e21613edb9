/**
 * The viewer's keyboard: arrows step, shift+arrows a second, Page keys a tenth of the sequence, Home and End the ends, Space
 * plays, L loops; alt+arrows turn the picture, plus and minus bring it nearer. Pure, so that the whole map is tested.
 */

import { FRAME_RATE } from '../skeleton/sequence';
import type { Turn } from './Eye';

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

interface TurningKey {
  readonly key: string;
  readonly altKey: boolean;
}

/** Radians of one press, 7.5°. */
const TURN = Math.PI / 24;
const NEARER = 0.9;

/** How a key turns the picture, as a drag that way would; null where the key is not ours. */
export function turnForKey({ key, altKey }: TurningKey): Turn | null {
  const turn = (round: number, up: number): Turn | null => (altKey ? { round, up, distance: 1 } : null);
  const zoom = (distance: number): Turn | null => (altKey ? null : { round: 0, up: 0, distance });
  switch (key) {
    case 'ArrowRight':
      return turn(-TURN, 0);
    case 'ArrowLeft':
      return turn(TURN, 0);
    case 'ArrowUp':
      return turn(0, -TURN);
    case 'ArrowDown':
      return turn(0, TURN);
    case '+':
    case '=': // plus without Shift on many keyboards
      return zoom(NEARER);
    case '-':
      return zoom(1 / NEARER);
    default:
      return null;
  }
}

/** The frame that a key leads to, clamped to the sequence, or null where the key is not ours. */
export function frameForKey(pressed: PressedKey, frame: number, frameCount: number): number | null {
  const last = Math.max(0, frameCount - 1);
  const step = pressed.shiftKey ? FRAME_RATE : 1;
  const page = Math.max(1, Math.round(frameCount / 10));
  const clamp = (target: number) => Math.min(last, Math.max(0, target));
  switch (pressed.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(frame + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(frame - step);
    case 'PageUp':
      return clamp(frame + page);
    case 'PageDown':
      return clamp(frame - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** One frame on or back, around the ends: what the step buttons do. */
export function stepAround(frame: number, by: 1 | -1, frameCount: number): number {
  return frameCount > 0 ? (frame + by + frameCount) % frameCount : 0;
}
