/**
 * A JSON document of joint positions in metres, camera space → detections:
 *
 *     { "fps"?: 30, "label"?: "A023" | "Hand waving" | 23, "joints"?: ["spineBase", …], "frames": [frame, …] }
 *
 * A frame is a body, a list of one or two bodies, or null where nobody is seen. A body is 25 joints `[x, y, z]` (20: Kinect v1), or
 * their 75 numbers in one list (150: two bodies). `null` is an unknown value. The list of frames alone is a document too.
 */

import { FRAME_RATE } from '../../skeleton/sequence';
import { Resampler } from '../bvh/resample';
import { actionOfLabel } from '../label';
import type { ParsedRecording } from '../parsedRecording';
import { SkeletonParseError } from '../skeletonParseError';
import { DetectionTable } from './detectionTable';
import { BODIES, FrameShape, wrong } from './jsonFrames';

/** The browser parses a document at one go, in some twenty times its size. */
const MOST_BYTES = 64 * 2 ** 20;
const FRAMES_PER_SLICE = 200;
const SLOWEST = 5;
const FASTEST = 2_000;

interface Document {
  readonly frames: readonly unknown[];
  readonly fps: number;
  readonly label: string | number | null;
  readonly joints: readonly unknown[] | null;
}

/**
 * Reads one file, pausing between slices of its frames. Throws {@link SkeletonParseError}: json-broken, json-too-large, json-shape,
 * zero-frames, too-long.
 */
export function* parseJsonInSlices(bytes: Uint8Array): Generator<void, ParsedRecording> {
  const { frames, fps, label, joints } = documentOf(bytes);
  yield;
  if (frames.length === 0) throw new SkeletonParseError('zero-frames', 1);
  const shape = new FrameShape(frames, joints);
  const stride = shape.jointCount * 3;
  const resampler = new Resampler(fps, stride * BODIES);
  const row = new Float64Array(stride * BODIES);
  for (const [index, frame] of frames.entries()) {
    row.fill(Number.NaN);
    shape.read(frame, `frames[${index}]`, row);
    resampler.push(row);
    if (index % FRAMES_PER_SLICE === FRAMES_PER_SLICE - 1) yield;
  }
  const table = new DetectionTable();
  const rows = resampler.finish();
  for (let start = 0, frame = 0; start < rows.length; frame += 1) {
    table.addFrame(frame);
    for (let body = 1; body <= BODIES; body += 1, start += stride) {
      table.addBody(frame, String(body), Float64Array.from(rows.subarray(start, start + stride)));
    }
    if (frame % FRAMES_PER_SLICE === FRAMES_PER_SLICE - 1) yield;
  }
  const action = label === null ? null : actionOfLabel(label);
  const unread = label !== null && action === null;
  const remarks = unread
    ? ([{ code: 'label-not-understood', detail: String(label).slice(0, 40) }] as const)
    : [];
  return { raw: table.finish(), remarks, action };
}

function documentOf(bytes: Uint8Array): Document {
  if (bytes.length > MOST_BYTES) {
    throw new SkeletonParseError('json-too-large', null, `${Math.round(bytes.length / 2 ** 20)} MB`);
  }
  const value = parsed(bytes);
  if (Array.isArray(value)) return { frames: value, fps: FRAME_RATE, label: null, joints: null };
  if (!isObject(value)) throw wrong('{', value);
  const { frames, fps = FRAME_RATE, label = null, joints = null } = value;
  if (!Array.isArray(frames)) throw wrong('frames', frames);
  if (typeof fps !== 'number' || fps < SLOWEST || fps > FASTEST) throw wrong('fps', fps);
  if (label !== null && typeof label !== 'string' && typeof label !== 'number') throw wrong('label', label);
  if (joints !== null && !Array.isArray(joints)) throw wrong('joints', joints);
  return { frames, fps, label, joints };
}

function parsed(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    // Browsers tell the line in their own words, or the position.
    const message = error instanceof Error ? error.message : '';
    const line = /line (\d+)/.exec(message)?.[1];
    const position = /position (\d+)/.exec(message)?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    throw new SkeletonParseError(
      'json-broken',
      line === undefined ? before.split('\n').length : Number(line),
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
