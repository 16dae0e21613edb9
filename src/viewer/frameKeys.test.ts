import { describe, expect, it } from 'vitest';

import { frameForKey, stepAround } from './frameKeys';

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

describe('stepAround', () => {
  it('loops at both ends', () => {
    expect(stepAround(99, 1, 100)).toBe(0);
    expect(stepAround(0, -1, 100)).toBe(99);
    expect(stepAround(0, 1, 0)).toBe(0);
  });
});
