/** The camera of the picture: put at a side by name, turned by a pointer. The caller disposes of it. */

import { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

import { placeCamera } from './framing';
import { directionOf, extentOf, type Scenery, type ViewName } from './views';

const VERTICAL_VIEW_DEGREES = 34;
/** Room between what is looked at and the picture's edge: more where numbers stand above cameras. */
const MARGIN = 1.04;
const SETUP_MARGIN = 1.2;

export class Eye {
  readonly camera = new PerspectiveCamera(VERTICAL_VIEW_DEGREES, 1, 0.05, 60);
  private readonly controls: OrbitControls;
  private scenery: Scenery | null = null;
  private view: ViewName = 'sensor';
  /** Whether a person has turned the camera, so that a new size must not turn it back. */
  private turned = false;

  constructor(canvas: HTMLCanvasElement, onChange: () => void, onTurn: () => void) {
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxDistance = 30;
    this.controls.minDistance = 0.6;
    this.controls.addEventListener('change', onChange);
    this.controls.addEventListener('start', () => {
      this.turned = true;
      onTurn();
    });
  }

  /** Looks at a scenery from the side that was last asked for. */
  face(scenery: Scenery | null): void {
    this.scenery = scenery;
    this.look(this.view);
  }

  /** Looks from a side, everything that belongs to the view in the picture. */
  look(view: ViewName): void {
    this.view = view;
    this.turned = false;
    if (this.scenery === null) return;
    const margin = view === 'setup' ? SETUP_MARGIN : MARGIN;
    const angle = (this.camera.fov * Math.PI) / 180 / margin;
    const forward = directionOf(view, this.scenery);
    const extent = extentOf(view, this.scenery);
    const { position, target } = placeCamera(extent, forward, angle, this.camera.aspect / MARGIN);
    this.camera.position.set(...position);
    this.controls.target.set(...target);
    this.controls.update();
  }

  resize(width: number, height: number): void {
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    if (!this.turned) this.look(this.view);
  }

  dispose(): void {
    this.controls.dispose();
  }
}
