/**
 * The performers as instanced spheres (joints) and tapered cylinders (bones), rewritten for each frame into
 * four meshes: solid for tracked, a hollow shell for inferred; what was not tracked is not drawn. Coloured by the body's
 * sides or by a weight of each joint. The caller disposes of it.
 */

import {
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Group,
  type Material,
  Matrix4,
  MeshStandardMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';

import { BONES, type BodySide, type Bone, JOINT, JOINT_COUNT, JOINTS } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { HEAD_STRETCH, JOINT_RADII, LIMB_TO_JOINT, TRUNK_TO_JOINT } from './anatomy';
import { InstanceList } from './InstanceList';
import type { BodiesPalette } from './palette';
import { shellMaterial } from './shellMaterial';
import { type WeightEnds, weightColour } from './weightColours';

const MOST_BODIES = 2;
const UP = new Vector3(0, 1, 0);
/** Bones shorter than this have no direction. */
const SHORTEST = 1e-4;

/** By how much the joint that weighs most is thicker: colour alone tells not everyone. */
const GROWTH = 0.4;

/** What each joint of a frame weighs. */
export interface JointWeights {
  /** `[bodies, 25]`, 0–1. */
  readonly values: Float32Array;
  readonly ends: WeightEnds;
}

export class Figures {
  readonly group = new Group();
  private readonly materials: Readonly<Record<'solid' | 'shell' | 'depth', Material>>;
  private readonly translucent: boolean;
  private readonly sphere = new SphereGeometry(1, 24, 16);
  /** One unit long from the origin up, thinner at its far end; open, since joints close it. */
  private readonly limb = new CylinderGeometry(0.82, 1, 1, 18, 1, true).translate(0, 0.5, 0);
  private readonly lists: Readonly<
    Record<'joint' | 'bone', Readonly<Record<'solid' | 'shell', InstanceList>>>
  >;
  private readonly matrix = new Matrix4();
  private readonly turn = new Quaternion();
  private readonly scale = new Vector3();
  private readonly from = new Vector3();
  private readonly to = new Vector3();
  private readonly along = new Vector3();
  private readonly color = new Color();

  /** @param translucent a ghost: seen through, without shadow, inferred joints like tracked ones */
  constructor(translucent = false) {
    this.translucent = translucent;
    const surface = { roughness: 0.62, metalness: 0.02 };
    this.materials = {
      solid: new MeshStandardMaterial({
        ...surface,
        transparent: translucent,
        opacity: translucent ? 0.45 : 1,
      }),
      shell: shellMaterial(),
      // transparent like the surface above it: drawn after what is solid, which it must not hide
      depth: new MeshStandardMaterial({ ...surface, transparent: true, colorWrite: false }),
    };
    const list = (geometry: BufferGeometry, kind: 'solid' | 'shell') => {
      const depth = translucent && kind === 'solid' ? this.materials.depth : null;
      const look = { material: this.materials[kind], depth, shadows: !translucent && kind === 'solid' };
      return new InstanceList(geometry, look, MOST_BODIES * JOINT_COUNT);
    };
    this.lists = {
      joint: { solid: list(this.sphere, 'solid'), shell: list(this.sphere, 'shell') },
      bone: { solid: list(this.limb, 'solid'), shell: list(this.limb, 'shell') },
    };
    this.eachList(({ meshes }) => this.group.add(...meshes));
  }

  /** Draws one frame of a sequence, or nobody. */
  update(
    sequence: SkeletonSequence | null,
    frame: number,
    palette: BodiesPalette,
    weights: JointWeights | null = null,
  ): void {
    this.eachList((list) => list.start());
    if (sequence !== null) {
      palette.slice(0, sequence.bodyCount).forEach((colors, body) => {
        const first = (frame * sequence.bodyCount + body) * JOINT_COUNT;
        const weightOf = (joint: number) => weights?.values[body * JOINT_COUNT + joint] ?? 0;
        const colorOf = (weight: number, side: BodySide) =>
          weights === null ? colors[side] : weightColour(weight, weights.ends);
        JOINTS.forEach(({ side }, joint) => {
          const weight = weightOf(joint);
          this.drawJoint(sequence, first, joint, colorOf(weight, side), 1 + GROWTH * weight);
        });
        for (const bone of BONES) {
          const weight = (weightOf(bone.from) + weightOf(bone.to)) / 2;
          this.drawBone(sequence, first, bone, colorOf(weight, bone.side));
        }
      });
    }
    this.eachList((list) => list.finish());
  }

  dispose(): void {
    this.eachList((list) => list.dispose());
    for (const part of [...Object.values(this.materials), this.sphere, this.limb]) part.dispose();
  }

  private eachList(visit: (list: InstanceList) => void): void {
    for (const kind of Object.values(this.lists)) for (const list of Object.values(kind)) visit(list);
  }

  private kindOf(state: number): 'solid' | 'shell' {
    return this.translucent || state === TRACKING.tracked ? 'solid' : 'shell';
  }

  private read(target: Vector3, sequence: SkeletonSequence, sample: number): Vector3 {
    return target.fromArray(sequence.positions, sample * 3);
  }

  private drawJoint(
    sequence: SkeletonSequence,
    first: number,
    joint: number,
    color: string,
    growth: number,
  ): void {
    const state = sequence.tracking[first + joint];
    if (state === undefined || state === TRACKING.notTracked) return;
    const radius = (JOINT_RADII[joint] ?? 0.03) * growth;
    this.read(this.to, sequence, first + joint);
    this.turn.identity();
    this.scale.setScalar(radius);
    if (joint === JOINT.head) {
      this.along.subVectors(this.to, this.read(this.from, sequence, first + JOINT.neck));
      if (this.along.length() > SHORTEST) this.turn.setFromUnitVectors(UP, this.along.normalize());
      this.scale.y *= HEAD_STRETCH;
    }
    this.matrix.compose(this.to, this.turn, this.scale);
    this.lists.joint[this.kindOf(state)].push(this.matrix, this.color.set(color));
  }

  private drawBone(
    sequence: SkeletonSequence,
    first: number,
    { from: fromJoint, to: toJoint, side }: Bone,
    color: string,
  ): void {
    const state = Math.min(
      sequence.tracking[first + fromJoint] ?? 0,
      sequence.tracking[first + toJoint] ?? 0,
    );
    if (state === TRACKING.notTracked) return;
    this.read(this.from, sequence, first + fromJoint);
    this.read(this.to, sequence, first + toJoint);
    this.along.subVectors(this.to, this.from);
    const length = this.along.length();
    if (length < SHORTEST) return;
    this.turn.setFromUnitVectors(UP, this.along.divideScalar(length));
    const thickest = toJoint === JOINT.head ? JOINT.neck : toJoint;
    const joints = Math.min(JOINT_RADII[fromJoint] ?? 0.03, (JOINT_RADII[thickest] ?? 0.03) * 1.25);
    const radius = joints * (side === 'centre' ? TRUNK_TO_JOINT : LIMB_TO_JOINT);
    this.scale.set(radius, length, radius);
    this.matrix.compose(this.from, this.turn, this.scale);
    this.lists.bone[this.kindOf(state)].push(this.matrix, this.color.set(color));
  }
}
