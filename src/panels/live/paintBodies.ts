/**
 * Paints bodies as stick figures from where the camera is: a pinhole of the same focal length that places bodies before a webcam, so
 * that a figure lies on the picture it was found in; or as large as there is room for a whole recording. The performer's left is teal
 * and the right amber, as in the viewer.
 */

import { FOCAL_LENGTH } from '../../recordings/poseLandmarks';
import { BONES, JOINT_COUNT, JOINTS } from '../../skeleton/joints';
import { NEAREST, type SeenBounds } from './seenBounds';

export interface Picture {
  readonly bodyCount: number;
  /** `[bodies, 25, 3]` metres, camera space; zeros where a body is absent. */
  readonly positions: Float32Array;
  /** `[bodies, 25]`: 0 for a joint that is guessed. */
  readonly tracking: Uint8Array;
  /** As in a mirror, for who stands before it. */
  readonly mirrored: boolean;
  /** What is to be in sight; null to lie on the picture it was found in. */
  readonly bounds: SeenBounds | null;
}

const COLOURS = { left: '#12998c', right: '#e2891b', centre: '#77859a' } as const;
const SECOND_BODY_OPACITY = 0.55;
/** Of joints that nobody saw. */
const GUESSED_OPACITY = 0.3;
/** Share of the picture's width and height around what is to be in sight: the text in its corner has room there. */
const MARGIN = 0.09;

type Spot = readonly [x: number, y: number];

/** Null for nobody. */
export function paintBodies(canvas: HTMLCanvasElement, picture: Picture | null): void {
  const ratio = Math.min(3, window.devicePixelRatio);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (picture === null) return;
  for (let body = picture.bodyCount - 1; body >= 0; body--) {
    const opacity = body === 0 ? 1 : SECOND_BODY_OPACITY;
    const seen = picture.tracking.subarray(body * JOINT_COUNT, (body + 1) * JOINT_COUNT);
    const opacityOf = (joint: number) => (seen[joint] === 0 ? opacity * GUESSED_OPACITY : opacity);
    paintBody(context, spotsOf(picture, body, width, height), opacityOf, height / 70);
  }
  context.globalAlpha = 1;
}

interface Lens {
  /** Pixels for a slope of 1. */
  readonly focal: number;
  /** Slopes in the middle of the picture. */
  readonly across: number;
  readonly up: number;
}

function lensOf(bounds: SeenBounds | null, width: number, height: number): Lens {
  if (bounds === null) return { focal: FOCAL_LENGTH * Math.min(width, height), across: 0, up: 0 };
  const { left, right, bottom, top } = bounds;
  const room = 1 - 2 * MARGIN;
  const focal = room * Math.min(width / (right - left), height / (top - bottom));
  return { focal, across: (left + right) / 2, up: (bottom + top) / 2 };
}

/** Where each joint is seen; null where it is not. */
function spotsOf(
  { positions, mirrored, bounds }: Picture,
  body: number,
  width: number,
  height: number,
): (Spot | null)[] {
  const { focal, across, up } = lensOf(bounds, width, height);
  return Array.from({ length: JOINT_COUNT }, (_, joint) => {
    const at = (body * JOINT_COUNT + joint) * 3;
    const [x = 0, y = 0, z = 0] = positions.subarray(at, at + 3);
    if (z < NEAREST) return null;
    const right = (mirrored ? x : -x) / z; // camera space has x to the camera's left
    return [width / 2 + (right - across) * focal, height / 2 - (y / z - up) * focal] as const;
  });
}

function paintBody(
  context: CanvasRenderingContext2D,
  spots: readonly (Spot | null)[],
  opacityOf: (joint: number) => number,
  thickness: number,
): void {
  const thick = Math.max(1.5, thickness);
  context.lineCap = 'round';
  context.lineWidth = thick;
  for (const { from, to, side } of BONES) {
    const [start, end] = [spots[from], spots[to]];
    if (start == null || end == null) continue;
    context.globalAlpha = Math.min(opacityOf(from), opacityOf(to));
    context.strokeStyle = COLOURS[side];
    context.beginPath();
    context.moveTo(...start);
    context.lineTo(...end);
    context.stroke();
  }
  for (const [joint, spot] of spots.entries()) {
    if (spot === null) continue;
    context.globalAlpha = opacityOf(joint);
    context.fillStyle = COLOURS[JOINTS[joint]?.side ?? 'centre'];
    context.beginPath();
    context.arc(spot[0], spot[1], thick * 0.85, 0, 2 * Math.PI);
    context.fill();
  }
}
