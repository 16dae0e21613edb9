/**
 * Synthetic performers: recordings in NTU RGB+D's format that nobody had to be filmed for. A recording is a pure function of
 * its name and the seed, whichever others are generated. The three cameras see the same performance. Performers
 * are persons: the same body and style in every action. Everything made here is marked `synthetic`.
 */

import type { SyntheticConfig } from '../../experiment/config';
import { Random } from '../../experiment/random';
import { JOINT_COUNT } from '../../skeleton/joints';
import { formatRecordingName, type RecordingName, type SkeletonSequence } from '../../skeleton/sequence';
import { motionOf } from '../bodyTrack';
import { cameraOf, standOf, toCameraSpace, toRoom } from './cameras';
import { type RecordingSession, sequencesPerSession, sessionsOf } from './design';
import { type Performance, perform } from './perform';
import { SCRIPTS } from './repertoire';
import type { MotionScript } from './script';
import { type Observation, observe } from './sensor';

/** Numbers of the actions the synthetic performers know, rising. */
export const SYNTHETIC_ACTIONS: readonly number[] = [...SCRIPTS.keys()].sort((a, b) => a - b);

const SLICE_MILLISECONDS = 50;

function scriptOf(action: number): MotionScript {
  const script = SCRIPTS.get(action);
  if (script === undefined) throw new RangeError(`no motion script for action ${action}`);
  return script;
}

/** The stream of one performance: what all its cameras share. */
function performanceStream(name: RecordingName, seed: number): Random {
  const { setup, performer, replication, action } = name;
  return new Random(seed).fork(`performance ${setup} ${performer} ${replication} ${action}`);
}

/**
 * Where the joints truly are in the room, before any camera: y up, ground at 0.
 * @throws RangeError where no script exists for the action
 */
export function performRecording(name: RecordingName, seed: number): Performance {
  const person = new Random(seed).fork(`performer ${name.performer}`);
  const today = performanceStream(name, seed);
  const performance = perform(scriptOf(name.action), person, today);
  const stand = standOf(name, performance.bodyCount, today.fork('stand'));
  return { ...performance, positions: toRoom(stand, performance.positions) };
}

/** `[frames, bodies, size]` with two bodies exchanged. */
function exchanged<T extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  values: T,
  size: number,
): T {
  const result = values.slice() as T;
  for (let i = 0; i < values.length; i++) {
    const isSecond = Math.floor(i / size) % 2 === 1;
    result[i] = values[isSecond ? i - size : i + size] as number;
  }
  return result;
}

/** The order that cleaning gives the bodies of a read recording: the one that moves most comes first. */
function mainBodyFirst(seen: Observation, frames: number, bodies: 1 | 2): Observation {
  if (bodies === 1) return seen;
  const size = JOINT_COUNT * 3;
  const motion = [0, 1].map((body) => {
    const positions = new Float32Array(frames * size);
    for (let frame = 0; frame < frames; frame++) {
      const start = (frame * bodies + body) * size;
      positions.set(seen.positions.subarray(start, start + size), frame * size);
    }
    return motionOf({ positions });
  });
  if ((motion[0] as number) >= (motion[1] as number)) return seen;
  return { positions: exchanged(seen.positions, size), tracking: exchanged(seen.tracking, JOINT_COUNT) };
}

function film(performance: Performance, name: RecordingName, seed: number): SkeletonSequence {
  const { frameCount, bodyCount, positions } = performance;
  const truth = toCameraSpace(cameraOf(name), positions);
  const noise = performanceStream(name, seed).fork('sensor').fork(name.camera);
  const observation = observe(truth, frameCount, bodyCount, noise);
  return {
    id: formatRecordingName(name),
    name,
    synthetic: true,
    frameCount,
    bodyCount,
    ...mainBodyFirst(observation, frameCount, bodyCount),
    orientations: null,
  };
}

/**
 * One synthetic recording.
 * @throws RangeError where the action is not one of {@link SYNTHETIC_ACTIONS}
 */
export function generateSequence(name: RecordingName, seed: number): SkeletonSequence {
  return film(performRecording(name, seed), name, seed);
}

interface GenerateOptions {
  readonly signal?: AbortSignal;
  /** Called at least every {@link SLICE_MILLISECONDS}, and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * All recordings of a set, ordered by performer, setup, replication, action, camera. Lets other events in every 50 ms.
 * @throws RangeError on an action without script; the signal's reason when aborted
 */
export function generateSequences(
  config: SyntheticConfig,
  seed: number,
  options: GenerateOptions = {},
): Promise<SkeletonSequence[]> {
  return generateSessions(config, seed, sessionsOf(config), options);
}

/** Those of one performer, from 1; the same whoever else is in the set. As `generateSequences`. */
export function generatePerformer(
  config: SyntheticConfig,
  seed: number,
  performer: number,
  options: GenerateOptions = {},
): Promise<SkeletonSequence[]> {
  const sessions = sessionsOf(config).filter((session) => session.performer === performer);
  return generateSessions(config, seed, sessions, options);
}

/** Those of some sessions, one session after the other. As `generateSequences`. */
export async function generateSessions(
  config: SyntheticConfig,
  seed: number,
  sessions: readonly RecordingSession[],
  { signal, onProgress }: GenerateOptions = {},
): Promise<SkeletonSequence[]> {
  const { actions, cameras, replications } = config;
  for (const action of actions) scriptOf(action);
  const total = sessions.length * sequencesPerSession(config);
  const sequences: SkeletonSequence[] = [];
  let sliceEnd = performance.now() + SLICE_MILLISECONDS;
  for (const { replication, action, ...session } of performancesOf(sessions, replications, actions)) {
    const motion = performRecording({ ...session, camera: 1, replication, action }, seed);
    for (const camera of cameras) {
      sequences.push(film(motion, { ...session, camera, replication, action }, seed));
    }
    if (performance.now() < sliceEnd) continue;
    onProgress?.(sequences.length, total);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    sliceEnd = performance.now() + SLICE_MILLISECONDS;
  }
  signal?.throwIfAborted();
  onProgress?.(total, total);
  return sequences;
}

/** What is performed, each for all cameras at once. */
function* performancesOf(
  sessions: readonly RecordingSession[],
  replications: number,
  actions: readonly number[],
): Generator<Omit<RecordingName, 'camera'>> {
  for (const session of sessions) {
    for (let replication = 1; replication <= replications; replication++) {
      for (const action of actions) yield { ...session, replication, action };
    }
  }
}
