/** A soft sky and one lamp high above the performers, whose shadow falls where they stand. */

import { DirectionalLight, Group, HemisphereLight } from 'three';

import type { Bounds } from './framing';
import type { ScenePalette } from './palette';

const SHADOW_SIZE = 512;
const HEIGHT = 4;

export class Lights {
  readonly group = new Group();
  private readonly sky = new HemisphereLight('#ffffff', '#888888', 1.95);
  private readonly lamp = new DirectionalLight('#ffffff', 2.1);

  constructor() {
    this.lamp.castShadow = true;
    this.lamp.shadow.mapSize.set(SHADOW_SIZE, SHADOW_SIZE);
    this.lamp.shadow.radius = 5;
    this.lamp.shadow.blurSamples = 9;
    this.lamp.shadow.bias = -0.0006;
    this.lamp.shadow.normalBias = 0.012;
    this.group.add(this.sky, this.lamp, this.lamp.target);
  }

  /** Stands over the performers, a little towards the sensor so that they are lit from the front. */
  place({ min, max, floor }: Bounds): void {
    const x = (min[0] + max[0]) / 2;
    const z = (min[2] + max[2]) / 2;
    this.lamp.position.set(x + 0.5, floor + HEIGHT, z - 1);
    this.lamp.target.position.set(x, floor, z);
    const half = Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]) / 2 + 0.3;
    const camera = this.lamp.shadow.camera;
    camera.left = camera.bottom = -half;
    camera.right = camera.top = half;
    camera.near = 0.2;
    camera.far = HEIGHT + half * 2;
    camera.updateProjectionMatrix();
  }

  setShadows(wanted: boolean): void {
    this.lamp.castShadow = wanted;
  }

  paint(palette: ScenePalette): void {
    this.sky.color.set(palette.sky);
    this.sky.groundColor.set(palette.ground);
  }

  dispose(): void {
    this.sky.dispose();
    this.lamp.dispose();
  }
}
