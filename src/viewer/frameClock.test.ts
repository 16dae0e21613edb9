import { describe, expect, it } from 'vitest';

import { FrameClock } from './frameClock';

const FRAME_MS = 1000 / 30;

describe('FrameClock', () => {
  it('plays 30 frames a second at normal speed', () => {
    const clock = new FrameClock(100, 0);
    let shown = 0;
    for (let i = 0; i < 60; i++) shown = clock.advance(1000 / 60, 1, true) ?? shown;
    expect([29, 30]).toContain(shown);
  });

  it('announces a frame once', () => {
    const clock = new FrameClock(100, 0);
    expect(clock.advance(FRAME_MS * 0.6, 1, true)).toBeNull();
    expect(clock.advance(FRAME_MS * 0.6, 1, true)).toBe(1);
    expect(clock.advance(FRAME_MS * 0.6, 1, true)).toBeNull();
  });

  it('scales with speed and loops', () => {
    const clock = new FrameClock(10, 8);
    expect(clock.advance(FRAME_MS * 1.5, 2, true)).toBe(1);
    const slow = new FrameClock(10, 0);
    expect(slow.advance(FRAME_MS * 3.9, 0.25, true)).toBeNull();
    expect(slow.advance(FRAME_MS * 0.2, 0.25, true)).toBe(1);
  });

  it('stops at the last frame where it does not loop, however late the page is', () => {
    const clock = new FrameClock(10, 7);
    expect(clock.advance(FRAME_MS * 1.5, 1, false)).toBe(8);
    expect(clock.atEnd).toBe(false);
    expect(clock.advance(250, 4, false)).toBe(9);
    expect(clock.atEnd).toBe(true);
    expect(clock.advance(250, 4, false)).toBeNull();
  });

  it('does not leap after a pause of the page', () => {
    const clock = new FrameClock(1000, 0);
    expect(clock.advance(60_000, 1, true)).toBe(7);
  });

  it('takes late echoes of its own frames for echoes, in order', () => {
    const clock = new FrameClock(100, 0);
    clock.advance(FRAME_MS * 1.1, 1, true);
    clock.advance(FRAME_MS, 1, true);
    clock.observe(1);
    clock.observe(2);
    expect(clock.advance(FRAME_MS, 1, true)).toBe(3);
  });

  it('goes on from where a person scrubbed to', () => {
    const clock = new FrameClock(100, 0);
    clock.advance(FRAME_MS * 1.1, 1, true);
    clock.observe(1);
    clock.observe(50);
    expect(clock.advance(FRAME_MS * 1.1, 1, true)).toBe(51);
  });

  it('holds a sequence of one frame', () => {
    expect(new FrameClock(1, 0).advance(200, 2, true)).toBeNull();
    expect(new FrameClock(0, 5).advance(200, 2, true)).toBeNull();
  });
});
