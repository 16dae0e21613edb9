import { describe, expect, it } from 'vitest';
import { heldFor } from './GroupStates';

describe('heldFor', () => {
  const fires = [false, false, true, false, false, true];

  it('counts the frames since the group last fired', () => {
    expect(heldFor(fires, 2)).toBe(0);
    expect(heldFor(fires, 4)).toBe(2);
    expect(heldFor(fires, 5)).toBe(0);
  });

  it('knows of groups that have not fired yet', () => {
    expect(heldFor(fires, 1)).toBeNull();
  });
});
