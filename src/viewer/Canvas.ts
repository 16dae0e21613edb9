/**
 * The WebGL canvas in `host`: as large as it, drawn only when asked, at most once an animation frame. Where a processor
 * draws, motion is drawn as a draft and a moment of rest brings the full picture. Saved pictures are drawn larger than the
 * screen needs. Throws where WebGL is not to be had; `dispose()` gives everything back.
 */

import { VSMShadowMap, WebGLRenderer } from 'three';

import { isDrawnInSoftware } from './softwareRenderer';

const MOST_PIXELS_PER_POINT = 2;
/** The longer side of what is saved has so many pixels at least. */
const SAVED_PIXELS = 1280;
/** Drawings closer together than this are motion. */
const MOTION_MS = 400;

export interface CanvasEvents {
  onLost(): void;
  /** The host has a new size, CSS pixels; a drawing follows. */
  onResize(width: number, height: number): void;
  onDraw(renderer: WebGLRenderer, draft: boolean): void;
}

export class Canvas {
  readonly element: HTMLCanvasElement;
  private readonly host: HTMLElement;
  private readonly events: CanvasEvents;
  private readonly renderer: WebGLRenderer;
  private readonly observer: ResizeObserver;
  private readonly software: boolean;
  private filming = false;
  private moving = false;
  private pending: number | null = null;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, events: CanvasEvents) {
    this.host = host;
    this.events = events;
    this.software = isDrawnInSoftware();
    const antialias = !this.software;
    this.renderer = new WebGLRenderer({ antialias, alpha: true, powerPreference: 'low-power' });
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = VSMShadowMap;
    this.element = this.renderer.domElement;
    this.element.addEventListener('webglcontextlost', events.onLost);
    // A finger that moves up or down scrolls the page; sideways it turns the camera.
    this.element.style.touchAction = 'pan-y';
    host.append(this.element);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(host);
  }

  /** Asks for one drawing in the next animation frame. */
  readonly request = (): void => {
    this.pending ??= requestAnimationFrame(() => this.drawNow());
  };

  /** The pixels last until the browser has shown them. */
  drawNow(): void {
    if (this.pending !== null) cancelAnimationFrame(this.pending);
    this.pending = null;
    this.moving = this.isMoving();
    this.fit();
    this.events.onDraw(this.renderer, this.moving);
  }

  /**
   * Draws in full and as large as it is to be saved, hands that over, and draws what the screen needs again before the screen
   * shows anything.
   */
  takeLarge<Taken>(take: (canvas: HTMLCanvasElement) => Taken): Taken {
    this.renderer.setPixelRatio(this.savedRatio);
    try {
      this.events.onDraw(this.renderer, false);
      return take(this.element);
    } finally {
      this.drawNow();
    }
  }

  /**
   * Draws as large as it is to be saved until told otherwise. Not where a processor draws: it is slow enough at the
   * screen's size.
   */
  setFilming(filming: boolean): void {
    this.filming = filming && !this.software;
    if (this.pixelRatio !== this.ratio) this.drawNow();
  }

  /** Device pixels per CSS pixel. */
  get pixelRatio(): number {
    return this.renderer.getPixelRatio();
  }

  dispose(): void {
    this.observer.disconnect();
    clearTimeout(this.rest);
    if (this.pending !== null) cancelAnimationFrame(this.pending);
    this.element.removeEventListener('webglcontextlost', this.events.onLost);
    this.element.remove();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.host;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.renderer.setSize(clientWidth, clientHeight);
    this.events.onResize(clientWidth, clientHeight);
    // At once, not in the next frame: a resized canvas is blank.
    this.drawNow();
  }

  /** A changed one empties the canvas: what is drawn follows. */
  private fit(): void {
    if (this.pixelRatio !== this.ratio) this.renderer.setPixelRatio(this.ratio);
  }

  /** A processor smooths no edges: at rest it draws more pixels than are shown, which does the same. */
  private get screenRatio(): number {
    if (this.software) return this.moving ? 1 : MOST_PIXELS_PER_POINT;
    return Math.min(MOST_PIXELS_PER_POINT, window.devicePixelRatio);
  }

  /** In halves, on which text of an even size stays whole. */
  private get savedRatio(): number {
    const longer = Math.max(this.host.clientWidth, this.host.clientHeight, 1);
    return Math.max(this.screenRatio, Math.ceil((2 * SAVED_PIXELS) / longer) / 2);
  }

  private get ratio(): number {
    return this.filming ? this.savedRatio : this.screenRatio;
  }

  /** Whether to draw a draft now. Never where a graphics card draws. */
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
    this.request();
  };
}
