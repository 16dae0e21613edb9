/**
 * The picture of a sequence: performers, floor, lamp, and on demand a ghost beside them, a joint's trail, names of joints and the
 * setup's cameras, seen by a camera that a pointer can turn. Draws into its own canvas inside `host`, only when something
 * changed. Throws where WebGL is not to be had; `dispose()` gives everything back. Coordinates are the sensor's own, made
 * level where its tilt is known: seen along +z with y up, +x lies on the left, so nothing is mirrored.
 */

import { Scene, type WebGLRenderer } from 'three';

import type { SkeletonSequence } from '../skeleton/sequence';
import { CameraGlyphs } from './CameraGlyphs';
import { Canvas } from './Canvas';
import { Eye, type Turn } from './Eye';
import { Figures } from './Figures';
import { around, boundsOf, middleOf } from './framing';
import { Ground } from './Ground';
import { ghostOffset } from './ghostOffset';
import { JointLabels, type JointNamer, type SideLetters } from './JointLabels';
import { JointPointer } from './JointPointer';
import { Lights } from './Lights';
import type { PictureFrame } from './Plate';
import { PALETTES, type Theme } from './palette';
import { camerasAround, levelled, type SetupCamera } from './setup';
import { Trail } from './Trail';
import { isSameJoint, type JointChoice } from './trailPath';
import { addScaled } from './vector';
import { chestDirection, type Scenery, type ViewName } from './views';

/** Metres of floor around the performers where cameras stand on it. */
const FLOOR_WITH_CAMERAS = 6;

export type DrawnListener = (canvas: HTMLCanvasElement, frame: number) => void;

/** What is to be seen. */
export interface Shown {
  readonly sequence: SkeletonSequence | null;
  readonly frame: number;
  /** Another sequence, translucent, at the same frame; stands still at its end. */
  readonly ghost: SkeletonSequence | null;
  /** `[2, 25]`, 0–1, for the frame: colours joints in place of their sides. */
  readonly weights: Float32Array | null;
  /** Whose trail and name are shown. */
  readonly joint: JointChoice | null;
  readonly cameras: boolean;
  /** Stand at hands and feet; null for none. */
  readonly letters: SideLetters | null;
  readonly theme: Theme;
  readonly nameJoint: JointNamer;
  readonly nameCamera: (camera: SetupCamera) => string;
}

export interface SceneListeners {
  onLost(): void;
  /** A joint was clicked or tapped. */
  onPick(joint: JointChoice): void;
  /** A person turned the camera: it has none of the named views now. */
  onTurn(): void;
}

export class SkeletonScene {
  private readonly fontFamily: string;
  private readonly canvas: Canvas;
  private readonly eye: Eye;
  private readonly scene = new Scene();
  private readonly figures = new Figures();
  private readonly ghost = new Figures(true);
  private readonly ground = new Ground();
  private readonly lights = new Lights();
  private readonly trail = new Trail();
  private readonly glyphs = new CameraGlyphs();
  private readonly labels = new JointLabels();
  private readonly pointer: JointPointer;
  private shown: Shown | null = null;
  /** The watched sequence and its ghost, level. */
  private sequence: SkeletonSequence | null = null;
  private ghostSequence: SkeletonSequence | null = null;
  private scenery: Scenery | null = null;
  private size = { width: 1, height: 1 };
  private onDrawn: DrawnListener | null = null;

  constructor(host: HTMLElement, { onLost, onPick, onTurn }: SceneListeners) {
    this.fontFamily = getComputedStyle(host).fontFamily;
    this.canvas = new Canvas(host, {
      onLost,
      onResize: (width, height) => {
        this.size = { width, height };
        this.eye.resize(width, height);
      },
      onDraw: (renderer, draft) => this.draw(renderer, draft),
    });
    this.eye = new Eye(this.canvas.element, this.canvas.request, onTurn);
    this.pointer = new JointPointer(this.canvas.element, { onHover: this.canvas.request, onPick });
    const parts = [this.ground, this.figures, this.ghost, this.lights, this.trail, this.glyphs, this.labels];
    this.scene.add(...parts.map(({ group }) => group));
  }

  /** Shows this from now on. The camera keeps its side and frames new performers. */
  show(shown: Shown): void {
    const before = this.shown;
    this.shown = shown;
    const performed = shown.sequence !== before?.sequence;
    const haunted = performed || shown.ghost !== before?.ghost;
    if (shown.theme !== before?.theme) this.paint(shown.theme);
    if (performed) this.sequence = shown.sequence === null ? null : levelled(shown.sequence);
    if (performed || !isSameJoint(shown.joint, before?.joint ?? null)) {
      this.trail.follow(this.sequence, shown.joint);
    }
    if (haunted) this.arrange(shown);
    if (haunted || shown.cameras !== before?.cameras) this.furnish(shown.cameras);
    this.canvas.request();
  }

