/** Where a hand target is in space, given the trunks of the persons in the scene. */

import type { BodyDimensions } from './anthropometry';
import type { HandTarget } from './script';
import type { Style } from './style';
import { type Place, restingShoulder, type Side, type Torso } from './torso';
import { add, addScaled, lerp, type Rotation, rotate, type Vec3 } from './vector';

/** One person at one moment, as far as targets need to know. */
export interface Person {
  readonly body: BodyDimensions;
  readonly style: Style;
  readonly place: Place;
  readonly torso: Torso;
  readonly knees: Readonly<Record<Side, Vec3>>;
}

interface Anchor {
  readonly origin: Vec3;
  readonly frame: Rotation;
}

function trunkAnchor(person: Person, out: number, up: number, forward: number, from: Vec3): Anchor {
  const { stature } = person.body;
  const offset: Vec3 = [out * stature, up * stature, forward * stature];
  return { origin: add(from, rotate(person.torso.chest, offset)), frame: person.torso.chest };
}

function headAnchor({ body, torso }: Person, x: number, y: number, z: number): Anchor {
  const offset: Vec3 = [x * body.stature, y * body.stature, z * body.stature];
  return { origin: add(torso.head, rotate(torso.skull, offset)), frame: torso.skull };
}

function anchorOf(target: HandTarget, self: Person, other: Person, side: Side): Anchor {
  const sign = side === 'left' ? 1 : -1;
  const { body, torso, place, style } = self;
  switch (target.at) {
    case 'hang': {
      // Straight down from the shoulder: gravity, not the trunk, says where a hanging hand is.
      const shoulder = restingShoulder(body, torso, side);
      const reach = 0.975 * (body.upperArm + body.forearm + body.palm);
      const across = rotate(torso.chest, [
        sign * style.armsOut * body.stature,
        0,
        style.armsForward * body.stature,
      ]);
      const below = add(shoulder, [0, -reach, 0]);
      return { origin: add(below, [across[0], 0, across[2]]), frame: torso.chest };
    }
    case 'shoulder':
      return { origin: restingShoulder(body, torso, side), frame: torso.chest };
    case 'chest':
      return trunkAnchor(self, 0, -0.05, 0.06, torso.top);
    case 'belly':
      return trunkAnchor(self, 0, -0.02, 0.07, torso.mid);
    case 'mouth':
      return headAnchor(self, 0, -0.03, 0.055);
    case 'ear':
      return headAnchor(self, sign * 0.045, -0.005, 0.01);
    case 'temple':
      return headAnchor(self, sign * 0.04, 0.025, 0.035);
    case 'crown':
      return headAnchor(self, 0, 0.07, 0);
    case 'hip':
      return { origin: torso.hips[side], frame: torso.pelvis };
    case 'knee':
      return { origin: self.knees[side], frame: torso.pelvis };
    case 'floor':
      return { origin: [place.origin[0], 0, place.origin[2]], frame: place.rotation };
    case 'between':
      return { origin: lerp(torso.top, other.torso.top, 0.5), frame: place.rotation };
    case 'otherChest':
      return { origin: trunkAnchor(other, 0, -0.05, 0.06, other.torso.top).origin, frame: place.rotation };
    case 'otherBack':
      return { origin: trunkAnchor(other, 0, -0.06, -0.07, other.torso.top).origin, frame: place.rotation };
    case 'otherHip':
      return { origin: other.torso.hips[side], frame: place.rotation };
    case 'otherHead':
      return { origin: headAnchor(other, 0, 0, 0.05).origin, frame: place.rotation };
  }
}

/** @returns the palm's target in the scene, metres */
export function locateTarget(target: HandTarget, self: Person, other: Person, side: Side): Vec3 {
  const { origin, frame } = anchorOf(target, self, other, side);
  const { stature } = self.body;
  const sign = side === 'left' ? 1 : -1;
  const sideways = addScaled(origin, frame[0], sign * (target.out ?? 0) * stature);
  const raised = addScaled(sideways, frame[1], (target.up ?? 0) * stature);
  return addScaled(raised, frame[2], (target.forward ?? 0) * stature);
}
