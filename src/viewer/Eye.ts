/** The camera of the picture: put at a side by name, turned by a pointer or step by step. The caller disposes of it. */

import { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

import { placeCamera } from './framing';
import { movedNearer, turnedAround } from './orbit';
import type { Vector } from './vector';
import { directionOf, extentOf, type Scenery, type ViewName } from './views';

const VERTICAL_VIEW_DEGREES = 34;
/** Room between what is looked at and the picture's edge: more where numbers stand above cameras. */
const MARGIN = 1.04;
const SETUP_MARGIN = 1.2;
/** Metres to what is looked at. */
const NEAREST = 0.6;
const FARTHEST = 30;

/** What one press of a key changes. */
export interface Turn {
  /** Radians round the performers, counted from above against the clock. */
  readonly round: number;
  /** Radians. */
  readonly up: number;
  /** Share of the distance that stays. */
  readonly distance: number;
}

export class Eye {
  readonly camera = new PerspectiveCamera(VERTICAL_VIEW_DEGREES, 1, 0.05, 60);
  private readonly controls: OrbitControls;
  private scenery: Scenery | null = null;
  private view: ViewName = 'sensor';
  /** Whether a person has turned the camera, so that a new size must not turn it back. */
  private turned = false;
  private readonly onTurn: () => void;

  constructor(canvas: HTMLCanvasElement, onChange: () => void, onTurn: () => void) {
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxDistance = FARTHEST;
    this.controls.minDistance = NEAREST;
    this.onTurn = onTurn;
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

  turn({ round, up, distance }: Turn): void {
    const target: Vector = this.controls.target.toArray();
    const around = turnedAround(this.camera.position.toArray(), target, round, up);
    this.camera.position.set(...movedNearer(around, target, distance, [NEAREST, FARTHEST]));
    this.turned = true;
    this.controls.update();
    this.onTurn();
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
