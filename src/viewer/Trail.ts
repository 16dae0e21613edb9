/**
 * The way of one joint: all of it faint and thin, the last second strong and fading towards its past. The
 * caller disposes of it.
 */

import { Color, Group } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

import type { SkeletonSequence } from '../skeleton/sequence';
import type { ScenePalette } from './palette';
import { type JointChoice, recentSegments, TRAIL_FRAMES, type TrailPath, trailPath } from './trailPath';

/** CSS pixels. */
const WIDTH = { whole: 1.25, recent: 4 };
const NUMBERS_PER_SEGMENT = 6;

export class Trail {
  readonly group = new Group();
  private readonly faint = new LineMaterial({ linewidth: WIDTH.whole, transparent: true, opacity: 0.38 });
  private readonly strong = new LineMaterial({ linewidth: WIDTH.recent, vertexColors: true });
  private readonly recent = new LineSegments2(new LineSegmentsGeometry(), this.strong);
  private whole: LineSegments2 | null = null;
  private path: TrailPath | null = null;
  private readonly places = new Float32Array(TRAIL_FRAMES * NUMBERS_PER_SEGMENT);
  private readonly colours = new Float32Array(TRAIL_FRAMES * NUMBERS_PER_SEGMENT);
  private readonly fresh = new Color();
  private readonly faded = new Color();
  private readonly mixed = new Color();

  constructor() {
    this.recent.geometry.setPositions(this.places);
    this.recent.geometry.setColors(this.colours);
    this.recent.frustumCulled = false;
    this.group.add(this.recent);
    this.group.visible = false;
  }

  /** Follows a joint of a sequence, or none. */
  follow(sequence: SkeletonSequence | null, joint: JointChoice | null): void {
    this.clear();
    this.path = sequence === null || joint === null ? null : trailPath(sequence, joint);
    this.group.visible = this.path !== null && this.path.ends.length > 0;
    if (this.path === null || !this.group.visible) return;
    this.whole = new LineSegments2(new LineSegmentsGeometry().setPositions(this.path.segments), this.faint);
    this.whole.frustumCulled = false;
    this.group.add(this.whole);
  }

  paint({ trail }: ScenePalette): void {
    this.faint.color.set(trail.fresh);
    this.fresh.set(trail.fresh);
    this.faded.set(trail.faded);
  }

  update(frame: number): void {
    if (this.path === null || !this.group.visible) return;
    const [first, end] = recentSegments(this.path, frame);
    const { segments, ends } = this.path;
    this.places.set(segments.subarray(first * NUMBERS_PER_SEGMENT, end * NUMBERS_PER_SEGMENT));
    for (let i = first; i < end; i++) {
      const age = frame - (ends[i] ?? frame);
      for (const [point, past] of [age + 1, age].entries()) {
        this.mixed.lerpColors(this.fresh, this.faded, Math.min(1, past / TRAIL_FRAMES));
        this.mixed.toArray(this.colours, (i - first) * NUMBERS_PER_SEGMENT + point * 3);
      }
    }
    const { geometry } = this.recent;
    geometry.instanceCount = end - first;
    this.recent.visible = end > first;
    for (const name of ['instanceStart', 'instanceColorStart']) {
      const attribute = geometry.getAttribute(name);
      if ('data' in attribute) attribute.data.needsUpdate = true;
    }
  }

  dispose(): void {
    this.clear();
    this.recent.geometry.dispose();
    this.faint.dispose();
    this.strong.dispose();
  }

  private clear(): void {
    if (this.whole === null) return;
    this.group.remove(this.whole);
    this.whole.geometry.dispose();
    this.whole = null;
  }
}
