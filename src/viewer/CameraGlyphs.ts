/**
 * The setup's cameras in the scene: a Kinect's bar on a thin stand, the pyramid of what it sees, its number above. The caller
 * disposes of it.
 */

import {
  BoxGeometry,
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Vector3,
} from 'three';
import { type PictureFrame, Plate, type PlateStyle } from './Plate';
import type { ScenePalette } from './palette';
import type { SetupCamera } from './setup';
import type { Vector } from './vector';

/** A Kinect v2's, metres, a little larger for the eye. */
const BAR: Vector = [0.32, 0.085, 0.085];
/** Half of its depth camera's angles of view: 70.6° by 60°. */
const HALF_VIEW = { x: Math.tan((35.3 * Math.PI) / 180), y: Math.tan(Math.PI / 6) };
/** How far the pyramid is drawn. */
const SIGHT = 0.5;
/** A camera as near as this to the line of sight would stand before the performers. */
const IN_THE_WAY = Math.cos((17 * Math.PI) / 180);
const LABEL_PIXELS = 12;

interface Glyph {
  readonly camera: SetupCamera;
  readonly group: Group;
  readonly plate: Plate;
}

/** From the origin along +z: four edges and the far frame. */
function pyramid(): BufferGeometry {
  const corner = (x: number, y: number) => [x * SIGHT * HALF_VIEW.x, y * SIGHT * HALF_VIEW.y, SIGHT];
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  const edges = corners.flatMap((point, i) => [0, 0, 0, ...point, ...point, ...(corners[(i + 1) % 4] ?? [])]);
  return new BufferGeometry().setAttribute('position', new Float32BufferAttribute(edges, 3));
}

export class CameraGlyphs {
  readonly group = new Group();
  private readonly bar = new BoxGeometry(...BAR);
  private readonly sight = pyramid();
  private readonly pole = new BufferGeometry().setAttribute(
    'position',
    new Float32BufferAttribute([0, 0, 0, 0, -1, 0], 3),
  );
  private readonly paints = {
    own: { body: new MeshStandardMaterial({ roughness: 0.5 }), line: new LineBasicMaterial() },
    other: { body: new MeshStandardMaterial({ roughness: 0.5 }), line: new LineBasicMaterial() },
  };
  private glyphs: readonly Glyph[] = [];
  private readonly toEye = new Vector3();
  private readonly toCamera = new Vector3();

  constructor() {
    this.group.visible = false;
  }

  /** Stands the cameras on the floor at a height. */
  place(cameras: readonly SetupCamera[], floor: number): void {
    this.clear();
    this.glyphs = cameras.map((camera) => {
      const paint = this.paints[camera.own ? 'own' : 'other'];
      const group = new Group();
      const head = new Group();
      head.add(new Mesh(this.bar, paint.body), new LineSegments(this.sight, paint.line));
      const [x, y, z] = camera.forward;
      // lookAt of a matrix points −z at its target, the pyramid opens along +z
      head.quaternion.setFromRotationMatrix(
        new Matrix4().lookAt(new Vector3(x, y, z), new Vector3(), new Vector3(0, 1, 0)),
      );
      const pole = new LineSegments(this.pole, paint.line);
      pole.scale.y = Math.max(0.01, camera.position[1] - floor);
      group.add(head, pole);
      group.position.set(...camera.position);
      const plate = new Plate();
      this.group.add(group, plate.sprite);
      return { camera, group, plate };
    });
  }

  paint({ cameras }: ScenePalette): void {
    for (const kind of ['own', 'other'] as const) {
      for (const material of Object.values(this.paints[kind])) material.color.set(cameras[kind].background);
    }
  }

  /**
   * Writes the numbers and leaves out what would hide the performers.
   * @param nameOf what stands above a camera
   */
  update(
    target: Vector,
    frame: PictureFrame,
    { cameras }: ScenePalette,
    style: Pick<PlateStyle, 'fontFamily' | 'pixelRatio'>,
    nameOf: (camera: SetupCamera) => string,
  ): void {
    if (!this.group.visible) return;
    this.toEye
      .copy(frame.camera.position)
      .sub(this.toCamera.set(...target))
      .normalize();
    for (const { camera, group, plate } of this.glyphs) {
      const [x, y, z] = camera.position;
      this.toCamera.set(x - target[0], y - target[1], z - target[2]).normalize();
      group.visible = this.toCamera.dot(this.toEye) < IN_THE_WAY;
      plate.write(nameOf(camera), { ...style, ...cameras[camera.own ? 'own' : 'other'] });
      if (group.visible) plate.stand(camera.position, { above: LABEL_PIXELS }, frame);
      else plate.hide();
    }
  }

  dispose(): void {
    this.clear();
    for (const part of [this.bar, this.sight, this.pole]) part.dispose();
    for (const paint of Object.values(this.paints)) for (const part of Object.values(paint)) part.dispose();
  }

  private clear(): void {
    for (const { plate } of this.glyphs) plate.dispose();
    this.glyphs = [];
    this.group.clear();
  }
}
