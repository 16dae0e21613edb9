/** A mesh whose instances are written anew for each frame. The caller disposes of it, its geometry and material. */

import { type BufferGeometry, type Color, InstancedMesh, type Material, type Matrix4 } from 'three';

interface Look {
  readonly material: Material;
  /** Written into the depths first, so that what is translucent does not show its own inside. */
  readonly depth: Material | null;
  readonly shadows: boolean;
}

export class InstanceList {
  /** The mesh, and the one that only has depth. */
  readonly meshes: readonly InstancedMesh[];
  private readonly mesh: InstancedMesh;
  private count = 0;

  constructor(geometry: BufferGeometry, { material, depth, shadows }: Look, capacity: number) {
    this.mesh = new InstancedMesh(geometry, material, capacity);
    this.mesh.castShadow = shadows;
    this.mesh.receiveShadow = shadows;
    this.meshes = [this.mesh];
    if (depth !== null) {
      const below = new InstancedMesh(geometry, depth, capacity);
      below.instanceMatrix = this.mesh.instanceMatrix;
      below.renderOrder = 1;
      this.mesh.renderOrder = 2;
      this.meshes = [below, this.mesh];
    }
    for (const mesh of this.meshes) mesh.frustumCulled = false;
    this.start();
  }

  start(): void {
    this.count = 0;
  }

  push(matrix: Matrix4, color: Color): void {
    this.mesh.setMatrixAt(this.count, matrix);
    this.mesh.setColorAt(this.count, color);
    this.count += 1;
  }

  finish(): void {
    for (const mesh of this.meshes) mesh.count = this.count;
    this.mesh.instanceMatrix.needsUpdate = true;
    if (this.mesh.instanceColor !== null) this.mesh.instanceColor.needsUpdate = true;
  }

  dispose(): void {
    for (const mesh of this.meshes) mesh.dispose();
  }
}
