/**
 * Writing beside joints: the names of the one under the pointer and of the chosen one, and on demand the letters of the sides at
 * hands and feet. The caller disposes of it.
 */

import { Group } from 'three';

import { JOINT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { JOINT_RADII } from './anatomy';
import { type PictureFrame, Plate, type PlateStyle } from './Plate';
import { isSameJoint, type JointChoice, sampleOf } from './trailPath';
import { pointAt } from './vector';

/** Between a joint's edge and its name, CSS pixels. */
const GAP = 8;
const LETTER_GAP = 3;
const MOST_BODIES = 2;

/** What a joint is called, with how it was tracked, one of the values of TRACKING. */
export type JointNamer = (choice: JointChoice, state: number) => string;

/** What stands at the ends of each side of a performer. */
export interface SideLetters {
  readonly left: string;
  readonly right: string;
}

const ENDS = [
  { joint: JOINT.handLeft, side: 'left' },
  { joint: JOINT.handRight, side: 'right' },
  { joint: JOINT.footLeft, side: 'left' },
  { joint: JOINT.footRight, side: 'right' },
] as const;

interface Seen {
  readonly sequence: SkeletonSequence | null;
  readonly frame: number;
  readonly picture: PictureFrame;
  readonly style: PlateStyle;
}

interface Written {
  readonly chosen: JointChoice | null;
  readonly hovered: JointChoice | null;
  readonly letters: SideLetters | null;
}

export class JointLabels {
  readonly group = new Group();
  private readonly chosen = new Plate();
  private readonly hovered = new Plate();
  private readonly ends = Array.from({ length: MOST_BODIES }, (_, body) =>
    ENDS.map((end) => ({ ...end, body, plate: new Plate() })),
  ).flat();

  constructor() {
    this.group.add(...this.plates.map(({ sprite }) => sprite));
  }

  update(seen: Seen, { chosen, hovered, letters }: Written, nameOf: JointNamer): void {
    this.write(this.chosen, seen, chosen, GAP, nameOf);
    this.write(this.hovered, seen, isSameJoint(hovered, chosen) ? null : hovered, GAP, nameOf);
    for (const { plate, side, joint, body } of this.ends) {
      const there = letters !== null && body < (seen.sequence?.bodyCount ?? 0);
      this.write(plate, seen, there ? { joint, body } : null, LETTER_GAP, () => letters?.[side] ?? '');
    }
  }

  dispose(): void {
    for (const plate of this.plates) plate.dispose();
  }

  private get plates(): Plate[] {
    return [...this.ends.map(({ plate }) => plate), this.chosen, this.hovered];
  }

  private write(
    plate: Plate,
    { sequence, frame, picture, style }: Seen,
    choice: JointChoice | null,
    gap: number,
    nameOf: JointNamer,
  ): void {
    const sample = sequence === null || choice === null ? -1 : sampleOf(sequence, frame, choice);
    const state = sequence?.tracking[sample] ?? TRACKING.notTracked;
    if (sequence === null || choice === null || state === TRACKING.notTracked) {
      plate.hide();
      return;
    }
    plate.write(nameOf(choice, state), style);
    const at = pointAt(sequence.positions, sample);
    plate.stand(at, { beside: this.radius(choice, at, picture) + gap }, picture);
  }

  /** Of a joint in the picture, whole pixels. */
  private radius(
    { joint }: JointChoice,
    at: readonly [number, number, number],
    { camera, height }: PictureFrame,
  ): number {
    const { x, y, z } = camera.position;
    const distance = Math.hypot(at[0] - x, at[1] - y, at[2] - z);
    const pixels = height / 2 / Math.tan((camera.fov * Math.PI) / 360);
    return Math.round(((JOINT_RADII[joint] ?? 0) * pixels) / distance);
  }
}
