/** Names of joints beside them: of the one under the pointer, and of the chosen one. The caller disposes of it. */

import { Group } from 'three';

import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { JOINT_RADII } from './anatomy';
import { type PictureFrame, Plate, type PlateStyle } from './Plate';
import { isSameJoint, type JointChoice, sampleOf } from './trailPath';
import { pointAt } from './vector';

/** Between a joint's edge and its name, CSS pixels. */
const GAP = 8;

/** What a joint is called, with how it was tracked, one of the values of TRACKING. */
export type JointNamer = (choice: JointChoice, state: number) => string;

export class JointLabels {
  readonly group = new Group();
  private readonly chosen = new Plate();
  private readonly hovered = new Plate();

  constructor() {
    this.group.add(this.chosen.sprite, this.hovered.sprite);
  }

  update(
    sequence: SkeletonSequence | null,
    frame: number,
    joints: { readonly chosen: JointChoice | null; readonly hovered: JointChoice | null },
    picture: PictureFrame,
    style: PlateStyle,
    nameOf: JointNamer,
  ): void {
    const hovered = isSameJoint(joints.hovered, joints.chosen) ? null : joints.hovered;
    for (const [plate, choice] of [
      [this.chosen, joints.chosen],
      [this.hovered, hovered],
    ] as const) {
      const sample = sequence === null || choice === null ? -1 : sampleOf(sequence, frame, choice);
      const state = sequence?.tracking[sample] ?? TRACKING.notTracked;
      if (sequence === null || choice === null || state === TRACKING.notTracked) {
        plate.hide();
        continue;
      }
      plate.write(nameOf(choice, state), style);
      const at = pointAt(sequence.positions, sample);
      plate.stand(at, { beside: this.radius(choice, at, picture) + GAP }, picture);
    }
  }

  dispose(): void {
    this.chosen.dispose();
    this.hovered.dispose();
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
