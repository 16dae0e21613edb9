import { describe, expect, it } from 'vitest';
import { ComputeMeter, type Metered } from './computeMeter';

class Run implements Metered {
  iteration = 0;
  seconds = 0;
}

function step(meter: ComputeMeter, run: Run, milliseconds: number): boolean {
  const alone = meter.wantsAlone(run);
  run.iteration++;
  meter.stepped(run, milliseconds);
  return alone;
}

describe('ComputeMeter', () => {
  it('takes a step’s own duration where the engine computes at once', () => {
    const meter = new ComputeMeter(false);
    const [fast, slow] = [new Run(), new Run()];
    for (let i = 0; i < 10; i++) {
      expect(step(meter, fast, 20)).toBe(false);
      step(meter, slow, 50);
      meter.settled(1);
    }
    expect(fast.seconds).toBeCloseTo(0.2, 12);
    expect(slow.seconds).toBeCloseTo(0.5, 12);
    expect(meter.rate(fast)).toBeCloseTo(50, 6);
    expect(meter.rate(slow)).toBeCloseTo(20, 6);
  });

  it('shares the time between reads by what the networks cost alone, where the device runs behind', () => {
    const meter = new ComputeMeter(true);
    const [fast, slow] = [new Run(), new Run()];
    for (const [run, wait] of [
      [fast, 500], // shaders compile
      [slow, 900],
      [fast, 9],
      [slow, 29],
    ] as const) {
      expect(step(meter, run, 1)).toBe(true);
      meter.settled(wait);
    }
    expect(fast.seconds).toBeCloseTo(0.511, 12);
    expect(slow.seconds).toBeCloseTo(0.931, 12);
    for (let i = 0; i < 3; i++) {
      expect(step(meter, fast, 1)).toBe(false);
      expect(step(meter, slow, 1)).toBe(false);
    }
    meter.settled(114); // 120 ms for three of 10 and three of 30
    expect(fast.seconds).toBeCloseTo(0.511 + 0.03, 12);
    expect(slow.seconds).toBeCloseTo(0.931 + 0.09, 12);
  });

  it('charges nobody with steps that were discarded', () => {
    const meter = new ComputeMeter(true);
    const [old, young] = [new Run(), new Run()];
    step(meter, old, 1);
    meter.discard();
    step(meter, young, 1);
    meter.settled(9);
    expect(old.seconds).toBe(0);
    expect(young.seconds).toBeCloseTo(0.01, 12);
  });

  it('measures anew after a while', () => {
    const meter = new ComputeMeter(true);
    const run = new Run();
    const alone = Array.from({ length: 70 }, () => {
      const wanted = step(meter, run, 1);
      if (wanted) meter.settled(1);
      return wanted;
    });
    expect(alone.flatMap((wanted, i) => (wanted ? [i] : []))).toEqual([0, 1, 66]);
  });

  it('forgets the past of a rate', () => {
    const meter = new ComputeMeter(false);
    const run = new Run();
    expect(meter.rate(run)).toBe(0);
    for (let i = 0; i < 20; i++) {
      step(meter, run, 1000);
      meter.settled(0);
    }
    for (let i = 0; i < 50; i++) {
      step(meter, run, 100);
      meter.settled(0);
    }
    expect(meter.rate(run)).toBeCloseTo(10, 6);
    meter.forget(run);
    expect(meter.rate(run)).toBe(0);
  });
});