  /** Looks at the performers from a side, all of them in the picture. */
  look(view: ViewName): void {
    this.eye.look(view);
    this.canvas.request();
  }

  turn(by: Turn): void {
    this.eye.turn(by);
    this.canvas.request();
  }

  /** The canvas with what is to be seen now; its pixels last until the browser has shown them. */
  drawn(): HTMLCanvasElement {
    this.canvas.drawNow();
    return this.canvas.element;
  }

  /** The same, larger than the screen needs, handed over before the screen shows anything. */
  takeLarge<Taken>(take: (canvas: HTMLCanvasElement) => Taken): Taken {
    return this.canvas.takeLarge(take);
  }

  /** Whether drawings are to be large enough for a film. */
  setFilming(filming: boolean): void {
    this.canvas.setFilming(filming);
  }

  /** Told after each drawing, which frame it shows. */
  watch(onDrawn: DrawnListener | null): void {
    this.onDrawn = onDrawn;
  }

  dispose(): void {
    this.pointer.dispose();
    this.eye.dispose();
    for (const part of [this.figures, this.ghost, this.ground, this.lights]) part.dispose();
    for (const part of [this.trail, this.glyphs, this.labels]) part.dispose();
    this.canvas.dispose();
  }

  private paint(theme: Theme): void {
    for (const part of [this.ground, this.lights, this.trail, this.glyphs]) part.paint(PALETTES[theme]);
  }

  /** Puts the ghost where the watched performer begins, and the camera before both. */
  private arrange({ ghost, sequence }: Shown): void {
    this.ghostSequence = ghost === null || ghost === sequence ? null : levelled(ghost);
    if (this.sequence === null) {
      this.scenery = null;
    } else {
      let bounds = boundsOf(this.sequence);
      if (this.ghostSequence !== null) {
        const offset = ghostOffset(this.sequence, this.ghostSequence);
        this.ghost.group.position.set(...offset);
        const { min, max } = boundsOf(this.ghostSequence);
        const box = { min: addScaled(min, offset, 1), max: addScaled(max, offset, 1) };
        bounds = { ...around(bounds, box), floor: bounds.floor };
      }
      const cameras = camerasAround(this.sequence);
      this.scenery = { bounds, cameras, chest: chestDirection(this.sequence) };
      this.lights.place(bounds);
      this.glyphs.place(cameras, bounds.floor);
    }
    this.eye.face(this.scenery);
  }

  private furnish(cameras: boolean): void {
    this.glyphs.group.visible = cameras;
    if (this.scenery !== null) this.ground.place(this.scenery.bounds, cameras ? FLOOR_WITH_CAMERAS : 0);
  }

  private draw(renderer: WebGLRenderer, draft: boolean): void {
    if (this.shown === null) return;
    const { frame, ghost, theme, weights } = this.shown;
    const palette = PALETTES[theme];
    this.lights.setShadows(!draft);
    this.ground.group.visible = this.sequence !== null;
    const weighed = weights === null ? null : { values: weights, ends: palette.weights };
    this.figures.update(this.sequence, frame, palette.bodies, weighed);
    const ghostFrame = Math.min(frame, (ghost?.frameCount ?? 1) - 1);
    this.ghost.update(this.ghostSequence, ghostFrame, palette.ghost);
    this.trail.update(frame);
    this.write(this.shown);
    renderer.render(this.scene, this.eye.camera);
    this.onDrawn?.(this.canvas.element, frame);
  }

  /** Names of joints and cameras, where they are now. */
  private write({ frame, joint, letters, theme, nameJoint, nameCamera }: Shown): void {
    const { camera } = this.eye;
    camera.updateMatrixWorld();
    const picture: PictureFrame = { camera, ...this.size };
    const { label } = PALETTES[theme];
    const type = { fontFamily: this.fontFamily, pixelRatio: this.canvas.pixelRatio };
    const hovered = this.pointer.update(this.sequence, frame, picture);
    const style = { ...type, ...label };
    const seen = { sequence: this.sequence, frame, picture, style };
    this.labels.update(seen, { chosen: joint, hovered, letters }, nameJoint);
    if (this.scenery === null) return;
    const middle = middleOf(this.scenery.bounds);
    this.glyphs.update(middle, picture, PALETTES[theme], type, nameCamera);
  }
}
