import { describe, expect, it } from 'vitest';

import { usedFrameCount, writeFeatures } from '../dataset/features';
import { DEFAULT_EXPERIMENT, type FeatureConfig } from '../experiment/config';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from '../export/exports.fixture';
import { planOf } from '../export/plan';
import { nothingCarried, runPlan, stepPlan } from '../export/runPlan';
import { generateSequence } from '../recordings/synthetic/generate';
import type { NetworkSnapshot } from '../training/protocol';
import { LiveNetwork } from './liveNetwork';
import { LiveSession } from './liveSession';
import { logSoftmax } from './rollingAnswer';
import { CLASSES, snapshotOf } from './snapshots.fixture';

const FEATURES: FeatureConfig = { ...DEFAULT_EXPERIMENT.features, bodies: 1, view: 'body' };
const SEQUENCE = generateSequence({ setup: 1, camera: 2, performer: 1, replication: 1, action: 23 }, 2);

function frameOf(frame: number) {
  const positions = SEQUENCE.positions.subarray(frame * 75, (frame + 1) * 75);
  return { bodyCount: 1, positions, orientations: null } as const;
}

describe('a network that reads frame by frame', () => {
  it.each(NETWORK_CASES)('gives the logits of the whole sequence to 1e-5: %s %o', async (kind, options) => {
    const file = randomNetwork(kind, options);
    const plan = planOf(file.snapshot);
    const time = 40;
    const frames = randomFrames(time, 1);
    const reference = await referenceLogits(file, frames, time, 1);
    const carried = nothingCarried(plan);
    const live = Array.from({ length: time }, (_, t) => {
      return [...stepPlan(plan, carried, frames.subarray(t * plan.inputs, (t + 1) * plan.inputs))];
    });
    expect(largestDifference(live.flat(), reference)).toBeLessThan(1e-5);
  });

  it('goes on from its state with newer weights, and from nothing as another network', () => {
    const [early, late] = [snapshotOf('rnn', { units: 4 }, 1), snapshotOf('rnn', { units: 4 }, 2)];
    const network = new LiveNetwork(early, 1);
    const input = (frame: number) => SEQUENCE.positions.subarray(frame * 75, (frame + 1) * 75);
    const carried = nothingCarried(planOf(early));
    stepPlan(planOf(early), carried, input(0));
    network.read(input(0), 1 / 30);
    network.take(late);
    network.read(input(1), 1 / 30);
    const expected = logSoftmax(stepPlan(planOf(late), carried, input(1))).map(Math.exp);
    expect(largestDifference(network.present ?? [], expected)).toBeLessThan(1e-6);

    const other = snapshotOf('rnn', { units: 5 }, 3);
    network.take(other);
    network.read(input(2), 1 / 30);
    const fresh = logSoftmax(stepPlan(planOf(other), nothingCarried(planOf(other)), input(2))).map(Math.exp);
    expect(largestDifference(network.present ?? [], fresh)).toBeLessThan(1e-6);
  });

  it('remembers what it answered, with a mark where it started over', () => {
    const network = new LiveNetwork(snapshotOf('ann', { units: 4 }), 1);
    network.startOver();
    expect(network.history).toEqual([]);
    for (let frame = 0; frame < 2; frame++)
      network.read(SEQUENCE.positions.subarray(frame * 75, (frame + 1) * 75), 0.03);
    network.startOver();
    network.startOver();
    expect(network.history.map((answer) => answer === null)).toEqual([false, false, true]);
    expect(network.present).toBeNull();
    expect(network.rolling()).toBeNull();
    const [answer] = network.history;
    expect(CLASSES).toContain(answer?.action);
    expect(answer?.probability).toBeGreaterThan(1 / 3);
  });
});

describe('a live session', () => {
  const KINDS = [
    ['drnn', { periods: [1, 3, 9], units: [5] }],
    ['rnn', { units: 6 }],
    ['lstm', { units: 5 }],
    ['ann', { units: 6 }],
  ] as const;
  const options = { window: 1, startOverAfter: null };

  /** Class probabilities `[time, classes]` of the whole recording, features and all, as in training. */
  function whole(snapshot: NetworkSnapshot, features: FeatureConfig, frameCount: number): Float32Array {
    const time = usedFrameCount(frameCount, features);
    const target = new Float32Array(time * 75);
    writeFeatures({ ...SEQUENCE, frameCount }, features, target, 0, 75);
    const logits = runPlan(planOf(snapshot), target);
    for (let t = 0; t < time; t++) {
      logits.set(logSoftmax(logits.subarray(t * 3, t * 3 + 3)).map(Math.exp), t * 3);
    }
    return logits;
  }

  it.each(KINDS)('answers frame by frame what the whole recording gives, to 1e-5: %s', (kind, given) => {
    const features = { ...FEATURES, frameStep: 2 };
    const snapshot = snapshotOf(kind, given);
    const session = new LiveSession(features, options);
    expect(session.take(snapshot)).toBe(true);
    const live: number[] = [];
    for (let frame = 0; frame < 60; frame++) {
      session.read(frameOf(frame));
      if (frame % 2 === 0) live.push(...(session.answers()[0]?.present ?? []));
    }
    expect(largestDifference(live, whole(snapshot, features, 60))).toBeLessThan(1e-5);
  });

  it('starts over by itself: later frames are answered like the first of a recording', () => {
    const snapshot = snapshotOf('lstm', { units: 5 });
    const session = new LiveSession(FEATURES, { window: 1, startOverAfter: 20 });
    session.take(snapshot);
    const answers: number[][] = [];
    for (let round = 0; round < 2; round++) {
      for (let frame = 0; frame < 20; frame++) {
        session.read(frameOf(frame));
        answers.push([...(session.answers()[0]?.present ?? [])]);
      }
    }
    expect(answers.slice(20)).toEqual(answers.slice(0, 20));
    expect(answers[19]).not.toEqual(answers[0]);
    expect(session.sinceStart).toBe(20);
  });

  it('refuses networks of other inputs, and forgets those that are gone', () => {
    const session = new LiveSession({ ...FEATURES, bodies: 2 }, options);
    expect(session.take(snapshotOf('rnn', { units: 3 }))).toBe(false);
    const single = new LiveSession(FEATURES, options);
    single.take(snapshotOf('rnn', { units: 3 }));
    single.take(snapshotOf('ann', { units: 3 }));
    single.keep(['ann']);
    expect(single.answers().map(({ networkId }) => networkId)).toEqual(['ann']);
  });

  it('takes a diverged network for what it is', () => {
    const broken = snapshotOf('ann', { units: 3 });
    broken.tensors[0]?.values.fill(Number.NaN);
    const session = new LiveSession(FEATURES, options);
    session.take(broken);
    session.read(frameOf(0));
    expect(session.answers()[0]?.present?.every(Number.isNaN)).toBe(true);
  });
});
