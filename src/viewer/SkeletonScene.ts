/**
 * The picture of a sequence: performers, floor, lamp, and a camera that a pointer can turn. Draws into its own
 * canvas inside `host`, only when something changed. Throws where WebGL is not to be had; `dispose()` gives
 * everything back. Coordinates are the sensor's own: seen along +z with y up, +x lies on the left, so nothing
 * is mirrored.
 */

import { PerspectiveCamera, Scene, VSMShadowMap, WebGLRenderer } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

import type { SkeletonSequence } from '../skeleton/sequence';
import { Figures } from './Figures';
import { type Bounds, boundsOf, placeCamera, type ViewName } from './framing';
import { Ground } from './Ground';
import { Lights } from './Lights';
import { PALETTES, type Theme } from './palette';
import { isSoftwareRenderer } from './softwareRenderer';

const VERTICAL_VIEW_DEGREES = 34;
const MOST_PIXELS_PER_POINT = 2;
/** Room between the performers and the picture's edge. */
const MARGIN = 1.04;
/** Drawings closer together than this are motion, which a processor draws without shadows. */
const MOTION_MS = 400;

export type DrawnListener = (canvas: HTMLCanvasElement, frame: number) => void;

export class SkeletonScene {
  private readonly host: HTMLElement;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(VERTICAL_VIEW_DEGREES, 1, 0.05, 60);
  private readonly controls: OrbitControls;
  private readonly figures = new Figures();
  private readonly ground = new Ground();
  private readonly lights = new Lights();
  private readonly observer: ResizeObserver;
  private sequence: SkeletonSequence | null = null;
  private bounds: Bounds | null = null;
  private frame = 0;
  private theme: Theme = 'light';
  private view: ViewName = 'sensor';
  /** Whether a person has turned the camera, so that a new size must not turn it back. */
  private turned = false;
  private pending: number | null = null;
  private readonly software: boolean;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, onLost: () => void) {
    this.host = host;
    this.renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: 'low-power' });
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = VSMShadowMap;
    this.software = isSoftwareRenderer(this.renderer.getContext());
    const canvas = this.renderer.domElement;
    canvas.addEventListener('webglcontextlost', onLost);
    this.onLost = onLost;
    host.append(canvas);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxDistance = 30;
    this.controls.minDistance = 0.6;
    this.controls.addEventListener('change', this.draw);
    this.controls.addEventListener('start', this.noteTurn);
    // A finger that moves up or down scrolls the page; sideways it turns the camera.
    canvas.style.touchAction = 'pan-y';
    this.scene.add(this.ground.group, this.figures.group, this.lights.group);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(host);
    this.paint();
  }

  private readonly onLost: () => void;
  private onDrawn: DrawnListener | null = null;

  /** Shows a sequence, or an empty floor. The camera keeps its side and frames the new performers. */
  setSequence(sequence: SkeletonSequence | null): void {
    if (sequence === this.sequence) return;
    this.sequence = sequence;
    this.bounds = sequence === null ? null : boundsOf(sequence);
    if (this.bounds !== null) {
      this.ground.place(this.bounds);
      this.lights.place(this.bounds);
    }
    this.look(this.view);
  }

  setFrame(frame: number): void {
    this.frame = frame;
    this.draw();
  }

  /** The canvas with what is to be seen now; its pixels last until the browser has shown them. */
  drawn(): HTMLCanvasElement {
    this.render();
    return this.renderer.domElement;
  }

  /** Told after each drawing, which frame it shows. */
  watch(onDrawn: DrawnListener | null): void {
    this.onDrawn = onDrawn;
  }

  setTheme(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.paint();
  }

  /** Looks at the performers from a side, all of them in the picture. */
  look(view: ViewName): void {
    this.view = view;
    this.turned = false;
    if (this.bounds !== null) {
      const fov = (this.camera.fov * Math.PI) / 180 / MARGIN;
      const { position, target } = placeCamera(this.bounds, view, fov, this.camera.aspect / MARGIN);
      this.camera.position.set(...position);
      this.controls.target.set(...target);
      this.controls.update();
    }
    this.draw();
  }

  dispose(): void {
    this.observer.disconnect();
    clearTimeout(this.rest);
    if (this.pending !== null) cancelAnimationFrame(this.pending);
    this.controls.dispose();
    for (const part of [this.figures, this.ground, this.lights]) part.dispose();
    const canvas = this.renderer.domElement;
    canvas.removeEventListener('webglcontextlost', this.onLost);
    canvas.remove();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private readonly noteTurn = (): void => {
    this.turned = true;
  };

  private paint(): void {
    this.ground.paint(PALETTES[this.theme]);
    this.lights.paint(PALETTES[this.theme]);
    this.draw();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.host;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.renderer.setPixelRatio(Math.min(this.software ? 1 : MOST_PIXELS_PER_POINT, window.devicePixelRatio));
    this.renderer.setSize(clientWidth, clientHeight);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    if (!this.turned) this.look(this.view);
    // At once, not in the next frame: a resized canvas is blank.
    this.render();
  }

  /** Asks for one drawing in the next animation frame. */
  private readonly draw = (): void => {
    this.pending ??= requestAnimationFrame(() => this.render());
  };

  private render(): void {
    if (this.pending !== null) cancelAnimationFrame(this.pending);
    this.pending = null;
    this.lights.setShadows(!this.isMoving());
    this.ground.group.visible = this.sequence !== null;
    this.figures.update(this.sequence, this.frame, PALETTES[this.theme]);
    this.renderer.render(this.scene, this.camera);
    this.onDrawn?.(this.renderer.domElement, this.frame);
  }

  /** Whether to draw a draft now; a moment of rest brings the full picture. Never where a graphics card draws. */
  private isMoving(): boolean {
    if (!this.software) return false;
    const before = this.drawnAt;
    this.drawnAt = performance.now();
    if (this.drawnAt - before > MOTION_MS) return false;
    clearTimeout(this.rest);
    this.rest = setTimeout(this.drawAtRest, MOTION_MS);
    return true;
  }

  private readonly drawAtRest = (): void => {
    this.drawnAt = Number.NEGATIVE_INFINITY;
    this.draw();
  };
}
