import { describe, expect, it } from 'vitest';
import { heldFor } from './GroupStates';

describe('heldFor', () => {
  const fires = [false, false, true, false, false, true];
  const frames = Int32Array.from(fires, (_, t) => t);

  it('counts the frames since the group last fired', () => {
    expect(heldFor(fires, frames, 2)).toBe(0);
    expect(heldFor(fires, frames, 4)).toBe(2);
    expect(heldFor(fires, frames, 5)).toBe(0);
  });

  it('knows of groups that have not fired yet', () => {
    expect(heldFor(fires, frames, 1)).toBeNull();
  });

  it('counts frames of the recording where networks read only some of them', () => {
    const everyThird = frames.map((frame) => 3 * frame);
    expect(heldFor(fires, everyThird, 4)).toBe(6);
  });
});
