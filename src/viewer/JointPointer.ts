/**
 * Which joint a pointer stands on, and which one a click or a tap picks. A drag picks nothing: it turns the camera.
 * The caller disposes of it.
 */

import { Vector3 } from 'three';

import { JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { JOINT_RADII } from './anatomy';
import { nearestJoint, VALUES_PER_JOINT } from './nearestJoint';
import type { PictureFrame } from './Plate';
import type { JointChoice } from './trailPath';

/** Pixels around a joint's middle that mean it at least: fingers are thicker than mice. */
const LEAST_REACH = { mouse: 12, touch: 22 };
/** A pointer that moved further between down and up has dragged. */
const STILL_PIXELS = 5;
const MOST_BODIES = 2;

interface PointerListeners {
  /** The pointer stands on another joint than at the last update, or on none. */
  onHover(): void;
  onPick(joint: JointChoice): void;
}

export class JointPointer {
  private readonly canvas: HTMLCanvasElement;
  private readonly listeners: PointerListeners;
  private readonly points = new Float32Array(MOST_BODIES * JOINT_COUNT * VALUES_PER_JOINT);
  private readonly place = new Vector3();
  /** Of a mouse over the canvas. */
  private over: { x: number; y: number } | null = null;
  private pressed: { x: number; y: number; id: number } | null = null;
  private kept: number | null = null;

  constructor(canvas: HTMLCanvasElement, listeners: PointerListeners) {
    this.canvas = canvas;
    this.listeners = listeners;
    canvas.addEventListener('pointermove', this.move);
    canvas.addEventListener('pointerleave', this.leave);
    canvas.addEventListener('pointerdown', this.press);
    canvas.addEventListener('pointerup', this.release);
  }

  /** Sees where the joints are now. Returns the one under the mouse, or null. */
  update(sequence: SkeletonSequence | null, frame: number, picture: PictureFrame): JointChoice | null {
    this.points.fill(0);
    if (sequence !== null) this.project(sequence, frame, picture);
    this.kept = this.hovered();
    const hovered = choiceOf(this.kept);
    this.canvas.style.cursor = hovered === null ? '' : 'pointer';
    return hovered;
  }

  dispose(): void {
    this.canvas.removeEventListener('pointermove', this.move);
    this.canvas.removeEventListener('pointerleave', this.leave);
    this.canvas.removeEventListener('pointerdown', this.press);
    this.canvas.removeEventListener('pointerup', this.release);
  }

  private project(sequence: SkeletonSequence, frame: number, { camera, width, height }: PictureFrame): void {
    const pixels = height / 2 / Math.tan((camera.fov * Math.PI) / 360);
    const first = frame * sequence.bodyCount * JOINT_COUNT;
    for (let index = 0; index < sequence.bodyCount * JOINT_COUNT; index++) {
      if (sequence.tracking[first + index] === TRACKING.notTracked) continue;
      this.place.fromArray(sequence.positions, (first + index) * 3);
      const distance = this.place.distanceTo(camera.position);
      this.place.project(camera);
      if (Math.abs(this.place.z) > 1) continue;
      const radius = ((JOINT_RADII[index % JOINT_COUNT] ?? 0) * pixels) / distance;
      const x = ((this.place.x + 1) / 2) * width;
      const y = ((1 - this.place.y) / 2) * height;
      this.points.set([x, y, radius], index * VALUES_PER_JOINT);
    }
  }

  private hovered(): number | null {
    if (this.over === null) return null;
    return this.under(this.over.x, this.over.y, LEAST_REACH.mouse, this.kept);
  }

  private under(x: number, y: number, least: number, kept: number | null): number | null {
    const reached = this.points.map((value, i) =>
      i % VALUES_PER_JOINT === 2 && value > 0 ? Math.max(value, least) : value,
    );
    return nearestJoint(reached, x, y, kept);
  }

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.over = event.buttons === 0 ? { x: event.offsetX, y: event.offsetY } : null;
    if (this.hovered() !== this.kept) this.listeners.onHover();
  };

  private readonly leave = (): void => {
    this.over = null;
    if (this.kept !== null) this.listeners.onHover();
  };

  private readonly press = ({ offsetX, offsetY, pointerId, isPrimary }: PointerEvent): void => {
    this.pressed = isPrimary ? { x: offsetX, y: offsetY, id: pointerId } : null;
  };

  private readonly release = ({ offsetX, offsetY, pointerId, pointerType }: PointerEvent): void => {
    const { pressed } = this;
    this.pressed = null;
    if (pressed?.id !== pointerId) return;
    if (Math.hypot(offsetX - pressed.x, offsetY - pressed.y) > STILL_PIXELS) return;
    const least = pointerType === 'touch' ? LEAST_REACH.touch : LEAST_REACH.mouse;
    const picked = choiceOf(this.under(offsetX, offsetY, least, null));
    if (picked !== null) this.listeners.onPick(picked);
  };
}

function choiceOf(index: number | null): JointChoice | null {
  if (index === null) return null;
  return { body: Math.floor(index / JOINT_COUNT), joint: index % JOINT_COUNT };
}
