/**
 * The performers as instanced spheres (joints) and tapered cylinders (bones), rewritten for each frame into
 * four meshes: solid for tracked, a hollow shell for inferred; what was not tracked is not drawn. The caller
 * disposes of it.
 */

import {
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Group,
  InstancedMesh,
  type Material,
  Matrix4,
  MeshStandardMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';

import { BONES, type Bone, JOINT, JOINT_COUNT, JOINTS } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { HEAD_STRETCH, JOINT_RADII, LIMB_TO_JOINT, TRUNK_TO_JOINT } from './anatomy';
import type { ScenePalette } from './palette';
import { shellMaterial } from './shellMaterial';

const MOST_BODIES = 2;
const UP = new Vector3(0, 1, 0);
/** Bones shorter than this have no direction. */
const SHORTEST = 1e-4;

/** A mesh whose instances are written anew for each frame. */
class InstanceList {
  readonly mesh: InstancedMesh;

  constructor(geometry: BufferGeometry, material: Material, capacity: number, shadows: boolean) {
    this.mesh = new InstancedMesh(geometry, material, capacity);
    this.mesh.frustumCulled = false;
    this.mesh.castShadow = shadows;
    this.mesh.receiveShadow = shadows;
    this.mesh.count = 0;
  }

  push(matrix: Matrix4, color: Color): void {
    this.mesh.setMatrixAt(this.mesh.count, matrix);
    this.mesh.setColorAt(this.mesh.count, color);
    this.mesh.count += 1;
  }

  finish(): void {
    this.mesh.instanceMatrix.needsUpdate = true;
    if (this.mesh.instanceColor !== null) this.mesh.instanceColor.needsUpdate = true;
  }
}

export class Figures {
  readonly group = new Group();
  private readonly solid = new MeshStandardMaterial({ roughness: 0.62, metalness: 0.02 });
  private readonly shell = shellMaterial();
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

  constructor() {
    const list = (geometry: BufferGeometry, kind: 'solid' | 'shell') =>
      new InstanceList(geometry, this[kind], MOST_BODIES * JOINT_COUNT, kind === 'solid');
    this.lists = {
      joint: { solid: list(this.sphere, 'solid'), shell: list(this.sphere, 'shell') },
      bone: { solid: list(this.limb, 'solid'), shell: list(this.limb, 'shell') },
    };
    this.eachList(({ mesh }) => this.group.add(mesh));
  }

  /** Draws one frame of a sequence, or nobody. */
  update(sequence: SkeletonSequence | null, frame: number, palette: ScenePalette): void {
    this.eachList(({ mesh }) => {
      mesh.count = 0;
    });
    if (sequence !== null) {
      palette.bodies.forEach((colors, body) => {
        if (body >= sequence.bodyCount) return;
        const first = (frame * sequence.bodyCount + body) * JOINT_COUNT;
        JOINTS.forEach(({ side }, joint) => {
          this.drawJoint(sequence, first, joint, colors[side]);
        });
        for (const bone of BONES) this.drawBone(sequence, first, bone, colors[bone.side]);
      });
    }
    this.eachList((list) => list.finish());
  }

  dispose(): void {
    this.eachList(({ mesh }) => mesh.dispose());
    for (const part of [this.solid, this.shell, this.sphere, this.limb]) part.dispose();
  }

  private eachList(visit: (list: InstanceList) => void): void {
    for (const kind of Object.values(this.lists)) for (const list of Object.values(kind)) visit(list);
  }

  private read(target: Vector3, sequence: SkeletonSequence, sample: number): Vector3 {
    return target.fromArray(sequence.positions, sample * 3);
  }

  private drawJoint(sequence: SkeletonSequence, first: number, joint: number, color: string): void {
    const state = sequence.tracking[first + joint];
    if (state === undefined || state === TRACKING.notTracked) return;
    const radius = JOINT_RADII[joint] ?? 0.03;
    this.read(this.to, sequence, first + joint);
    this.turn.identity();
    this.scale.setScalar(radius);
    if (joint === JOINT.head) {
      this.along.subVectors(this.to, this.read(this.from, sequence, first + JOINT.neck));
      if (this.along.length() > SHORTEST) this.turn.setFromUnitVectors(UP, this.along.normalize());
      this.scale.y *= HEAD_STRETCH;
    }
    this.matrix.compose(this.to, this.turn, this.scale);
    const kind = state === TRACKING.tracked ? 'solid' : 'shell';
    this.lists.joint[kind].push(this.matrix, this.color.set(color));
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
    this.lists.bone[state === TRACKING.tracked ? 'solid' : 'shell'].push(this.matrix, this.color.set(color));
  }
}
