/**
 * A line of text in the scene, always as large and turned to the eye: part of the canvas, so that saved pictures show it. Stands on
 * whole pixels, as text that moves by fractions of them shimmers. The caller disposes of it.
 */

import {
  CanvasTexture,
  type PerspectiveCamera,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
  Vector3,
} from 'three';

const FONT_SIZE = 11;
const PADDING = { x: 5, y: 2 };
/** The picture's corner where buttons stand, CSS pixels from the right and the top. */
const BUTTONS = { width: 140, height: 40 };

export interface PlateStyle {
  readonly background: string;
  readonly ink: string;
  readonly fontFamily: string;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** Size of the picture in CSS pixels, and the eye that sees it. */
export interface PictureFrame {
  readonly camera: PerspectiveCamera;
  readonly width: number;
  readonly height: number;
}

/** Where the plate stands from its anchor: beside it by so many pixels, on the other side near the edge; or above it. */
export type PlatePlace = { readonly beside: number } | { readonly above: number };

export class Plate {
  readonly sprite: Sprite;
  private readonly material = new SpriteMaterial({
    sizeAttenuation: false,
    depthTest: false,
    depthWrite: false,
    transparent: true,
  });
  private readonly canvas = document.createElement('canvas');
  private written = '';
  private width = 0;
  private height = 0;
  private readonly anchor = new Vector3();

  constructor() {
    this.sprite = new Sprite(this.material);
    this.sprite.renderOrder = 10;
    this.sprite.visible = false;
  }

  write(text: string, style: PlateStyle): void {
    const key = JSON.stringify([text, style]);
    if (key === this.written) return;
    this.written = key;
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const font = `500 ${FONT_SIZE}px ${style.fontFamily}`;
    context.font = font;
    // Even, so that half of it is whole pixels.
    this.width = 2 * Math.ceil((context.measureText(text).width + 2 * PADDING.x) / 2);
    this.height = 2 * Math.ceil((FONT_SIZE * 1.2 + 2 * PADDING.y) / 2);
    this.canvas.width = this.width * style.pixelRatio;
    this.canvas.height = this.height * style.pixelRatio;
    context.scale(style.pixelRatio, style.pixelRatio);
    context.globalAlpha = 0.88;
    context.fillStyle = style.background;
    context.beginPath();
    context.roundRect(0, 0, this.width, this.height, 4);
    context.fill();
    context.globalAlpha = 1;
    context.font = font;
    context.fillStyle = style.ink;
    context.textBaseline = 'middle';
    context.fillText(text, PADDING.x, this.height / 2 + 0.5);
    this.material.map?.dispose();
    this.material.map = new CanvasTexture(this.canvas);
    this.material.map.colorSpace = SRGBColorSpace;
    this.material.needsUpdate = true;
  }

  /** Shows what is written at a point of the scene. */
  stand(at: readonly [number, number, number], place: PlatePlace, frame: PictureFrame): void {
    const { camera, width, height } = frame;
    this.anchor.set(...at).project(camera);
    const x = Math.round(((this.anchor.x + 1) / 2) * width);
    const y = Math.round(((this.anchor.y + 1) / 2) * height);
    this.anchor.set((2 * x) / width - 1, (2 * y) / height - 1, this.anchor.z).unproject(camera);
    this.sprite.position.copy(this.anchor);
    const pixel = (2 * Math.tan((camera.fov * Math.PI) / 360)) / height;
    this.sprite.scale.set(this.width * pixel, this.height * pixel, 1);
    if ('above' in place) this.sprite.center.set(0.5, -place.above / this.height);
    else {
      const gap = place.beside / this.width;
      const fits = x + place.beside + this.width < width;
      const right = fits ? x + place.beside + this.width : x - place.beside;
      const top = height - y - this.height / 2;
      const lowered = right > width - BUTTONS.width ? Math.max(0, BUTTONS.height - top) : 0;
      this.sprite.center.set(fits ? -gap : 1 + gap, 0.5 + lowered / this.height);
    }
    this.sprite.visible = true;
  }

  hide(): void {
    this.sprite.visible = false;
  }

  dispose(): void {
    this.material.map?.dispose();
    this.material.dispose();
  }
}
