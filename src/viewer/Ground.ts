/**
 * The floor under the performers: a half-metre grid that fades with distance, and the shadow that makes feet
 * stand on it. The caller disposes of it.
 */

import { Color, Group, Mesh, PlaneGeometry, ShaderMaterial, ShadowMaterial } from 'three';

import type { Bounds } from './framing';
import type { ScenePalette } from './palette';

/** Metres; the grid has faded out before its edge. */
const EXTENT = 14;

const VERTEX = /* glsl */ `
varying vec2 metres;
varying vec2 fromCentre;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  metres = world.xz;
  fromCentre = position.xy;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 color;
uniform float reach;
varying vec2 metres;
varying vec2 fromCentre;
float lines(float spacing, float width) {
  vec2 cell = metres / spacing;
  vec2 change = max(fwidth(cell), vec2(1e-5));
  vec2 distance = abs(fract(cell - 0.5) - 0.5) / change;
  float thin = 1.0 - min(max(change.x, change.y), 1.0);
  return (1.0 - smoothstep(width - 0.5, width + 0.5, min(distance.x, distance.y))) * thin;
}
void main() {
  float fade = 1.0 - smoothstep(reach * 0.45, reach, length(fromCentre));
  float line = max(lines(0.5, 0.5) * 0.28, lines(1.0, 0.75) * 0.55);
  gl_FragColor = vec4(color, line * fade);
  #include <colorspace_fragment>
}`;

export class Ground {
  readonly group = new Group();
  private readonly plane = new PlaneGeometry(EXTENT, EXTENT);
  private readonly shadow = new ShadowMaterial({ transparent: true, depthWrite: false });
  private readonly grid = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { color: { value: new Color() }, reach: { value: 3 } },
    transparent: true,
    depthWrite: false,
  });

  constructor() {
    const grid = new Mesh(this.plane, this.grid);
    const shadow = new Mesh(this.plane, this.shadow);
    shadow.receiveShadow = true;
    shadow.renderOrder = -1;
    grid.renderOrder = -2;
    for (const mesh of [grid, shadow]) {
      mesh.rotation.x = -Math.PI / 2;
      this.group.add(mesh);
    }
  }

  /**
   * Lies under the performers, reaching well beyond them.
   * @param least metres that it reaches at least
   */
  place({ min, max, floor }: Bounds, least: number): void {
    this.group.position.set((min[0] + max[0]) / 2, floor, (min[2] + max[2]) / 2);
    const half = Math.hypot(max[0] - min[0], max[2] - min[2]) / 2;
    this.grid.uniforms['reach'] = { value: Math.min(EXTENT / 2, Math.max(least, half + 2.2)) };
  }

  paint(palette: ScenePalette): void {
    this.grid.uniforms['color'] = { value: new Color(palette.grid) };
    this.shadow.opacity = palette.shadowOpacity;
  }

  dispose(): void {
    for (const part of [this.plane, this.shadow, this.grid]) part.dispose();
  }
}
