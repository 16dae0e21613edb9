/**
 * The WebGL canvas in `host`: as large as it, drawn only when asked, at most once an animation frame. Where a processor
 * draws, motion is drawn as a draft and a moment of rest brings the full picture. Throws where WebGL is not to be
 * had; `dispose()` gives everything back.
 */

import { VSMShadowMap, WebGLRenderer } from 'three';

import { isSoftwareRenderer } from './softwareRenderer';

const MOST_PIXELS_PER_POINT = 2;
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
  private pending: number | null = null;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, events: CanvasEvents) {
    this.host = host;
    this.events = events;
    this.renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: 'low-power' });
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = VSMShadowMap;
    this.software = isSoftwareRenderer(this.renderer.getContext());
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
    this.events.onDraw(this.renderer, this.isMoving());
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
    this.renderer.setPixelRatio(Math.min(this.software ? 1 : MOST_PIXELS_PER_POINT, window.devicePixelRatio));
    this.renderer.setSize(clientWidth, clientHeight);
    this.events.onResize(clientWidth, clientHeight);
    // At once, not in the next frame: a resized canvas is blank.
    this.drawNow();
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
