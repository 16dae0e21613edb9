import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { generateSequence } from '../recordings/synthetic/generate';
import type { SkeletonSequence } from '../skeleton/sequence';
import { FrameResampler } from './frameResampler';
import { type LiveBodies, type LiveClock, LiveDriver, type LiveView } from './liveDriver';
import { Pace } from './pace';
import { SensorClock } from './sensorClock';
import { snapshotOf } from './snapshots.fixture';

const SEQUENCE: SkeletonSequence = generateSequence(
  { setup: 1, camera: 2, performer: 1, replication: 1, action: 23 },
  2,
);

/** A clock that a test turns on by hand. */
class HandClock implements LiveClock {
  time = 0;
  isHidden = false;
  #callbacks = new Map<number, () => void>();
  #count = 0;
  now = () => this.time;
  hidden = () => this.isHidden;
  requestFrame = (callback: () => void) => {
    this.#callbacks.set(++this.#count, callback);
    return this.#count;
  };
  cancelFrame = (request: number) => this.#callbacks.delete(request);

  /** Time passes, then the page paints. */
  paint(milliseconds: number): void {
    this.time += milliseconds;
    const due = [...this.#callbacks.values()];
    this.#callbacks.clear();
    for (const callback of due) callback();
  }
}

function stage(sequence: SkeletonSequence | null = SEQUENCE) {
  const clock = new HandClock();
  const shown: (LiveBodies | null)[] = [];
  const views: LiveView[] = [];
  const driver = new LiveDriver(
    { ...DEFAULT_EXPERIMENT.features, bodies: 1 },
    { window: 1, startOverAfter: null },
    clock,
    { onBodies: (bodies) => shown.push(bodies), onView: (view) => views.push(view) },
  );
  if (sequence !== null) driver.play(sequence);
  const frames = () => shown.map((bodies) => bodies?.frame ?? null);
  return { clock, driver, views, frames, shown };
}

describe('a recording as if from a sensor', () => {
  it('comes at 30 frames a second whatever the screen does, from frame 0', () => {
    const { clock, views, frames } = stage();
    for (let i = 0; i < 60; i++) clock.paint(17);
    expect(frames().slice(0, 3)).toEqual([0, 1, 2]);
    expect(frames().at(-1)).toBe(30);
    expect(views.at(-1)?.pace.framesPerSecond).toBeCloseTo(30, 0);
    expect(views.at(-1)?.pace.lost).toBe(0);
  });

  it('is read late after a hiccup, and loses what waited for more than half a second', () => {
    const { clock, views, frames } = stage();
    clock.paint(400);
    expect(frames().at(-1)).toBe(12);
    expect(views.at(-1)?.sinceStart).toBe(13);
    clock.paint(900);
    expect(frames().at(-1)).toBe(39);
    expect(views.at(-1)?.sinceStart).toBe(28); // 27 came, 15 of them were read
    expect(views.at(-1)?.pace.lost).toBe(12);
  });

  it('waits while nobody can see the page', () => {
    const { clock, frames } = stage();
    clock.paint(100);
    clock.isHidden = true;
    clock.paint(60_000);
    clock.isHidden = false;
    clock.paint(16);
    clock.paint(34);
    expect(frames().at(-1)).toBe(5);
  });

  it('begins anew at its end, and the networks with it', () => {
    const { clock, views, frames } = stage({ ...SEQUENCE, frameCount: 10 });
    for (let i = 0; i < 36; i++) clock.paint(1000 / 60);
    expect(frames()).toContain(9);
    expect(Math.max(...frames().map(Number))).toBe(9);
    expect(views.at(-1)?.sinceStart).toBeLessThan(10);
    expect(frames().at(-1)).toBe(8);
  });

  it('stops', () => {
    const { clock, driver, frames } = stage();
    driver.stop();
    const before = frames().length;
    clock.paint(1000);
    expect(frames()).toHaveLength(before);
  });

  it('is forgotten with its answers and its body', () => {
    const { clock, driver, views, shown } = stage();
    expect(driver.take(snapshotOf('rnn', { units: 4 }))).toBe(true);
    for (let i = 0; i < 30; i++) clock.paint(17);
    driver.stop();
    expect(views.at(-1)?.answers[0]?.history.length).toBeGreaterThan(10);
    expect(shown.at(-1)).not.toBeNull();
    driver.forget();
    expect(views.at(-1)?.answers).toMatchObject([{ present: null, rolling: null, history: [] }]);
    expect(views.at(-1)?.sinceStart).toBe(0);
    expect(shown.at(-1)).toBeNull();
  });
});

describe('a camera', () => {
  const body = (x: number) => ({
    positions: new Float32Array(75).fill(x),
    tracking: new Uint8Array(25).fill(2, 0, 20),
  });

  it('gives 30 frames a second from 15 pictures, and none while nobody is in sight', () => {
    const { clock, driver, views, shown } = stage(null);
    for (let i = 0; i <= 17; i++) {
      clock.time = (i * 1000) / 15;
      driver.see(clock.time, 20, body(1));
    }
    expect(views.at(-1)?.sinceStart).toBeGreaterThanOrEqual(30);
    expect(views.at(-1)?.jointsSeen).toBe(20);
    expect(views.at(-1)?.pictures.framesPerSecond).toBeCloseTo(15, 0);
    const read = () => {
      driver.stop(); // shows how things stand at once
      return views.at(-1)?.sinceStart;
    };
    const before = read();
    expect(Math.abs((before ?? 0) - 35)).toBeLessThanOrEqual(1); // the first, and two for each of the others
    driver.see(clock.time + 200, 20, null);
    expect(read()).toBe(before);
    expect(shown.at(-1)).toBeNull();
  });

  it('starts over for who comes after a while', () => {
    const { clock, driver, views } = stage(null);
    for (const at of [0, 33, 67, 100]) {
      clock.time = at;
      driver.see(at, 20, body(1));
    }
    for (const at of [200, 1500]) {
      clock.time = at;
      driver.see(at, 20, at === 200 ? null : body(2));
    }
    expect(views.at(-1)?.sinceStart).toBe(1);
  });
});

describe('a camera’s frames at 30 a second', () => {
  const at = (resampler: FrameResampler, seconds: number) =>
    resampler.push(seconds, Float32Array.of(seconds)).map(([value]) => value ?? Number.NaN);

  it.each([15, 24, 30, 60])('lie on the straight way between pictures: %i a second', (rate) => {
    const resampler = new FrameResampler();
    const given: number[] = [];
    for (let i = 0; i <= rate * 2; i++) given.push(...at(resampler, i / rate + (i % 3) * 0.002));
    expect(given.length).toBeGreaterThanOrEqual(60);
    expect(given.length).toBeLessThanOrEqual(61);
    given.forEach((value, i) => {
      expect(value).toBeCloseTo(i / 30, 5);
    });
  });

  it('are not made up across a gap, and never go back in time', () => {
    const resampler = new FrameResampler();
    at(resampler, 1);
    expect(at(resampler, 2)).toEqual([2]);
    expect(at(resampler, 1.9)).toEqual([]);
    resampler.push(2.1, null);
    expect(at(resampler, 2.2)).toHaveLength(1);
  });
});

describe('clocks', () => {
  it('count what is due since the last time', () => {
    const clock = new SensorClock(1000);
    expect(clock.due(1000)).toEqual({ lost: 0, read: 1 });
    expect(clock.due(1010)).toEqual({ lost: 0, read: 0 });
    expect(clock.due(1101)).toEqual({ lost: 0, read: 3 });
    expect(clock.due(3101)).toEqual({ lost: 45, read: 15 });
  });

  it('tell no rate from too little', () => {
    const pace = new Pace();
    expect(pace.report(0)).toEqual({
      framesPerSecond: Number.NaN,
      millisecondsPerFrame: Number.NaN,
      lost: 0,
    });
    pace.note(0, 1, 0, 4);
    pace.note(100, 3, 0, 4);
    expect(pace.report(100)).toEqual({ framesPerSecond: Number.NaN, millisecondsPerFrame: 2, lost: 0 });
  });

  it('look two seconds back', () => {
    const pace = new Pace();
    for (let at = 0; at <= 5000; at += 100) pace.note(at, at < 2000 ? 1 : 3, at === 0 ? 7 : 0, 6);
    const { framesPerSecond, millisecondsPerFrame, lost } = pace.report(5000);
    expect(framesPerSecond).toBeCloseTo(30, 6);
    expect(millisecondsPerFrame).toBeCloseTo(2, 6);
    expect(lost).toBe(0);
    expect(pace.report(9000).framesPerSecond).toBeNaN();
  });
});
