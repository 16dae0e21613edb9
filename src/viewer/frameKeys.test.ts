import { describe, expect, it } from 'vitest';

import { frameForKey, stepAround, turnForKey } from './frameKeys';

const press = (key: string, shiftKey = false) => frameForKey({ key, shiftKey }, 50, 100);

describe('frameForKey', () => {
  it('steps by one, a second and a tenth', () => {
    expect(press('ArrowRight')).toBe(51);
    expect(press('ArrowLeft')).toBe(49);
    expect(press('ArrowRight', true)).toBe(80);
    expect(press('ArrowLeft', true)).toBe(20);
    expect(press('PageUp')).toBe(60);
    expect(press('PageDown')).toBe(40);
    expect(press('Home')).toBe(0);
    expect(press('End')).toBe(99);
  });

  it('stays inside the sequence', () => {
    expect(frameForKey({ key: 'ArrowRight', shiftKey: true }, 90, 100)).toBe(99);
    expect(frameForKey({ key: 'ArrowLeft', shiftKey: false }, 0, 100)).toBe(0);
    expect(frameForKey({ key: 'End', shiftKey: false }, 0, 0)).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(press('a')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});

describe('turnForKey', () => {
  const turned = (key: string, altKey = true) => turnForKey({ key, altKey });

  it('turns with Alt and an arrow, opposite arrows by opposite turns', () => {
    const [left, right] = [turned('ArrowLeft'), turned('ArrowRight')];
    expect(left?.round).toBeGreaterThan(0);
    expect(right?.round).toBe(-(left?.round ?? 0));
    expect(turned('ArrowDown')?.up).toBe(-(turned('ArrowUp')?.up ?? 0));
    for (const turn of [left, right, turned('ArrowUp')]) expect(turn?.distance).toBe(1);
  });

  it('leaves arrows alone to the frames', () => {
    expect(turned('ArrowLeft', false)).toBeNull();
    expect(turned('ArrowUp', false)).toBeNull();
  });

  it('comes as near as it goes away, with plus whichever way it is typed', () => {
    const nearer = turned('+', false)?.distance ?? 0;
    expect(nearer).toBeLessThan(1);
    expect(turned('=', false)?.distance).toBe(nearer);
    expect(nearer * (turned('-', false)?.distance ?? 0)).toBeCloseTo(1);
    expect(turned('+', true)).toBeNull();
    expect(turned('x', false)).toBeNull();
  });
});

describe('stepAround', () => {
  it('loops at both ends', () => {
    expect(stepAround(99, 1, 100)).toBe(0);
    expect(stepAround(0, -1, 100)).toBe(99);
    expect(stepAround(0, 1, 0)).toBe(0);
  });
});
